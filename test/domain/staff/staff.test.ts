import { expect, test } from 'vitest'
import type { StaffCommand } from '../../../src/domain/staff/commands.js'
import { staffDecider } from '../../../src/domain/staff/decide.js'
import type { StaffEvent } from '../../../src/domain/staff/events.js'
import { rolesIn } from '../../../src/domain/staff/rolesOf.js'
import type { Role } from '../../../src/domain/roles.js'
import type { ItemId } from '../../../src/domain/values.js'
import { registerDirectory } from '../../../src/domain/agency/historyDirectory.js'
import { government, historyOf, registered } from '../agency/district.js'
import { agencyId, contextOf, directory, on, operator, person, personId, spec } from '../../support/spec.js'

const agency = agencyId('a')
const context = contextOf({
  actor: person('r', 'registrar', 'a'),
  agencies: directory({
    agencies: [
      { id: agencyId('gov'), kind: 'government' },
      { id: agency, governmentSuperior: agencyId('gov'), establishedOn: on('2000-01-01') },
      { id: agencyId('b'), governmentSuperior: agencyId('gov') },
      { id: agencyId('gone'), governmentSuperior: agencyId('gov'), abolishedOn: on('2020-01-01') },
    ],
  }),
})
const given = spec(staffDecider, context)

const appointed = (id: string, day = '2020-01-01'): StaffEvent => ({
  type: 'StaffMemberAppointed',
  data: {
    agency,
    person: personId(id),
    name: { $protected: `person:${id}`, value: `Name of ${id}` },
    appointedOn: on(day),
  },
})
const granted = (id: string, role: Role, from = '2020-01-01', until?: string): StaffEvent => ({
  type: 'StaffRoleGranted',
  data: { agency, person: personId(id), role, from: on(from), ...(until === undefined ? {} : { until: on(until) }) },
})
const deputised = (absent: string, deputy: string, from: string, until: string): StaffEvent => ({
  type: 'DeputyAppointed',
  data: { agency, absent: personId(absent), deputy: personId(deputy), from: on(from), until: on(until) },
})
const leftOn = (id: string, day: string): StaffEvent => ({
  type: 'StaffMemberLeft',
  data: { agency, person: personId(id), effectiveOn: on(day) },
})

const appoint = (id: string, day = '2020-01-01', to = 'a'): StaffCommand => ({
  type: 'AppointStaffMember',
  data: { agency: agencyId(to), person: personId(id), name: `Name of ${id}`, appointedOn: on(day) },
})
const grant = (id: string, role: Role, from = '2020-01-01', until?: string): StaffCommand => ({
  type: 'GrantStaffRole',
  data: { agency, person: personId(id), role, from: on(from), ...(until === undefined ? {} : { until: on(until) }) },
})
const revoke = (id: string, role: Role, day: string): StaffCommand => ({
  type: 'RevokeStaffRole',
  data: { agency, person: personId(id), role, effectiveOn: on(day) },
})
const leave = (id: string, day: string): StaffCommand => ({
  type: 'RecordStaffMemberLeft',
  data: { agency, person: personId(id), effectiveOn: on(day) },
})
const deputise = (absent: string, deputy: string, from: string, until: string): StaffCommand => ({
  type: 'AppointDeputy',
  data: { agency, absent: personId(absent), deputy: personId(deputy), from: on(from), until: on(until) },
})
const dismiss = (absent: string, deputy: string, day: string): StaffCommand => ({
  type: 'DismissDeputy',
  data: { agency, absent: personId(absent), deputy: personId(deputy), effectiveOn: on(day) },
})
const handOver = (from: string, to: string, day: string, items?: string[]): StaffCommand => ({
  type: 'HandOverMatters',
  data: {
    agency,
    from: personId(from),
    to: personId(to),
    ...(items === undefined ? {} : { items: items as ItemId[] }),
    effectiveOn: on(day),
  },
})
const rolesOf = (history: readonly StaffEvent[], id: string, day: string) =>
  rolesIn(given(...history).state(), personId(id), on(day)).map(({ role, deputyFor }) =>
    deputyFor === undefined ? role : `${role} for ${deputyFor}`,
  )

