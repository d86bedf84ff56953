import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Aggregate } from '../../src/app/aggregate.js'
import type { CommandRequest } from '../../src/app/command.js'
import { settableClock } from '../../src/eventstore/clock.js'
import { createExecute } from '../../src/app/execute.js'
import type { FactsSnapshot } from '../../src/app/factsPort.js'
import { createInputHash } from '../../src/app/inputHash.js'
import { createTrails } from '../../src/app/trails.js'
import type { Actor } from '../../src/domain/context.js'
import type { Instant } from '../../src/domain/values.js'
import { openEvents } from '../../src/eventstore/codec.js'
import type { EventStore, Position } from '../../src/eventstore/eventStore.js'
import { counter, type Count } from '../support/counter.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'
import { agencyId, directory, personId, plainCalendar, policies } from '../support/spec.js'

const officer: Actor = { kind: 'person', person: personId('wang'), holds: [] }

interface Change {
  readonly store?: (store: EventStore) => EventStore
  readonly facts?: () => FactsSnapshot | 'stale'
  readonly lookedUp?: Aggregate['lookedUp']
}

function setUp(change: Change = {}) {
  const { lookedUp } = change
  const clock = settableClock('2026-03-02T01:00:00.000Z' as Instant)
  const memory = memoryEventStore(clock)
  const store = change.store?.(memory) ?? memory
  const keyRing = memoryKeyRing()
  const people = {
    wang: [{ role: 'publishingOfficer', agency: agencyId('agency-1') }],
    zhao: [{ role: 'publishingOfficer', agency: agencyId('agency-2') }],
  } as const
  const facts: FactsSnapshot = {
    agencies: directory({ agencies: [{ id: agencyId('agency-1') }], people }),
    policies: policies({ 'counter.limit': { value: 100, unit: 'count' } }),
    calendar: plainCalendar,
    position: '7' as Position,
  }
  const trails = createTrails(store, keyRing, clock)
  const execute = createExecute({
    store,
    keyRing,
    clock,
    facts: { snapshot: () => Promise.resolve(change.facts?.() ?? facts) },
    inputHash: createInputHash(keyRing),
    trails,
    aggregateOf: (type) =>
      type === 'Count' ? { ...counter, ...(lookedUp === undefined ? {} : { lookedUp }) } : undefined,
  })
  const count = (data: Count['data'], request: Partial<CommandRequest> = {}) =>
    execute({ commandId: randomUUID(), id: 'a', command: { type: 'Count', data }, actor: officer, ...request })
  const events = async (stream = 'counter-a') => openEvents(await store.readStream(stream), keyRing)
  return { store, execute, count, events, trails, keyRing }
}
const codes = (outcome: Awaited<ReturnType<ReturnType<typeof setUp>['count']>>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code)

test('an event says who acted, in which role and agency, by which rules and policies, on which facts', async () => {
  const { count, events } = setUp()
  const commandId = randomUUID()
  await count({ by: 3, note: '机密' }, { commandId, reason: 'test', causationId: 'c', correlationId: 'm' })
  expect(await events()).toMatchObject([
    {
      type: 'Counted',
      data: { by: 3, note: { $protected: 'item:1', value: '机密' } },
      metadata: {
        person: 'wang',
        role: 'publishingOfficer',
        agency: 'agency-1',
        clause: 'LS-3.1',
        reason: 'test',
        rules: ['COUNTER_FULL'],
        policies: ['counter.limit@1'],
        commandId,
        commandType: 'Count',
        causationId: 'c',
        correlationId: 'm',
        contextPosition: '7',
        recordedAt: '2026-03-02T01:00:00.000Z',
      },
    },
  ])
})

test('the note is sealed in the store', async () => {
  const { count, store } = setUp()
  await count({ by: 1, note: '机密' })
  expect(JSON.stringify(await store.readStream('counter-a'))).not.toContain('机密')
})

