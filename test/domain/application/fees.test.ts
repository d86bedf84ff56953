import { expect, test } from 'vitest'
import type { WorkingCalendar } from '../../../src/domain/calendar/workingCalendar.js'
import type {
  ApplicationCommand,
  IssueFeeNotice,
  RecordFeePayment,
  RevokeFeeNotice,
} from '../../../src/domain/application/commands.js'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import { personId, plainCalendar, policies } from '../../support/spec.js'
import { after, amendmentRequest, draft, given, officer, received, stranger, unclear } from './district.js'

const notice = (change: Partial<IssueFeeNotice['data']> = {}): IssueFeeNotice => ({
  type: 'IssueFeeNotice',
  data: { method: 'perPage', units: 150, noticeNumber: '费1', issuedOn: '2026-03-04', proof: 'XA5', ...change },
})
const served = (servedOn = '2026-03-05'): ApplicationCommand => ({
  type: 'RecordFeeNoticeService',
  data: { noticeNumber: '费1', servedOn, proof: '签收' },
})
const paid = (paidOn = '2026-03-20', amount = 1_700): ApplicationCommand => ({
  type: 'RecordFeePayment',
  data: { paidOn, amount, receiptNumber: '票据1' },
})
const noticed = (): readonly ApplicationEvent[] => after([[officer, notice(), '2026-03-04']], received())
const waiting = (): readonly ApplicationEvent[] => after([[officer, served(), '2026-03-05']], noticed())

test.each([
  ['perPage', undefined, 150, 1_700],
  ['perPage', undefined, 250, 4_700],
  ['perItem', 0, 35, 3_000],
  ['perItem', 0, 45, 5_500],
  ['perItem', 34, 1, 200],
  ['perItem', 10, 1, 100],
] as const)('711-42: %s, %s before and %s now: %s yuan', (method, before, units, amount) => {
  const command = notice({ method, units, ...(before === undefined ? {} : { before }) })
  expect(after([[officer, command, '2026-03-04']], received()).at(-1)).toMatchObject({
    type: 'FeeNoticeIssued',
    data: { amount, schedule: `fee.${method}@1` },
  })
})

test('711-42: what is free of charge is not charged for', () => {
  for (const command of [notice({ units: 30 }), notice({ method: 'perItem', before: 9, units: 1 })])
    given(...received())
      .as(officer)
      .on('2026-03-04')
      .when(command)
      .thenRefused('FEE_NOTHING_DUE')
})

test('711-42: by items or by pages, never both', () => {
  given(...received())
    .as(officer)
    .on('2026-03-04')
    .when(notice({ before: 12 }))
    .thenRefusedWith({ code: 'FEE_BOTH_METHODS', clause: '711-42', path: 'before' })
  given(...noticed())
    .as(officer)
    .on('2026-03-05')
    .when(notice({ method: 'perItem', units: 35, noticeNumber: '费2', issuedOn: '2026-03-05' }))
    .thenRefused('FEE_BOTH_METHODS', 'FEE_NOTICE_ISSUED_BEFORE', 'NO_REPLY_PERIOD')
  given(...after([[officer, paid(), '2026-03-20']], waiting()))
    .as(officer)
    .on('2026-03-23')
    .when(notice({ method: 'perItem', units: 35, noticeNumber: '费2', issuedOn: '2026-03-23' }))
    .thenRefused('FEE_BOTH_METHODS', 'FEE_NOTICE_ISSUED_BEFORE')
})

test.each([0, -1, 1.5, Number.NaN])('711-42: %s pages are no number of pages', (units) => {
  given(...received())
    .as(officer)
    .on('2026-03-04')
    .when(notice({ units }))
    .thenRefused('FEE_COUNT_INVALID')
})

test('711-42: the notice is issued within the reply period, and asking twice changes nothing', () => {
  given(...received())
    .as(officer)
    .on('2026-03-31')
    .when(notice({ issuedOn: '2026-03-31' }))
    .thenRefusedWith({ code: 'REPLY_PERIOD_OVER', clause: '711-42' })
  given(...noticed())
    .as(officer)
    .on('2026-03-05')
    .when(notice())
    .thenNothing()
  given(...noticed())
    .as(stranger)
    .on('2026-03-05')
    .when(served())
    .thenRefusedWith({ code: 'WRONG_AGENCY' })
})

test('LS-18.1: without a schedule in force nothing is charged', () => {
  given(...received())
    .within({ policies: policies({}) })
    .as(officer)
    .when(notice({ issuedOn: '2026-03-02' }))
    .thenRefusedWith({ code: 'POLICY_MISSING', clause: '711-42', missing: ['fee.perPage'] })
})

