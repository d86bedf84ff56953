import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { OutcomeKind } from '../domain/application/outcome.js'
import type {
  ApplicantKind,
  AssistanceKind,
  DeliveryWay,
  IntakeChannel,
  ProvisionForm,
  ReceiptRule,
  RequestElement,
} from '../domain/application/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import {
  type ApplicationDueKind,
  type ApplicationRow,
  type ApplicationStage,
  type ApplicationStep,
  NO_DUE,
} from '../projections/applications/tables.js'
import {
  ApplicantKindEnum,
  AssistanceKindEnum,
  DeliveryWayEnum,
  IntakeChannelEnum,
  OutcomeKindEnum,
  ProvisionFormEnum,
  ReceiptRuleEnum,
  RequestElementEnum,
} from './applicationEnums.js'
import {
  ApplicationDueKindEnum,
  ApplicationStageEnum,
  ApplicationStatusEnum,
  ApplicationStepEnum,
  RequestConsultationEnum,
} from './applicationStateEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description:
    'A request for information, 711-27 to 711-45, for the agency that answers it and those who oversee it. Who asked, and every word, is read one application at a time under `applicant`, `thirdParties` and `record`, and the look is recorded (依申请公开申请).',
  simpleResolvers: true,
})
export class Application extends Node {
  @maybe(() => String, 'Number in the register of the agency (登记编号).')
  readonly registrationNumber!: Maybe<string>
  @field(() => Boolean, 'Asked of a public enterprise, which answers by rules of its own, 711-55 (公共企事业单位).')
  readonly ofPublicEnterprise!: boolean
  @field(() => IntakeChannelEnum, 'How it came in, 711-31 (提交渠道).') readonly channel!: IntakeChannel
  @field(() => LocalDateScalar, 'Day on which it was submitted, signed for or arrived (提交或者到达日期).')
  readonly arrivedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'The date of receipt, 711-31; null until it is confirmed (收到日期).')
  readonly receivedOn!: Maybe<LocalDate>
  @maybe(() => ReceiptRuleEnum, 'By which rule that day was found (收到日期认定规则).')
  readonly receiptRule!: Maybe<ReceiptRule>
  @maybe(() => String, 'What proves it (收到凭证).') readonly receiptProof!: Maybe<string>
  @field(() => Boolean, 'The time to confirm the receipt went by without it (逾期未确认收到日期).')
  readonly unconfirmed!: boolean
  @field(() => ApplicantKindEnum, 'Kind of applicant; never who (申请人类型).') readonly applicantKind!: ApplicantKind
  @field(() => [RequestElementEnum], 'What 711-29 asks for and it did not have when it came in (欠缺要素).')
  readonly lacks!: readonly RequestElement[]
  @maybe(() => AssistanceKindEnum, 'Help that the applicant was given (协助方式).')
  readonly assistance!: Maybe<AssistanceKind>
  @maybe(() => String, 'Number of the document that is asked for (所需信息文号).')
  readonly documentNumber!: Maybe<string>
  @maybe(() => ProvisionFormEnum, 'In what form it is asked for, 711-40 (所需形式).')
  readonly form!: Maybe<ProvisionForm>
  @maybe(() => DeliveryWayEnum, 'By which way it is to be given (获取途径).') readonly way!: Maybe<DeliveryWay>

  @field(() => ApplicationStatusEnum, 'In hand, or how it ended (状态).') readonly status!: ApplicationRow['status']
  @field(() => ApplicationStageEnum, 'Where it stands, in one word (办理阶段).') readonly stage!: ApplicationStage
  @field(() => [ApplicationStepEnum], 'Everything that it waits for now (待办事项).')
  readonly awaits!: readonly ApplicationStep[]
  @maybe(() => LocalDateScalar, 'The date that it waits for now; null when nothing is due (当前期限).')
  readonly due!: Maybe<LocalDate>
  @maybe(() => ApplicationDueKindEnum, 'What that date is the last day of (当前期限类型).')
  readonly dueKind!: Maybe<ApplicationDueKind>
  @field(() => Boolean, 'The reply is due before today and was not given (是否逾期未答复).')
  readonly overdue!: boolean
  @field(() => Int, 'Reply periods begun so far: correction, payment and redoing begin a new one (答复期限次数).')
  readonly period!: number
  @field(() => Boolean, 'A period to answer runs (答复期限计算中).') readonly clockRuns!: boolean
  @field(() => Boolean, 'The period was extended, once at most, 711-33 (是否延期).') readonly extended!: boolean
  @field(() => Int, 'Times that the applicant was called or written to, 711-31 (联系次数).')
  readonly contactCount!: number

  @maybe(() => ID, 'The item that is asked for, once it is identified (政府信息编号).')
  readonly itemId!: Maybe<string>
  @maybe(() => ID, 'The application that this was a part of (拆分前的申请编号).') readonly splitFromId!: Maybe<string>
  @maybe(() => ID, 'The application that it was merged into, as decided, 711-36(6) (并入的申请编号).')
  readonly mergedIntoId!: Maybe<string>
  @maybe(() => RequestConsultationEnum, 'Where the consultation of other agencies stands, LS-8.1 (会商状态).')
  readonly consultationStatus!: Maybe<NonNullable<ApplicationRow['consultationStatus']>>

  @maybe(() => OutcomeKindEnum, 'How it was answered; null until the reply is dispatched (答复类型).')
  readonly outcome!: Maybe<OutcomeKind>
  @maybe(() => String, 'Number of the reply that counts (答复文号).') readonly replyNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day on which that reply was dispatched: from here it is given (答复发出日期).')
  readonly dispatchedOn!: Maybe<LocalDate>
  @field(() => Boolean, 'That reply was given after its date (是否逾期答复).') readonly late!: boolean
  @maybe(() => LocalDateScalar, 'Day on which it reached the applicant (答复送达日期).')
  readonly deliveredOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day on which the applicant withdrew it (撤回日期).')
  readonly withdrawnOn!: Maybe<LocalDate>
  @field(() => Int, 'Reviews and lawsuits that are not over (未审结的复议、诉讼).')
  readonly openRemedies!: number
  @maybe(() => String, 'Number of its archive file (档号).') readonly fileNumber!: Maybe<string>

  @field(() => InstantScalar, 'When it was registered (登记时间).') readonly registeredAt!: Instant
  @maybe(() => LocalDateScalar, 'Day on which it ended (办结日期).') readonly closedOn!: Maybe<LocalDate>
  @field(() => InstantScalar, 'When something happened in it last (最近变动时间).') readonly changedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: ApplicationRow
  /** A row of a list: nothing of it is opened. */
  readonly listed!: boolean
}

