import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { Cancellation } from '../domain/consultation/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import {
  type ConsultationRow,
  type ConsultationStatus,
  type DisputeState,
  NO_DUE,
} from '../projections/consultations/tables.js'
import { ConsultationCancellationEnum, ConsultationPurposeEnum, ConsultationStatusEnum } from './consultationEnums.js'
import { DisputeStateEnum } from './disputeEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description:
    'Agencies agree on content, attribute, publisher and channel before publication (LS-6.1), or on the answer to an application (LS-8.1); for its parties, its deciders and those who oversee them (协商).',
  simpleResolvers: true,
})
export class Consultation extends Node {
  @field(() => ConsultationPurposeEnum, 'What it is for (协商事由).')
  readonly purpose!: keyof typeof ConsultationPurposeEnum
  @maybe(() => ID, 'The item it is about, for mutations; its own fields are under `item` (政府信息编号).')
  readonly itemId!: Maybe<string>
  @maybe(() => ID, 'The application it is about (依申请公开申请编号).') readonly applicationId!: Maybe<string>
  @maybe(() => Int, 'Version of the item, before publication (版本号).') readonly version!: Maybe<number>
  @maybe(() => LocalDateScalar, 'On an application: the 3 working days count from here (起算日期).')
  readonly startsOn!: Maybe<LocalDate>
  @field(() => Boolean, 'The asking agency led the making, 711-34 (由牵头制作机关征求意见).')
  readonly askedByLead!: boolean
  @field(() => ConsultationStatusEnum, 'Where it stands (状态).') readonly status!: ConsultationStatus
  @maybe(() => ConsultationCancellationEnum, 'Why it ended without a conclusion (终止原因).')
  readonly cancellation!: Maybe<Cancellation>
  @field(() => Int, 'Number of the text under discussion: what every act about it names (稿次).')
  readonly text!: number
  @maybe(() => String, 'Number of the letter of the current text (函号).') readonly letterNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day of that letter (发函日期).') readonly letterIssuedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day on which the duty to meet was done (会商完成日期).')
  readonly meetingMetOn!: Maybe<LocalDate>
  @field(() => Int, 'Sessions that were held (会商次数).') readonly sessionCount!: number
  @field(() => DisputeStateEnum, 'Of a dispute about the current text (争议状态).')
  readonly disputeState!: DisputeState
  @field(() => Boolean, 'Whether the text was compared with what others have published, LS-6.2 (已比对).')
  readonly contradictionsLookedFor!: boolean
  @field(() => Int, 'Contradictions with what others have published that nobody has answered (待核对的不一致).')
  readonly openContradictions!: number
  @maybe(() => LocalDateScalar, 'First date on which something in it is due (最近期限).')
  readonly due!: Maybe<LocalDate>
  @field(() => InstantScalar, 'When it was opened (发起时间).') readonly openedAt!: Instant
  @maybe(() => LocalDateScalar, 'Day it was concluded or cancelled (办结日期).') readonly closedOn!: Maybe<LocalDate>
  @field(() => InstantScalar, 'When something happened in it last (最近变动时间).') readonly changedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  /** What the fields of consultationFields.ts are made from. */
  readonly row!: ConsultationRow
}

export const ConsultationConnection = connectionType(Consultation, 'Consultation')

export const consultationOf = (row: ConsultationRow): Consultation => ({
  id: toGlobalId('Consultation', row.id),
  purpose: row.purpose,
  itemId: row.item === null ? null : toGlobalId('InformationItem', row.item),
  applicationId: row.application === null ? null : toGlobalId('Application', row.application),
  version: row.version,
  startsOn: row.startsOn as LocalDate | null,
  askedByLead: row.askedByLead,
  status: row.status,
  cancellation: row.cancellation,
  text: row.text,
  letterNumber: row.letterNumber,
  letterIssuedOn: row.letterIssuedOn as LocalDate | null,
  meetingMetOn: row.meetingMetOn as LocalDate | null,
  sessionCount: row.sessions,
  disputeState: row.disputeState,
  contradictionsLookedFor: row.contradictionsLookedFor,
  openContradictions: row.contradictionsOpen,
  due: row.due === NO_DUE ? null : (row.due as LocalDate),
  openedAt: row.openedAt as Instant,
  closedOn: row.closedOn as LocalDate | null,
  changedAt: row.changedAt as Instant,
  revision: row.revision,
  row,
})
