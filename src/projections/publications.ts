import type { Channel, WithdrawalReason } from '../domain/informationItem/vocabulary.js'
import type { ChannelReceipt, PublicationEvent } from '../domain/publication/events.js'
import { is, isBetween, isOneOf } from './conditions.js'
import { run } from './engine/statements.js'
import { defineTable, type Rows } from './engine/table.js'
import { grouped, rowsBy } from './lookup.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from './page.js'
import type { LogEvent, Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export type PublicationState = 'ordered' | 'published' | 'takedownOrdered' | 'takenDown'

export interface ChannelRow {
  readonly channel: Channel
  readonly version: number
  readonly contentHash: string
  readonly publishedOn: string
  readonly publishedAt: string | null
  readonly receipt: ChannelReceipt
  readonly publisher: string | null
  readonly takenDownAt: string | null
  readonly takedownProof: string | null
}

/** One item as one agency publishes it. What is public is said by the item's authorization, not by this row. */
export interface PublicationRow {
  /** `{item}/{agency}` */
  readonly key: string
  readonly item: string
  readonly agency: string
  readonly state: PublicationState
  readonly version: number
  readonly contentHash: string
  /** Ordered. */
  readonly channels: readonly Channel[]
  /** Id of the `PublicationAuthorized` event. */
  readonly authorizationEvent: string
  /** What each channel has carried, and until when. */
  readonly carried: readonly ChannelRow[]
  readonly firstPublishedOn: string | null
  readonly takedownReason: WithdrawalReason | 'purge' | null
  readonly orderedAt: string
  readonly orderedOrdinal: number
  /** 自行公开 (LS-7.1): the agency publishes what another one authorized, and records it itself. */
  readonly ownAct: boolean
  readonly revision: number
}

const tables = {
  publications: defineTable<PublicationRow>({
    columns: {
      key: 'text',
      item: 'text',
      agency: 'text',
      state: 'text',
      version: 'integer',
      contentHash: 'text',
      channels: 'text[]',
      authorizationEvent: 'text',
      carried: 'jsonb',
      firstPublishedOn: 'text',
      takedownReason: 'text',
      orderedAt: 'text',
      orderedOrdinal: 'bigint',
      ownAct: 'boolean',
      revision: 'bigint',
    },
    key: 'key',
    indexes: [
      'create index on $table (item)',
      'create index on $table (agency, ordered_ordinal)',
      'create index on $table (ordered_ordinal)',
      "create index on $table (agency, item) where own_act and state = 'published'",
    ],
  }),
}
type PublicationTables = typeof tables

export const PUBLICATIONS = 'publications'

export const publicationsProjection: Projection<PublicationEvent, PublicationTables> = {
  name: PUBLICATIONS,
  version: 2,
  tables,
  touches: (event) => ({ publications: [keyOf(event)] }),
  handlers: {
    PublicationOrdered: (rows, event) => {
      const { itemId, agency, version, contentHash, channels, authorization, ownAct } = event.data
      const before = rows.publications.get(keyOf(event))
      rows.publications.put({
        key: keyOf(event),
        item: itemId,
        agency,
        state: 'ordered',
        version,
        contentHash,
        channels,
        authorizationEvent: authorization,
        carried: before?.carried ?? [],
        firstPublishedOn: before?.firstPublishedOn ?? null,
        takedownReason: null,
        orderedAt: event.metadata.recordedAt,
        orderedOrdinal: event.ordinal,
        ownAct: ownAct ?? false,
        revision: event.revision,
      })
    },
    ItemPublished: (rows, event) => {
      const { channel, version, contentHash, publishedOn, publishedAt, receipt, publisher } = event.data
      const row = publicationOf(rows, event)
      const carried: ChannelRow = {
        channel,
        version,
        contentHash,
        publishedOn,
        publishedAt: publishedAt ?? null,
        receipt,
        publisher: publisher ?? null,
        takenDownAt: null,
        takedownProof: null,
      }
      change(rows, event, {
        state: 'published',
        carried: [...row.carried, carried],
        firstPublishedOn: row.firstPublishedOn ?? publishedOn,
      })
    },
    TakedownOrdered: (rows, event) =>
      change(rows, event, { state: 'takedownOrdered', takedownReason: event.data.reason }),
    ItemTakenDown: (rows, event) => {
      const { channel, takenDownAt, proof } = event.data
      const carried = publicationOf(rows, event).carried.map((known) =>
        known.channel === channel && known.takenDownAt === null
          ? { ...known, takenDownAt, takedownProof: proof ?? null }
          : known,
      )
      const down = carried.every((known) => known.takenDownAt !== null)
      change(rows, event, { carried, ...(down ? { state: 'takenDown' } : {}) })
    },
  },
}

const keyOf = ({ data: { itemId, agency } }: LogEvent<PublicationEvent>): string => `${itemId}/${agency}`

function publicationOf(rows: Rows<PublicationTables>, event: LogEvent<PublicationEvent>): PublicationRow {
  const row = rows.publications.get(keyOf(event))
  if (row === undefined) throw new Error(`the publication ${keyOf(event)} was never ordered`)
  return row
}

function change(
  rows: Rows<PublicationTables>,
  event: LogEvent<PublicationEvent>,
  columns: Partial<PublicationRow>,
): void {
  rows.publications.put({ ...publicationOf(rows, event), ...columns, revision: event.revision })
}

export interface PublicationFilter {
  readonly item?: string
  readonly agencies?: readonly string[]
  readonly states?: readonly PublicationState[]
  readonly publishedFrom?: string
  readonly publishedUntil?: string
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(PUBLICATIONS)}.publications`

/** Last ordered first. */
export async function publications(
  models: ReadSide,
  filter: PublicationFilter,
  page: PageArgs,
): Promise<Page<PublicationRow>> {
  const order = { list: 'publications', columns: ['orderedOrdinal'], direction: 'desc' } as const
  const query = { table: tables.publications, from: await tableOf(models), where: conditions(filter), order }
  return selectPage(models, query, page)
}

export const countPublications = async (models: ReadSide, filter: PublicationFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

export const publicationsOfItems = async (
  models: ReadSide,
  items: readonly string[],
): Promise<ReadonlyMap<string, readonly PublicationRow[]>> =>
  grouped(await rowsBy(models, tables.publications, await tableOf(models), 'item', items), 'item')

/** Items that another agency authorized and this one has published itself, with the content ordered last (LS-7.1). */
export async function publishedItself(models: ReadSide, agency: string): Promise<readonly string[]> {
  const rows = await run<{ readonly item: string }>(
    models.db,
    `select item from ${await tableOf(models)} where agency = $1 and own_act and state = 'published'`,
    [agency],
  )
  return rows.map(({ item }) => item)
}

const conditions = (filter: PublicationFilter): readonly Condition[] => [
  ...is('item', filter.item),
  ...isOneOf('agency', filter.agencies),
  ...isOneOf('state', filter.states),
  ...isBetween('firstPublishedOn', filter.publishedFrom, filter.publishedUntil),
]
