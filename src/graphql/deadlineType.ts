import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type {
  CancellationReason,
  DeadlineKind,
  DeadlineStatus,
  MoveCause,
  WarningLevel,
} from '../domain/deadline/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { DeadlineStep as StepRow } from '../projections/deadlines/steps.js'
import type { DeadlineRow } from '../projections/deadlines/tables.js'
import {
  CancellationReasonEnum,
  DeadlineKindEnum,
  DeadlineStatusEnum,
  MoveCauseEnum,
  WarningLevelEnum,
} from './deadlineEnums.js'
import { DeadlineReceipt, receiptOf } from './deadlineReceipt.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'One thing that happened to a deadline (期限记录).', simpleResolvers: true })
export class DeadlineStep {
  @field(() => String, 'Type of the event, such as `DeadlineMoved` (事件类型).') readonly type!: string
  @field(() => String, 'Id of the event (事件编号).') readonly event!: string
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
  @field(() => LocalDateScalar, 'The due date after it (届满日).') readonly due!: LocalDate
  @maybe(() => LocalDateScalar, 'The due date before it (原届满日).') readonly previousDue!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'The date that was proposed or declined (拟定届满日).')
  readonly proposedDue!: Maybe<LocalDate>
  @maybe(() => MoveCauseEnum, 'Why the date moved (变动原因).') readonly moved!: Maybe<MoveCause>
  @maybe(() => CancellationReasonEnum, 'Why it was cancelled (取消原因).')
  readonly cancelled!: Maybe<CancellationReason>
  @maybe(() => WarningLevelEnum, 'What was warned of (预警级别).') readonly level!: Maybe<WarningLevel>
  @maybe(() => String, 'The letter that paused it or was answered (函件).') readonly letter!: Maybe<string>
  @maybe(() => String, 'Number of the notice of an extension (文书编号).') readonly documentNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Legal date of the act (办理日期).') readonly doneOn!: Maybe<LocalDate>
  @maybe(() => String, 'What proves the act (凭证).') readonly proof!: Maybe<string>

  readonly row!: StepRow
  readonly deadline!: DeadlineRow
}

@ObjectType({
  implements: Node,
  description: 'A date by which an agency has to act, with how it was counted and what became of it, LS-11 (期限).',
  simpleResolvers: true,
})
export class Deadline extends Node {
  @field(() => String, 'Id of the matter: a duty with its round, a consultation, an application (事项).')
  readonly matter!: string
  @field(() => DeadlineKindEnum, 'What has to be done (期限类型).') readonly kind!: DeadlineKind
  @field(() => String, 'The clause that sets it (条款).') readonly clause!: string
  @field(() => DeadlineStatusEnum, 'What is on record (状态).') readonly status!: DeadlineStatus
  @field(() => Boolean, 'Nothing is done and the due day is over, whether or not that was noticed (是否逾期未办).')
  readonly overdue!: boolean
  @field(() => LocalDateScalar, 'Day of what set it running (起算事由发生日).') readonly start!: LocalDate
  @field(() => LocalDateScalar, 'The last day (届满日).') readonly due!: LocalDate
  @field(() => Boolean, 'Rests on holidays that are not announced yet (暂定).') readonly provisional!: boolean
  @field(() => DeadlineReceipt, 'How it was counted (期限计算书).') readonly receipt!: DeadlineReceipt
  @maybe(() => DeadlineReceipt, 'How a later holiday notice would have it, until an officer answers (拟定的新期限).')
  readonly proposal!: Maybe<DeadlineReceipt>
  @field(() => [WarningLevelEnum], 'Warned of for this date (已预警级别).')
  readonly warned!: readonly WarningLevel[]
  @field(() => Boolean, 'Whether it was extended, 711-33 (是否延期).') readonly extended!: boolean
  @maybe(() => LocalDateScalar, 'Legal date of the act; of what was missed, the day it was made good (办理日期).')
  readonly doneOn!: Maybe<LocalDate>
  @maybe(() => String, 'Event or document that proves the act (凭证).') readonly proof!: Maybe<string>
  @field(() => Boolean, 'Is on record as missed, while the act is said to have been in time (主张按期).')
  readonly claimsInTime!: boolean
  @maybe(() => InstantScalar, 'When the miss took effect: the end of the due day (逾期时间).')
  readonly missedAt!: Maybe<Instant>
  @maybe(() => InstantScalar, 'When the miss was noticed (发现逾期时间).') readonly missNoticedAt!: Maybe<Instant>
  @maybe(() => CancellationReasonEnum, 'Why nothing is due any more (取消原因).')
  readonly cancelledReason!: Maybe<CancellationReason>
  @field(() => InstantScalar, 'When it was recorded first (记录时间).') readonly startedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: DeadlineRow
}

export const DeadlineConnection = connectionType(Deadline, 'Deadline')

const isOpen = ({ status, doneOn }: Pick<DeadlineRow, 'status' | 'doneOn'>): boolean =>
  (status === 'running' || status === 'missed') && doneOn === null

/** `today` in Asia/Shanghai. */
export const deadlineOf = (row: DeadlineRow, today: LocalDate): Deadline => ({
  id: toGlobalId('Deadline', row.id),
  matter: row.matter,
  kind: row.kind,
  clause: row.clause,
  status: row.status,
  overdue: isOpen(row) && row.due < today,
  start: row.start as LocalDate,
  due: row.due as LocalDate,
  provisional: row.provisional,
  receipt: receiptOf(row.receipt),
  proposal: row.proposal === null ? null : receiptOf(row.proposal),
  warned: row.warned,
  extended: row.extended,
  doneOn: row.doneOn as LocalDate | null,
  proof: row.proof,
  claimsInTime: row.claimsInTime,
  missedAt: row.missedAt as Instant | null,
  missNoticedAt: row.missNoticedAt as Instant | null,
  cancelledReason: row.cancelledReason,
  startedAt: row.startedAt as Instant,
  revision: row.revision,
  row,
})

export const deadlineStepOf = (step: StepRow, deadline: DeadlineRow): DeadlineStep => ({
  type: step.type,
  event: step.event,
  recordedAt: step.recordedAt as Instant,
  due: step.due as LocalDate,
  previousDue: step.previousDue as Maybe<LocalDate>,
  proposedDue: step.proposedDue as Maybe<LocalDate>,
  moved: step.moved,
  cancelled: step.cancelled,
  level: step.level,
  letter: step.letter,
  documentNumber: step.documentNumber,
  doneOn: step.doneOn as Maybe<LocalDate>,
  proof: step.proof,
  row: step,
  deadline,
})
