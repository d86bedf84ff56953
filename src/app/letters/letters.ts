import type { LetterKind } from './letterKinds.js'
import type { LetterTemplate } from './letterTemplate.js'
import { assistanceLetter, correctionForwarding, involvedAgencyLetter, jointMakerLetter } from './templates/agencies.js'
import {
  complaintDeclined,
  complaintReceipt,
  complaintReply,
  complaintStatementRequest,
  complaintTransfer,
  complaintTransferNotice,
} from './templates/complaints.js'
import {
  correctionCorrected,
  correctionDirected,
  correctionForwarded,
  correctionRefused,
} from './templates/corrections.js'
import { feeNotice, feeRevocation } from './templates/fee.js'
import { applicationForm, approvalForm, registrationForm, thirdPartyConfirmation } from './templates/forms.js'
import {
  acceptanceReceipt,
  amendmentNotice,
  delayNotice,
  extensionNotice,
  mergerNotice,
  opinionNoticeToApplicant,
  reasonsNotice,
  splitNotice,
  withdrawalConfirmation,
} from './templates/notices.js'
import { REPLIES } from './templates/replies.js'
import { thirdPartyDecisionNotice, thirdPartyLetter, thirdPartyOverrideNotice } from './templates/thirdParty.js'

/** The template of every kind of letter. */
export const LETTERS: Readonly<Record<LetterKind, LetterTemplate>> = {
  applicationForm,
  registrationForm,
  acceptanceReceipt,
  splitNotice,
  amendmentNotice,
  reasonsNotice,
  delayNotice,
  extensionNotice,
  thirdPartyLetter,
  thirdPartyConfirmation,
  opinionNoticeToApplicant,
  thirdPartyOverrideNotice,
  thirdPartyDecisionNotice,
  jointMakerLetter,
  involvedAgencyLetter,
  assistanceLetter,
  feeNotice,
  feeRevocation,
  approvalForm,
  withdrawalConfirmation,
  mergerNotice,
  correctionForwarding,
  ...REPLIES,
  correctionCorrected,
  correctionRefused,
  correctionForwarded,
  correctionDirected,
  complaintReceipt,
  complaintDeclined,
  complaintTransfer,
  complaintTransferNotice,
  complaintStatementRequest,
  complaintReply,
}
