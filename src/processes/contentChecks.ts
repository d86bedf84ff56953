import type { InformationItemCommand } from '../domain/informationItem/commands.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import type { ItemId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ContentChecksOptions {
  /** What a program finds in the content that stands there now; nothing for what was looked at before. */
  readonly check: (itemId: ItemId) => Promise<readonly InformationItemCommand[]>
}

/** The content moved on meanwhile, and its next event asks again. */
const HARMLESS = ['CONTENT_CHANGED', 'NO_WORKING_VERSION', 'REDACTION_MISSING', 'ITEM_CLOSED']

/** After every change of what the public would get: personal data (711-15) and what is left of withheld passages (711-37). */
export function contentChecks({ check }: ContentChecksOptions): Reaction<InformationItemEvent> {
  const react = async ({ stream }: RecordedEvent): Promise<readonly ProcessCommand[]> => {
    const itemId = stream.slice('item-'.length) as ItemId
    return (await check(itemId)).map((command) => ({ id: itemId, command, harmless: HARMLESS }))
  }
  return {
    name: 'contentChecks',
    version: 1,
    on: { ContentRevised: react, RedactionPrepared: react, SecrecyReviewFormFilled: react },
  }
}
