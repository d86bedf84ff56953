import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { OutcomeKind } from '../domain/application/outcome.js'
import type {
  DeliveryWay,
  FeeMethod,
  PausingLetter,
  ProactiveSource,
  RemedyKind,
  RemedyResult,
  RequestElement,
  SealKind,
  SearchResult,
} from '../domain/application/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import { Agency } from './agency.js'
import {
  DeliveryWayEnum,
  FeeMethodEnum,
  OutcomeKindEnum,
  PausingLetterEnum,
  ProactiveSourceEnum,
  RemedyKindEnum,
  RemedyResultEnum,
  RequestElementEnum,
  SealKindEnum,
  SearchResultEnum,
} from './applicationEnums.js'
import { AmendmentStatusEnum, DraftStatusEnum, FeeStatusEnum } from './applicationStateEnums.js'
import { DeadlineReceipt } from './deadlineReceipt.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { JointIssuer } from './itemPartTypes.js'
import { Person } from './person.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

// Parts of an application without a word that anybody wrote; those stand in applicationRecord.ts.

@ObjectType({ description: 'A correction asked for, once, 711-30 (补正).', simpleResolvers: true })
export class ApplicationAmendment {
  @field(() => AmendmentStatusEnum, 'Where it stands (状态).') readonly status!: 'requested' | 'served' | 'amended'
  @field(() => [RequestElementEnum], 'What has to be corrected (补正事项).')
  readonly elements!: readonly RequestElement[]
  @field(() => String, 'Number of the notice (补正告知书文号).') readonly noticeNumber!: string
  @field(() => LocalDateScalar, 'Day of the notice (告知日期).') readonly issuedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Day of its service (送达日期).') readonly servedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Last day to correct (补正期限).') readonly amendBy!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted (期限计算书).') readonly receipt!: Maybe<DeadlineReceipt>
  @maybe(() => LocalDateScalar, 'Day on which it was corrected; a new period began (补正日期).')
  readonly amendedOn!: Maybe<LocalDate>
  @field(() => Boolean, 'It came after its time, for a good reason (有正当理由的逾期补正).') readonly late!: boolean
}

@ObjectType({ description: 'Whose the information is and whom it concerns (所申请信息的认定).', simpleResolvers: true })
export class IdentifiedInformation {
  @field(() => [JointIssuer], 'Agencies that sealed or signed it (联合制发机关).')
  readonly jointIssuers!: readonly JointIssuer[]
  @field(() => [Agency], 'Other agencies that it concerns (涉及的其他机关).')
  readonly involvedAgencies!: readonly Agency[]
  @field(() => Boolean, 'It touches lawful interests of third parties, 711-32 (涉及第三方权益).')
  readonly concernsThirdParties!: boolean
  @field(() => LocalDateScalar, 'From here the agencies have their days to meet, LS-8.1 (会商起算日期).')
  readonly meetFrom!: LocalDate
}

@ObjectType({ description: 'That somebody looked, and what came of it (检索记录).', simpleResolvers: true })
export class ApplicationSearch {
  @field(() => String, 'Id of the search within the application (检索编号).') readonly searchId!: string
  @field(() => SearchResultEnum, 'What came of it (结果).') readonly result!: SearchResult
  @field(() => LocalDateScalar, 'Day of the search (检索日期).') readonly searchedOn!: LocalDate
  @field(() => Person, 'Who recorded it (登记人).') readonly by!: Person
  @field(() => Boolean, 'False when something else was asked for since (是否仍有效).') readonly counts!: boolean
}

@ObjectType({ description: 'A letter whose way does not count, 711-33 (中止计算的函件).', simpleResolvers: true })
export class ReplyPause {
  @field(() => String, 'Number of the letter (函号).') readonly letter!: string
  @field(() => PausingLetterEnum, 'Whose opinion it asks for (事由).') readonly kind!: PausingLetter
  @field(() => LocalDateScalar, 'Sent on; the next day is the first left out (发出日期).') readonly sentOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day for the answer (答复期限).') readonly lapsesOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Day of the answer (答复日期).') readonly answeredOn!: Maybe<LocalDate>
}

@ObjectType({
  description: 'More time to answer, with its notice, 711-33, 711-35 (延长答复期限).',
  simpleResolvers: true,
})
export class Prolongation {
  @field(() => Int, 'By how many working days (延长工作日数).') readonly workingDays!: number
  @field(() => String, 'Number of the notice (告知书文号).') readonly noticeNumber!: string
  @field(() => LocalDateScalar, 'Day on which the notice was dispatched (告知日期).')
  readonly noticeDispatchedOn!: LocalDate
  @field(() => Person, 'Who approved it (批准人).') readonly by!: Person
}