// People

test('PIPL-51: a name is recorded under the key of the person', () => given().when(appoint('p')).then(appointed('p')))

test('appointing the same person again changes nothing; appointing them twice is refused', () => {
  given(appointed('p')).when(appoint('p')).thenNothing()
  given(appointed('p')).when(appoint('p', '2021-01-01')).thenRefused('ALREADY_ON_STAFF')
  given(appointed('p'), leftOn('p', '2022-01-01')).when(appoint('p', '2021-12-31')).thenRefused('ALREADY_ON_STAFF')
  given(appointed('p'), leftOn('p', '2022-01-01')).when(appoint('p', '2022-01-01')).thenTypes('StaffMemberAppointed')
})

test('who may appoint: registrars of the agency or above it, and the operator while there is none', () => {
  given()
    .as(person('g', 'registrar', 'gov'))
    .when(appoint('p'))
    .thenTypes('StaffMemberAppointed')
  given()
    .as(person('g', 'registrar', 'b'))
    .when(appoint('p'))
    .thenRefused('WRONG_AGENCY')
  given()
    .as(person('g', 'principalLeader', 'a'))
    .when(appoint('p'))
    .thenRefused('ROLE_MISSING')
  given().as(operator).when(appoint('p')).thenTypes('StaffMemberAppointed')
  given(appointed('p'), granted('p', 'registrar')).as(operator).when(appoint('q')).thenRefused('OPERATOR_SETS_UP_ONLY')
})

test('the operator grants the role of registrar and no other', () => {
  given(appointed('p')).as(operator).when(grant('p', 'registrar')).thenTypes('StaffRoleGranted')
  given(appointed('p')).as(operator).when(grant('p', 'secrecyReviewer')).thenRefused('OPERATOR_SETS_UP_ONLY')
})

test('nobody is appointed to an agency that is unknown, another one, or not there that day', () => {
  given()
    .as(operator)
    .when(appoint('p', '2020-01-01', 'nobody'))
    .thenRefused('AGENCY_UNKNOWN')
  given(appointed('q'))
    .as(person('g', 'registrar', 'gov'))
    .when(appoint('p', '2020-01-01', 'b'))
    .thenRefused('STAFF_OF_ANOTHER_AGENCY')
  given()
    .as(person('g', 'registrar', 'gov'))
    .when(appoint('p', '2020-01-01', 'gone'))
    .thenRefusedWith({
      code: 'AGENCY_NOT_ACTIVE',
      facts: { on: '2020-01-01', establishedOn: '1990-01-01', abolishedOn: '2020-01-01' },
    })
})

test('every fault of an appointment is named at once', () =>
  given(appointed('p'))
    .when({
      type: 'AppointStaffMember',
      data: { agency, person: personId('p'), name: ' ', appointedOn: on('2020-13-01') },
    })
    .thenRefused('ALREADY_ON_STAFF', 'DATE_INVALID', 'PERSON_NAME_INVALID'))

test('a wrong name is corrected; the right one again changes nothing', () => {
  const correct = (name: string): StaffCommand => ({
    type: 'CorrectStaffName',
    data: { agency, person: personId('p'), name },
  })
  given(appointed('p')).when(correct('Right')).thenTypes('StaffNameCorrected')
  given(appointed('p')).when(correct('Name of p')).thenNothing()
  given().when(correct('Right')).thenRefused('NOT_ON_STAFF')
})

// Roles

