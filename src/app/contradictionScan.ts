import type { Contradiction } from '../domain/consultation/events.js'
import { informationItemDecider } from '../domain/informationItem/decide.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import { comparableNumber, comparableTitle } from '../domain/informationItem/sameInformation.js'
import type { AgencyId, ItemId, Sha256 } from '../domain/values.js'
import { itemEvents, type ItemLog } from './itemEvents.js'

/** A public item that may be the same information. */
export interface LikeItem {
  readonly id: string
  readonly agency: string
  readonly contentHash: string
  readonly comparedNumber: string | null
}

export interface ContradictionScanDependencies extends ItemLog {
  /** What is public now and shares the document number, or title and date of formation. */
  readonly publicItemsLike: (compared: {
    readonly number: string | null
    readonly title: string | null
    readonly formedOn: string
  }) => Promise<readonly LikeItem[]>
}

/**
 * Whatever another agency has published that looks like the same information as this content of an item and says
 * something else (LS-6.2). Each pair of contents is one finding with a name of its own, so that looking again finds the
 * same. Nothing for an item that is closed: nobody is going to publish it.
 */
export type ContradictionScan = (itemId: ItemId, contentHash: Sha256) => Promise<readonly Contradiction[]>

export const createContradictionScan =
  ({ publicItemsLike, ...log }: ContradictionScanDependencies): ContradictionScan =>
  async (itemId, contentHash) => {
    const events = await itemEvents(log, itemId)
    const item = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    if (item.status !== 'open') return []
    const { documentNumber, formedOn } = item.description
    const number = comparableNumber(documentNumber)
    const alike = await publicItemsLike({ number, title: comparableTitle(titleOf(events, contentHash)), formedOn })
    return alike
      .filter((other) => other.id !== itemId && other.agency !== item.agency && other.contentHash !== contentHash)
      .map(({ id, agency, contentHash: hash, comparedNumber }) => ({
        finding: `${id}.${hash.slice(0, 16)}`,
        kind: number !== null && comparedNumber === number ? 'documentNumber' : 'titleAndDate',
        otherItem: id as ItemId,
        otherAgency: agency as AgencyId,
        otherContentHash: hash as Sha256,
      }))
  }

/** The title of exactly this content, of whichever rendition. */
function titleOf(events: readonly InformationItemEvent[], contentHash: Sha256): string | undefined {
  const named = events.findLast(
    (event) =>
      (event.type === 'ContentRevised' || event.type === 'RedactionPrepared') && event.data.contentHash === contentHash,
  )
  return named?.type === 'ContentRevised' || named?.type === 'RedactionPrepared' ? named.data.title.value : undefined
}
