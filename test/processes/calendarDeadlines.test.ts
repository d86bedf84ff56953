import { afterEach, beforeEach, expect, test } from 'vitest'
import { JURISDICTION } from '../../src/app/compose/core.js'
import { OFFICIAL_YEARS } from '../../src/app/seed/holidays.js'
import type { LocalDate } from '../../src/domain/values.js'
import { description } from '../support/itemFlow.js'
import { type ConsultationWorld, startConsultationWorld } from './consultationWorld.js'

let world: ConsultationWorld

beforeEach(async () => {
  world = await startConsultationWorld()
  await world.on('2026-03-10')
}, 60_000)
afterEach(async () => {
  expect(await world.quarantined()).toEqual([])
  expect(world.faults).toEqual([])
  await world.stop()
})

/** 20 working days from Tuesday 10 March end on 8 April: 6 April is a day off (清明节). */
const DUE = '2026-04-08'

async function running(formedOn = '2026-03-10'): Promise<string> {
  const { id } = await world.item('createItem', [], { create: { description: description({ formedOn }) } })
  await world.idle()
  return `${id}-fgw.r1-publication`
}
const year2026 = OFFICIAL_YEARS.find(({ year }) => year === 2026)!
const festival = '清明节'

/** The year anew, with other days off for 清明节. */
const notice = (...daysOff: readonly string[]) =>
  world.does('qzfbHead', 'ArrangeYear', JURISDICTION, {
    ...year2026,
    holidays: year2026.holidays.map((holiday) =>
      holiday.name === festival ? { ...holiday, daysOff: daysOff as readonly LocalDate[] } : holiday,
    ),
    source: { name: '关于调整清明节放假安排的通知' },
  })
const events = (deadline: string) => world.eventsOf(`deadline-${deadline}`)
const last = async (deadline: string) => (await events(deadline)).at(-1)!
const types = async (deadline: string) => (await events(deadline)).map(({ type }) => type)

test('711-26: a late notice proposes new dates; an officer confirms; what is closed keeps its own', async () => {
  const [one, two, met] = [await running(), await running(), await running()]
  await world.app.give({ type: 'RecordAct', data: { doneOn: '2026-03-10' as LocalDate, proof: 'p' } }, met, {
    kind: 'process',
    process: 'test',
  })
  await notice('2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06')
  for (const deadline of [one, two]) {
    expect(await last(deadline)).toMatchObject({
      type: 'NewDateProposed',
      data: { previousDue: DUE, receipt: { due: '2026-04-09' } },
      metadata: { process: 'calendarChanges' },
    })
  }
  expect(await types(met)).toEqual(['DeadlineStarted', 'DeadlineMet'])
  await world.does('fgwOfficer', 'ConfirmNewDate', one, { due: '2026-04-09' })
  expect(await last(one)).toMatchObject({ type: 'DeadlineMoved', data: { cause: 'calendar', by: 'fgwOfficer' } })
  // Whoever did not confirm has the date that was told.
  await world.on('2026-04-09')
  expect((await types(one)).slice(3)).toEqual(['DeadlineWarned', 'DeadlineWarned', 'DeadlineWarned'])
  expect(await last(two)).toMatchObject({ type: 'DeadlineMissed', data: { due: DUE } })
  await world.on('2026-04-10')
  expect(await last(one)).toMatchObject({ type: 'DeadlineMissed', data: { due: '2026-04-09' } })
})

test('711-26: a holiday that is taken back after it was used proposes the earlier date; past, it can only be declined', async () => {
  const [early, late] = [await running(), await running()]
  await notice('2026-04-04', '2026-04-05')
  expect(await last(early)).toMatchObject({ type: 'NewDateProposed', data: { receipt: { due: '2026-04-07' } } })
  await world.does('fgwOfficer', 'ConfirmNewDate', early, { due: '2026-04-07' })
  await world.on('2026-04-08')
  expect(await last(early)).toMatchObject({ type: 'DeadlineMissed', data: { due: '2026-04-07' } })
  expect(await world.refusals('fgwOfficer', 'ConfirmNewDate', late, { due: '2026-04-07' })).toEqual(['NEW_DATE_PASSED'])
  await world.does('fgwOfficer', 'DeclineNewDate', late, { due: '2026-04-07', reason: '已按原期限告知' })
  // The same notice again, or nothing new in it, proposes nothing a second time.
  await notice('2026-04-04', '2026-04-05')
  expect((await types(late)).filter((type) => type === 'NewDateProposed')).toHaveLength(1)
})

test('711-26: what ends before the changed year begins is not looked at', async () => {
  const deadline = await running()
  const before = await world.app.storage.store.head()
  await world.does('qzfbHead', 'ArrangeYear', JURISDICTION, {
    jurisdiction: JURISDICTION,
    year: 2027,
    provisional: false,
    holidays: [{ name: '元旦', daysOff: ['2027-01-01'], makeUpWorkdays: [] }],
    source: { name: '国务院办公厅关于2027年部分节假日安排的通知' },
  })
  expect(await types(deadline)).toEqual(['DeadlineStarted'])
  expect(await world.app.storage.store.readAll(before, 10)).toHaveLength(1)
})

test('LS-18.1: a number that applies to running matters does so on its day; without that word they keep the old one', async () => {
  const deadline = await running()
  const set = (value: number, from: string, appliesToRunning?: true) =>
    world.does('qzfbHead', 'SetPolicyNumber', JURISDICTION, {
      jurisdiction: JURISDICTION,
      key: 'publication.period',
      value,
      unit: 'workingDays',
      from,
      clause: 'LS-11.1',
      source: '区政府办通知',
      ...(appliesToRunning === undefined ? {} : { appliesToRunning }),
    })
  await set(18, '2026-03-12')
  await world.on('2026-03-12')
  expect(await types(deadline)).toEqual(['DeadlineStarted'])
  await set(15, '2026-03-16', true)
  expect(await types(deadline)).toEqual(['DeadlineStarted'])
  await world.on('2026-03-16')
  expect(await last(deadline)).toMatchObject({
    type: 'DeadlineMoved',
    data: {
      cause: 'policy',
      previousDue: DUE,
      receipt: { due: '2026-03-31', terms: [{ policy: 'publication.period@3' }] },
    },
    metadata: { process: 'timer-policyChanges' },
  })
  await world.on('2026-04-01')
  expect(await last(deadline)).toMatchObject({ type: 'DeadlineMissed', data: { due: '2026-03-31' } })
})
