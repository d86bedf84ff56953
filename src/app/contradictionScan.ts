import type { Contradiction } from '../domain/consultation/events.js'
import type { RecordItemContradictions } from '../domain/informationItem/commands.js'
import { informationItemDecider } from '../domain/informationItem/decide.js'
import { disclosedContent } from '../domain/informationItem/decide/work.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import { otherAgencies } from '../domain/informationItem/gate/confirmation.js'
import { comparableNumber, comparableTitle } from '../domain/informationItem/sameInformation.js'
import type { AgencyId, ItemId, Sha256 } from '../domain/values.js'
import type { Clock } from '../eventstore/clock.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import { decisionContext } from './decisionContext.js'
import { itemEvents, type ItemLog } from './itemEvents.js'
import type { ReferenceFacts } from './referenceFacts.js'

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

export interface ItemContradictionScanDependencies extends Pick<ItemLog, 'store'> {
  readonly scan: ContradictionScan
  readonly facts: Pick<ReferenceFacts, 'current'>
  readonly clock: Clock
}

/** The same for what stands on an item that concerns no other agency; undefined where there is nothing to compare. */
export const createItemContradictionScan =
  ({ store, scan, facts, clock }: ItemContradictionScanDependencies) =>
  async (itemId: ItemId): Promise<RecordItemContradictions['data'] | undefined> => {
    const events = await itemEvents({ store, keyRing: NO_KEYS }, itemId)
    const item = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    const context = decisionContext(clock, facts.current(), { kind: 'public' })
    if (item.status !== 'open' || item.work === undefined || context === undefined) return undefined
    const content = disclosedContent(item.work)
    if (content === undefined || otherAgencies(item, context).length > 0) return undefined
    const { contentHash } = content
    return { contentHash, findings: await scan(itemId, contentHash) }
  }

/** The title of exactly this content, of whichever rendition. */
function titleOf(events: readonly InformationItemEvent[], contentHash: Sha256): string | undefined {
  const named = events.findLast(
    (event) =>
      (event.type === 'ContentRevised' || event.type === 'RedactionPrepared') && event.data.contentHash === contentHash,
  )
  return named?.type === 'ContentRevised' || named?.type === 'RedactionPrepared' ? named.data.title.value : undefined
}
