import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type {
  Cancellation,
  ContradictionAnswer as Answer,
  ContradictionKind,
  Outcome,
  Point,
  Position,
  SeatGround,
  SessionForm,
  SessionPosition,
  SessionResult,
} from '../domain/consultation/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { Agency } from './agency.js'
import {
  ConsultationCancellationEnum,
  ConsultationOutcomeEnum,
  ConsultationPointEnum,
  ContradictionAnswerEnum,
  ContradictionKindEnum,
  PositionEnum,
  SeatGroundEnum,
  SeatOutcomeEnum,
  SessionFormEnum,
  SessionPositionEnum,
  SessionResultEnum,
} from './consultationEnums.js'
import { ConsultationProposal } from './consultationParts.js'
import { DeadlineReceipt } from './deadlineReceipt.js'
import { DisputeMinutes } from './disputeMinutes.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { MinutesEvent } from './minutesEvent.js'
import { LocalDateScalar } from './scalars.js'

// Words are null once the key of the item, or of the application, is destroyed.

@ObjectType({
  description: 'The letter of a text: the asking agency’s own opinion (征求意见函).',
  simpleResolvers: true,
})
export class LetterMinutes {
  @field(() => String, 'Number (函号).') readonly letterNumber!: string
  @field(() => LocalDateScalar, 'Day (发函日期).') readonly issuedOn!: LocalDate
  @maybe(() => String, 'What the asking agency means to do (拟公开机关的意见).') readonly opinion!: Maybe<string>
  @maybe(() => String, 'On what basis (依据).') readonly basis!: Maybe<string>
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'A letter reached an agency (送达).', simpleResolvers: true })
export class ServiceMinutes {
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => LocalDateScalar, 'Day (送达日期).') readonly servedOn!: LocalDate
  @field(() => String, 'What proves it (送达凭证).') readonly proof!: string
  @field(() => DeadlineReceipt, 'Until when it was to answer (答复期限计算单).') readonly answer!: DeadlineReceipt
  @field(() => Boolean, 'Whether silence counts as consent, 711-34 (逾期视为同意).')
  readonly silenceIsConsent!: boolean
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'What an agency says to one point (单项意见).', simpleResolvers: true })
export class PointOpinionMinutes {
  @field(() => ConsultationPointEnum, 'The point (事项).') readonly point!: Point
  @field(() => PositionEnum, 'What it says (意见).') readonly position!: Position
  @maybe(() => String, 'Why (理由).') readonly ground!: Maybe<string>
  @maybe(() => String, 'On what basis (依据).') readonly basis!: Maybe<string>
}

