import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { Rendition } from '../../domain/informationItem/vocabulary.js'
import type { Role } from '../../domain/roles.js'
import { itemText, shownText } from '../engine/readable.js'
import type { Rows } from '../engine/table.js'
import type { LogEvent } from '../projection.js'
import type {
  ContentRow,
  ItemDetail,
  ItemRow,
  ItemState,
  ItemTables,
  ItemVersion,
  PublicItemRow,
  ReviewStep,
} from './tables.js'

export type EventOf<T extends InformationItemEvent['type']> = LogEvent<Extract<InformationItemEvent, { type: T }>>
type AnyItemEvent = LogEvent<InformationItemEvent>

/** Events name their item by the stream. */
export const itemOf = ({ stream }: Pick<LogEvent, 'stream'>): string => stream.slice('item-'.length)

export const contentKey = (item: string, version: number, rendition: Rendition): string =>
  `${item}/${version}/${rendition}`

/** An event before the one that begins the item is a fault of the log: the stream is parked, nothing is made up. */
export function itemRow(rows: Rows<ItemTables>, event: AnyItemEvent): ItemRow {
  const row = rows.items.get(itemOf(event))
  if (row === undefined) throw new Error(`item ${itemOf(event)} has no beginning`)
  return row
}

/** Writes changed columns, and what every event of an item changes. */
export function change(
  rows: Rows<ItemTables>,
  event: AnyItemEvent,
  columns: Partial<Omit<ItemRow, 'detail'>>,
  detail: Partial<ItemDetail> = {},
): ItemRow {
  const row = itemRow(rows, event)
  const changed = { ...row, ...columns, detail: { ...row.detail, ...detail } }
  const written: ItemRow = {
    ...changed,
    awaits: awaited(changed),
    agencies: [
      ...new Set([
        changed.agency,
        ...changed.detail.jointIssuers.map(({ agency }) => agency),
        ...changed.involvedAgencies,
      ]),
    ],
    changedAt: event.metadata.recordedAt,
    changedOrdinal: event.ordinal,
    revision: event.revision,
  }
  rows.items.put(written)
  return written
}

/** The same for the row that the public sees, where there is one. */
export function changePublic(rows: Rows<ItemTables>, event: AnyItemEvent, columns: Partial<PublicItemRow>): void {
  const row = rows.publicItems.get(itemOf(event))
  if (row !== undefined) rows.publicItems.put({ ...row, ...columns, changedAt: event.metadata.recordedAt })
}

const AWAITED: Partial<Readonly<Record<ItemState, readonly Role[]>>> = {
  draft: ['publishingOfficer'],
  submitted: ['sectionHead'],
  sectionPassed: ['secrecyReviewer'],
  referred: ['publishingOfficer', 'secrecyReviewer', 'disclosureOfficer'],
  approved: ['publishingOfficer', 'disclosureOfficer'],
}

/** Those to whom the deciders leave the step that takes the item on; test/graphql/awaits.test.ts compares the two. */
function awaited({ state, important, registeredOn, attribute }: ItemRow): readonly Role[] {
  if (state === 'concluded') return important ? ['principalLeader'] : ['deputyLeader', 'principalLeader']
  // What is not for the public has come to its end in the register.
  if (state === 'approved' && registeredOn !== null && (attribute === 'onRequest' || attribute === 'withheld'))
    return []
  return AWAITED[state] ?? []
}

/** The version that is being worked on; undefined when all that was begun is authorized or discarded. */
export function workingVersion({ detail }: ItemRow): number | undefined {
  const last = detail.versions.at(-1)
  return last === undefined || last.discarded || last.authorizedHash !== null ? undefined : last.version
}

/** What an officer's change leaves of the review: the working version, if there is one, is a draft again (`voids`). */
export const draftAgain = (row: ItemRow): Partial<Pick<ItemRow, 'state'>> =>
  workingVersion(row) === undefined ? {} : { state: 'draft' }

export function withVersion(
  detail: ItemDetail,
  version: number,
  columns: Partial<ItemVersion>,
): ItemDetail['versions'] {
  return detail.versions.map((known) => (known.version === version ? { ...known, ...columns } : known))
}

export const newVersion = (version: number, cause: ItemVersion['cause'], startedAt: string): ItemVersion => ({
  version,
  cause,
  startedAt,
  contentHash: null,
  attribute: null,
  authorizedOn: null,
  authorizedHash: null,
  withdrawnOn: null,
  discarded: false,
})

interface Step {
  readonly step: ReviewStep['step']
  readonly opinion?: string
  readonly note?: Parameters<typeof shownText>[0]
}

/** The review's history with one more step. */
export function withStep(
  detail: ItemDetail,
  event: LogEvent<InformationItemEvent> & { readonly data: { readonly version: number; readonly round: number } },
  { step, opinion, note }: Step,
): ItemDetail['reviewSteps'] {
  const { metadata, data, id } = event
  return [
    ...detail.reviewSteps,
    {
      eventId: id,
      version: data.version,
      round: data.round,
      step,
      person: metadata.person ?? null,
      deputyFor: metadata.deputyFor ?? null,
      agency: metadata.agency ?? null,
      opinion: opinion ?? null,
      note: shownText(note),
      recordedAt: metadata.recordedAt,
    },
  ]
}

export function putContent(
  rows: Rows<ItemTables>,
  { item, version, rendition }: Pick<ContentRow, 'item' | 'version' | 'rendition'>,
  data: EventOf<'ContentRevised'>['data'] | EventOf<'RedactionPrepared'>['data'],
): ContentRow {
  const row: ContentRow = {
    key: contentKey(item, version, rendition),
    item,
    version,
    rendition,
    title: itemText(data.title),
    summary: itemText(data.summary),
    text: itemText(data.text),
    files: data.files,
    contentHash: data.contentHash,
  }
  rows.contents.put(row)
  return row
}
