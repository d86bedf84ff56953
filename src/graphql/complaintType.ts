import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type {
  CompetenceRight,
  ComplaintAboutKind,
  ComplaintChannel,
  ComplaintKind,
  ComplaintMeasureKind,
  ComplaintOutcome,
  ComplaintReplyWay,
  DeclineGround,
} from '../domain/complaint/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { ComplaintRow, ComplaintStage } from '../projections/complaints/tables.js'
import {
  CompetenceRightEnum,
  ComplaintAboutKindEnum,
  ComplaintChannelEnum,
  ComplaintDeclineGroundEnum,
  ComplaintKindEnum,
  ComplaintMeasureKindEnum,
  ComplaintOutcomeEnum,
  ComplaintReplyWayEnum,
  ComplaintStageEnum,
} from './complaintEnums.js'
import { DeadlineReceipt, receiptOf } from './deadlineReceipt.js'
import { field, ifGiven, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description:
    'A complaint about disclosure, 711-51, for those who judge it and supervise them. Who complains, and every word of it, is read one at a time under `complainant` and `record`, and the look is recorded; nobody of the agency complained of sees any of it (投诉举报).',
  simpleResolvers: true,
})
export class Complaint extends Node {
  @field(() => ComplaintKindEnum, 'Complaint or report (类型).') readonly kind!: ComplaintKind
  @field(() => ComplaintChannelEnum, 'How it came in (提出渠道).') readonly channel!: ComplaintChannel
  @field(() => LocalDateScalar, 'Day of receipt (收到日期).') readonly receivedOn!: LocalDate
  @maybe(() => String, 'What proves it (收到凭证).') readonly receiptProof!: Maybe<string>
  @field(() => Boolean, 'Neither name nor identity was given (是否匿名).') readonly anonymous!: boolean
  @field(() => Boolean, 'There is a way to reach them (是否留有联系方式).') readonly hasContact!: boolean
  @field(() => Boolean, 'It is seen and answered on the portal (是否可在平台查询).') readonly onPortal!: boolean
  @maybe(() => ComplaintAboutKindEnum, 'What it is about besides the agency (所涉事项类型).')
  readonly aboutKind!: Maybe<ComplaintAboutKind>
  @maybe(() => ID, 'Global id of that (所涉事项编号).') readonly aboutId!: Maybe<string>
  @field(() => [CompetenceRightEnum], 'Why the body may judge it (处理权限).')
  readonly rights!: readonly CompetenceRight[]
  @field(() => Int, 'How often a body received it, from 1 (收到次数).') readonly round!: number
  @maybe(() => LocalDateScalar, 'Day on which it was passed on last (转送日期).')
  readonly transferredOn!: Maybe<LocalDate>
  @field(() => ComplaintStageEnum, 'Where it stands (办理阶段).') readonly stage!: ComplaintStage
  @field(() => LocalDateScalar, 'What is due next (当前期限).') readonly due!: LocalDate
  @field(() => Boolean, 'That day is before today, and it is not done (是否逾期).') readonly overdue!: boolean
  @field(() => DeadlineReceipt, 'How the day to accept or decline it was counted (受理期限计算书).')
  readonly acceptReceipt!: DeadlineReceipt
  @maybe(() => LocalDateScalar, 'Day on which it was accepted (受理日期).') readonly acceptedOn!: Maybe<LocalDate>
  @field(() => Boolean, 'It was accepted or declined after its day (是否逾期受理).') readonly acceptedLate!: boolean
  @maybe(() => DeadlineReceipt, 'How the day to answer was counted (答复期限计算书).')
  readonly answerReceipt!: Maybe<DeadlineReceipt>
  @maybe(() => ComplaintDeclineGroundEnum, 'Why it was not accepted (不予受理情形).')
  readonly declineGround!: Maybe<DeclineGround>
  @maybe(() => LocalDateScalar, 'Day on which it was not accepted (不予受理日期).')
  readonly declinedOn!: Maybe<LocalDate>
  @field(() => Int, 'Steps of the investigation (核查次数).') readonly steps!: number
  @field(() => Int, 'Number of the conclusion that stands, for `proposal`; 0: none yet (处理意见序号).')
  readonly proposal!: number
  @maybe(() => ComplaintOutcomeEnum, 'What it came to, as proposed or approved (核查结论).')
  readonly outcome!: Maybe<ComplaintOutcome>
  @field(() => [ComplaintMeasureKindEnum], 'What follows for the agency (处理措施).')
  readonly measures!: readonly ComplaintMeasureKind[]
  @field(() => [ID], 'Findings that the conclusion cites (引用的问题).') readonly findingIds!: readonly string[]
  @maybe(() => LocalDateScalar, 'Day of the conclusion (结论日期).') readonly concludedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day of its approval (审定日期).') readonly approvedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Number of the reply (答复文号).') readonly replyNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day of the reply (答复日期).') readonly repliedOn!: Maybe<LocalDate>
  @maybe(() => ComplaintReplyWayEnum, 'How it was given (答复方式).') readonly way!: Maybe<ComplaintReplyWay>
  @field(() => Boolean, 'It was answered after its day (是否逾期答复).') readonly late!: boolean
  @maybe(() => LocalDateScalar, 'Day on which it was withdrawn (撤回日期).') readonly withdrawnOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day on which it was archived (归档日期).') readonly archivedOn!: Maybe<LocalDate>
  @field(() => InstantScalar, 'When it was registered (登记时间).') readonly registeredAt!: Instant
  @field(() => InstantScalar, 'When something happened in it last (最近变动时间).') readonly changedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: ComplaintRow
  /** A row of a list: nothing of it is opened. */
  readonly listed!: boolean
}