@ObjectType({ description: 'A written opinion, or its revision (书面意见).', simpleResolvers: true })
export class OpinionMinutes {
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => Boolean, 'It changes an earlier one (是否改变意见).') readonly revised!: boolean
  @field(() => [PointOpinionMinutes], 'Point by point (逐项意见).') readonly points!: readonly PointOpinionMinutes[]
  @maybe(() => String, 'Why it was changed (改变理由).') readonly reason!: Maybe<string>
  @maybe(() => String, 'Number of the document (文号).') readonly documentNumber!: Maybe<string>
  @field(() => LocalDateScalar, 'Day (日期).') readonly givenOn!: LocalDate
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'A reminder (催办).', simpleResolvers: true })
export class ReminderMinutes {
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => Int, 'Which one, from 1 (第几次).') readonly number!: number
  @field(() => LocalDateScalar, 'Day (催办日期).') readonly remindedOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day to answer (答复期限).') readonly answerBy!: LocalDate
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'No answer in time; never taken for consent (逾期未答复).', simpleResolvers: true })
export class SilenceMinutes {
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => LocalDateScalar, 'Last day to answer (答复期限).') readonly answerBy!: LocalDate
  @field(() => [Agency], 'Before whom it was brought (报告机关).') readonly escalatedTo!: readonly Agency[]
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'Silence that the law takes for consent, 711-34 (视为同意).', simpleResolvers: true })
export class DeemedConsentMinutes {
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => LocalDateScalar, 'Day of service (送达日期).') readonly servedOn!: LocalDate
  @field(() => LocalDateScalar, 'Day on which its time ended (届满日).') readonly lapsedOn!: LocalDate
  @field(() => String, 'Number of law that was used (数值版本).') readonly policy!: string
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'What an officer found about a contradiction (核对结论).', simpleResolvers: true })
export class ContradictionAnswerMinutes {
  @field(() => ContradictionAnswerEnum, 'What it is (结论).') readonly answer!: Answer
  @maybe(() => String, 'In words (说明).') readonly explanation!: Maybe<string>
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({
  description: 'Another agency has published what looks like the same with another content, LS-6.2 (不一致信息).',
  simpleResolvers: true,
})
export class ContradictionMinutes {
  @field(() => String, 'Names it in `answerContradiction` (编号).') readonly finding!: string
  @field(() => ContradictionKindEnum, 'What makes it look the same (依据).') readonly kind!: ContradictionKind
  @field(() => ID, 'The other item (对方信息编号).') readonly otherItemId!: string
  @maybe(() => Agency, 'Whose it is (对方机关).') readonly otherAgency!: Maybe<Agency>
  @field(() => String, 'Hash of its content (内容摘要).') readonly otherContentHash!: string
  @maybe(() => ContradictionAnswerMinutes, 'Null while it is open (核对结论).')
  readonly answer!: Maybe<ContradictionAnswerMinutes>
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'One text, with what was asked and said about it (讨论稿记录).', simpleResolvers: true })
export class TextMinutes {
  @field(() => Int, 'Number of the text, from 1 (稿次).') readonly number!: number
  @field(() => ConsultationProposal, 'What was proposed (方案).') readonly proposal!: ConsultationProposal
  @maybe(() => LetterMinutes, 'Its letter (征求意见函).') readonly letter!: Maybe<LetterMinutes>
  @field(() => [ServiceMinutes], 'To whom it was served (送达情况).') readonly served!: readonly ServiceMinutes[]
  @field(() => [OpinionMinutes], 'What was answered (书面意见).') readonly opinions!: readonly OpinionMinutes[]
  @field(() => [ReminderMinutes], 'Who was reminded (催办).') readonly reminders!: readonly ReminderMinutes[]
  @field(() => [SilenceMinutes], 'Who did not answer (逾期未答复).') readonly silences!: readonly SilenceMinutes[]
  @field(() => [DeemedConsentMinutes], 'Whose silence was consent, 711-34 (视为同意).')
  readonly deemedConsents!: readonly DeemedConsentMinutes[]
  @field(() => [ContradictionMinutes], 'What others have published otherwise, LS-6.2 (不一致信息).')
  readonly contradictions!: readonly ContradictionMinutes[]
  @field(() => MinutesEvent, 'Where it was put under discussion (记录).') readonly event!: MinutesEvent
}

export const SeatChangeKindEnum = enumType<'added' | 'transferred' | 'mergedIntoAsking' | 'notInvolved'>(
  'SeatChangeKind',
  'What happened to a seat (席位变动类别).',
  {
    added: '增加被征求意见机关',
    transferred: '由承接机关继续',
    mergedIntoAsking: '并入征求意见机关',
    notInvolved: '不再涉及',
  },
)

@ObjectType({
  description: 'An agency was added, followed by another or left out (被征求意见机关变动).',
  simpleResolvers: true,
})
export class SeatChangeMinutes {
  @field(() => SeatChangeKindEnum, 'What happened (类别).') readonly kind!: keyof typeof SeatChangeKindEnum
  @maybe(() => Agency, 'To whom (机关).') readonly agency!: Maybe<Agency>
  @field(() => [SeatGroundEnum], 'Why it was added (理由).') readonly grounds!: readonly SeatGround[]
  @field(() => [Agency], 'Who took over (承接机关).') readonly successors!: readonly Agency[]
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'A session that was called; held is another thing (召集会商).', simpleResolvers: true })
export class CalledSessionMinutes {
  @field(() => String, 'Its name within the consultation (会商编号).') readonly session!: string
  @field(() => SessionFormEnum, 'How they are to meet (形式).') readonly form!: SessionForm
  @field(() => LocalDateScalar, 'For which day (拟定日期).') readonly plannedOn!: LocalDate
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'Who took part for an agency, and where it stood (参加情况).', simpleResolvers: true })
export class AttendanceMinutes {
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => SessionPositionEnum, 'Where it stood (意见).') readonly position!: SessionPosition
  @field(() => [String], 'Names of those who took part (参加人员).') readonly people!: readonly string[]
  @maybe(() => String, 'What it said (发言).') readonly statement!: Maybe<string>
}

