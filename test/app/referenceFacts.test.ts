import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { calendarSeed } from '../../src/app/seed/holidays.js'
import { policySeed } from '../../src/app/seed/policies.js'
import { type ReferenceFacts, startReferenceFacts } from '../../src/app/referenceFacts.js'
import type { AnyEvent } from '../../src/domain/decider.js'
import { sealEvent } from '../../src/eventstore/codec.js'
import type { EventStore, Position } from '../../src/eventstore/eventStore.js'
import { abolished, government, registered } from '../domain/agency/district.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'
import { agencyId, on, personId } from '../support/spec.js'

const streams = { agencies: 'agencies-lieshan', calendar: 'calendar-CN', policy: 'policy-lieshan' }
const running: ReferenceFacts[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((facts) => facts.stop()))
})

async function start(store: EventStore, keyRing = memoryKeyRing(), maxLagMs?: number) {
  const facts = await startReferenceFacts({ store, keyRing, streams, ...(maxLagMs === undefined ? {} : { maxLagMs }) })
  running.push(facts)
  return facts
}

async function append(
  store: EventStore,
  stream: string,
  event: AnyEvent,
  keyRing = memoryKeyRing(),
): Promise<Position> {
  const metadata = {
    role: 'operator',
    clause: 'SYS',
    rules: [],
    policies: [],
    commandId: randomUUID(),
    commandType: 'Test',
    inputHash: '',
    causationId: 'test',
    correlationId: 'test',
  } as const
  const result = await store.append(stream, [await sealEvent(randomUUID(), event, metadata, keyRing)], 'any')
  if (result.kind !== 'appended') throw new Error(result.kind)
  return result.position
}

const a = registered('a')
const appointed: AnyEvent = {
  type: 'StaffMemberAppointed',
  data: {
    agency: 'a',
    person: 'p',
    name: { $protected: 'person:p', value: 'Wang' },
    appointedOn: '2020-01-01',
  },
}
const granted: AnyEvent = {
  type: 'StaffRoleGranted',
  data: { agency: 'a', person: 'p', role: 'inspector', from: '2020-01-01' },
}

async function district(store: EventStore, keyRing = memoryKeyRing()) {
  await append(store, streams.agencies, government, keyRing)
  await append(store, streams.agencies, a, keyRing)
  await append(store, 'staff-a', appointed, keyRing)
  return append(store, 'staff-a', granted, keyRing)
}

test('an empty log gives facts that know nothing', async () => {
  const snapshot = await (await start(memoryEventStore())).snapshot()
  expect(snapshot).toMatchObject({ position: undefined })
  if (snapshot === 'stale') throw new Error('stale')
  expect(snapshot.calendar.kindOf(on('2026-03-02'))).toBeUndefined()
  expect(snapshot.agencies.agency(agencyId('a'))).toBeUndefined()
})

test('what stood in the log at the start is there at once, at the position of its head', async () => {
  const store = memoryEventStore()
  for (const { data } of calendarSeed()) await append(store, streams.calendar, { type: 'YearArranged', data })
  for (const { type, data } of policySeed('lieshan'))
    await append(store, streams.policy, {
      type: type === 'SetPolicyNumber' ? 'PolicyNumberSet' : 'FeeScheduleSet',
      data: { ...data, version: 1 },
    })
  const head = await district(store)
  const { agencies, calendar, policies, feeSchedule, position } = (await start(store)).current()
  expect(position).toBe(head)
  expect(agencies.rolesOf(personId('p'), on('2026-03-02'))).toEqual([{ role: 'inspector', agency: 'a' }])
  expect(calendar.addWorkingDays(on('2026-03-02'), 20)).toBe('2026-03-30')
  expect(policies.inForce('publication.period', on('2026-03-02'))).toMatchObject({ value: 20 })
  expect(feeSchedule('fee.perPage', on('2026-03-02'))?.beyond).toEqual({ rate: 40 })
  expect(feeSchedule('fee.perPage', on('2020-12-31'))).toBeUndefined()
})

test('facts follow the log, and a caller sees what it wrote', async () => {
  const store = memoryEventStore()
  const facts = await start(store)
  const position = await district(store)
  const snapshot = await facts.snapshot(position)
  if (snapshot === 'stale') throw new Error('stale')
  expect(store.comparePositions(snapshot.position!, position)).toBeGreaterThanOrEqual(0)
  expect(snapshot.agencies.isActive(agencyId('a'), on('2026-03-02'))).toBe(true)
})

