import type { Decider } from '../decider.js'
import type { InformationItemCommand } from './commands.js'
import { approveItem } from './decide/approval.js'
import { recordConsultationConclusion, reopenConsultation, requireConsultation } from './decide/consultation.js'
import { answerItemContradiction, recordItemContradictions } from './decide/contradictions.js'
import { attachFile, recordFileScan, reviseContent, reviseDescription } from './decide/content.js'
import { createItem, recordLegacyPublication, recordSecretItem } from './decide/creation.js'
import { handOverItem, orderPurge, recordKeyDestruction } from './decide/custody.js'
import { fillSecrecyReviewForm } from './decide/form.js'
import {
  changeInvolvement,
  fixPublisherByLaw,
  recordSpecialPublicationLaw,
  recordStatutoryApproval,
} from './decide/involvement.js'
import { answerPersonalDataHit, recordPersonalDataScan } from './decide/personalData.js'
import { authorizePublication, withdrawItem } from './decide/publication.js'
import { decidePublicInterest, recordImpactAssessment } from './decide/publicInterest.js'
import { confirmRedaction, prepareRedaction, recordRedactionCheck } from './decide/redaction.js'
import { recordReferralAnswer, referSecrecyReview } from './decide/referral.js'
import { recordFiling, recordIndexNumber, registerItem } from './decide/register.js'
import { concludeSecrecyReview, passSectionReview, submitForReview } from './decide/review.js'
import { returnForRework } from './decide/rework.js'
import { askThirdParty, recordThirdPartyAnswer, recordThirdPartySilence } from './decide/thirdParty.js'
import { discardDraft, endValidity, reevaluateDisclosure, startCorrection } from './decide/versions.js'
import type { InformationItemEvent } from './events.js'
import { evolve } from './evolve.js'
import { type InformationItem, initial } from './state.js'

/** An item of government information from creation to the end of its key: who may do what, under which rules. */
export const informationItemDecider: Decider<InformationItemCommand, InformationItem, InformationItemEvent> = {
  initial,
  evolve,
  handlers: {
    CreateItem: createItem,
    RecordSecretItem: recordSecretItem,
    RecordLegacyPublication: recordLegacyPublication,
    AttachFile: attachFile,
    RecordFileScan: recordFileScan,
    ReviseContent: reviseContent,
    ReviseDescription: reviseDescription,
    ChangeInvolvement: changeInvolvement,
    FixPublisherByLaw: fixPublisherByLaw,
    RecordSpecialPublicationLaw: recordSpecialPublicationLaw,
    RecordStatutoryApproval: recordStatutoryApproval,
    FillSecrecyReviewForm: fillSecrecyReviewForm,
    PrepareRedaction: prepareRedaction,
    RecordRedactionCheck: recordRedactionCheck,
    ConfirmRedaction: confirmRedaction,
    RecordPersonalDataScan: recordPersonalDataScan,
    AnswerPersonalDataHit: answerPersonalDataHit,
    SubmitForReview: submitForReview,
    PassSectionReview: passSectionReview,
    ReferSecrecyReview: referSecrecyReview,
    RecordReferralAnswer: recordReferralAnswer,
    ConcludeSecrecyReview: concludeSecrecyReview,
    ApproveItem: approveItem,
    ReturnForRework: returnForRework,
    RegisterItem: registerItem,
    RecordIndexNumber: recordIndexNumber,
    RecordFiling: recordFiling,
    AskThirdParty: askThirdParty,
    RecordThirdPartyAnswer: recordThirdPartyAnswer,
    RecordThirdPartySilence: recordThirdPartySilence,
    DecidePublicInterest: decidePublicInterest,
    RecordImpactAssessment: recordImpactAssessment,
    RequireConsultation: requireConsultation,
    ReopenConsultation: reopenConsultation,
    RecordConsultationConclusion: recordConsultationConclusion,
    RecordItemContradictions: recordItemContradictions,
    AnswerItemContradiction: answerItemContradiction,
    AuthorizePublication: authorizePublication,
    StartCorrection: startCorrection,
    DiscardDraft: discardDraft,
    WithdrawItem: withdrawItem,
    EndValidity: endValidity,
    ReevaluateDisclosure: reevaluateDisclosure,
    HandOverItem: handOverItem,
    OrderPurge: orderPurge,
    RecordKeyDestruction: recordKeyDestruction,
  },
}
