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

/** A step of a JSON pointer: the name of a member or the index of an element. */
type Step = string | number

/** One more step of a JSON pointer (RFC 6901). */
export const pointerTo = (pointer: string, step: Step): string =>
  `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`

/**
 * The one text of a JSON value (RFC 8785): keys sorted by UTF-16 code units, no white space, numbers as ECMAScript
 * writes them. Stricter than the RFC: integers beyond 2^53 − 1 are refused, because other readers would round them.
 * @throws NotCanonicalJsonError
 */
export const canonicalJson = (value: unknown): CanonicalJson => write(value, []) as CanonicalJson

/** A member of an object, `"name":value`. @throws NotCanonicalJsonError */
export const canonicalMember = (name: string, value: unknown): string => writeMember(name, value, [])

/** The path is walked in step, so that a pointer is put together only for an error. */
type Path = Step[]

const refuse = (reason: NotJsonReason, path: Path): never => {
  throw new NotCanonicalJsonError(reason, path.reduce(pointerTo, '') as string)
}

function write(value: unknown, path: Path): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'string':
      return writeString(value, path)
    case 'number':
      return writeNumber(value, path)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (path.length === MAX_DEPTH) return refuse('tooDeep', path)
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path)
    case 'undefined':
      return refuse('undefined', path)
    default:
      return refuse('notJson', path)
  }
}

function writeString(value: string, path: Path): string {
  // In Node since 20, in TypeScript's library since ES2024.
  if (!(value as unknown as { isWellFormed: () => boolean }).isWellFormed()) return refuse('loneSurrogate', path)
  return JSON.stringify(value)
}

function writeNumber(value: number, path: Path): string {
  if (!Number.isFinite(value)) return refuse('notFinite', path)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return refuse('unsafeInteger', path)
  return JSON.stringify(value)
}

function writeArray(values: readonly unknown[], path: Path): string {
  const parts: string[] = []
  // By index, so that a hole is met and refused.
  for (let i = 0; i < values.length; i++) {
    path.push(i)
    parts.push(write(values[i], path))
    path.pop()
  }
  return `[${parts.join(',')}]`
}

function writeObject(value: object, path: Path): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return refuse('notJson', path)
  if (Object.getOwnPropertySymbols(value).length > 0) return refuse('notJson', path)
  // The default order of sort() is by UTF-16 code units, as the RFC asks.
  const members = Object.keys(value).sort()
  return `{${members.map((name) => writeMember(name, (value as Record<string, unknown>)[name], path)).join(',')}}`
}

function writeMember(name: string, value: unknown, path: Path): string {
  path.push(name)
  const member = `${writeString(name, path)}:${write(value, path)}`
  path.pop()
  return member
}
