import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { Instant, LocalDate } from '../domain/values.js'
import { ALL_CHECKS } from '../projections/findings/allChecks.js'
import type { CheckCode } from '../projections/findings/codes.js'
import type { FindingFigures as FigureRow } from '../projections/findings/figures.js'
import { FINDING_ORDERS, type FindingOrder } from '../projections/findings/queries.js'
import type { FindingRow, FindingStatus } from '../projections/findings/tables.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

export const FindingCheckEnum = enumType<CheckCode>(
  'FindingCheck',
  'Which check found it, one for each rule (检查项).',
  Object.fromEntries(ALL_CHECKS.map(({ code, label }) => [code, label.zh])) as Record<CheckCode, string>,
)
export const FindingStatusEnum = enumType<FindingStatus>(
  'FindingStatus',
  'What became of a finding; mended it still counts (问题状态).',
  { open: '未整改', mended: '已补办', lifted: '已撤销' },
)
const ORDER_TERMS: Readonly<Record<FindingOrder, string>> = {
  newestFirst: '发生日期由近及远',
  oldestFirst: '发生日期由远及近',
  noticedLastFirst: '发现时间由近及远',
}
export const FindingOrderEnum = enumType<FindingOrder>(
  'FindingOrder',
  'Order of findings (排序).',
  Object.fromEntries(FINDING_ORDERS.map((order) => [order, ORDER_TERMS[order]])) as Record<FindingOrder, string>,
)

@ObjectType({ description: 'A check: one rule asked of the log (检查项).', simpleResolvers: true })
export class NamedCheck {
  @field(() => FindingCheckEnum, 'Its code (代码).') readonly check!: CheckCode
  @field(() => String, 'Its name, in the language of the request (名称).') readonly label!: string
  @field(() => [String], 'Clauses that it serves, the first above all (条款).') readonly clauses!: readonly string[]
  @field(() => [String], 'Types of events that it looks at (事件类型).') readonly eventTypes!: readonly string[]
}

@ObjectType({
  implements: Node,
  description: 'A rule that the log says was broken, LS-15.1: which, by whom, since when, on which events (问题).',
})
export class Finding extends Node {
  @field(() => FindingCheckEnum, 'The check that found it (检查项).') readonly check!: CheckCode
  @field(() => String, 'What is wrong, in the language of the request (问题名称).') readonly label!: string
  @field(() => String, 'The clause that was broken (条款).') readonly clause!: string
  @field(() => [String], 'All clauses that it rests on (相关条款).') readonly clauses!: readonly string[]
  @field(() => String, 'Kind of what it is about (对象类型).') readonly subjectKind!: string
  @field(() => String, 'Id of what it is about (对象编号).') readonly subjectId!: string
  @field(() => String, 'The matter it belongs to (事项).') readonly matter!: string
  @field(() => [ID], 'Events it rests on, oldest first (事件编号).') readonly eventIds!: readonly string[]
  @field(() => LocalDateScalar, 'Legal date; of a miss the due day, at whose end it took effect (发生日期).')
  readonly occurredOn!: LocalDate
  @field(() => InstantScalar, 'When it came on record (发现时间).') readonly noticedAt!: Instant
  @field(() => FindingStatusEnum, 'What became of it (状态).') readonly status!: FindingStatus
  @maybe(() => LocalDateScalar, 'The day that was not kept (届满日).') readonly due!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'When it was made good (补办日期).') readonly mendedOn!: Maybe<LocalDate>
  @field(() => Boolean, 'What made it good says to have been in time; an officer may lift the miss (主张按期).')
  readonly claimsInTime!: boolean
  @maybe(() => LocalDateScalar, 'Legal date of the act that was proved to be in time (撤销依据日期).')
  readonly liftedOn!: Maybe<LocalDate>

  readonly row!: FindingRow
}

export const FindingConnection = connectionType(Finding, 'Finding')

@ObjectType({ description: 'How many findings of an agency, a check and a month (问题统计).' })
export class FindingFigures {
  @field(() => FindingCheckEnum, 'The check (检查项).') readonly check!: CheckCode
  @field(() => String, 'Month of the breach, `YYYY-MM` (月份).') readonly month!: string
  @field(() => Int, 'All of them: open, mended and lifted (发现数).') readonly found!: number
  @field(() => Int, 'Not made good (未整改).') readonly open!: number
  @field(() => Int, 'Made good, which still counts (已补办).') readonly mended!: number
  @field(() => Int, 'Proved to be none (已撤销).') readonly lifted!: number

  readonly row!: FigureRow
}

export const findingOf = (row: FindingRow, locale: 'zh' | 'en'): Finding => ({
  id: toGlobalId('Finding', row.id),
  check: row.code,
  label: ALL_CHECKS.find(({ code }) => code === row.code)!.label[locale],
  clause: row.clause,
  clauses: row.clauses,
  subjectKind: row.subjectKind,
  subjectId: row.subjectId,
  matter: row.matter,
  eventIds: row.events,
  occurredOn: row.occurredOn as LocalDate,
  noticedAt: row.noticedAt as Instant,
  status: row.status,
  due: row.due as LocalDate | null,
  mendedOn: row.mendedOn as LocalDate | null,
  claimsInTime: row.claimsInTime,
  liftedOn: row.liftedOn as LocalDate | null,
  row,
})
