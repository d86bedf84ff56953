import { isOneOf } from './conditions.js'
import { defineTable } from './engine/table.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from './page.js'
import type { ReadSide } from './readSide.js'

// Not a read model: the outbox is filled and emptied by the delivery of mail. It is only listed as one.

/** A letter that was not sent. Neither address nor text. */
export interface UnsentLetterRow {
  readonly place: number
  readonly eventId: string
  readonly person: string
  readonly agency: string
  readonly kind: string
  readonly state: string
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Date
  readonly nextAt: Date
}

const table = defineTable<UnsentLetterRow>({
  columns: {
    place: 'bigint',
    eventId: 'text',
    person: 'text',
    agency: 'text',
    kind: 'text',
    state: 'text',
    attempts: 'integer',
    lastError: 'text',
    createdAt: 'text',
    nextAt: 'text',
  },
  key: 'place',
  indexes: [],
})
const from = 'runtime.outbox'

export type UnsentState = 'queued' | 'failed' | 'noAddress'
const UNSENT: readonly UnsentState[] = ['queued', 'failed', 'noAddress']

export interface UnsentFilter {
  readonly states?: readonly UnsentState[]
  /** In whose matters the letters are. */
  readonly agencies?: readonly string[]
}

/** Oldest first. */
export const unsentLetters = (
  models: ReadSide,
  filter: UnsentFilter,
  page: PageArgs,
): Promise<Page<UnsentLetterRow>> => {
  const order = { list: 'unsentLetters', columns: ['place'], direction: 'asc' } as const
  return selectPage(models, { table, from, where: conditions(filter), order }, page)
}

export const countUnsentLetters = (models: ReadSide, filter: UnsentFilter): Promise<BoundedCount> =>
  boundedCount(models, { from, where: conditions(filter) })

const conditions = ({ states = UNSENT, agencies }: UnsentFilter): readonly Condition[] => [
  ...isOneOf('state', states),
  ...isOneOf('agency', agencies),
]