@ObjectType({
  description: 'Reasons asked of somebody who applies unusually often, 711-35 (说明理由).',
  simpleResolvers: true,
})
export class RequestedReasons {
  @field(() => String, 'Number of the notice (告知书文号).') readonly noticeNumber!: string
  @field(() => LocalDateScalar, 'Day of the notice (告知日期).') readonly issuedOn!: LocalDate
  @field(() => LocalDateScalar, 'Until when they were to be given (说明期限).') readonly answerBy!: LocalDate
  @maybe(() => LocalDateScalar, 'Day on which they were given (说明日期).') readonly givenOn!: Maybe<LocalDate>
  @maybe(() => Boolean, 'Whether they were found reasonable (是否合理).') readonly reasonable!: Maybe<boolean>
}

@ObjectType({ description: 'A fee for an abnormal quantity, 711-42 (信息处理费).', simpleResolvers: true })
export class ApplicationFee {
  @field(() => FeeStatusEnum, 'Where it stands (状态).') readonly status!: 'issued' | 'served' | 'paid'
  @field(() => FeeMethodEnum, 'By item or by page (计收方式).') readonly method!: FeeMethod
  @field(() => Int, 'Items of the same applicant in the month before this one (本月在先件数).')
  readonly before!: number
  @field(() => Int, 'Items or pages (件数、页数).') readonly units!: number
  @field(() => Int, 'In yuan (金额，元).') readonly amount!: number
  @field(() => String, 'Version of the schedule that was applied (收费标准版本).') readonly schedule!: string
  @field(() => String, 'Number of the notice (收费通知文号).') readonly noticeNumber!: string
  @field(() => LocalDateScalar, 'Day of the notice (通知日期).') readonly issuedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Day of its service (送达日期).') readonly servedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Last day to pay (缴费期限).') readonly payBy!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted (期限计算书).') readonly receipt!: Maybe<DeadlineReceipt>
  @maybe(() => LocalDateScalar, 'Day of payment; a new period began (缴费日期).') readonly paidOn!: Maybe<LocalDate>
  @maybe(() => String, 'Number of the receipt for it (票据号).') readonly receiptNumber!: Maybe<string>
}

export const RemedyOrderEnum = enumType<'reviewFirst' | 'either' | 'appealToAuthority'>(
  'RemedyOrder',
  'In which order a reply may be contested (救济途径次序).',
  {
    reviewFirst: '先申请行政复议，对复议决定不服再起诉',
    either: '申请行政复议或者提起行政诉讼',
    appealToAuthority: '向有关主管部门申诉 (711-55)',
  },
)

export const CourtUnitEnum = enumType<'days' | 'months'>('CourtUnit', 'Unit of the time to sue (起诉期限单位).', {
  days: '日',
  months: '个月',
})

@ObjectType({
  description: 'How the reply may be contested, as its letter says (救济途径告知).',
  simpleResolvers: true,
})
export class ReplyRemedies {
  @field(() => RemedyOrderEnum, 'In which order (次序).') readonly order!: keyof typeof RemedyOrderEnum
  @maybe(() => Int, 'Days to ask for a review (复议期限，日).') readonly reviewDays!: Maybe<number>
  @maybe(() => Agency, 'The government that reviews, where it is in the register (复议机关).')
  readonly reviewAgency!: Maybe<Agency>
  @maybe(() => String, 'Its name otherwise (复议机关名称).') readonly reviewBody!: Maybe<string>
  @maybe(() => Int, 'Time to sue (起诉期限).') readonly courtTime!: Maybe<number>
  @maybe(() => CourtUnitEnum, 'In days or months (起诉期限单位).') readonly courtUnit!: Maybe<'days' | 'months'>
  @maybe(() => Agency, 'The authority over a public enterprise (主管部门).') readonly authority!: Maybe<Agency>
}

@ObjectType({ description: 'A draft of the reply on its way, 711-45 (答复稿).', simpleResolvers: true })
export class ReplyDraft {
  @field(() => Int, 'Number of the draft: what acts about it name (稿次).') readonly draft!: number
  @field(() => OutcomeKindEnum, 'How it answers (答复类型).') readonly outcome!: OutcomeKind
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @field(() => DraftStatusEnum, 'Where it stands (状态).')
  readonly status!: 'drafted' | 'returned' | 'approved' | 'signed'
  @field(() => Person, 'Who drafted it (拟稿人).') readonly by!: Person
  @maybe(() => Person, 'Who approved it (审核人).') readonly approvedBy!: Maybe<Person>
  @maybe(() => Person, 'Who signed it (签发人).') readonly signedBy!: Maybe<Person>
  @maybe(() => String, 'Number of the reply (答复文号).') readonly replyNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day of signature (签发日期).') readonly signedOn!: Maybe<LocalDate>
  @maybe(() => String, 'SHA-256 of the letter (文书哈希值).') readonly letterHash!: Maybe<string>
  @maybe(() => SealKindEnum, 'How it is sealed (用印方式).') readonly seal!: Maybe<SealKind>
  @maybe(() => String, 'SHA-256 of the seal (印章哈希值).') readonly sealHash!: Maybe<string>
  @maybe(() => ReplyRemedies, 'What it tells of contesting it (救济途径告知).') readonly remedies!: Maybe<ReplyRemedies>
}

