import './metadataShim.js'
import { InputType } from 'type-graphql'
import type { DeliveryWay, SealKind } from '../domain/application/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { DeliveryWayEnum, SealKindEnum } from './applicationEnums.js'
import { ApplicationInput, ReplyDraftInput } from './applicationInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { ReplyOutcomeInput } from './replyOutcomeInput.js'
import { LocalDateScalar } from './scalars.js'

@InputType({
  description: 'Drafts the reply, by the officer in charge; a new draft takes the place of the one before (拟办答复).',
})
export class DraftReplyInput extends ApplicationInput {
  @field(() => ReplyOutcomeInput, 'The reply and the facts it rests on (答复内容).')
  readonly outcome!: ReplyOutcomeInput
}

@InputType({ description: 'Sends a draft back to the officer in charge (退回答复).' })
export class ReturnReplyInput extends ReplyDraftInput {
  @field(() => String, 'Why (理由).')
  readonly reason!: string
}

@InputType({ description: 'Approves a draft; not by whoever handled it (审核答复).' })
export class ApproveReplyInput extends ReplyDraftInput {
  @maybe(() => String, 'Remark (意见).')
  readonly note?: Maybe<string>
}

@InputType({
  description: 'Signs the very letter, by a third person; the remedies it names are added, 711-51 (签发答复).',
})
export class SignReplyInput extends ReplyDraftInput {
  @field(() => String, 'Number of the reply (答复文号).')
  readonly replyNumber!: string

  @field(() => LocalDateScalar, 'Day (签发日期).')
  readonly signedOn!: LocalDate

  @field(() => String, 'SHA-256 of the letter, 64 hexadecimal digits (答复书摘要).')
  readonly letterHash!: string

  @field(() => SealKindEnum, 'How it is sealed (用印方式).')
  readonly sealKind!: SealKind

  @field(() => String, 'SHA-256 of the seal or of the scan (印章或者扫描件摘要).')
  readonly sealHash!: string

  @maybe(() => String, 'Government that reviews, where the register does not have it (行政复议机关).')
  readonly reviewBody?: Maybe<string>
}

@InputType({
  description: 'Sends the reply out: from here, and not before, the application is answered, 711-33 (发出答复).',
})
export class DispatchReplyInput extends ReplyDraftInput {
  @field(() => LocalDateScalar, 'Day (发出日期).')
  readonly dispatchedOn!: LocalDate

  @field(() => DeliveryWayEnum, 'How: as the draft promises, 711-40 (发出途径).')
  readonly way!: DeliveryWay

  @maybe(() => String, 'Why by another way than the draft promises; without it DISPATCH_WAY_DIFFERS (改变途径的理由).')
  readonly otherWayReason?: Maybe<string>

  @field(() => String, 'Post number, signature on handover, delivery on the portal (发出凭证).')
  readonly proof!: string
}

@InputType({ description: 'The applicant has the reply: the time for remedies runs, 711-51 (登记答复送达).' })
export class RecordReplyDeliveryInput extends ApplicationInput {
  @field(() => LocalDateScalar, 'Day (送达日期).')
  readonly deliveredOn!: LocalDate

  @field(() => String, 'Proof (送达凭证).')
  readonly proof!: string
}
