import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import { clauseOfGround, type GroundCode, type ThirdPartyInterest } from '../domain/grounds.js'
import type {
  Carrier,
  Channel,
  DisclosureAttribute,
  DisclosureScope,
  ReviewFlag,
} from '../domain/informationItem/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { ChannelEnum } from './itemCatalogueEnums.js'
import {
  AttributeEnum,
  CarrierEnum,
  DangerEnum,
  GroundCodeEnum,
  GroundKindEnum,
  InterestEnum,
  ReviewConclusionEnum,
  ScopeEnum,
  SecrecyLevelEnum,
  ThirdPartyOutcomeEnum,
} from './itemEnums.js'
import { Person } from './person.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'A statutory ground with its facts (法定理由).', simpleResolvers: true })
export class Ground {
  @field(() => GroundCodeEnum, 'Which ground (理由类别).') readonly code!: GroundCode
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @maybe(() => SecrecyLevelEnum, 'Of a state secret (密级).') readonly level?: Maybe<string>
  @maybe(() => String, 'Authority that classified it (定密机关).') readonly authority?: Maybe<string>
  @maybe(() => String, 'Period of secrecy (保密期限).') readonly term?: Maybe<string>
  @maybe(() => String, 'The law that forbids disclosure (法律、行政法规名称).') readonly law?: Maybe<string>
  @maybe(() => String, 'Its article (条款).') readonly article?: Maybe<string>
  @maybe(() => DangerEnum, 'What would be endangered (危及的利益).') readonly danger?: Maybe<string>
  @maybe(() => InterestEnum, 'Whose interest would be harmed (第三方权益).')
  readonly interest?: Maybe<ThirdPartyInterest>
  @maybe(() => ThirdPartyOutcomeEnum, 'How the third party answered (第三方意见).') readonly outcome?: Maybe<string>
  @maybe(() => GroundKindEnum, 'Kind of information (类别).') readonly kind?: Maybe<string>
  @maybe(() => String, 'Why, in words; null once the key is destroyed (理由说明).') readonly why?: Maybe<string>
  @maybe(() => [String], 'Articles ruled out (已核对的条款).') readonly checked?: Maybe<readonly string[]>
  @maybe(() => String, 'Whom it concerns (涉及对象).') readonly concerns?: Maybe<string>
}

/** A ground as a read model keeps it. */
export const groundShown = (ground: { readonly code: GroundCode }): Ground => ({
  ...ground,
  clause: clauseOfGround(ground.code),
})

@ObjectType({ description: 'A withheld passage and its ground (不予公开的部分).', simpleResolvers: true })
export class WithheldPassage {
  @maybe(() => String, 'Where it stands, in words (位置).') readonly locator!: Maybe<string>
  @field(() => Ground, 'Its ground (法定理由).') readonly ground!: Ground
}

export const ReviewFlagEnum = enumType<ReviewFlag>('ReviewFlag', 'A question of the 保密审查表 (审查项).', {
  stateSecret: '国家秘密',
  workSecret: '工作秘密',
  commercialSecret: '商业秘密',
  personalPrivacy: '个人隐私',
  internalAffairs: '内部事务信息',
  processInformation: '过程性信息',
  enforcementFile: '行政执法案卷',
  threeSafetiesOneStability: '三安全一稳定',
})

@ObjectType({ description: 'Answer to one question of the review form (审查项答复).', simpleResolvers: true })
export class FlagAnswer {
  @field(() => ReviewFlagEnum, 'The question (审查项).') readonly flag!: ReviewFlag
  @field(() => Boolean, 'Whether it applies (是否涉及).') readonly applies!: boolean
  @maybe(() => String, 'Remark (说明).') readonly note!: Maybe<string>
}

@ObjectType({ description: '保密审查表 as it was filled in last (保密审查表).', simpleResolvers: true })
export class SecrecyReviewForm {
  @field(() => LocalDateScalar, 'Day (填表日期).') readonly filledOn!: LocalDate
  @field(() => CarrierEnum, 'Form of the document (载体形式).') readonly carrier!: Carrier
  @field(() => [ChannelEnum], 'Channels it is meant for (公开渠道).') readonly channels!: readonly Channel[]
  @field(() => ScopeEnum, 'Whom it is disclosed to (公开范围).') readonly scope!: DisclosureScope
  @maybe(() => LocalDateScalar, 'Planned day (拟公开时间).') readonly plannedOn!: Maybe<LocalDate>
  @field(() => [FlagAnswer], 'All questions (审查项).') readonly flags!: readonly FlagAnswer[]
  @field(() => Boolean, 'Important or sensitive (重要敏感信息).') readonly important!: boolean
  @field(() => AttributeEnum, 'Proposed attribute (拟定公开属性).') readonly attribute!: DisclosureAttribute
  @field(() => [Ground], 'Grounds (法定理由).') readonly grounds!: readonly Ground[]
  @field(() => [WithheldPassage], 'Withheld passages (不予公开的部分).')
  readonly withheldPassages!: readonly WithheldPassage[]
  @maybe(() => String, 'How the parts were separated (区分处理说明).') readonly separationNote!: Maybe<string>
}

export const ReviewStepKindEnum = enumType<
  'submitted' | 'sectionPassed' | 'referred' | 'referralAnswered' | 'concluded' | 'returned' | 'approved'
>('ReviewStepKind', 'A step of the review (审查环节).', {
  submitted: '承办人初审',
  sectionPassed: '科室负责人审核',
  referred: '送审',
  referralAnswered: '送审答复',
  concluded: '保密审查员核定',
  returned: '退回',
  approved: '领导审批签发',
})

@ObjectType({ description: 'One step of the review, as it was taken (审查记录).', simpleResolvers: true })
export class ReviewStep {
  @field(() => ID, 'Id of the event that records it (事件编号).') readonly eventId!: string
  @field(() => Int, 'Version of the item (版本).') readonly version!: number
  @field(() => Int, 'Round of review (轮次).') readonly round!: number
  @field(() => ReviewStepKindEnum, 'Which step (环节).') readonly step!: keyof typeof ReviewStepKindEnum
  @maybe(() => Person, 'Who took it (办理人).') readonly person!: Maybe<Person>
  @maybe(() => Person, 'The absent person who was stood in for (被代理人).') readonly deputyFor!: Maybe<Person>
  @maybe(() => ReviewConclusionEnum, 'Opinion, where the step has one (意见).') readonly opinion!: Maybe<string>
  @maybe(() => String, 'Remark or reason (说明).') readonly note!: Maybe<string>
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
}
