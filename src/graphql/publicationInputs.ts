import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { Channel } from '../domain/informationItem/vocabulary.js'
import type { LocalDate, Sha256 } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { ChannelEnum } from './itemCatalogueEnums.js'
import { LocalDateScalar } from './scalars.js'

/** Publication of an item by one agency. */
@InputType()
export abstract class PublicationInput extends CommandInput {
  @field(() => ID, 'The item (政府信息).')
  readonly itemId!: string

  @field(() => ID, 'The agency that publishes (公开机关).')
  readonly agencyId!: string

  @field(() => ChannelEnum, 'Where (公开渠道).')
  readonly channel!: Channel
}

@InputType({ description: 'Records that a channel carried the item, with its receipt (登记发布).' })
export class RecordPublicationInput extends PublicationInput {
  @field(() => String, 'Hash of the content that was published (内容摘要).')
  readonly contentHash!: Sha256

  @field(() => LocalDateScalar, 'Day of publication (发布日期).')
  readonly publishedOn!: LocalDate

  @maybe(() => String, 'Address where it stands; left out for the program’s own portal (网址).')
  readonly address?: Maybe<string>

  @maybe(() => String, 'Issue, broadcast or place (期号、播出时间或者地点).')
  readonly reference?: Maybe<string>
}

@InputType({ description: 'Records that a channel took the item down (登记撤下).' })
export class RecordTakedownInput extends PublicationInput {
  @maybe(() => String, 'Proof (凭证).')
  readonly proof?: Maybe<string>
}
