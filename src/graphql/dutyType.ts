import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { DutyGround, DutyKind, DutyLift, DutyStart, DutyStatus } from '../domain/duty/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { DutyStep as StepRow } from '../projections/duties/steps.js'
import type { DutyRow } from '../projections/duties/tables.js'
import { DutyGroundEnum, DutyKindEnum, DutyLiftEnum, DutyStartEnum, DutyStatusEnum } from './dutyEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'One thing that happened to a duty (义务记录).', simpleResolvers: true })
export class DutyStep {
  @field(() => String, 'Type of the event, such as `DutyMet` (事件类型).') readonly type!: string
  @field(() => String, 'Id of the event (事件编号).') readonly event!: string
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
  @field(() => Int, 'The round, from 1 (轮次).') readonly round!: number
  @maybe(() => LocalDateScalar, 'Day it was done (办理日期).') readonly doneOn!: Maybe<LocalDate>
  @maybe(() => String, 'Event that proves it (凭证).') readonly proof!: Maybe<string>
  @maybe(() => LocalDateScalar, 'The due date that was missed (届满日).') readonly due!: Maybe<LocalDate>
  @maybe(() => DutyLiftEnum, 'Why it ended (解除原因).') readonly lifted!: Maybe<DutyLift>

  readonly agencyHeld!: string
}

@ObjectType({
  implements: Node,
  description: 'What one agency has to publish of one item, in its own name, LS-7.1 (公开义务).',
  simpleResolvers: true,
})
export class Duty extends Node {
  @field(() => DutyKindEnum, 'What has to be done (义务类型).') readonly kind!: DutyKind
  @field(() => [DutyGroundEnum], 'Why this agency (义务依据).') readonly grounds!: readonly DutyGround[]
  @field(() => Int, 'Round, from 1: a change of the item makes a new one (轮次).') readonly round!: number
  @field(() => DutyStartEnum, 'What its time began with (起算事由).') readonly startedBy!: DutyStart
  @field(() => LocalDateScalar, 'The day of that; not counted itself (起算事由发生日).')
  readonly startsOn!: LocalDate
  @maybe(() => String, 'Hash of exactly what has to be published; null until it is authorized, LS-1 (内容摘要).')
  readonly contentHash!: Maybe<string>
  @field(() => DutyStatusEnum, 'What is on record (状态).') readonly status!: DutyStatus
  @maybe(() => LocalDateScalar, 'Day it was done (办理日期).') readonly doneOn!: Maybe<LocalDate>
  @maybe(() => String, 'Event that proves it (凭证).') readonly proof!: Maybe<string>
  @field(() => Boolean, 'Done after its time was over (是否逾期补办).') readonly late!: boolean
  @field(() => Boolean, 'Whether a miss is on record, also one that was lifted later (有无逾期记录).')
  readonly missed!: boolean
  @maybe(() => InstantScalar, 'When the miss took effect (逾期时间).') readonly missedAt!: Maybe<Instant>
  @maybe(() => DutyLiftEnum, 'Why nothing has to be published any more (解除原因).')
  readonly liftReason!: Maybe<DutyLift>
  @maybe(() => LocalDateScalar, 'Since when (解除日期).') readonly liftedOn!: Maybe<LocalDate>
  @field(() => [DutyStep], 'Everything that happened to it, oldest first (义务记录).')
  readonly history!: readonly DutyStep[]
  @field(() => InstantScalar, 'When its round was recorded (记录时间).') readonly aroseAt!: Instant
  @field(() => Int, 'Revision of its stream (版本).') readonly revision!: number

  readonly row!: DutyRow
}

export const DutyConnection = connectionType(Duty, 'Duty')

export const dutyOf = (row: DutyRow): Duty => ({
  id: toGlobalId('Duty', row.id),
  kind: row.kind,
  grounds: row.grounds,
  round: row.round,
  startedBy: row.startKind,
  startsOn: row.startsOn as LocalDate,
  contentHash: row.contentHash,
  status: row.status,
  doneOn: row.doneOn as LocalDate | null,
  proof: row.proof,
  late: row.late,
  missed: row.missed,
  missedAt: row.missedAt as Instant | null,
  liftReason: row.liftReason,
  liftedOn: row.liftedOn as LocalDate | null,
  history: row.steps.map(dutyStepShown),
  aroseAt: row.aroseAt as Instant,
  revision: row.revision,
  row,
})

const dutyStepShown = (step: StepRow): DutyStep => ({
  type: step.type,
  event: step.event,
  recordedAt: step.recordedAt as Instant,
  round: step.round,
  doneOn: step.doneOn as Maybe<LocalDate>,
  proof: step.proof,
  due: step.due as Maybe<LocalDate>,
  lifted: step.reason,
  agencyHeld: step.agency,
})
