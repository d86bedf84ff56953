import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { Channel, DisclosureAttribute, Genre, Medium, Theme } from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { PublicItemRow } from '../projections/informationItems/tables.js'
import { field, type Maybe, maybe } from './fields.js'
import { ChannelEnum, GenreEnum, MediumEnum, ThemeEnum } from './itemCatalogueEnums.js'
import { AttributeEnum } from './itemEnums.js'
import { ItemFile, itemFileOf } from './itemFileType.js'
import { Validity } from './itemPartTypes.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description: 'What the public may read of an item now: the authorized version and nothing else (公开目录条目).',
  simpleResolvers: true,
})
export class CatalogueEntry extends Node {
  @field(() => String, 'Title (标题).') readonly title!: string
  @maybe(() => String, 'Summary (摘要).') readonly summary!: Maybe<string>
  @maybe(() => String, 'Text (正文).') readonly text!: Maybe<string>
  @field(() => [ItemFile], 'Files in the order shown (附件).') readonly files!: readonly ItemFile[]
  @field(() => AttributeEnum, 'Attribute (公开属性).') readonly attribute!: DisclosureAttribute
  @field(() => ThemeEnum, 'Class of subject (主题分类).') readonly theme!: Theme
  @field(() => GenreEnum, 'Kind of document (体裁).') readonly genre!: Genre
  @field(() => [MediumEnum], 'Forms of information (信息形式).') readonly media!: readonly Medium[]
  @field(() => [String], 'Keywords (关键词).') readonly keywords!: readonly string[]
  @field(() => LocalDateScalar, 'Day of signature or making (生成日期).') readonly formedOn!: LocalDate
  @maybe(() => String, 'Document number (文号).') readonly documentNumber!: Maybe<string>
  @maybe(() => String, 'Index number (索引号).') readonly indexNumber!: Maybe<string>
  @field(() => String, 'Hash of this content, the same wherever it is published, LS-1 (内容摘要).')
  readonly contentHash!: string
  @field(() => [ChannelEnum], 'Channels (公开渠道).') readonly channels!: readonly Channel[]
  @field(() => LocalDateScalar, 'Day it became public (公开日期).') readonly publishedOn!: LocalDate
  @maybe(() => Validity, 'Null while it is in force (效力状况).') readonly validity!: Maybe<Validity>

  readonly row!: PublicItemRow
}

export const CatalogueEntryConnection = connectionType(CatalogueEntry, 'CatalogueEntry')

export const entryOf = (row: PublicItemRow): CatalogueEntry => ({
  id: toGlobalId('CatalogueEntry', row.id),
  title: row.title,
  summary: row.summary,
  text: row.text,
  files: row.files.map((file) => itemFileOf(row.id, file)),
  attribute: row.attribute,
  theme: row.theme,
  genre: row.genre,
  media: row.media,
  keywords: row.keywords,
  formedOn: row.formedOn as LocalDate,
  documentNumber: row.documentNumber,
  indexNumber: row.indexNumber,
  contentHash: row.contentHash,
  channels: row.channels,
  publishedOn: row.publishedOn as LocalDate,
  validity: row.validity,
  row,
})
