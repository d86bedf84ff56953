import './metadataShim.js'
import { Arg, Ctx, FieldResolver, Float, ID, ObjectType, Resolver, Root } from 'type-graphql'
import type { FileOfApplication } from '../app/matterFiles/filesOfApplication.js'
import type { MatterFileAccess } from '../app/matterFiles/matterFileAccess.js'
import type { AccessPurpose } from '../app/personalDataSight.js'
import type { FilePurpose } from '../domain/application/vocabulary.js'
import type { Instant } from '../domain/values.js'
import { FilePurposeEnum } from './applicationEnums.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { Application } from './applicationType.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { Person, personOf } from './person.js'
import { toGlobalId } from './relay.js'
import { InstantScalar } from './scalars.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly matterFiles: MatterFileAccess
  }
}

@ObjectType({ description: 'A file on the record of an application (案卷材料).', simpleResolvers: true })
export class ApplicationFile {
  @field(() => ID, 'Names the file in mutations (材料编号).') readonly id!: string
  @field(() => FilePurposeEnum, 'What it is (材料类别).') readonly purpose!: FilePurpose
  @maybe(() => String, 'Name; null once its key is destroyed (文件名).') readonly name!: Maybe<string>
  @field(() => String, 'Media type, found in the content (文件类型).') readonly mediaType!: string
  @field(() => Float, 'Bytes (字节数).') readonly size!: number
  @field(() => String, 'SHA-256 of the bytes, 64 hexadecimal digits (内容摘要).') readonly sha256!: string
  @maybe(() => ID, 'The third party it comes from (第三方).') readonly thirdPartyId!: Maybe<string>
  @maybe(() => Person, 'Who put it on record; null for the applicant (入卷人).') readonly by!: Maybe<Person>
  @field(() => InstantScalar, 'When it was put on record (入卷时间).') readonly attachedAt!: Instant
  @field(() => String, 'Where it can be fetched, with `?purpose=`; each look is recorded (下载地址).')
  readonly url!: string
}

@Resolver(() => Application)
export class FilesOfApplication {
  @FieldResolver(() => [ApplicationFile], {
    nullable: true,
    description:
      'Files on its record, with their names; null for those who may not read them. One application at a time, and the look is recorded (案卷材料).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async files(
    @Root() { row, listed }: Application,
    @Arg('purpose', () => AccessPurposeEnum, { nullable: true, description: 'What they are looked at for (查阅目的).' })
    purpose: Maybe<AccessPurpose>,
    @Ctx() { actor, services }: GraphqlContext,
  ): Promise<readonly ApplicationFile[] | null> {
    if (listed) throw new UserFault('ONE_AT_A_TIME')
    const files = await services.matterFiles.list({ actor, application: row.id, ...given({ purpose }) })
    return files?.flatMap((file) => applicationFileOf(row.id, file)) ?? null
  }
}

const applicationFileOf = (
  application: string,
  { file, name, what, by, recordedAt }: FileOfApplication,
): readonly ApplicationFile[] =>
  what.kind !== 'attached'
    ? []
    : [
        {
          id: toGlobalId('ApplicationFile', file.fileId),
          purpose: what.purpose,
          name: name ?? null,
          mediaType: file.mediaType,
          size: file.size,
          sha256: file.sha256,
          thirdPartyId: what.thirdParty === undefined ? null : toGlobalId('Person', what.thirdParty),
          by: by === undefined ? null : personOf(by),
          attachedAt: recordedAt,
          url: `/applications/${application}/files/${file.fileId}`,
        },
      ]
