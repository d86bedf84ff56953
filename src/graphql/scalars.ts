import './metadataShim.js'
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { parseLocalDate } from '../domain/dates.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/
const POSITION_MARK = 'p1:'

/** A calendar date of law. */
export const LocalDateScalar = stringScalar<LocalDate>({
  name: 'LocalDate',
  description: 'A calendar date in Asia/Shanghai, `YYYY-MM-DD` (日期).',
  parse: parseLocalDate,
  print: (value) => value,
})

/** A moment; given with any offset, answered in UTC with milliseconds. */
export const InstantScalar = stringScalar<Instant>({
  name: 'Instant',
  description: 'A moment in time, ISO 8601 with offset; answered in UTC with milliseconds (时刻).',
  parse: parseInstant,
  print: (value) => value,
})

/** A place in the log, opaque to callers: only to be compared by handing it back as `minPosition`. */
export const PositionScalar = stringScalar<Position>({
  name: 'Position',
  description: 'A place in the event log. Opaque: hand it back as `minPosition` to read your own writes (日志位置).',
  parse: parsePosition,
  print: encodePosition,
})

export function encodePosition(position: Position): string {
  return Buffer.from(POSITION_MARK + position).toString('base64url')
}

function parsePosition(text: string): Position | undefined {
  const decoded = Buffer.from(text, 'base64url').toString()
  if (!decoded.startsWith(POSITION_MARK) || encodePosition(decoded.slice(POSITION_MARK.length) as Position) !== text) {
    return undefined
  }
  return /^[\w:/-]{1,60}$/.test(decoded.slice(POSITION_MARK.length))
    ? (decoded.slice(POSITION_MARK.length) as Position)
    : undefined
}

function parseInstant(text: string): Instant | undefined {
  if (!INSTANT.test(text) || parseLocalDate(text.slice(0, 10)) === undefined) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : (new Date(time).toISOString() as Instant)
}

interface StringScalar<T extends string> {
  readonly name: string
  readonly description: string
  readonly parse: (text: string) => T | undefined
  readonly print: (value: T) => string
}

function stringScalar<T extends string>({ name, description, parse, print }: StringScalar<T>) {
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' && value.length <= 100 ? parse(value) : undefined
    // The value itself is not repeated: it may be anything that someone typed.
    if (parsed === undefined) throw new GraphQLError(`Not a valid ${name}.`)
    return parsed
  }
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: (value) => print(value as T),
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  })
}
