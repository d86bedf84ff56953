import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAllowedActions, FactsStaleError } from '../../src/app/allowedActions.js'
import { createExecute } from '../../src/app/execute.js'
import type { FactsSnapshot } from '../../src/app/factsPort.js'
import { createInputHash } from '../../src/app/inputHash.js'
import { createTrails } from '../../src/app/trails.js'
import type { Actor } from '../../src/domain/context.js'
import type { Instant } from '../../src/domain/values.js'
import { settableClock } from '../../src/eventstore/clock.js'
import type { EventStore, Position } from '../../src/eventstore/eventStore.js'
import { counter } from '../support/counter.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'
import { agencyId, directory, personId, plainCalendar, policies } from '../support/spec.js'

const wang: Actor = { kind: 'person', person: personId('wang'), holds: [] }
const zhao: Actor = { kind: 'person', person: personId('zhao'), holds: [] }

function setUp() {
  const clock = settableClock('2026-03-02T01:00:00.000Z' as Instant)
  const store = memoryEventStore(clock)
  const keyRing = memoryKeyRing()
  let stale = false
  const snapshot: FactsSnapshot = {
    agencies: directory({
      agencies: [{ id: agencyId('agency-1') }],
      people: {
        wang: [{ role: 'publishingOfficer', agency: agencyId('agency-1') }],
        zhao: [{ role: 'publishingOfficer', agency: agencyId('agency-2') }],
      },
    }),
    policies: policies({ 'counter.limit': { value: 100, unit: 'count' } }),
    calendar: plainCalendar,
    position: '7' as Position,
  }
  const facts = { snapshot: () => Promise.resolve(stale ? ('stale' as const) : snapshot) }
  const read: (readonly string[])[] = []
  const counting: Pick<EventStore, 'readStreams'> = {
    readStreams: (streams) => {
      read.push(streams)
      return store.readStreams(streams)
    },
  }
  const execute = createExecute({
    store,
    keyRing,
    clock,
    facts,
    inputHash: createInputHash(keyRing),
    trails: createTrails(store, keyRing, clock),
    aggregateOf: () => counter,
  })
  const count = (id: string, by: number) =>
    execute({ commandId: randomUUID(), id, command: { type: 'Count', data: { by } }, actor: wang })
  const allowed = createAllowedActions({ store: counting, keyRing, clock, facts, aggregates: [counter] })
  const at = (id: string, revision?: number) => ({
    aggregate: 'counter',
    id,
    ...(revision === undefined ? {} : { revision }),
  })
  return { count, allowed, at, read, goStale: () => (stale = true) }
}

test('the same rules that decide say what is allowed, all reasons at once', async () => {
  const { count, allowed, at } = setUp()
  await count('full', 100)
  expect(await allowed([at('empty'), at('full')], wang)).toMatchObject([
    [{ command: 'Count', deniedBecause: [] }],
    [{ command: 'Count', deniedBecause: [{ code: 'COUNTER_FULL' }] }],
  ])
  const [actions] = await allowed([at('full')], zhao)
  expect(actions?.[0]?.deniedBecause.map(({ code }) => code)).toEqual(['WRONG_AGENCY', 'COUNTER_FULL'])
})

test('the streams of all subjects are read at once, and not again for a revision that is known', async () => {
  const { count, allowed, at, read } = setUp()
  await count('a', 1)
  await count('b', 1)
  await allowed([at('a', 0), at('b', 0)], wang)
  await allowed([at('a', 0), at('b', 0)], zhao)
  expect(read).toEqual([['counter-a', 'counter-b']])
  await count('a', 99)
  const [a] = await allowed([at('a', 1), at('b', 0)], wang)
  expect(read.at(-1)).toEqual(['counter-a'])
  expect(a?.[0]?.deniedBecause).toMatchObject([{ code: 'COUNTER_FULL' }])
  await allowed([at('a')], wang)
  expect(read).toHaveLength(3)
})

test('an aggregate that there is none of has no actions; stale facts say nothing', async () => {
  const { allowed, at, goStale } = setUp()
  expect(await allowed([{ aggregate: 'other', id: '1' }], wang)).toEqual([undefined])
  goStale()
  await expect(allowed([at('a')], wang)).rejects.toThrow(FactsStaleError)
})

test('a capacity that is no longer held counts as none', async () => {
  const { allowed, at } = setUp()
  const as = { role: 'publishingOfficer', agency: agencyId('agency-9') } as const
  const [actions] = await allowed([at('a')], { kind: 'person', person: personId('wang'), holds: [], as })
  expect(actions?.[0]?.deniedBecause).toMatchObject([{ code: 'ROLE_MISSING' }])
})
