import { randomUUID } from 'node:crypto'
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import { aggregates } from '../src/app/aggregates.js'
import { createPastFacts } from '../src/app/pastFacts.js'
import { appliedPolicies, appliedRules } from '../src/app/replay/appliedRules.js'
import { partOf, type Replay, replay } from '../src/app/replay/replay.js'
import { shownState } from '../src/app/replay/shownState.js'
import { sourceOfStream } from '../src/app/replay/source.js'
import { stateChanges } from '../src/app/replay/stateChanges.js'
import { stateThen } from '../src/app/replay/stateThen.js'
import type { AnyEvent } from '../src/domain/decider.js'
import type { InformationItemEvent } from '../src/domain/informationItem/events.js'
import type { InformationItem } from '../src/domain/informationItem/state.js'
import { informationItemDecider } from '../src/domain/informationItem/decide.js'
import type { AgencyId, Instant, PersonId } from '../src/domain/values.js'
import { sealEvent } from '../src/eventstore/codec.js'
import { systemClock } from '../src/eventstore/clock.js'
import type { EventStore, Position } from '../src/eventstore/eventStore.js'
import type { RecordedEvent } from '../src/eventstore/recordedEvent.js'
import type { KeyRing } from '../src/eventstore/sealing.js'
import { openPostgresEventStore } from '../src/eventstore/postgres/postgresEventStore.js'
import { caseFrom } from '../src/projections/registerPeriods/caseFrom.js'
import { itemEvents } from '../test/projections/items.js'
import { mediansInTurns } from './measure.js'
import { besideRow, type BenchRow, notRunRow, plainRow, type RunBench } from './row.js'
import { type BenchServer, startBenchServer } from './server.js'
import { benchKeys, fillLog } from './syntheticLog.js'

const EVENTS = 100
const MOST_MS = 10
const STREAM = 'item-replayed'

/** A subject of a hundred events at a past moment, on a small and on a large log in turns, beside emmett's fold of the same. */
export const run: RunBench = async ({ quick, say }) => {
  const [small, large] = [await openLog(2_000), await openLog(quick ? 20_000 : LARGE)]
  const peer = await emmettStore(large.server)
  try {
    say(`replay: logs of ${small.size} and ${large.size} events`)
    const [onLarge, onSmall, whole, bare, theirs] = await mediansInTurns(quick ? 15 : 60, [
      () => milliseconds(() => pastState(large)),
      () => milliseconds(() => pastState(small)),
      () => milliseconds(() => wholeReplay(large)),
      () => milliseconds(() => bareRead(large)),
      () => milliseconds(peer.fold),
    ])
    const log = `log of ${large.size.toLocaleString('en')} events`
    const name = `state of a subject at a past moment, ${EVENTS} events, ${log}`
    const state = { name, value: onLarge!, unit: 'ms' }
    return [
      ...(quick ? [notRunRow({ ...NOT_QUICK, goal: `< ${MOST_MS} ms` })] : []),
      atMost(name, onLarge!, MOST_MS),
      besideRow({ ...state, reference: 'emmett-postgresql aggregateStream, nothing sealed' }, theirs!),
      steady(name, onLarge!, onSmall!),
      besideRow(
        {
          name: `replay with every state, change, rule and number, ${EVENTS} events, ${log}`,
          ...{ value: whole!, unit: 'ms', reference: 'reading and parsing the stream alone' },
        },
        bare!,
      ),
      pastFactsRow(),
    ]
  } finally {
    await peer.close()
    await small.close()
    await large.close()
  }
}

const LARGE = 200_000
const NOT_QUICK = {
  name: `state of a subject at a past moment, ${EVENTS} events, log of ${LARGE.toLocaleString('en')} events`,
  unit: 'ms',
  reference: null,
}

interface Log {
  readonly server: BenchServer
  readonly store: EventStore
  readonly keys: KeyRing
  readonly size: number
  readonly close: () => Promise<void>
}

/** A log with the subject at its beginning. */
async function openLog(wanted: number): Promise<Log> {
  const server = await startBenchServer()
  const keys = benchKeys()
  const store = openPostgresEventStore({ connectionString: server.logUrl, clock: systemClock })
  await appendSubject(store, keys)
  const size = EVENTS + (await fillLog(store, keys, wanted))
  const close = async () => {
    await store.close()
    await server.stop()
  }
  return { server, store, keys, size, close }
}

const round = (value: number): number => Number(value.toPrecision(3))

const atMost = (name: string, value: number, most: number): BenchRow => ({
  ...plainRow(name, value, 'ms'),
  goal: `< ${most} ms`,
  holds: value < most,
})

/** As a ratio to the same on a log of 2,000 events. */
const steady = (name: string, large: number, small: number): BenchRow => ({
  ...{ name, value: round(large), unit: 'ms', reference: 'the same on a log of 2,000 events' },
  ...{ referenceValue: round(small), ratio: round(large / small) },
  goal: '≤ 1.3 × reference',
  holds: large <= 1.3 * small,
})

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Published, corrected again and again: each correction is a new version with its content and its whole review. */
function life(): readonly AnyEvent[] {
  const item = itemEvents('replayed')
  const events: AnyEvent[] = [...item.untilPublic('第1版')]
  for (let version = 2; events.length < EVENTS; version += 1) {
    const title = `第${version}版`
    events.push(item.newVersion(version), item.revised(title, version), ...item.reviewed(title, 'proactive', version))
    events.push(item.authorized(title, version))
  }
  return events.slice(0, EVENTS)
}

