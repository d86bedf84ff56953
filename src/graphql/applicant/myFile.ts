import '../metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { MyFile as File } from '../../app/applicants/myFiles.js'
import type { FilePurpose } from '../../domain/application/vocabulary.js'
import type { Instant } from '../../domain/values.js'
import { FilePurposeEnum } from '../applicationEnums.js'
import { field, type Maybe, maybe } from '../fields.js'
import { InstantScalar } from '../scalars.js'

@ObjectType({ description: 'A file of one’s own application (我的材料、文书).', simpleResolvers: true })
export class MyFile {
  @maybe(() => String, 'Its name; null once its key is destroyed (文件名).') readonly name!: Maybe<string>
  @field(() => String, 'Found in the content (文件类型).') readonly mediaType!: string
  @field(() => Int, 'Bytes (大小).') readonly size!: number
  @field(() => InstantScalar, 'Put on record at (入卷时间).') readonly recordedAt!: Instant
  @maybe(() => FilePurposeEnum, 'Of a file that was handed in or given (材料类别).')
  readonly purpose!: Maybe<FilePurpose>
  @maybe(() => String, 'Of a letter: its document number (文号).') readonly letterNumber!: Maybe<string>
  @field(
    () => String,
    'Where it is read, in the same session. The first reading of a letter is its delivery (下载地址).',
  )
  readonly url!: string
}

export const myFileOf = (application: string, { file, name, what, letter, recordedAt }: File): MyFile => ({
  name,
  mediaType: file.mediaType,
  size: file.size,
  recordedAt,
  purpose: what.kind === 'attached' ? what.purpose : null,
  letterNumber: letter?.number,
  url: `/portal/my/${application}/files/${file.fileId}`,
})
