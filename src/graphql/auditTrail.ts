import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { JsonValue, Instant, LocalDate } from '../domain/values.js'
import type { TrailRow } from '../projections/auditTrail/tables.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'What one event changed of its subject (变动内容).', simpleResolvers: true })
export class FieldChange {
  @field(() => String, 'Field, a dot leads into what belongs together (字段).') readonly field!: string
  @maybe(() => String, 'JSON of the value before; null when there was none, or it is masked (变动前).')
  readonly before!: Maybe<string>
  @maybe(() => String, 'JSON of the value afterwards; null when there is none, or it is masked (变动后).')
  readonly after!: Maybe<string>
  @field(() => Boolean, 'Text or personal data: that it changed, never what it says (已遮蔽).')
  readonly masked!: boolean
}

@ObjectType({
  implements: Node,
  description: 'One event: who did what to what, when, under which clause, why, and what changed by it (审计记录).',
  simpleResolvers: true,
})
export class TrailEntry extends Node {
  @field(() => ID, 'Id of the event (事件编号).') readonly eventId!: string
  @field(() => Int, 'Place in the log, counted from 1 (序号).') readonly ordinal!: number
  @field(() => String, 'Type of the event (事件类型).') readonly type!: string
  @field(() => String, 'Kind of the subject (对象类型).') readonly subjectKind!: string
  @field(() => String, 'Id of the subject (对象编号).') readonly subjectId!: string
  @field(() => Int, 'Revision of the subject’s stream (版本).') readonly revision!: number
  @field(() => String, 'Role in which it was done; process, operator or public for no person (职责).')
  readonly role!: string
  @maybe(() => String, 'The process that did it (流程).') readonly process!: Maybe<string>
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
  @maybe(() => LocalDateScalar, 'Legal date of the fact, where it has one (法定日期).')
  readonly legalDate!: Maybe<LocalDate>
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @maybe(() => String, 'Short stable code of why (理由代码).') readonly reason!: Maybe<string>
  @field(() => String, 'The matter it belongs to (事项).') readonly matter!: string
  @field(() => String, 'Id of the event or command that caused it (起因).') readonly causation!: string
  @field(() => ID, 'Id of the command (请求编号).') readonly commandId!: string
  @field(() => String, 'Type of the command (操作).') readonly commandType!: string
  @field(() => [String], 'Codes of the rules that were applied and held (适用规则).')
  readonly rules!: readonly string[]
  @field(() => [String], 'Versions of the numbers of law that were used (适用数值版本).')
  readonly policies!: readonly string[]
  @field(() => [FieldChange], 'What changed (变动内容).') readonly changes!: readonly FieldChange[]

  readonly row!: TrailRow
}

export const TrailEntryConnection = connectionType(TrailEntry, 'TrailEntry')

export const trailEntryOf = (row: TrailRow): TrailEntry => ({
  id: toGlobalId('TrailEntry', row.eventId),
  eventId: row.eventId,
  ordinal: row.ordinal,
  type: row.type,
  subjectKind: row.subjectKind,
  subjectId: row.subjectId,
  revision: row.revision,
  role: row.role,
  process: row.process,
  recordedAt: row.recordedAt as Instant,
  legalDate: row.legalDate as LocalDate | null,
  clause: row.clause,
  reason: row.reason,
  matter: row.matter,
  causation: row.causation,
  commandId: row.commandId,
  commandType: row.commandType,
  rules: row.rules,
  policies: row.policies,
  changes: row.changes.map(({ field, before, after }) => ({
    field,
    before: shown(before),
    after: shown(after),
    masked: isMasked(before) || isMasked(after),
  })),
  row,
})

const isMasked = (value: unknown): boolean => typeof value === 'object' && value !== null && 'masked' in value

const shown = (value: JsonValue | { readonly masked: true } | undefined): string | null =>
  value === undefined || value === null || isMasked(value) ? null : JSON.stringify(value)
