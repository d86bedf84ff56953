import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DeadlineKind } from '../../src/domain/deadline/vocabulary.js'
import { type Application, startApplication } from '../support/application.js'
import { PROCESS, setToday, startDeadline, type StartedDeadline } from '../support/deadlines.js'
import { nameOf, PEOPLE, type PersonName } from '../support/district.js'
import { agencyGid, itemUpTo, personGid } from '../support/itemFlow.js'
import { codesOf, mutate, type Payload } from '../support/mutate.js'

let app: Application
beforeAll(async () => {
  app = await startApplication()
})
beforeEach(() => setToday(app, '2026-03-02'))
afterAll(() => app.stop())

interface Shown {
  readonly status: string
  readonly overdue: boolean
  readonly due: string
  readonly revision: number
  readonly proposal: { readonly due: string } | null
  readonly doneOn: string | null
  readonly missedAt: string | null
  readonly extended: boolean
  readonly receipt: {
    readonly due: string
    readonly provisional: boolean
    readonly pausedDays: number
    readonly sentence: string
    readonly zh: string
    readonly en: string
    readonly terms: readonly { readonly policyVersion: string; readonly policy: { readonly source: string } | null }[]
    readonly days: readonly {
      readonly date: string
      readonly kind: string
      readonly number: number | null
      readonly letters: readonly string[]
    }[]
  }
  readonly history: readonly { readonly type: string; readonly reason: string | null; readonly moved: string | null }[]
}

const FIELDS = `status overdue due revision doneOn missedAt extended proposal { due }
  receipt { due provisional pausedDays sentence zh: sentence(language: zhCN) en: sentence(language: en)
    terms { policyVersion policy { source } } days { date kind number letters } }
  history { type reason moved }`

async function shown(gid: string, person: PersonName = 'qzfbHead'): Promise<Shown> {
  await app.settle()
  const query = `query ($id: ID!) { deadline(id: $id) { ${FIELDS} } }`
  return (await app.client(person).data<{ deadline: Shown }>(query, { id: gid })).deadline
}

const dueOf = async (gid: string): Promise<string> => (await shown(gid)).due

const VECTORS = [
  ['2024-02-05', '2024-02-08', '2024-02-20', '2024-03-01', '2024-03-08'],
  ['2024-09-10', '2024-09-13', '2024-09-20', '2024-10-08', '2024-10-14'],
  ['2025-01-20', '2025-01-23', '2025-02-05', '2025-02-14', '2025-02-21'],
  ['2025-09-15', '2025-09-18', '2025-09-24', '2025-10-11', '2025-10-17'],
  ['2026-02-09', '2026-02-12', '2026-02-25', '2026-03-06', '2026-03-13'],
  ['2026-02-16', '2026-02-26', '2026-03-03', '2026-03-13', '2026-03-20'],
  ['2026-04-28', '2026-05-06', '2026-05-11', '2026-05-21', '2026-05-28'],
  ['2026-09-14', '2026-09-17', '2026-09-22', '2026-10-10', '2026-10-16'],
  ['2026-09-18', '2026-09-22', '2026-09-29', '2026-10-15', '2026-10-22'],
] as const
/** Of 3, 7, 15 and 20 working days. */
const KINDS: readonly DeadlineKind[] = ['meeting', 'amendmentNotice', 'jointMakerOpinion', 'reply']

test.each(VECTORS)('711-33: periods that begin on %s end as the calendar has it', async (start, ...ends) => {
  const begun = await Promise.all(KINDS.map((kind) => startDeadline(app, kind, start)))
  expect(await Promise.all(begun.map(({ gid }) => dueOf(gid)))).toEqual(ends)
})

