import { expect, test } from 'vitest'
import type { AnnualReportCommand, RecordReportFigures } from '../../../src/domain/annualReport/commands.js'
import { noFigures } from '../../../src/domain/annualReport/carriedOver.js'
import {
  noTables,
  REPORT_CELLS,
  type ReportTables,
  sumOfTables,
  valueIn,
  withValue,
} from '../../../src/domain/annualReport/reportTables.js'
import type { KnownReport } from '../../../src/domain/annualReport/state.js'
import type { TableTwoColumn } from '../../../src/domain/annualReport/tableTwo.js'
import type { TableTwoRow } from '../../../src/domain/annualReport/tableTwoRows.js'
import { departmentsOf } from '../../../src/domain/annualReport/whoReports.js'
import type { Actor } from '../../../src/domain/context.js'
import { agencyId, process, spec } from '../../support/spec.js'
import {
  after,
  agencies,
  annualReportDecider,
  balanced,
  chapters,
  city,
  clear,
  cleared,
  clerk,
  collect,
  context,
  counting,
  deputyOfHead,
  entered,
  figures,
  full,
  type Given,
  gone,
  government,
  head,
  leader,
  officeHead,
  officeOfficer,
  officer,
  open,
  publish,
  reform,
  stranger,
  submit,
  submitted,
  water,
} from './reporting.js'

const given = spec(annualReportDecider, context)
const codesOf = (steps: Given, actor: Actor, command: AnnualReportCommand, today = '2027-01-20') =>
  given(...after(steps))
    .as(actor)
    .on(today)
    .when(command)
    .refusals.map(({ code }) => code)
const refusalsOf = (steps: Given, actor: Actor, command: AnnualReportCommand) =>
  given(...after(steps))
    .as(actor)
    .when(command).refusals
const stateOf = (steps: Given) => given(...after(steps)).state() as KnownReport

test('711-49: from opening to publication', () => {
  const events = after([...cleared(), [officer, publish]])
  expect(events.map(({ type }) => type).filter((type) => !/Entered|Written/.test(type))).toEqual([
    'AnnualReportOpened',
    'ReportFiguresRequested',
    'ReportFiguresRecorded',
    'AnnualReportSubmitted',
    'AnnualReportCleared',
    'AnnualReportPublished',
  ])
  const report = stateOf([...cleared(), [officer, publish]])
  expect(report).toMatchObject({ status: 'published', round: 1, scope: 'department' })
  expect(report.frozen?.tableTwo).toEqual(balanced)
  expect(report.frozen?.tableOne.charges.amount).toBe(2)
})

test('711-49: who owes a report, and of which year', () => {
  expect(departmentsOf(2026, government, agencies)).toEqual(['office', 'reform', 'finance', 'gone'])
  expect(codesOf([], counting, open(water))).toEqual(['NO_REPORT_OWED'])
  expect(codesOf([], counting, open(city))).toEqual(['NO_REPORT_OWED'])
  expect(codesOf([], counting, open(agencyId('longGone')))).toEqual(['NO_REPORT_OWED'])
  expect(codesOf([], counting, open(agencyId('nobody')))).toEqual(['AGENCY_UNKNOWN'])
  expect(codesOf([], officer, open(reform, 2028))).toContain('REPORT_YEAR_UNUSABLE')
  expect(codesOf([], officer, open(reform, 2018))).toContain('REPORT_YEAR_UNUSABLE')
  expect(codesOf([], officer, open(government))).toEqual(['WRONG_AGENCY'])
  expect(codesOf([], clerk, open())).toEqual(['ROLE_MISSING'])
  // Whoever took over reports on what was abolished in the year.
  expect(codesOf([], officer, open(gone))).toEqual([])
  expect(codesOf([[officer, open()]], officeHead, open(reform, 2025))).toEqual(['REPORT_EXISTS'])
  expect(
    given(...after([[officer, open()]]))
      .as(officeHead)
      .when(open()).decision,
  ).toMatchObject({
    ok: true,
    value: { events: [] },
  })
})

