import { afterAll, afterEach, expect, test } from 'vitest'
import type { DeadlineEvent, DeadlineMatter } from '../../src/domain/deadline/events.js'
import { protect } from '../../src/domain/protected.js'
import { type DeadlineReceipt, reckon } from '../../src/domain/receipt.js'
import type { AgencyId, Instant, ItemId, LocalDate, PersonId } from '../../src/domain/values.js'
import {
  countDeadlines,
  type DeadlineFilter,
  deadlines,
  deadlinesByIds,
  deadlinesOfItems,
  deadlinesOfMatters,
} from '../../src/projections/deadlines/queries.js'
import { runningDeadlines, runningDeadlinesOf } from '../../src/projections/deadlines/running.js'
import type { DeadlineRow } from '../../src/projections/deadlines/tables.js'
import { reveal } from '../../src/projections/engine/sealedField.js'
import { shippedCalendar } from '../../src/app/seed/shippedCalendar.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { createWorld, type World } from './world.js'

const { db, drop } = await readDatabase()
let world: World
afterEach(async () => {
  await world.engine.stop()
  await emptyReadDatabase(db)
})
afterAll(drop)

const noticedAt = '2026-03-02T01:00:00.000Z' as Instant
const agency = (id: string): AgencyId => id as AgencyId
const ITEM = 'item-7' as ItemId

function receipt(start: string, days = 20): DeadlineReceipt {
  const terms = [{ clause: 'LS-11.1', policy: 'publication.period@1', days }] as const
  const reckoned = reckon(
    { clause: 'LS-11.1', unit: 'workingDays', terms, start: start as LocalDate, startEvent: 'e1' },
    shippedCalendar,
  )
  if (!reckoned.ok) throw new Error(reckoned.refusal.code)
  return reckoned.value
}

const started = (start: string, more: Partial<DeadlineMatter> = {}): DeadlineEvent => ({
  type: 'DeadlineStarted',
  data: {
    matter: 'x',
    kind: 'publication',
    agency: agency('fagai'),
    officer: 'li' as PersonId,
    item: ITEM,
    key: `item:${ITEM}`,
    clause: 'LS-11.1',
    receipt: receipt(start),
    warnings: [{ level: 'lastDay', on: receipt(start).due }],
    noticedAt,
    ...more,
  },
})

const base = { kind: 'publication', agency: agency('fagai') } as const

async function record(id: string, ...events: readonly DeadlineEvent[]): Promise<void> {
  for (const event of events) await world.record(`deadline-${id}`, event)
  await world.engine.caughtUp()
}

async function begin(): Promise<void> {
  world = createWorld(db)
  await world.engine.start()
}

const rowOf = async (id: string): Promise<DeadlineRow> => (await deadlinesByIds(world.readSide, [id])).get(id)!
const idsOf = async (filter: DeadlineFilter): Promise<readonly string[]> =>
  (await deadlines(world.readSide, filter, { first: 100 })).rows.map(({ row }) => row.id)

test('711-26: a due date keeps its receipt, and each step moves it or ends it', async () => {
  await begin()
  const due = '2026-03-30' as LocalDate
  await record('x-publication', started('2026-03-02'))
  expect(await rowOf('x-publication')).toMatchObject({
    matter: 'x',
    status: 'running',
    agency: 'fagai',
    officer: 'li',
    item: ITEM,
    start: '2026-03-02',
    due,
    provisional: false,
    policies: ['publication.period@1'],
    receipt: receipt('2026-03-02'),
    revision: 0,
  })

  const warned: DeadlineEvent = {
    type: 'DeadlineWarned',
    data: { ...base, due, level: 'first', on: '2026-03-25' as LocalDate, noticedAt },
  }
  await record('x-publication', warned)
  expect(await rowOf('x-publication')).toMatchObject({ warned: ['first'], revision: 1 })

  const proposal = receipt('2026-03-02', 21)
  const proposed: DeadlineEvent = {
    type: 'NewDateProposed',
    data: { ...base, previousDue: due, receipt: proposal, noticedAt },
  }
  await record('x-publication', proposed)
  expect(await rowOf('x-publication')).toMatchObject({ due, proposedDue: proposal.due, proposal })
  expect(await idsOf({ proposed: true })).toEqual(['x-publication'])

  const declined: DeadlineEvent = {
    type: 'ProposedDateDeclined',
    data: {
      kind: 'publication',
      due: proposal.due,
      calendarVersion: 'v',
      by: 'li' as PersonId,
      reason: protect(`item:${ITEM}`, '维持原日期'),
      noticedAt,
    },
  }
  await record('x-publication', declined)
  const kept = await rowOf('x-publication')
  expect(kept).toMatchObject({ due, proposedDue: null, proposal: null, warned: ['first'] })
  // The officer's words are ciphertext in the row, and readable with the key.
  expect(JSON.stringify(kept.steps)).not.toContain('维持原日期')
  expect(await reveal(world.keys, [kept.steps.at(-1)!.reason!])).toEqual(['维持原日期'])

  const moved: DeadlineEvent = {
    type: 'DeadlineMoved',
    data: { kind: 'publication', cause: 'calendar', previousDue: due, receipt: proposal, warnings: [], noticedAt },
  }
  await record('x-publication', proposed, moved)
  expect(await rowOf('x-publication')).toMatchObject({ due: proposal.due, warned: [], proposedDue: null })

  const effectiveAt = '2026-03-31T16:00:00.000Z' as Instant
  await record('x-publication', {
    type: 'DeadlineMissed',
    data: { ...base, due: proposal.due, effectiveAt, noticedAt: '2026-04-05T01:00:00.000Z' as Instant },
  })
  expect(await rowOf('x-publication')).toMatchObject({
    status: 'missed',
    missedAt: effectiveAt,
    missNoticedAt: '2026-04-05T01:00:00.000Z',
    doneOn: null,
  })
  const act = { ...base, due: proposal.due, doneOn: '2026-03-30' as LocalDate, proof: 'p' }
  await record('x-publication', { type: 'MissedActDone', data: { ...act, claimsInTime: true, noticedAt } })
  expect(await rowOf('x-publication')).toMatchObject({ status: 'missed', doneOn: '2026-03-30', claimsInTime: true })
  await record('x-publication', {
    type: 'MissLifted',
    data: { ...act, by: 'wang' as PersonId, reason: protect(`item:${ITEM}`, '查实'), noticedAt },
  })
  const row = await rowOf('x-publication')
  // Both the miss and its lifting stay visible.
  expect(row).toMatchObject({ status: 'lifted', missedAt: effectiveAt, doneOn: '2026-03-30', claimsInTime: false })
  expect(row.steps.map(({ type, due }) => `${type} ${due}`)).toEqual([
    'DeadlineStarted 2026-03-30',
    'DeadlineWarned 2026-03-30',
    'NewDateProposed 2026-03-30',
    'ProposedDateDeclined 2026-03-30',
    'NewDateProposed 2026-03-30',
    'DeadlineMoved 2026-03-31',
    'DeadlineMissed 2026-03-31',
    'MissedActDone 2026-03-31',
    'MissLifted 2026-03-31',
  ])
  expect(world.faults).toEqual([])
})

