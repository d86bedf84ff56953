import type { AnyCommand } from '../domain/decider.js'
import type { Aggregate } from './aggregate.js'

type Fields = Readonly<Record<string, unknown>>

/**
 * A command as its caller sent it: without what the program looked up for it, which may be another when the caller
 * sends it again.
 */
export function asSent({ lookedUp }: Pick<Aggregate, 'lookedUp'>, { type, data }: AnyCommand): AnyCommand {
  const paths = lookedUp?.[type] ?? []
  return { type, data: paths.reduce((left, path) => without(left, path.split('.')), data as Fields) }
}

function without(fields: Fields, [name, ...below]: readonly string[]): Fields {
  const kept = Object.entries(fields).filter(([key]) => key !== name)
  const value = name === undefined ? undefined : fields[name]
  if (below.length === 0 || value === undefined) return Object.fromEntries(kept)
  return typeof value === 'object' && value !== null && name !== undefined
    ? { ...fields, [name]: without(value as Fields, below) }
    : fields
}
