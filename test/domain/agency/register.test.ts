import { expect, test } from 'vitest'
import type { AgencyCommand } from '../../../src/domain/agency/commands.js'
import { agencyRegister } from '../../../src/domain/agency/decide.js'
import type { AgencyDuty, AgencyEvent } from '../../../src/domain/agency/events.js'
import { factsOn } from '../../../src/domain/agency/factsOn.js'
import { agencyId, contextOf, on, operator, person, process, spec } from '../../support/spec.js'
import {
  abolished,
  creditCode,
  government,
  registered,
  registration,
  renamed,
  superiorChanged,
  transferred,
  without,
} from './district.js'

const registrar = person('r', 'registrar', 'gov')
const given = spec(agencyRegister, contextOf({ actor: registrar }))
const a = registered('a')
const b = registered('b')
const c = registered('c')

const rename = (id: string, name: string, day: string): AgencyCommand => ({
  type: 'RenameAgency',
  data: { agency: agencyId(id), name, effectiveOn: on(day) },
})
const changeSuperior = (
  id: string,
  superior: string | undefined,
  day: string,
  axis: 'government' | 'business' = 'government',
): AgencyCommand => ({
  type: 'ChangeAgencySuperior',
  data: {
    agency: agencyId(id),
    axis,
    ...(superior === undefined ? {} : { superior: agencyId(superior) }),
    effectiveOn: on(day),
  },
})
const transfer = (id: string, to: string, day: string, themes?: string[]): AgencyCommand => ({
  type: 'TransferAgencyFunctions',
  data: {
    agency: agencyId(id),
    to: agencyId(to),
    ...(themes === undefined ? {} : { themes }),
    effectiveOn: on(day),
  },
})
const abolish = (
  id: string,
  day: string,
  successors: readonly { agency: string; themes?: string[] }[],
  decidingAgency?: string,
): AgencyCommand => ({
  type: 'AbolishAgency',
  data: {
    agency: agencyId(id),
    effectiveOn: on(day),
    successors: successors.map((taker) => ({ ...taker, agency: agencyId(taker.agency) })),
    ...(decidingAgency === undefined ? {} : { decidingAgency: agencyId(decidingAgency) }),
  },
})
const assign = (id: string, duty: AgencyDuty, day = '2020-01-01'): AgencyCommand => ({
  type: 'AssignAgencyDuty',
  data: { agency: agencyId(id), duty, effectiveOn: on(day) },
})
const revoke = (id: string, duty: AgencyDuty, day: string): AgencyCommand => ({
  type: 'RevokeAgencyDuty',
  data: { agency: agencyId(id), duty, effectiveOn: on(day) },
})
const assigned = (id: string, duty: AgencyDuty, day = '2020-01-01'): AgencyEvent => ({
  type: 'AgencyDutyAssigned',
  data: { agency: agencyId(id), duty, effectiveOn: on(day) },
})

// Registration

test('a registered agency is on record with everything that was said about it', () =>
  given(government)
    .when(registration('new', { basis: '烈编〔2010〕1号' }))
    .then({
      type: 'AgencyRegistered',
      data: {
        agency: agencyId('new'),
        name: 'Name of new',
        kind: 'department',
        creditCode: creditCode(900),
        governmentSuperior: agencyId('gov'),
        actsInOwnName: true,
        establishedOn: on('2010-01-01'),
        basis: '烈编〔2010〕1号',
      },
    }))

test('the operator sets up the first agency and no other', () => {
  const data = without(registration('gov', { kind: 'government' }).data, 'governmentSuperior')
  given().as(operator).when({ type: 'RegisterAgency', data }).thenTypes('AgencyRegistered')
  given(government).as(operator).when(registration('new')).thenRefused('OPERATOR_SETS_UP_ONLY')
})

test('only a registrar of the superior, or of one above it, registers an agency', () => {
  given(government).as(process('seed')).when(registration('new')).thenRefused('ROLE_MISSING')
  given(government)
    .as(person('p', 'publishingOfficer', 'gov'))
    .when(registration('new'))
    .thenRefused('ROLE_MISSING')
  given(government, a)
    .as(person('p', 'registrar', 'a'))
    .when(registration('new'))
    .thenRefused('WRONG_AGENCY')
  given(government, a)
    .as(person('p', 'registrar', 'a'))
    .when(registration('office', { kind: 'internalBody', governmentSuperior: agencyId('a') }))
    .thenTypes('AgencyRegistered')
  given(government, a)
    .when(registration('office', { kind: 'internalBody', governmentSuperior: agencyId('a') }))
    .thenTypes('AgencyRegistered')
})

