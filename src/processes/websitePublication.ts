import { localDateOf } from '../domain/dates.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import type {
  OrderPublication,
  OrderTakedown,
  RecordPublication,
  RecordTakedown,
} from '../domain/publication/commands.js'
import type { PublicationEvent } from '../domain/publication/events.js'
import type { AgencyId, ItemId } from '../domain/values.js'
import type { ProcessCommand, Reaction } from './reaction.js'

const WEBSITE = 'governmentWebsite'
const publicationId = (item: ItemId, agency: AgencyId): string => `${item}-${agency}`

export interface WebsiteOptions {
  /** Where the portal shows an item; the receipt of its publication. */
  readonly addressOf: (item: ItemId) => string
}

/**
 * The government website is the first platform (LS-13.1), and the portal of this program is it: an authorization is
 * ordered to the publishing agency and met by the portal at once; a withdrawal or purge is taken down the same way.
 * What another agency publishes by itself (LS-7.1) it records and takes down itself. Nothing here makes an item public
 * or ends that: the portal looks at the authorization on the item.
 */
export const websitePublication = ({
  addressOf,
}: WebsiteOptions): Reaction<InformationItemEvent | PublicationEvent> => ({
  name: 'website-publication',
  version: 2,
  on: {
    PublicationAuthorized: ({ id, data, metadata }): readonly ProcessCommand<OrderPublication>[] => {
      const { itemId, agency, version, contentHash, channels } = data
      const authorizedOn = localDateOf(metadata.recordedAt)
      const order = { itemId, agency, version, contentHash, channels, authorization: id, authorizedOn }
      return [{ id: publicationId(itemId, agency), command: { type: 'OrderPublication', data: order } }]
    },
    PublicationOrdered: ({ data, metadata }): readonly ProcessCommand<RecordPublication>[] => {
      const { itemId, agency, contentHash, channels, ownAct } = data
      if (ownAct || !channels.includes(WEBSITE)) return []
      const publishedOn = localDateOf(metadata.recordedAt)
      const receipt = { address: addressOf(itemId) }
      return [
        {
          id: publicationId(itemId, agency),
          command: { type: 'RecordPublication', data: { channel: WEBSITE, contentHash, publishedOn, receipt } },
          // Withdrawn, or followed by another version, before anyone came to it: the portal shows what is authorized.
          harmless: ['PUBLICATION_WITHDRAWN', 'CONTENT_NOT_AUTHORIZED'],
        },
      ]
    },
    ItemWithdrawn: ({ data: { itemId, agency, version, reason } }): readonly ProcessCommand<OrderTakedown>[] => [
      { id: publicationId(itemId, agency), command: { type: 'OrderTakedown', data: { version, reason } } },
    ],
    PurgeOrdered: ({ data: { itemId, published } }): readonly ProcessCommand<OrderTakedown>[] =>
      published === undefined
        ? []
        : [
            {
              id: publicationId(itemId, published.agency),
              command: { type: 'OrderTakedown', data: { version: published.version, reason: 'purge' } },
            },
          ],
    TakedownOrdered: ({ data: { itemId, agency, ownAct } }): readonly ProcessCommand<RecordTakedown>[] =>
      ownAct
        ? []
        : [
            {
              id: publicationId(itemId, agency),
              command: { type: 'RecordTakedown', data: { channel: WEBSITE } },
              harmless: ['CHANNEL_SHOWS_NOTHING'],
            },
          ],
  },
})