test.each([
  ['2026-02-09', '2026-04-13'],
  ['2026-02-16', '2026-04-20'],
  ['2026-04-28', '2026-06-26'],
  ['2026-09-14', '2026-11-13'],
  ['2026-09-18', '2026-11-19'],
])('711-33: an answer due from %s on, extended by twenty working days, is due on %s', async (start, due) => {
  const { gid } = await startDeadline(app, 'reply', start, { agency: 'qzfb' })
  const extension = { deadlineId: gid, workingDays: 20, reason: '需检索档案', documentNumber: '烈依延〔2026〕1号' }
  const extended = await mutate(app.client('qzfbHead'), 'extendDeadline', extension, { entity: 'deadline { due }' })
  expect(extended).toMatchObject({ userErrors: [], deadline: { due }, event: { type: 'DeadlineMoved' } })
  const { receipt, history } = await shown(gid)
  expect(receipt.terms).toEqual([
    { policyVersion: 'reply.period@1', policy: { source: '政府信息公开条例（国务院令第711号）' } },
    { policyVersion: 'reply.extension@1', policy: { source: '政府信息公开条例（国务院令第711号）' } },
  ])
  expect(history.at(-1)).toEqual({ type: 'DeadlineMoved', moved: 'extended', reason: '需检索档案' })
  const again = await mutate(app.client('qzfbHead'), 'extendDeadline', { ...extension, workingDays: 5 })
  expect(codesOf(again)).toEqual(['DEADLINE_EXTENDED_BEFORE'])
})

test('711-33: overlapping pauses count once, and each day says which letters were under way', async () => {
  const { id, gid } = await startDeadline(app, 'reply', '2026-03-02')
  setToday(app, '2026-03-10')
  const pause = (letter: string, sentOn: string, lapsesOn: string) =>
    app.give({ type: 'PauseDeadline', data: { letter, event: randomUUID(), sentOn, lapsesOn } }, id, PROCESS)
  await pause('L1', '2026-03-05', '2026-03-26')
  // Silence: it would lapse on 26 March.
  expect(await dueOf(gid)).toBe('2026-04-21')
  setToday(app, '2026-03-20')
  await app.give({ type: 'ResumeDeadline', data: { letter: 'L1', answeredOn: '2026-03-20' } }, id, PROCESS)
  expect(await shown(gid)).toMatchObject({ due: '2026-04-15', receipt: { pausedDays: 11 } })
  await pause('L2', '2026-03-10', '2026-03-24')
  const both = await shown(gid)
  expect(both).toMatchObject({ due: '2026-04-17', receipt: { pausedDays: 13 } })
  expect(both.receipt.days.find(({ date }) => date === '2026-03-16')).toEqual({
    date: '2026-03-16',
    kind: 'workday',
    number: null,
    letters: ['L1', 'L2'],
  })
  expect(both.receipt.days.filter(({ number }) => number !== null)).toHaveLength(20)
  expect(both.receipt.zh).toBe(
    '依据711-33，自2026-03-02的次日起算，期限20个工作日（reply.period@1），扣除周末10天、节假日3天、征求意见13天（L1、L2），于2026-04-17届满。',
  )
})

test('711-26: a date in a year that nobody has arranged is marked, and past the calendar none is given', async () => {
  const { gid } = await startDeadline(app, 'reply', '2026-12-15')
  expect(await shown(gid)).toMatchObject({ due: '2027-01-13', receipt: { provisional: true } })
  await expect(startDeadline(app, 'reply', '2027-12-20')).rejects.toThrow('CALENDAR_ENDS')
  const late = await startDeadline(app, 'reply', '2027-11-30', { agency: 'qzfb' })
  const extension = { deadlineId: late.gid, workingDays: 20, reason: '检索', documentNumber: '1号' }
  expect(codesOf(await mutate(app.client('qzfbHead'), 'extendDeadline', extension))).toEqual(['CALENDAR_ENDS'])
})

test('a receipt is read as a sentence in the language of the request, or in the one asked for', async () => {
  const { gid } = await startDeadline(app, 'reply', '2026-09-14')
  const { receipt } = await shown(gid)
  expect(receipt.sentence).toBe(receipt.zh)
  expect(receipt.zh).toBe(
    '依据711-33，自2026-09-14的次日起算，期限20个工作日（reply.period@1），扣除周末2天、节假日10天，含调休上班2天，于2026-10-16届满。',
  )
  const { data } = await app
    .client('qzfbHead')
    .ask('query ($id: ID!) { deadline(id: $id) { receipt { sentence } } }', { id: gid }, { locale: 'en' })
  expect(data).toEqual({ deadline: { receipt: { sentence: receipt.en } } })
  expect(receipt.en).toMatch(/^Under 711-33, 20 working days .* end on 2026-10-16\.$/)
})

