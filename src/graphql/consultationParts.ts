import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { PointPosition } from '../domain/consultation/positions.js'
import type { DeciderRight, Point, ProposedReply, Ruling, SeatGround } from '../domain/consultation/vocabulary.js'
import type { SuperiorAxis } from '../domain/agency/events.js'
import type { Channel, DisclosureAttribute } from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { ConsultationStep, DisputeState } from '../projections/consultations/tables.js'
import { Agency } from './agency.js'
import { SuperiorAxisEnum } from './agencyEnums.js'
import {
  ConsultationPointEnum,
  ConsultationPurposeEnum,
  ConsultationStepEnum,
  PointPositionEnum,
  ProposedReplyEnum,
  SeatGroundEnum,
  SeatOutcomeEnum,
} from './consultationEnums.js'
import { DeadlineReceipt } from './deadlineReceipt.js'
import { DeciderRightEnum, DisputeStateEnum, RulingEnum } from './disputeEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { ChannelEnum } from './itemCatalogueEnums.js'
import { AttributeEnum } from './itemEnums.js'
import { ItemContent } from './itemPartTypes.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({
  description: 'Exactly what the others are asked to confirm (拟公开或者拟答复方案).',
  simpleResolvers: true,
})
export class ConsultationProposal {
  @field(() => ConsultationPurposeEnum, 'Publication or a reply to an applicant (类别).')
  readonly kind!: keyof typeof ConsultationPurposeEnum
  @maybe(() => String, 'Hash of the text; null for a reply without one (内容摘要).')
  readonly contentHash!: Maybe<string>
  @maybe(() => AttributeEnum, 'Of a publication (公开属性).') readonly attribute!: Maybe<DisclosureAttribute>
  @maybe(() => Agency, 'Who publishes (发布主体).') readonly publisher!: Maybe<Agency>
  @field(() => [ChannelEnum], 'Of a publication (发布途径).') readonly channels!: readonly Channel[]
  @maybe(() => ProposedReplyEnum, 'Of a reply (拟答复意见).') readonly reply!: Maybe<ProposedReply>
  @maybe(() => Agency, 'Who answers the applicant (答复机关).') readonly answering!: Maybe<Agency>
  @maybe(() => String, 'Form in which it is given (提供形式).') readonly form!: Maybe<string>
}

@ObjectType({ description: 'Where a seat stands on one point (对单项的意见).', simpleResolvers: true })
export class SeatPosition {
  @field(() => ConsultationPointEnum, 'The point (事项).') readonly point!: Point
  @field(() => PointPositionEnum, 'Where it stands (意见状态).') readonly position!: PointPosition
}

@ObjectType({
  description: 'An agency that is asked, with where it stands on the current text (被征求意见机关).',
  simpleResolvers: true,
})
export class ConsultationSeat {
  @field(() => ID, 'For `seatId` of mutations (机关编号).') readonly agencyId!: string
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => [SeatGroundEnum], 'Why it is asked (理由).') readonly grounds!: readonly SeatGround[]
  @maybe(() => String, 'Number of the letter served on it (函号).') readonly letterNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day of service (送达日期).') readonly servedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Last day to answer (答复期限).') readonly answerBy!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted (期限计算单).')
  readonly receipt!: Maybe<DeadlineReceipt>
  @field(() => Boolean, 'Whether silence counts as consent, 711-34: never before publication (逾期视为同意).')
  readonly silenceIsConsent!: boolean
  @field(() => Boolean, 'It stood against an earlier text, and nobody has overruled it, LS-9.1 (曾提出异议).')
  readonly objectedBefore!: boolean
  @maybe(() => LocalDateScalar, 'Day of its last opinion (答复日期).') readonly givenOn!: Maybe<LocalDate>
  @field(() => Int, 'How often it was reminded (催办次数).') readonly reminders!: number
  @maybe(() => LocalDateScalar, 'Day of the last reminder (最近催办日期).') readonly lastRemindedOn!: Maybe<LocalDate>
  @field(() => SeatOutcomeEnum, 'Where it stands over all points (意见汇总).')
  readonly outcome!: keyof typeof SeatOutcomeEnum
  @field(() => [SeatPosition], 'Where it stands on each of the four points (逐项意见).')
  readonly positions!: readonly SeatPosition[]
}

