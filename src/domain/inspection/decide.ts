import type { Decider } from '../decider.js'
import type { InspectionCommand } from './commands.js'
import { approveBulletin, draftBulletin, issueBulletin, publishBulletin, returnBulletin } from './decide/bulletins.js'
import { concludeInspection } from './decide/concluding.js'
import { proposeAccountabilityCase, recordRectificationMiss } from './decide/escalation.js'
import { attachInspectionFile, recordFinding } from './decide/findings.js'
import { issueRectificationNotice, stateRectification, verifyRectification } from './decide/notices.js'
import { cancelInspection, changeInspectors, planInspection } from './decide/planning.js'
import { drawSample, examineSubject } from './decide/sampling.js'
import type { InspectionEvent } from './events.js'
import { evolve, initial, type Inspection } from './state.js'

/** 监督检查 (LS-15.1, 711-46 to 711-48), stream `inspection-{id}`. */
export const inspectionDecider: Decider<InspectionCommand, Inspection, InspectionEvent> = {
  initial,
  evolve,
  handlers: {
    PlanInspection: planInspection,
    ChangeInspectors: changeInspectors,
    CancelInspection: cancelInspection,
    DrawSample: drawSample,
    ExamineSubject: examineSubject,
    RecordFinding: recordFinding,
    AttachInspectionFile: attachInspectionFile,
    IssueRectificationNotice: issueRectificationNotice,
    StateRectification: stateRectification,
    VerifyRectification: verifyRectification,
    RecordRectificationMiss: recordRectificationMiss,
    ProposeAccountabilityCase: proposeAccountabilityCase,
    ConcludeInspection: concludeInspection,
    DraftBulletin: draftBulletin,
    ReturnBulletin: returnBulletin,
    ApproveBulletin: approveBulletin,
    IssueBulletin: issueBulletin,
    PublishBulletin: publishBulletin,
  },
}
