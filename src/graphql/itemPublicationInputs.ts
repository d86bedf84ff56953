import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { ThirdPartyInterest } from '../domain/grounds.js'
import type { Channel, PurgeBasis, ValidityEnd, WithdrawalReason } from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { field, type Maybe, maybe } from './fields.js'
import { ChannelEnum } from './itemCatalogueEnums.js'
import {
  InterestEnum,
  PurgeBasisEnum,
  ReevaluationEnum,
  ThirdPartyAnswerEnum,
  ThirdPartyKindEnum,
  ValidityEndEnum,
  WithdrawalReasonEnum,
} from './itemEnums.js'
import { ItemInput, JudgementInput } from './itemInput.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'Approval that a special law asks for, 711-11 (批准).' })
export class RecordStatutoryApprovalInput extends JudgementInput {
  @field(() => String, 'Authority that approved (批准机关).')
  readonly authority!: string

  @field(() => LocalDateScalar, 'Day of approval (批准日期).')
  readonly approvedOn!: LocalDate

  @field(() => String, 'Number of the approval (批准文号).')
  readonly documentNumber!: string
}

@InputType({ description: 'Asks a third party in writing, 711-15, 711-32 (征求第三方意见).' })
export class AskThirdPartyInput extends ItemInput {
  @maybe(() => ID, 'The person, if already known here; otherwise one is made (第三方).')
  readonly personId?: Maybe<string>

  @field(() => String, 'Name; personal data, sealed under a key of its own (姓名或者名称).')
  readonly name!: string

  @field(() => ThirdPartyKindEnum, 'Citizen or organisation (类别).')
  readonly kind!: 'citizen' | 'organisation'

  @field(() => InterestEnum, 'Whose interest is touched (涉及权益).')
  readonly interest!: ThirdPartyInterest

  @field(() => String, 'Number of the letter (征求意见书编号).')
  readonly letterNumber!: string

  @field(() => LocalDateScalar, 'Day of delivery; the 15 working days start after it (送达日期).')
  readonly servedOn!: LocalDate
}

@InputType({ description: 'Answer of a third party (第三方答复).' })
export class RecordThirdPartyAnswerInput extends ItemInput {
  @field(() => ID, 'The person asked (第三方).')
  readonly personId!: string

  @field(() => ThirdPartyAnswerEnum, 'The answer (答复).')
  readonly answer!: 'consents' | 'objects'

  @field(() => LocalDateScalar, 'Day it was received (收到日期).')
  readonly receivedOn!: LocalDate

  @maybe(() => String, 'Reasons in words (理由).')
  readonly reasons?: Maybe<string>

  @field(() => String, 'Number or place of the proof (凭证).')
  readonly proof!: string
}

@InputType({ description: 'A third party let its time pass without an answer, 711-32 (第三方逾期未答复).' })
export class RecordThirdPartySilenceInput extends ItemInput {
  @field(() => ID, 'The person asked (第三方).')
  readonly personId!: string
}

@InputType({ description: 'Not disclosing would do great harm to the public interest, 711-15 (公共利益决定).' })
export class DecidePublicInterestInput extends JudgementInput {
  @field(() => InterestEnum, 'The interest that gives way (涉及权益).')
  readonly interest!: ThirdPartyInterest

  @field(() => String, 'Reasons in words (理由).')
  readonly reasons!: string

  @field(() => String, 'Number of the notice to the third party (告知书编号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day the notice was delivered (告知日期).')
  readonly noticeServedOn!: LocalDate
}

@InputType({ description: 'Assessment of the effect on personal information, PIPL-55 (个人信息保护影响评估).' })
export class RecordImpactAssessmentInput extends JudgementInput {
  @field(() => LocalDateScalar, 'Day of the assessment (评估日期).')
  readonly assessedOn!: LocalDate

  @field(() => String, 'Number of the report (报告编号).')
  readonly documentNumber!: string

  @field(() => Boolean, 'Whether disclosure is acceptable (是否可以公开).')
  readonly acceptable!: boolean

  @maybe(() => String, 'Remark in words (说明).')
  readonly note?: Maybe<string>
}

@InputType({ description: 'Exactly this content becomes public, on these channels (授权发布).' })
export class AuthorizePublicationInput extends JudgementInput {
  @field(() => [ChannelEnum], 'Channels; the government website is the first, LS-13.1 (公开渠道).')
  readonly channels!: readonly Channel[]
}

@InputType({ description: 'Takes it back from the public (撤回).' })
export class WithdrawItemInput extends ItemInput {
  @field(() => WithdrawalReasonEnum, 'Why (撤回原因).')
  readonly reason!: WithdrawalReason

  @field(() => String, 'Explanation in words (说明).')
  readonly explanation!: string
}

@InputType({ description: 'It is no longer in force; it stays public, marked so (终止效力).' })
export class EndValidityInput extends ItemInput {
  @field(() => ValidityEndEnum, 'How (终止方式).')
  readonly kind!: ValidityEnd

  @field(() => LocalDateScalar, 'First day on which it is not in force (终止日期).')
  readonly effectiveOn!: LocalDate

  @field(() => String, 'Decision or rule that ends it (依据).')
  readonly basis!: string

  @maybe(() => ID, 'The item that replaces it (替代信息).')
  readonly supersededById?: Maybe<string>
}

@InputType({ description: 'Looks again at what is not fully open, 711-18 (动态调整).' })
export class ReevaluateDisclosureInput extends ItemInput {
  @field(() => ReevaluationEnum, 'Outcome (结果).')
  readonly outcome!: 'upheld' | 'reopened'

  @field(() => String, 'Reasons in words (理由).')
  readonly reasons!: string
}

@InputType({ description: 'Another officer takes charge of it (移交).' })
export class HandOverItemInput extends ItemInput {
  @field(() => ID, 'The officer in charge now (移交人).')
  readonly fromId!: string

  @field(() => ID, 'The officer who takes over (接收人).')
  readonly toId!: string

  @maybe(() => String, 'Why, in words (理由).')
  readonly reason?: Maybe<string>
}

@InputType({ description: 'Order to destroy the key of the item: its text and files are gone for ever (清除).' })
export class OrderPurgeInput extends ItemInput {
  @field(() => PurgeBasisEnum, 'Basis (依据).')
  readonly basis!: PurgeBasis

  @field(() => String, 'Authority that ordered it (决定机关).')
  readonly authority!: string

  @field(() => String, 'Number of the order (文号).')
  readonly documentNumber!: string

  @field(() => LocalDateScalar, 'Day of the order (决定日期).')
  readonly orderedOn!: LocalDate
}