test('711-50: a figure of table 1 is entered by its agency, with what it rests on', () => {
  const opened: Given = [[officer, open()]]
  const enter = (change: object): AnnualReportCommand => ({
    type: 'EnterReportFigure',
    data: { row: 'licences', column: 'decisions', value: 7, basis: '许可台账', ...change },
  })
  expect(codesOf([], officer, enter({}))).toContain('REPORT_NOT_FOUND')
  expect(codesOf(opened, stranger, enter({}))).toEqual(['WRONG_AGENCY'])
  expect(codesOf(opened, officer, enter({ column: 'made' }))).toEqual(['VALUE_UNKNOWN'])
  for (const value of [-1, 1.5, Number.NaN])
    expect(codesOf(opened, officer, enter({ value }))).toEqual(['REPORT_FIGURE_UNUSABLE'])
  expect(codesOf(opened, officer, enter({ basis: ' ' }))).toEqual(['TEXT_REQUIRED'])
  expect(codesOf(opened, officer, enter({ row: 'charges', column: 'amount', value: 1234.567891 }))).toEqual([])
  expect(codesOf(opened, officer, enter({ row: 'charges', column: 'amount', value: 0.1234567 }))).toEqual([
    'REPORT_FIGURE_UNUSABLE',
  ])
  expect(codesOf(submitted(), officer, enter({}))).toEqual(['REPORT_FROZEN'])
  const texts: AnnualReportCommand = { type: 'WriteReportChapter', data: { chapter: 'accountability', body: '结果' } }
  expect(codesOf(opened, officer, texts)).toEqual(['CHAPTER_NOT_OF_REPORT'])
  expect(codesOf(submitted(), officer, texts)).toContain('REPORT_FROZEN')
})

test('711-50: nothing is submitted before the year is over, nor with anything missing', () => {
  expect(codesOf([[officer, open()]], head, submit)).toEqual([
    'REPORT_FIGURES_MISSING',
    'TABLE_ONE_INCOMPLETE',
    'CHAPTERS_MISSING',
  ])
  const early = after(full(), '2026-12-31')
  expect(
    given(...early)
      .as(head)
      .on('2026-12-31')
      .when(submit)
      .refusals.map(({ code }) => code),
  ).toEqual(['REPORT_YEAR_NOT_OVER', 'REPORT_FIGURES_MISSING'])
  // Collected on the last day: what that day brought is not in them.
  expect(
    given(...early)
      .as(head)
      .on('2027-01-04')
      .when(submit)
      .refusals.map(({ code }) => code),
  ).toEqual(['REPORT_FIGURES_MISSING'])
  // Asked for again, and not there yet.
  expect(codesOf([...full(), [officer, collect]], head, submit)).toEqual(['REPORT_FIGURES_MISSING'])
  const again: Given = [...full(), [officer, collect], [counting, figures({ request: 2 })]]
  expect(codesOf(again, head, submit)).toEqual(['REPORT_FIGURES_OUTDATED'])
  expect(codesOf(full(), officer, submit)).toEqual(['ROLE_MISSING'])
  expect(codesOf(full(), stranger, submit)).toEqual(['WRONG_AGENCY'])
  expect(codesOf(full(), officer, figures({ request: 9 }))).toContain('ROLE_MISSING')
  expect(codesOf(full(), counting, figures({ request: 9 }))).toEqual(['REPORT_FIGURES_OUTDATED'])
})

const counted = (change: Partial<RecordReportFigures['data']>): Given => [
  ...full().slice(0, -1),
  [counting, figures(change)],
]
const broken = (row: TableTwoRow, column: TableTwoColumn, by: number) => ({
  ...balanced,
  [row]: { ...balanced[row], [column]: balanced[row][column] + by },
})

test('711-50: each official sum that does not come out is refused with its column and both numbers', () => {
  expect(refusalsOf(counted({ tableTwo: broken('newlyReceived', 'naturalPerson', 1) }), head, submit)).toMatchObject([
    { code: 'SUM_OF_COLUMNS', facts: { table: 2, row: 'newlyReceived', left: 2, right: 3 } },
    { code: 'SUM_IN_OUT', facts: { table: 2, column: 'naturalPerson', left: 3, right: 2 } },
  ])
  expect(refusalsOf(counted({ tableTwo: broken('disclosed', 'all', 1) }), head, submit)).toMatchObject([
    { code: 'SUM_OF_COLUMNS', facts: { row: 'disclosed', left: 2, right: 1 } },
    { code: 'SUM_OF_OUTCOMES', facts: { column: 'all', left: 1, right: 2 } },
  ])
  expect(codesOf(counted({ tableTwo: broken('disclosed', 'naturalPerson', -1) }), head, submit)).toContain(
    'REPORT_COUNT_IMPOSSIBLE',
  )
  const review = { upheld: 1, corrected: 0, other: 0, pending: 0, total: 2 }
  expect(refusalsOf(counted({ tableThree: { ...figures().data.tableThree, review } }), head, submit)).toMatchObject([
    { code: 'SUM_OF_RESULTS', facts: { table: 3, column: 'review', left: 2, right: 1 } },
  ])
})

