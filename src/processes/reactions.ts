import { filings, indexNumbers } from './indexNumbers.js'
import { purge, type PurgeOptions } from './purge.js'
import { type AnyReaction, anyReaction } from './reaction.js'
import { websitePublication, type WebsiteOptions } from './websitePublication.js'

/** Every process of the program. */
export const createReactions = (options: WebsiteOptions & PurgeOptions): readonly AnyReaction[] => [
  anyReaction(indexNumbers),
  anyReaction(filings),
  anyReaction(websitePublication(options)),
  anyReaction(purge(options)),
]
