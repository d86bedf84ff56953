import { expect, test } from 'vitest'
import type { ApplicationCommand, ExtendReplyPeriod } from '../../../src/domain/application/commands.js'
import { reckonByPolicy } from '../../../src/domain/receipt.js'
import { on } from '../../support/spec.js'
import {
  after,
  amend,
  amendmentRequest,
  clock,
  colleague,
  context,
  draft,
  given,
  head,
  leader,
  officer,
  portal,
  received,
  replied,
  unclear,
} from './district.js'

const extend = (workingDays: number, noticeDispatchedOn = '2026-03-20'): ApplicationCommand => ({
  type: 'ExtendReplyPeriod',
  data: { workingDays, reason: '需要检索历史档案', noticeNumber: '延1', noticeDispatchedOn, proof: 'XA2' },
})

test('711-33: the head of the disclosure office extends the period by working days, with a notice', () => {
  expect(after([[head, extend(10), '2026-03-20']], received()).at(-1)).toMatchObject({
    type: 'ReplyPeriodExtended',
    data: {
      by: 'head',
      workingDays: 10,
      noticeNumber: '延1',
      replyDue: { due: '2026-04-13', terms: [{ days: 20 }, { policy: 'reply.extension@1', days: 10 }] },
    },
  })
  for (const actor of [officer, leader])
    given(...received())
      .as(actor)
      .on('2026-03-20')
      .when(extend(10))
      .thenRefusedWith({ code: 'ROLE_MISSING', clause: '711-33' })
})

test.each([0, -1, 21, 2.5, Number.NaN])('711-33: an extension of %s working days is refused', (days) => {
  given(...received())
    .as(head)
    .on('2026-03-20')
    .when(extend(days))
    .thenRefusedWith({ code: 'EXTENSION_TOO_LONG', clause: '711-33', facts: { most: 20 } })
})

test('711-33: on the last day it may be extended, on the day after no more', () => {
  given(...received())
    .as(head)
    .on('2026-03-30')
    .when(extend(20, '2026-03-30'))
    .thenTypes('ReplyPeriodExtended')
  given(...received())
    .as(head)
    .on('2026-03-31')
    .when(extend(20, '2026-03-30'))
    .thenRefusedWith({ code: 'REPLY_PERIOD_OVER', clause: '711-33', facts: { due: '2026-03-30' } })
})

test('711-33: once only, also not within a new period', () => {
  const extended = after([[head, extend(5), '2026-03-20']], received())
  given(...extended)
    .as(head)
    .on('2026-03-20')
    .when(extend(5))
    .thenNothing()
  const { data } = extend(5) as ExtendReplyPeriod
  for (const change of [{ noticeNumber: '延2' }, { reason: '另有理由' }, { proof: '另有证明' }])
    given(...extended)
      .as(head)
      .on('2026-03-20')
      .when({ type: 'ExtendReplyPeriod', data: { ...data, ...change } })
      .thenRefused('EXTENDED_BEFORE')
  given(...extended)
    .as(head)
    .on('2026-03-31')
    .when(extend(6))
    .thenRefusedWith({ code: 'EXTENDED_BEFORE', facts: { due: '2026-04-06' } })
  const anew = after([
    [officer, unclear()],
    [head, extend(5, '2026-03-03'), '2026-03-03'],
    [officer, amendmentRequest(), '2026-03-04'],
    [officer, amend(), '2026-03-10'],
  ])
  given(...anew)
    .as(head)
    .on('2026-03-20')
    .when(extend(6))
    .thenRefused('EXTENDED_BEFORE')
})

test('711-33: while corrections are waited for there is no period to extend', () => {
  const waiting = after([
    [officer, unclear()],
    [officer, amendmentRequest(), '2026-03-04'],
  ])
  given(...waiting)
    .as(head)
    .on('2026-03-05')
    .when(extend(5, '2026-03-05'))
    .thenRefused('NO_REPLY_PERIOD')
})

test('711-33: an extension and a pause add up, whichever came first', () => {
  const pause: ApplicationCommand = {
    type: 'PauseReplyClock',
    data: { letter: '函1', kind: 'agency', sentOn: on('2026-03-05'), lapsesOn: on('2026-03-26') },
  }
  const one = after(
    [
      [clock, pause, '2026-03-05'],
      [head, extend(10), '2026-03-20'],
    ],
    received(),
  )
  expect(one.at(-1)).toMatchObject({ data: { replyDue: { due: '2026-05-04', pausedDays: 15 } } })
})

test('711-33: another date that an officer confirmed after a holiday notice is taken over', () => {
  const receipt = reckonByPolicy(
    { key: 'reply.period', clause: '711-33', start: on('2026-03-02') },
    { ...context, calendar: { ...context.calendar, version: 'notice' } },
  )
  if (!receipt.ok) throw new Error('no receipt')
  const adopt = (period: number): ApplicationCommand => ({
    type: 'AdoptReplyDate',
    data: { period, replyDue: { ...receipt.value, due: on('2026-04-01') }, cause: 'e1' },
  })
  const adopted = after([[clock, adopt(1)]], received())
  expect(given(...adopted).state()).toMatchObject({ clock: { receipt: { due: '2026-04-01' } } })
  given(...adopted)
    .as(clock)
    .when(adopt(1))
    .thenNothing()
  given(...received())
    .as(clock)
    .when(adopt(2))
    .thenNothing()
  given(...received())
    .as(officer)
    .when(adopt(1))
    .thenRefused('ROLE_MISSING')
  // A letter that the deadline has not taken over yet still counts.
  const pause: ApplicationCommand = {
    type: 'PauseReplyClock',
    data: { letter: '函1', kind: 'agency', sentOn: on('2026-03-05'), lapsesOn: on('2026-03-26') },
  }
  const both = after(
    [
      [clock, pause, '2026-03-05'],
      [clock, adopt(1), '2026-03-05'],
    ],
    received(),
  )
  expect(given(...both).state()).toMatchObject({
    clock: { receipt: { due: '2026-04-20', pauses: [{ letter: '函1' }] } },
  })
})

