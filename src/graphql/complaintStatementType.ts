import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { ComplaintAboutKind } from '../domain/complaint/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { StatementRequestRow } from '../projections/complaints/tables.js'
import { ComplaintAboutKindEnum } from './complaintEnums.js'
import { aboutIdOf } from './complaintType.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description:
    'What an agency is asked to say about a matter, as cleared by whoever looks into it: all that the agency complained of ever sees. Nothing in it tells who complained (情况说明通知).',
  simpleResolvers: true,
})
export class ComplaintStatementRequest extends Node {
  @field(() => Int, 'Place among those of the complaint, from 1 (序号).') readonly request!: number
  @field(() => String, 'Number of the letter (通知书文号).') readonly documentNumber!: string
  @maybe(() => ComplaintAboutKindEnum, 'The item or finding it is about, where the agency may know (所涉事项类型).')
  readonly aboutKind!: Maybe<ComplaintAboutKind>
  @maybe(() => ID, 'Global id of that (所涉事项编号).') readonly aboutId!: Maybe<string>
  @field(() => LocalDateScalar, 'Day on which it was asked (通知日期).') readonly askedOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day to answer (说明期限).') readonly answerBy!: LocalDate
  @maybe(() => LocalDateScalar, 'Day of the answer; null: none yet (说明日期).') readonly statedOn!: Maybe<LocalDate>
  @field(() => Boolean, 'It was answered after its day (是否逾期说明).') readonly late!: boolean

  readonly row!: StatementRequestRow
  /** A row of a list: nothing of it is opened. */
  readonly listed!: boolean
}

export const ComplaintStatementRequestConnection = connectionType(
  ComplaintStatementRequest,
  'ComplaintStatementRequest',
)

export const statementRequestOf = (row: StatementRequestRow, listed = false): ComplaintStatementRequest => ({
  id: toGlobalId('ComplaintStatementRequest', row.id),
  request: row.request,
  documentNumber: row.documentNumber,
  aboutKind: row.aboutKind,
  aboutId: aboutIdOf(row),
  askedOn: row.askedOn as LocalDate,
  answerBy: row.answerBy as LocalDate,
  statedOn: row.statedOn as Maybe<LocalDate>,
  late: row.late,
  row,
  listed,
})
