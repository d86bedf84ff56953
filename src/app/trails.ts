import { createHash, randomUUID } from 'node:crypto'
import type { Actor, RoleHeld } from '../domain/context.js'
import { localDateOf } from '../domain/dates.js'
import type { Capacity, Refusal } from '../domain/decider.js'
import type { TrailEvent } from '../domain/trails/events.js'
import type { Instant } from '../domain/values.js'
import { sealEvent } from '../eventstore/codec.js'
import type { EventStore } from '../eventstore/eventStore.js'
import type { KeyRing } from '../eventstore/sealing.js'
import type { Clock } from '../eventstore/clock.js'
import type { CommandRequest } from './command.js'

type Person = Extract<Actor, { kind: 'person' }>

/** What was read, by whom, what for. */
export interface ProtectedRead {
  readonly actor: Person
  readonly what: string
  readonly subject?: string
  readonly purpose: string
}

/**
 * Refused attempts and reads of protected data as events of their own streams, `attempts-{person}-{day}` and
 * `access-{person}-{day}`. The first of its kind is written before anything is answered; equal ones within the
 * following minute are written as one, with their count. Anonymous requests are counted by the metrics only.
 */
export interface Trails {
  readonly refused: (request: CommandRequest, subject: string, refusals: readonly Refusal[]) => Promise<void>
  readonly read: (read: ProtectedRead) => Promise<void>
  /** Writes what is still being counted. */
  readonly close: () => Promise<void>
}

const WINDOW_MS = 60_000

interface Sighting {
  readonly actor: Person
  readonly kind: 'attempts' | 'access'
  readonly event: (count: number, firstAt: Instant, lastAt: Instant) => TrailEvent
}
interface Repeats extends Sighting {
  readonly since: number
  count: number
  firstAt: Instant
  lastAt: Instant
}

export function createTrails(store: EventStore, keyRing: KeyRing, clock: Clock): Trails {
  const open = new Map<string, Repeats>()

  async function write(
    { actor, kind, event }: Sighting,
    count: number,
    firstAt: Instant,
    lastAt: Instant,
  ): Promise<void> {
    const id = randomUUID()
    const { person } = actor
    const metadata = {
      person,
      ...capacityOf(actor),
      process: 'trails',
      clause: 'SYS',
      rules: [],
      policies: [],
      commandId: id,
      commandType: kind === 'attempts' ? 'RecordAttempt' : 'RecordAccess',
      inputHash: createHash('sha256').update(id).digest('hex'),
      causationId: id,
      correlationId: `${kind}-${person}`,
    } as const
    const sealed = await sealEvent(id, event(count, firstAt, lastAt), metadata, keyRing)
    await store.append(`${kind}-${person}-${localDateOf(lastAt)}`, [sealed], 'any')
  }

  async function flush(key: string, repeats: Repeats): Promise<void> {
    open.delete(key)
    if (repeats.count > 0) await write(repeats, repeats.count, repeats.firstAt, repeats.lastAt)
  }

  async function see(key: string, sighting: Sighting): Promise<void> {
    const now = clock.now()
    for (const [other, repeats] of open) if (Date.now() - repeats.since >= WINDOW_MS) await flush(other, repeats)
    const repeats = open.get(key)
    if (repeats === undefined) {
      open.set(key, { ...sighting, since: Date.now(), count: 0, firstAt: now, lastAt: now })
      return write(sighting, 1, now, now)
    }
    if (repeats.count === 0) repeats.firstAt = now
    repeats.count += 1
    repeats.lastAt = now
  }

  const timer = setInterval(() => {
    for (const [key, repeats] of open)
      if (Date.now() - repeats.since >= WINDOW_MS) flush(key, repeats).catch(() => open.set(key, repeats))
  }, WINDOW_MS / 4)
  timer.unref()

  return {
    refused: async ({ actor, command: { type: commandType } }, subject, refusals) => {
      if (!isPerson(actor)) return
      const codes = [...new Set(refusals.map(({ code }) => code))].sort()
      // A capacity that is not held is none in which anybody tried.
      const asHeld = codes.includes('ROLE_NOT_HELD') ? withoutChoice(actor) : actor
      await see(keyOf(asHeld, commandType, subject, ...codes), {
        actor: asHeld,
        kind: 'attempts',
        event: (count, firstAt, lastAt) => ({
          type: 'AttemptRefused',
          data: { commandType, subject, codes, count, firstAt, lastAt },
        }),
      })
    },
    read: ({ actor, what, subject, purpose }) =>
      see(keyOf(actor, what, subject ?? '', purpose), {
        actor,
        kind: 'access',
        event: (count, firstAt, lastAt) => ({
          type: 'ProtectedDataRead',
          data: { what, ...(subject === undefined ? {} : { subject }), purpose, count, firstAt, lastAt },
        }),
      }),
    close: async () => {
      clearInterval(timer)
      for (const [key, repeats] of open) await flush(key, repeats)
    },
  }
}

const isPerson = (actor: Actor): actor is Person => actor.kind === 'person'

const withoutChoice = ({ kind, person, holds }: Person): Person => ({ kind, person, holds })

/** Only what the same person does in the same capacity is equal. */
const keyOf = (actor: Person, ...what: readonly string[]): string =>
  JSON.stringify([actor.person, capacityOf(actor), ...what])

/**
 * In which role and agency somebody looked or tried: the one they chose, else the first that they hold in their own
 * right. Who holds none is one of the public.
 */
function capacityOf({ as, holds }: Person): Capacity {
  const held: RoleHeld | undefined = as ?? holds.find(({ deputyFor }) => deputyFor === undefined) ?? holds[0]
  if (held === undefined) return { role: 'public' }
  const { role, agency, deputyFor } = held
  return { role, agency, ...(deputyFor === undefined ? {} : { deputyFor }) }
}
