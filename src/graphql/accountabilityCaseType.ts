import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { CaseConclusion, CaseOriginKind, ClosingReason } from '../domain/accountabilityCase/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { AccountabilityCaseRow, CaseStage } from '../projections/accountabilityCases.js'
import { CaseClosingReasonEnum, CaseConclusionEnum, CaseOriginEnum, CaseStageEnum } from './accountabilityCaseEnums.js'
import { CaseMeasure, measureOf } from './accountabilityCaseParts.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description:
    'An accountability case, LS-15.2, for those who investigate and decide it and the superiors of their body, and for nobody whom it concerns. What was written is read under `record`, and the look is recorded (责任追究案件).',
  simpleResolvers: true,
})
export class AccountabilityCase extends Node {
  @field(() => CaseOriginEnum, 'What it was opened from (线索来源).') readonly originKind!: CaseOriginKind
  @field(() => String, 'Id of that, or number of the order (来源编号).') readonly originReference!: string
  @field(() => CaseStageEnum, 'Where it stands (案件阶段).') readonly stage!: CaseStage
  @field(() => [String], 'Streams of the matters it is about (所涉事项).') readonly subjects!: readonly string[]
  @field(() => Int, 'How often measures were proposed (处理意见次数).') readonly proposals!: number
  @maybe(() => CaseConclusionEnum, 'What was decided (处理结论).') readonly conclusion!: Maybe<CaseConclusion>
  @field(() => [CaseMeasure], 'Measures that were decided (处理措施).') readonly measures!: readonly CaseMeasure[]
  @maybe(() => LocalDateScalar, 'Day of the decision (决定日期).') readonly decidedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Number of the decision (决定文号).') readonly documentNumber!: Maybe<string>
  @field(() => Int, 'Objections to what is on record that wait for an answer (待答复异议).')
  readonly openObjections!: number
  @maybe(() => LocalDateScalar, 'Day on which it was closed (结案日期).') readonly closedOn!: Maybe<LocalDate>
  @maybe(() => CaseClosingReasonEnum, 'How it came to its end (结案方式).')
  readonly closingReason!: Maybe<ClosingReason>
  @field(() => InstantScalar, 'When it was opened (立案时间).') readonly openedAt!: Instant
  @field(() => InstantScalar, 'When something happened in it last (最近变动时间).') readonly changedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: AccountabilityCaseRow
  /** A row of a list: nothing of it is opened. */
  readonly listed!: boolean
}

export const AccountabilityCaseConnection = connectionType(AccountabilityCase, 'AccountabilityCase')

export function accountabilityCaseOf(row: AccountabilityCaseRow, listed = false): AccountabilityCase {
  const { originKind, originReference, stage, subjects, proposals, conclusion, documentNumber, openObjections } = row

  return {
    id: toGlobalId('AccountabilityCase', row.id),
    ...{ originKind, originReference, stage, subjects, proposals, conclusion, documentNumber, openObjections },
    measures: row.measures.map(measureOf),
    decidedOn: row.decidedOn as Maybe<LocalDate>,
    closedOn: row.closedOn as Maybe<LocalDate>,
    closingReason: row.closingReason,
    openedAt: row.openedAt as Instant,
    changedAt: row.changedAt as Instant,
    revision: row.revision,
    row,
    listed,
  }
}