test('a role holds from its first to its last day and is over when it is revoked', () => {
  const history = [appointed('p'), granted('p', 'inspector', '2021-01-01', '2021-12-31')]
  expect(rolesOf(history, 'p', '2020-12-31')).toEqual([])
  expect(rolesOf(history, 'p', '2021-01-01')).toEqual(['inspector'])
  expect(rolesOf(history, 'p', '2021-12-31')).toEqual(['inspector'])
  expect(rolesOf(history, 'p', '2022-01-01')).toEqual([])
  const revoked = given(...history)
    .when(revoke('p', 'inspector', '2021-06-01'))
    .events()
  expect(rolesOf(revoked, 'p', '2021-05-31')).toEqual(['inspector'])
  expect(rolesOf(revoked, 'p', '2021-06-01')).toEqual([])
})

test('granting and revoking a role twice changes nothing', () => {
  const history = [appointed('p'), granted('p', 'inspector')]
  given(...history)
    .when(grant('p', 'inspector'))
    .thenNothing()
  const revoked = given(...history)
    .when(revoke('p', 'inspector', '2021-06-01'))
    .events()
  given(...revoked)
    .when(revoke('p', 'inspector', '2021-06-01'))
    .thenNothing()
  given(...revoked)
    .when(revoke('p', 'inspector', '2021-07-01'))
    .thenRefused('ROLE_NOT_GRANTED')
})

test('a role that begins later can be revoked before it begins', () => {
  const history = given(appointed('p'), granted('p', 'inspector', '2030-01-01'))
    .when(revoke('p', 'inspector', '2026-01-01'))
    .events()
  expect(rolesOf(history, 'p', '2031-01-01')).toEqual([])
})

test('a role is not granted over a period in which it is held, nor to someone who is not there', () => {
  given(appointed('p'), granted('p', 'inspector', '2021-01-01', '2021-12-31'))
    .when(grant('p', 'inspector', '2021-12-31'))
    .thenRefused('ROLE_HELD_ALREADY')
  given(appointed('p'), granted('p', 'inspector', '2021-01-01', '2021-12-31'))
    .when(grant('p', 'inspector', '2022-01-01'))
    .thenTypes('StaffRoleGranted')
  given(appointed('p')).when(grant('q', 'inspector')).thenRefused('NOT_ON_STAFF')
  given(appointed('p'), leftOn('p', '2021-01-01'))
    .when(grant('p', 'inspector', '2021-01-01'))
    .thenRefusedWith({
      code: 'NOT_ON_STAFF_THAT_DAY',
      facts: { on: '2021-01-01', appointedOn: '2020-01-01', leftOn: '2021-01-01' },
    })
  given(appointed('p'))
    .when(grant('p', 'inspector', '2021-02-01', '2021-01-01'))
    .thenRefused('PERIOD_ENDS_BEFORE_IT_BEGINS')
})

test('nobody entrusts themselves with a role, nor makes themselves a deputy', () => {
  given(appointed('r'), granted('r', 'registrar')).when(grant('r', 'secrecyReviewer')).thenRefused('ENTRUSTS_ONESELF')
  given(appointed('r'), appointed('p'))
    .when(deputise('p', 'r', '2021-01-01', '2021-01-31'))
    .thenRefused('ENTRUSTS_ONESELF')
})

test('nobody gains a role through someone they stand in for', () => {
  const history = [
    appointed('r'),
    appointed('p'),
    granted('r', 'registrar'),
    deputised('p', 'r', '2021-03-01', '2021-03-31'),
  ]
  const when = given(...history).when
  when(grant('p', 'secrecyReviewer', '2021-03-31')).thenRefused('ENTRUSTS_ONESELF')
  when(grant('p', 'secrecyReviewer', '2021-04-01')).thenTypes('StaffRoleGranted')
})

test.each(['34060419800101123X', '13912345678', 'a/b', '-x'])('PIPL-6: %o does not become the id of a person', (id) =>
  given().when(appoint(id)).thenRefused('PERSON_ID_INVALID'),
)

