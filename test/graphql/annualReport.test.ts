import { afterAll, beforeAll, expect, test } from 'vitest'
import { annualReportOptionsOf } from '../../src/app/compose/annualReportProcesses.js'
import { REPORT_CHAPTERS } from '../../src/domain/annualReport/chapters.js'
import { TABLE_ONE_CELLS } from '../../src/domain/annualReport/tableOne.js'
import type { AgencyId, Instant, LocalDate, PersonId } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { annualReportReactions } from '../../src/processes/annualReports.js'
import { annualReportTimer } from '../../src/processes/annualReportTimer.js'
import { deadlineTimer } from '../../src/processes/deadlineTimer.js'
import { createProcesses, type Processes } from '../../src/processes/processes.js'
import { anyTimerKind } from '../../src/processes/timer.js'
import { type Application, startApplication } from '../support/application.js'
import { REGISTRAR } from '../support/district.js'
import { agencyGid } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'

const OFFICES = {
  fgwOffice: ['disclosureHead', 'fgw'],
  czjOffice: ['disclosureHead', 'czj'],
  qzfbDeputy: ['deputyLeader', 'qzfb'],
  czjDisclosure: ['disclosureOfficer', 'czj'],
} as const
const personActor = (person: string) => ({ kind: 'person', person: person as PersonId, holds: [] }) as const
const portal = { kind: 'process', process: 'portal' } as const

let app: Application
let processes: Processes
beforeAll(async () => {
  app = await startApplication({ now: '2026-11-02T02:00:00.000Z' as Instant })
  for (const [person, [role, agency]] of Object.entries(OFFICES)) {
    const member = { agency: agency as AgencyId, person: person as PersonId }
    const since = '2026-01-05' as LocalDate
    await app.give(
      { type: 'AppointStaffMember', data: { ...member, name: person, appointedOn: since } },
      agency,
      REGISTRAR,
    )
    await app.give({ type: 'GrantStaffRole', data: { ...member, role, from: since } }, agency, REGISTRAR)
  }
  for (const [application, agency] of [
    ['a1', 'fgw'],
    ['a2', 'fgw'],
    ['a3', 'czj'],
  ] as const) {
    const applicant = {
      subject: `p-${application}`,
      kind: 'naturalPerson',
      name: '张三',
      identity: '证',
      contact: '电话',
    }
    const request = { description: '征地补偿安置方案', form: 'electronic', way: 'email' }
    const arrived = {
      application,
      agency,
      channel: 'internet',
      arrivedOn: '2026-11-02',
      applicant,
      request,
      proof: '凭证',
    }
    await app.give({ type: 'ReceiveApplication', data: arrived }, application, portal)
  }
  await app.give({ type: 'WithdrawApplication', data: { withdrawnOn: '2026-11-02', proof: '书面' } }, 'a2', portal)
  const remedy = { remedy: 'r1', kind: 'review', filedOn: '2026-11-02', caseNumber: '复1', body: '区政府' }
  await app.give({ type: 'RegisterRemedy', data: remedy }, 'a1', personActor('fgwOffice'))

  processes = createProcesses({
    db: app.models.db,
    store: app.storage.store,
    execute: app.core.execute,
    reactions: annualReportReactions(annualReportOptionsOf(app)),
    timer: {
      clock: app.clock,
      kinds: [anyTimerKind(deadlineTimer), anyTimerKind(annualReportTimer(annualReportOptionsOf(app)))],
    },
  })
  await processes.start()
  await idle()
})
afterAll(async () => {
  await processes.stop()
  await app.stop()
})

async function idle(): Promise<void> {
  await processes.idle()
  await app.settle()
}
const on = async (day: string) => {
  app.clock.set(`${day}T02:00:00.000Z` as Instant)
  await idle()
}
const reportOf = (agency: string, year = 2026) => ({ agencyId: agencyGid(agency), year })
const give = async (person: string, name: string, input: object = {}, agency = 'fgw') => {
  const payload = await mutate(app.client(person), name, { ...reportOf(agency), ...input })
  await idle()
  return payload
}
const done = async (person: string, name: string, input: object = {}, agency = 'fgw') =>
  expect(codesOf(await give(person, name, input, agency)), `${person} ${name}`).toEqual([])

