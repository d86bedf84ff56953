import type { JsonValue } from '../domain/values.js'

export type EventData = { readonly [key: string]: JsonValue }

/** Turns the data of one version of an event type into the next version's. Pure; the stored bytes stay as they are. */
export interface Upcaster {
  readonly type: string
  readonly from: number
  /** Always `from + 1`. */
  readonly to: number
  readonly upcast: (data: EventData) => EventData
}

/** The chain of upcasters cannot lead from every version that was ever written to the current one. */
export class UpcasterChainError extends Error {
  override readonly name = 'UpcasterChainError'
}

/** Written by a newer release; an older one stops here rather than misread it. */
export class EventTooNewError extends Error {
  override readonly name = 'EventTooNewError'
  constructor(
    readonly type: string,
    readonly schemaVersion: number,
  ) {
    super(`event ${type} has version ${schemaVersion}, which this release does not know`)
  }
}

/** Brings the data of an event to the current version of its type. A type that is not known stays as it is. */
export type Upcast = (type: string, schemaVersion: number, data: EventData) => EventData

/**
 * Checks the chain and builds the function; call it at start-up.
 * @throws UpcasterChainError when a step is missing, doubled, skips a version, runs backwards or belongs to no type
 */
export function upcastChain(types: ReadonlyMap<string, number>, upcasters: readonly Upcaster[]): Upcast {
  const steps = new Map<string, Upcaster['upcast']>()
  for (const { type, from, to, upcast } of upcasters) {
    const current = types.get(type)
    const step = `${type} ${from} → ${to}`
    if (current === undefined) throw new UpcasterChainError(`${step}: the type is not registered`)
    if (!Number.isInteger(from) || from < 1 || to !== from + 1)
      throw new UpcasterChainError(`${step} is no single step`)
    if (to > current) throw new UpcasterChainError(`${step} leads beyond the current version ${current}`)
    if (steps.has(`${type} ${from}`)) throw new UpcasterChainError(`${step}: there are two upcasters from ${from}`)
    steps.set(`${type} ${from}`, upcast)
  }
  for (const [type, current] of types) {
    for (let version = 1; version < current; version++) {
      if (!steps.has(`${type} ${version}`)) throw new UpcasterChainError(`${type}: no upcaster from version ${version}`)
    }
  }
  return (type, schemaVersion, data) => {
    const current = types.get(type) ?? schemaVersion
    if (schemaVersion > current) throw new EventTooNewError(type, schemaVersion)
    let upcast = data
    for (let version = schemaVersion; version < current; version++) upcast = steps.get(`${type} ${version}`)!(upcast)
    return upcast
  }
}