test("people of an agency without a government above it are in the hands of a government's registrar too", () => {
  const history = historyOf(
    government,
    registered('commission', 'otherOrgan', { governmentSuperior: undefined as never }),
  )
  given()
    .within({ agencies: { ...registerDirectory(history), rolesOf: () => [] } })
    .as(person('g', 'registrar', 'gov'))
    .when(appoint('p', '2020-01-01', 'commission'))
    .thenTypes('StaffMemberAppointed')
})

test('who leaves loses every role and every standing-in from that day', () => {
  const history = [
    appointed('p'),
    appointed('q'),
    granted('p', 'inspector'),
    granted('q', 'sectionHead'),
    deputised('q', 'p', '2021-01-01', '2021-12-31'),
  ]
  const after = given(...history)
    .when(leave('p', '2021-06-01'))
    .events()
  expect(rolesOf(after, 'p', '2021-05-31')).toEqual(['inspector', 'sectionHead for q'])
  expect(rolesOf(after, 'p', '2021-06-01')).toEqual([])
  given(...after)
    .when(leave('p', '2021-06-01'))
    .thenNothing()
  given(...after)
    .when(leave('p', '2021-07-01'))
    .thenRefused('NOT_ON_STAFF_THAT_DAY')
  given(appointed('p')).when(leave('p', '2019-12-31')).thenRefused('NOT_ON_STAFF_THAT_DAY')
  given(appointed('p')).when(leave('p', '2020-01-01')).thenRefused('LEFT_BEFORE_FIRST_DAY_ENDED')
  given(appointed('p')).when(leave('q', '2020-06-01')).thenRefused('NOT_ON_STAFF')
})

test('old roles do not come back with a new appointment', () => {
  const history = [appointed('p'), granted('p', 'inspector'), leftOn('p', '2021-01-01'), appointed('p', '2022-01-01')]
  expect(rolesOf(history, 'p', '2022-06-01')).toEqual([])
})

test('a deputyship does not come back with the absent person', () => {
  const history = [
    appointed('p'),
    appointed('q'),
    granted('q', 'sectionHead'),
    deputised('q', 'p', '2021-01-01', '2021-12-31'),
    leftOn('q', '2021-06-01'),
    appointed('q', '2021-07-01'),
    granted('q', 'sectionHead', '2021-07-01'),
  ]
  expect(rolesOf(history, 'p', '2021-05-31')).toEqual(['sectionHead for q'])
  expect(rolesOf(history, 'p', '2021-08-01')).toEqual([])
})

// Deputies

test('a deputy has the roles of the absent person for the period, marked as such, beside their own', () => {
  const history = [
    appointed('p'),
    appointed('q'),
    granted('p', 'sectionHead'),
    granted('p', 'inspector', '2021-03-02'),
    granted('q', 'publishingOfficer'),
    deputised('p', 'q', '2021-03-01', '2021-03-05'),
  ]
  expect(rolesOf(history, 'q', '2021-02-28')).toEqual(['publishingOfficer'])
  expect(rolesOf(history, 'q', '2021-03-01')).toEqual(['publishingOfficer', 'sectionHead for p'])
  expect(rolesOf(history, 'q', '2021-03-05')).toEqual(['publishingOfficer', 'sectionHead for p', 'inspector for p'])
  expect(rolesOf(history, 'q', '2021-03-06')).toEqual(['publishingOfficer'])
})

test('roles held for someone else do not pass on to a third person', () => {
  const history = [
    appointed('p'),
    appointed('q'),
    appointed('s'),
    granted('p', 'sectionHead'),
    deputised('p', 'q', '2021-03-01', '2021-03-31'),
    deputised('q', 's', '2021-03-01', '2021-03-31'), // the decider refuses it; the fold must not multiply it
  ]
  expect(rolesOf(history, 's', '2021-03-10')).toEqual([])
})

