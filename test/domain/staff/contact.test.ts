import { expect, test } from 'vitest'
import type { StaffCommand } from '../../../src/domain/staff/commands.js'
import { staffDecider } from '../../../src/domain/staff/decide.js'
import type { StaffEvent } from '../../../src/domain/staff/events.js'
import { agencyId, contextOf, directory, on, person, personId, spec } from '../../support/spec.js'

const agency = agencyId('a')
const context = contextOf({
  actor: person('r', 'registrar', 'a'),
  agencies: directory({
    agencies: [
      { id: agencyId('gov'), kind: 'government' },
      { id: agency, governmentSuperior: agencyId('gov') },
    ],
  }),
})
const li = personId('li')
const appointed: StaffEvent = {
  type: 'StaffMemberAppointed',
  data: { agency, person: li, name: { $protected: 'person:li', value: '李' }, appointedOn: on('2020-01-01') },
}
const emailSet = (value: string): StaffEvent => ({
  type: 'ContactEmailSet',
  data: { agency, person: li, email: { $protected: 'person:li', value } },
})
const removed: StaffEvent = { type: 'ContactEmailRemoved', data: { agency, person: li } }
const set = (email?: string): StaffCommand => ({
  type: 'SetContactEmail',
  data: { agency, person: li, ...(email === undefined ? {} : { email }) },
})
const setOwn = (email?: string): StaffCommand => ({ ...set(email), type: 'SetOwnContactEmail' }) as StaffCommand
const given = spec(staffDecider, context)(appointed)

test('PIPL-51: an address is recorded under the key of the person, and can be taken back', () => {
  given.when(set('li@a.test')).then(emailSet('li@a.test'))
  given.and(emailSet('li@a.test')).when(set('li@a.test')).thenNothing()
  given.and(emailSet('li@a.test')).when(set()).then(removed)
  given.and(emailSet('li@a.test'), removed).when(set()).thenNothing()
  given.and(emailSet('li@a.test')).when(set('li@b.test')).then(emailSet('li@b.test'))
})

test('the registrar sets anybody’s, everybody their own and nobody else’s', () => {
  const colleague = person('wang', 'publishingOfficer', 'a')
  const own = person('li', 'publishingOfficer', 'a')
  given.as(colleague).when(set('li@a.test')).thenRefused('ROLE_MISSING')
  given.as(colleague).when(setOwn('li@a.test')).thenRefused('CONTACT_OF_ANOTHER')
  given.and(emailSet('li@a.test')).as(colleague).when(setOwn('li@a.test')).thenRefused('CONTACT_OF_ANOTHER')
  given.as(own).when(setOwn('li@a.test')).then(emailSet('li@a.test'))
  given
    .as(person('li', 'publishingOfficer', 'b'))
    .when(setOwn('li@a.test'))
    .thenRefused('WRONG_AGENCY')
  given
    .as(person('r', 'registrar', 'b'))
    .when(set('li@a.test'))
    .thenRefused('WRONG_AGENCY')
})

test.each([
  'li',
  'li@a',
  '李@a.test',
  'li@a.test, wang@a.test',
  'Li <li@a.test>',
  'li@a.test\r\nBcc: all@a.test',
  ' li@a.test',
  `${'l'.repeat(250)}@a.test`,
  'li@-a.test',
  '',
])('%j is no address', (email) => {
  given.when(set(email)).thenRefused('CONTACT_EMAIL_INVALID')
})

test('an address is that of somebody on the staff', () => {
  spec(staffDecider, context)().when(set('li@a.test')).thenRefused('NOT_ON_STAFF')
  const elsewhere: StaffCommand = {
    type: 'SetContactEmail',
    data: { agency: agencyId('gov'), person: li, email: 'li@a.test' },
  }
  given
    .as(person('r', 'registrar', 'gov'))
    .when(elsewhere)
    .thenRefused('STAFF_OF_ANOTHER_AGENCY')
})

test('an address stays when somebody is appointed again, and goes with the person’s key', () => {
  const left: StaffEvent = { type: 'StaffMemberLeft', data: { agency, person: li, effectiveOn: on('2021-01-01') } }
  const back: StaffEvent = { ...appointed, data: { ...appointed.data, appointedOn: on('2022-01-01') } } as StaffEvent
  const again = given.and(emailSet('li@a.test'), left, back)
  expect(again.state().members.get(li)?.email).toBe('li@a.test')
  const destroyed: StaffEvent = {
    type: 'ContactEmailSet',
    data: { agency, person: li, email: { $protected: 'person:li' } },
  }
  expect(given.and(destroyed).state().members.get(li)).not.toHaveProperty('email')
})
