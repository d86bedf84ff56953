import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { DeliveryWay, IntakeChannel } from '../domain/application/vocabulary.js'
import type { CorrectionOutcome } from '../domain/recordCorrection/events.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { CorrectionStage, RecordCorrectionRow } from '../projections/recordCorrections.js'
import { CorrectionOutcomeEnum, DeliveryWayEnum, IntakeChannelEnum } from './applicationEnums.js'
import { CorrectionStageEnum } from './applicationStateEnums.js'
import { DeadlineReceipt, receiptOf } from './deadlineReceipt.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description:
    'Somebody asks to have a record about themselves corrected, 711-41. Who, and what they say, is read one at a time under `statement`, and the look is recorded (信息更正请求).',
  simpleResolvers: true,
})
export class RecordCorrection extends Node {
  @field(() => IntakeChannelEnum, 'How it came in (提交渠道).') readonly channel!: IntakeChannel
  @field(() => LocalDateScalar, 'Day of receipt (收到日期).') readonly receivedOn!: LocalDate
  @maybe(() => String, 'What proves it (收到凭证).') readonly receiptProof!: Maybe<string>
  @maybe(() => ID, 'The application on which the record was given (相关申请编号).')
  readonly applicationId!: Maybe<string>
  @field(() => CorrectionStageEnum, 'Where it stands (办理阶段).') readonly stage!: CorrectionStage
  @field(() => LocalDateScalar, 'Last day to tell what became of it (办理期限).') readonly due!: LocalDate
  @field(() => DeadlineReceipt, 'How that day was counted (期限计算书).') readonly receipt!: DeadlineReceipt
  @field(() => Boolean, 'That day is before today and nothing was told (是否逾期未告知).') readonly overdue!: boolean
  @field(() => Boolean, 'It was told of after its date (是否逾期告知).') readonly late!: boolean
  @maybe(() => Boolean, 'Whether it is as the person says; null until the record was looked at (核实是否属实).')
  readonly confirmed!: Maybe<boolean>
  @maybe(() => LocalDateScalar, 'Day on which the record was looked at (核实日期).')
  readonly verifiedOn!: Maybe<LocalDate>
  @maybe(() => CorrectionOutcomeEnum, 'What was decided (处理结果).')
  readonly outcome!: Maybe<CorrectionOutcome['kind']>
  @maybe(() => LocalDateScalar, 'Day on which the record was corrected (更正日期).')
  readonly correctedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day on which it was passed on (转送日期).') readonly forwardedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Number of the letter that passed it on (转送函号).') readonly forwardNumber!: Maybe<string>
  @maybe(() => String, 'Number of the notice to the person (告知书文号).') readonly noticeNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day on which the notice was dispatched (告知日期).')
  readonly dispatchedOn!: Maybe<LocalDate>
  @maybe(() => DeliveryWayEnum, 'By which way (送达途径).') readonly way!: Maybe<DeliveryWay>
  @maybe(() => LocalDateScalar, 'Day on which the person withdrew it (撤回日期).')
  readonly withdrawnOn!: Maybe<LocalDate>
  @field(() => InstantScalar, 'When it was registered (登记时间).') readonly registeredAt!: Instant
  @field(() => InstantScalar, 'When something happened in it last (最近变动时间).') readonly changedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: RecordCorrectionRow
  /** A row of a list: nothing of it is opened. */
  readonly listed!: boolean
}

export const RecordCorrectionConnection = connectionType(RecordCorrection, 'RecordCorrection')

/** `today` in Asia/Shanghai. */
export const recordCorrectionOf = (row: RecordCorrectionRow, today: LocalDate, listed = false): RecordCorrection => ({
  id: toGlobalId('RecordCorrection', row.id),
  channel: row.channel,
  receivedOn: row.receivedOn as LocalDate,
  receiptProof: row.proof,
  applicationId: row.application === null ? null : toGlobalId('Application', row.application),
  stage: row.stage,
  due: row.due as LocalDate,
  receipt: receiptOf(row.dueReceipt),
  overdue: row.stage !== 'done' && row.stage !== 'withdrawn' && row.due < today,
  late: row.late,
  confirmed: row.confirmed,
  verifiedOn: row.verifiedOn as Maybe<LocalDate>,
  outcome: row.outcome,
  correctedOn: row.correctedOn as Maybe<LocalDate>,
  forwardedOn: row.forwardedOn as Maybe<LocalDate>,
  forwardNumber: row.forwardNumber,
  noticeNumber: row.noticeNumber,
  dispatchedOn: row.dispatchedOn as Maybe<LocalDate>,
  way: row.way,
  withdrawnOn: row.withdrawnOn as Maybe<LocalDate>,
  registeredAt: row.registeredAt as Instant,
  changedAt: row.changedAt as Instant,
  revision: row.revision,
  row,
  listed,
})
