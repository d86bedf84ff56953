import { expect, test } from 'vitest'
import { applicantAccessDecider } from '../../../src/domain/applicantAccess/decide.js'
import type { ApplicantAccessEvent } from '../../../src/domain/applicantAccess/events.js'
import { subjectsOf } from '../../../src/domain/applicantAccess/state.js'
import type { Instant } from '../../../src/domain/values.js'
import { contextOf, person, personId, process, spec } from '../../support/spec.js'

const given = spec(applicantAccessDecider, contextOf({ actor: process('portal') }))
const access = 'x1'
const matter = { access, kind: 'application', matter: 'a1', subject: personId('ds-1') } as const
const lock = { access, failures: 10, lockedUntil: '2026-03-02T01:15:00.000Z' as Instant }

const opened: ApplicantAccessEvent = { type: 'ApplicantAccessOpened', data: { access, kind: 'queryNumber' } }
const linked: ApplicantAccessEvent = { type: 'ApplicantMatterLinked', data: matter }
const changed: ApplicantAccessEvent = { type: 'ApplicantSecretChanged', data: { access, secret: 'queryCode' } }
const locked: ApplicantAccessEvent = { type: 'ApplicantSignInFailedRepeatedly', data: lock }
const closed: ApplicantAccessEvent = { type: 'ApplicantAccessClosed', data: { access, cause: 'erased' } }

const open = { type: 'OpenApplicantAccess', data: { access, kind: 'queryNumber' } } as const
const link = { type: 'LinkApplicantMatter', data: matter } as const
const change = { type: 'RecordApplicantSecretChange', data: { access, secret: 'queryCode' } } as const
const recordLock = { type: 'RecordApplicantSignInFailures', data: lock } as const
const close = { type: 'CloseApplicantAccess', data: { access, cause: 'erased' } } as const

test('711-29: an access is opened once, and shows each matter that was filed through it once', () => {
  given().when(open).then(opened)
  given(opened).when(open).thenNothing()
  given(opened).when(link).then(linked)
  given(opened, linked).when(link).thenNothing()
  given(opened, linked).when(change).then(changed)
  given(opened).when(recordLock).then(locked)
  given(opened, locked).when(recordLock).thenNothing()
})

test('what is not there, or closed, shows nothing more', () => {
  for (const command of [link, change, recordLock, close]) given().when(command).thenRefused('APPLICANT_ACCESS_ABSENT')
  given(opened).when(close).then(closed)
  given(opened, closed).when(close).thenNothing()
  for (const command of [open, link, change]) given(opened, closed).when(command).thenRefused('APPLICANT_ACCESS_CLOSED')
})

test('only the portal itself gives these commands', () => {
  for (const command of [link, change, recordLock, close])
    given(opened)
      .as(person('wang', 'registrar', 'gov'))
      .when(command)
      .thenRefused('ROLE_MISSING')
})

test('PIPL-47: whose matters it shows is known from it, each person once', () => {
  const others: ApplicantAccessEvent[] = ['ds-2', 'ds-1'].map((subject, index) => ({
    type: 'ApplicantMatterLinked',
    data: { ...matter, matter: `b${index}`, subject: personId(subject) },
  }))
  const state = [opened, linked, ...others].reduce(applicantAccessDecider.evolve, applicantAccessDecider.initial)
  expect(subjectsOf(state)).toEqual(['ds-1', 'ds-2'])
})
