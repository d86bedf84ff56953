import type { AgencyDirectory } from '../domain/agency/directory.js'
import type { Actor } from '../domain/context.js'
import { informationItemDecider } from '../domain/informationItem/decide.js'
import type { FileAttached, InformationItemEvent, ItemContent } from '../domain/informationItem/events.js'
import type { OpenItem } from '../domain/informationItem/state.js'
import type { FileId, ItemId, LocalDate } from '../domain/values.js'
import { type DiscussedContents, readsDiscussedContents } from './consultationCircle.js'
import { attachedFiles } from './itemEvents.js'
import { isInSight, type Sight, sightOf } from './sight.js'
import type { Trails } from './trails.js'

/** A file that somebody may read. */
export interface ReadableFile {
  readonly itemId: ItemId
  readonly file: FileAttached['data']
  readonly name: string
  /** Part of what is authorized and public on the item now. */
  readonly isPublic: boolean
}

/**
 * Who may read which file, decided anew for each request from the item's own stream: no read model that lags behind
 * a withdrawal is asked. Undefined when there is none, or the caller may not know of it.
 */
export type FileAccess = (itemId: string, fileId: string, actor: Actor) => Promise<ReadableFile | undefined>

export interface FileAccessDependencies {
  readonly itemEvents: (itemId: ItemId) => Promise<readonly InformationItemEvent[]>
  /** The contents of an item that agencies were or are consulted about, and who these are. */
  readonly discussed: (itemId: ItemId) => Promise<readonly DiscussedContents[]>
  readonly agencies: () => AgencyDirectory
  readonly today: () => LocalDate
  readonly trails: Pick<Trails, 'read'>
}

/**
 * Everybody reads the files of the rendition that is authorized now (LS-10.9). Other files are for those in whose sight
 * the item lies, and for those who are consulted about a content, with its own files only (LS-6.1); that they were read
 * is on record. A file that was not found clean is given to nobody (LS-14.5).
 */
export const createFileAccess =
  ({ itemEvents, discussed, agencies, today, trails }: FileAccessDependencies): FileAccess =>
  async (itemId, fileId, actor) => {
    const events = await itemEvents(itemId as ItemId)
    const item = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    const file = attachedFiles(events).get(fileId as FileId)
    if (item.status !== 'open' || file === undefined) return undefined
    if (item.files.get(file.fileId)?.scan !== 'clean') return undefined

    const found = { itemId: item.id, file, name: file.name.value ?? file.fileId }
    if (publicFiles(item, events).includes(file.fileId)) return { ...found, isPublic: true }
    if (actor.kind !== 'person') return undefined
    const sight = sightOf(actor, agencies(), today())
    if (!isInSight(sight, agenciesOf(item))) {
      const readable = filesOf(events, discussedWith(sight, await discussed(item.id)))
      if (!readable.includes(file.fileId)) return undefined
    }
    await trails.read({ actor, what: 'file', subject: `item-${item.id}`, purpose: 'handling' })
    return { ...found, isPublic: false }
  }

/** What the authorization names by its hash: of a partly public item that is the redacted rendition, never the original. */
const publicFiles = (item: OpenItem, events: readonly InformationItemEvent[]): readonly FileId[] =>
  item.public === undefined ? [] : filesOf(events, [item.public.contentHash])

/** Hashes of the contents that somebody is consulted about, whatever else of the item they may not know. */
const discussedWith = (sight: Sight, consultations: readonly DiscussedContents[]): readonly string[] =>
  consultations
    .filter((consultation) => readsDiscussedContents(sight, consultation))
    .flatMap(({ contentHashes }) => contentHashes)

const filesOf = (events: readonly InformationItemEvent[], contentHashes: readonly string[]): readonly FileId[] =>
  events.flatMap((event) => {
    const content = contentOf(event)
    return content !== undefined && contentHashes.includes(content.contentHash) ? content.files : []
  })

const contentOf = (event: InformationItemEvent): ItemContent | undefined =>
  event.type === 'ContentRevised' || event.type === 'RedactionPrepared' ? event.data : undefined

const agenciesOf = ({ agency, jointIssuers, involvedAgencies }: OpenItem): readonly string[] => [
  agency,
  ...jointIssuers.map((issuer) => issuer.agency),
  ...involvedAgencies,
]