const everyone = Object.keys(PEOPLE) as PersonName[]

test('LS-15.1: a due date is known to its agency, those above it, the department and the supervisors', async () => {
  const item = await itemUpTo(app, 'reviseContent', { create: { involvedAgencyIds: [agencyGid('czj')] } })
  const { gid } = await startDeadline(app, 'publication', '2026-02-27', { item: item.id, key: `item:${item.id}` })
  await app.settle()
  const query = `query ($id: ID!, $item: ID!) { byId: deadline(id: $id) { id } node(id: $id) { id }
    list: deadlines(filter: { itemId: $item }) { totalCount nodes { id } }
    board: deadlineBoard(filter: { itemId: $item }) { total { running } byAgency { agency { id } } } }`
  const known: string[] = []
  for (const person of [undefined, ...everyone]) {
    const { byId, node, list, board } = await app.client(person).data<{
      byId: object | null
      node: object | null
      list: { totalCount: number; nodes: object[] }
      board: { total: { running: number }; byAgency: object[] }
    }>(query, { id: gid, item: item.gid })
    const sees = byId !== null
    // Every way gives the same answer, or one of them leaks.
    expect([node !== null, list.totalCount, list.nodes.length, board.total.running, board.byAgency.length]).toEqual([
      sees,
      ...Array<number>(4).fill(sees ? 1 : 0),
    ])
    if (sees) known.push(person ?? 'anonymous')
  }
  expect(known.sort()).toEqual(
    [
      ...['fgwDeputy', 'fgwDisclosure', 'fgwHead', 'fgwOfficer', 'fgwOfficer2', 'fgwPrincipal', 'fgwSecrecy'],
      ...['inspector', 'investigator', 'mayor', 'qzfbHead', 'qzfbOfficer', 'secrecyBureau'],
    ].sort(),
  )
  // An agency that the item concerns knows of the item, not of the other's due date.
  const onItem = 'query ($id: ID!) { informationItem(id: $id) { title deadlines { due } } }'
  const of = (person: PersonName) => app.client(person).data(onItem, { id: item.gid })
  expect(await of('fgwHead')).toMatchObject({ informationItem: { deadlines: [{ due: '2026-03-26' }] } })
  expect(await of('czjOfficer')).toMatchObject({ informationItem: { deadlines: [] } })
})

test('whoever may not know of a due date learns no more from a refusal than that there is none', async () => {
  const { gid } = await startDeadline(app, 'publication', '2026-03-02')
  await app.settle()
  const about = (deadlineId: string) =>
    mutate(app.client('czjOfficer'), 'confirmNewDate', { deadlineId, due: '2026-03-31' })
  const none = Buffer.from(`Deadline:${randomUUID()}-publication`).toString('base64url')
  const [existing, made] = [await about(gid), await about(none)]
  expect(existing).toEqual(made)
  expect(codesOf(existing)).toEqual(['DEADLINE_NOT_FOUND'])
  expect(
    codesOf(await mutate(app.client('fgwHead'), 'confirmNewDate', { deadlineId: gid, due: '2026-03-31' })),
  ).toEqual(['NO_DATE_PROPOSED', 'ROLE_MISSING'])
})