test('registering the same agency again changes nothing, and other data under its id are refused', () => {
  const history = given(government).when(registration('new')).events()
  given(...history)
    .when(registration('new'))
    .thenNothing()
  given(...history)
    .when(registration('new', { name: 'Other' }))
    .thenRefused('AGENCY_ID_TAKEN')
})

test('GB-32100: a kind that has a credit code needs a valid one that no other agency ever had', () => {
  const codeless = without(registration('new').data, 'creditCode')
  given(government).when({ type: 'RegisterAgency', data: codeless }).thenRefused('CREDIT_CODE_REQUIRED')
  given(government)
    .when(registration('new', { creditCode: '91350100M000100Y44' }))
    .thenRefused('CREDIT_CODE_INVALID')
  const old = registered('old', 'department', { creditCode: creditCode(900) })
  given(government, old, a, abolished('old', '2019-01-01', ['a']))
    .when(registration('new'))
    .thenRefusedWith({ code: 'CREDIT_CODE_TAKEN', clause: 'GB-32100', facts: { agency: 'old' } })
})

test.each(['internalBody', 'temporaryBody', 'deliberativeBody', 'dispatchedBody', 'otherOrgan'] as const)(
  'GB-32100: a %s may have no credit code',
  (kind) => {
    const data = without(registration('new', { kind }).data, 'creditCode')
    given(government).when({ type: 'RegisterAgency', data }).thenTypes('AgencyRegistered')
  },
)

test('LS-16.1: a public enterprise names its sector, and nobody else does', () => {
  given(government)
    .when(registration('bus', { kind: 'publicEnterprise' }))
    .thenRefusedWith({ code: 'SECTOR_REQUIRED', clause: 'LS-16.1', missing: ['sector'] })
  given(government)
    .when(registration('bus', { kind: 'publicEnterprise', sector: 'publicTransport' }))
    .thenTypes('AgencyRegistered')
  given(government)
    .when(registration('new', { sector: 'health' }))
    .thenRefused('SECTOR_NOT_APPLICABLE')
})

test('every fault of a registration is named at once', () =>
  given(government, registered('x', 'department', { name: 'Twin' }))
    .when(
      registration('x', {
        name: 'Twin ',
        creditCode: 'nonsense',
        sector: 'health',
        governmentSuperior: agencyId('nobody'),
        businessSuperior: agencyId('x'),
        establishedOn: on('2010-02-30'),
      }),
    )
    .thenRefused(
      'AGENCY_ID_TAKEN',
      'AGENCY_NAME_INVALID',
      'CREDIT_CODE_INVALID',
      'DATE_INVALID',
      'OTHER_AGENCY_UNKNOWN',
      'SECTOR_NOT_APPLICABLE',
      'SUPERIOR_IS_ITSELF',
    ))

test('two bodies of one organ cannot bear the same name; those of two organs can', () => {
  const office = registered('office', 'internalBody', { name: '办公室', governmentSuperior: agencyId('a') })
  const under = (superior: string) =>
    registration('second', { name: '办公室', kind: 'internalBody', governmentSuperior: agencyId(superior) })
  given(government, a, b, office).when(under('a')).thenRefused('AGENCY_NAME_TAKEN')
  given(government, a, b, office).when(under('b')).thenTypes('AgencyRegistered')
})

// Reorganisations

test('LS-4.3: a renaming takes effect on its day and not before', () => {
  const state = given(government, a, renamed('a', 'New', '2020-05-01')).state()
  const record = state.agencies.get(agencyId('a'))!
  expect(factsOn(record, on('2020-04-30')).name).toBe('a')
  expect(factsOn(record, on('2020-05-01')).name).toBe('New')
})

