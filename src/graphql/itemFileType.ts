import './metadataShim.js'
import { Float, ID, ObjectType } from 'type-graphql'
import type { ScanVerdict } from '../domain/informationItem/events.js'
import type { Medium, Rendition } from '../domain/informationItem/vocabulary.js'
import type { Instant } from '../domain/values.js'
import type { ItemFileRow } from '../projections/informationItems/tables.js'
import { field, type Maybe, maybe } from './fields.js'
import { MediumEnum } from './itemCatalogueEnums.js'
import { RenditionEnum, ScanVerdictEnum } from './itemEnums.js'
import { toGlobalId } from './relay.js'
import { InstantScalar } from './scalars.js'

@ObjectType({ description: 'A file of an item (附件).', simpleResolvers: true })
export class ItemFile {
  @field(() => ID, 'Names the file in mutations (附件编号).') readonly id!: string
  @maybe(() => String, 'Name; null once the key of the item is destroyed (文件名).') readonly name!: Maybe<string>
  @field(() => RenditionEnum, 'Original or redacted (版本).') readonly rendition!: Rendition
  @field(() => MediumEnum, 'Form of information (信息形式).') readonly medium!: Medium
  @field(() => String, 'Media type, found in the content (文件类型).') readonly mediaType!: string
  @field(() => Float, 'Bytes (字节数).') readonly size!: number
  @field(() => String, 'SHA-256 of the bytes, 64 hexadecimal digits (内容摘要).') readonly sha256!: string
  @field(() => ScanVerdictEnum, 'What the malware scanner said last (病毒检测结果).') readonly scan!: ScanVerdict
  @field(() => InstantScalar, 'When it was attached (添加时间).') readonly attachedAt!: Instant
  @field(() => String, 'Where it can be fetched, relative to this server (下载地址).') readonly url!: string
}

export const itemFileOf = (itemId: string, file: ItemFileRow): ItemFile => ({
  id: toGlobalId('ItemFile', file.fileId),
  name: file.name,
  rendition: file.rendition,
  medium: file.medium,
  mediaType: file.mediaType,
  size: file.size,
  sha256: file.sha256,
  scan: file.scan,
  attachedAt: file.attachedAt as Instant,
  url: `/files/${itemId}/${file.fileId}`,
})