const CELL = 'id label row column value submitted now'
const REPORT = `status round revision movedApplications { totalCount } collected { request movedIn carriedOutLastYear } address
  tableOne { ${CELL} } tableTwo { ${CELL} } tableThree { ${CELL} } fees { ${CELL} }
  amendments { number reason changedBy { id } cells { label from to } } faults { note cell chapter }`
interface Cell {
  readonly id: string
  readonly row: string
  readonly column: string
  readonly value: number | null
  readonly submitted: number | null
  readonly now: number | null
}
interface Shown {
  readonly status: string
  readonly round: number
  readonly tableOne: readonly Cell[]
  readonly tableTwo: readonly Cell[]
  readonly tableThree: readonly Cell[]
  readonly collected: { readonly request: number } | null
  readonly amendments: readonly unknown[]
  readonly faults: readonly unknown[]
}
const show = async (person: string | undefined, agency = 'fgw', year = 2026): Promise<Shown | null> => {
  const query = `query ($agencyId: ID!, $year: Int!) { annualReport(agencyId: $agencyId, year: $year) { ${REPORT} } }`
  const { annualReport } = await app.client(person).data<{ annualReport: Shown | null }>(query, reportOf(agency, year))
  return annualReport
}
const cellOf = (shown: Shown, row: string, column: string): Cell =>
  [...shown.tableOne, ...shown.tableTwo, ...shown.tableThree].find(
    (cell) => cell.row === row && cell.column === column,
  )!
const valueOf = async (row: string, column: string, agency = 'fgw') =>
  cellOf((await show('qzfbHead', agency))!, row, column).value

/** Figures, texts and a collection, by whoever writes for the agency. */
async function fill(person: string, agency: string, value: number): Promise<number> {
  for (const cell of TABLE_ONE_CELLS)
    await mutate(app.client(person), 'enterReportFigure', { ...reportOf(agency), ...cell, value, basis: '台账' })
  for (const chapter of REPORT_CHAPTERS.filter((one) => agency === 'gov' || one !== 'accountability'))
    await mutate(app.client(person), 'writeReportChapter', { ...reportOf(agency), chapter, body: `=${chapter}` })
  await done(person, 'collectReportFigures', {}, agency)
  return (await show(person, agency))!.collected!.request
}

const deadlines = async (matter: string) => {
  const ids = ['reportSubmission', 'reportPublication', 'districtReportPublication'].map((kind) =>
    toGlobalId('Deadline', `${matter}-${kind}`),
  )
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Deadline { kind due status } } }'
  const { nodes } = await app.client('qzfbHead').data<{ nodes: readonly unknown[] }>(query, { ids })
  return nodes.filter((node) => node !== null)
}

test('711-49: on 1 January the reports of the year before are opened, with their dates', async () => {
  await on('2026-12-31')
  expect((await show('fgwOffice'))?.status).toBe('notOpened')
  await on('2027-01-01')
  for (const agency of ['fgw', 'czj', 'qzfb', 'gov'])
    expect((await show('qzfbHead', agency))?.status, agency).toBe('open')
  expect(await deadlines('fgw-2026')).toEqual([
    { kind: 'reportSubmission', due: '2027-01-31', status: 'running' },
    { kind: 'reportPublication', due: '2027-01-31', status: 'running' },
  ])
  expect(await deadlines('gov-2026')).toEqual([
    { kind: 'districtReportPublication', due: '2027-03-31', status: 'running' },
  ])
  // Nobody owes a report of a year that was over when the program came into use, nor does an organ that takes no applications.
  expect((await show('qzfbHead', 'fgw', 2025))?.status).toBe('notOpened')
  expect(await show('qzfbHead', 'jw')).toBeNull()
})

