import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import type { RetentionClass } from '../domain/application/vocabulary.js'
import type { ArchivedKind } from '../domain/archive/events.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { ARCHIVE_FILES, archiveFiles, type ArchiveStage, countArchiveFiles } from '../projections/archiveFiles.js'
import { Agency } from './agency.js'
import { agencyFinder, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { ArchivedKindEnum, RetentionClassEnum } from './applicationEnums.js'
import { MatterStep } from './applicationParts.js'
import { stepsOf } from './applicationShowing.js'
import { ArchiveStageEnum } from './applicationStateEnums.js'
import { ArchiveFile, ArchiveFileConnection, archiveFileOf } from './archiveFileType.js'
import { ArchiveFilePayload } from './archivePayload.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { agenciesAsked } from './deadlineScope.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import { archiveFileIdOf, forgetArchiveFile, knownArchiveFile } from './matterLoading.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows archive files down (归档案卷筛选).' })
export class ArchiveFileFilterInput {
  @maybe(() => [ID], 'Agencies whose files they are (归档机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => Boolean, 'Together with everything below them (含下级机关).') readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => [ArchivedKindEnum], 'What is archived (归档对象).') readonly kinds?: Maybe<readonly ArchivedKind[]>
  @maybe(() => [RetentionClassEnum], 'How long they are kept (保管期限).')
  readonly retentions?: Maybe<readonly RetentionClass[]>
  @maybe(() => [ArchiveStageEnum], 'Where they stand (归档阶段).') readonly stages?: Maybe<readonly ArchiveStage[]>
  @maybe(() => LocalDateScalar, 'Handed over on or after (移交起始日期).')
  readonly transferredFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Handed over on or before (移交截止日期).')
  readonly transferredUntil?: Maybe<LocalDate>
  @maybe(() => String, 'The number of the file begins so (档号).') readonly fileNumber?: Maybe<string>
}

const READ_MODELS = [ARCHIVE_FILES]

@Resolver(() => ArchiveFile)
export class ArchiveFileResolver {
  @Query(() => ArchiveFile, {
    nullable: true,
    description: 'An archive file; null also for one that the caller may not know of (归档案卷).',
  })
  async archiveFile(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<ArchiveFile | null> {
    const localId = archiveFileIdOf(id)
    await untilVisible(context, READ_MODELS, minPosition)
    return (await archiveFileById(context, localId)) ?? null
  }

  @Query(() => ArchiveFileConnection, {
    description: 'Archive files of agencies that the caller looks after, newest first (归档案卷列表).',
  })
  async archiveFiles(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => ArchiveFileFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<ArchiveFileFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<ArchiveFile>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models } = context.services
    const wanted = given({
      agencies: await agenciesAsked(context, filter),
      kinds: filter?.kinds,
      retentions: filter?.retentions,
      stages: filter?.stages,
      transferredFrom: filter?.transferredFrom,
      transferredUntil: filter?.transferredUntil,
      fileNumber: filter?.fileNumber,
    })
    const page = await archiveFiles(models, wanted, pageArgs(args))
    return connection(
      page,
      (row) => archiveFileOf(row),
      () => countArchiveFiles(models, wanted),
    )
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency whose file it is (归档机关).' })
  agency(@Root() { row }: ArchiveFile, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who handed it over (移交人).' })
  transferredBy(@Root() { row }: ArchiveFile): Person | null {
    return ifGiven(row.transferredBy, personOf) ?? null
  }

  @FieldResolver(() => [MatterStep], {
    description: 'Everything that happened to it, without a word of it (办理记录).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async history(@Root() { row }: ArchiveFile, @Ctx() context: GraphqlContext): Promise<readonly MatterStep[]> {
    return stepsOf(await context.services.matterRecords.sealed('archive', row.id), await agencyFinder(context))
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: ArchiveFile, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'archive', id: row.id, revision: row.revision })
  }
}

async function archiveFileById(context: GraphqlContext, id: string): Promise<ArchiveFile | undefined> {
  const row = await knownArchiveFile(context, id)
  return row === undefined ? undefined : archiveFileOf(row)
}

export const archiveFileNode: NodeType = { type: 'ArchiveFile', find: (id, context) => archiveFileById(context, id) }

@Resolver(() => ArchiveFilePayload)
export class ArchiveFilePayloadFields {
  @FieldResolver(() => ArchiveFile, {
    nullable: true,
    description: 'The archive file afterwards, once the read model shows it; null when refused (归档案卷).',
  })
  async archiveFile(
    @Root() { archiveFileId, event }: ArchiveFilePayload,
    @Ctx() context: GraphqlContext,
  ): Promise<ArchiveFile | null> {
    if (archiveFileId === undefined) return null
    await untilVisible(context, READ_MODELS, event?.position)
    forgetArchiveFile(context, archiveFileId)
    return (await archiveFileById(context, archiveFileId)) ?? null
  }
}