test('the same command id again answers with the stored outcome and writes nothing', async () => {
  const { count, events } = setUp()
  const commandId = randomUUID()
  const first = await count({ by: 1, pairs: true }, { commandId })
  await count({ by: 2 })
  const again = await count({ by: 1, pairs: true }, { commandId })
  expect(again).toEqual({ ...first, repeated: true })
  expect(await events()).toHaveLength(3)
})

test('the same command id with another input is refused', async () => {
  const { count, events } = setUp()
  const commandId = randomUUID()
  await count({ by: 1 }, { commandId })
  expect(codes(await count({ by: 2 }, { commandId }))).toEqual(['COMMAND_ID_REUSED'])
  expect(await events()).toHaveLength(1)
})

test('the same command id is the same input when the program looks something else up for it', async () => {
  const { count, events } = setUp({ lookedUp: { Count: ['pairs'] } })
  const commandId = randomUUID()
  const first = await count({ by: 1, pairs: true }, { commandId })
  expect(await count({ by: 1 }, { commandId })).toEqual({ ...first, repeated: true })
  expect(codes(await count({ by: 2, pairs: true }, { commandId }))).toEqual(['COMMAND_ID_REUSED'])
  expect(await events()).toHaveLength(2)
})

test('a process that asks again with another moment in its command gets its first answer, and nobody else does', async () => {
  const { count, events } = setUp()
  const commandId = randomUUID()
  const actor: Actor = { kind: 'process', process: 'counting' }
  const first = await count({ by: 1 }, { commandId, actor })
  expect(await count({ by: 2 }, { commandId, actor })).toEqual({ ...first, repeated: true })
  expect(codes(await count({ by: 2 }, { commandId, actor: { ...actor, process: 'other' } }))).toEqual([
    'COMMAND_ID_REUSED',
  ])
  expect(codes(await count({ by: 1 }, { commandId }))).toEqual(['COMMAND_ID_REUSED'])
  expect(await events()).toHaveLength(1)
})

test('the same command id on another subject is refused', async () => {
  const { count } = setUp()
  const commandId = randomUUID()
  await count({ by: 1 }, { commandId })
  expect(codes(await count({ by: 1 }, { commandId, id: 'b' }))).toEqual(['COMMAND_ID_REUSED'])
})

test('the same command id from another person is refused and on record, whoever may give the command', async () => {
  const { count, store } = setUp()
  const commandId = randomUUID()
  await count({ by: 1 }, { commandId })
  const other: Actor = { kind: 'person', person: personId('zhao'), holds: [] }
  expect(codes(await count({ by: 1 }, { commandId, actor: other }))).toEqual(['COMMAND_ID_REUSED'])
  expect(await store.readStream('attempts-zhao-2026-03-02')).toHaveLength(1)
})

test('half of a character and NUL are refused, wherever it stands, and nothing is written', async () => {
  const { count, events } = setUp()
  expect(codes(await count({ by: 1, note: 'a\ud800b' }))).toEqual(['INPUT_NOT_WRITABLE'])
  expect(codes(await count({ by: 1, note: 'a\0b' }))).toEqual(['INPUT_NOT_WRITABLE'])
  expect(await events()).toEqual([])
})

test('one command sent twice at the same time is carried out once', async () => {
  const { count, events } = setUp()
  const commandId = randomUUID()
  const outcomes = await Promise.all([1, 2, 3].map(() => count({ by: 1 }, { commandId })))
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  expect(await events()).toHaveLength(1)
})

test('all reasons are named at once', async () => {
  const { count } = setUp()
  await count({ by: 100 })
  const zhao: Actor = { kind: 'person', person: personId('zhao'), holds: [] }
  expect(codes(await count({ by: -1 }, { actor: zhao }))).toEqual(['WRONG_AGENCY', 'COUNTER_FULL', 'NEGATIVE'])
})

