import type { AnyEvent } from './decider.js'
import { sameJson } from './sameJson.js'

/** The events of a stream, the latest first: a state that keeps them can tell whether a command only says one again. */
export interface Said<E extends AnyEvent> {
  readonly event: E
  readonly before?: Said<E>
}

/** The event on top of what was said before it. */
export const saying = <E extends AnyEvent>(event: E, before: Said<E> | undefined): Said<E> =>
  before === undefined ? { event } : { event, before }

type DataOf<E extends AnyEvent, T extends E['type']> = Extract<E, { type: T }>['data']

/**
 * Whether the latest event of the type says the same in the given fields; one that is absent is given as `undefined`.
 * `about`: the fields that name what it is about (a third party, a seat), where a stream has several: events about
 * another one are passed over.
 */
export function isSaid<E extends AnyEvent, T extends E['type']>(
  said: Said<E> | undefined,
  type: T,
  fields: { readonly [K in keyof DataOf<E, T>]?: unknown },
  about: readonly (keyof DataOf<E, T> & string)[] = [],
): boolean {
  const given = fields as Readonly<Record<string, unknown>>
  for (let at = said; at !== undefined; at = at.before) {
    if (at.event.type !== type) continue
    const data = at.event.data as Readonly<Record<string, unknown>>
    if (about.every((field) => sameJson(data[field], given[field]))) {
      return Object.keys(given).every((field) => sameJson(data[field], given[field]))
    }
  }
  return false
}
