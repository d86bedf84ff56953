import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { CaseConclusion } from '../domain/accountabilityCase/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { CaseConclusionEnum } from './accountabilityCaseEnums.js'
import type { OwnCase } from './accountabilityCaseLoading.js'
import { CaseMeasure, measureOf } from './accountabilityCaseParts.js'
import { CaseHearing, CaseMeasureGround, CaseObjection, CaseExhibitDescription } from './accountabilityCaseRecord.js'
import { field, type Maybe, maybe } from './fields.js'
import { Node, toGlobalId } from './relay.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description:
    'A case as one of those whom it concerns sees it, from the notice on: what is held against them, the evidence, their own statement, measures and objections, and nothing about others (涉及本人或者本单位的案件).',
  simpleResolvers: true,
})
export class MyCase extends Node {
  @field(() => ID, 'For `caseId` of commands (案件编号).') readonly caseId!: string
  @maybe(() => CaseConclusionEnum, 'What was decided, once it was served (处理结论).')
  readonly conclusion!: Maybe<CaseConclusion>
  @maybe(() => LocalDateScalar, 'Day of the decision, once it was served (决定日期).')
  readonly decidedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Number of the decision, once it was served (决定文号).')
  readonly documentNumber!: Maybe<string>
  @field(() => [CaseMeasure], 'Measures against them, once the decision was served (处理措施).')
  readonly measures!: readonly CaseMeasure[]
  @maybe(() => LocalDateScalar, 'Day on which the case was closed (结案日期).') readonly closedOn!: Maybe<LocalDate>
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly own!: OwnCase
}

@ObjectType({
  description: 'What one of those concerned may read of a case; the look is recorded (本人可查阅的内容).',
  simpleResolvers: true,
})
export class MyCaseRecord {
  @field(() => Boolean, 'The key is destroyed: all of it is gone for good (内容已销毁).') readonly erased!: boolean
  @field(() => CaseHearing, 'What they were told and said (告知与陈述申辩).') readonly hearing!: CaseHearing
  @field(() => [CaseExhibitDescription], 'What the evidence shows (证据说明).')
  readonly exhibits!: readonly CaseExhibitDescription[]
  @field(() => [CaseMeasureGround], 'Why measures were decided against them, once served (措施依据).')
  readonly grounds!: readonly CaseMeasureGround[]
  @maybe(() => String, 'Why it was decided so, once served, where it concerns nobody else (决定理由).')
  readonly reason!: Maybe<string>
  @field(() => [CaseObjection], 'Objections of the caller (本人异议).') readonly objections!: readonly CaseObjection[]
}

export const myCaseOf = (own: OwnCase): MyCase => {
  const { row, one } = own
  const isServed = one.servedOn !== null
  return {
    id: toGlobalId('MyCase', `${row.id}~${one.key}`),
    caseId: toGlobalId('AccountabilityCase', row.id),
    conclusion: isServed ? row.conclusion : null,
    decidedOn: isServed ? (row.decidedOn as Maybe<LocalDate>) : null,
    documentNumber: isServed ? row.documentNumber : null,
    measures: isServed ? row.measures.filter(({ against }) => against === one.key).map(measureOf) : [],
    closedOn: row.closedOn as Maybe<LocalDate>,
    revision: row.revision,
    own,
  }
}