test('711-50: the three tables come from the log, and every number opens to what it counts', async () => {
  const shown = (await show('fgwDisclosure'))!
  expect(shown.tableOne).toHaveLength(10)
  expect(shown.tableTwo).toHaveLength(25 * 7)
  expect(shown.tableThree).toHaveLength(15)
  expect(cellOf(shown, 'newlyReceived', 'all').value).toBe(2)
  expect(cellOf(shown, 'other', 'naturalPerson').value).toBe(1)
  expect(cellOf(shown, 'carriedOut', 'all').value).toBe(1)
  const open = `query ($id: ID!) { node(id: $id) { ... on AnnualReportCell { label
    applications(first: 5) { totalCount nodes { receivedOn closedOn outcome applicantKind agency { id } application { id } } }
    remedies { totalCount nodes { caseNumber endedOn application { id } } } payments { totalCount } entry { basis } } } }`
  const cell = async (row: string, column: string, person = 'fgwDisclosure') =>
    (
      await app
        .client(person)
        .data<{ node: Record<string, unknown> | null }>(open, { id: cellOf(shown, row, column).id })
    ).node
  expect(await cell('carriedOut', 'naturalPerson')).toMatchObject({
    label: '表二 四、结转下年度继续办理 · 自然人',
    applications: {
      totalCount: 1,
      nodes: [{ receivedOn: '2026-11-02', closedOn: null, application: { id: toGlobalId('Application', 'a1') } }],
    },
    remedies: null,
  })
  expect(await cell('total', 'all')).toMatchObject({
    applications: {
      totalCount: 1,
      nodes: [{ outcome: '3.其他', closedOn: '2026-11-02', application: { id: toGlobalId('Application', 'a2') } }],
    },
  })
  expect(await cell('review', 'pending')).toMatchObject({
    applications: null,
    remedies: { totalCount: 1, nodes: [{ caseNumber: '复1', endedOn: null }] },
  })
  // Another department does not know that there is such a number.
  expect(await cell('review', 'pending', 'czjDisclosure')).toBeNull()
  expect(await show('czjDisclosure', 'fgw')).toBeNull()
  expect(await show(undefined, 'fgw')).toBeNull()
  expect((await show('inspector', 'fgw'))?.status).toBe('open')
})

test('711-49: a department fills in, submits, is returned, submits again, is passed and publishes', async () => {
  await on('2027-01-15')
  expect(codesOf(await give('fgwDisclosure', 'submitAnnualReport', { request: 1 }))).toEqual([
    'CHAPTERS_MISSING',
    'REPORT_FIGURES_MISSING',
    'ROLE_MISSING',
    'TABLE_ONE_INCOMPLETE',
  ])
  expect(
    codesOf(
      await give('czjDisclosure', 'enterReportFigure', {
        row: 'licences',
        column: 'decisions',
        value: 1,
        basis: '台账',
      }),
    ),
  ).toEqual(['WRONG_AGENCY'])
  const request = await fill('fgwDisclosure', 'fgw', 4)
  await done('fgwOffice', 'submitAnnualReport', { request })
  expect(codesOf(await give('fgwDisclosure', 'writeReportChapter', { chapter: 'problems', body: '改' }))).toEqual([
    'REPORT_FROZEN',
  ])

  const faults = [{ cell: { table: 1, row: 'licences', column: 'decisions' }, note: '与许可系统不符' }]
  expect(codesOf(await give('fgwOffice', 'returnAnnualReport', { round: 1, faults }))).toEqual(['WRONG_AGENCY'])
  await done('qzfbOfficer', 'returnAnnualReport', { round: 1, faults })
  expect(await show('fgwOffice')).toMatchObject({
    status: 'returned',
    faults: [{ note: '与许可系统不符', cell: '表一 行政许可 · 本年处理决定数量' }],
  })
  await done('fgwDisclosure', 'enterReportFigure', {
    row: 'licences',
    column: 'decisions',
    value: 5,
    basis: '许可系统',
  })
  await done('fgwOffice', 'submitAnnualReport', { request })
  expect(codesOf(await give('qzfbHead', 'clearAnnualReport', { round: 1 }))).toEqual(['REPORT_ROUND_CHANGED'])
  await done('qzfbHead', 'clearAnnualReport', { round: 2 })
  await done('fgwDisclosure', 'publishAnnualReport', {
    address: 'https://www.lieshan.gov.cn/nb/fgw-2026.html',
    publishedOn: '2027-01-15',
  })
  expect(await show('fgwOffice')).toMatchObject({
    status: 'published',
    round: 2,
    address: 'https://www.lieshan.gov.cn/nb/fgw-2026.html',
  })
  expect(await valueOf('licences', 'decisions')).toBe(5)
  expect(await deadlines('fgw-2026')).toMatchObject([{ status: 'met' }, { status: 'met' }])
})

