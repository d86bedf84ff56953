import type { FilingEntry, FilingEvent, FilingReturnReason } from '../domain/filing/events.js'
import type { Protected } from '../domain/protected.js'
import { is, isBetween, isOneOf } from './conditions.js'
import { type Readable, readable } from './engine/readable.js'
import { defineTable, type Rows } from './engine/table.js'
import { byKey, rowsBy } from './lookup.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from './page.js'
import type { LogEvent, Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export type FilingState = 'submitted' | 'accepted' | 'returned'

/** 备案: one agency's list of one month (LS-10.8). Notes on entries are ciphertext, as their items may be purged. */
export interface FilingRow {
  /** `{agency}/{YYYYMM}` */
  readonly key: string
  readonly agency: string
  readonly month: string
  readonly department: string
  readonly state: FilingState
  readonly round: number
  readonly entries: readonly FilingEntry[]
  readonly entryCount: number
  readonly submittedOn: string
  readonly acceptedOn: string | null
  readonly returnReason: FilingReturnReason | null
  readonly faults: readonly Readable<{ readonly itemId: string; readonly note: Protected }>[]
  readonly revision: number
  readonly changedAt: string
}

const tables = {
  filings: defineTable<FilingRow>({
    columns: {
      key: 'text',
      agency: 'text',
      month: 'text',
      department: 'text',
      state: 'text',
      round: 'integer',
      entries: 'jsonb',
      entryCount: 'integer',
      submittedOn: 'text',
      acceptedOn: 'text',
      returnReason: 'text',
      faults: 'jsonb',
      revision: 'bigint',
      changedAt: 'text',
    },
    key: 'key',
    indexes: ['create index on $table (month, agency)', 'create index on $table (agency, month)'],
  }),
}
type FilingTables = typeof tables

export const FILINGS = 'filings'

export const filingsProjection: Projection<FilingEvent, FilingTables> = {
  name: FILINGS,
  version: 1,
  tables,
  touches: (event) => ({ filings: [keyOf(event)] }),
  handlers: {
    FilingListSubmitted: (rows, event) => {
      const { agency, month, round, department, entries, submittedOn } = event.data
      rows.filings.put({
        key: keyOf(event),
        agency,
        month,
        department,
        state: 'submitted',
        round,
        entries,
        entryCount: entries.length,
        submittedOn,
        acceptedOn: null,
        returnReason: null,
        faults: [],
        revision: event.revision,
        changedAt: event.metadata.recordedAt,
      })
    },
    FilingListAccepted: (rows, event) => {
      const { entries, acceptedOn } = event.data
      change(rows, event, { state: 'accepted', entries, entryCount: entries.length, acceptedOn })
    },
    FilingListReturned: (rows, event) => {
      const { reason, faults } = event.data
      change(rows, event, { state: 'returned', returnReason: reason, faults: readable(faults) })
    },
  },
}

const keyOf = ({ data: { agency, month } }: LogEvent<FilingEvent>): string => `${agency}/${month}`

function change(rows: Rows<FilingTables>, event: LogEvent<FilingEvent>, columns: Partial<FilingRow>): void {
  const row = rows.filings.get(keyOf(event))
  if (row === undefined) throw new Error(`the list ${keyOf(event)} was never submitted`)
  rows.filings.put({ ...row, ...columns, revision: event.revision, changedAt: event.metadata.recordedAt })
}

export interface FilingFilter {
  readonly agencies?: readonly string[]
  /** The disclosure department that accepts or returns. */
  readonly department?: string
  /** `YYYYMM`, both included. */
  readonly monthFrom?: string
  readonly monthUntil?: string
  readonly states?: readonly FilingState[]
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(FILINGS)}.filings`

/** Newest month first. */
export async function filingLists(models: ReadSide, filter: FilingFilter, page: PageArgs): Promise<Page<FilingRow>> {
  const order = { list: 'filings', columns: ['month', 'agency'], direction: 'desc' } as const
  return selectPage(
    models,
    { table: tables.filings, from: await tableOf(models), where: conditions(filter), order },
    page,
  )
}

export const countFilingLists = async (models: ReadSide, filter: FilingFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

/** By `{agency}/{YYYYMM}`. */
export const filingListsByKeys = async (
  models: ReadSide,
  keys: readonly string[],
): Promise<ReadonlyMap<string, FilingRow>> =>
  byKey(await rowsBy(models, tables.filings, await tableOf(models), 'key', keys), 'key')

const conditions = (filter: FilingFilter): readonly Condition[] => [
  ...isOneOf('agency', filter.agencies),
  ...is('department', filter.department),
  ...isBetween('month', filter.monthFrom, filter.monthUntil),
  ...isOneOf('state', filter.states),
]
