import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Notice } from '../../src/domain/notification/events.js'
import type { NoticeKind } from '../../src/domain/notification/vocabulary.js'
import type { AgencyId, ItemId, PersonId, YearMonth } from '../../src/domain/values.js'
import { openEvents } from '../../src/eventstore/codec.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { createOutbox } from '../../src/app/notifications/outbox.js'
import { type Application, startApplication } from '../support/application.js'
import { type PersonName, REGISTRAR } from '../support/district.js'
import { agencyGid, itemUpTo, type ItemInHand, personGid } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'

let app: Application
let item: ItemInHand
beforeAll(async () => {
  app = await startApplication()
  item = await itemUpTo(app, 'reviseContent', { title: '内部标题' })
  await raise('fgwOfficer', 'returnedForRework', 'e1')
  await raise('fgwOfficer', 'itemApproved', 'e2')
  await raise('fgwOfficer', 'deadlineWarned', 'e3', { month: '202604' as YearMonth, due: '2026-04-02' as never })
  await raise('czjOfficer', 'returnedForRework', 'e1', { agency: 'czj' as AgencyId })
  await app.settle()
}, 60_000)
afterAll(() => app.stop())

const PROCESS = { kind: 'process', process: 'notices' } as const
const raise = (person: PersonName, kind: NoticeKind, event: string, change: Partial<Notice> = {}) => {
  const data: Notice = {
    person: person as PersonId,
    month: '202603' as YearMonth,
    kind,
    about: { kind: 'informationItem', id: item.id },
    item: item.id as ItemId,
    agency: 'fgw' as AgencyId,
    event,
    eventType: 'ReturnedForRework',
    clause: 'LS-10.1',
    ...change,
  }
  return app.give({ type: 'RaiseNotification', data }, `${person}-${data.month}`, PROCESS)
}

interface Inbox {
  readonly unreadNotifications: number
  readonly notifications: {
    readonly totalCount: number
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    readonly nodes: readonly { readonly id: string; readonly eventId: string; readonly readAt: string | null }[]
  }
}
const INBOX = `query ($first: Int, $after: String, $unreadOnly: Boolean! = false) { viewer { unreadNotifications
  notifications(first: $first, after: $after, unreadOnly: $unreadOnly) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id eventId kind label month due clause readAt agency { name } item { title } about { id __typename } } } } }`
const inboxOf = async (person: PersonName, variables = {}): Promise<Inbox> =>
  (await app.client(person).data<{ viewer: Inbox }>(INBOX, variables)).viewer
const eventsIn = ({ notifications }: Inbox) => notifications.nodes.map(({ eventId }) => eventId)
const notificationGid = (person: PersonName, event: string, month = '202603') =>
  toGlobalId('Notification', `${person}-${month}/${event}`)

test('everybody has an inbox of their own, newest first, with the matter as they may see it', async () => {
  const own = await inboxOf('fgwOfficer')
  expect(eventsIn(own)).toEqual(['e3', 'e2', 'e1'])
  expect(own.unreadNotifications).toBe(3)
  expect(own.notifications.nodes[2]).toEqual({
    id: notificationGid('fgwOfficer', 'e1'),
    eventId: 'e1',
    kind: 'returnedForRework',
    label: '审查退回，请修改',
    month: '202603',
    due: null,
    clause: 'LS-10.1',
    readAt: null,
    agency: { name: '区发展和改革委员会' },
    item: { title: '内部标题' },
    about: { id: item.gid, __typename: 'InformationItem' },
  })
  const english = await app.client('fgwOfficer').ask(INBOX, {}, { locale: 'en' })
  expect(JSON.stringify(english.data)).toContain('Returned for rework')
  // Being told is no permission to see: the notice stays, the item is gone from it.
  const other = await inboxOf('czjOfficer')
  expect(other.notifications.nodes).toMatchObject([{ eventId: 'e1', item: null, about: null }])
  expect(eventsIn(await inboxOf('mayor'))).toEqual([])
})