test('LS-11.1: lists are sorted by due date, filtered and paged, and what is over is late before anyone noticed', async () => {
  await begin()
  await record('a-publication', started('2026-03-03', { matter: 'a', officer: 'wang' as PersonId }))
  await record('b-publication', started('2026-03-02', { matter: 'b', item: 'item-8' as ItemId }))
  await record('c-opinion', started('2026-03-04', { matter: 'c', kind: 'opinion', agency: agency('gongan') }))
  await record('d-publication', started('2026-03-02', { matter: 'd' }), {
    type: 'DeadlineMet',
    data: { ...base, due: '2026-03-30' as LocalDate, doneOn: '2026-03-05' as LocalDate, proof: 'p', noticedAt },
  })
  await record('e-publication', started('2026-03-02', { matter: 'e' }), {
    type: 'DeadlineTransferred',
    data: { kind: 'publication', from: agency('fagai'), to: agency('gongan'), cause: 'r', noticedAt },
  })
  await record('f-publication', started('2026-03-02', { matter: 'f' }), {
    type: 'DeadlineCancelled',
    data: { ...base, reason: 'matterWithdrawn', cause: 'w', noticedAt },
  })

  const all = ['b-publication', 'd-publication', 'e-publication', 'f-publication', 'a-publication', 'c-opinion']
  expect(await idsOf({})).toEqual(all)
  expect(await idsOf({ agencies: ['gongan'] })).toEqual(['e-publication', 'c-opinion'])
  expect(await idsOf({ officer: 'wang' })).toEqual(['a-publication'])
  expect(await idsOf({ kinds: ['opinion'] })).toEqual(['c-opinion'])
  expect(await idsOf({ statuses: ['met', 'cancelled'] })).toEqual(['d-publication', 'f-publication'])
  expect(await idsOf({ statuses: ['running'] })).toEqual([
    'b-publication',
    'e-publication',
    'a-publication',
    'c-opinion',
  ])
  expect(await idsOf({ dueFrom: '2026-03-31', dueUntil: '2026-03-31' })).toEqual(['a-publication'])
  expect(await idsOf({ item: 'item-8' })).toEqual(['b-publication'])
  expect(await idsOf({ overdueOn: '2026-03-30' })).toEqual([])
  expect(await idsOf({ overdueOn: '2026-03-31' })).toEqual(['b-publication', 'e-publication'])

  const first = await deadlines(world.readSide, {}, { first: 4 })
  const second = await deadlines(world.readSide, {}, { first: 4, after: first.rows.at(-1)!.cursor })
  expect([...first.rows, ...second.rows].map(({ row }) => row.id)).toEqual(all)
  expect([first.hasNextPage, second.hasNextPage]).toEqual([true, false])
  expect(await countDeadlines(world.readSide, { agencies: ['gongan'] })).toEqual({ count: 2, exact: true })

  expect((await deadlinesOfMatters(world.readSide, ['a', 'zzz'])).get('a')).toHaveLength(1)
  expect((await deadlinesOfItems(world.readSide, [ITEM])).get(ITEM)).toHaveLength(5)

  const running = await runningDeadlinesOf(world.readSide, 'gongan')
  expect(running).toMatchObject([
    { id: 'e-publication', kind: 'publication', officer: null, due: '2026-03-30' },
    { id: 'c-opinion', kind: 'opinion', calendarVersion: shippedCalendar.version, policies: ['publication.period@1'] },
  ])
  const streamed = async (filter: Parameters<typeof runningDeadlines>[1]) => {
    const ids: string[] = []
    for await (const { id } of runningDeadlines(world.readSide, filter)) ids.push(id)
    return ids
  }
  expect(await streamed({})).toEqual(['a-publication', 'b-publication', 'c-opinion', 'e-publication'])
  expect(await streamed({ reachingPast: '2026-03-31' as LocalDate })).toEqual(['a-publication', 'c-opinion'])
  expect(await streamed({ kinds: ['opinion'] })).toEqual(['c-opinion'])
})