test('711-42: 30 days from service, rolling on to a working day, and the reply period waits', () => {
  expect(waiting().at(-1)).toMatchObject({
    type: 'FeeNoticeServed',
    data: { payBy: { unit: 'days', start: '2026-03-05', due: '2026-04-06' } },
  })
  expect(given(...noticed()).state()).not.toHaveProperty('clock')
  given(...waiting())
    .as(officer)
    .on('2026-04-06')
    .when(draft({ kind: 'other', why: '其他' }))
    .thenRefused('FEE_PENDING')
})

test('711-42: from payment a new period of 20 working days runs', () => {
  expect(after([[officer, paid(), '2026-03-20']], waiting()).at(-1)).toMatchObject({
    type: 'FeePaid',
    data: { period: 2, replyDue: { start: '2026-03-20', due: '2026-04-17' } },
  })
  given(...waiting())
    .as(officer)
    .on('2026-03-20')
    .when(paid('2026-03-20', 1_000))
    .thenRefusedWith({ code: 'FEE_AMOUNT_WRONG', facts: { amount: 1_700 } })
  given(...received())
    .as(officer)
    .on('2026-03-20')
    .when(paid())
    .thenRefused('NO_PAYMENT_AWAITED')
})

test('711-42: not paid by the last day it is given up, paid after it too late', () => {
  const giveUp = draft({ kind: 'feeUnpaid' })
  given(...waiting())
    .as(officer)
    .on('2026-04-06')
    .when(giveUp)
    .thenRefusedWith({ code: 'APPLICANT_STILL_HAS_TIME', clause: '711-42', facts: { due: '2026-04-06' } })
  given(...waiting())
    .as(officer)
    .on('2026-04-07')
    .when(giveUp)
    .thenTypes('ReplyDrafted')
  given(...waiting())
    .as(officer)
    .on('2026-04-07')
    .when(paid('2026-04-07'))
    .thenRefusedWith({ code: 'FEE_PAID_TOO_LATE', facts: { due: '2026-04-06' } })
  given(...after([[officer, paid(), '2026-03-20']], waiting()))
    .as(officer)
    .on('2026-04-07')
    .when(giveUp)
    .thenRefused('FEE_WAS_PAID')
  given(...noticed())
    .as(officer)
    .on('2026-06-01')
    .when(giveUp)
    .thenRefused('NOTICE_NOT_SERVED')
})

test('711-42: nothing is charged while corrections are waited for', () => {
  const history = after([
    [officer, unclear()],
    [officer, amendmentRequest(), '2026-03-04'],
  ])
  given(...history)
    .as(officer)
    .on('2026-03-05')
    .when(notice({ issuedOn: '2026-03-05' }))
    .thenRefused('AMENDMENT_PENDING', 'NO_REPLY_PERIOD')
})

const revoked = (change: Partial<RevokeFeeNotice['data']> = {}): RevokeFeeNotice => ({
  type: 'RevokeFeeNotice',
  data: { noticeNumber: '费1', revokedOn: '2026-03-20', reason: '误按页数计收', proof: 'XA6', ...change },
})

test('711-42: a notice issued by mistake is taken back, and the period goes on with the date that it had', () => {
  const history = after([[officer, revoked(), '2026-03-20']], waiting())
  expect(history.at(-1)).toMatchObject({
    type: 'FeeNoticeRevoked',
    data: { noticeNumber: '费1', period: 2, replyDue: { start: '2026-03-02', due: '2026-03-30' } },
  })
  expect(given(...history).state()).toMatchObject({ clock: { period: 2, receipt: { due: '2026-03-30' } } })
  expect(given(...history).state()).not.toHaveProperty('fee')
  // A day off that was announced while the notice stood does not count here either.
  const later: WorkingCalendar = {
    ...plainCalendar,
    kindOf: (date) => (date === '2026-03-23' ? 'holiday' : plainCalendar.kindOf(date)),
  }
  expect(after([[officer, revoked(), '2026-03-20']], waiting(), { calendar: later }).at(-1)).toMatchObject({
    data: { replyDue: { due: '2026-03-31' } },
  })
  // The other method is open now; the payment of what was taken back is not.
  const other = notice({ method: 'perItem', before: 34, units: 1, noticeNumber: '费2', issuedOn: '2026-03-23' })
  given(...history)
    .as(officer)
    .on('2026-03-23')
    .when(other)
    .thenTypes('FeeNoticeIssued')
  given(...history)
    .as(officer)
    .on('2026-03-23')
    .when(paid())
    .thenRefused('NO_PAYMENT_AWAITED')
})

