import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type {
  Carrier,
  Channel,
  DisclosureAttribute,
  DisclosureScope,
  ReferralTarget,
  ReviewConclusion,
} from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { field, type Maybe, maybe } from './fields.js'
import { ChannelEnum } from './itemCatalogueEnums.js'
import {
  AttributeEnum,
  CarrierEnum,
  HitAnswerEnum,
  ReferralTargetEnum,
  ReviewConclusionEnum,
  ScopeEnum,
} from './itemEnums.js'
import { GroundInput } from './itemGroundInput.js'
import { ItemInput, JudgementInput } from './itemInput.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'Answer to one question of the review form (审查项答复).' })
export class FlagInput {
  @field(() => Boolean, 'Whether it applies (是否涉及).')
  readonly applies!: boolean

  @maybe(() => String, 'Remark in words (说明).')
  readonly note?: Maybe<string>
}

@InputType({ description: 'The yes-or-no questions of the 保密审查表; all must be answered (审查项).' })
export class ReviewFlagsInput {
  @field(() => FlagInput, '国家秘密') readonly stateSecret!: FlagInput
  @field(() => FlagInput, '工作秘密') readonly workSecret!: FlagInput
  @field(() => FlagInput, '商业秘密') readonly commercialSecret!: FlagInput
  @field(() => FlagInput, '个人隐私') readonly personalPrivacy!: FlagInput
  @field(() => FlagInput, '内部事务信息') readonly internalAffairs!: FlagInput
  @field(() => FlagInput, '过程性信息') readonly processInformation!: FlagInput
  @field(() => FlagInput, '行政执法案卷') readonly enforcementFile!: FlagInput
  @field(() => FlagInput, '三安全一稳定') readonly threeSafetiesOneStability!: FlagInput
}

@InputType({ description: 'One passage that is withheld, and why, LS-10.5 (不予公开的内容).' })
export class WithheldPassageInput {
  @field(() => String, 'Where it stands, in words; never the passage itself (位置).')
  readonly locator!: string

  @field(() => GroundInput, 'Its ground (法定理由).')
  readonly ground!: GroundInput
}

@InputType({ description: '保密审查表, filled in at creation, LS-10.3 (填写保密审查表).' })
export class FillSecrecyReviewFormInput extends ItemInput {
  @field(() => CarrierEnum, 'Form of the document (载体形式).')
  readonly carrier!: Carrier

  @field(() => [ChannelEnum], 'Channels it is meant for (公开渠道).')
  readonly channels!: readonly Channel[]

  @field(() => ScopeEnum, 'Whom it is disclosed to (公开范围).')
  readonly scope!: DisclosureScope

  @maybe(() => LocalDateScalar, 'Planned day (拟公开时间).')
  readonly plannedOn?: Maybe<LocalDate>

  @field(() => ReviewFlagsInput, 'Answers (审查项).')
  readonly flags!: ReviewFlagsInput

  @field(() => Boolean, 'Important or sensitive: the principal leader approves (重要敏感信息).')
  readonly important!: boolean

  @maybe(() => AttributeEnum, 'Left out: proactive, LS-3.1 (公开属性).')
  readonly attribute?: Maybe<DisclosureAttribute>

  @maybe(() => [GroundInput], 'For onRequest and withheld (法定理由).')
  readonly grounds?: Maybe<readonly GroundInput[]>

  @maybe(() => [WithheldPassageInput], 'For partial: one ground per passage (不予公开的部分).')
  readonly withheldPassages?: Maybe<readonly WithheldPassageInput[]>

  @maybe(() => String, 'How the parts were separated (区分处理说明).')
  readonly separationNote?: Maybe<string>
}

@InputType({ description: 'A second person found nothing withheld in a scan (确认区分处理).' })
export class ConfirmRedactionInput extends JudgementInput {
  @field(() => ID, 'The file that was looked at (附件).')
  readonly fileId!: string
}

@InputType({ description: 'Answers one hit of the scan for personal data, 711-15 (核实个人信息).' })
export class AnswerPersonalDataHitInput extends JudgementInput {
  @field(() => String, 'Which hit (命中编号).')
  readonly hit!: string

  @field(() => HitAnswerEnum, 'What it is (核实结论).')
  readonly answer!: 'official' | 'notPersonal' | 'consented'

  @maybe(() => String, 'Remark in words (说明).')
  readonly note?: Maybe<string>
}

@InputType({ description: 'An opinion of the officer or the head of section (审查意见).' })
export class ReviewOpinionInput extends JudgementInput {
  @field(() => ReviewConclusionEnum, 'The opinion (意见).')
  readonly opinion!: ReviewConclusion

  @maybe(() => String, 'Remark in words (说明).')
  readonly note?: Maybe<string>
}

@InputType({ description: 'Sends it to whoever can determine what the agency cannot, 711-17 (送审).' })
export class ReferSecrecyReviewInput extends JudgementInput {
  @field(() => ReferralTargetEnum, 'What kind of authority (送审对象).')
  readonly target!: ReferralTarget

  @field(() => ID, 'The authority (受理机关).')
  readonly authorityId!: string

  @field(() => LocalDateScalar, 'Day it was sent (送审日期).')
  readonly sentOn!: LocalDate

  @field(() => String, 'Number of the letter (文号).')
  readonly documentNumber!: string

  @field(() => String, 'What is asked, in words (送审事项).')
  readonly question!: string
}

@InputType({ description: 'Answer to a referral (送审答复).' })
export class RecordReferralAnswerInput extends ItemInput {
  @field(() => LocalDateScalar, 'Day it was received (收到日期).')
  readonly receivedOn!: LocalDate

  @field(() => ReviewConclusionEnum, 'What it concludes (结论).')
  readonly conclusion!: ReviewConclusion

  @field(() => String, 'Number of the letter (文号).')
  readonly documentNumber!: string

  @maybe(() => ID, 'A file of the item that holds it (附件).')
  readonly fileId?: Maybe<string>

  @maybe(() => String, 'Remark in words (说明).')
  readonly note?: Maybe<string>
}

@InputType({ description: 'Conclusion of the secrecy reviewer (核定).' })
export class ConcludeSecrecyReviewInput extends JudgementInput {
  @field(() => ReviewConclusionEnum, 'The conclusion (结论).')
  readonly conclusion!: ReviewConclusion

  @maybe(() => String, 'Basis and reasons in words (依据和理由).')
  readonly note?: Maybe<string>
}
