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
  if (!haveParts(before, after)) {
    changes.push({ path, before: shownState(before, isErased), after: shownState(after, isErased) })
    return
  }
  const [old, now] = [partsOf(before), partsOf(after)]
  for (const key in old)
    if (old[key] !== undefined && now[key] === undefined)
      collect(changes, within(path, key), old[key], undefined, isErased)
  for (const key in now) if (now[key] !== undefined) collect(changes, within(path, key), old[key], now[key], isErased)
}

const within = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

type Parts = Readonly<Record<string, unknown>>

/** Both are made of named parts, in the same way; anything else changes as a whole. */
const haveParts = (before: unknown, after: unknown): before is object =>
  hasParts(before) && hasParts(after) && Array.isArray(before) === Array.isArray(after)

const hasParts = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !isProtectedValue(value)

function partsOf(value: unknown): Parts {
  if (value instanceof Map) return Object.fromEntries(value as Map<string, unknown>)
  return (value instanceof Set ? [...(value as Set<unknown>)] : value) as Parts
}