test('the inbox comes in pages', async () => {
  const first = await inboxOf('fgwOfficer', { first: 2 })
  expect(first.notifications).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  const second = await inboxOf('fgwOfficer', { first: 2, after: first.notifications.pageInfo.endCursor })
  expect([...eventsIn(first), ...eventsIn(second)]).toEqual(['e3', 'e2', 'e1'])
})

test('PIPL-6: nobody sees another’s notice, neither by its id nor without signing in', async () => {
  const query = 'query ($id: ID!) { node(id: $id) { id } viewer { person } }'
  const id = notificationGid('fgwOfficer', 'e1')
  expect(await app.client('fgwOfficer').data(query, { id })).toMatchObject({ node: { id } })
  for (const person of ['czjOfficer', 'fgwPrincipal', 'registrar', 'inspector'] as const)
    expect(await app.client(person).data(query, { id }), person).toMatchObject({ node: null })
  expect(await app.client().data(query, { id })).toEqual({ node: null, viewer: null })
})

test('notices are marked as read one by one or a month at a time, by their owner only', async () => {
  await raise('fgwHead', 'deadlineMissed', 'h1')
  await raise('fgwHead', 'deadlineMissed', 'h2')
  await raise('fgwHead', 'deadlineMissed', 'h3')
  const head = app.client('fgwHead')
  const mark = (input: object, client = head) =>
    mutate(client, 'markNotificationsRead', { month: '202603', ...input }, { entity: 'unreadNotifications' })

  const commandId = randomUUID()
  const one = { commandId, notificationIds: [notificationGid('fgwHead', 'h2')] }
  expect(await mark(one)).toMatchObject({ event: { type: 'NotificationsRead' }, unreadNotifications: 2 })
  expect(await mark(one)).toMatchObject({ repeated: true, unreadNotifications: 2 })
  expect(eventsIn(await inboxOf('fgwHead', { unreadOnly: true }))).toEqual(['h3', 'h1'])
  expect((await inboxOf('fgwHead')).notifications.nodes[1]).toMatchObject({
    eventId: 'h2',
    readAt: expect.any(String) as string,
  })

  // Another's id names nothing here, even where both were told of the same event.
  const foreign = await mark({ notificationIds: [notificationGid('fgwOfficer', 'e1')] }, app.client('czjOfficer'))
  expect(codesOf(foreign)).toEqual(['NOTICE_UNKNOWN'])
  expect(foreign['unreadNotifications']).toBeNull()
  expect(codesOf(await mark({}, app.client()))).toContain('ROLE_MISSING')

  expect(await mark({})).toMatchObject({ unreadNotifications: 0, userErrors: [] })
  expect(await mark({})).toMatchObject({ event: null, userErrors: [] })
  expect((await inboxOf('fgwOfficer')).unreadNotifications, 'others’ stay').toBe(3)
})

test('PIPL-51: where people are written to is seen by themselves and by registrars, who leave a trace', async () => {
  const address = 'officer@district.test'
  const set = { agencyId: agencyGid('fgw'), personId: personGid('fgwOfficer'), email: address }
  expect(codesOf(await mutate(app.client('fgwHead'), 'setContactEmail', set))).toEqual(['ROLE_MISSING'])
  const wrong = await mutate(app.client('registrar'), 'setContactEmail', { ...set, email: 'a@b.test, c@d.test' })
  expect(wrong.userErrors).toMatchObject([{ code: 'CONTACT_EMAIL_INVALID', path: ['email'] }])
  expect(codesOf(await mutate(app.client('registrar'), 'setContactEmail', set))).toEqual([])
  await app.settle()

  const own = '{ viewer { contactEmail } }'
  expect(await app.client('fgwOfficer').data(own)).toEqual({ viewer: { contactEmail: address } })
  expect(await app.client('fgwOfficer2').data(own)).toEqual({ viewer: { contactEmail: null } })

  const query = `query ($id: ID!) { agency(id: $id) { staff(first: 50) { nodes { person { id } contactEmail } } } }`
  const addressesSeenBy = async (person: PersonName) => {
    const { agency } = await app.client(person).data<{
      agency: { staff: { nodes: readonly { contactEmail: string | null }[] } }
    }>(query, { id: agencyGid('fgw') })
    return agency.staff.nodes.flatMap(({ contactEmail }) => contactEmail ?? [])
  }
  expect(await addressesSeenBy('fgwPrincipal')).toEqual([])
  expect(await addressesSeenBy('fgwOfficer')).toEqual([address])
  expect(await addressesSeenBy('registrar')).toEqual([address])
  const looks = await openEvents(await app.storage.store.readStream('access-registrar-2026-03-02'), app.storage.keys)
  expect(looks.map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ what: 'contactEmail', subject: 'staff-fgw' }),
  )
  const stored = await app.storage.store.readStream('staff-fgw')
  expect(stored.map(({ data }) => data).join()).not.toContain(address)

  const off = await mutate(app.client('fgwOfficer'), 'setOwnContactEmail', { agencyId: agencyGid('fgw') })
  expect(off.event).toMatchObject({ type: 'ContactEmailRemoved' })
  await app.settle()
  expect(await app.client('fgwOfficer').data(own)).toEqual({ viewer: { contactEmail: null } })
})

