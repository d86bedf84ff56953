import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type {
  CaseConclusion,
  CaseOriginKind,
  MeasureKind,
  Responsibility,
  ReviewOutcome,
} from '../domain/accountabilityCase/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import {
  CaseConclusionEnum,
  CaseOriginEnum,
  CaseReviewOutcomeEnum,
  MeasureKindEnum,
  ResponsibilityEnum,
} from './accountabilityCaseEnums.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

/** A command about one case. */
@InputType()
export abstract class AccountabilityCaseInput extends CommandInput {
  @field(() => ID, 'The case: id of an `AccountabilityCase`, or `caseId` of a `MyCase` (案件).')
  readonly caseId!: string
}
/** A command about one of those whom a case concerns. */
@InputType()
export abstract class CaseConcernedInput extends AccountabilityCaseInput {
  @field(() => String, 'Who: `CaseConcerned.key` (对象编号).') readonly concerned!: string
}

@InputType({ description: 'A unit, or a person with the agency in which they acted (涉及对象).' })
export class ConcernedPartyInput {
  @field(() => ID, 'The agency (单位).') readonly agencyId!: string
  @maybe(() => ID, 'The person; left out: the unit as such (人员).') readonly personId?: Maybe<string>
}
@InputType({ description: 'A measure, against whom and why (处理措施).' })
export class CaseMeasureInput {
  @field(() => MeasureKindEnum, 'Kind (措施类型).') readonly kind!: MeasureKind
  @field(() => String, 'Against whom: `CaseConcerned.key` (针对对象).') readonly against!: string
  @field(() => ResponsibilityEnum, 'In which way they are responsible (责任类型).')
  readonly responsibility!: Responsibility
  @field(() => String, 'Why (理由).') readonly ground!: string
  @field(() => LocalDateScalar, 'By when it is carried out (落实期限).') readonly dueOn!: LocalDate
}

