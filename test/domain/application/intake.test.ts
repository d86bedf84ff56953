import { expect, test } from 'vitest'
import type { WorkingCalendar } from '../../../src/domain/calendar/workingCalendar.js'
import { on, personId, plainCalendar, policies } from '../../support/spec.js'
import {
  after,
  clock,
  colleague,
  finance,
  given,
  head,
  officer,
  portal,
  receive,
  received,
  reform,
  section,
  stranger,
  unclear,
  water,
  waterOfficer,
} from './district.js'
import type { IntakeChannel } from '../../../src/domain/application/vocabulary.js'

const types = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type)
const confirm = (confirmedOn: string, proof = '电话记录') =>
  ({ type: 'ConfirmReceipt', data: { confirmedOn, proof } }) as const

test('711-29: what is handed in at the counter is received on that day, and both periods begin', () => {
  const [arrived, fixed] = received()
  expect(arrived).toMatchObject({
    type: 'ApplicationReceived',
    data: { officer: 'officer', body: 'agency', lacks: [], applicant: { name: { $protected: 'person:applicant' } } },
  })
  expect(arrived).toMatchObject({ data: { request: { description: { $protected: 'application:a1' } } } })
  expect(fixed).toMatchObject({
    type: 'ReceiptDateFixed',
    data: {
      receivedOn: '2026-03-02',
      rule: 'submitted',
      period: 1,
      replyDue: { due: '2026-03-30', terms: [{ policy: 'reply.period@1', days: 20 }] },
      amendmentNoticeDue: { due: '2026-03-11' },
    },
  })
})

test('711-29: no name of a person and nothing that was asked for stands in the clear', () => {
  const open = JSON.stringify(
    received().map(({ data }) => JSON.parse(JSON.stringify(data, (_key, value: unknown) => hidden(value))) as unknown),
  )
  for (const secret of ['张三', '身份证', '征地', '电话']) expect(open).not.toContain(secret)
})
const hidden = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && '$protected' in value ? '…' : value

test('711-29: a letter that lacks something is taken in, with what it lacks', () => {
  const [arrived] = after([[officer, unclear()]])
  expect(arrived).toMatchObject({ data: { lacks: ['identityProof', 'description'] } })
})

test('711-29: without any name or address nobody could be answered', () => {
  given()
    .as(officer)
    .when(receive({ applicant: { subject: personId('x'), kind: 'naturalPerson' } }))
    .thenRefused('APPLICANT_UNKNOWN')
})

test('PIPL-51: the id of an applicant is no name', () => {
  given()
    .as(officer)
    .when(receive({ applicant: { ...receive().data.applicant, subject: personId('张三') } }))
    .thenRefusedWith({ code: 'ID_INVALID', path: 'applicant.subject' })
})

test('711-29: asked orally, the office writes it down, leaves nothing out and reads it back', () => {
  const oral = { channel: 'oral', assistance: 'oral' } as const
  given().as(officer).when(receive(oral)).thenRefused('NOT_READ_BACK')
  given()
    .as(officer)
    .when(unclear({ ...oral, readBack: true }))
    .thenRefusedWith({
      ...{ code: 'REQUEST_INCOMPLETE', clause: '711-29', path: 'applicant' },
      missing: ['identityProof', 'description'],
    })
  given()
    .as(officer)
    .when(receive({ ...oral, readBack: true, request: { form: 'electronic', way: 'email' } }))
    .thenRefusedWith({ code: 'REQUEST_INCOMPLETE', path: 'request', missing: ['description'] })
  given()
    .as(officer)
    .when(receive({ ...oral, readBack: true }))
    .thenTypes('ApplicationReceived', 'ReceiptDateFixed')
})

test('711-29: taken in again with another proof, or not read back, it is not the same', () => {
  const oral = receive({ channel: 'oral', assistance: 'oral', readBack: true })
  const taken = given(...after([[officer, oral]])).as(officer)
  taken.when(oral).thenNothing()
  taken.when(receive({ ...oral.data, readBack: false })).thenRefused('APPLICATION_EXISTS', 'NOT_READ_BACK')
  const posted = receive({ channel: 'signedPost', proof: 'XA1' })
  const signedFor = given(...after([[officer, posted]])).as(officer)
  signedFor.when(posted).thenNothing()
  signedFor.when(receive({ ...posted.data, proof: 'XA2' })).thenRefused('APPLICATION_EXISTS')
})