test('LS-11.1: what is over is late at once, before the clock’s process has looked', async () => {
  const { id, gid } = await startDeadline(app, 'publication', '2026-03-02', { officer: 'fgwOfficer' })
  const board = async () => {
    await app.settle()
    const query = `query ($filter: DeadlineFilterInput) { deadlineBoard(filter: $filter) {
      on soonUntil total { running dueToday dueSoon met missed madeGood overdue lifted cancelled }
      byOfficer { officer { id } figures { overdue } } byKind { kind figures { running } } } }`
    const filter = { officerId: personGid('fgwOfficer'), dueFrom: '2026-03-30', dueUntil: '2026-03-30' }
    return (await app.client('fgwHead').data<{ deadlineBoard: Record<string, unknown> }>(query, { filter }))
      .deadlineBoard
  }
  const nothing = {
    running: 0,
    dueToday: 0,
    dueSoon: 0,
    met: 0,
    missed: 0,
    madeGood: 0,
    overdue: 0,
    lifted: 0,
    cancelled: 0,
  }
  setToday(app, '2026-03-24')
  // Three working days later is Friday 27 March; the date is the Monday after.
  expect(await board()).toMatchObject({ soonUntil: '2026-03-27', total: { ...nothing, running: 1 } })
  setToday(app, '2026-03-25')
  expect(await board()).toMatchObject({ soonUntil: '2026-03-30', total: { ...nothing, running: 1, dueSoon: 1 } })
  setToday(app, '2026-03-30')
  expect(await board()).toMatchObject({ total: { ...nothing, running: 1, dueSoon: 1, dueToday: 1 } })
  expect(await shown(gid)).toMatchObject({ status: 'running', overdue: false })

  setToday(app, '2026-03-31')
  expect(await shown(gid)).toMatchObject({ status: 'running', overdue: true, missedAt: null })
  const late = { ...nothing, missed: 1, overdue: 1 }
  expect(await board()).toMatchObject({
    total: late,
    byOfficer: [{ officer: { id: personGid('fgwOfficer') }, figures: { overdue: 1 } }],
    byKind: [{ kind: 'publication', figures: { running: 0 } }],
  })
  const overdueOnly = '{ deadlines(filter: { overdue: true, kinds: [publication] }) { nodes { id } } }'
  const { deadlines } = await app.client('fgwHead').data<{ deadlines: { nodes: { id: string }[] } }>(overdueOnly)
  expect(deadlines.nodes.map((node) => node.id)).toContain(gid)

  await app.give({ type: 'ObserveDeadline', data: {} }, id, PROCESS)
  expect(await shown(gid)).toMatchObject({ status: 'missed', overdue: true, missedAt: '2026-03-30T16:00:00.000Z' })
  expect(await board()).toMatchObject({ total: late })
  await app.give({ type: 'RecordAct', data: { doneOn: '2026-03-31', proof: 'e' } }, id, PROCESS)
  expect(await board()).toMatchObject({ total: { ...nothing, missed: 1, madeGood: 1 } })
  expect(await shown(gid)).toMatchObject({ status: 'missed', overdue: false, doneOn: '2026-03-31' })
})

test('711-47: a miss is lifted on proof by the head of the department, never by the officer, and both stay visible', async () => {
  const { id, gid } = await startDeadline(app, 'publication', '2026-03-02', { officer: 'fgwOfficer' })
  const lift = (person: PersonName, doneOn = '2026-03-30') =>
    mutate(app.client(person), 'liftMiss', { deadlineId: gid, doneOn, proof: '公报2026年第3期', reason: '当日已刊登' })
  await app.settle()
  expect(codesOf(await lift('qzfbHead'))).toEqual(['DEADLINE_NOT_MISSED'])
  setToday(app, '2026-04-01')
  await app.give({ type: 'ObserveDeadline', data: {} }, id, PROCESS)
  expect(codesOf(await lift('fgwOfficer'))).toEqual(['OWN_MISS', 'ROLE_MISSING'])
  expect(codesOf(await lift('qzfbHead', '2026-03-31'))).toEqual(['ACT_NOT_IN_TIME'])
  expect(await lift('qzfbHead')).toMatchObject({ userErrors: [], event: { type: 'MissLifted' } })
  const lifted = await shown(gid)
  expect(lifted).toMatchObject({ status: 'lifted', doneOn: '2026-03-30', missedAt: '2026-03-30T16:00:00.000Z' })
  expect(lifted.history.map(({ type }) => type).slice(-2)).toEqual(['DeadlineMissed', 'MissLifted'])
  expect(lifted.history.at(-1)?.reason).toBe('当日已刊登')
  // The words are sealed under the key of an application: the look at them is on record.
  const looks = await app.storage.store.readStream('access-qzfbHead-2026-04-01')
  expect(looks.some(({ data }) => data.includes('deadlineReasons'))).toBe(true)
})

