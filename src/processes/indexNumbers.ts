import type { FilingEvent } from '../domain/filing/events.js'
import type { AssignIndexNumber } from '../domain/indexNumber/commands.js'
import type { IndexNumberEvent } from '../domain/indexNumber/events.js'
import type { RecordFiling, RecordIndexNumber } from '../domain/informationItem/commands.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/**
 * 索引号 (LS-10.7): registered → the next number of the agency's month → written to the item. The item id makes a
 * second asking harmless on both sides.
 */
export const indexNumbers: Reaction<InformationItemEvent | IndexNumberEvent> = {
  name: 'index-numbers',
  version: 1,
  afterTheFact: true,
  on: {
    ItemRegistered: ({ data: { itemId, creditCode, month } }): readonly ProcessCommand<AssignIndexNumber>[] => [
      { id: `${creditCode}-${month}`, command: { type: 'AssignIndexNumber', data: { itemId, creditCode, month } } },
    ],
    IndexNumberAssigned: ({ data: { itemId, indexNumber } }): readonly ProcessCommand<RecordIndexNumber>[] => [
      { id: itemId, command: { type: 'RecordIndexNumber', data: { indexNumber } }, harmless: ['ITEM_CLOSED'] },
    ],
  },
}

/** 备案 (LS-10.8): an accepted list is noted on each of its items. */
export const filings: Reaction<FilingEvent> = {
  name: 'filings',
  version: 1,
  afterTheFact: true,
  on: {
    FilingListAccepted: ({ data: { agency, month, entries } }): readonly ProcessCommand<RecordFiling>[] =>
      entries.map(({ itemId }) => ({
        id: itemId,
        command: { type: 'RecordFiling', data: { agency, month } },
        harmless: ['ITEM_CLOSED'],
      })),
  },
}