test('711-29: our own form is not sent off with gaps', () => {
  given()
    .as(portal)
    .when(unclear({ channel: 'internet' }))
    .thenRefused('REQUEST_INCOMPLETE')
})

test.each<[IntakeChannel, boolean]>([
  ['counter', true],
  ['signedPost', true],
  ['oral', true],
  ['ordinaryPost', false],
  ['internet', false],
  ['fax', false],
])('711-31: by %s the day of receipt is fixed by arrival: %s', (channel, fixed) => {
  const events = after([[officer, receive({ channel, proof: 'XA1', readBack: true })]])
  expect(types(events)).toEqual(fixed ? ['ApplicationReceived', 'ReceiptDateFixed'] : ['ApplicationReceived'])
})

test('711-31: signed post needs the number under which it was signed for', () => {
  given()
    .as(officer)
    .when(receive({ channel: 'signedPost' }))
    .thenRefused('ARRIVAL_NOT_PROVED')
})

test('711-31: a day of receipt in the past is proved, one in the future is none', () => {
  const late = { arrivedOn: '2026-02-26' }
  given()
    .as(officer)
    .when(receive(late))
    .thenRefusedWith({ code: 'ARRIVAL_NOT_PROVED', clause: '711-31', missing: ['proof'] })
  expect(after([[officer, receive({ ...late, proof: '收件章' })]])[1]).toMatchObject({
    data: { receivedOn: '2026-02-26', proof: '收件章', replyDue: { due: '2026-03-26' } },
  })
  given()
    .as(officer)
    .when(receive({ arrivedOn: '2026-03-03' }))
    .thenRefused('DATE_TOO_LATE')
  given()
    .as(officer)
    .when(receive({ arrivedOn: '2026-02-30', proof: '收件章' }))
    .thenRefused('DATE_INVALID')
})

test.each(['ordinaryPost', 'internet', 'fax'] as const)(
  '711-31: by %s the day on which both sides confirmed it counts, and nothing runs before',
  (channel) => {
    const arrived = after([[officer, receive({ channel })]])
    given(...arrived)
      .as(officer)
      .when({
        type: 'IdentifyInformation',
        data: { jointIssuers: [], involvedAgencies: [], concernsThirdParties: false },
      })
      .thenRefused('RECEIPT_NOT_CONFIRMED')
    expect(
      given(...arrived)
        .as(officer)
        .on('2026-03-04')
        .when(confirm('2026-03-04'))
        .events()
        .at(-1),
    ).toMatchObject({
      type: 'ReceiptDateFixed',
      data: { receivedOn: '2026-03-04', rule: 'confirmedWithApplicant', replyDue: { due: '2026-04-01' } },
    })
  },
)

test('711-31: filed on our own portal it is confirmed by its receipt, with nobody in charge yet', () => {
  const events = after([[portal, receive({ channel: 'internet' })]])
  expect(events[0]!.data).not.toHaveProperty('officer')
  expect(events[1]).toMatchObject({ data: { rule: 'portalReceipt', receivedOn: '2026-03-02' } })
  given()
    .as(portal)
    .when(receive({ channel: 'counter' }))
    .thenRefused('PROCESS_TAKES_PORTAL_ONLY')
})

test('711-31: the day of receipt is confirmed once, after it arrived and with proof', () => {
  const arrived = after([[officer, receive({ channel: 'fax' })]])
  given(...arrived)
    .as(officer)
    .when(confirm('2026-02-27', ''))
    .thenRefused('DATE_TOO_EARLY', 'TEXT_REQUIRED')
  const confirmed = after([[officer, confirm('2026-03-02')]], arrived)
  given(...confirmed)
    .as(officer)
    .when(confirm('2026-03-02'))
    .thenNothing()
  given(...confirmed)
    .as(officer)
    .on('2026-03-03')
    .when(confirm('2026-03-03'))
    .thenRefused('RECEIPT_FIXED')
})

