import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { Channel, DisclosureAttribute, Genre, Medium, Theme } from '../domain/informationItem/vocabulary.js'
import type { Role } from '../domain/roles.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { ItemRow, ItemState } from '../projections/informationItems/tables.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { ChannelEnum, GenreEnum, MediumEnum, ThemeEnum } from './itemCatalogueEnums.js'
import { AttributeEnum } from './itemEnums.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'
import { RoleEnum } from './staffEnums.js'

export const ItemStateEnum = enumType<ItemState>('ItemState', 'Where an item stands (办理状态).', {
  draft: '拟稿',
  submitted: '已送科室审核',
  sectionPassed: '已送保密审查',
  referred: '送审中',
  concluded: '已核定',
  approved: '已审批',
  published: '已公开',
  withdrawn: '已撤回',
  discarded: '已放弃',
  purged: '已清除',
  secretStub: '涉密登记',
})

@ObjectType({
  implements: Node,
  description:
    'An item of government information as those see it who may know of it before it is public; the public reads `CatalogueEntry` (政府信息).',
  simpleResolvers: true,
})
export class InformationItem extends Node {
  @field(() => String, 'Title of the working version, else of what was public last (标题).') readonly title!: string
  @maybe(() => String, 'Summary (摘要).') readonly summary!: Maybe<string>
  @field(() => ItemStateEnum, 'Where it stands (办理状态).') readonly state!: ItemState
  @field(() => [RoleEnum], 'Roles that may take the next step (待办职责).') readonly awaits!: readonly Role[]
  @maybe(() => AttributeEnum, 'As a leader confirmed it (公开属性).') readonly attribute!: Maybe<DisclosureAttribute>
  @maybe(() => AttributeEnum, 'As the review form proposes it (拟定公开属性).')
  readonly proposedAttribute!: Maybe<DisclosureAttribute>
  @maybe(() => ThemeEnum, 'Class of subject (主题分类).') readonly theme!: Maybe<Theme>
  @maybe(() => GenreEnum, 'Kind of document (体裁).') readonly genre!: Maybe<Genre>
  @field(() => [MediumEnum], 'Forms of information (信息形式).') readonly media!: readonly Medium[]
  @field(() => [String], 'Keywords (关键词).') readonly keywords!: readonly string[]
  @maybe(() => LocalDateScalar, 'Day of signature or making; null for a secret stub (生成日期).')
  readonly formedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Document number (文号).') readonly documentNumber!: Maybe<string>
  @field(() => Boolean, 'Important or sensitive: the principal leader approves (重要敏感信息).')
  readonly important!: boolean
  @field(() => Int, 'Version being worked on, or the last one (版本号).') readonly version!: number
  @field(() => Int, 'Round of review within the version (轮次).') readonly round!: number
  @maybe(() => String, 'Hash of the original content (内容摘要).') readonly contentHash!: Maybe<string>
  @maybe(() => String, 'Hash of the redacted rendition (区分处理后的内容摘要).') readonly redactedHash!: Maybe<string>
  @field(() => Boolean, 'Whether a version of it is public now (是否公开).') readonly isPublic!: boolean
  @maybe(() => Int, 'Which version is public (公开版本).') readonly publicVersion!: Maybe<number>
  @maybe(() => String, 'Hash of what is public (公开内容摘要).') readonly publicHash!: Maybe<string>
  @field(() => [ChannelEnum], 'Channels it is authorized for (公开渠道).') readonly channels!: readonly Channel[]
  @maybe(() => LocalDateScalar, 'Day it became public (公开日期).') readonly publishedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day of registration (登记日期).') readonly registeredOn!: Maybe<LocalDate>
  @maybe(() => String, 'Index number, never changed (索引号).') readonly indexNumber!: Maybe<string>
  @field(() => [String], 'Months, YYYYMM, in whose accepted list it stands (备案月份).')
  readonly filedMonths!: readonly string[]
  @maybe(() => LocalDateScalar, 'When what is withheld is looked at again, 711-18 (动态调整日期).')
  readonly reevaluateOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day it was withdrawn (撤回日期).') readonly withdrawnOn!: Maybe<LocalDate>
  @field(() => InstantScalar, 'When it was created (创建时间).') readonly createdAt!: Instant
  @field(() => InstantScalar, 'When something happened to it last (最近变动时间).') readonly changedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  /** What the fields of itemFields.ts are made from. */
  readonly row!: ItemRow
}

export const InformationItemConnection = connectionType(InformationItem, 'InformationItem')

export const itemOf = (row: ItemRow): InformationItem => ({
  id: toGlobalId('InformationItem', row.id),
  title: row.title,
  summary: row.summary,
  state: row.state,
  awaits: row.awaits,
  attribute: row.attribute,
  proposedAttribute: row.proposedAttribute,
  theme: row.theme,
  genre: row.genre,
  media: row.media,
  keywords: row.keywords,
  formedOn: row.formedOn === '' ? null : (row.formedOn as LocalDate),
  documentNumber: row.documentNumber,
  important: row.important,
  version: row.version,
  round: row.round,
  contentHash: row.contentHash,
  redactedHash: row.redactedHash,
  isPublic: row.isPublic,
  publicVersion: row.publicVersion,
  publicHash: row.publicHash,
  channels: row.channels,
  publishedOn: row.publishedOn as LocalDate | null,
  registeredOn: row.registeredOn as LocalDate | null,
  indexNumber: row.indexNumber,
  filedMonths: row.filedMonths,
  reevaluateOn: row.reevaluateOn as LocalDate | null,
  withdrawnOn: row.withdrawnOn as LocalDate | null,
  createdAt: row.createdAt as Instant,
  changedAt: row.changedAt as Instant,
  revision: row.revision,
  row,
})
