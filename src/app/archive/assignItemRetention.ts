import type { RetentionClass } from '../../domain/application/vocabulary.js'
import { informationItemDecider } from '../../domain/informationItem/decide.js'
import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { ItemId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import type { Execute } from '../execute.js'

export interface ItemRetentionRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly item: ItemId
  readonly retention: RetentionClass
  readonly fileNumber: string
}

/** 确定信息的保管期限: which agency's item it is, is taken from its record, not typed. */
export type AssignItemRetention = (request: ItemRetentionRequest) => Promise<CommandOutcome>

export interface ItemRetentionDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly execute: Execute
}

/** Only what was registered is archived: a draft is none of the agency's records yet (LS-10.7). */
export const createAssignItemRetention =
  ({ store, execute }: ItemRetentionDependencies): AssignItemRetention =>
  async ({ item, retention, fileNumber, ...rest }) => {
    const events = await openEvents<InformationItemEvent>(await store.readStream(`item-${item}`), NO_KEYS)
    const state = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    if (state.status !== 'open') return { ok: false, refusals: [{ code: 'ITEM_NOT_FOUND', clause: 'SYS' }] }
    const registered = events.some(({ type }) => type === 'ItemRegistered')
    const archive = `item.${item}`
    const data = { archive, kind: 'item', matter: item, agency: state.agency, retention, fileNumber, registered }
    const command = { type: 'AssignRetention', data: { ...data, key: `item:${item}` } }
    return execute({ ...rest, id: archive, command })
  }
