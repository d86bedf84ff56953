import { expect, test } from 'vitest'
import type { RecordAmendment } from '../../../src/domain/application/commands.js'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import {
  after,
  amend,
  amendmentRequest,
  clock,
  colleague,
  dispatch,
  draft,
  given,
  head,
  identify,
  leader,
  officer,
  portal,
  receive,
  search,
  served,
  sign,
  stranger,
  unclear,
} from './district.js'
import { on, process } from '../../support/spec.js'
import { lettered } from './letters.js'

const requested = (): readonly ApplicationEvent[] =>
  after([
    [officer, unclear()],
    [officer, amendmentRequest(), '2026-03-04'],
  ])
const waiting = (): readonly ApplicationEvent[] => after([[officer, served(), '2026-03-05']], requested())
const amended = (): readonly ApplicationEvent[] => after([[officer, amend(), '2026-03-10']], waiting())

test('711-30: corrections are asked for once, with all points at once', () => {
  given(...after([[officer, unclear()]]))
    .as(officer)
    .on('2026-03-04')
    .when(amendmentRequest({ points: [{ element: 'description', explanation: '请写明' }] }))
    .thenRefusedWith({ code: 'NOT_ALL_POINTS_AT_ONCE', clause: '711-30', missing: ['identityProof'] })
  given(...requested())
    .as(officer)
    .on('2026-03-05')
    .when(amendmentRequest({ noticeNumber: '补2', issuedOn: '2026-03-05' }))
    .thenRefusedWith({ code: 'AMENDMENT_REQUESTED_BEFORE', facts: { issuedOn: '2026-03-04' } })
  given(...requested())
    .as(officer)
    .on('2026-03-05')
    .when(amendmentRequest())
    .thenNothing()
  given(...amended())
    .as(officer)
    .on('2026-03-10')
    .when(amendmentRequest({ noticeNumber: '补2', issuedOn: '2026-03-10' }))
    .thenRefused('AMENDMENT_REQUESTED_BEFORE')
})

test('711-30: points without an explanation, twice or none at all are refused', () => {
  const request = (points: Parameters<typeof amendmentRequest>[0]) =>
    given(...after([[officer, unclear()]]))
      .as(officer)
      .on('2026-03-04')
      .when(amendmentRequest(points))
  request({ points: [] }).thenRefused('AMENDMENT_POINTS_MISSING', 'NOT_ALL_POINTS_AT_ONCE')
  const twice = { element: 'description', explanation: '请写明' } as const
  request({ points: [twice, twice, { element: 'identityProof', explanation: ' ' }] }).thenRefused(
    'POINT_TWICE',
    'TEXT_REQUIRED',
  )
})

test('711-30: on the 7th working day it may still be asked for, on the 8th no more', () => {
  const on7th = { issuedOn: '2026-03-11' }
  given(...after([[officer, unclear()]]))
    .as(officer)
    .on('2026-03-11')
    .when(amendmentRequest(on7th))
    .thenTypes('AmendmentRequested')
  given(...after([[officer, unclear()]]))
    .as(officer)
    .on('2026-03-12')
    .when(amendmentRequest({ issuedOn: '2026-03-12' }))
    .thenRefusedWith({ code: 'AMENDMENT_NOTICE_TOO_LATE', clause: '711-30', facts: { due: '2026-03-11' } })
})

test('711-30: the applicant has their time from service on, and the reply period waits', () => {
  expect(waiting().at(-1)).toMatchObject({
    type: 'AmendmentNoticeServed',
    data: {
      servedOn: '2026-03-05',
      amendBy: { due: '2026-03-19', terms: [{ policy: 'amendment.period@1', days: 10 }] },
    },
  })
  expect(given(...requested()).state()).not.toHaveProperty('clock')
  given(...requested())
    .as(officer)
    .on('2026-03-06')
    .when({
      type: 'RecordAmendmentNoticeService',
      data: { noticeNumber: '补9', servedOn: '2026-03-06', proof: '签收' },
    })
    .thenRefused('APPLICANT_NOTICE_UNKNOWN')
  given(...requested())
    .as(officer)
    .on('2026-03-06')
    .when(served('2026-03-03'))
    .thenRefused('DATE_TOO_EARLY')
  given(...waiting())
    .as(officer)
    .on('2026-03-06')
    .when(served('2026-03-06'))
    .thenRefused('NOTICE_SERVED_BEFORE')
})

