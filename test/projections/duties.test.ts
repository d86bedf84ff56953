import fc from 'fast-check'
import { afterAll, afterEach, expect, test } from 'vitest'
import { shippedCalendar } from '../../src/app/seed/shippedCalendar.js'
import type { DeadlineEvent } from '../../src/domain/deadline/events.js'
import { addDays, endOfDay } from '../../src/domain/dates.js'
import type { DutyEvent } from '../../src/domain/duty/events.js'
import { reckon } from '../../src/domain/receipt.js'
import type { AgencyId, Instant, ItemId, LocalDate, PersonId, Sha256 } from '../../src/domain/values.js'
import { deadlineFigures } from '../../src/projections/deadlines/figures.js'
import { deadlines } from '../../src/projections/deadlines/queries.js'
import { sumOf, sumsBy } from '../../src/projections/deadlines/sums.js'
import { dutyFigures } from '../../src/projections/duties/figures.js'
import {
  countDuties,
  countDutiesWithoutDate,
  duties,
  dutiesByIds,
  dutiesOfItem,
  dutiesWithoutDate,
  type DutyFilter,
  openDutiesOf,
} from '../../src/projections/duties/queries.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { createWorld, type World } from './world.js'

const { db, drop } = await readDatabase()
let world: World
afterEach(async () => {
  await world.engine.stop()
  await emptyReadDatabase(db)
})
afterAll(drop)

async function begin(): Promise<void> {
  world = createWorld(db)
  await world.engine.start()
}

const noticedAt = '2026-03-02T01:00:00.000Z' as Instant
const agencyId = (id: string): AgencyId => id as AgencyId
const date = (text: string): LocalDate => text as LocalDate
const ITEM = 'item-7' as ItemId
const HASH = 'a'.repeat(64) as Sha256

const matter = (agency: string, round = 1) => ({ item: ITEM, agency: agencyId(agency), round })
const arose = (agency: string, more: Partial<Extract<DutyEvent, { type: 'DutyArose' }>['data']> = {}): DutyEvent => ({
  type: 'DutyArose',
  data: {
    ...matter(agency),
    kind: 'publish',
    grounds: ['maker'],
    start: 'formed',
    startsOn: date('2026-03-02'),
    cause: 'c',
    ...more,
  },
})

function startedDeadline(
  id: string,
  kind: 'publication' | 'catalogueEntry',
  start: string,
  agency: string,
): DeadlineEvent {
  const terms = [{ clause: 'LS-11.1', policy: 'publication.period@1', days: 20 }] as const
  const reckoned = reckon({ clause: 'LS-11.1', unit: 'workingDays', terms, start: date(start) }, shippedCalendar)
  if (!reckoned.ok) throw new Error(reckoned.refusal.code)
  return {
    type: 'DeadlineStarted',
    data: {
      matter: id,
      kind,
      agency: agencyId(agency),
      officer: `${agency}-officer` as PersonId,
      item: ITEM,
      key: `item:${ITEM}`,
      clause: 'LS-11.1',
      receipt: reckoned.value,
      warnings: [],
      noticedAt,
    },
  }
}

async function record(stream: string, ...events: readonly (DutyEvent | DeadlineEvent)[]): Promise<void> {
  for (const event of events) await world.record(stream, event)
}
const rowOf = async (id: string) => (await dutiesByIds(world.readSide, [id])).get(id)!