test('711-50: what is carried in is what the year before carried out, and what reorganisation moved', () => {
  const none = { status: 'submitted', revision: 1, carriedOut: noFigures() } as const
  expect(refusalsOf(counted({ lastYear: none }), head, submit)).toMatchObject([
    {
      code: 'CARRIED_IN_DIFFERS',
      missing: ['AmendAnnualReport'],
      facts: { column: 'naturalPerson', left: 1, right: 0 },
    },
    { code: 'CARRIED_IN_DIFFERS', facts: { column: 'all', left: 1, right: 0 } },
  ])
  const movedIn = { ...noFigures(), naturalPerson: 1, all: 1 }
  expect(codesOf(counted({ lastYear: none, carriedOver: { movedIn, movedOut: noFigures() } }), head, submit)).toEqual(
    [],
  )
  expect(codesOf(counted({ lastYear: { status: 'none' } }), head, submit)).toEqual([])
  expect(codesOf(counted({ lastYear: { status: 'notSubmitted' } }), head, submit)).toEqual(['LAST_YEAR_NOT_SUBMITTED'])
})

test('711-49: the disclosure department returns with reasons; put right, it is submitted again; passed by somebody else', () => {
  const back = (change: object = {}): AnnualReportCommand => ({
    type: 'ReturnAnnualReport',
    data: {
      round: 1,
      faults: [{ cell: { table: 1, row: 'licences', column: 'decisions' }, note: '与台账不符' }],
      ...change,
    },
  })
  expect(codesOf(full(), officeHead, back())).toEqual(['REPORT_NOT_SUBMITTED', 'REPORT_ROUND_CHANGED'])
  expect(codesOf(submitted(), head, back())).toEqual(['WRONG_AGENCY'])
  expect(codesOf(submitted(), officeOfficer, back({ round: 2 }))).toEqual(['REPORT_ROUND_CHANGED'])
  expect(codesOf(submitted(), officeOfficer, back({ faults: [] }))).toEqual(['FAULTS_MISSING'])
  expect(codesOf(submitted(), officeOfficer, back({ faults: [{ note: '' }] }))).toEqual(['TEXT_REQUIRED'])
  const unknown = { cell: { table: 2, row: 'licences', column: 'all' }, chapter: 'accountability', note: '退' }
  expect(codesOf(submitted(), officeOfficer, back({ faults: [unknown] }))).toEqual([
    'CHAPTER_NOT_OF_REPORT',
    'REPORT_CELL_UNKNOWN',
  ])

  const returned: Given = [...submitted(), [officeOfficer, back()]]
  expect(stateOf(returned).status).toBe('returned')
  expect(codesOf(returned, officeHead, clear)).toContain('REPORT_NOT_SUBMITTED')
  const again: Given = [...returned, ...entered(officer, 3), [head, submit]]
  expect(stateOf(again)).toMatchObject({ status: 'submitted', round: 2 })
  expect(stateOf(again).frozen?.tableOne.licences.decisions).toBe(3)
  expect(codesOf(again, officeHead, clear)).toEqual(['REPORT_ROUND_CHANGED'])

  expect(codesOf(submitted(), officeOfficer, clear)).toEqual(['ROLE_MISSING'])
  expect(codesOf(submitted(), head, clear)).toContain('WRONG_AGENCY')
  // A deputy of whoever submitted it counts as that person.
  expect(codesOf(submitted(), deputyOfHead, clear)).toEqual(['OWN_REPORT'])
  expect(codesOf(submitted(), officer, publish)).toEqual(['REPORT_NOT_CLEARED'])
  const address = (text: string): AnnualReportCommand => ({
    type: 'PublishAnnualReport',
    data: { address: text, publishedOn: '2027-01-19' },
  })
  expect(codesOf(cleared(), officer, address('javascript:alert(1)'))).toEqual(['ADDRESS_UNUSABLE', 'DATE_TOO_EARLY'])
})