test('a command pinned to an outdated revision is refused, not retried', async () => {
  const { count, events } = setUp()
  await count({ by: 1 })
  await count({ by: 1 })
  const outcome = await count({ by: 1 }, { expectedRevision: 0 })
  expect(outcome).toMatchObject({ refusals: [{ code: 'REVISION_CONFLICT', facts: { expected: 0, actual: 1 } }] })
  expect(codes(await count({ by: 1 }, { expectedRevision: 1 }))).toEqual([])
  expect(await events()).toHaveLength(3)
})

test('what a process added since is no conflict, what a person added is', async () => {
  const { count, events } = setUp()
  await count({ by: 1 })
  await count({ by: 1 }, { actor: { kind: 'process', process: 'counting' } })
  expect(codes(await count({ by: 1 }, { expectedRevision: 0 }))).toEqual([])
  expect(codes(await count({ by: 1 }, { expectedRevision: 0 }))).toEqual(['REVISION_CONFLICT'])
  expect(codes(await count({ by: 1 }, { expectedRevision: 9 }))).toEqual(['REVISION_CONFLICT'])
  expect(await events()).toHaveLength(3)
})

test('twenty at once without a revision all succeed; with the same revision exactly one does', async () => {
  const { count, events } = setUp()
  const free = await Promise.all(Array.from({ length: 8 }, () => count({ by: 1 })))
  expect(free.every(({ ok }) => ok)).toBe(true)
  const pinned = await Promise.all(Array.from({ length: 20 }, () => count({ by: 1 }, { expectedRevision: 7 })))
  expect(pinned.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await events()).toHaveLength(9)
})

test('retries on conflict are bounded', async () => {
  const { count } = setUp({
    store: (store) => ({
      ...store,
      append: (stream, events, expected) =>
        stream.startsWith('counter')
          ? Promise.resolve({ kind: 'wrongRevision', actual: 'none' })
          : store.append(stream, events, expected),
    }),
  })
  expect(codes(await count({ by: 1 }))).toEqual(['STREAM_BUSY'])
})

test('nothing is decided on facts that lag behind the log', async () => {
  const { count, events } = setUp({ facts: () => 'stale' })
  expect(codes(await count({ by: 1 }))).toEqual(['CONTEXT_STALE'])
  expect(await events()).toEqual([])
})

test('a capacity that is not held is refused, one that is held is used', async () => {
  const { count } = setUp()
  const as = (agency: string): Actor => ({
    ...(officer as Extract<Actor, { kind: 'person' }>),
    as: { role: 'publishingOfficer', agency: agencyId(agency) },
  })
  expect(codes(await count({ by: 1 }, { actor: as('agency-2') }))).toEqual(['ROLE_NOT_HELD'])
  expect(codes(await count({ by: 1 }, { actor: as('agency-1') }))).toEqual([])
})

test('roles that the caller claims do not count', async () => {
  const { count } = setUp()
  const liar: Actor = {
    kind: 'person',
    person: personId('nobody'),
    holds: [{ role: 'publishingOfficer', agency: agencyId('agency-1') }],
  }
  expect(codes(await count({ by: 1 }, { actor: liar }))).toEqual(['ROLE_MISSING'])
})

test('malformed ids are refused before anything is read', async () => {
  const { count, execute } = setUp()
  expect(codes(await count({ by: 1 }, { commandId: '1', id: '../x', expectedRevision: 0.5 }))).toEqual([
    'COMMAND_ID_INVALID',
    'ID_INVALID',
    'EXPECTED_REVISION_INVALID',
  ])
  const unknown = await execute({ commandId: randomUUID(), id: 'a', command: { type: 'X', data: {} }, actor: officer })
  expect(codes(unknown)).toEqual(['UNKNOWN_COMMAND'])
})