test('LS-7.1: a duty keeps its agency, its round, what has to be published and what became of it', async () => {
  await begin()
  const id = `${ITEM}-fgw`
  await record(`duty-${id}`, arose('fgw'), {
    type: 'DutyContentFixed',
    data: { ...matter('fgw'), contentHash: HASH, cause: 'c' },
  })
  await world.engine.caughtUp()
  expect(await rowOf(id)).toMatchObject({
    item: ITEM,
    firstAgency: 'fgw',
    agency: 'fgw',
    round: 1,
    kind: 'publish',
    contentHash: HASH,
    deadline: `${id}.r1-publication`,
    status: 'open',
    revision: 1,
  })
  const { item, round } = matter('fgw')
  await record(`duty-${id}`, {
    type: 'DutyTransferred',
    data: { item, round, from: agencyId('fgw'), to: agencyId('czj'), effectiveOn: date('2026-03-09'), cause: 'r' },
  })
  await world.engine.caughtUp()
  expect(await rowOf(id)).toMatchObject({ firstAgency: 'fgw', agency: 'czj' })
  expect((await openDutiesOf(world.readSide, 'czj')).map((duty) => duty.id)).toEqual([id])
  expect(await openDutiesOf(world.readSide, 'fgw')).toEqual([])

  // Done after its time, and the miss became known only afterwards.
  await record(
    `duty-${id}`,
    {
      type: 'DutyMet',
      data: { ...matter('czj'), doneOn: date('2026-03-31'), contentHash: HASH, proof: 'p', late: false },
    },
    {
      type: 'DutyMissed',
      data: { ...matter('czj'), due: date('2026-03-30'), effectiveAt: endOfDay(date('2026-03-30')), cause: 'm' },
    },
  )
  await world.engine.caughtUp()
  expect(await rowOf(id)).toMatchObject({ status: 'missed', late: true, missed: true, doneOn: '2026-03-31' })
  await record(
    `duty-${id}`,
    { type: 'DutyMissLifted', data: { ...matter('czj'), doneOn: date('2026-03-30'), proof: 'p' } },
    arose('czj', { round: 2, kind: 'catalogueEntry', start: 'changed', startsOn: date('2026-04-07') }),
  )
  await world.engine.caughtUp()
  const second = await rowOf(id)
  expect(second).toMatchObject({
    round: 2,
    kind: 'catalogueEntry',
    deadline: `${id}.r2-catalogueEntry`,
    status: 'open',
    missed: false,
    doneOn: null,
  })
  expect(second.steps.map(({ type, round: of }) => `${type} ${of}`)).toEqual([
    'DutyArose 1',
    'DutyContentFixed 1',
    'DutyTransferred 1',
    'DutyMet 1',
    'DutyMissed 1',
    'DutyMissLifted 1',
    'DutyArose 2',
  ])
  await record(`duty-${id}`, {
    type: 'DutyLifted',
    data: { ...matter('czj', 2), reason: 'withdrawn', liftedOn: date('2026-04-08'), cause: 'w' },
  })
  await world.engine.caughtUp()
  expect(await rowOf(id)).toMatchObject({ status: 'lifted', liftReason: 'withdrawn', liftedOn: '2026-04-08' })
  expect(await dutiesOfItem(world.readSide, ITEM)).toHaveLength(1)
  expect(world.faults).toEqual([])
})

test('LS-11.1: duties are listed by the date of their clock, for one agency and for all, and none is lost', async () => {
  await begin()
  const clocks = [
    ['fgw', '2026-03-04'],
    ['czj', '2026-03-03'],
    ['jw', '2026-03-02'],
  ] as const
  for (const [agency, start] of clocks) {
    const id = `${ITEM}-${agency}`
    await record(`duty-${id}`, arose(agency, { startsOn: date(start) }))
    await record(`deadline-${id}.r1-publication`, startedDeadline(`${id}.r1`, 'publication', start, agency))
  }
  await record(`duty-${ITEM}-bmj`, arose('bmj', { kind: 'catalogueEntry' }))
  await world.engine.caughtUp()
  const agenciesOf = async (filter: DutyFilter) =>
    (await duties(world.readSide, filter, {})).rows.map(({ row }) => `${row.agency} ${row.due}`)
  expect(await agenciesOf({})).toEqual(['jw 2026-03-30', 'czj 2026-03-31', 'fgw 2026-04-01'])
  expect(await agenciesOf({ agencies: ['czj'] })).toEqual(['czj 2026-03-31'])
  expect(await agenciesOf({ agencies: ['czj', 'fgw'] })).toEqual(['czj 2026-03-31', 'fgw 2026-04-01'])
  expect(await agenciesOf({ officer: 'jw-officer' })).toEqual(['jw 2026-03-30'])
  expect(await agenciesOf({ dueFrom: '2026-03-31', dueUntil: '2026-03-31' })).toEqual(['czj 2026-03-31'])
  expect(await agenciesOf({ overdueOn: '2026-03-31' })).toEqual(['jw 2026-03-30'])
  expect(await agenciesOf({ agencies: ['czj'], overdueOn: '2026-03-31' })).toEqual([])
  expect(await agenciesOf({ statuses: ['open'] })).toHaveLength(3)
  expect(await agenciesOf({ statuses: ['met'] })).toEqual([])
  expect(await countDuties(world.readSide, {})).toEqual({ count: 3, exact: true })
  for (const filter of [{}, { agencies: ['czj', 'fgw', 'jw'] }]) {
    const first = await duties(world.readSide, filter, { first: 2 })
    const second = await duties(world.readSide, filter, { first: 2, after: first.rows.at(-1)!.cursor })
    expect([...first.rows, ...second.rows].map(({ row }) => row.agency)).toEqual(['jw', 'czj', 'fgw'])
  }
  expect(await countDutiesWithoutDate(world.readSide, {})).toEqual({ count: 1, exact: true })
  expect((await dutiesWithoutDate(world.readSide, {}, {})).rows.map(({ row }) => row.agency)).toEqual(['bmj'])
  expect((await dutiesWithoutDate(world.readSide, { agencies: ['fgw'] }, {})).rows).toEqual([])
})

