import type { JsonValue } from '../../domain/values.js'
import { type IsErased, isProtectedValue, shownState } from './shownState.js'

/** What an event changed of the state. */
export interface StateChange {
  /** A dot leads into what belongs together: `form.attribute`, `files.f1.scan`. */
  readonly path: string
  /** Null when there was nothing. */
  readonly before: JsonValue
  readonly after: JsonValue
}

/**
 * The differences of two states of one subject. What an evolve function left alone is the same object in both, so that
 * only what changed is walked. A protected value that was set again counts as a change.
 */
export function stateChanges(before: unknown, after: unknown, isErased: IsErased): readonly StateChange[] {
  const changes: StateChange[] = []
  collect(changes, '', before, after, isErased)
  return changes
}

function collect(changes: StateChange[], path: string, before: unknown, after: unknown, isErased: IsErased): void {
  if (Object.is(before, after)) return
  const [old, now] = [membersOf(before), membersOf(after)]
  if (old === undefined || now === undefined || Array.isArray(before) !== Array.isArray(after)) {
    changes.push({ path, before: shownState(before, isErased), after: shownState(after, isErased) })
    return
  }
  for (const [key, member] of old) if (!now.has(key)) collect(changes, within(path, key), member, undefined, isErased)
  for (const [key, member] of now) collect(changes, within(path, key), old.get(key), member, isErased)
}

const within = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** The named parts of a value; undefined for one that is a whole. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || isProtectedValue(value)) return undefined
  if (value instanceof Map)
    return new Map([...(value as Map<unknown, unknown>)].map(([key, each]) => [String(key), each]))
  const list = value instanceof Set ? [...(value as Set<unknown>)] : value
  return new Map(Object.entries(list).filter(([, member]) => member !== undefined))
}
