import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { Instant, LocalDate } from '../domain/values.js'
import type {
  InterpretationInForce as HoldingRow,
  InterpretationRow,
  KnownWording,
} from '../projections/interpretations.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

export const InterpretationStatusEnum = enumType<InterpretationRow['status']>(
  'InterpretationStatus',
  'Whether an interpretation was withdrawn (解释状态).',
  { issued: '已作出', withdrawn: '已废止' },
)

@ObjectType({ description: 'One wording of an interpretation (解释文本).', simpleResolvers: true })
export class InterpretationWording {
  @field(() => Int, 'Counted from 1 (版次).') readonly version!: number
  @field(() => [String], 'Clauses that it speaks of (条款).') readonly clauses!: readonly string[]
  @field(() => String, 'The text (解释内容).') readonly text!: string
  @field(() => String, 'Number of the document (文号).') readonly documentNumber!: string
  @field(() => LocalDateScalar, 'Date of the document (成文日期).') readonly issuedOn!: LocalDate
  @field(() => LocalDateScalar, 'First day (施行日期).') readonly validFrom!: LocalDate
  @maybe(() => LocalDateScalar, 'Last day, if it names one (失效日期).') readonly validUntil!: Maybe<LocalDate>
  @field(() => InstantScalar, 'When it was put on record (记录时间).') readonly knownFrom!: Instant
}

@ObjectType({
  implements: Node,
  description: 'What the district office says a clause means, LS-17.1; public (解释).',
  simpleResolvers: true,
})
export class Interpretation extends Node {
  @field(() => InterpretationStatusEnum, 'Whether it was withdrawn (状态).')
  readonly status!: InterpretationRow['status']
  @field(() => [InterpretationWording], 'All wordings, oldest first (沿革).')
  readonly wordings!: readonly InterpretationWording[]
  @maybe(() => LocalDateScalar, 'From this day on nothing of it holds (废止日期).')
  readonly withdrawnFrom!: Maybe<LocalDate>
  @maybe(() => String, 'Number of the document that withdrew it (废止文号).') readonly withdrawalNumber!: Maybe<string>
  @maybe(() => String, 'Why it was withdrawn (废止理由).') readonly withdrawalReason!: Maybe<string>
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: InterpretationRow
}

export const InterpretationConnection = connectionType(Interpretation, 'Interpretation')

@ObjectType({ description: 'An interpretation and the wording of it that held on a day (当日有效的解释).' })
export class InterpretationInForce {
  @field(() => InterpretationWording, 'The wording that held (当日文本).') readonly wording!: InterpretationWording
  @field(() => Interpretation, 'The interpretation (解释).') readonly interpretation!: Interpretation
}

const wordingOf = (row: KnownWording): InterpretationWording => ({
  version: row.version,
  clauses: row.clauses,
  text: row.text,
  documentNumber: row.documentNumber,
  issuedOn: row.issuedOn,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  knownFrom: row.knownFrom as Instant,
})

export const interpretationOf = (row: InterpretationRow): Interpretation => ({
  id: toGlobalId('Interpretation', row.id),
  status: row.status,
  wordings: row.wordings.map(wordingOf),
  withdrawnFrom: row.withdrawnFrom as LocalDate | null,
  withdrawalNumber: row.withdrawalNumber,
  withdrawalReason: row.withdrawalReason,
  revision: row.revision,
  row,
})

export const inForceOf = ({ row, wording }: HoldingRow): InterpretationInForce => ({
  wording: wordingOf(wording),
  interpretation: interpretationOf(row),
})
