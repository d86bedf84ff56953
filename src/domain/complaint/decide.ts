import type { Decider } from '../decider.js'
import type { ComplaintCommand } from './commands.js'
import { acceptComplaint, declineComplaint, transferComplaint } from './decide/competence.js'
import { approveComplaintConclusion, concludeComplaint, returnComplaintConclusion } from './decide/concluding.js'
import { adoptComplaintDate, handOverComplaint, noteConcernedOfficers } from './decide/custody.js'
import { recordInvestigationStep } from './decide/investigating.js'
import { dispatchComplaintNotice, prepareComplaintLetter } from './decide/letters.js'
import { receiveComplaint } from './decide/receiving.js'
import { archiveComplaint, replyToComplainant, withdrawComplaint } from './decide/replying.js'
import { askAgencyForStatement, recordAgencyStatement } from './decide/statement.js'
import type { ComplaintEvent } from './events.js'
import { type Complaint, evolve, initial } from './state.js'

/** 投诉举报 (711-51), stream `complaint-{id}`. */
export const complaintDecider: Decider<ComplaintCommand, Complaint, ComplaintEvent> = {
  initial,
  evolve,
  handlers: {
    ReceiveComplaint: receiveComplaint,
    NoteConcernedOfficers: noteConcernedOfficers,
    HandOverComplaint: handOverComplaint,
    AcceptComplaint: acceptComplaint,
    AdoptComplaintDate: adoptComplaintDate,
    DeclineComplaint: declineComplaint,
    TransferComplaint: transferComplaint,
    AskAgencyForStatement: askAgencyForStatement,
    RecordAgencyStatement: recordAgencyStatement,
    RecordInvestigationStep: recordInvestigationStep,
    ConcludeComplaint: concludeComplaint,
    ReturnComplaintConclusion: returnComplaintConclusion,
    ApproveComplaintConclusion: approveComplaintConclusion,
    PrepareComplaintLetter: prepareComplaintLetter,
    DispatchComplaintNotice: dispatchComplaintNotice,
    ReplyToComplainant: replyToComplainant,
    WithdrawComplaint: withdrawComplaint,
    ArchiveComplaint: archiveComplaint,
  },
}
