import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FileId, ItemId, PersonId } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import {
  AttachFileInput,
  ContentInput,
  CreateItemInput,
  RecordLegacyPublicationInput,
  RecordSecretItemInput,
} from './itemCreationInputs.js'
import { groundOf } from './itemGroundInput.js'
import { agencyIdOf, descriptionOf, jointIssuersOf } from './itemInputMapping.js'
import { aboutKnownItem, InformationItemPayload, itemIdOf, toItem, toNewItem } from './itemPayload.js'
import { localIdOf } from './relay.js'

/** What a command creates takes its id from the command's: sent again, it is the same thing again. */
const newId = <Id extends string>(commandId: string): Id => commandId.toLowerCase() as Id

@Resolver()
export class ItemDraftMutations {
  @Mutation(() => InformationItemPayload, {
    description: 'Creates an item that is declared not secret, LS-10.3 (新建政府信息).',
  })
  createItem(
    @Arg('input', () => CreateItemInput) input: CreateItemInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    const itemId = newId<ItemId>(input.commandId)
    return toNewItem(context, input, itemId, {
      type: 'CreateItem',
      data: {
        itemId,
        agency: agencyIdOf(input.agencyId),
        title: input.title,
        declaredNotSecret: input.declaredNotSecret,
        ...descriptionOf(input.description, newId<PersonId>(input.commandId)),
        ...given({
          jointIssuers: ifGiven(input.jointIssuers, jointIssuersOf),
          involvedAgencies: input.involvedAgencyIds?.map(agencyIdOf),
        }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Records that a state secret exists, without any of it (登记涉密信息).',
  })
  recordSecretItem(
    @Arg('input', () => RecordSecretItemInput) input: RecordSecretItemInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    const itemId = newId<ItemId>(input.commandId)
    return toNewItem(context, input, itemId, {
      type: 'RecordSecretItem',
      data: {
        itemId,
        agency: agencyIdOf(input.agencyId),
        neutralTitle: input.neutralTitle,
        ground: groundOf(input.ground),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Records that it was published before this program was in use (登记存量公开).',
  })
  recordLegacyPublication(
    @Arg('input', () => RecordLegacyPublicationInput) input: RecordLegacyPublicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    const { pastReview } = input
    return toItem(context, input, {
      type: 'RecordLegacyPublication',
      data: {
        publishedOn: input.publishedOn,
        channel: input.channel,
        pastReview: pastReview
          ? {
              kind: 'documented',
              reviewedOn: pastReview.reviewedOn,
              documentNumber: pastReview.documentNumber,
              ...given({ file: ifGiven(pastReview.fileId, fileIdOf) }),
            }
          : { kind: 'none' },
        ...given({ address: input.address, indexNumber: input.indexNumber }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Takes a pending upload into the item, LS-2.3 (添加附件).',
  })
  async attachFile(
    @Arg('input', () => AttachFileInput) input: AttachFileInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    const itemId = itemIdOf(input)
    const outcome = await context.services.attachUpload({
      commandId: input.commandId,
      itemId,
      uploadId: input.uploadId as FileId,
      rendition: input.rendition,
      actor: context.actor,
      ...given({
        expectedRevision: input.expectedRevision,
        minPosition: input.minPosition,
        reason: input.reasonCode,
      }),
    })
    return aboutKnownItem(context, itemId, outcome)
  }

  @Mutation(() => InformationItemPayload, {
    description:
      'Replaces title, summary, text and the list of files; voids what was judged on the old ones (修改内容).',
  })
  reviseContent(
    @Arg('input', () => ContentInput) input: ContentInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return withContent(context, input, 'ReviseContent')
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Puts the redacted rendition for the public beside the original, 711-37 (区分处理).',
  })
  prepareRedaction(
    @Arg('input', () => ContentInput) input: ContentInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return withContent(context, input, 'PrepareRedaction')
  }
}

const fileIdOf = (globalId: string): FileId => localIdOf<FileId>('ItemFile', globalId)

async function withContent(
  context: GraphqlContext,
  input: ContentInput,
  type: 'ReviseContent' | 'PrepareRedaction',
): Promise<InformationItemPayload> {
  const content = {
    title: input.title,
    files: input.fileIds.map(fileIdOf),
    ...given({ summary: input.summary, text: input.text }),
  }
  const contentHash = await context.services.itemContents.hashOf(itemIdOf(input), content)
  return toItem(context, input, { type, data: { ...content, contentHash } })
}