export const ComplaintConnection = connectionType(Complaint, 'Complaint')

/** GraphQL types of what a complaint can be about. */
export const ABOUT_TYPES: Readonly<Record<ComplaintAboutKind, string>> = {
  application: 'Application',
  item: 'InformationItem',
  finding: 'Finding',
}

export const aboutIdOf = ({ aboutKind, aboutId }: Pick<ComplaintRow, 'aboutKind' | 'aboutId'>): string | null =>
  aboutKind === null || aboutId === null ? null : toGlobalId(ABOUT_TYPES[aboutKind], aboutId)

const OVER = ['answered', 'declined', 'withdrawn']
const day = (date: string | null): LocalDate | null => date as LocalDate | null

/** `today` in Asia/Shanghai. */
export const complaintOf = (row: ComplaintRow, today: LocalDate, listed = false): Complaint => ({
  id: toGlobalId('Complaint', row.id),
  kind: row.kind,
  channel: row.channel,
  receivedOn: row.receivedOn as LocalDate,
  receiptProof: row.proof,
  anonymous: row.anonymous,
  hasContact: row.hasContact,
  onPortal: row.onPortal,
  aboutKind: row.aboutKind,
  aboutId: aboutIdOf(row),
  rights: row.rights,
  round: row.round,
  transferredOn: day(row.transferredOn),
  stage: row.stage,
  due: row.due as LocalDate,
  overdue: !OVER.includes(row.stage) && row.due < today,
  acceptReceipt: receiptOf(row.acceptReceipt),
  acceptedOn: day(row.acceptedOn),
  acceptedLate: row.acceptedLate,
  answerReceipt: ifGiven(row.answerReceipt, receiptOf) ?? null,
  declineGround: row.declineGround,
  declinedOn: day(row.declinedOn),
  steps: row.steps,
  proposal: row.proposal,
  outcome: row.outcome,
  measures: row.measures,
  findingIds: row.findings.map((finding) => toGlobalId('Finding', finding)),
  concludedOn: day(row.concludedOn),
  approvedOn: day(row.approvedOn),
  replyNumber: row.replyNumber,
  repliedOn: day(row.repliedOn),
  way: row.way,
  late: row.late,
  withdrawnOn: day(row.withdrawnOn),
  archivedOn: day(row.archivedOn),
  registeredAt: row.registeredAt as Instant,
  changedAt: row.changedAt as Instant,
  revision: row.revision,
  row,
  listed,
})
