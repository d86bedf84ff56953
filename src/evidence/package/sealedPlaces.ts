import { pointerTo } from '../../eventstore/canonicalJson.js'
import type { SealedValue } from '../../eventstore/sealing.js'

export interface FoundSeal {
  /** JSON pointer (RFC 6901) into the event's data. */
  readonly pointer: string
  readonly sealed: SealedValue
}

/** Every sealed value of an event's data, in the order in which it stands there. */
export function sealsIn(data: unknown, pointer = ''): readonly FoundSeal[] {
  if (typeof data !== 'object' || data === null) return []
  if (isSealed(data)) return [{ pointer, sealed: data }]
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(data)
    ? data.map((member: unknown, i) => [i, member] as const)
    : Object.entries(data)
  return members.flatMap(([step, member]) => sealsIn(member, pointerTo(pointer, step)))
}

/** The data with texts, or what is said instead of them, in the place of sealed values. */
export function withTexts(data: unknown, textAt: (pointer: string) => unknown, pointer = ''): unknown {
  if (typeof data !== 'object' || data === null) return data
  if (isSealed(data)) return textAt(pointer)
  if (Array.isArray(data)) return data.map((member, i) => withTexts(member, textAt, pointerTo(pointer, i)))
  return Object.fromEntries(
    Object.entries(data).map(([name, member]) => [name, withTexts(member, textAt, pointerTo(pointer, name))]),
  )
}

function isSealed(value: object): value is SealedValue {
  const { $sealed, subject, commitment, box } = value as Readonly<Record<string, unknown>>
  return [$sealed, subject, commitment, box].every((part) => typeof part === 'string')
}

/** Whose key an event says is destroyed. */
export function destroyedSubject(type: string, data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { itemId, subject } = data as Readonly<Record<string, unknown>>
  if (type === 'ItemKeyDestroyed' && typeof itemId === 'string') return `item:${itemId}`
  return type.endsWith('KeyDestroyed') && typeof subject === 'string' ? subject : undefined
}
