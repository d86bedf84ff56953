import type { Protected } from '../../domain/protected.js'
import { keepSealed, type SealedField } from './sealedField.js'

/** A protected value in a row: its text, its ciphertext where it is personal data, or null once destroyed. */
export type ShownText = string | SealedField | null

/** Event data as a row keeps it: opened texts as texts, personal data as ciphertext. */
export type Readable<T> = T extends Protected
  ? ShownText
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Member)[]
      ? readonly Readable<Member>[]
      : { readonly [K in keyof T]: Readable<T[K]> }

export const shownText = (value: Protected | undefined): ShownText =>
  value === undefined ? null : (value.value ?? keepSealed(value))

/** Text of an item, which a row may hold in the clear; null when it is absent, personal or destroyed. */
export const itemText = (value: Protected | undefined): string | null => value?.value ?? null

export function readable<T>(value: T): Readable<T> {
  if (typeof value !== 'object' || value === null) return value as Readable<T>
  if ('$protected' in value) return shownText(value as unknown as Protected) as Readable<T>
  if (Array.isArray(value)) return value.map((member: unknown) => readable(member)) as Readable<T>
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readable(member)])) as Readable<T>
}