test('a reorganisation may be recorded late, but not from before the agency existed or was last changed', () => {
  given(government, a)
    .when(rename('a', 'New', '2005-01-01'))
    .thenTypes('AgencyRenamed')
  given(government, a)
    .when(rename('a', 'New', '1999-12-31'))
    .thenRefusedWith({ code: 'EFFECTIVE_BEFORE_ESTABLISHMENT', facts: { establishedOn: '2000-01-01' } })
  given(government, a, renamed('a', 'Newer', '2012-01-01'))
    .when(rename('a', 'New', '2011-12-31'))
    .thenRefusedWith({ code: 'EFFECTIVE_BEFORE_LATER_CHANGE', facts: { last: '2012-01-01' } })
  given(government, a, renamed('a', 'Newer', '2012-01-01'))
    .when(rename('a', 'Newest', '2012-01-01'))
    .thenTypes('AgencyRenamed')
})

test('renaming to the name it bears changes nothing', () =>
  given(government, a, renamed('a', 'New', '2012-01-01'))
    .when(rename('a', 'New', '2013-01-01'))
    .thenNothing())

test('who may change an agency: its own registrar and those above it, nobody beside it', () => {
  given(government, a, b)
    .as(person('p', 'registrar', 'a'))
    .when(rename('a', 'New', '2020-01-01'))
    .thenTypes('AgencyRenamed')
  given(government, a, b)
    .as(person('p', 'registrar', 'b'))
    .when(rename('a', 'New', '2020-01-01'))
    .thenRefused('WRONG_AGENCY')
  given(government, a, b)
    .as(operator)
    .when(rename('a', 'New', '2020-01-01'))
    .thenRefused('ROLE_MISSING')
})

test.each(['government', 'business'] as const)('no agency stands above itself on the %s axis', (axis) => {
  given(government, a)
    .when(changeSuperior('a', 'a', '2020-01-01', axis))
    .thenRefused('SUPERIOR_IS_ITSELF')
  given(
    government,
    a,
    b,
    c,
    superiorChanged('b', 'a', '2010-01-01', axis),
    superiorChanged('c', 'b', '2010-01-01', axis),
  )
    .when(changeSuperior('a', 'c', '2020-01-01', axis))
    .thenRefusedWith({ code: 'SUPERIOR_CYCLE', facts: { axis, on: '2020-01-01' } })
})

test('a cycle that would only close on a later day is refused with that day', () =>
  given(government, a, b, superiorChanged('b', 'a', '2024-01-01', 'business'))
    .when(changeSuperior('a', 'b', '2020-01-01', 'business'))
    .thenRefusedWith({ code: 'SUPERIOR_CYCLE', facts: { axis: 'business', on: '2024-01-01' } }))

test('the two axes are independent of each other', () =>
  given(government, a, b, superiorChanged('b', 'a', '2010-01-01', 'business'))
    .when(changeSuperior('a', 'b', '2020-01-01', 'government'))
    .thenTypes('AgencySuperiorChanged'))

test('a superior may be taken away; taking it away again changes nothing', () => {
  given(government, a)
    .when(changeSuperior('a', undefined, '2020-01-01'))
    .thenTypes('AgencySuperiorChanged')
  given(government, a, superiorChanged('a', undefined, '2020-01-01'))
    .when(changeSuperior('a', undefined, '2020-01-01'))
    .thenNothing()
})

test("an agency that belongs to no government is in the hands of its own registrar or a government's", () => {
  const commission = without(registered('commission', 'otherOrgan').data, 'governmentSuperior' as never)
  const history = [government, a, { type: 'AgencyRegistered', data: commission } as AgencyEvent]
  const renaming = rename('commission', 'New', '2020-01-01')
  given(...history)
    .when(renaming)
    .thenTypes('AgencyRenamed')
  given(...history)
    .as(person('p', 'registrar', 'commission'))
    .when(renaming)
    .thenTypes('AgencyRenamed')
  given(...history)
    .as(person('p', 'registrar', 'a'))
    .when(renaming)
    .thenRefused('WRONG_AGENCY')
})

test('an id that could not stand in the name of a stream is refused', () =>
  given(government).when(registration('a/b c')).thenRefused('AGENCY_ID_INVALID'))

