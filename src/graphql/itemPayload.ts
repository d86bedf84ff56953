import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { Refusal } from '../domain/decider.js'
import type { InformationItemCommand } from '../domain/informationItem/commands.js'
import type { ItemId } from '../domain/values.js'
import { INFORMATION_ITEMS } from '../projections/informationItems/projection.js'
import { carryOut, type CommandInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import type { ItemInput } from './itemInput.js'
import { forgetItem, knownItem } from './itemLoading.js'
import { localIdOf } from './relay.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about an item, and the item afterwards (办理结果).' })
export class InformationItemPayload extends MutationPayload {
  /** Of the item that the answer shows; absent when the command was refused. */
  readonly itemId?: ItemId
}

export const itemIdOf = ({ itemId }: Pick<ItemInput, 'itemId'>): ItemId => localIdOf<ItemId>('InformationItem', itemId)

/** Gives a command to an existing item. */
export async function toItem(
  context: GraphqlContext,
  input: ItemInput,
  command: InformationItemCommand,
): Promise<InformationItemPayload> {
  const itemId = itemIdOf(input)
  return aboutKnownItem(context, itemId, await carryOut(context, input, itemId, command))
}

/** Gives the command that creates an item. */
export const toNewItem = async (
  context: GraphqlContext,
  input: CommandInput,
  itemId: ItemId,
  command: InformationItemCommand,
): Promise<InformationItemPayload> => itemPayload(context, itemId, await carryOut(context, input, itemId, command))

/** Whoever may not know of the item gets the answer that there is none: the reasons would tell that it exists. */
export async function aboutKnownItem(
  context: GraphqlContext,
  itemId: ItemId,
  outcome: CommandOutcome,
): Promise<InformationItemPayload> {
  const hidden = !outcome.ok && outcome.refusals.some(isAboutAuthority) && !(await mayKnow(context, itemId))
  return itemPayload(context, itemId, hidden ? { ok: false, refusals: [NOT_FOUND] } : outcome)
}

/** A colleague's newest item may not be in the read model yet, and is not to be denied for that. */
async function mayKnow(context: GraphqlContext, itemId: ItemId): Promise<boolean> {
  if ((await knownItem(context, itemId)) !== undefined) return true
  await context.services.catchUp([INFORMATION_ITEMS])
  forgetItem(context, itemId)
  return (await knownItem(context, itemId)) !== undefined
}

const NOT_FOUND: Refusal = { code: 'ITEM_NOT_FOUND', clause: 'SYS' }
const isAboutAuthority = ({ code }: Refusal): boolean =>
  code === 'WRONG_AGENCY' || code === 'ROLE_MISSING' || code === NOT_FOUND.code

const itemPayload = ({ locale }: GraphqlContext, itemId: ItemId, outcome: CommandOutcome): InformationItemPayload => ({
  ...payloadOf(outcome, locale),
  ...(outcome.ok ? { itemId } : {}),
})