test('711-33, 711-42: what a third party says meanwhile moves the period that goes on, and no more than that', () => {
  const thirdParty = personId('third')
  const asked = after(
    [
      [
        officer,
        {
          type: 'IssueThirdPartyLetter',
          data: { thirdParty, name: '王五', interest: 'commercialSecret', letterNumber: '征1', issuedOn: '2026-03-03' },
        },
        '2026-03-03',
      ],
      [
        officer,
        { type: 'RecordThirdPartyService', data: { thirdParty, servedOn: '2026-03-03', proof: '签收' } },
        '2026-03-03',
      ],
      [officer, notice(), '2026-03-04'],
      [
        officer,
        {
          type: 'RecordThirdPartyOpinion',
          data: { thirdParty, opinion: 'consents', receivedOn: '2026-03-10', proof: '来信' },
        },
        '2026-03-10',
      ],
    ],
    received(),
  )
  // Five working days were waited for, not the fifteen that there might have been.
  expect(after([[officer, revoked(), '2026-03-20']], asked).at(-1)).toMatchObject({
    type: 'FeeNoticeRevoked',
    data: { period: 2, replyDue: { due: '2026-04-06' } },
  })
})

test('711-42: only what was issued, by its number, with its reason, and not once it is paid', () => {
  given(...received())
    .as(officer)
    .on('2026-03-20')
    .when(revoked())
    .thenRefused('NOTICE_NOT_ISSUED')
  given(...waiting())
    .as(officer)
    .on('2026-03-20')
    .when(revoked({ noticeNumber: '费9' }))
    .thenRefusedWith({ code: 'APPLICANT_NOTICE_UNKNOWN', path: 'noticeNumber' })
  given(...waiting())
    .as(officer)
    .on('2026-03-20')
    .when(revoked({ reason: ' ' }))
    .thenRefusedWith({ code: 'TEXT_REQUIRED', path: 'reason' })
  given(...waiting())
    .as(officer)
    .on('2026-03-20')
    .when(revoked({ revokedOn: '2026-03-03' }))
    .thenRefusedWith({ code: 'DATE_TOO_EARLY', path: 'revokedOn' })
  given(...waiting())
    .as(stranger)
    .on('2026-03-20')
    .when(revoked())
    .thenRefused('WRONG_AGENCY')
  const settled = after([[officer, paid(), '2026-03-20']], waiting())
  given(...settled)
    .as(officer)
    .on('2026-03-23')
    .when(revoked())
    .thenRefusedWith({ code: 'FEE_WAS_PAID', clause: '711-42' })
})

test('711-42: how many applications there were before in the month is counted, not typed', () => {
  const command = (claimed: number) => notice({ method: 'perItem', before: 34, claimed, units: 1 })
  given(...received())
    .as(officer)
    .on('2026-03-04')
    .when(command(10))
    .thenRefusedWith({ code: 'FEE_COUNT_WRONG', clause: '711-42', path: 'before', facts: { before: 34 } })
  expect(after([[officer, command(34), '2026-03-04']], received()).at(-1)).toMatchObject({
    data: { before: 34, amount: 200 },
  })
  given(...received())
    .as(officer)
    .on('2026-03-04')
    .when(notice({ claimed: 3 }))
    .thenRefused('FEE_BOTH_METHODS')
})

test('711-42: service entered after payment asks for nothing again, and nobody pays twice', () => {
  const settled = after([[officer, paid('2026-03-06'), '2026-03-06']], noticed())
  const again = given(...settled)
    .as(officer)
    .on('2026-03-09')
  again.when(served()).thenRefusedWith({ code: 'NO_PAYMENT_AWAITED', clause: '711-42' })
  again.when(paid('2026-03-06')).thenNothing()
  const { data } = paid('2026-03-06') as RecordFeePayment
  for (const change of [{ receiptNumber: '票据2' }, { paidOn: '2026-03-09' }])
    again.when({ type: 'RecordFeePayment', data: { ...data, ...change } }).thenRefused('NO_PAYMENT_AWAITED')
  again
    .when({ type: 'RecordFeePayment', data: { ...data, amount: 1_000 } })
    .thenRefused('NO_PAYMENT_AWAITED', 'FEE_AMOUNT_WRONG')
  // Also of a history that has it.
  const reserved = [...settled, waiting().at(-1)!]
  expect(given(...reserved).state()).toMatchObject({ fee: { status: 'paid' }, clock: { period: 2 } })
  given(...reserved)
    .as(officer)
    .on('2026-03-09')
    .when(paid('2026-03-09'))
    .thenRefused('NO_PAYMENT_AWAITED')
  given(...reserved)
    .as(officer)
    .on('2026-05-06')
    .when(draft({ kind: 'feeUnpaid' }))
    .thenRefused('FEE_WAS_PAID')
})