const ENDINGS = ['running', 'met', 'late', 'missed', 'lifted', 'cancelled'] as const

test(
  'LS-11.1: on any day the figures are what the rows add up to, by agency, officer and kind',
  { timeout: 60_000 },
  async () => {
    await begin()
    let made = 0
    const due = (data: Extract<DeadlineEvent, { type: 'DeadlineStarted' }>['data']) => data.receipt.due
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.constantFrom('fgw', 'czj', 'jw'), fc.integer({ min: 0, max: 40 }), fc.constantFrom(...ENDINGS)),
          { minLength: 1, maxLength: 12 },
        ),
        fc.integer({ min: 20, max: 90 }),
        async (some, offset) => {
          for (const [agency, later, ending] of some) {
            const id = `${ITEM}-${agency}.${(made += 1)}`
            const start = addDays(date('2026-03-02'), later)
            const begins = startedDeadline(id, 'publication', start, agency)
            if (begins.type !== 'DeadlineStarted') throw new Error(begins.type)
            const last = due(begins.data)
            const base = { kind: 'publication', agency: agencyId(agency), due: last, noticedAt } as const
            const missed: DeadlineEvent = { type: 'DeadlineMissed', data: { ...base, effectiveAt: endOfDay(last) } }
            const act = { ...base, doneOn: addDays(last, 1), proof: 'p' }
            const ends: Record<(typeof ENDINGS)[number], readonly DeadlineEvent[]> = {
              running: [],
              met: [{ type: 'DeadlineMet', data: { ...act, doneOn: last } }],
              late: [missed, { type: 'MissedActDone', data: { ...act, claimsInTime: false } }],
              missed: [missed],
              lifted: [
                missed,
                {
                  type: 'MissLifted',
                  data: {
                    ...act,
                    doneOn: last,
                    by: 'x' as PersonId,
                    reason: { $protected: `item:${ITEM}`, value: '查实' },
                  },
                },
              ],
              cancelled: [{ type: 'DeadlineCancelled', data: { ...base, reason: 'matterClosed', cause: 'c' } }],
            }
            await record(`deadline-${id}-publication`, begins, ...ends[ending])
          }
          await world.engine.caughtUp()
          const today = addDays(date('2026-03-02'), offset)
          const soon = addDays(today, 5)
          const figures = await deadlineFigures(world.readSide, {}, { today, soon })
          const rows = (await deadlines(world.readSide, {}, { first: 100 })).rows.map(({ row }) => row)
          if (rows.length < 100) {
            const isRunning = (row: (typeof rows)[number]) => row.status === 'running' && row.due >= today
            const isMissed = (row: (typeof rows)[number]) =>
              row.status === 'missed' || (row.status === 'running' && row.due < today)
            expect(sumOf(figures)).toEqual({
              running: rows.filter(isRunning).length,
              dueToday: rows.filter((row) => isRunning(row) && row.due === today).length,
              dueSoon: rows.filter((row) => isRunning(row) && row.due <= soon).length,
              met: rows.filter(({ status }) => status === 'met').length,
              missed: rows.filter(isMissed).length,
              madeGood: rows.filter((row) => isMissed(row) && row.doneOn !== null).length,
              overdue: rows.filter((row) => isMissed(row) && row.doneOn === null && row.due < today).length,
              lifted: rows.filter(({ status }) => status === 'lifted').length,
              cancelled: rows.filter(({ status }) => status === 'cancelled').length,
            })
            const overdue = await deadlines(world.readSide, { overdueOn: today }, { first: 100 })
            expect(overdue.rows).toHaveLength(sumOf(figures).overdue)
          }
          const sum = sumOf(figures)
          expect(sum.running + sum.met + sum.missed + sum.lifted + sum.cancelled).toBe(made)
          for (const { key, figures: ofAgency } of sumsBy(figures, ({ agency }) => agency))
            expect(sumOf(await deadlineFigures(world.readSide, { agencies: [key] }, { today, soon }))).toEqual(ofAgency)
        },
      ),
      { numRuns: 12 },
    )
    expect(await dutyFigures(world.readSide, {}, { today: '2026-04-01', soon: '2026-04-05' })).toEqual([])
    expect(world.faults).toEqual([])
  },
)
