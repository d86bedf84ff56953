import './metadataShim.js'
import { Arg, Ctx, Extensions, ID, InputType, Mutation, Resolver } from 'type-graphql'
import type { AssignRetention, RetainedKind } from '../app/archive/assignRetention.js'
import type { PreparePackage } from '../app/archive/preparePackage.js'
import type { CommandOutcome } from '../app/command.js'
import type { RetentionClass } from '../domain/application/vocabulary.js'
import { RetentionClassEnum } from './applicationEnums.js'
import { ArchiveFilePayload } from './archivePayload.js'
import { CommandInput, inTermsOfInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { knownItem } from './itemLoading.js'
import { knownRecordCorrection, recordCorrectionIdOf } from './matterLoading.js'
import { localIdOf } from './relay.js'
import { hidingUnseen } from './unseenMatter.js'
import { payloadOf } from './userErrors.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly archive: { readonly prepare: PreparePackage; readonly assignRetention: AssignRetention }
  }
}

@InputType({
  description:
    'Builds the package of an archive file: files, letters, history and metadata with hashes (生成归档数据包).',
})
export class PrepareArchivePackageInput extends CommandInput {
  @field(() => ID, 'The archive file (档案).') readonly archiveFileId!: string
}

@InputType({ description: 'What is archived: exactly one (归档事项).' })
@Extensions({ oneOf: true })
export class ArchivableMatterInput {
  @maybe(() => ID, 'A registered item (政府信息).') readonly itemId?: Maybe<string>
  @maybe(() => ID, 'A closed request to correct a record (更正请求).') readonly correctionId?: Maybe<string>
}

@InputType({ description: 'Says how long the record of a matter is kept, once (确定保管期限).' })
export class AssignRetentionInput extends CommandInput {
  @field(() => ArchivableMatterInput, 'Whose record (归档事项).') readonly matter!: ArchivableMatterInput
  @field(() => RetentionClassEnum, 'How long (保管期限).') readonly retention!: RetentionClass
  @field(() => String, 'Number of the file (档号).') readonly fileNumber!: string
}

@Resolver()
export class ArchivePackageMutations {
  @Mutation(() => ArchiveFilePayload, {
    description:
      'Builds the package, keeps it sealed, and looks at what was kept: 真实性、完整性、可用性、安全性 (生成并检测归档数据包).',
  })
  async prepareArchivePackage(
    @Arg('input', () => PrepareArchivePackageInput) input: PrepareArchivePackageInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ArchiveFilePayload> {
    const archive = localIdOf('ArchiveFile', input.archiveFileId)
    const outcome = await context.services.archive.prepare({ ...aroundOf(context, input), archive })
    return aboutArchive(context, archive, await hidingUnseen(context, 'archive', archive, outcome))
  }

  @Mutation(() => ArchiveFilePayload, {
    description:
      'Puts an item, or a request for correction, into the archive with its retention class, 711-45 (确定保管期限).',
  })
  async assignRetention(
    @Arg('input', () => AssignRetentionInput) input: AssignRetentionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ArchiveFilePayload> {
    const { kind, matter } = archivedBy(input.matter)
    const { retention, fileNumber } = input
    const outcome = await context.services.archive.assignRetention({
      ...aroundOf(context, input),
      ...{ kind, matter, retention, fileNumber },
    })
    // Whoever may not know of the matter gets the answer that there is none.
    const hidden = !outcome.ok && !(await isKnown(context, kind, matter))
    return aboutArchive(context, `${kind}.${matter}`, hidden ? NOT_FOUND[kind] : inTermsOfInput(input, outcome))
  }
}

const archivedBy = ({ itemId, correctionId }: ArchivableMatterInput) =>
  itemId === null || itemId === undefined
    ? ({ kind: 'recordCorrection', matter: recordCorrectionIdOf(correctionId ?? '') } as const)
    : ({ kind: 'item', matter: localIdOf('InformationItem', itemId) } as const)

const isKnown = async (context: GraphqlContext, kind: RetainedKind, matter: string): Promise<boolean> =>
  (await (kind === 'item' ? knownItem(context, matter) : knownRecordCorrection(context, matter))) !== undefined

const NOT_FOUND: Readonly<Record<RetainedKind, CommandOutcome>> = {
  item: { ok: false, refusals: [{ code: 'ITEM_NOT_FOUND', clause: 'SYS' }] },
  recordCorrection: { ok: false, refusals: [{ code: 'CORRECTION_NOT_FOUND', clause: '711-41' }] },
}

const aboutArchive = (
  { locale }: GraphqlContext,
  archiveFileId: string,
  outcome: CommandOutcome,
): ArchiveFilePayload => ({ ...payloadOf(outcome, locale), ...(outcome.ok ? { archiveFileId } : {}) })

const aroundOf = ({ actor }: GraphqlContext, input: CommandInput) => ({
  commandId: input.commandId,
  actor,
  ...given({
    expectedRevision: input.expectedRevision,
    minPosition: input.minPosition,
    reason: input.reasonCode,
  }),
})