test('711-30: a new period of 20 working days runs from the corrected application, not the rest of the old one', () => {
  expect(amended().at(-1)).toMatchObject({
    type: 'ApplicationAmended',
    data: {
      supplied: ['identityProof', 'description'],
      period: 2,
      receivedOn: '2026-03-10',
      replyDue: { start: '2026-03-10', due: '2026-04-07' },
    },
  })
})

test('711-30: the applicant may correct it themselves on the portal, but not with nothing', () => {
  given(...waiting())
    .as(portal)
    .on('2026-03-10')
    .when(amend())
    .thenTypes('ApplicationAmended')
  given(...waiting())
    .as(portal)
    .on('2026-03-10')
    .when({ type: 'RecordAmendment', data: { receivedOn: '2026-03-10', proof: '收据1' } })
    .thenRefused('AMENDMENT_EMPTY')
  given(...after([[officer, receive()]]))
    .as(portal)
    .when(amend('2026-03-02'))
    .thenRefused('AMENDMENT_NOT_AWAITED')
})

test('711-30: late corrections are taken for a good reason that an officer puts down, else not', () => {
  given(...waiting())
    .as(officer)
    .on('2026-03-19')
    .when(amend('2026-03-19'))
    .thenTypes('ApplicationAmended')
  given(...waiting())
    .as(officer)
    .on('2026-03-20')
    .when(amend('2026-03-20'))
    .thenRefusedWith({ code: 'AMENDMENT_TOO_LATE', facts: { due: '2026-03-19' } })
  given(...waiting())
    .as(portal)
    .on('2026-03-20')
    .when(amend('2026-03-20', '住院'))
    .thenRefused('AMENDMENT_TOO_LATE')
  given(...waiting())
    .as(officer)
    .on('2026-03-20')
    .when(amend('2026-03-20', '住院'))
    .thenTypes('ApplicationAmended')
})

test('711-30: nothing but giving it up is answered while corrections are waited for', () => {
  given(...waiting())
    .as(officer)
    .on('2026-03-19')
    .when(draft({ kind: 'other', why: '其他' }))
    .thenRefused('AMENDMENT_PENDING')
  given(...waiting())
    .as(officer)
    .on('2026-03-19')
    .when(draft({ kind: 'notAmended' }))
    .thenRefusedWith({ code: 'APPLICANT_STILL_HAS_TIME', clause: '711-30', facts: { due: '2026-03-19' } })
  expect(
    given(...waiting())
      .as(officer)
      .on('2026-03-20')
      .when(draft({ kind: 'notAmended' }))
      .events()
      .at(-1),
  ).toMatchObject({ data: { outcome: { kind: 'notAmended', lapsedOn: '2026-03-19' } } })
})

test('711-30: whoever never had the notice has not let anything pass, whoever has corrected neither', () => {
  given(...requested())
    .as(officer)
    .on('2026-05-04')
    .when(draft({ kind: 'notAmended' }))
    .thenRefused('NOTICE_NOT_SERVED')
  given(...amended())
    .as(officer)
    .on('2026-05-04')
    .when(draft({ kind: 'notAmended' }))
    .thenRefused('APPLICATION_WAS_AMENDED')
})

test('711-30: that it is still unclear is said only of what was corrected', () => {
  const unclearStill = draft({ kind: 'stillUnclear', why: '仍无法确定' })
  given(...after([[officer, unclear()]]))
    .as(officer)
    .when(unclearStill)
    .thenRefused('NEVER_AMENDED')
  given(...amended())
    .as(officer)
    .on('2026-03-11')
    .when(unclearStill)
    .thenTypes('ReplyDrafted')
})

test('711-30: what was searched and drafted for the application before it was corrected no longer counts', () => {
  const searched = after([
    [officer, unclear()],
    [officer, search()],
    [officer, amendmentRequest(), '2026-03-04'],
    [officer, amend(), '2026-03-10'],
  ])
  given(...searched)
    .as(officer)
    .on('2026-03-11')
    .when(draft({ kind: 'notHeld' }))
    .thenRefused('NO_SEARCH_ON_RECORD')
  const drafted = after([
    [officer, unclear()],
    [officer, identify()],
    [officer, draft()],
    [officer, amendmentRequest(), '2026-03-04'],
  ])
  expect(given(...drafted).state()).not.toHaveProperty('draft')
})