test('711-50: what changes after the freeze is seen, and becomes part of the report by an amendment only', async () => {
  // It had been withdrawn before the end of the year; that is entered now.
  await app.give({ type: 'WithdrawApplication', data: { withdrawnOn: '2026-12-20', proof: '书面' } }, 'a1', portal)
  await idle()
  const before = cellOf((await show('fgwOffice'))!, 'carriedOut', 'all')
  expect(before).toMatchObject({ value: 1, submitted: 1, now: 0 })
  const cell = (row: string, column: string, value: number) => ({ table: 2, row, column, value })
  const half = [cell('carriedOut', 'naturalPerson', 0), cell('carriedOut', 'all', 0)]
  expect(codesOf(await give('fgwOffice', 'amendAnnualReport', { cells: half, reason: '补录撤回' }))).toEqual([
    'SUM_IN_OUT',
    'SUM_IN_OUT',
  ])
  const cells = [...half, ...['other', 'total'].flatMap((row) => [cell(row, 'naturalPerson', 2), cell(row, 'all', 2)])]
  await done('fgwOffice', 'amendAnnualReport', { cells, reason: '补录撤回' })
  const shown = (await show('inspector'))!
  expect(cellOf(shown, 'carriedOut', 'all')).toMatchObject({ value: 0, submitted: 1, now: 0 })
  expect(shown.amendments).toMatchObject([
    { number: 1, reason: '补录撤回', changedBy: { id: toGlobalId('Person', 'fgwOffice') } },
  ])
})

test('711-49: on the last day it is still in time; the day after it is missed', async () => {
  await on('2027-01-31')
  expect(await deadlines('czj-2026')).toMatchObject([{ status: 'running' }, { status: 'running' }])
  await on('2027-02-01')
  expect(await deadlines('czj-2026')).toMatchObject([{ status: 'missed' }, { status: 'missed' }])
})

test('711-49: the district’s report is the sum of all departments and its own, and names those that are missing', async () => {
  const early = await fill('qzfbHead', 'gov', 1)
  const refused = await give('qzfbHead', 'submitAnnualReport', { request: early }, 'gov')
  expect(codesOf(refused)).toEqual(['DEPARTMENT_REPORTS_MISSING'])
  expect(refused.userErrors[0]!.message).toContain('区财政局')

  await done('czjOffice', 'submitAnnualReport', { request: await fill('czjOffice', 'czj', 2) }, 'czj')
  await done('qzfbHead', 'clearAnnualReport', { round: 1 }, 'czj')
  await done('qzfbDeputy', 'submitAnnualReport', { request: await fill('qzfbOfficer', 'qzfb', 0) }, 'qzfb')
  await done('qzfbHead', 'clearAnnualReport', { round: 1 }, 'qzfb')

  await done('qzfbHead', 'collectReportFigures', {}, 'gov')
  const { request } = (await show('qzfbHead', 'gov'))!.collected!
  await done('qzfbHead', 'submitAnnualReport', { request }, 'gov')
  expect(codesOf(await give('qzfbHead', 'clearAnnualReport', { round: 1 }, 'gov'))).toEqual([
    'LEADER_HAS_TO_PASS',
    'OWN_REPORT',
  ])
  await done('qzfbDeputy', 'clearAnnualReport', { round: 1 }, 'gov')
  await done(
    'qzfbOfficer',
    'publishAnnualReport',
    { address: 'https://www.lieshan.gov.cn/nb/2026.html', publishedOn: '2027-02-01' },
    'gov',
  )
  const district = (await show('mayor', 'gov'))!
  expect(cellOf(district, 'newlyReceived', 'all').value).toBe(3)
  expect(cellOf(district, 'carriedOut', 'all').value).toBe(1)
  expect(cellOf(district, 'penalties', 'decisions').value).toBe(4 + 2 + 0 + 1)
  const parts = `query ($id: ID!) { node(id: $id) { ... on AnnualReportCell { departments { value agency { id } }
    applications { totalCount } } } }`
  const { node } = await app
    .client('qzfbHead')
    .data<{ node: unknown }>(parts, { id: cellOf(district, 'newlyReceived', 'all').id })
  expect(node).toMatchObject({
    departments: [{ value: 0 }, { value: 2 }, { value: 1 }],
    applications: { totalCount: 3 },
  })
  expect(await deadlines('gov-2026')).toMatchObject([{ status: 'met' }])
})

