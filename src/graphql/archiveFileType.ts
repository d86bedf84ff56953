import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { RetentionClass } from '../domain/application/vocabulary.js'
import type { ArchiveCheck, ArchivedKind } from '../domain/archive/events.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { ArchiveFileRow, ArchiveStage } from '../projections/archiveFiles.js'
import { ArchiveCheckEnum, ArchivedKindEnum, RetentionClassEnum } from './applicationEnums.js'
import { ArchiveStageEnum } from './applicationStateEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'One file in an archive package (归档数据包文件).', simpleResolvers: true })
export class ArchivedPart {
  @field(() => String, 'Where it stands in the package; never a name of a person (路径).') readonly path!: string
  @field(() => String, 'SHA-256 of its bytes (哈希值).') readonly sha256!: string
  @field(() => String, 'Media type (媒体类型).') readonly mediaType!: string
}

@ObjectType({
  implements: Node,
  description:
    'What is kept of a closed matter: for how long, in which package, and which archive took it over, 711-45 (归档案卷).',
  simpleResolvers: true,
})
export class ArchiveFile extends Node {
  @field(() => ArchivedKindEnum, 'What is archived (归档对象).') readonly kind!: ArchivedKind
  @field(() => ID, 'The matter itself, for `node` (对象编号).') readonly matterId!: string
  @field(() => RetentionClassEnum, 'How long it is kept (保管期限).') readonly retention!: RetentionClass
  @field(() => String, 'Number of the file (档号).') readonly fileNumber!: string
  @field(() => ArchiveStageEnum, 'Where it stands (归档阶段).') readonly stage!: ArchiveStage
  @field(() => Int, 'Number of the last package, for mutations; 0 while there is none (数据包序号).')
  readonly packageNumber!: number
  @maybe(() => String, 'SHA-256 of that package (数据包哈希值).') readonly packageHash!: Maybe<string>
  @field(() => Int, 'Its size in kibibytes, rounded up (数据包大小，KiB).') readonly packageKib!: number
  @field(() => [ArchivedPart], 'What is in it (数据包内容).') readonly contents!: readonly ArchivedPart[]
  @maybe(() => [ArchiveCheckEnum], 'Properties that it was found to lack; null until it was looked at (不合格项目).')
  readonly failed!: Maybe<readonly ArchiveCheck[]>
  @maybe(() => String, 'SHA-256 of the report on it (检测报告哈希值).') readonly report!: Maybe<string>
  @maybe(() => String, 'The archive that took it over or sent it back (接收单位).') readonly receiver!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day on which it was sent back (退回日期).') readonly returnedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Day on which it was handed over (移交日期).')
  readonly transferredOn!: Maybe<LocalDate>
  @maybe(() => String, 'Number of the archive’s receipt (移交凭证号).') readonly receiptNumber!: Maybe<string>
  @maybe(() => String, 'SHA-256 of that receipt (移交凭证哈希值).') readonly receiptHash!: Maybe<string>
  @field(() => InstantScalar, 'When it was begun (建档时间).') readonly registeredAt!: Instant
  @field(() => InstantScalar, 'When something happened to it last (最近变动时间).') readonly changedAt!: Instant
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: ArchiveFileRow
}

export const ArchiveFileConnection = connectionType(ArchiveFile, 'ArchiveFile')

const NODE_OF = { application: 'Application', item: 'InformationItem', recordCorrection: 'RecordCorrection' } as const

export const archiveFileOf = (row: ArchiveFileRow): ArchiveFile => ({
  id: toGlobalId('ArchiveFile', row.id),
  kind: row.kind,
  matterId: toGlobalId(NODE_OF[row.kind], row.matter),
  retention: row.retention,
  fileNumber: row.fileNumber,
  stage: row.stage,
  packageNumber: row.packageNumber,
  packageHash: row.packageHash,
  packageKib: Math.ceil(row.size / 1024),
  contents: row.contents,
  failed: row.failed,
  report: row.report,
  receiver: row.receiver,
  returnedOn: row.returnedOn as Maybe<LocalDate>,
  transferredOn: row.transferredOn as Maybe<LocalDate>,
  receiptNumber: row.receiptNumber,
  receiptHash: row.receiptHash,
  registeredAt: row.registeredAt as Instant,
  changedAt: row.changedAt as Instant,
  revision: row.revision,
  row,
})
