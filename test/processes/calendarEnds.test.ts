import { afterAll, expect, test } from 'vitest'
import { JURISDICTION } from '../../src/app/compose/core.js'
import { description } from '../support/itemFlow.js'
import { startConsultationWorld } from './consultationWorld.js'

const world = await startConsultationWorld()
afterAll(() => world.stop())

test('LS-18.1: a longer number that would reach past the calendar’s end leaves that date as it is, and holds up no other', async () => {
  await world.on('2027-12-20')
  const early = await world.asked(['czj'])
  await world.on('2027-12-22')
  const late = await world.asked(['czj'])
  const numbers = { jurisdiction: JURISDICTION, key: 'consultation.opinion', unit: 'workingDays', clause: 'LS-6.1' }
  await world.does('qzfbHead', 'SetPolicyNumber', JURISDICTION, {
    ...numbers,
    value: 8,
    from: '2027-12-22',
    source: '烈政办〔2027〕9号',
    appliesToRunning: true,
  })
  expect(await world.quarantined()).toEqual([])
  const dues = await Promise.all(
    [early, late].map(async ({ consultation }) => {
      const events = await world.eventsOf(`deadline-${consultation}.1.czj-opinion`)
      return events.map(({ type, data }) => [type, (data as { receipt?: { due: string } }).receipt?.due])
    }),
  )
  expect(dues).toEqual([
    [
      ['DeadlineStarted', '2027-12-27'],
      ['DeadlineWarned', undefined],
      ['DeadlineMoved', '2027-12-30'],
    ],
    [['DeadlineStarted', '2027-12-29']],
  ])
})

test('711-26, LS-11.1, LS-6.1: what needs a date past the calendar’s end waits, visibly, and goes on when the year is arranged', async () => {
  await world.on('2027-12-29')
  const item = await world.item('createItem', [], { create: { description: description({ formedOn: '2027-12-29' }) } })
  const asked = await world.asked(['czj'])
  const clock = `deadline-${item.id}-fgw.r1-publication`
  expect(await world.quarantined()).toContainEqual({
    process: 'dutyClocks',
    stream: `duty-${item.id}-fgw`,
    error: expect.stringContaining('StartDeadline was refused: CALENDAR_ENDS'),
  })
  expect(await world.quarantined()).toContainEqual({
    process: 'consultationLetters',
    stream: asked.stream,
    error: expect.stringContaining('RecordLetterService was refused: CALENDAR_ENDS'),
  })

  await world.does('qzfbHead', 'ArrangeYear', JURISDICTION, {
    jurisdiction: JURISDICTION,
    year: 2028,
    provisional: false,
    holidays: [{ name: '元旦', daysOff: ['2028-01-03'], makeUpWorkdays: [] }],
    source: { name: '国务院办公厅关于2028年部分节假日安排的通知' },
  })
  await expect.poll(world.quarantined, { timeout: 10_000 }).toEqual([])
  await world.idle()
  expect(await world.last(clock, 'DeadlineStarted')).toMatchObject({ data: { receipt: { due: '2028-01-27' } } })
  expect(await world.last(asked.stream, 'ConsultationLetterServed')).toMatchObject({
    data: { answer: { due: '2028-01-11' } },
  })
})
