import type { InformationItemEvent, ItemCreated } from './events.js'
import { consultationFolds } from './evolve/consultation.js'
import { contradictionFolds } from './evolve/contradictions.js'
import { contentFolds } from './evolve/content.js'
import { type Folds, nobody, withParticipant } from './evolve/fold.js'
import { publicationFolds } from './evolve/publication.js'
import { reviewFolds } from './evolve/review.js'
import type { InformationItem, OpenItem } from './state.js'

type Beginning = 'ItemCreated' | 'SecretItemRecorded'

/** Every event of an item in hand, by name: a new one does not compile until it is said here what it changes. */
const folds: Folds<Exclude<InformationItemEvent['type'], Beginning>> = {
  ...contentFolds,
  ...reviewFolds,
  ...consultationFolds,
  ...contradictionFolds,
  ...publicationFolds,
}

export function evolve(item: InformationItem, event: InformationItemEvent): InformationItem {
  if (event.type === 'ItemCreated') return created(event.data)
  if (event.type === 'SecretItemRecorded') return { status: 'secretStub', recorded: event.data }
  if (item.status === 'purged' && event.type === 'ItemKeyDestroyed') return { ...item, keyDestroyed: true }
  if (item.status === 'discarded' && event.type === 'PurgeOrdered') return purged(item, event.data.documentNumber)
  if (item.status !== 'open') return item
  const fold = (folds as Readonly<Record<string, ((item: OpenItem, data: never) => InformationItem) | undefined>>)[
    event.type
  ]
  // The table is complete for what this program writes; an event of a newer one must not be passed over in silence.
  if (fold === undefined) throw new Error(`no fold for ${event.type}`)
  return fold(item, event.data as never)
}

const purged = (
  { id, agency }: { readonly id: OpenItem['id']; readonly agency: OpenItem['agency'] },
  documentNumber: string,
): InformationItem => ({ status: 'purged', id, agency, documentNumber, keyDestroyed: false })

function created(data: ItemCreated['data']): OpenItem {
  const { origin, media, documentNumber, theme, genre, formedOn, keywords } = data
  return {
    status: 'open',
    id: data.itemId,
    agency: data.agency,
    officer: data.officer,
    created: data,
    description: {
      origin,
      media,
      ...(documentNumber === undefined ? {} : { documentNumber }),
      theme,
      genre,
      formedOn,
      keywords,
    },
    jointIssuers: data.jointIssuers,
    involvedAgencies: data.involvedAgencies,
    files: new Map(),
    thirdParties: new Map(),
    publicInterest: [],
    latestVersion: 1,
    work: {
      version: 1,
      stage: 'draft',
      round: 0,
      participants: withParticipant(nobody, 'drafting', { by: data.officer }),
    },
    filed: [],
  }
}