test('711-31: what nobody has confirmed after 1 working day is brought up, once', () => {
  const note = { type: 'NoteUnconfirmedReceipt', data: {} } as const
  const arrived = after([[officer, receive({ channel: 'internet' })]])
  given(...arrived)
    .as(clock)
    .on('2026-03-03')
    .when(note)
    .thenRefusedWith({ code: 'RECEIPT_STILL_HAS_TIME', facts: { due: '2026-03-03' } })
  const noted = after([[clock, note, '2026-03-04']], arrived)
  expect(noted.at(-1)).toMatchObject({ type: 'ReceiptUnconfirmed', data: { arrivedOn: '2026-03-02' } })
  given(...noted)
    .as(clock)
    .on('2026-03-05')
    .when(note)
    .thenNothing()
  given(...received())
    .as(clock)
    .on('2026-03-05')
    .when(note)
    .thenNothing()
})

test('711-31: an applicant who cannot be reached is on record as that', () => {
  const tried = { type: 'LogContactAttempt', data: { on: '2026-03-02', means: 'telephone', reached: false } } as const
  const arrived = after([[officer, receive({ channel: 'fax' })]])
  expect(after([[officer, tried]], arrived).at(-1)).toMatchObject({
    type: 'ContactAttempted',
    data: { reached: false, by: 'officer' },
  })
  given(...arrived)
    .as(colleague)
    .when(tried)
    .thenRefused('NOT_IN_CHARGE_OF_APPLICATION')
})

test('LS-12.1: a body without a name of its own is not applied to; the organ it belongs to is', () => {
  given()
    .as(officer)
    .when(receive({ agency: section }))
    .thenRefusedWith({ code: 'BODY_NOT_ASKED', clause: 'LS-12.1', facts: { agencies: [reform] } })
  given()
    .as(officer)
    .when(receive({ agency: 'nobody' as never }))
    .thenRefusedWith({ code: 'AGENCY_UNKNOWN', clause: 'LS-12.1' })
  given()
    .as(officer)
    .when(receive({ agency: 'gone' as never }))
    .thenRefusedWith({ code: 'AGENCY_NOT_ACTIVE' })
})

test('LS-12.1: an application to a public enterprise is taken in, without a period of Order 711', () => {
  const [arrived, fixed] = after([[waterOfficer, receive({ agency: water })]])
  expect(arrived).toMatchObject({ data: { body: 'publicEnterprise' } })
  expect(fixed!.data).not.toHaveProperty('replyDue')
})

test('711-45: only an officer of the agency that is asked registers it', () => {
  given().as(stranger).when(receive()).thenRefused('WRONG_AGENCY')
  given()
    .as(officer)
    .when(receive({ agency: finance }))
    .thenRefusedWith({ code: 'WRONG_AGENCY' })
  given()
    .as(head)
    .when(receive({ officer: personId('stranger') }))
    .thenRefused('NOT_AN_OFFICER_HERE')
  expect(after([[head, receive({ officer: personId('colleague') })]])[0]).toMatchObject({
    data: { officer: 'colleague' },
  })
})

test('711-45: registering the same twice changes nothing, another under its id is refused', () => {
  given(...received())
    .as(officer)
    .when(receive())
    .thenNothing()
  given(...received())
    .as(officer)
    .when(receive({ request: { description: '另一件' } }))
    .thenRefused('APPLICATION_EXISTS')
  given(...received())
    .as(officer)
    .when(receive({ arrivedOn: 'gestern' }))
    .thenRefusedWith({ code: 'APPLICATION_EXISTS' })
})

test('711-33: a date is never guessed: without a number of law or a calendar nothing is received', () => {
  given()
    .within({ policies: policies({}) })
    .as(officer)
    .when(receive())
    .thenRefused('POLICY_MISSING', 'POLICY_MISSING')
  const ends: WorkingCalendar = {
    ...plainCalendar,
    until: on('2026-03-20'),
    kindOf: (date) => (date > '2026-03-20' ? undefined : plainCalendar.kindOf(date)),
  }
  given().within({ calendar: ends }).as(officer).when(receive()).thenRefused('CALENDAR_ENDS')
})

test('every command but the first needs an application that is there', () => {
  given().as(officer).when(confirm('2026-03-02')).thenRefusedWith({ code: 'APPLICATION_NOT_FOUND', clause: '711-45' })
})