test('what is allowed on a due date follows from the rules that decide', async () => {
  const { gid } = await startDeadline(app, 'reply', '2026-03-02', { agency: 'qzfb' })
  await app.settle()
  const query = 'query ($id: ID!) { deadline(id: $id) { allowedActions { mutation allowed deniedBecause { code } } } }'
  const { deadline } = await app
    .client('qzfbHead')
    .data<{ deadline: { allowedActions: { mutation: string; allowed: boolean }[] } }>(query, { id: gid })
  expect(Object.fromEntries(deadline.allowedActions.map(({ mutation, allowed }) => [mutation, allowed]))).toEqual({
    extendDeadline: true,
    confirmNewDate: false,
    declineNewDate: false,
    liftMiss: false,
  })
})

test('a page of due dates costs the same number of statements, however many rows it has', async () => {
  const item = await itemUpTo(app, 'createItem')
  for (let number = 0; number < 12; number += 1)
    await startDeadline(app, 'reviewLevel', '2026-03-02', { item: item.id, key: `item:${item.id}` })
  await app.settle()
  const query = `query ($n: Int) { deadlines(first: $n, filter: { kinds: [reviewLevel] }) { nodes {
    id due overdue receipt { sentence days { date } } agency { name } officer { id } item { title } history { type } } } }`
  const client = app.client('fgwHead')
  await client.data(query, { n: 1 })
  const one = await app.statementsOf(() => client.data(query, { n: 1 }))
  expect(await app.statementsOf(() => client.data(query, { n: 12 }))).toBe(one)
  // The page, what it names, and which complaints and cases the caller may not know of.
  expect(one).toBeLessThanOrEqual(4)
})

