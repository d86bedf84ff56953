import type { KeySubject, Protected } from '../../domain/protected.js'
import type { JsonValue } from '../../domain/values.js'

/** In the place of a protected value: its text for those who may read it, else that it is sealed or destroyed. */
export type ShownProtected =
  | { readonly protected: KeySubject; readonly text: string }
  | { readonly protected: KeySubject; readonly sealed: true }
  | { readonly protected: KeySubject; readonly erased: true }

type Members = Readonly<Record<string, unknown>>

/** Whether the key of a subject is destroyed. */
export type IsErased = (subject: KeySubject) => boolean

export const isProtectedValue = (value: object): value is Protected => '$protected' in value

/** A state as JSON: maps by their keys, protected values as far as the reader may see them (已销毁 · 已封存). */
export function shownState(value: unknown, isErased: IsErased): JsonValue {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object') return typeof value === 'bigint' ? value.toString() : (value as JsonValue)
  if (isProtectedValue(value)) return shownProtected(value, isErased) as unknown as JsonValue
  if (Array.isArray(value)) return value.map((member) => shownState(member, isErased))
  if (value instanceof Set) return [...value].map((member) => shownState(member, isErased))
  const members = (value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value) as Members
  const shown: Record<string, JsonValue> = {}
  for (const name in members) if (members[name] !== undefined) shown[name] = shownState(members[name], isErased)
  return shown
}

function shownProtected({ $protected, value }: Protected, isErased: IsErased): ShownProtected {
  if (value !== undefined) return { protected: $protected, text: value }
  return isErased($protected) ? { protected: $protected, erased: true } : { protected: $protected, sealed: true }
}
