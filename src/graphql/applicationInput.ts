import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { LocalDate } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field } from './fields.js'
import { LocalDateScalar } from './scalars.js'

// Words may have 5 000 characters, names 200, numbers of documents 100, proofs 200; more is refused with TEXT_TOO_LONG.

/** A command about one application. */
@InputType()
export abstract class ApplicationInput extends CommandInput {
  @field(() => ID, 'The application (申请).')
  readonly applicationId!: string
}

/** A command about one third party that the information concerns. */
@InputType()
export abstract class ApplicationThirdPartyInput extends ApplicationInput {
  @field(() => ID, 'The third party (第三方).')
  readonly thirdPartyId!: string
}

/** An act about one draft of a reply: of any other than the one in hand it is refused. */
@InputType()
export abstract class ReplyDraftInput extends ApplicationInput {
  @field(() => Int, 'Number of the draft that the person has before them (稿次).')
  readonly draft!: number
}

@InputType({ description: 'That a notice reached the applicant, with its proof (登记送达).' })
export class ApplicantNoticeServiceInput extends ApplicationInput {
  @field(() => String, 'Number of the notice (文号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day of service (送达日期).')
  readonly servedOn!: LocalDate

  @field(() => String, 'Post number, signature on handover or delivery here (送达凭证).')
  readonly proof!: string
}
