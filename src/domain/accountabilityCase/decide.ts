import type { Decider } from '../decider.js'
import type { AccountabilityCaseCommand } from './commands.js'
import { closeCase } from './decide/closing.js'
import { decideCase, serveCaseDecision } from './decide/decision.js'
import { freezeEvidence } from './decide/evidence.js'
import { proposeMeasures, recordMeasureCarriedOut } from './decide/measures.js'
import { answerRecordObjection, objectToCaseRecord } from './decide/objections.js'
import { changeConcerned, handOverCase, openCase } from './decide/opening.js'
import { decideCaseReview, requestCaseReview } from './decide/review.js'
import { inviteStatement, recordStatement } from './decide/statements.js'
import type { AccountabilityCaseEvent } from './events.js'
import { type AccountabilityCase, evolve, initial } from './state.js'

/** 责任追究 (LS-15.2, 711-47, 711-53), stream `case-{id}`. */
export const accountabilityCaseDecider: Decider<
  AccountabilityCaseCommand,
  AccountabilityCase,
  AccountabilityCaseEvent
> = {
  initial,
  evolve,
  handlers: {
    OpenCase: openCase,
    HandOverCase: handOverCase,
    ChangeConcerned: changeConcerned,
    FreezeEvidence: freezeEvidence,
    InviteStatement: inviteStatement,
    RecordStatement: recordStatement,
    ProposeMeasures: proposeMeasures,
    DecideCase: decideCase,
    ServeCaseDecision: serveCaseDecision,
    RequestCaseReview: requestCaseReview,
    DecideCaseReview: decideCaseReview,
    RecordMeasureCarriedOut: recordMeasureCarriedOut,
    ObjectToCaseRecord: objectToCaseRecord,
    AnswerRecordObjection: answerRecordObjection,
    CloseCase: closeCase,
  },
}