test('a person has one deputy at a time, never themself, never one who is absent too', () => {
  const history = [appointed('p'), appointed('q'), appointed('s'), deputised('p', 'q', '2021-03-01', '2021-03-10')]
  const when = given(...history).when
  when(deputise('p', 'p', '2021-04-01', '2021-04-02')).thenRefused('DEPUTY_OF_ONESELF')
  when(deputise('p', 's', '2021-03-10', '2021-03-20')).thenRefused('DEPUTY_APPOINTED_ALREADY')
  when(deputise('p', 's', '2021-03-11', '2021-03-20')).thenTypes('DeputyAppointed')
  when(deputise('s', 'p', '2021-03-05', '2021-03-06')).thenRefused('DEPUTY_IS_ABSENT')
  when(deputise('q', 's', '2021-03-05', '2021-03-06')).thenRefused('ABSENT_IS_A_DEPUTY')
  when(deputise('p', 'q', '2021-03-01', '2021-03-10')).thenNothing()
  when(deputise('x', 'y', '2021-03-05', '2021-03-01')).thenRefused(
    'NOT_ON_STAFF',
    'NOT_ON_STAFF',
    'PERIOD_ENDS_BEFORE_IT_BEGINS',
  )
})

test('a deputy is dismissed before the time; only one who stands in can be', () => {
  const history = [
    appointed('p'),
    appointed('q'),
    granted('p', 'sectionHead'),
    deputised('p', 'q', '2021-03-01', '2021-03-10'),
  ]
  const after = given(...history)
    .when(dismiss('p', 'q', '2021-03-04'))
    .events()
  expect(rolesOf(after, 'q', '2021-03-03')).toEqual(['sectionHead for p'])
  expect(rolesOf(after, 'q', '2021-03-04')).toEqual([])
  given(...after)
    .when(dismiss('p', 'q', '2021-03-04'))
    .thenNothing()
  given(...history)
    .when(dismiss('q', 'p', '2021-03-04'))
    .thenRefused('NOT_A_DEPUTY')
  given(...history)
    .when(dismiss('p', 'q', '2021-03-11'))
    .thenRefused('NOT_A_DEPUTY')
})

test('the principal leader arranges deputies and handovers, but grants no roles', () => {
  const leader = person('l', 'principalLeader', 'a')
  const history = given(appointed('p'), appointed('q')).as(leader)
  history.when(deputise('p', 'q', '2021-03-01', '2021-03-10')).thenTypes('DeputyAppointed')
  history.when(handOver('p', 'q', '2021-03-01')).thenTypes('MattersHandedOver')
  history.when(grant('p', 'inspector')).thenRefused('ROLE_MISSING')
})

// Handover

test('running matters are handed over to another person who is there, all of them or those named', () => {
  const history = [appointed('p'), appointed('q'), leftOn('p', '2021-01-01')]
  const when = given(...history).when
  when(handOver('p', 'q', '2021-01-01')).then({
    type: 'MattersHandedOver',
    data: { agency, from: personId('p'), to: personId('q'), effectiveOn: on('2021-01-01') },
  })
  when(handOver('q', 'p', '2021-01-01')).thenRefused('NOT_ON_STAFF_THAT_DAY')
  when(handOver('q', 'q', '2021-01-01', [])).thenRefused('HANDOVER_EMPTY', 'HANDOVER_TO_ONESELF')
  when(handOver('x', 'q', '2021-01-01')).thenRefused('NOT_ON_STAFF')
  const events = when(handOver('p', 'q', '2021-01-01', ['i1', 'i2'])).events()
  given(...events)
    .when(handOver('p', 'q', '2021-01-01', ['i2', 'i1']))
    .thenNothing()
})

test('a handover is recorded on the day it takes effect, and an officer hands over to an officer (LS-10.2)', () => {
  const history = [appointed('p'), appointed('q'), granted('p', 'publishingOfficer')]
  given(...history)
    .when(handOver('p', 'q', '2999-01-01'))
    .thenRefused('HANDOVER_IN_FUTURE', 'PERSON_NOT_OFFICER')
  given(...history, granted('q', 'publishingOfficer'))
    .when(handOver('p', 'q', '2021-03-01'))
    .thenTypes('MattersHandedOver')
})
