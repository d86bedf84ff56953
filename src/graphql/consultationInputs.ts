import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type {
  ContradictionAnswer,
  Outcome,
  Point,
  Position,
  ProposedReply,
  SessionForm,
  SessionPosition,
  SessionResult,
} from '../domain/consultation/vocabulary.js'
import type { LocalDate, Sha256 } from '../domain/values.js'
import {
  ConsultationOutcomeEnum,
  ConsultationPointEnum,
  ContradictionAnswerEnum,
  PositionEnum,
  ProposedReplyEnum,
  SessionFormEnum,
  SessionPositionEnum,
  SessionResultEnum,
} from './consultationEnums.js'
import { ConsultationInput, ConsultationTextInput, SeatInput } from './consultationInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { JudgementInput } from './itemInput.js'
import { LocalDateScalar } from './scalars.js'

// Words may have 5 000 characters, numbers of documents and names 100, proofs 200; more is refused with TEXT_TOO_LONG.

@InputType({
  description:
    'Asks every agency that the item concerns, LS-6.1; while it runs, asks about the content as it is now (征求意见).',
})
export class RequireConsultationInput extends JudgementInput {}

@InputType({ description: 'What is to be answered to an applicant (拟答复方案).' })
export class ReplyProposalInput {
  @field(() => ProposedReplyEnum, 'Given, given in part, or withheld (拟答复意见).')
  readonly reply!: ProposedReply

  @field(() => ID, 'Who answers the applicant (答复机关).')
  readonly answeringId!: string

  @maybe(() => String, 'Hash of what would be given; left out where no text exists yet (内容摘要).')
  readonly contentHash?: Maybe<Sha256>

  @maybe(() => String, 'Form in which it is given (提供形式).')
  readonly form?: Maybe<string>
}

@InputType({
  description: 'Another text or reply to an application: what was said of the one before is void (变更讨论稿).',
})
export class PutTextUnderDiscussionInput extends ConsultationInput {
  @field(() => ReplyProposalInput, 'What is proposed now (拟答复方案).')
  readonly proposal!: ReplyProposalInput
}

@InputType({ description: 'The letter of a text, with the asking agency’s own opinion (征求意见函).' })
export class IssueConsultationLetterInput extends ConsultationTextInput {
  @field(() => String, 'Number (函号).')
  readonly letterNumber!: string

  @field(() => LocalDateScalar, 'Day of the letter (发函日期).')
  readonly issuedOn!: LocalDate

  @field(() => String, 'What the asking agency means to do (拟公开机关的意见).')
  readonly opinion!: string

  @field(() => String, 'On what basis (依据).')
  readonly basis!: string
}

@InputType({ description: 'The letter reached an agency; its time to answer runs (登记送达).' })
export class RecordLetterServiceInput extends SeatInput {
  @field(() => String, 'Number of the letter (函号).')
  readonly letterNumber!: string

  @field(() => LocalDateScalar, 'Day of service (送达日期).')
  readonly servedOn!: LocalDate

  @field(() => String, 'Post number, signature on handover or delivery here (送达凭证).')
  readonly proof!: string
}

@InputType({ description: 'What an agency says to one point; an objection has its ground and basis (单项意见).' })
export class PointOpinionInput {
  @field(() => ConsultationPointEnum, 'The point (事项).')
  readonly point!: Point

  @field(() => PositionEnum, 'What it says (意见).')
  readonly position!: Position

  @maybe(() => String, 'Why (理由).')
  readonly ground?: Maybe<string>

  @maybe(() => String, 'On what basis (依据).')
  readonly basis?: Maybe<string>
}

@InputType({ description: 'A written opinion of an agency that is asked, LS-6.1 (答复意见).' })
export class GiveOpinionInput extends SeatInput {
  @field(() => [PointOpinionInput], 'Point by point, each once; the others stay open (逐项意见).')
  readonly points!: readonly PointOpinionInput[]

  @maybe(() => String, 'Number of the document (文号).')
  readonly documentNumber?: Maybe<string>

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly givenOn!: LocalDate
}

@InputType({ description: 'The agency changes what it said, with its reason (改变意见).' })
export class ReviseOpinionInput extends GiveOpinionInput {
  @field(() => String, 'Why (改变理由).')
  readonly reason!: string
}

@InputType({ description: 'Reminds an agency that has not answered; once a day at most (催办).' })
export class RemindSeatInput extends SeatInput {}

@InputType({
  description:
    'Notes that an agency has not answered in time: consent by 711-34 alone, else it is reported (登记逾期).',
})
export class RecordSilenceInput extends SeatInput {}

@InputType({ description: 'Calls the agencies together, LS-8.1; the duty to meet is done by meeting (召集会商).' })
export class CallSessionInput extends ConsultationInput {
  @field(() => String, 'Its name within the consultation (会商编号).')
  readonly session!: string

  @field(() => SessionFormEnum, 'How they are to meet (形式).')
  readonly form!: SessionForm

  @field(() => LocalDateScalar, 'For which day (拟定日期).')
  readonly plannedOn!: LocalDate
}

@InputType({ description: 'Where a party stood in a session, and who spoke for it (参加情况).' })
export class AttendanceInput {
  @field(() => ID, 'The agency (机关).')
  readonly agencyId!: string

  @field(() => SessionPositionEnum, 'Where it stood (意见).')
  readonly position!: SessionPosition

  @field(() => [String], 'Names of those who took part; empty for whoever stayed away (参加人员).')
  readonly people!: readonly string[]

  @maybe(() => String, 'What it said (发言).')
  readonly statement?: Maybe<string>
}

@InputType({ description: 'Records a session that was held, with every party, LS-8.1 (登记会商).' })
export class RecordSessionInput extends ConsultationTextInput {
  @field(() => String, 'Its name within the consultation (会商编号).')
  readonly session!: string

  @field(() => SessionFormEnum, 'How they met (形式).')
  readonly form!: SessionForm

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly heldOn!: LocalDate

  @field(() => [AttendanceInput], 'Every party, also those that stayed away (参加情况).')
  readonly attendance!: readonly AttendanceInput[]

  @field(() => SessionResultEnum, 'What came of it (结果).')
  readonly result!: SessionResult

  @field(() => String, 'In words (纪要).')
  readonly summary!: string
}

@InputType({ description: 'Answers a contradiction with what others have published, LS-6.2 (核对不一致信息).' })
export class AnswerContradictionInput extends ConsultationTextInput {
  @field(() => String, 'Which one (编号).')
  readonly finding!: string

  @field(() => ContradictionAnswerEnum, 'What it is (结论).')
  readonly answer!: ContradictionAnswer

  @field(() => String, 'In words (说明).')
  readonly explanation!: string
}

@InputType({
  description: 'Concludes; only what everyone confirmed or was decided may be published, LS-6.1 (协商结论).',
})
export class ConcludeConsultationInput extends ConsultationTextInput {
  @field(() => ConsultationOutcomeEnum, 'Agreed or not (结论).')
  readonly outcome!: Outcome

  @maybe(() => String, 'Remark (说明).')
  readonly note?: Maybe<string>
}