test('an agency is not put under one that was abolished, on any later day on record', () =>
  given(government, a, b, abolished('b', '2022-01-01', ['a']))
    .when(changeSuperior('a', 'b', '2020-01-01'))
    .thenRefusedWith({ code: 'OTHER_AGENCY_NOT_ACTIVE', path: 'superior' }))

test('LS-4.3: functions go to another agency that exists on the day, by theme or as a whole', () => {
  given(government, a, b)
    .when(transfer('a', 'b', '2020-01-01', ['water']))
    .then(transferred('a', 'b', '2020-01-01', ['water']))
  given(government, a, b)
    .when(transfer('a', 'b', '2020-01-01'))
    .then(transferred('a', 'b', '2020-01-01'))
  given(government, a)
    .when(transfer('a', 'a', '2020-01-01'))
    .thenRefused('TAKER_IS_ITSELF')
  given(government, a)
    .when(transfer('a', 'nobody', '2020-01-01', []))
    .thenRefused('OTHER_AGENCY_UNKNOWN', 'THEME_EMPTY')
  given(government, a, b)
    .when(transfer('a', 'b', '2020-01-01', ['x', 'x']))
    .thenRefused('THEME_TWICE')
  given(government, a, b, transferred('a', 'b', '2020-01-01', ['x', 'y']))
    .when(transfer('a', 'b', '2020-01-01', ['y', 'x']))
    .thenNothing()
})

test('LS-4.4: an abolition names a successor for everything or who decided it', () => {
  given(government, a)
    .when(abolish('a', '2020-01-01', []))
    .thenRefusedWith({ code: 'DECIDING_AGENCY_REQUIRED', clause: 'LS-4.4', missing: ['decidingAgency'] })
  given(government, a, b)
    .when(abolish('a', '2020-01-01', [{ agency: 'b', themes: ['water'] }]))
    .thenRefused('DECIDING_AGENCY_REQUIRED')
  given(government, a)
    .when(abolish('a', '2020-01-01', [], 'gov'))
    .then(abolished('a', '2020-01-01', [], 'gov'))
  given(government, a, b)
    .when(abolish('a', '2020-01-01', [{ agency: 'b' }]))
    .then(abolished('a', '2020-01-01', ['b']))
})

test('LS-4.3: faults of the takers are all named, each with its place', () =>
  given(government, a, b, c, abolished('c', '2019-01-01', ['b']))
    .when(abolish('a', '2020-01-01', [{ agency: 'c' }, { agency: 'b' }, { agency: 'a', themes: ['x'] }], 'nobody'))
    .thenRefused('OTHER_AGENCY_NOT_ACTIVE', 'OTHER_AGENCY_UNKNOWN', 'REST_TAKEN_TWICE', 'TAKER_IS_ITSELF'))

test('LS-4.3: an agency with others under it is not abolished before they are moved', () => {
  const office = registered('office', 'internalBody', { governmentSuperior: agencyId('a') })
  given(government, a, b, office)
    .when(abolish('a', '2020-01-01', [{ agency: 'b' }]))
    .thenRefusedWith({ code: 'SUBORDINATES_REMAIN', facts: { agencies: ['office'] } })
  given(government, a, b, office, superiorChanged('office', 'b', '2020-01-01'))
    .when(abolish('a', '2020-01-01', [{ agency: 'b' }]))
    .thenTypes('AgencyAbolished')
})

test('LS-4.3: an agency is not abolished before a day on which another is put under it', () =>
  given(government, a, b, superiorChanged('b', 'a', '2021-06-01', 'business'))
    .when(abolish('a', '2020-01-01', [{ agency: 'gov' }]))
    .thenRefusedWith({ code: 'SUBORDINATES_REMAIN', facts: { agencies: ['b'] } }))

test('an agency is not abolished before a day on which it got a duty', () =>
  given(government, a, assigned('a', 'supervisoryOrgan', '2020-01-01'))
    .when(abolish('a', '2020-01-01', [{ agency: 'gov' }]))
    .thenRefusedWith({ code: 'EFFECTIVE_BEFORE_LATER_CHANGE', facts: { last: '2020-01-01' } }))

