import './metadataShim.js'
import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { PublicationCommand } from '../domain/publication/commands.js'
import type { ChannelReceipt } from '../domain/publication/events.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'
import { itemIdOf } from './itemPayload.js'
import { type PublicationInput, RecordPublicationInput, RecordTakedownInput } from './publicationInputs.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about a publication, and the publication afterwards (办理结果).' })
export class PublicationPayload extends MutationPayload {
  readonly publicationKey?: string
}

@Resolver()
export class PublicationMutations {
  @Mutation(() => PublicationPayload, {
    description:
      'Publishes in the own agency’s name on a channel, LS-7.1: on the government website at once, its address is the receipt; elsewhere with the channel’s receipt, LS-13.3 (发布、登记发布).',
  })
  recordPublication(
    @Arg('input', () => RecordPublicationInput) input: RecordPublicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<PublicationPayload> {
    return toPublication(context, input, {
      type: 'RecordPublication',
      data: {
        channel: input.channel,
        contentHash: input.contentHash,
        publishedOn: input.publishedOn,
        receipt: receiptOf(context, input),
      },
    })
  }

  @Mutation(() => PublicationPayload, { description: 'Records that it was taken down (登记撤下).' })
  recordTakedown(
    @Arg('input', () => RecordTakedownInput) input: RecordTakedownInput,
    @Ctx() context: GraphqlContext,
  ): Promise<PublicationPayload> {
    return toPublication(context, input, {
      type: 'RecordTakedown',
      data: { channel: input.channel, ...given({ proof: input.proof }) },
    })
  }
}

/** The portal of this program is the government website: it shows the item at an address that is known here. */
function receiptOf(
  { services }: GraphqlContext,
  { channel, address, reference, itemId }: RecordPublicationInput,
): ChannelReceipt {
  const isOurs = channel === 'governmentWebsite' && (address ?? '') === '' && (reference ?? '') === ''
  return isOurs ? { address: services.portalAddressOf(itemIdOf({ itemId })) } : given({ address, reference })
}

async function toPublication(
  context: GraphqlContext,
  input: PublicationInput,
  command: PublicationCommand,
): Promise<PublicationPayload> {
  const [item, agency] = [itemIdOf(input), agencyIdOf(input.agencyId)]
  const outcome = await carryOut(context, input, `${item}-${agency}`, command)
  return { ...payloadOf(outcome, context.locale), ...(outcome.ok ? { publicationKey: `${item}/${agency}` } : {}) }
}