test('a command that names another subject than the one it is addressed to is refused', async () => {
  const { count, events } = setUp()
  expect(codes(await count({ by: 1, counter: 'b' }))).toEqual(['ID_MISMATCH'])
  expect(codes(await count({ by: 1, counter: 'a' }))).toEqual([])
  expect(await events()).toHaveLength(1)
})

test('an input that the store could not take once it is sealed is refused', async () => {
  const { count, events } = setUp()
  expect(codes(await count({ by: 1, note: '政'.repeat(400_000) }))).toEqual(['INPUT_TOO_LARGE'])
  expect(codes(await count({ by: 1, note: '政'.repeat(200_000) }))).toEqual([])
  expect(await events()).toHaveLength(1)
})

test('after its key is destroyed nothing sealed is added to a subject, but facts still are', async () => {
  const { count, events, keyRing } = setUp()
  await count({ by: 1, note: '机密' })
  keyRing.destroy('item:1')
  expect(codes(await count({ by: 1, note: '机密' }))).toEqual(['KEY_DESTROYED'])
  expect(codes(await count({ by: 1 }))).toEqual([])
  expect((await events()).map(({ data }) => data)).toEqual([{ by: 1, note: { $protected: 'item:1' } }, { by: 1 }])
})

test('refused attempts are events without input; equal ones are counted in one', async () => {
  const { count, events, trails } = setUp()
  for (let n = 0; n < 4; n += 1) await count({ by: -5, note: '机密' })
  await trails.close()
  const attempts = await events('attempts-wang-2026-03-02')
  expect(attempts.map(({ data }) => data)).toMatchObject([
    { commandType: 'Count', subject: 'counter-a', codes: ['NEGATIVE'], count: 1 },
    { commandType: 'Count', subject: 'counter-a', codes: ['NEGATIVE'], count: 3 },
  ])
  expect(JSON.stringify(attempts.map(({ data }) => data))).not.toMatch(/机密|-5/)
})

test('the trail says in which role and agency somebody tried, as far as it is known', async () => {
  const { count, events, trails } = setUp()
  const { person } = officer as Extract<Actor, { kind: 'person' }>
  const own = { role: 'publishingOfficer', agency: agencyId('agency-1') } as const
  const deputy = { role: 'sectionHead', agency: agencyId('agency-2'), deputyFor: personId('absent') } as const
  const holds = [deputy, own]
  await count({ by: -1 }, { actor: { kind: 'person', person, holds } })
  await count({ by: -2 }, { actor: { kind: 'person', person, holds, as: own } })
  // Chosen, but not held: the next best is what is known.
  await count({ by: -1 }, { actor: { kind: 'person', person, holds: [own], as: deputy } })
  await count({ by: -1 }, { actor: { kind: 'person', person, holds: [] } })
  await trails.close()
  const attempts = await events('attempts-wang-2026-03-02')
  const said = attempts.map(({ data, metadata: { role, agency, deputyFor } }) => [
    (data as { codes: string[] }).codes.join(),
    role,
    agency,
    deputyFor,
  ])
  expect(said).toEqual([
    ['NEGATIVE', 'publishingOfficer', 'agency-1', undefined],
    ['ROLE_NOT_HELD', 'publishingOfficer', 'agency-1', undefined],
    ['NEGATIVE', 'public', undefined, undefined],
    ['NEGATIVE', 'publishingOfficer', 'agency-1', undefined],
  ])
})

test('a fault of the store rejects, and the same command id may be sent again', async () => {
  let broken = true
  const { count, events } = setUp({
    store: (store) => ({
      ...store,
      append: async (stream, appended, expected) => {
        const result = await store.append(stream, appended, expected)
        if (!broken) return result
        broken = false
        throw new Error('connection lost after the commit')
      },
    }),
  })
  const commandId = randomUUID()
  await expect(count({ by: 1 }, { commandId })).rejects.toThrow('connection lost')
  expect(await count({ by: 1 }, { commandId })).toMatchObject({ ok: true, repeated: true })
  expect(await events()).toHaveLength(1)
})
