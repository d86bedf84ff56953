import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { InformationItemCommand } from '../domain/informationItem/commands.js'
import type { ItemId } from '../domain/values.js'
import { carryOut, type CommandInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import type { ItemInput } from './itemInput.js'
import { localIdOf } from './relay.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about an item, and the item afterwards (办理结果).' })
export class InformationItemPayload extends MutationPayload {
  /** Of the item that the answer shows; absent when the command was refused. */
  readonly itemId?: ItemId
}

export const itemIdOf = ({ itemId }: Pick<ItemInput, 'itemId'>): ItemId => localIdOf<ItemId>('InformationItem', itemId)

/** Gives a command to an existing item. */
export const toItem = (
  context: GraphqlContext,
  input: ItemInput,
  command: InformationItemCommand,
): Promise<InformationItemPayload> => toItemWithId(context, input, itemIdOf(input), command)

export const toItemWithId = async (
  context: GraphqlContext,
  input: CommandInput,
  itemId: ItemId,
  command: InformationItemCommand,
): Promise<InformationItemPayload> => itemPayload(context, itemId, await carryOut(context, input, itemId, command))

export const itemPayload = (
  { locale }: GraphqlContext,
  itemId: ItemId,
  outcome: CommandOutcome,
): InformationItemPayload => ({ ...payloadOf(outcome, locale), ...(outcome.ok ? { itemId } : {}) })