test('an agency is not abolished before the end of a day on which functions came to it', () => {
  given(government, a, b, transferred('a', 'b', '2020-01-01'))
    .when(abolish('b', '2020-01-01', [{ agency: 'gov' }]))
    .thenRefused('EFFECTIVE_BEFORE_LATER_CHANGE')
  given(government, a, b, transferred('a', 'b', '2020-01-01'))
    .when(abolish('b', '2020-01-02', [{ agency: 'gov' }]))
    .thenTypes('AgencyAbolished')
})

test('an agency is not abolished before a day on which functions came to it', () =>
  given(government, a, b, transferred('a', 'b', '2020-01-01'))
    .when(abolish('b', '2019-12-31', [{ agency: 'gov' }]))
    .thenRefusedWith({ code: 'EFFECTIVE_BEFORE_LATER_CHANGE', facts: { last: '2020-01-01' } }))

test('nothing happens to an abolished agency any more, and abolishing it again changes nothing', () => {
  const gone = [government, a, b, abolished('a', '2020-01-01', ['b'])] as const
  given(...gone)
    .when(abolish('a', '2020-01-01', [{ agency: 'b' }]))
    .thenNothing()
  given(...gone)
    .when(rename('a', 'New', '2021-01-01'))
    .thenRefusedWith({ code: 'AGENCY_ABOLISHED', facts: { abolishedOn: '2020-01-01' } })
  given(...gone)
    .when(assign('a', 'supervisoryOrgan', '2021-01-01'))
    .thenRefused('AGENCY_ABOLISHED')
})

test('711-10: whether a body acts in its own name changes with a day', () => {
  const change = { agency: agencyId('a'), actsInOwnName: false, effectiveOn: on('2020-01-01') }
  const events = given(government, a).when({ type: 'ChangeAgencyOwnName', data: change }).events()
  given(...events)
    .when({ type: 'ChangeAgencyOwnName', data: change })
    .thenNothing()
})

// Duties

test('711-3: one agency of a government is the disclosure department at a time', () => {
  given(government, a, b, assigned('a', 'disclosureDepartment'))
    .when(assign('b', 'disclosureDepartment', '2021-01-01'))
    .thenRefusedWith({ code: 'DUTY_TAKEN', facts: { duty: 'disclosureDepartment', agency: 'a' } })
  const revoked = given(government, a, b, assigned('a', 'disclosureDepartment'))
    .when(revoke('a', 'disclosureDepartment', '2021-01-01'))
    .events()
  given(...revoked)
    .when(assign('b', 'disclosureDepartment', '2021-01-01'))
    .thenTypes('AgencyDutyAssigned')
})

test('711-3: each government has its own disclosure department', () =>
  given(
    government,
    registered('city', 'government'),
    registered('cityOffice', 'department', { governmentSuperior: agencyId('city') }),
    a,
    assigned('cityOffice', 'disclosureDepartment'),
  )
    .when(assign('a', 'disclosureDepartment'))
    .thenTypes('AgencyDutyAssigned'))

test('several agencies may run websites', () =>
  given(government, a, b, assigned('a', 'websiteMaintainingUnit'))
    .when(assign('b', 'websiteMaintainingUnit'))
    .thenTypes('AgencyDutyAssigned'))

test('a duty is assigned once and revoked once; only a held one can be revoked', () => {
  const held = [government, a, assigned('a', 'supervisoryOrgan')] as const
  given(...held)
    .when(assign('a', 'supervisoryOrgan', '2022-01-01'))
    .thenNothing()
  const revoked = given(...held)
    .when(revoke('a', 'supervisoryOrgan', '2022-01-01'))
    .events()
  given(...revoked)
    .when(revoke('a', 'supervisoryOrgan', '2022-01-01'))
    .thenNothing()
  given(government, a)
    .when(revoke('a', 'supervisoryOrgan', '2022-01-01'))
    .thenRefused('DUTY_NOT_HELD')
  given(...held)
    .when(revoke('a', 'supervisoryOrgan', '2019-12-31'))
    .thenRefused('EFFECTIVE_BEFORE_LATER_CHANGE')
})

// Corrections

const correct = (
  data: Omit<Extract<AgencyCommand, { type: 'CorrectAgencyData' }>['data'], 'agency'>,
): AgencyCommand => ({
  type: 'CorrectAgencyData',
  data: { agency: agencyId('a'), ...data },
})

