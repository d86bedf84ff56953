import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { Channel, Rendition } from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { ChannelEnum } from './itemCatalogueEnums.js'
import { DescriptionInput, JointIssuerInput } from './itemDescriptionInputs.js'
import { RenditionEnum, SpecialLawEnum } from './itemEnums.js'
import { GroundInput } from './itemGroundInput.js'
import { ItemInput } from './itemInput.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'A new item: declared not secret before any text or file is taken (新建政府信息).' })
export class CreateItemInput extends CommandInput {
  @field(() => ID, 'The agency that handles it (经办机关).')
  readonly agencyId!: string

  @field(() => String, 'Title (标题).')
  readonly title!: string

  @field(() => DescriptionInput, 'Description for the catalogue (著录项).')
  readonly description!: DescriptionInput

  @maybe(() => [JointIssuerInput], 'All agencies that sealed or signed; left out for one agency alone (联合制发机关).')
  readonly jointIssuers?: Maybe<readonly JointIssuerInput[]>

  @maybe(() => [ID], 'Other agencies whose matters it concerns, LS-6.1 (涉及的机关).')
  readonly involvedAgencyIds?: Maybe<readonly string[]>

  @field(() => Boolean, 'Declared before anything is taken: this is not a state secret (不涉密声明).')
  readonly declaredNotSecret!: boolean
}

@InputType({
  description: 'A state secret: only that it exists, under a title that gives nothing away (涉密信息登记).',
})
export class RecordSecretItemInput extends CommandInput {
  @field(() => ID, 'The agency that holds it (保管机关).')
  readonly agencyId!: string

  @field(() => String, 'A neutral title (中性标题).')
  readonly neutralTitle!: string

  @field(() => GroundInput, 'The ground; its code is stateSecret (法定理由).')
  readonly ground!: GroundInput
}

@InputType({ description: 'Proof that an item published earlier was reviewed then (既往审查证明).' })
export class PastReviewInput {
  @field(() => LocalDateScalar, 'Day of that review (审查日期).')
  readonly reviewedOn!: LocalDate

  @field(() => String, 'Number of the review or of the document that proves it (审查编号).')
  readonly documentNumber!: string

  @maybe(() => ID, 'A file of the item that shows it (证明材料).')
  readonly fileId?: Maybe<string>
}

@InputType({ description: 'Published before this program was in use, with the original dates (存量信息).' })
export class RecordLegacyPublicationInput extends ItemInput {
  @field(() => LocalDateScalar, 'Day of that publication (原发布日期).')
  readonly publishedOn!: LocalDate

  @field(() => ChannelEnum, 'Where (原公开渠道).')
  readonly channel!: Channel

  @maybe(() => String, 'Address on the website (原网址).')
  readonly address?: Maybe<string>

  @maybe(() => String, 'Index number it was given then (原索引号).')
  readonly indexNumber?: Maybe<string>

  @maybe(() => PastReviewInput, 'Left out: there is no proof of a review (既往审查).')
  readonly pastReview?: Maybe<PastReviewInput>
}

@InputType({ description: 'Takes an upload into the item; send the bytes to POST /files first (添加附件).' })
export class AttachFileInput extends ItemInput {
  @field(() => ID, '`uploadId` as POST /files answered it (上传编号).')
  readonly uploadId!: string

  @field(() => RenditionEnum, 'Original, or redacted for the public (版本).')
  readonly rendition!: Rendition
}

@InputType({ description: 'Title, summary, text and files in the order shown (内容).' })
export class ContentInput extends ItemInput {
  @field(() => String, 'Title (标题).')
  readonly title!: string

  @maybe(() => String, 'Summary (摘要).')
  readonly summary?: Maybe<string>

  @maybe(() => String, 'Text (正文).')
  readonly text?: Maybe<string>

  @field(() => [ID], 'Files of the item, in the order shown (附件).')
  readonly fileIds!: readonly string[]
}

@InputType({ description: 'New description for the catalogue (修改著录项).' })
export class ReviseDescriptionInput extends ItemInput {
  @field(() => DescriptionInput, 'The whole new description (著录项).')
  readonly description!: DescriptionInput
}

@InputType({ description: 'Which agencies it concerns turned out to be otherwise (变更涉及机关).' })
export class ChangeInvolvementInput extends ItemInput {
  @field(() => [JointIssuerInput], 'All agencies that sealed or signed (联合制发机关).')
  readonly jointIssuers!: readonly JointIssuerInput[]

  @field(() => [ID], 'Other agencies whose matters it concerns (涉及的机关).')
  readonly involvedAgencyIds!: readonly string[]

  @field(() => String, 'Why, in words; sealed with the item (理由).')
  readonly reason!: string
}

@InputType({ description: 'Another law gives the authority to publish to this agency, LS-4.6 (法定公开主体).' })
export class FixPublisherByLawInput extends ItemInput {
  @field(() => ID, 'The agency that publishes (公开主体).')
  readonly publisherId!: string

  @field(() => String, 'Name of the law (法律、法规名称).')
  readonly law!: string

  @field(() => String, 'Its article (条款).')
  readonly article!: string

  @field(() => String, 'What it says (规定内容).')
  readonly provision!: string
}

@InputType({ description: 'A special law on this publication prevails, LS-10.10 (特别规定).' })
export class RecordSpecialPublicationLawInput extends ItemInput {
  @field(() => String, 'Name of the law (法律、法规名称).')
  readonly law!: string

  @field(() => String, 'Its article (条款).')
  readonly article!: string

  @field(() => String, 'What it says (规定内容).')
  readonly provision!: string

  @field(() => SpecialLawEnum, 'What it requires (要求).')
  readonly requires!: 'approval' | 'noticeOnly'

  @maybe(() => String, 'Authority whose approval is needed (批准机关).')
  readonly authority?: Maybe<string>
}