@InputType({ description: 'Where the lead came from (线索来源).' })
export class CaseOriginInput {
  @field(() => CaseOriginEnum, 'Kind (类型).') readonly kind!: CaseOriginKind
  @field(
    () => String,
    'Global id of the finding, complaint or inspection; of an incident or order its document number (来源编号).',
  )
  readonly reference!: string
}
@InputType({ description: 'Opens a case. Its id is the command id (立案).' })
export class OpenCaseInput extends CommandInput {
  @field(() => ID, 'The body that investigates (办案机关).') readonly agencyId!: string
  @field(() => CaseOriginInput, 'What it is opened from (线索来源).') readonly origin!: CaseOriginInput
  @field(() => [ConcernedPartyInput], 'Whom it concerns (涉及对象).')
  readonly concerned!: readonly ConcernedPartyInput[]
  @field(() => [String], 'Streams of the matters it is about: `application-…`, `item-…` (所涉事项).')
  readonly subjects!: readonly string[]
  @field(() => String, 'What is looked into (案由).') readonly allegation!: string
}
@InputType({ description: 'Gives a case to another investigator of the body (移交、回避).' })
export class HandOverCaseInput extends AccountabilityCaseInput {
  @field(() => ID, 'Who has it now (现调查人员).') readonly fromId!: string
  @field(() => ID, 'Who takes it over (接办人员).') readonly toId!: string
  @field(() => Boolean, 'Because they may not go on (是否回避).') readonly recusal!: boolean
  @field(() => String, 'Why (理由).') readonly reason!: string
}
@InputType({ description: 'Changes whom a case concerns (变更涉及对象).' })
export class ChangeConcernedInput extends AccountabilityCaseInput {
  @field(() => [ConcernedPartyInput], 'Who is added (增加).') readonly added!: readonly ConcernedPartyInput[]
  @field(() => [String], 'Whose `key` drops out (移除).') readonly removed!: readonly string[]
  @field(() => String, 'Why (理由).') readonly reason!: string
}
@InputType({
  description: 'Freezes everything on record about one matter as a package that `gongkai verify` checks (固定证据).',
})
export class FreezeEvidenceInput extends AccountabilityCaseInput {
  @field(() => ID, 'An id within the case, chosen by the caller (证据编号).') readonly exhibit!: string
  @field(() => String, 'Stream of the matter: `application-…`, `item-…` (所涉事项).') readonly subject!: string
  @field(() => String, 'What it shows (证据说明).') readonly description!: string
  @field(() => Boolean, 'Names and words of people outside are disclosed in it as well (是否披露个人信息).')
  readonly personalData!: boolean
}
@InputType({
  description: 'Tells one of those concerned what is held against them, and asks for a statement (告知陈述申辩).',
})
export class InviteStatementInput extends CaseConcernedInput {
  @field(() => String, 'Number of the notice (告知书文号).') readonly noticeNumber!: string
  @field(() => String, 'What is held against them, nothing about others (告知内容).') readonly allegation!: string
  @field(() => LocalDateScalar, 'Day of service (送达日期).') readonly servedOn!: LocalDate
  @field(() => String, 'What proves it (凭证).') readonly proof!: string
}
@InputType({ description: 'A statement: by the person, a leader of the unit, or taken down (陈述申辩).' })
export class RecordStatementInput extends CaseConcernedInput {
  @field(() => String, 'What they say (陈述申辩内容).') readonly statement!: string
  @field(() => LocalDateScalar, 'Day (收到日期).') readonly receivedOn!: LocalDate
  @maybe(() => String, 'Needed where the investigator takes it down (凭证).') readonly proof?: Maybe<string>
}
@InputType({ description: 'Ends the investigation with what was found (提出处理意见).' })
export class ProposeMeasuresInput extends AccountabilityCaseInput {
  @field(() => CaseConclusionEnum, 'What it comes to (调查结论).') readonly conclusion!: CaseConclusion
  @field(() => String, 'What was found (查明事实).') readonly facts!: string
  @field(() => [CaseMeasureInput], 'What is proposed (处理措施).') readonly measures!: readonly CaseMeasureInput[]
}
@InputType({ description: 'Decides as proposed, or sends it back (作出处理决定).' })
export class DecideCaseInput extends AccountabilityCaseInput {
  @field(() => Int, 'Place of the proposal that was looked at (处理意见序号).') readonly proposal!: number
  @field(() => Boolean, 'False: sent back (是否同意).') readonly approved!: boolean
  @field(() => String, 'Why (理由).') readonly reason!: string
  @maybe(() => String, 'Number of the decision; needed to approve (决定文号).') readonly documentNumber?: Maybe<string>
}
@InputType({ description: 'Serves the decision on one of those concerned (送达处理决定).' })
export class ServeCaseDecisionInput extends CaseConcernedInput {
  @field(() => LocalDateScalar, 'Day (送达日期).') readonly servedOn!: LocalDate
  @field(() => String, 'What proves it (凭证).') readonly proof!: string
}
@InputType({ description: 'Asks for review of a measure (申请复核).' })
export class RequestCaseReviewInput extends CaseConcernedInput {
  @field(() => String, 'Why (理由).') readonly reasons!: string
  @field(() => LocalDateScalar, 'Day (申请日期).') readonly requestedOn!: LocalDate
  @maybe(() => String, 'Needed where the investigator takes it down (凭证).') readonly proof?: Maybe<string>
}
@InputType({ description: 'Decides on review; nothing gets worse by it (作出复核决定).' })
export class DecideCaseReviewInput extends CaseConcernedInput {
  @field(() => CaseReviewOutcomeEnum, 'What it comes to (复核结论).') readonly outcome!: ReviewOutcome
  @field(() => String, 'Why (理由).') readonly reason!: string
  @field(() => String, 'Number of the decision (复核决定文号).') readonly documentNumber!: string
  @field(() => [CaseMeasureInput], 'What stands instead; only of a change (替代的措施).')
  readonly measures!: readonly CaseMeasureInput[]
}
@InputType({ description: 'Records that a measure was carried out (落实措施).' })
export class RecordMeasureCarriedOutInput extends AccountabilityCaseInput {
  @field(() => Int, 'Number of the measure (措施序号).') readonly measure!: number
  @field(() => LocalDateScalar, 'Day (落实日期).') readonly carriedOutOn!: LocalDate
  @field(() => String, 'What proves it (凭证).') readonly proof!: string
  @maybe(() => String, 'Who received a recommendation or transfer (接收机关).') readonly receiver?: Maybe<string>
}
@InputType({ description: 'Says that what is on record about oneself is wrong, PIPL-46 (个人信息异议).' })
export class ObjectToCaseRecordInput extends AccountabilityCaseInput {
  @field(() => ID, 'An id within the case, chosen by the caller (异议编号).') readonly objection!: string
  @field(() => String, 'About what (异议内容).') readonly about!: string
  @field(() => String, 'What is right (正确内容).') readonly right!: string
}
@InputType({ description: 'Answers an objection, PIPL-46 (答复异议).' })
export class AnswerRecordObjectionInput extends AccountabilityCaseInput {
  @field(() => ID, 'Which one (异议编号).') readonly objection!: string
  @field(() => Boolean, 'Whether it is accepted (是否采纳).') readonly accepted!: boolean
  @field(() => String, 'The answer (答复).') readonly answer!: string
}
@InputType({ description: 'Closes a case (结案).' })
export class CloseCaseInput extends AccountabilityCaseInput {
  @field(() => String, 'What came of it (结案意见).') readonly summary!: string
}
