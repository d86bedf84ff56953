import './metadataShim.js'
import { InputType, Int } from 'type-graphql'
import type { FeeMethod } from '../domain/application/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { FeeMethodEnum } from './applicationEnums.js'
import { ApplicationInput } from './applicationInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

@InputType({
  description:
    'Asks for the fee, by item or by page and never both, 711-42; the amount follows from the schedule (收费通知).',
})
export class IssueFeeNoticeInput extends ApplicationInput {
  @field(() => FeeMethodEnum, 'How it is counted (收费方式).')
  readonly method!: FeeMethod

  @maybe(
    () => Int,
    'By item: earlier applications of the same applicant to this agency in the month. Counted by itself; another number is refused (本月此前件数).',
  )
  readonly before?: Maybe<number>

  @field(() => Int, 'Items of this application, or pages of A4 (件数或者页数).')
  readonly units!: number

  @field(() => String, 'Number of the notice (文号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly issuedOn!: LocalDate

  @field(() => String, 'That it was sent (发出凭证).')
  readonly proof!: string
}

@InputType({
  description: 'Takes back a notice that was issued by mistake, before anything is paid, 711-42 (撤销收费通知).',
})
export class RevokeFeeNoticeInput extends ApplicationInput {
  @field(() => String, 'Number of the notice that is taken back (原文号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day on which the applicant was told (撤销日期).')
  readonly revokedOn!: LocalDate

  @field(() => String, 'What was wrong with it (理由).')
  readonly reason!: string

  @field(() => String, 'That the applicant was told (告知凭证).')
  readonly proof!: string
}

@InputType({
  description: 'The fee is paid; a new reply period begins on the next day, 711-42 (登记缴费).',
})
export class RecordFeePaymentInput extends ApplicationInput {
  @field(() => LocalDateScalar, 'Day (缴费日期).')
  readonly paidOn!: LocalDate

  @field(() => Int, 'Yuan; exactly what was asked for (金额，元).')
  readonly amount!: number

  @field(() => String, 'Number of the fiscal receipt (财政票据号码).')
  readonly receiptNumber!: string
}