test('administrators see the letters that were not sent, of the agencies that they administer', async () => {
  for (const [person, agency] of [
    ['fgwWebsite', 'fgw'],
    ['qzfbOfficer', 'qzfb'],
  ]) {
    const data = { agency, person, role: 'administrator', from: '2026-03-02' }
    await app.give({ type: 'GrantStaffRole', data }, agency!, REGISTRAR)
  }
  const outbox = createOutbox({ db: app.models.db, host: 'gongkai.test', sends: true })
  const letter = { kind: 'itemApproved', about: { kind: 'informationItem', id: item.id }, clause: 'LS-10.6' } as const
  const put = (person: PersonName, agency: string, event: string) =>
    outbox.put({
      ...letter,
      person: person as PersonId,
      agency: agency as AgencyId,
      event,
      eventType: 'ItemApproved',
      month: '202603' as YearMonth,
    })
  await put('fgwOfficer', 'fgw', 'o1')
  await outbox.gaveUp((await outbox.claim('one', 60_000))!, 'failed', '550 5.1.1 EENVELOPE RCPT TO')
  await put('czjOfficer', 'czj', 'o2')
  await outbox.gaveUp((await outbox.claim('two', 60_000))!, 'noAddress', 'NO_ADDRESS')
  await put('fgwHead', 'fgw', 'o3')
  await put('fgwHead', 'fgw', 'o4')
  await outbox.sent((await outbox.claim('three', 60_000))!)

  const query = `query ($first: Int, $after: String, $states: [UnsentLetterState!]) {
    unsentLetters(first: $first, after: $after, states: $states) { totalCount pageInfo { endCursor hasNextPage }
      nodes { eventId kind state attempts lastError nextAt person { id } agency { name } } } }`
  interface Answer {
    readonly unsentLetters: {
      readonly totalCount: number
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
      readonly nodes: readonly { readonly eventId: string }[]
    }
  }
  const seenBy = async (person: PersonName, variables = {}) =>
    (await app.client(person).data<Answer>(query, variables)).unsentLetters
  const ids = ({ nodes }: Answer['unsentLetters']) => nodes.map(({ eventId }) => eventId)

  const all = await seenBy('qzfbOfficer')
  expect(ids(all)).toEqual(['o1', 'o2', 'o4'])
  expect(all.nodes[0]).toEqual({
    eventId: 'o1',
    kind: 'itemApproved',
    state: 'failed',
    attempts: 1,
    lastError: '550 5.1.1 EENVELOPE RCPT TO',
    nextAt: null,
    person: { id: personGid('fgwOfficer') },
    agency: { name: '区发展和改革委员会' },
  })
  expect(ids(await seenBy('fgwWebsite'))).toEqual(['o1', 'o4'])
  expect(ids(await seenBy('qzfbOfficer', { states: ['noAddress'] }))).toEqual(['o2'])
  const first = await seenBy('qzfbOfficer', { first: 1 })
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  expect(ids(await seenBy('qzfbOfficer', { first: 5, after: first.pageInfo.endCursor }))).toEqual(['o2', 'o4'])

  for (const person of ['fgwPrincipal', undefined] as const) {
    const { errors } = await app.client(person).ask(query)
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  }
})