test('711-30: a reply that was approved is returned before corrections are asked for', () => {
  const approved = after([
    [officer, unclear()],
    [officer, identify()],
    [officer, draft()],
    [head, { type: 'ApproveReply', data: { draft: 1 } }],
  ])
  given(...approved)
    .as(officer)
    .on('2026-03-04')
    .when(amendmentRequest())
    .thenRefused('REPLY_UNDER_WAY')
  given(...lettered(approved))
    .as(leader)
    .when(sign())
    .thenTypes('ReplySigned')
})

test('711-30: only the officer in charge asks, not a colleague, another agency or a process', () => {
  const history = after([[officer, unclear()]])
  given(...history)
    .as(colleague)
    .on('2026-03-04')
    .when(amendmentRequest())
    .thenRefused('NOT_IN_CHARGE_OF_APPLICATION')
  given(...history)
    .as(stranger)
    .on('2026-03-04')
    .when(amendmentRequest())
    .thenRefusedWith({ code: 'WRONG_AGENCY' })
  given(...history)
    .as(clock)
    .on('2026-03-04')
    .when(amendmentRequest())
    .thenRefused('ROLE_MISSING')
})

test('711-30: what was given up is answered after its time, whatever day is put on the reply', () => {
  const approved = after(
    [
      [officer, draft({ kind: 'notAmended' }), '2026-03-20'],
      [head, { type: 'ApproveReply', data: { draft: 1 } }, '2026-03-20'],
    ],
    waiting(),
  )
  const signed = after(
    [[leader, sign(1, { signedOn: '2026-03-19' }), '2026-03-20']],
    lettered(approved, { datedOn: '2026-03-19' }, { on: '2026-03-20' }),
  )
  given(...signed)
    .as(officer)
    .on('2026-03-20')
    .when(dispatch(1, { dispatchedOn: '2026-03-19' }))
    .thenRefusedWith({ code: 'APPLICANT_STILL_HAS_TIME', path: 'dispatchedOn', facts: { due: '2026-03-19' } })
  given(...signed)
    .as(officer)
    .on('2026-03-20')
    .when(dispatch(1, { dispatchedOn: '2026-03-20' }))
    .thenTypes('ReplyDispatched')
})

test('711-30: service entered after the correction came begins no waiting again', () => {
  const corrected = after([[officer, amend('2026-03-06'), '2026-03-06']], requested())
  given(...corrected)
    .as(officer)
    .on('2026-03-09')
    .when(served('2026-03-05'))
    .thenRefusedWith({ code: 'AMENDMENT_NOT_AWAITED', clause: '711-30' })
  // Also of a history that has it.
  const reserved = [...corrected, waiting().at(-1)!]
  expect(given(...reserved).state()).toMatchObject({ amendment: { status: 'amended' }, clock: { period: 2 } })
  given(...reserved)
    .as(officer)
    .on('2026-05-04')
    .when(draft({ kind: 'notAmended' }))
    .thenRefused('APPLICATION_WAS_AMENDED')
})

test('711-30: the same correction again changes nothing, another is no second one', () => {
  const again = given(...amended())
    .as(officer)
    .on('2026-03-11')
  again.when(amend()).thenNothing()
  const { data } = amend() as RecordAmendment
  for (const change of [
    { request: { description: '另一份方案' } },
    { applicant: { identity: '护照' } },
    { applicant: {} },
    { receivedOn: '2026-03-11' },
    { proof: '收据2' },
    { lateBecause: '住院' },
  ])
    again.when({ type: 'RecordAmendment', data: { ...data, ...change } }).thenRefused('AMENDMENT_NOT_AWAITED')
  given(...waiting())
    .as(officer)
    .on('2026-03-06')
    .when({
      type: 'RecordAmendmentNoticeService',
      data: { noticeNumber: '补1', servedOn: '2026-03-05', proof: '退件' },
    })
    .thenRefused('NOTICE_SERVED_BEFORE')
})

test('711-30: a later date that an officer confirmed after a late holiday notice is taken over, an earlier one is not', () => {
  const application = given(...waiting()).state()
  if (application.status === 'absent' || application.amendment?.amendBy === undefined)
    throw new Error('none is waited for')
  const due = { ...application.amendment.amendBy, due: on('2026-03-31'), startEvent: 'e-1' }
  const adopt = (day: string) =>
    given(...waiting())
      .as(process('applicationDates'))
      .on('2026-03-06')
      .when({
        type: 'AdoptStepDate',
        data: { step: 'amendment', due: { ...due, due: on(day) }, cause: 'calendar' },
      })
  adopt('2026-03-31').thenTypes('StepDateAdopted')
  adopt('2026-03-10').thenNothing()
})
