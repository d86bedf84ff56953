import { expect, test } from 'vitest'
import type { NotificationCommand } from '../../../src/domain/notification/commands.js'
import { notificationDecider } from '../../../src/domain/notification/decide.js'
import type { Notice, NotificationEvent } from '../../../src/domain/notification/events.js'
import type { YearMonth } from '../../../src/domain/values.js'
import { agencyId, contextOf, on, person, personId, process, spec } from '../../support/spec.js'

const month = '202603' as YearMonth
const notice = (event: string): Notice => ({
  person: personId('li'),
  month,
  kind: 'opinionAsked',
  about: { kind: 'consultation', id: 'i1-1' },
  agency: agencyId('czj'),
  event,
  eventType: 'ConsultationLetterServed',
  due: on('2026-03-12'),
  clause: 'LS-6.1',
})
const raise = (event: string): NotificationCommand => ({ type: 'RaiseNotification', data: notice(event) })
const raised = (event: string): NotificationEvent => ({ type: 'NotificationRaised', data: notice(event) })
const mark = (...events: readonly string[]): NotificationCommand => ({
  type: 'MarkNotificationsRead',
  data: { person: personId('li'), month, ...(events.length === 0 ? {} : { events }) },
})
const read = (...events: readonly string[]): NotificationEvent => ({
  type: 'NotificationsRead',
  data: { person: personId('li'), month, events },
})
const given = spec(notificationDecider, contextOf({ actor: process('notices') }))
const li = person('li', 'disclosureOfficer', 'czj')

test('a notice is raised once for each event, by a process and nobody else', () => {
  given().when(raise('e1')).then(raised('e1'))
  given(raised('e1')).when(raise('e1')).thenNothing()
  given(raised('e1'), read('e1')).when(raise('e1')).thenNothing()
  given(raised('e1')).when(raise('e2')).then(raised('e2'))
  given().as(li).when(raise('e1')).thenRefused('ROLE_MISSING')
})

test('the person marks some or all as read; once more changes nothing', () => {
  const two = given(raised('e1'), raised('e2')).as(li)
  two.when(mark('e2')).then(read('e2'))
  two.when(mark()).then(read('e1', 'e2'))
  two.and(read('e1')).when(mark('e1')).thenNothing()
  two
    .and(read('e1'))
    .when(mark('e1', 'e2', 'e2'))
    .then(read('e2'))
  given().as(li).when(mark()).thenNothing()
})

test('PIPL-6: nobody marks another’s notices, not even those that are read already', () => {
  const other = given(raised('e1')).as(person('wang', 'principalLeader', 'czj'))
  other.when(mark('e1')).thenRefused('INBOX_OF_ANOTHER')
  other.and(read('e1')).when(mark('e1')).thenRefused('INBOX_OF_ANOTHER')
})

test('a notice that is not there is named', () => {
  given(raised('e1')).as(li).when(mark('e1', 'e9')).thenRefusedWith({ code: 'NOTICE_UNKNOWN', path: 'notificationIds' })
  expect(given(raised('e1')).state().get('e1')).toBe('unread')
})
