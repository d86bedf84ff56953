import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aggregates } from '../../../src/app/aggregates.js'
import { createPastFacts } from '../../../src/app/pastFacts.js'
import { evolveReferenceState, factsOf, noReferenceState } from '../../../src/app/referenceFactsFold.js'
import { allowedThen } from '../../../src/app/replay/allowedThen.js'
import { holdings } from '../../../src/app/replay/holdings.js'
import { pastState } from '../../../src/app/replay/pastState.js'
import { partOf, replay, type ReplayStep } from '../../../src/app/replay/replay.js'
import { shownState } from '../../../src/app/replay/shownState.js'
import { type ReplaySource, sourceOfStream } from '../../../src/app/replay/source.js'
import { stateChanges } from '../../../src/app/replay/stateChanges.js'
import { shippedCalendar } from '../../../src/app/seed/shippedCalendar.js'
import type { AnyEvent } from '../../../src/domain/decider.js'
import type { Instant, JsonValue, LocalDate, PersonId } from '../../../src/domain/values.js'
import { settableClock } from '../../../src/eventstore/clock.js'
import { openEvents, sealEvent } from '../../../src/eventstore/codec.js'
import type { Position } from '../../../src/eventstore/eventStore.js'
import type { RecordedEvent } from '../../../src/eventstore/recordedEvent.js'
import { caseFrom } from '../../../src/projections/registerPeriods/caseFrom.js'
import { replied } from '../../domain/application/district.js'
import { clockEvents, dutyEvents } from '../../projections/clockScripts.js'
import { itemEvents } from '../../projections/items.js'
import { correctionEvents } from '../../projections/matterScripts.js'
import { memoryEventStore } from '../../support/memoryEventStore.js'
import { memoryKeyRing } from '../../support/memoryKeyRing.js'

const item = itemEvents('a')
const SCRIPTS: Readonly<Record<string, readonly AnyEvent[]>> = {
  'item-a': [
    ...item.untilPublic('first'),
    item.newVersion(2),
    item.revised('second', 2),
    ...item.reviewed('second', 'proactive', 2),
    item.authorized('second', 2),
    item.withdrawn(2),
  ],
  'application-a1': replied(),
  'correction-c1': correctionEvents,
  'duty-a-ke': dutyEvents,
  'deadline-a-ke.r1-publication': clockEvents,
}

const sourceOf = (stream: string): ReplaySource => sourceOfStream(aggregates)(stream)!

/** A log in which some streams stand between each other, each up to some event. */
async function logOf(order: readonly string[]) {
  const clock = settableClock('2026-03-02T01:00:00.000Z' as Instant)
  const store = memoryEventStore(clock)
  const keys = memoryKeyRing()
  const next = new Map<string, number>()
  for (const stream of order) {
    const index = next.get(stream) ?? 0
    const event = SCRIPTS[stream]![index]
    if (event === undefined) continue
    next.set(stream, index + 1)
    clock.advance(60_000)
    const id = randomUUID()
    const metadata = {
      ...({ role: 'publishingOfficer', clause: 'LS-10.3', rules: [], policies: [], commandId: id } as const),
      ...{ commandType: 'Test', inputHash: id, causationId: id, correlationId: stream },
    }
    await store.append(stream, [await sealEvent(id, event, metadata, keys)], 'any')
  }
  return { store, keyRing: keys }
}

const orders = fc.array(fc.constantFrom(...Object.keys(SCRIPTS)), { minLength: 5, maxLength: 120 })

test('LS-15.1: the last state of a replay is the current one, and each before it the fold of a beginning', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const log = await logOf(order)
      const streams = [...new Set(order)]
      const { steps } = await replay(log, { sources: streams.map(sourceOf), mayOpen: () => true })
      // In the order of the log, nothing left out and nothing twice.
      expect(steps.map(({ event }) => event.id)).toEqual(
        (await log.store.readAll(undefined, 1_000)).map(({ id }) => id),
      )
      expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1))
      for (const stream of streams) {
        const { initial, evolve } = sourceOf(stream).aggregate!.decider
        const history = await openEvents(await log.store.readStream(stream), log.keyRing)
        const own = steps.filter(({ event }) => event.stream === stream)
        own.forEach(({ before, after }, index) => {
          expect(before).toEqual(history.slice(0, index).reduce(evolve, initial))
          expect(after).toEqual(history.slice(0, index + 1).reduce(evolve, initial))
        })
      }
    }),
    { numRuns: 10 },
  )
})

/** Sets what changed; what is null afterwards is gone. */
function patched(state: JsonValue, path: string, after: JsonValue): JsonValue {
  if (path === '') return after
  const copy = structuredClone(state) as Record<string, JsonValue>
  const names = path.split('.')
  let at = copy
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, JsonValue>
  const last = names.at(-1)!
  if (after === null) Reflect.deleteProperty(at, last)
  else at[last] = after
  return copy
}
const withoutHoles = (value: JsonValue): unknown =>
  Array.isArray(value)
    ? value.filter((member) => member !== undefined && member !== null).map(withoutHoles)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value as Record<string, JsonValue>)
            .filter(([, member]) => member !== null)
            .map(([name, member]) => [name, withoutHoles(member)]),
        )
      : value

