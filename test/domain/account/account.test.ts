import { test } from 'vitest'
import { accountDecider } from '../../../src/domain/account/decide.js'
import type { AccountEvent } from '../../../src/domain/account/events.js'
import type { Instant } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, operator, person, personId, process, spec } from '../../support/spec.js'

const wang = personId('p-wang')
const agencies = directory({
  agencies: [
    { id: agencyId('gov'), kind: 'government' },
    { id: agencyId('fgw'), governmentSuperior: agencyId('gov') },
    { id: agencyId('mzj'), governmentSuperior: agencyId('gov') },
  ],
  people: { [wang]: [{ role: 'publishingOfficer', agency: agencyId('fgw') }] },
})
const given = spec(accountDecider, contextOf({ agencies, actor: operator }))

const opened: AccountEvent = { type: 'AccountOpened', data: { person: wang } }
const disabled: AccountEvent = { type: 'AccountDisabled', data: { person: wang } }
const enabled: AccountEvent = { type: 'AccountEnabled', data: { person: wang } }
const open = { type: 'OpenAccount', data: { person: wang } } as const
const setPassword = { type: 'SetPassword', data: { person: wang } } as const
const disable = { type: 'DisableAccount', data: { person: wang } } as const
const enable = { type: 'EnableAccount', data: { person: wang } } as const
const lock = {
  type: 'RecordRepeatedFailure',
  data: { person: wang, failures: 5, lockedUntil: '2026-03-02T01:15:00.000Z' as Instant },
} as const

test('an account is opened once', () => {
  given().when(open).then(opened)
  given(opened).when(open).thenNothing()
})

test('a registrar of the agency or of one above it is in charge; one of another agency is not', () => {
  given()
    .as(person('zhao', 'registrar', 'fgw'))
    .when(open)
    .then(opened)
  given()
    .as(person('li', 'administrator', 'gov'))
    .when(open)
    .then(opened)
  given(opened)
    .as(person('qian', 'registrar', 'mzj'))
    .when(setPassword)
    .thenRefused('WRONG_AGENCY')
  given(opened)
    .as(person('sun', 'principalLeader', 'fgw'))
    .when(setPassword)
    .thenRefused('ROLE_MISSING')
})

test('for somebody without any role only the operator is in charge', () => {
  const nobody = { type: 'OpenAccount', data: { person: personId('p-new') } } as const
  given().when(nobody).thenTypes('AccountOpened')
  given()
    .as(person('li', 'administrator', 'gov'))
    .when(nobody)
    .thenRefused('WRONG_AGENCY')
})

test('disabling and enabling again, each once', () => {
  given(opened).when(disable).then(disabled)
  given(opened, disabled).when(disable).thenNothing()
  given(opened, disabled).when(enable).then(enabled)
  given(opened).when(enable).thenNothing()
  given(opened, disabled).when(open).thenRefused('ACCOUNT_DISABLED')
})

test('an account that was never opened has neither password nor anything to disable', () => {
  for (const command of [setPassword, disable, enable]) given().when(command).thenRefused('ACCOUNT_ABSENT')
})

test('only the sign-in records that a person changed the password or failed repeatedly', () => {
  const own = { type: 'RecordOwnPasswordChange', data: { person: wang } } as const
  given(opened).as(process('sign-in')).when(own).thenTypes('PasswordChanged')
  given(opened)
    .as(person('zhao', 'registrar', 'fgw'))
    .when(own)
    .thenRefused('ROLE_MISSING')
  const failed: AccountEvent = { type: 'SignInFailedRepeatedly', data: lock.data }
  given(opened).as(process('sign-in')).when(lock).then(failed)
  given(opened, failed).as(process('sign-in')).when(lock).thenNothing()
})
