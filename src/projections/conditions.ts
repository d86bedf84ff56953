import { sql } from 'kysely'
import { snakeCase } from './engine/names.js'
import type { Condition } from './page.js'

const column = (name: string) => sql.raw(snakeCase(name))

/** Conditions of a filter. An absent value restricts nothing; an empty list of values matches nothing. */
export const isOneOf = (name: string, values: readonly string[] | undefined): readonly Condition[] =>
  values === undefined ? [] : [sql`${column(name)} = any(${values}::text[])`]

export const is = (name: string, value: string | number | boolean | undefined): readonly Condition[] =>
  value === undefined ? [] : [sql`${column(name)} = ${value}`]

/** Both ends included. */
export const isBetween = (name: string, from: string | undefined, until: string | undefined): readonly Condition[] => [
  ...(from === undefined ? [] : [sql`${column(name)} >= ${from}`]),
  ...(until === undefined ? [] : [sql`${column(name)} <= ${until}`]),
]

/** Texts compare by byte, so a prefix is a range that an index answers; every text that begins so sorts below its end. */
export const beginsWith = (name: string, prefix: string | undefined): readonly Condition[] =>
  prefix === undefined || prefix === ''
    ? []
    : [sql`${column(name)} >= ${prefix}`, sql`${column(name)} < ${`${prefix}\u{10FFFF}`}`]

export const overlaps = (name: string, values: readonly string[] | undefined): readonly Condition[] =>
  values === undefined ? [] : [sql`${column(name)} && ${values}::text[]`]

export const isKnown = (name: string, known: boolean | undefined): readonly Condition[] =>
  known === undefined ? [] : [sql`${column(name)} is ${sql.raw(known ? 'not null' : 'null')}`]
