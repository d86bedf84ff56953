import type { Protected } from '../../domain/protected.js'

/** The same value with the words themselves in place of what protects them. */
export type Opened<T> =
  T extends Protected<infer Text>
    ? Text
    : T extends string | number | boolean | undefined
      ? T
      : { readonly [K in keyof T]: Opened<T[K]> }

/** A protected text whose key is destroyed: what it said is lost, and no letter can be written of it any more. */
export class WordsErasedError extends Error {
  override readonly name = 'WordsErasedError'
}

/** Everything that people wrote, opened. @throws WordsErasedError */
export function opened<T>(value: T): Opened<T> {
  if (Array.isArray(value)) return value.map((member: unknown) => opened(member)) as Opened<T>
  if (typeof value !== 'object' || value === null) return value as Opened<T>
  if ('$protected' in value) {
    const { value: text } = value as unknown as Protected
    if (text === undefined) throw new WordsErasedError('the words are erased')
    return text as Opened<T>
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, opened(member as unknown)])) as Opened<T>
}
