import { without } from '../../without.js'
import type { OpenItem, WorkingVersion } from '../state.js'
import { type Folds, nobody, withParticipant } from './fold.js'

/** Register, authorization, and everything that happens to an item afterwards. */
export const publicationFolds: Folds<
  | 'ItemRegistered'
  | 'IndexNumberRecorded'
  | 'ItemFiled'
  | 'PublicationAuthorized'
  | 'NewVersionStarted'
  | 'DraftDiscarded'
  | 'ItemWithdrawn'
  | 'ValidityEnded'
  | 'DisclosureReevaluated'
  | 'ItemHandedOver'
  | 'PurgeOrdered'
  | 'ItemKeyDestroyed'
> = {
  ItemRegistered: (item, { registeredOn }) => ({ ...item, registered: registeredOn }),
  IndexNumberRecorded: (item, { indexNumber }) => ({ ...item, indexNumber }),
  ItemFiled: (item, { month }) => ({ ...item, filed: [...item.filed, month] }),

  PublicationAuthorized: (item, { agency, version, contentHash, channels }) => {
    const { work, ...rest } = item
    if (work?.attribute === undefined || work.content === undefined) return item
    return {
      ...rest,
      public: { agency, version, contentHash, channels, attribute: work.attribute, content: work.content },
    }
  },

  NewVersionStarted: (item, data) => {
    const content = item.work?.content ?? item.public?.content ?? item.lastContent
    const work: WorkingVersion = {
      version: data.version,
      stage: 'draft',
      round: 0,
      participants: data.cause === 'reevaluation' ? nobody : withParticipant(nobody, 'drafting', data),
      ...(content === undefined ? {} : { content }),
      started: { by: data.by, cause: data.cause, reason: data.reason },
    }
    return { ...item, work, latestVersion: data.version }
  },

  DraftDiscarded: (item, { version, by }) => {
    if (version === 1) return { status: 'discarded', id: item.id, agency: item.agency, by }
    return { ...without(item, 'work'), discarded: { version, by } }
  },

  ItemWithdrawn: (item, { version, reason }) => {
    const { public: published, ...rest } = item
    return {
      ...rest,
      withdrawn: { version, reason },
      ...(published === undefined ? {} : { lastContent: published.content }),
    }
  },

  ValidityEnded: (item, data) => ({ ...item, validity: data }),

  DisclosureReevaluated: (item, data) => ({
    ...item,
    reevaluated: { on: data.evaluatedOn, outcome: data.outcome, by: data.by },
    ...reevaluatedAttribute(item, data.reevaluateOn),
  }),

  ItemHandedOver: (item, { to }) => ({ ...item, officer: to }),

  PurgeOrdered: (item, { documentNumber }) => ({
    status: 'purged',
    id: item.id,
    agency: item.agency,
    documentNumber,
    keyDestroyed: false,
  }),

  /** The key went without an order on record: nothing of the item can be read any more. */
  ItemKeyDestroyed: ({ id, agency }) => ({ status: 'purged', id, agency, documentNumber: '', keyDestroyed: true }),
}

const reevaluatedAttribute = (item: OpenItem, reevaluateOn: OpenItem['registered']): Partial<OpenItem> =>
  item.settled === undefined || reevaluateOn === undefined ? {} : { settled: { ...item.settled, reevaluateOn } }
