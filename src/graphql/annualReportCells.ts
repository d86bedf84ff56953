import './metadataShim.js'
import { Float, Int, ObjectType } from 'type-graphql'
import { cellLabel, TABLE_TWO_ROW_LABELS } from '../app/annualReport/labels.js'
import type { ReportView } from '../app/annualReport/reportView.js'
import { type ReportCell, valueIn } from '../domain/annualReport/reportTables.js'
import type { ApplicantKind, RemedyKind, RemedyResult } from '../domain/application/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import {
  type HoldingRow,
  OPEN_ENDED,
  type PaymentRow,
  type RemedyRow,
} from '../projections/annualReportMatters/tables.js'
import { ApplicantKindEnum, RemedyKindEnum, RemedyResultEnum } from './applicationEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description: 'One number of an annual report, which opens to what it counts (年度报告数据).',
  simpleResolvers: true,
})
export class AnnualReportCell extends Node {
  @field(() => Int, 'Number of the table, 1 to 3; 6 for the fees of chapter six (表号).') readonly table!: number
  @field(() => String, 'Row (行).') readonly row!: string
  @field(() => String, 'Column (列).') readonly column!: string
  @field(() => String, 'Table, row and column in words (名称).') readonly label!: string
  @maybe(() => Float, 'The number with every amendment; null while nobody has entered it (数值).')
  readonly value!: Maybe<number>
  @maybe(() => Float, 'As it was submitted last; null before (报送数).') readonly submitted!: Maybe<number>
  @maybe(() => Float, 'As the log says now; of a district as it was collected last (当前统计数).')
  readonly now!: Maybe<number>

  readonly cell!: ReportCell
  readonly view!: ReportView
}

export const cellOf = (view: ReportView, cell: ReportCell): AnnualReportCell => ({
  id: toGlobalId('AnnualReportCell', `${view.id}/${cell.table}.${cell.row}.${cell.column}`),
  table: cell.table,
  row: cell.row,
  column: cell.column,
  label: cellLabel(cell),
  value: valueIn(view.tables, cell) ?? null,
  submitted: (view.frozen === undefined ? undefined : valueIn(view.frozen, cell)) ?? null,
  now: valueIn(view.now, cell) ?? null,
  cell,
  view,
})

const dayOf = (date: string): LocalDate | null => (date === OPEN_ENDED ? null : (date as LocalDate))

@ObjectType({
  description: 'An application as an annual report counts it (计入年度报告的申请).',
  simpleResolvers: true,
})
export class CountedApplication {
  @field(() => ApplicantKindEnum, 'Column: kind of applicant (申请人类型).') readonly applicantKind!: ApplicantKind
  @field(() => LocalDateScalar, 'Day of receipt (收到日期).') readonly receivedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Day on which it ended, as it is counted; null while open (办结日期).')
  readonly closedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Row of the outcome, in the words of the form (办理结果).') readonly outcome!: Maybe<string>

  readonly applicationId!: string
  readonly agencyId!: string
}

export const countedApplicationOf = (row: HoldingRow): CountedApplication => ({
  applicantKind: row.applicant,
  receivedOn: row.receivedOn as LocalDate,
  closedOn: dayOf(row.closedOn),
  outcome: row.outcome === null ? null : TABLE_TWO_ROW_LABELS[row.outcome],
  applicationId: row.application,
  agencyId: row.agency,
})

@ObjectType({
  description: 'A review or lawsuit as an annual report counts it (计入年度报告的复议、诉讼).',
  simpleResolvers: true,
})
export class CountedRemedy {
  @field(() => RemedyKindEnum, 'Which way (途径).') readonly kind!: RemedyKind
  @field(() => String, 'Number of the case (案号).') readonly caseNumber!: string
  @field(() => String, 'Who decides it (复议机关或者法院).') readonly body!: string
  @field(() => LocalDateScalar, 'Filed on (提起日期).') readonly filedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Ended on; null while pending (审结日期).') readonly endedOn!: Maybe<LocalDate>
  @maybe(() => RemedyResultEnum, 'How it ended (结果).') readonly result!: Maybe<RemedyResult>

  readonly applicationId!: string
}

export const countedRemedyOf = (row: RemedyRow): CountedRemedy => ({
  kind: row.kind,
  caseNumber: row.caseNumber,
  body: row.body,
  filedOn: row.filedOn as LocalDate,
  endedOn: dayOf(row.endedOn),
  result: row.result,
  applicationId: row.application,
})

@ObjectType({
  description: 'A fee that was paid, as an annual report counts it (计入年度报告的信息处理费).',
  simpleResolvers: true,
})
export class CountedPayment {
  @field(() => LocalDateScalar, 'Paid on (缴费日期).') readonly paidOn!: LocalDate
  @field(() => Int, 'Yuan (金额，元).') readonly amount!: number

  readonly applicationId!: string
}

export const countedPaymentOf = ({ paidOn, amount, application }: PaymentRow): CountedPayment => ({
  paidOn: paidOn as LocalDate,
  amount,
  applicationId: application,
})

export const CountedApplicationConnection = connectionType(CountedApplication, 'CountedApplication')
export const CountedRemedyConnection = connectionType(CountedRemedy, 'CountedRemedy')
export const CountedPaymentConnection = connectionType(CountedPayment, 'CountedPayment')
