import type { CanonicalJson } from './eventStore.js'

/** Deeper nesting is refused, so that neither this writer nor a reader runs out of stack. */
export const MAX_DEPTH = 100

export type NotJsonReason =
  | 'loneSurrogate'
  | 'unsafeInteger'
  | 'notFinite'
  | 'undefined'
  | 'notJson' // bigint, function, symbol, Date, Map, an instance of a class …
  | 'tooDeep' // also what a cycle ends in

/** The value cannot be written as canonical JSON; `pointer` (RFC 6901) says where. The value itself is not named. */
export class NotCanonicalJsonError extends Error {
  override readonly name = 'NotCanonicalJsonError'
  constructor(
    readonly reason: NotJsonReason,
    readonly pointer: string,
  ) {
    super(`not canonical JSON at "${pointer}": ${reason}`)
  }
}

/** One more step of a JSON pointer (RFC 6901). */
export const pointerTo = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

/**
 * The one text of a JSON value (RFC 8785): keys sorted by UTF-16 code units, no white space, numbers as ECMAScript
 * writes them. Stricter than the RFC: integers beyond 2^53 − 1 are refused, because other readers would round them.
 * @param pointer where the value stands, for errors
 * @throws NotCanonicalJsonError
 */
export const canonicalJson = (value: unknown, pointer = ''): CanonicalJson => write(value, pointer, 0) as CanonicalJson

function write(value: unknown, pointer: string, depth: number): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'string':
      return writeString(value, pointer)
    case 'number':
      return writeNumber(value, pointer)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (depth === MAX_DEPTH) throw new NotCanonicalJsonError('tooDeep', pointer)
      return Array.isArray(value) ? writeArray(value, pointer, depth) : writeObject(value, pointer, depth)
    case 'undefined':
      throw new NotCanonicalJsonError('undefined', pointer)
    default:
      throw new NotCanonicalJsonError('notJson', pointer)
  }
}

function writeString(value: string, pointer: string): string {
  // With the u flag a well-formed pair is one code point and does not match.
  if (/\p{Surrogate}/u.test(value)) throw new NotCanonicalJsonError('loneSurrogate', pointer)
  return JSON.stringify(value)
}

function writeNumber(value: number, pointer: string): string {
  if (!Number.isFinite(value)) throw new NotCanonicalJsonError('notFinite', pointer)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new NotCanonicalJsonError('unsafeInteger', pointer)
  return JSON.stringify(value)
}

function writeArray(values: readonly unknown[], pointer: string, depth: number): string {
  const parts: string[] = []
  for (let i = 0; i < values.length; i++) parts.push(write(values[i], pointerTo(pointer, i), depth + 1))
  return `[${parts.join(',')}]`
}

function writeObject(value: object, pointer: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonicalJsonError('notJson', pointer)
  if (Object.getOwnPropertySymbols(value).length > 0) throw new NotCanonicalJsonError('notJson', pointer)
  // The default order of sort() is by UTF-16 code units, as the RFC asks.
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      const at = pointerTo(pointer, key)
      return `${writeString(key, at)}:${write((value as Record<string, unknown>)[key], at, depth + 1)}`
    })
  return `{${members.join(',')}}`
}