const ask: ApplicationCommand = {
  type: 'RequestReasons',
  data: { finding: '一个月内34件', noticeNumber: '说1', issuedOn: '2026-03-04', proof: 'XA3', answerBy: '2026-03-11' },
}
const gave: ApplicationCommand = {
  type: 'RecordReasons',
  data: { reasons: '研究需要', receivedOn: '2026-03-09', proof: '来信' },
}
const more: ApplicationCommand = {
  type: 'RecordReasons',
  data: { reasons: '还有', receivedOn: '2026-03-10', proof: '来信' },
}
const judge = (reasonable: boolean): ApplicationCommand => ({ type: 'JudgeReasons', data: { reasonable, why: '理由' } })
const delay = (workingDays: number): ApplicationCommand => ({
  type: 'DelayReply',
  data: { workingDays, noticeNumber: '缓1', noticeDispatchedOn: '2026-03-10', proof: 'XA4' },
})
const excessive = draft({ kind: 'excessive', why: '无正当理由' })
const asked = () => after([[officer, ask, '2026-03-04']], received())

test('711-35: who asks far too often is asked for reasons, once, and has time to give them', () => {
  expect(asked().at(-1)).toMatchObject({ type: 'ReasonsRequested', data: { answerBy: '2026-03-11' } })
  given(...asked())
    .as(officer)
    .on('2026-03-05')
    .when({ type: 'RequestReasons', data: { ...ask.data, noticeNumber: '说2', issuedOn: '2026-03-05' } })
    .thenRefused('REASONS_REQUESTED_BEFORE')
  given(...received())
    .as(officer)
    .on('2026-03-04')
    .when({ type: 'RequestReasons', data: { ...ask.data, answerBy: '2026-03-04' } })
    .thenRefused('NO_TIME_TO_ANSWER')
})

test('711-35: not dealt with only after the reasons were heard and somebody else found them unreasonable', () => {
  given(...received())
    .as(officer)
    .when(excessive)
    .thenRefused('REASONS_NOT_REFUSED')
  given(...asked())
    .as(head)
    .on('2026-03-11')
    .when(judge(false))
    .thenRefusedWith({ code: 'REASONS_AWAITED', facts: { answerBy: '2026-03-11' } })
  given(...asked())
    .as(head)
    .on('2026-03-12')
    .when(judge(true))
    .thenRefused('REASONS_NOT_GIVEN')
  const heard = after([[portal, gave, '2026-03-09']], asked())
  given(...heard)
    .as(officer)
    .on('2026-03-10')
    .when(judge(false))
    .thenRefused('ROLE_MISSING', 'HANDLER_DOES_NOT_DECIDE')
  const refused = after([[head, judge(false), '2026-03-10']], heard)
  given(...refused)
    .as(officer)
    .on('2026-03-10')
    .when(excessive)
    .thenTypes('ReplyDrafted')
  given(...refused)
    .as(leader)
    .on('2026-03-10')
    .when(judge(true))
    .thenRefused('REASONS_JUDGED')
  given(...refused)
    .as(officer)
    .on('2026-03-10')
    .when(more)
    .thenRefused('REASONS_JUDGED')
  given(...heard)
    .as(portal)
    .on('2026-03-09')
    .when(gave)
    .thenNothing()
  given(...heard)
    .as(portal)
    .on('2026-03-10')
    .when(more)
    .thenTypes('ReasonsGiven')
})

test('711-35: reasonable reasons that cannot be met in time fix a later date, told in a notice', () => {
  const accepted = after(
    [
      [portal, gave, '2026-03-09'],
      [head, judge(true), '2026-03-10'],
    ],
    asked(),
  )
  given(...accepted)
    .as(officer)
    .on('2026-03-10')
    .when(excessive)
    .thenRefused('REASONS_NOT_REFUSED')
  const delayed = after([[head, delay(30), '2026-03-10']], accepted)
  expect(delayed.at(-1)).toMatchObject({
    type: 'ReplyDelayed',
    data: { replyDue: { due: '2026-05-11', terms: [{ days: 20 }, { clause: '711-35', policy: '缓1', days: 30 }] } },
  })
  given(...delayed)
    .as(head)
    .on('2026-03-11')
    .when(delay(40))
    .thenRefused('DELAYED_BEFORE')
  for (const days of [0, 251])
    given(...accepted)
      .as(head)
      .on('2026-03-10')
      .when(delay(days))
      .thenRefused('DELAY_UNREASONABLE')
  given(...asked())
    .as(head)
    .on('2026-03-10')
    .when(delay(10))
    .thenRefused('REASONS_NOT_ACCEPTED')
})

test('711-45: what is closed is neither extended nor asked about', () => {
  for (const [actor, command] of [
    [head, extend(5, '2026-03-02')],
    [officer, ask],
    [colleague, excessive],
  ] as const)
    given(...replied())
      .as(actor)
      .on('2026-03-20')
      .when(command)
      .thenRefusedWith({ code: 'APPLICATION_CLOSED', clause: '711-45' })
})