@ObjectType({ description: 'A session that was held, LS-8.1 (会商记录).', simpleResolvers: true })
export class SessionMinutes {
  @field(() => String, 'Its name within the consultation (会商编号).') readonly session!: string
  @field(() => Int, 'Text it was about (稿次).') readonly text!: number
  @field(() => SessionFormEnum, 'How they met (形式).') readonly form!: SessionForm
  @field(() => LocalDateScalar, 'Day (日期).') readonly heldOn!: LocalDate
  @maybe(() => Agency, 'Who recorded it (记录机关).') readonly recordedFor!: Maybe<Agency>
  @field(() => [AttendanceMinutes], 'Every party, also those that stayed away (参加情况).')
  readonly attendance!: readonly AttendanceMinutes[]
  @field(() => SessionResultEnum, 'What came of it (结果).') readonly result!: SessionResult
  @maybe(() => String, 'In words (纪要).') readonly summary!: Maybe<string>
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'How a seat ended (意见汇总).', simpleResolvers: true })
export class SeatOutcomeMinutes {
  @maybe(() => Agency, 'The agency (机关).') readonly agency!: Maybe<Agency>
  @field(() => SeatOutcomeEnum, 'By its own word, by law, or by a decision (结果).')
  readonly outcome!: keyof typeof SeatOutcomeEnum
}

@ObjectType({ description: 'The conclusion, LS-6.1, LS-8.2 (协商结论).', simpleResolvers: true })
export class ConclusionMinutes {
  @field(() => ConsultationOutcomeEnum, 'Agreed or not (结论).') readonly outcome!: Outcome
  @field(() => Int, 'On which text (稿次).') readonly text!: number
  @field(() => ConsultationProposal, 'On what exactly (方案).') readonly proposal!: ConsultationProposal
  @field(() => [SeatOutcomeMinutes], 'How each seat ended (各机关意见).') readonly seats!: readonly SeatOutcomeMinutes[]
  @field(() => String, 'Clause under which they were asked (条款).') readonly clause!: string
  @maybe(() => String, 'Remark (说明).') readonly note!: Maybe<string>
  @field(() => LocalDateScalar, 'Day (日期).') readonly concludedOn!: LocalDate
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'It ended without a conclusion (终止).', simpleResolvers: true })
export class CancellationMinutes {
  @field(() => ConsultationCancellationEnum, 'Why (原因).') readonly reason!: Cancellation
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({
  description:
    'Everything that was asked, said, decided and concluded, each with the event that records it (会商纪要).',
  simpleResolvers: true,
})
export class ConsultationMinutes {
  @field(() => MinutesEvent, 'Its opening (发起记录).') readonly opened!: MinutesEvent
  @field(() => [TextMinutes], 'Text by text (各稿记录).') readonly texts!: readonly TextMinutes[]
  @field(() => [SeatChangeMinutes], 'Who came in, went or was followed (机关变动).')
  readonly seatChanges!: readonly SeatChangeMinutes[]
  @field(() => [CalledSessionMinutes], 'Sessions that were called (召集会商).')
  readonly calledSessions!: readonly CalledSessionMinutes[]
  @field(() => [SessionMinutes], 'Sessions that were held (会商记录).') readonly sessions!: readonly SessionMinutes[]
  @field(() => [DisputeMinutes], 'Disputes, LS-9.1 (争议报请与决定).') readonly disputes!: readonly DisputeMinutes[]
  @maybe(() => ConclusionMinutes, 'Null until it is concluded (协商结论).')
  readonly conclusion!: Maybe<ConclusionMinutes>
  @maybe(() => CancellationMinutes, 'Null unless it was cancelled (终止).')
  readonly cancellation!: Maybe<CancellationMinutes>
}