test('a snapshot never changes afterwards', async () => {
  const store = memoryEventStore()
  const facts = await start(store)
  const before = await facts.snapshot(await district(store))
  const after = await facts.snapshot(await append(store, streams.agencies, abolished('a', '2021-01-01', ['gov'])))
  if (before === 'stale' || after === 'stale') throw new Error('stale')
  expect(before.agencies.isActive(agencyId('a'), on('2026-03-02'))).toBe(true)
  expect(after.agencies.isActive(agencyId('a'), on('2026-03-02'))).toBe(false)
})

test('LS-4.3: abolishing an agency ends every role in it from that day', async () => {
  const store = memoryEventStore()
  const facts = await start(store)
  await district(store)
  const snapshot = await facts.snapshot(await append(store, streams.agencies, abolished('a', '2021-01-01', ['gov'])))
  if (snapshot === 'stale') throw new Error('stale')
  expect(snapshot.agencies.rolesOf(personId('p'), on('2020-12-31'))).toHaveLength(1)
  expect(snapshot.agencies.rolesOf(personId('p'), on('2021-01-01'))).toEqual([])
})

test('folded at the start or followed live, the facts are the same', async () => {
  const store = memoryEventStore()
  const keyRing = memoryKeyRing()
  const live = await start(store, keyRing)
  const head = await district(store, keyRing)
  expect(await live.waitFor(head, 1_000)).toBe(true)
  const fresh = await start(store, keyRing)
  expect(fresh.current().agencies.history).toEqual(live.current().agencies.history)
  expect(fresh.current().position).toBe(live.current().position)
})

test('what is appended while the facts are loaded is folded once', async () => {
  const store = memoryEventStore()
  await district(store)
  const [first] = calendarSeed()
  const racing: EventStore = {
    ...store,
    readStreams: async (names) => {
      if (names.includes(streams.calendar))
        await append(store, streams.calendar, { type: 'YearArranged', data: first!.data })
      return store.readStreams(names)
    },
  }
  const facts = await start(racing)
  expect(await facts.waitFor((await store.head())!, 1_000)).toBe(true)
  expect(facts.current().calendar.version).toBe('CN@1')
})

test('roles outlive the name of their holder', async () => {
  const store = memoryEventStore()
  const keyRing = memoryKeyRing()
  await district(store, keyRing)
  keyRing.destroy('person:p')
  expect((await start(store, keyRing)).current().agencies.rolesOf(personId('p'), on('2026-03-02'))).toHaveLength(1)
})

test('events of other streams move the position and nothing else', async () => {
  const store = memoryEventStore()
  const facts = await start(store)
  const head = await append(store, 'item-1', { type: 'ItemRegistered', data: {} })
  expect(await facts.waitFor(head, 1_000)).toBe(true)
  expect(facts.current().agencies.history.agencies.size).toBe(0)
})

test('an event type from the future is passed over', async () => {
  const store = memoryEventStore()
  const facts = await start(store)
  await append(store, streams.agencies, { type: 'AgencyBlessed', data: { agency: 'a' } })
  expect(await facts.snapshot(await district(store))).not.toBe('stale')
})

test('waiting for a position that does not come ends after its time', async () => {
  const facts = await start(memoryEventStore(), memoryKeyRing(), 20)
  expect(await facts.waitFor('99' as Position, 10)).toBe(false)
  expect(await facts.snapshot('99' as Position)).toBe('stale')
})

test('facts that lag too far behind the head of the log are stale, and fresh again when they have caught up', async () => {
  const store = memoryEventStore()
  let release: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (release = resolve))
  const slow: EventStore = {
    ...store,
    subscribe: (options) =>
      store.subscribe({ ...options, onEvents: (page) => gate.then(() => options.onEvents(page)) }),
  }
  const facts = await start(slow, memoryKeyRing(), 30)
  await district(store)
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(await facts.snapshot()).toBe('stale')
  release()
  expect(await facts.snapshot()).not.toBe('stale')
})

test('facts that could not be folded are stale for good', async () => {
  const store = memoryEventStore()
  const facts = await start(store)
  await append(store, streams.calendar, { type: 'YearArranged', data: { year: 2026 } })
  await expect(facts.closed).rejects.toThrow()
  expect(await facts.snapshot()).toBe('stale')
})