@ObjectType({
  description: 'A reply that was given; a matter that is redone has several (答复).',
  simpleResolvers: true,
})
export class ApplicationReply {
  @field(() => Int, 'Number of its draft (稿次).') readonly draft!: number
  @field(() => OutcomeKindEnum, 'How it answers (答复类型).') readonly outcome!: OutcomeKind
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @field(() => String, 'Its number (答复文号).') readonly replyNumber!: string
  @field(() => LocalDateScalar, 'Day on which it was dispatched (发出日期).') readonly dispatchedOn!: LocalDate
  @field(() => DeliveryWayEnum, 'By which way (途径).') readonly way!: DeliveryWay
  @field(() => String, 'What proves that (发出凭证).') readonly proof!: string
  @field(() => Int, 'In which reply period (答复期限序号).') readonly period!: number
  @maybe(() => LocalDateScalar, 'Its due date; null where no period ran (答复期限).') readonly due!: Maybe<LocalDate>
  @field(() => Boolean, 'Whether it was late (是否逾期).') readonly late!: boolean
  @maybe(() => LocalDateScalar, 'Day on which it arrived (送达日期).') readonly deliveredOn!: Maybe<LocalDate>
  @maybe(() => ReplyRemedies, 'What it told of contesting it (救济途径告知).') readonly remedies!: Maybe<ReplyRemedies>
}

@ObjectType({
  description: 'That information should be published without request, 711-44 (转为主动公开的建议).',
  simpleResolvers: true,
})
export class ProactiveProposal {
  @field(() => Int, 'Number within the application, from 1 (序号).') readonly proposal!: number
  @field(() => ProactiveSourceEnum, 'Why (起因).') readonly source!: ProactiveSource
  @maybe(() => ID, 'The item (政府信息编号).') readonly itemId!: Maybe<string>
  @field(() => [ID], 'Applications that asked for it (相关申请编号).') readonly applicationIds!: readonly string[]
  @field(() => LocalDateScalar, 'Day of the proposal (建议日期).') readonly proposedOn!: LocalDate
  @maybe(() => Boolean, 'Whether it was accepted; null while it is open (是否采纳).')
  readonly accepted!: Maybe<boolean>
}

@ObjectType({
  description: 'A review or lawsuit against a reply or the lack of one (行政复议、行政诉讼).',
  simpleResolvers: true,
})
export class RegisteredRemedy {
  @field(() => String, 'Id within the application, for mutations (编号).') readonly remedyId!: string
  @field(() => RemedyKindEnum, 'Kind, as the annual report counts it (类别).') readonly kind!: RemedyKind
  @field(() => LocalDateScalar, 'Day of filing (提起日期).') readonly filedOn!: LocalDate
  @field(() => String, 'Number of the case (案号).') readonly caseNumber!: string
  @field(() => String, 'Before which body (受理机关).') readonly body!: string
  @maybe(() => RemedyResultEnum, 'How it ended; null while it is open (结果).') readonly result!: Maybe<RemedyResult>
  @maybe(() => LocalDateScalar, 'Day on which it ended (审结日期).') readonly endedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Number of the decision or judgment (决定、裁判文书号).')
  readonly documentNumber!: Maybe<string>
  @field(() => Boolean, 'The agency has to do it again (责令重作).') readonly redo!: boolean
}

@ObjectType({
  description: 'One thing that happened in a matter, without a word of it (办理记录).',
  simpleResolvers: true,
})
export class MatterStep {
  @field(() => ID, 'Id of the event (事件编号).') readonly eventId!: string
  @field(() => Int, 'Its revision in the stream of the matter (版本).') readonly revision!: number
  @field(() => String, 'Type of the event (事件类型).') readonly type!: string
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @maybe(() => Person, 'Who did it; null for a process (办理人).') readonly person!: Maybe<Person>
  @maybe(() => Person, 'The absent person who was stood in for (被代理人).') readonly deputyFor!: Maybe<Person>
  @field(() => String, 'Role in which it was done; `process` for no person (职责).') readonly role!: string
  @maybe(() => Agency, 'For which agency (机关).') readonly agency!: Maybe<Agency>
}
