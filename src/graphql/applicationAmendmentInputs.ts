import './metadataShim.js'
import { InputType } from 'type-graphql'
import type { RequestElement } from '../domain/application/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { RequestElementEnum } from './applicationEnums.js'
import { ApplicationInput } from './applicationInput.js'
import { RequestInput } from './applicationIntakeInputs.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'One thing to be corrected, and how (补正事项).' })
export class AmendmentPointInput {
  @field(() => RequestElementEnum, 'What (补正内容).')
  readonly element!: RequestElement

  @field(() => String, 'In words, with guidance (说明).')
  readonly explanation!: string
}

@InputType({
  description:
    'Asks the applicant to correct the application, once and for everything, within 7 working days, 711-30 (补正告知书).',
})
export class RequestAmendmentInput extends ApplicationInput {
  @field(() => [AmendmentPointInput], 'Everything at once (补正事项).')
  readonly points!: readonly AmendmentPointInput[]

  @field(() => String, 'Number of the notice (文号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly issuedOn!: LocalDate

  @field(() => String, 'That it was sent (发出凭证).')
  readonly proof!: string
}

@InputType({ description: 'What is corrected of who applies; the rest stays (补正的申请人信息).' })
export class AmendedApplicantInput {
  @maybe(() => String, 'Name (姓名或者名称).')
  readonly name?: Maybe<string>

  @maybe(() => String, 'Identity number or code of the organisation (身份证明).')
  readonly identity?: Maybe<string>

  @maybe(() => String, 'Address, telephone, e-mail (联系方式).')
  readonly contact?: Maybe<string>
}

@InputType({
  description:
    'The applicant’s correction; a new reply period begins with it, 711-30. Only what is corrected is given (登记补正).',
})
export class RecordAmendmentInput extends ApplicationInput {
  @maybe(() => AmendedApplicantInput, 'Of who applies (补正的申请人信息).')
  readonly applicant?: Maybe<AmendedApplicantInput>

  @maybe(() => RequestInput, 'Of what is asked for (补正的申请内容).')
  readonly request?: Maybe<RequestInput>

  @field(() => LocalDateScalar, 'Day on which it arrived (收到补正日期).')
  readonly receivedOn!: LocalDate

  @field(() => String, 'Of its arrival (凭证).')
  readonly proof!: string

  @maybe(() => String, 'Good reason for coming late; without one it is too late (逾期的正当理由).')
  readonly lateBecause?: Maybe<string>
}
