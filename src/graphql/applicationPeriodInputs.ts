import './metadataShim.js'
import { InputType, Int } from 'type-graphql'
import type { LocalDate } from '../domain/values.js'
import { ApplicationInput } from './applicationInput.js'
import { field } from './fields.js'
import { LocalDateScalar } from './scalars.js'

/** Another date for the reply, told to the applicant. */
@InputType()
export abstract class LaterReplyInput extends ApplicationInput {
  @field(() => Int, 'By how many working days (工作日).')
  readonly workingDays!: number

  @field(() => String, 'Number of the notice (告知书文号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day on which it was sent to the applicant (告知日期).')
  readonly noticeDispatchedOn!: LocalDate

  @field(() => String, 'That it was sent (发出凭证).')
  readonly proof!: string
}

@InputType({
  description:
    'Extends the reply period once, by 20 working days at most and not after its last day, by the head of the disclosure office, 711-33 (延期).',
})
export class ExtendReplyPeriodInput extends LaterReplyInput {
  @field(() => String, 'Why (理由).')
  readonly reason!: string
}

@InputType({
  description: 'Another date where the reasons for many applications are reasonable, 711-35 (延迟答复).',
})
export class DelayReplyInput extends LaterReplyInput {}

@InputType({ description: 'Asks why somebody applies so much or so often, 711-35 (要求说明理由).' })
export class RequestReasonsInput extends ApplicationInput {
  @field(() => String, 'How many applications in which time (数量、频次情况).')
  readonly finding!: string

  @field(() => String, 'Number of the notice (文号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly issuedOn!: LocalDate

  @field(() => String, 'That it was sent (发出凭证).')
  readonly proof!: string

  @field(() => LocalDateScalar, 'Until when the applicant may answer (说明期限).')
  readonly answerBy!: LocalDate
}

@InputType({ description: 'The applicant’s reasons, 711-35 (登记申请理由).' })
export class RecordReasonsInput extends ApplicationInput {
  @field(() => String, 'As given (理由).')
  readonly reasons!: string

  @field(() => LocalDateScalar, 'Day on which they arrived (收到日期).')
  readonly receivedOn!: LocalDate

  @field(() => String, 'Of their arrival (凭证).')
  readonly proof!: string
}

@InputType({
  description: 'Whether the reasons are reasonable, 711-35; not by whoever handles the matter (认定申请理由).',
})
export class JudgeReasonsInput extends ApplicationInput {
  @field(() => Boolean, 'Whether they are (是否合理).')
  readonly reasonable!: boolean

  @field(() => String, 'Why (理由).')
  readonly why!: string
}
