import './metadataShim.js'
import { Arg, Ctx, ID, InputType, Mutation, Resolver } from 'type-graphql'
import type { AssignItemRetention } from '../app/archive/assignItemRetention.js'
import type { PreparePackage } from '../app/archive/preparePackage.js'
import type { CommandOutcome } from '../app/command.js'
import type { RetentionClass } from '../domain/application/vocabulary.js'
import type { ItemId } from '../domain/values.js'
import { RetentionClassEnum } from './applicationEnums.js'
import { ArchiveFilePayload } from './archivePayload.js'
import { CommandInput, inTermsOfInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { field, given } from './fields.js'
import { ItemInput } from './itemInput.js'
import { knownItem } from './itemLoading.js'
import { itemIdOf } from './itemPayload.js'
import { localIdOf } from './relay.js'
import { hidingUnseen } from './unseenMatter.js'
import { payloadOf } from './userErrors.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly archive: { readonly prepare: PreparePackage; readonly assignItem: AssignItemRetention }
  }
}

@InputType({
  description:
    'Builds the package of an archive file: files, letters, history and metadata with hashes (生成归档数据包).',
})
export class PrepareArchivePackageInput extends CommandInput {
  @field(() => ID, 'The archive file (档案).') readonly archiveFileId!: string
}

@InputType({ description: 'Says how long the record of a registered item is kept, once (确定保管期限).' })
export class AssignRetentionInput extends ItemInput {
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
    description: 'Puts an item into the archive with its retention class, 711-45 (确定信息保管期限).',
  })
  async assignRetention(
    @Arg('input', () => AssignRetentionInput) input: AssignRetentionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ArchiveFilePayload> {
    const item: ItemId = itemIdOf(input)
    const { retention, fileNumber } = input
    const outcome = await context.services.archive.assignItem({
      ...aroundOf(context, input),
      ...{ item, retention, fileNumber },
    })
    // Whoever may not know of the item gets the answer that there is none.
    const hidden = !outcome.ok && (await knownItem(context, item)) === undefined
    return aboutArchive(context, `item.${item}`, hidden ? NOT_FOUND : inTermsOfInput(input, outcome))
  }
}

const NOT_FOUND: CommandOutcome = { ok: false, refusals: [{ code: 'ITEM_NOT_FOUND', clause: 'SYS' }] }

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