@ObjectType({ description: 'Where one agency stands on a point (机关意见).', simpleResolvers: true })
export class AgencyPosition {
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => PointPositionEnum, 'Where it stands (意见状态).') readonly position!: PointPosition
}

@ObjectType({
  description: 'One of the four points, with what every agency says to it and what was decided (确认事项).',
  simpleResolvers: true,
})
export class ConsultationPointState {
  @field(() => ConsultationPointEnum, 'The point (事项).') readonly point!: Point
  @maybe(() => RulingEnum, 'What a decider said, LS-9.1 (决定意见).') readonly ruling!: Maybe<Ruling>
  @field(() => Boolean, 'Somebody objects or stayed silent, and nobody has decided (存在争议).')
  readonly inDispute!: boolean
  @field(() => [AgencyPosition], 'Every seat (各机关意见).') readonly positions!: readonly AgencyPosition[]
}

@ObjectType({ description: 'What it waits for, and of whom (待办).', simpleResolvers: true })
export class AwaitedStep {
  @field(() => ConsultationStepEnum, 'What (事项).') readonly step!: ConsultationStep
  @maybe(() => Agency, 'Of whom (机关).') readonly agency!: Maybe<Agency>
}

@ObjectType({ description: 'The last dispute about the current text, LS-9.1 (争议报请).', simpleResolvers: true })
export class ConsultationDispute {
  @field(() => Int, 'Number within the consultation, from 1 (序号).') readonly number!: number
  @field(() => DisputeStateEnum, 'Where it stands (状态).') readonly state!: DisputeState
  @maybe(() => Agency, 'The party that referred it (报请机关).') readonly party!: Maybe<Agency>
  @maybe(() => Agency, 'Who is to decide, or has decided (决定机关).') readonly decider!: Maybe<Agency>
  @field(() => DeciderRightEnum, 'By which right (决定权来源).') readonly right!: DeciderRight
  @field(() => [ConsultationPointEnum], 'Points in dispute (争议事项).') readonly points!: readonly Point[]
  @field(() => String, 'Number of the referral (报请文号).') readonly documentNumber!: string
  @field(() => LocalDateScalar, 'Day of the referral (报请日期).') readonly referredOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day to decide; counted anew after a return (决定期限).')
  readonly decideBy!: LocalDate
  @field(() => DeadlineReceipt, 'How that day was counted (期限计算单).') readonly receipt!: DeadlineReceipt
  @maybe(() => String, 'Number of the decision (决定文号).') readonly decision!: Maybe<string>
}

@ObjectType({ description: 'One step up from an agency to its superior (上级关系).', simpleResolvers: true })
export class SuperiorStep {
  @maybe(() => Agency, 'The superior (上级机关).') readonly to!: Maybe<Agency>
  @field(() => SuperiorAxisEnum, 'Which kind of superior (上级类型).') readonly axis!: SuperiorAxis
}

@ObjectType({ description: 'How a decider stands above one party (隶属路径).', simpleResolvers: true })
export class SuperiorWay {
  @maybe(() => Agency, 'The party (当事机关).') readonly party!: Maybe<Agency>
  @field(() => [SuperiorStep], 'From the party up (逐级关系).') readonly steps!: readonly SuperiorStep[]
}

@ObjectType('CompetentDecider', {
  description: 'An agency that may decide, LS-9.1; never a party (可选决定机关).',
  simpleResolvers: true,
})
export class CompetentDeciderType {
  @field(() => ID, 'For `deciderId` of `referDispute` (机关编号).') readonly agencyId!: string
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => [DeciderRightEnum], 'By which rights (决定权来源).') readonly rights!: readonly DeciderRight[]
  @field(() => [SuperiorWay], 'How it stands above each party; empty for the disclosure department as such (隶属路径).')
  readonly ways!: readonly SuperiorWay[]
  @field(() => String, 'Why, in one sentence, in the language of the request (理由).') readonly reason!: string
}

@ObjectType({ description: 'A text that was put under discussion, with its words (讨论稿).', simpleResolvers: true })
export class DiscussedText {
  @field(() => Int, 'Number of the text, from 1 (稿次).') readonly number!: number
  @field(() => ConsultationProposal, 'What is proposed about it (方案).') readonly proposal!: ConsultationProposal
  @maybe(() => ItemContent, 'The text and its files, published or not; null where there is none (内容).')
  readonly content!: Maybe<ItemContent>
}
