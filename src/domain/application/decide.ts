import type { Decider } from '../decider.js'
import type { ApplicationCommand } from './commands.js'
import { recordAgencyConsultationConclusion, requireAgencyConsultation } from './decide/agencies.js'
import { recordAmendment } from './decide/amended.js'
import { recordAmendmentNoticeService, requestAmendment } from './decide/amendment.js'
import { adoptReplyDate, pauseReplyClock, resumeReplyClock } from './decide/clock.js'
import { confirmReceipt, logContactAttempt, noteUnconfirmedReceipt } from './decide/confirmation.js'
import { archiveApplication, handOverApplication, transferApplication } from './decide/custody.js'
import { dispatchReply, recordReplyDelivery, signReply } from './decide/dispatch.js'
import { mergeApplication, withdrawApplication } from './decide/ending.js'
import { extendReplyPeriod } from './decide/extension.js'
import { attachApplicationFile } from './decide/files.js'
import { issueFeeNotice } from './decide/fees.js'
import { delayReply, judgeReasons, recordReasons, requestReasons } from './decide/frequency.js'
import { openApplicationPart, receiveApplication } from './decide/intake.js'
import {
  judgeObjection,
  overruleObjection,
  recordThirdPartyLapse,
  recordThirdPartyOpinion,
} from './decide/objections.js'
import { recordFeeNoticeService, recordFeePayment } from './decide/payment.js'
import { prepareLetter } from './decide/letters.js'
import { sealLetter } from './decide/seals.js'
import { decideProactiveProposal, proposeProactiveDisclosure } from './decide/proactive.js'
import { recordRemedyResult, registerRemedy } from './decide/remedies.js'
import { approveReply, draftReply, returnReply } from './decide/reply.js'
import { revokeFeeNotice } from './decide/revocation.js'
import { identifyInformation, recordSearch } from './decide/search.js'
import { splitApplication } from './decide/split.js'
import { adoptStepDate } from './decide/stepDates.js'
import { issueThirdPartyLetter, recordThirdPartyService, recordThirdPartyUnreachable } from './decide/thirdParty.js'
import type { ApplicationEvent } from './events.js'
import { evolve } from './evolve.js'
import { type Application, initial } from './state.js'

/** 依申请公开, stream `application-{id}`: from what arrives to the reply that is out, and what comes of it (711-27 to 711-45). */
export const applicationDecider: Decider<ApplicationCommand, Application, ApplicationEvent> = {
  initial,
  evolve,
  handlers: {
    ReceiveApplication: receiveApplication,
    OpenApplicationPart: openApplicationPart,
    ConfirmReceipt: confirmReceipt,
    NoteUnconfirmedReceipt: noteUnconfirmedReceipt,
    LogContactAttempt: logContactAttempt,
    SplitApplication: splitApplication,
    RequestAmendment: requestAmendment,
    RecordAmendmentNoticeService: recordAmendmentNoticeService,
    RecordAmendment: recordAmendment,
    IdentifyInformation: identifyInformation,
    RecordSearch: recordSearch,
    IssueThirdPartyLetter: issueThirdPartyLetter,
    RecordThirdPartyService: recordThirdPartyService,
    RecordThirdPartyUnreachable: recordThirdPartyUnreachable,
    RecordThirdPartyOpinion: recordThirdPartyOpinion,
    RecordThirdPartyLapse: recordThirdPartyLapse,
    JudgeObjection: judgeObjection,
    OverruleObjection: overruleObjection,
    PauseReplyClock: pauseReplyClock,
    ResumeReplyClock: resumeReplyClock,
    AdoptReplyDate: adoptReplyDate,
    AdoptStepDate: adoptStepDate,
    RequireAgencyConsultation: requireAgencyConsultation,
    RecordAgencyConsultationConclusion: recordAgencyConsultationConclusion,
    ExtendReplyPeriod: extendReplyPeriod,
    RequestReasons: requestReasons,
    RecordReasons: recordReasons,
    JudgeReasons: judgeReasons,
    DelayReply: delayReply,
    IssueFeeNotice: issueFeeNotice,
    RecordFeeNoticeService: recordFeeNoticeService,
    RevokeFeeNotice: revokeFeeNotice,
    RecordFeePayment: recordFeePayment,
    DraftReply: draftReply,
    ReturnReply: returnReply,
    ApproveReply: approveReply,
    SignReply: signReply,
    DispatchReply: dispatchReply,
    RecordReplyDelivery: recordReplyDelivery,
    WithdrawApplication: withdrawApplication,
    MergeApplication: mergeApplication,
    ProposeProactiveDisclosure: proposeProactiveDisclosure,
    DecideProactiveProposal: decideProactiveProposal,
    RegisterRemedy: registerRemedy,
    RecordRemedyResult: recordRemedyResult,
    AttachApplicationFile: attachApplicationFile,
    PrepareLetter: prepareLetter,
    SealLetter: sealLetter,
    ArchiveApplication: archiveApplication,
    HandOverApplication: handOverApplication,
    TransferApplication: transferApplication,
  },
}