const NOTICE_2027 = {
  year: 2027,
  provisional: false,
  sourceName: '国办发明电〔2026〕13号',
  sourceIssuedOn: '2026-12-16',
  holidays: [
    { name: '元旦', daysOff: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'], makeUpWorkdays: [] },
    { name: '国庆节', daysOff: ['2027-10-01'], makeUpWorkdays: [] },
  ],
}

test('711-26: a late notice proposes dates; officers confirm each or all or decline; closed matters keep theirs', async () => {
  setToday(app, '2026-12-15')
  const begin = (agency = 'qzfb') => startDeadline(app, 'reply', '2026-12-15', { agency })
  const [one, two, three, four, closed, other] = [
    await begin(),
    await begin(),
    await begin(),
    await begin(),
    await begin(),
    await begin('fgw'),
  ]
  const all = [one, two, three, four, closed, other]
  await app.give({ type: 'RecordAct', data: { doneOn: '2026-12-15', proof: 'e' } }, closed.id, PROCESS)
  expect(await Promise.all(all.map(({ gid }) => dueOf(gid)))).toEqual(Array(6).fill('2027-01-13'))

  setToday(app, '2026-12-16')
  const arranged = await mutate(app.client('qzfbHead'), 'arrangeYear', NOTICE_2027, {
    entity: 'calendar { version years { year provisional source { name issuedOn } } }',
  })
  expect(arranged.userErrors).toEqual([])
  const calendar = arranged['calendar'] as { version: string; years: readonly object[] }
  expect(calendar.years.at(-1)).toEqual({
    year: 2027,
    provisional: false,
    source: { name: '国办发明电〔2026〕13号', issuedOn: '2026-12-16' },
  })
  const propose = ({ id }: StartedDeadline) =>
    app.give({ type: 'ProposeNewDate', data: { calendarVersion: calendar.version } }, id, PROCESS)
  for (const deadline of all) await propose(deadline)

  // Nothing has moved, a new date waits, and what is closed is not asked about.
  expect(await shown(one.gid)).toMatchObject({ due: '2027-01-13', proposal: { due: '2027-01-14' } })
  expect(await shown(closed.gid)).toMatchObject({ status: 'met', due: '2027-01-13', proposal: null })
  const waiting = '{ deadlines(filter: { proposed: true }) { totalCount } }'
  expect(await app.client('qzfbOfficer').data(waiting)).toEqual({ deadlines: { totalCount: 5 } })

  const seen = (deadline: StartedDeadline, due = '2027-01-14') => ({ deadlineId: deadline.gid, due })
  const outdated = await mutate(app.client('qzfbOfficer'), 'confirmNewDate', seen(one, '2027-01-15'))
  expect(codesOf(outdated)).toEqual(['PROPOSAL_CHANGED'])
  const confirmed = await mutate(app.client('qzfbOfficer'), 'confirmNewDate', seen(one), { entity: 'deadline { due }' })
  expect(confirmed).toMatchObject({ userErrors: [], deadline: { due: '2027-01-14' } })

  const commandId = randomUUID()
  const confirmAll = () =>
    mutate(
      app.client('qzfbOfficer'),
      'confirmNewDates',
      { commandId, deadlines: [seen(two), seen(three), seen(closed)] },
      { entity: 'events { type } outcomes { asked repeated deadline { due } event { type } userErrors { code } }' },
    )
  const several = await confirmAll()
  expect(several).toMatchObject({
    events: [{ type: 'DeadlineMoved' }, { type: 'DeadlineMoved' }],
    userErrors: [{ path: ['deadlines', '2'] }, { path: ['deadlines', '2'] }],
    outcomes: [
      { asked: two.gid, deadline: { due: '2027-01-14' }, event: { type: 'DeadlineMoved' }, userErrors: [] },
      { asked: three.gid, deadline: { due: '2027-01-14' }, event: { type: 'DeadlineMoved' }, userErrors: [] },
      { asked: closed.gid, deadline: null, userErrors: [{ code: 'DEADLINE_CLOSED' }, { code: 'NO_DATE_PROPOSED' }] },
    ],
  })
  // Sent again it answers what was stored, and writes nothing.
  const revision = (await shown(two.gid)).revision
  expect((await confirmAll())['outcomes']).toMatchObject([{ repeated: true }, { repeated: true }, { repeated: false }])
  expect((await shown(two.gid)).revision).toBe(revision)
  const movedBy = await app.storage.store.readStream(`deadline-${two.id}`)
  expect(movedBy.at(-1)?.metadata).toContain('qzfbOfficer')
  const tooMany = { commandId: randomUUID(), deadlines: [] }
  await expect(mutate(app.client('qzfbOfficer'), 'confirmNewDates', tooMany)).rejects.toThrow('BAD_PAGE')

  const declined: Payload = await mutate(app.client('qzfbOfficer'), 'declineNewDate', {
    ...seen(four),
    reason: '已告知',
  })
  expect(declined).toMatchObject({ userErrors: [], event: { type: 'ProposedDateDeclined' } })
  expect(await shown(four.gid)).toMatchObject({ due: '2027-01-13', proposal: null })
  await propose(four)
  expect(await shown(four.gid)).toMatchObject({ proposal: null })
  expect(await shown(closed.gid)).toMatchObject({ due: '2027-01-13', status: 'met' })
  expect((await shown(one.gid)).receipt.provisional).toBe(false)

  const days =
    '{ calendarDays(from: "2027-01-04", until: "2027-01-05") { date kind provisional holiday source { name } } }'
  expect(await app.client().data(days)).toEqual({
    calendarDays: [
      {
        date: '2027-01-04',
        kind: 'holiday',
        provisional: false,
        holiday: '元旦',
        source: { name: '国办发明电〔2026〕13号' },
      },
      { date: '2027-01-05', kind: 'workday', provisional: false, holiday: null, source: null },
    ],
  })
})

test('the name of the officer in charge is for those who may see names', async () => {
  const { gid } = await startDeadline(app, 'opinion', '2026-03-02', { officer: 'fgwOfficer' })
  await app.settle()
  const query = 'query ($id: ID!) { deadline(id: $id) { officer { name } } }'
  expect(await app.client('fgwHead').data(query, { id: gid })).toEqual({
    deadline: { officer: { name: nameOf('fgwOfficer') } },
  })
})
