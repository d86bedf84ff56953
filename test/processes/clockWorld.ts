import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { aggregateOf } from '../../src/app/aggregates.js'
import { createDutyFacts } from '../../src/app/dutyFacts.js'
import { createExecute, type Execute } from '../../src/app/execute.js'
import type { FactsSnapshot } from '../../src/app/factsPort.js'
import { createInputHash } from '../../src/app/inputHash.js'
import { createTrails } from '../../src/app/trails.js'
import type { Actor } from '../../src/domain/context.js'
import type { AnyCommand, AnyEvent } from '../../src/domain/decider.js'
import type { Instant } from '../../src/domain/values.js'
import { settableClock } from '../../src/eventstore/clock.js'
import { openEvents, sealEvent } from '../../src/eventstore/codec.js'
import type { RecordedEvent } from '../../src/eventstore/recordedEvent.js'
import { duties } from '../../src/processes/duties.js'
import { dutyClocks } from '../../src/processes/dutyClocks.js'
import { type AnyReaction, anyReaction } from '../../src/processes/reaction.js'
import { websitePublication } from '../../src/processes/websitePublication.js'
import { createProcesses, type Processes, type ProcessesOptions } from '../../src/processes/processes.js'
import { createTimerKinds, type TimerOptions } from '../../src/processes/timerKinds.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'
import { agencyId, directory, plainCalendar, policies, process } from '../support/spec.js'

/** Working days without holidays; 20 to publish, warned 3 and 1 before. */
export const NUMBERS = {
  'publication.period': { value: 20, unit: 'workingDays' },
  'onRequestCatalogue.period': { value: 20, unit: 'workingDays' },
  'reply.period': { value: 20, unit: 'workingDays' },
  'warning.first': { value: 3, unit: 'workingDays' },
  'warning.second': { value: 1, unit: 'workingDays' },
} as const

/** Nothing goes to anybody else: what read models would say. */
export const nobodyMoves = {
  movedBy: async function* () {},
  deadlinesInCharge: () => Promise.resolve([]),
  runningDeadlines: async function* () {},
} satisfies TimerOptions

/** A log in memory, the real rules, and a clock that stands still until it is moved: Monday 2 March 2026, 9 o'clock. */
export function createClockWorld(db: Kysely<unknown>) {
  const clock = settableClock('2026-03-02T01:00:00.000Z' as Instant)
  const store = memoryEventStore(clock)
  const keyRing = memoryKeyRing()
  const trails = createTrails(store, keyRing, clock)
  let facts: FactsSnapshot = {
    agencies: directory({ agencies: ['fagai', 'caizheng', 'minzheng'].map((id) => ({ id: agencyId(id) })) }),
    policies: policies(NUMBERS),
    calendar: plainCalendar,
    position: undefined,
  }
  const port = { snapshot: () => Promise.resolve(facts) }
  const execute = createExecute({
    store,
    keyRing,
    clock,
    facts: port,
    inputHash: createInputHash(keyRing),
    trails,
    aggregateOf,
  })
  const dutyFacts = createDutyFacts({ store, facts: port, clock })
  const dutyReactions: readonly AnyReaction[] = [
    anyReaction(websitePublication({ addressOf: (item) => `https://example.test/items/${item}` })),
    anyReaction(duties(dutyFacts)),
    anyReaction(dutyClocks(dutyFacts)),
  ]
  const started: Processes[] = []

  /** Processes with the timer alone, unless told otherwise. */
  async function start(options: Partial<ProcessesOptions> = {}): Promise<Processes> {
    const processes = createProcesses({
      db,
      store,
      execute,
      reactions: [],
      timer: { clock, kinds: createTimerKinds(nobodyMoves) },
      mostAttempts: 2,
      firstRetryMs: 1,
      leaseMs: 2_000,
      ...options,
    })
    started.push(processes)
    await processes.start()
    return processes
  }

  async function give(command: AnyCommand, id: string, actor: Actor = process('test')) {
    const outcome = await execute({ commandId: randomUUID(), id, command, actor })
    if (!outcome.ok) throw new Error(`${command.type} refused: ${JSON.stringify(outcome.refusals)}`)
    return outcome
  }

  /** Past every rule. */
  async function record(stream: string, event: AnyEvent): Promise<string> {
    const id = randomUUID()
    const metadata = {
      role: 'process',
      process: 'test',
      clause: 'SYS',
      rules: [],
      policies: [],
      commandId: id,
      commandType: `Test${event.type}`,
      inputHash: '0',
      causationId: id,
      correlationId: stream,
    } as const
    await store.append(stream, [await sealEvent(id, event, metadata, keyRing)], 'any')
    return id
  }

  const eventsOf = async (stream: string): Promise<readonly RecordedEvent[]> =>
    openEvents(await store.readStream(stream), keyRing)

  return {
    db,
    clock,
    store,
    keyRing,
    execute: execute as Execute,
    /** Duties, their clocks and the portal. */
    dutyReactions,
    start,
    give,
    record,
    eventsOf,
    typesIn: async (stream: string): Promise<readonly string[]> => (await eventsOf(stream)).map(({ type }) => type),
    /** From the next decision on, other reference facts. */
    know: (change: Partial<FactsSnapshot>) => {
      facts = { ...facts, ...change }
    },
    /** The moment at which it is `time` (24 h, in Asia/Shanghai) on a date. */
    at: (date: string, time = '09:00') => clock.set(new Date(`${date}T${time}:00+08:00`).toISOString() as Instant),
    stopAll: async () => {
      await Promise.all(started.splice(0).map((processes) => processes.stop()))
      await trails.close()
    },
  }
}

export type ClockWorld = ReturnType<typeof createClockWorld>