export const ApplicationConnection = connectionType(Application, 'Application')

/** `today` in Asia/Shanghai. */
export const applicationOf = (row: ApplicationRow, today: LocalDate, listed = false): Application => ({
  id: toGlobalId('Application', row.id),
  registrationNumber: row.registrationNumber,
  ofPublicEnterprise: row.body === 'publicEnterprise',
  channel: row.channel,
  arrivedOn: row.arrivedOn as LocalDate,
  receivedOn: row.receivedOn as Maybe<LocalDate>,
  receiptRule: row.receiptRule,
  receiptProof: row.receiptProof,
  unconfirmed: row.unconfirmed !== null,
  applicantKind: row.applicantKind,
  lacks: row.lacks,
  assistance: row.assistance,
  documentNumber: row.documentNumber,
  form: row.form,
  way: row.way,
  status: row.status,
  stage: row.stage,
  awaits: row.awaits,
  due: row.due === NO_DUE ? null : (row.due as LocalDate),
  dueKind: row.dueKind,
  overdue: row.status === 'open' && row.dueKind === 'reply' && row.due < today,
  period: row.period,
  clockRuns: row.clockRuns,
  extended: row.extended,
  contactCount: row.contacts,
  itemId: row.item === null ? null : toGlobalId('InformationItem', row.item),
  splitFromId: row.splitFrom === null ? null : toGlobalId('Application', row.splitFrom),
  mergedIntoId: row.mergedInto === null ? null : toGlobalId('Application', row.mergedInto),
  consultationStatus: row.consultationStatus,
  outcome: row.outcome,
  replyNumber: row.replyNumber,
  dispatchedOn: row.dispatchedOn as Maybe<LocalDate>,
  late: row.late,
  deliveredOn: row.deliveredOn as Maybe<LocalDate>,
  withdrawnOn: row.withdrawnOn as Maybe<LocalDate>,
  openRemedies: row.remediesOpen,
  fileNumber: row.archived?.fileNumber ?? null,
  registeredAt: row.registeredAt as Instant,
  closedOn: row.closedOn as Maybe<LocalDate>,
  changedAt: row.changedAt as Instant,
  revision: row.revision,
  row,
  listed,
})
