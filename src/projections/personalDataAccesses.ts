import type { TrailEvent } from '../domain/trails/events.js'
import { isOneOf } from './conditions.js'
import { defineTable } from './engine/table.js'
import { type BoundedCount, boundedCount, type Page, type PageArgs, selectPage } from './page.js'
import { ignored, type Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export const PERSONAL_DATA_ACCESSES = 'personalDataAccesses'

/** Somebody read protected data; equal looks within a minute are one with their count. */
export interface AccessRow {
  /** The event. */
  readonly event: string
  /** Stream or key of what was read: `application-…`, `person:…`. */
  readonly about: string
  readonly person: string
  readonly role: string
  readonly agency: string | null
  readonly what: string
  readonly purpose: string
  readonly count: number
  readonly firstAt: string
  readonly lastAt: string
  readonly ordinal: number
}

const tables = {
  accesses: defineTable<AccessRow>({
    columns: {
      event: 'text',
      about: 'text',
      person: 'text',
      role: 'text',
      agency: 'text',
      what: 'text',
      purpose: 'text',
      count: 'integer',
      firstAt: 'text',
      lastAt: 'text',
      ordinal: 'bigint',
    },
    key: 'event',
    indexes: ['create index on $table (about, ordinal)'],
  }),
}

/** Who looked at what of whom, and what for; a row is one event of an `access-…` stream. */
export const personalDataAccessesProjection: Projection<TrailEvent, typeof tables> = {
  name: PERSONAL_DATA_ACCESSES,
  version: 1,
  tables,
  touches: () => ({}),
  handlers: {
    AttemptRefused: ignored,
    ProtectedDataRead: (rows, { id, data, metadata, ordinal }) => {
      const { what, subject, purpose, count, firstAt, lastAt } = data
      if (subject === undefined || metadata.person === undefined) return
      const { person, role, agency = null } = metadata
      rows.accesses.put({
        event: id,
        about: subject,
        person,
        role,
        agency,
        what,
        purpose,
        count,
        firstAt,
        lastAt,
        ordinal,
      })
    },
  },
}

export interface AccessFilter {
  /** Every stream and key that counts. */
  readonly about: readonly string[]
  /** Looks by people of these only; left out: by everybody. */
  readonly agencies?: readonly string[]
}

/** The newest first. */
export async function accesses(models: ReadSide, filter: AccessFilter, page: PageArgs): Promise<Page<AccessRow>> {
  const order = { list: 'accesses', columns: ['ordinal'], direction: 'desc' } as const
  const from = await tableOf(models)
  return selectPage(models, { table: tables.accesses, from, where: conditions(filter), order }, page)
}

export const countAccesses = async (models: ReadSide, filter: AccessFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

const conditions = ({ about, agencies }: AccessFilter) => [...isOneOf('about', about), ...isOneOf('agency', agencies)]

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(PERSONAL_DATA_ACCESSES)}.accesses`
