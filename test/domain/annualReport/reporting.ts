import type { AgencyHistory } from '../../../src/domain/agency/history.js'
import { noFigures } from '../../../src/domain/annualReport/carriedOver.js'
import { chaptersOf, type ReportScopeKind } from '../../../src/domain/annualReport/chapters.js'
import type { AnnualReportCommand, RecordReportFigures } from '../../../src/domain/annualReport/commands.js'
import { personalDataIn } from '../../../src/app/personalDataScan.js'
import { createAnnualReportDecider } from '../../../src/domain/annualReport/decide.js'
import type { AnnualReportEvent } from '../../../src/domain/annualReport/events.js'
import { TABLE_ONE_CELLS } from '../../../src/domain/annualReport/tableOne.js'
import { tableThree } from '../../../src/domain/annualReport/tableThree.js'
import { type TableTwo, tableTwo } from '../../../src/domain/annualReport/tableTwo.js'
import type { Actor } from '../../../src/domain/context.js'
import { decide } from '../../../src/domain/decide.js'
import { agencyId, contextOf, directory, on, person, process } from '../../support/spec.js'

export const government = agencyId('gov')
export const office = agencyId('office')
export const reform = agencyId('reform')
export const finance = agencyId('finance')
export const gone = agencyId('gone')
export const water = agencyId('water')
export const city = agencyId('city')

export const officer = person('officer', 'disclosureOfficer', reform)
export const head = person('head', 'disclosureHead', reform)
export const stranger = person('stranger', 'disclosureHead', finance)
export const clerk = person('clerk', 'publishingOfficer', reform)
export const officeOfficer = person('office-officer', 'disclosureOfficer', office)
export const officeHead = person('office-head', 'disclosureHead', office)
export const leader = person('leader', 'deputyLeader', office)
export const deputyOfHead = person('deputy', 'disclosureHead', office, 'head')
export const counting = process('annualReportFigures')

const written = directory({
  agencies: [
    { id: city, kind: 'government' },
    { id: government, kind: 'government', governmentSuperior: city },
    { id: office, governmentSuperior: government, duties: ['disclosureDepartment'] },
    { id: reform, governmentSuperior: government },
    { id: finance, governmentSuperior: government },
    // Abolished in the middle of the year: its successor reports on it.
    { id: gone, governmentSuperior: government, abolishedOn: on('2026-06-30') },
    { id: agencyId('longGone'), governmentSuperior: government, abolishedOn: on('2025-12-31') },
    { id: agencyId('new'), governmentSuperior: government, establishedOn: on('2027-01-10') },
    { id: agencyId('ofTheCity'), governmentSuperior: city },
    { id: water, kind: 'publicEnterprise', sector: 'waterSupply', governmentSuperior: government },
  ],
  successors: { gone: [reform] },
})
const ids = ['city', 'gov', 'office', 'reform', 'finance', 'gone', 'longGone', 'new', 'ofTheCity', 'water']
export const agencies = {
  ...written,
  history: { agencies: new Map(ids.map((id) => [agencyId(id), {}])), length: 0 } as unknown as AgencyHistory,
}

export const context = contextOf({ today: on('2027-01-20'), agencies })

const applications = [
  { applicant: 'naturalPerson', receivedOn: on('2025-12-20') },
  { applicant: 'naturalPerson', receivedOn: on('2026-02-01') },
  {
    applicant: 'commercialEnterprise',
    receivedOn: on('2026-03-01'),
    closed: { on: on('2026-03-20'), ending: { kind: 'provided' } },
  },
] as const
export const balanced: TableTwo = tableTwo(2026, applications)
/** The year before carried one application of a natural person out. */
export const lastYear: TableTwo = tableTwo(2025, applications)

export const figures = (change: Partial<RecordReportFigures['data']> = {}): RecordReportFigures => ({
  type: 'RecordReportFigures',
  data: {
    request: 1,
    position: '42',
    tableTwo: balanced,
    tableThree: tableThree(2026, [{ kind: 'review', filedOn: on('2026-05-01') }]),
    feesCollected: 3_000,
    carriedOver: { movedIn: noFigures(), movedOut: noFigures() },
    lastYear: { status: 'submitted', revision: 30, carriedOut: lastYear.carriedOut },
    ...change,
  },
})

export const annualReportDecider = createAnnualReportDecider(personalDataIn)

export type Given = readonly (readonly [Actor, AnnualReportCommand])[]

/** Every step that was allowed; a step that is refused is a fault of the test. */
export function after(steps: Given, today = '2027-01-20'): readonly AnnualReportEvent[] {
  const events: AnnualReportEvent[] = []
  for (const [actor, command] of steps) {
    const state = events.reduce(annualReportDecider.evolve, annualReportDecider.initial)
    const decided = decide(annualReportDecider, command, state, contextOf({ ...context, today: on(today), actor }))
    if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`)
    events.push(...decided.value.events)
  }
  return events
}

export const open = (agency = reform, year = 2026): AnnualReportCommand => ({
  type: 'OpenAnnualReport',
  data: { agency, year },
})
export const collect: AnnualReportCommand = { type: 'CollectReportFigures', data: {} }
export const submit: AnnualReportCommand = { type: 'SubmitAnnualReport', data: { request: 1 } }
export const clear: AnnualReportCommand = { type: 'ClearAnnualReport', data: { round: 1 } }
export const publish: AnnualReportCommand = {
  type: 'PublishAnnualReport',
  data: { address: 'https://www.lieshan.gov.cn/nb/2026.html', publishedOn: '2027-01-20' },
}

export const entered = (actor: Actor, value = 0): Given =>
  TABLE_ONE_CELLS.map(({ row, column }) => [
    actor,
    { type: 'EnterReportFigure', data: { row, column, value, basis: '台账' } },
  ])
export const chapters = (actor: Actor, scope: ReportScopeKind = 'department'): Given =>
  chaptersOf(scope).map((chapter) => [
    actor,
    { type: 'WriteReportChapter', data: { chapter, body: `第一段：${chapter}` } },
  ])

/** 填报完毕, ready to be submitted. */
export const full = (): Given => [
  [officer, open()],
  ...entered(officer, 2),
  ...chapters(officer),
  [officer, collect],
  [counting, figures()],
]
export const submitted = (): Given => [...full(), [head, submit]]
export const cleared = (): Given => [...submitted(), [officeHead, clear]]