test('LS-15.1: the changes of a step lead from the state before to the state after, and name nothing that stayed', async () => {
  const whole = Object.entries(SCRIPTS).flatMap(([stream, events]) => events.map(() => stream))
  const log = await logOf(whole)
  const past = await replay(log, { sources: Object.keys(SCRIPTS).map(sourceOf), mayOpen: () => true })
  for (const { source, before, after, event } of past.steps) {
    const [shownBefore, shownAfter] = [before, after].map((state) => shownState(partOf(source, state), past.isErased))
    const changes = stateChanges(partOf(source, before), partOf(source, after), past.isErased)
    const reached = changes.reduce<JsonValue>((state, { path, after: now }) => patched(state, path, now), shownBefore!)
    expect(withoutHoles(reached), event.type).toEqual(withoutHoles(shownAfter!))
    for (const change of changes) expect(change.before, `${event.type} ${change.path}`).not.toEqual(change.after)
  }
})

test('PIPL-47: what a reader may not open is sealed, what is destroyed is erased, and both keep the rest of the state', async () => {
  const log = await logOf(SCRIPTS['application-a1']!.map(() => 'application-a1'))
  const source = sourceOf('application-a1')
  const shownTo = async (mayOpen: boolean) => {
    const { steps, isErased } = await replay(log, { sources: [source], mayOpen: () => mayOpen })
    return JSON.stringify(steps.map(({ after }) => shownState(partOf(source, after), isErased)))
  }
  const opened = await shownTo(true)
  expect(opened).toContain('"text":')
  expect(opened).not.toMatch(/"(sealed|erased)":true/)
  const closed = await shownTo(false)
  expect(closed).not.toContain('"text":')
  expect(closed).not.toContain('"erased":true')
  const [person] = /person:[^"]+/.exec(opened)!
  log.keyRing.destroy(person as `person:${string}`)
  for (const mayOpen of [true, false]) {
    const after = await shownTo(mayOpen)
    expect(after).toContain(`{"protected":"${person}","erased":true}`)
    expect(after).not.toContain(`{"protected":"${person}","sealed":true}`)
  }
})

const recorded = (type: string, stream: string, position: number, data: object): RecordedEvent => ({
  ...{ type, data, stream, id: `e${position}`, revision: 0, position: String(position) as Position },
  metadata: { recordedAt: '2026-01-05T01:00:00.000Z' as Instant } as RecordedEvent['metadata'],
})

/** Agencies that are registered and renamed, people who come, get roles and lose them. */
const reference = (position: number, choice: number): RecordedEvent => {
  const [agency, person, day] = [
    `ag${choice % 3}`,
    `p${choice % 5}`,
    `2026-01-${String(6 + (choice % 20)).padStart(2, '0')}`,
  ]
  const staff = `staff-${agency}`
  switch (choice % 4) {
    case 0:
      return recorded('AgencyRegistered', 'agencies-x', position, {
        ...{
          agency,
          name: `${agency} ${choice}`,
          kind: 'department',
          actsInOwnName: true,
          establishedOn: '2000-01-01',
        },
      })
    case 1:
      return recorded('StaffMemberAppointed', staff, position, {
        ...{ agency, person, name: { $protected: `person:${person}`, value: '李四' }, appointedOn: day },
      })
    case 2:
      return recorded('StaffRoleGranted', staff, position, { agency, person, role: 'sectionHead', from: day })
    default:
      return recorded('StaffRoleRevoked', staff, position, { agency, person, role: 'sectionHead', effectiveOn: day })
  }
}

test('LS-15.1: reference facts of any position are the fold of what was recorded by then, and keep no name', () => {
  const compare = (a: Position, b: Position) => Number(a) - Number(b)
  fc.assert(
    fc.property(
      fc.array(fc.nat(999), { minLength: 1, maxLength: 200 }),
      fc.array(fc.nat(210), { minLength: 1, maxLength: 8 }),
      (choices, asked) => {
        const events = choices.map((choice, index) => reference(index + 1, choice))
        const facts = createPastFacts(compare)
        // As at the start: the register first, then stream by stream; the rest as it comes.
        const half = events.slice(0, events.length / 2)
        facts.add(half.filter(({ stream }) => stream.startsWith('agencies')))
        facts.add(half.filter(({ stream }) => stream.startsWith('staff')))
        facts.add(events.slice(half.length))
        for (const position of asked) {
          const then = facts.at(String(position) as Position)
          const folded = factsOf(
            events.filter((_, index) => index < position).reduce(evolveReferenceState, noReferenceState),
          )
          for (const day of ['2026-01-10', '2026-01-20', '2026-02-01'] as LocalDate[]) {
            for (const person of ['p0', 'p1', 'p2', 'p3', 'p4'] as PersonId[])
              expect(then.agencies.rolesOf(person, day)).toEqual(folded.agencies.rolesOf(person, day))
            expect(then.agencies.agency('ag1' as never, day)?.name).toBe(
              folded.agencies.agency('ag1' as never, day)?.name,
            )
          }
          expect(then.events).toBe(Math.min(position, events.length))
        }
        expect(JSON.stringify([...facts.at('999' as Position).agencies.history.agencies])).not.toContain('李四')
      },
    ),
    { numRuns: 30 },
  )
})

const step = (number: number, on: string, state: object, data: object = {}): ReplayStep => ({
  number,
  event: {
    ...recorded('Test', 'x-1', number, data),
    metadata: { recordedAt: `${on}T02:00:00.000Z` as Instant } as RecordedEvent['metadata'],
  },
  source: { stream: 'x-1', id: '1' },
  before: undefined,
  after: state,
})
const OPTIONS = { caseFrom, calendar: shippedCalendar, today: '2026-03-20' as LocalDate }

test('LS-10.2: who had a matter in hand is counted in calendar and working days, a handover by its legal date', () => {
  const [li, wang] = [
    { agency: 'fgw', officer: 'li', status: 'open' },
    { agency: 'fgw', officer: 'wang', status: 'open' },
  ]
  const handedOver = step(2, '2026-03-12', wang, { effectiveOn: '2026-03-09' })
  expect(holdings([step(1, '2026-03-02', li), handedOver], OPTIONS)).toEqual([
    { agency: 'fgw', officer: 'li', from: '2026-03-02', until: '2026-03-09', days: 7, workingDays: 5 },
    { agency: 'fgw', officer: 'wang', from: '2026-03-09', until: undefined, days: 11, workingDays: 9 },
  ])
  // Closed: nobody has it any more; taken up again, somebody has.
  const closed = { ...wang, status: 'closed' }
  const over = holdings([step(1, '2026-03-02', li), step(2, '2026-03-05', { ...li, status: 'closed' })], OPTIONS)
  expect(over).toMatchObject([{ officer: 'li', until: '2026-03-05', workingDays: 3 }])
  const again = [step(1, '2026-03-02', wang), step(2, '2026-03-03', closed), step(3, '2026-03-16', wang)]
  expect(holdings(again, OPTIONS).map(({ from, until }) => [from, until])).toEqual([
    ['2026-03-02', '2026-03-03'],
    ['2026-03-16', undefined],
  ])
})

test('LS-15.1: a stream is cut by legal date only where nothing of it is left out; else it is said what is', () => {
  const steps = [
    step(1, '2026-03-02', {}),
    step(2, '2026-03-03', {}, { effectiveOn: '2026-04-01' }),
    step(3, '2026-03-04', {}),
  ]
  const whole = pastState({ steps }, undefined, caseFrom)
  expect([whole.steps.length, whole.notFolded.length]).toEqual([3, 0])
  const cut = pastState({ steps }, '2026-03-10' as LocalDate, caseFrom)
  expect([cut.steps, cut.notYet, cut.notFolded].map((each) => each.map(({ number }) => number))).toEqual([
    [1],
    [2],
    [3],
  ])
  const before = pastState({ steps }, '2026-03-02' as LocalDate, caseFrom)
  expect([before.steps, before.notYet, before.notFolded].map((each) => each.length)).toEqual([1, 2, 0])
})

test('711-46: what could be done then is asked of the roles that were held then', () => {
  const facts = createPastFacts((a, b) => Number(a) - Number(b))
  facts.add([
    recorded('AgencyRegistered', 'agencies-x', 1, {
      ...{ agency: 'fagai', name: '发改委', kind: 'department', actsInOwnName: true, establishedOn: '2000-01-01' },
    }),
    recorded('StaffMemberAppointed', 'staff-fagai', 2, {
      ...{ agency: 'fagai', person: 'li', name: { $protected: 'person:li' }, appointedOn: '2026-01-05' },
    }),
    recorded('StaffRoleGranted', 'staff-fagai', 3, {
      ...{ agency: 'fagai', person: 'li', role: 'publishingOfficer', from: '2026-01-05' },
    }),
  ])
  const source = sourceOf('item-a')
  const { initial, evolve } = source.aggregate!.decider
  const draft = [item.created('x')].reduce(evolve, initial)
  const now = '2026-03-02T01:00:00.000Z' as Instant
  const may = (position: string) =>
    allowedThen(source, draft, facts.at(position as Position), now, { person: 'li' as PersonId }).find(
      ({ command }) => command === 'ReviseContent',
    )!
  expect(may('3').deniedBecause).toEqual([])
  expect(may('2').deniedBecause.map(({ code }) => code)).toContain('ROLE_MISSING')
})