async function appendSubject(store: EventStore, keys: KeyRing): Promise<void> {
  for (const event of life()) {
    const commandId = randomUUID()
    const metadata = {
      person: 'person-1' as PersonId,
      role: 'publishingOfficer',
      agency: 'agency-1' as AgencyId,
      clause: 'LS-10.3',
      rules: ['OFFICER_NOT_IN_CHARGE', 'ITEM_NOT_FOUND'],
      policies: ['reply.period@1'],
      commandId,
      commandType: 'ReviseContent',
      inputHash: commandId,
      causationId: commandId,
      correlationId: 'replayed',
      contextPosition: '40',
    } as const
    await store.append(STREAM, [await sealEvent(randomUUID(), event, metadata, keys)], 'any')
  }
}

const source = sourceOfStream(aggregates)(STREAM)!
const pastFacts = createPastFacts((a, b) => Number(a) - Number(b))

const replayed = ({ store, keys }: Log): Promise<Replay> =>
  replay({ store, keyRing: keys }, { sources: [source], mayOpen: () => true })

async function pastState(log: Log): Promise<unknown> {
  const past = await replayed(log)
  const { state, steps } = stateThen(past, { asKnownAt: new Date().toISOString() as Instant }, caseFrom)
  if (steps.length !== EVENTS) throw new Error(`${steps.length} events were folded`)
  return JSON.stringify(shownState(state, past.isErased))
}

async function wholeReplay(log: Log): Promise<unknown> {
  const past = await replayed(log)
  if (past.steps.length !== EVENTS) throw new Error(`${past.steps.length} steps`)
  return past.steps.map((step) => {
    const { event, before, after } = step
    const facts = pastFacts.at(event.metadata.contextPosition as Position)
    return [
      stateChanges(partOf(source, before), partOf(source, after), past.isErased),
      JSON.stringify(shownState(partOf(source, after), past.isErased)),
      appliedRules(source.aggregate, event.metadata),
      appliedPolicies(event.metadata, facts),
    ]
  })
}

async function bareRead({ store }: Log): Promise<unknown> {
  const stored = await store.readStream(STREAM)
  return stored.map(({ data, metadata }) => [JSON.parse(data), JSON.parse(metadata)] as const)
}

/** The same events in clear, in a store that holds nothing else. */
async function emmettStore({ adminUrl }: BenchServer) {
  const events = getPostgreSQLEventStore(adminUrl)
  await events.schema.migrate()
  const data = life().map(({ type, data }) => ({ type, data: data as Record<string, unknown> }))
  await events.appendToStream(STREAM, data)
  return {
    fold: async () => {
      const found = await events.aggregateStream(STREAM, {
        evolve: (state: InformationItem, event: unknown) =>
          informationItemDecider.evolve(state, event as InformationItemEvent),
        initialState: (): InformationItem => informationItemDecider.initial,
      })
      return JSON.stringify(found.state)
    },
    close: () => events.close(),
  }
}

/** Reference facts of a district of 60 agencies and 600 people at positions nobody has asked about before. */
function pastFactsRow(): BenchRow {
  const facts = createPastFacts((a, b) => Number(a) - Number(b))
  const made: RecordedEvent[] = []
  const record = (stream: string, type: string, data: object) =>
    made.push({
      ...{ type, data, stream, id: randomUUID(), revision: 0, position: String(made.length + 1) as Position },
      metadata: { recordedAt: '2026-01-05T01:00:00.000Z' as Instant } as RecordedEvent['metadata'],
    })
  for (let index = 0; index < 60; index += 1)
    record('agencies-lieshan', 'AgencyRegistered', {
      ...{ agency: `agency-${index}`, name: `局${index}`, kind: 'department', actsInOwnName: true },
      establishedOn: '2000-01-01',
    })
  for (let person = 0; person < 600; person += 1) {
    const of = { agency: `agency-${person % 60}`, person: `person-${person}` }
    const stream = `staff-${of.agency}`
    record(stream, 'StaffMemberAppointed', { ...of, name: { $protected: 'person:x' }, appointedOn: '2026-01-05' })
    record(stream, 'StaffRoleGranted', { ...of, role: 'publishingOfficer', from: '2026-01-05' })
  }
  facts.add(made)
  facts.at(String(made.length) as Position)
  const positions = Array.from({ length: 200 }, (_, index) => String((index * 7 * 6 + 1) % made.length) as Position)
  const started = performance.now()
  for (const position of positions) facts.at(position).agencies.rolesOf('person-1' as PersonId, '2026-02-01' as never)
  return plainRow(
    `past reference facts at a new position, ${made.length} reference events`,
    (performance.now() - started) / positions.length,
    'ms',
  )
}
