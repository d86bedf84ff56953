import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { MeasureKind, Responsibility, ReviewOutcome } from '../domain/accountabilityCase/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { ConcernedRow, ExhibitRow, MeasureRow } from '../projections/accountabilityCases.js'
import { CaseReviewOutcomeEnum, MeasureKindEnum, ResponsibilityEnum } from './accountabilityCaseEnums.js'
import { Agency } from './agency.js'
import type { AgencyFinder } from './agencyLoading.js'
import { DeadlineReceipt, receiptOf } from './deadlineReceipt.js'
import { field, ifGiven, type Maybe, maybe } from './fields.js'
import { Person, personOf } from './person.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  description: 'A unit or person whom a case concerns, and how far they were heard (涉及对象).',
  simpleResolvers: true,
})
export class CaseConcerned {
  @field(() => String, 'Names them in commands: `unit:{agency}` or `person:{person}` (对象编号).') readonly key!: string
  @maybe(() => Agency, 'The unit, or the agency in which the person acted (单位).') readonly agency!: Maybe<Agency>
  @maybe(() => Person, 'The person; null of a unit (人员).') readonly person!: Maybe<Person>
  @maybe(() => String, 'Number of the notice (告知书文号).') readonly noticeNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day on which the notice was served (告知日期).') readonly invitedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Last day to state their case (陈述申辩期限).') readonly statementDue!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted (期限计算书).')
  readonly statementReceipt!: Maybe<DeadlineReceipt>
  @maybe(() => LocalDateScalar, 'Day on which they stated their case last (陈述申辩日期).')
  readonly statedOn!: Maybe<LocalDate>
  @field(() => Boolean, 'After that day (是否逾期陈述).') readonly statedLate!: boolean
  @maybe(() => LocalDateScalar, 'Day on which the decision was served (送达日期).') readonly servedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Last day to ask for review (申请复核期限).') readonly reviewUntil!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day on which they asked for it (申请复核日期).')
  readonly reviewRequestedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'By when it is decided (复核期限).') readonly reviewDue!: Maybe<LocalDate>
  @maybe(() => CaseReviewOutcomeEnum, 'What it came to (复核结论).') readonly reviewOutcome!: Maybe<ReviewOutcome>
  @maybe(() => String, 'Number of the decision on review (复核决定文号).') readonly reviewNumber!: Maybe<string>
}

@ObjectType({
  description: 'A measure that was decided; its ground stands under `record` (处理措施).',
  simpleResolvers: true,
})
export class CaseMeasure {
  @field(() => Int, 'Place within the case, from 1 (序号).') readonly number!: number
  @field(() => MeasureKindEnum, 'Kind (措施类型).') readonly kind!: MeasureKind
  @field(() => String, 'Against whom, as `CaseConcerned.key` (针对对象).') readonly against!: string
  @field(() => ResponsibilityEnum, 'In which way they are responsible (责任类型).')
  readonly responsibility!: Responsibility
  @field(() => String, 'Clause (条款).') readonly clause!: string
  @field(() => LocalDateScalar, 'By when it is carried out (落实期限).') readonly dueOn!: LocalDate
  @maybe(() => LocalDateScalar, 'When it was (落实日期).') readonly carriedOutOn!: Maybe<LocalDate>
  @maybe(() => String, 'What proves it (凭证).') readonly proof!: Maybe<string>
  @maybe(() => String, 'Who received it (接收机关).') readonly receiver!: Maybe<string>
  @field(() => Boolean, 'After its day (是否逾期落实).') readonly late!: boolean
  @field(() => Boolean, 'It fell away on review (是否经复核撤销).') readonly withdrawn!: boolean
}

@ObjectType({
  description:
    'Evidence that was frozen: a package about one matter up to a signed checkpoint, `gongkai verify` checks it (固定的证据).',
  simpleResolvers: true,
})
export class CaseExhibit {
  @field(() => ID, 'Its id within the case (证据编号).') readonly exhibit!: string
  @field(() => String, 'Stream of the matter (所涉事项).') readonly subject!: string
  @field(() => String, 'Name of the log (日志名称).') readonly origin!: string
  @field(() => Int, 'Events of the log at the checkpoint (检查点事件数).') readonly size!: number
  @field(() => String, 'Root of the log at the checkpoint, base 64 (检查点根哈希).') readonly root!: string
  @field(() => String, 'SHA-256 of the package (证据包哈希).') readonly packageSha256!: string
  @field(() => Int, 'Bytes of the package (证据包大小).') readonly packageSize!: number
  @field(() => ID, 'Event that records the export (导出记录).') readonly exportEvent!: string
  @field(() => Person, 'Who froze it (固定人).') readonly frozenBy!: Person
  @field(() => InstantScalar, 'When (固定时间).') readonly frozenAt!: Instant
  @maybe(() => String, 'Where those download it who investigate and decide (下载地址).')
  readonly url!: Maybe<string>
}

export const concernedOf = (row: ConcernedRow, agency: AgencyFinder): CaseConcerned => ({
  key: row.key,
  agency: agency(row.concerned.agency),
  person: row.concerned.kind === 'person' ? personOf(row.concerned.person) : null,
  noticeNumber: row.noticeNumber,
  invitedOn: row.invitedOn as Maybe<LocalDate>,
  statementDue: row.statementDue?.due ?? null,
  statementReceipt: ifGiven(row.statementDue, receiptOf) ?? null,
  statedOn: row.statedOn as Maybe<LocalDate>,
  statedLate: row.statedLate,
  servedOn: row.servedOn as Maybe<LocalDate>,
  reviewUntil: row.reviewUntil?.due ?? null,
  reviewRequestedOn: row.reviewRequestedOn as Maybe<LocalDate>,
  reviewDue: row.reviewDue?.due ?? null,
  reviewOutcome: row.reviewOutcome,
  reviewNumber: row.reviewNumber,
})

export const measureOf = (row: MeasureRow): CaseMeasure => ({
  ...row,
  dueOn: row.dueOn as LocalDate,
  carriedOutOn: row.carriedOutOn as Maybe<LocalDate>,
})

/** `url`: for those who may have the package itself. */
export const exhibitOf = (row: ExhibitRow, url: string | null): CaseExhibit => {
  const { exhibit, subject, origin, size, root, packageSha256, packageSize, exportEvent, frozenBy, frozenAt } = row
  return {
    ...{ exhibit, subject, origin, size, root, packageSha256, packageSize, exportEvent },
    frozenBy: personOf(frozenBy),
    frozenAt: frozenAt as Instant,
    url,
  }
}