test('what was registered wrongly is corrected as if from the beginning', () => {
  const earlier = registered('gov', 'government', { establishedOn: on('1990-01-01') })
  const correction = correct({ name: 'Right', establishedOn: on('1998-07-01'), creditCode: creditCode(901) })
  const state = given(...given(earlier, a).when(correction).events()).state()
  expect(factsOn(state.agencies.get(agencyId('a'))!, on('1998-07-01'))).toMatchObject({
    name: 'Right',
    creditCode: creditCode(901),
    establishedOn: '1998-07-01',
  })
  given(government, a).when(correction).thenRefusedWith({ code: 'OTHER_AGENCY_NOT_ACTIVE', path: 'establishedOn' })
})

test('a corrected name replaces the latest one on record', () => {
  const state = given(
    ...given(government, a, renamed('a', 'Wrnog', '2020-01-01'))
      .when(correct({ name: 'Wrong' }))
      .events(),
  ).state()
  const record = state.agencies.get(agencyId('a'))!
  expect([factsOn(record, on('2019-12-31')).name, factsOn(record, on('2020-01-01')).name]).toEqual(['a', 'Wrong'])
})

test('a correction is checked like a registration, with all faults at once', () => {
  given(government, a, b, renamed('a', 'New', '2005-01-01'))
    .when(correct({ name: 'b', kind: 'publicEnterprise', creditCode: null, establishedOn: on('2006-01-01') }))
    .thenRefused('AGENCY_NAME_TAKEN', 'CREDIT_CODE_REQUIRED', 'ESTABLISHED_AFTER_CHANGE', 'SECTOR_REQUIRED')
  given(government, a).when(correct({})).thenRefused('CORRECTION_EMPTY')
  given(government, a)
    .when(correct({ name: 'a' }))
    .thenNothing()
})

test('the latest reorganisation can be annulled, and then it never took place', () => {
  const gone = [government, a, b, renamed('a', 'New', '2019-01-01'), abolished('a', '2020-01-01', ['b'])] as const
  const annul = (annulled: 'AgencyAbolished' | 'AgencyRenamed', day: string): AgencyCommand => ({
    type: 'AnnulAgencyReorganisation',
    data: { agency: agencyId('a'), annulled, effectiveOn: on(day) },
  })
  const events = given(...gone)
    .when(annul('AgencyAbolished', '2020-01-01'))
    .events()
  expect(
    factsOn(
      given(...events)
        .state()
        .agencies.get(agencyId('a'))!,
    ),
  ).toMatchObject({ name: 'New' })
  expect(
    factsOn(
      given(...events)
        .state()
        .agencies.get(agencyId('a'))!,
    ),
  ).not.toHaveProperty('abolishedOn')
  given(...events)
    .when(annul('AgencyAbolished', '2020-01-01'))
    .thenNothing()
  given(...gone)
    .when(annul('AgencyRenamed', '2019-01-01'))
    .thenRefused('NOT_THE_LATEST_REORGANISATION')
})

test('an annulment that would leave the agency under an abolished one is refused', () =>
  given(
    government,
    a,
    b,
    superiorChanged('a', 'b', '2010-01-01'),
    superiorChanged('a', 'gov', '2012-01-01'),
    abolished('b', '2015-01-01', ['gov']),
  )
    .when({
      type: 'AnnulAgencyReorganisation',
      data: { agency: agencyId('a'), annulled: 'AgencySuperiorChanged', effectiveOn: on('2012-01-01') },
    })
    .thenRefused('OTHER_AGENCY_NOT_ACTIVE'))

test('an annulment that would put two agencies above each other is refused', () =>
  given(
    government,
    b,
    registered('x', 'department', { governmentSuperior: agencyId('b') }),
    superiorChanged('x', 'gov', '2012-01-01'),
    superiorChanged('b', 'x', '2015-01-01'),
  )
    .when({
      type: 'AnnulAgencyReorganisation',
      data: { agency: agencyId('x'), annulled: 'AgencySuperiorChanged', effectiveOn: on('2012-01-01') },
    })
    .thenRefusedWith({ code: 'SUPERIOR_CYCLE', facts: { axis: 'government', on: '2015-01-01' } }))