test('711-50: a year later the carried-in is last year’s carried-out', async () => {
  await app.give(
    { type: 'OpenAnnualReport', data: { agency: 'czj', year: 2027 } },
    'czj-2027',
    personActor('czjOffice'),
  )
  await on('2028-01-10')
  for (const person of ['czjDisclosure']) {
    for (const cell of TABLE_ONE_CELLS)
      await mutate(app.client(person), 'enterReportFigure', {
        ...reportOf('czj', 2027),
        ...cell,
        value: 0,
        basis: '台账',
      })
    for (const chapter of REPORT_CHAPTERS.filter((one) => one !== 'accountability'))
      await mutate(app.client(person), 'writeReportChapter', { ...reportOf('czj', 2027), chapter, body: '无' })
  }
  await mutate(app.client('czjOffice'), 'collectReportFigures', reportOf('czj', 2027))
  await idle()
  expect(await show('czjOffice', 'czj', 2027)).toMatchObject({ collected: { carriedOutLastYear: 1 } })
  // What was open at the end of 2026 turns out to have been withdrawn then: 2026 has to be amended first.
  await app.give({ type: 'WithdrawApplication', data: { withdrawnOn: '2026-12-30', proof: '书面' } }, 'a3', portal)
  await idle()
  await mutate(app.client('czjOffice'), 'collectReportFigures', reportOf('czj', 2027))
  await idle()
  const submit = () => mutate(app.client('czjOffice'), 'submitAnnualReport', { ...reportOf('czj', 2027), request: 2 })
  expect(codesOf(await submit())).toEqual(['CARRIED_IN_DIFFERS', 'CARRIED_IN_DIFFERS'])
  const cell = (row: string, column: string, value: number) => ({ table: 2, row, column, value })
  const cells = [
    ['carriedOut', 0],
    ['other', 1],
    ['total', 1],
  ].flatMap(([row, value]) => ['naturalPerson', 'all'].map((column) => cell(row as string, column, value as number)))
  await done('czjOffice', 'amendAnnualReport', { cells, reason: '补录撤回' }, 'czj')
  await mutate(app.client('czjOffice'), 'collectReportFigures', reportOf('czj', 2027))
  await idle()
  expect(
    codesOf(await mutate(app.client('czjOffice'), 'submitAnnualReport', { ...reportOf('czj', 2027), request: 3 })),
  ).toEqual([])
  const list = `{ annualReports(filter: { year: 2027 }) { totalCount nodes { status year agency { id } } } }`
  expect(await app.client('qzfbHead').data(list)).toMatchObject({
    annualReports: { nodes: expect.arrayContaining([expect.objectContaining({ status: 'submitted', year: 2027 })]) },
  })
  expect(app.faults).toEqual([])
})