const amend = (
  cells: readonly (readonly [TableTwoRow, TableTwoColumn, number])[],
  reason = '漏记一件',
): AnnualReportCommand => ({
  type: 'AmendAnnualReport',
  data: { cells: cells.map(([row, column, value]) => ({ table: 2, row, column, value })), reason },
})
const ONE_MORE = [
  ['newlyReceived', 'naturalPerson', 2],
  ['newlyReceived', 'all', 3],
  ['carriedOut', 'naturalPerson', 3],
  ['carriedOut', 'all', 3],
] as const

test('711-50: a frozen number changes only by an amendment that says why, and the sums still come out', () => {
  expect(codesOf(submitted(), head, amend(ONE_MORE))).toEqual(['REPORT_NOT_CLEARED'])
  expect(codesOf(cleared(), officer, amend(ONE_MORE))).toEqual(['ROLE_MISSING'])
  expect(codesOf(cleared(), head, amend(ONE_MORE, ' '))).toEqual(['TEXT_REQUIRED'])
  expect(codesOf(cleared(), head, amend([]))).toEqual(['CELLS_MISSING'])
  expect(codesOf(cleared(), head, amend([ONE_MORE[0]]))).toEqual(['SUM_OF_COLUMNS', 'SUM_IN_OUT'])
  expect(codesOf(cleared(), head, amend([['newlyReceived', 'naturalPerson', 1]]))).toEqual(['CELL_UNCHANGED'])
  expect(codesOf(cleared(), head, amend([...ONE_MORE, ONE_MORE[0]]))).toContain('CELL_NAMED_TWICE')
  expect(codesOf(cleared(), head, amend([['newlyReceived', 'naturalPerson', -2]]))).toEqual(['REPORT_FIGURE_UNUSABLE'])
  expect(codesOf(cleared(), head, amend([['upside' as TableTwoRow, 'naturalPerson', 2]]))).toEqual([
    'REPORT_CELL_UNKNOWN',
  ])

  const amended = stateOf([...cleared(), [officer, publish], [head, amend(ONE_MORE)]])
  expect(amended.frozen?.tableTwo.newlyReceived.all).toBe(2)
  expect(amended.current?.tableTwo.newlyReceived.all).toBe(3)
  expect(amended.amendments).toMatchObject([
    {
      number: 1,
      by: 'head',
      amendedOn: '2027-01-20',
      reason: { value: '漏记一件' },
      cells: [
        { from: 1, to: 2 },
        { from: 2, to: 3 },
        { from: 2, to: 3 },
        { from: 2, to: 3 },
      ],
    },
  ])
})

const department = { ...noTables(), tableTwo: balanced, feesCollected: 3_000 }
const parts = (...ids: readonly string[]) => ({
  parts: ids.map((id) => ({ agency: agencyId(id), revision: 9 })),
  sum: sumOfTables(ids.map(() => department)),
})
const districtWith = (ids: readonly string[]): Given => [
  [officeOfficer, open(government)],
  ...entered(officeOfficer, 1),
  ...chapters(officeOfficer, 'district'),
  [officeOfficer, collect],
  [counting, figures({ lastYear: { status: 'none' }, departments: parts(...ids) })],
]
const ALL = ['office', 'reform', 'finance', 'gone']

test('711-49: the district’s report is the sum over all departments and the government’s own, passed by a leader', () => {
  expect(refusalsOf(districtWith(['office', 'reform']), officeHead, submit)).toMatchObject([
    { code: 'DEPARTMENT_REPORTS_MISSING', facts: { agencies: ['finance', 'gone'] } },
  ])
  const whole: Given = [...districtWith(ALL), [officeHead, submit]]
  const report = stateOf(whole)
  expect(report.frozen?.tableTwo.newlyReceived.all).toBe(5 * 2)
  expect(report.frozen?.feesCollected).toBe(5 * 3_000)
  expect(codesOf(whole, officeHead, clear)).toEqual(['OWN_REPORT', 'LEADER_HAS_TO_PASS'])
  expect(codesOf(whole, leader, clear)).toEqual([])
  expect(codesOf(whole, head, clear)).toContain('WRONG_AGENCY')
})

test('711-49: the same step twice writes nothing', () => {
  const again = (steps: Given, actor: Actor, command: AnnualReportCommand) =>
    expect(
      given(...after(steps))
        .as(actor)
        .when(command).decision,
    ).toMatchObject({ ok: true, value: { events: [] } })
  again(submitted(), head, submit)
  again(cleared(), officeHead, clear)
  again([...cleared(), [officer, publish]], officer, publish)
  again(full(), counting, figures())
  again(full(), officer, { type: 'WriteReportChapter', data: { chapter: 'problems', body: '第一段：problems' } })
  expect(
    codesOf([...cleared(), [officer, publish]], officer, {
      ...publish,
      data: { ...publish.data, publishedOn: '2027-01-21' },
    } as AnnualReportCommand),
  ).toContain('REPORT_NOT_CLEARED')
  expect(codesOf([[officer, open()]], process('other'), submit)).toContain('ROLE_MISSING')
})

test('711-50: tables add up cell by cell, and every cell can be read and written', () => {
  const numbered: ReportTables = REPORT_CELLS.reduce(
    (tables, cell, index) => withValue(tables, cell, index),
    noTables(),
  )
  REPORT_CELLS.forEach((cell, index) => expect(valueIn(numbered, cell)).toBe(index))
  const twice = sumOfTables([numbered, numbered])
  REPORT_CELLS.forEach((cell, index) => expect(valueIn(twice, cell)).toBe(2 * index))
  expect(new Set(REPORT_CELLS.map((cell) => JSON.stringify(cell))).size).toBe(10 + 25 * 7 + 15 + 1)
})

test('711-15: what looks like personal data in a chapter is answered, each by each, before the text stands', () => {
  const body = '来电 13912345678，另有 李四 340602198706120119 反映。联系赵六 15800001111。'
  const written = (
    answers?: readonly { hit: string; answer: 'official' | 'notPersonal' | 'consented'; note?: string }[],
  ) =>
    ({
      type: 'WriteReportChapter',
      data: { chapter: 'problems', body, ...(answers === undefined ? {} : { answers }) },
    }) as const
  const steps: Given = [[officer, open()]]
  const [first] = refusalsOf(steps, officer, written())
  expect(first).toMatchObject({
    code: 'CHAPTER_HITS_UNANSWERED',
    path: 'answers',
    missing: ['phoneNumber-1', 'phoneNumber-2'],
    facts: { places: [4, expect.any(Number) as number] },
  })
  expect(JSON.stringify(first)).not.toContain('139')
  const one = { hit: 'phoneNumber-1', answer: 'official' } as const
  const two = { hit: 'phoneNumber-2', answer: 'consented', note: '书面同意' } as const
  expect(codesOf(steps, officer, written([one]))).toEqual(['CHAPTER_HITS_UNANSWERED'])
  expect(codesOf(steps, officer, written([one, two, { hit: 'illness-3', answer: 'official' }]))).toEqual([
    'HIT_UNKNOWN',
  ])
  expect(codesOf(steps, officer, written([one, two, one]))).toEqual(['HIT_UNKNOWN'])
  const event = after([...steps, [officer, written([one, two])]]).at(-1)
  expect(event?.data).toMatchObject({ hits: [one, { ...two, note: { value: '书面同意' } }] })
  expect(
    after([...steps, [officer, written([one, two])], [officer, written([one, { ...two, answer: 'official' }])]]).at(-1)
      ?.data,
  ).toMatchObject({ hits: [one, { hit: 'phoneNumber-2', answer: 'official' }] })
})

test('711-15, 711-49: a chapter that was written before it was searched is neither submitted nor passed', () => {
  const old = (steps: Given) =>
    after(steps).map((event) =>
      event.type === 'ReportChapterWritten' && event.data.chapter === 'onRequest'
        ? { ...event, data: { ...event.data, text: { ...event.data.text, value: '本人手机13912345678' } } }
        : event,
    )
  const refused = (steps: Given, actor: Actor, command: AnnualReportCommand) =>
    given(...old(steps))
      .as(actor)
      .on('2027-01-20')
      .when(command).refusals
  const holds = { code: 'CHAPTERS_HOLD_PERSONAL_DATA', facts: { chapters: ['onRequest'] } }
  expect(refused(full(), head, submit)).toMatchObject([holds])
  expect(refused(submitted(), officeHead, clear)).toMatchObject([holds])
})
