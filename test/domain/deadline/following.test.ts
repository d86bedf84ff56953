import { expect, test } from 'vitest'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import { deadlineDecider } from '../../../src/domain/deadline/decide.js'
import type { DeadlineCommand, FollowMatter, StartDeadline } from '../../../src/domain/deadline/commands.js'
import type { DeadlineReceipt } from '../../../src/domain/receipt.js'
import { on, personId, process, spec } from '../../support/spec.js'
import { after, clock, context, head, officer, received, reform } from '../application/district.js'

const given = spec(deadlineDecider, context)
const deadlines = process('deadlines')
const start: StartDeadline = {
  type: 'StartDeadline',
  data: {
    matter: 'a1.r1',
    kind: 'reply',
    agency: reform,
    key: 'application:a1',
    start: on('2026-03-02'),
    startEvent: 'e1',
  },
}
const started = () => given().as(deadlines).when(start).events()
const follow = (event: ApplicationEvent | undefined, cause: FollowMatter['data']['cause']): FollowMatter => {
  const { replyDue } = (event as Extract<ApplicationEvent, { type: 'ReplyClockPaused' }>).data
  return { type: 'FollowMatter', data: { receipt: replyDue, cause, letter: '函1' } }
}
const letter = after(
  [
    [
      clock,
      {
        type: 'PauseReplyClock',
        data: { letter: '函1', kind: 'agency', sentOn: on('2026-03-05'), lapsesOn: on('2026-03-26') },
      },
      '2026-03-05',
    ],
  ],
  received(),
)
const extension = after(
  [
    [
      head,
      {
        type: 'ExtendReplyPeriod',
        data: {
          workingDays: 10,
          reason: '复杂',
          noticeNumber: '延1',
          noticeDispatchedOn: '2026-03-20',
          proof: 'XA',
        },
      },
      '2026-03-20',
    ],
  ],
  letter,
)
const receiptOf = (events: readonly ApplicationEvent[]): DeadlineReceipt =>
  (events.at(-1) as Extract<ApplicationEvent, { type: 'ReceiptDateFixed' }>).data.replyDue!
const receiptIn = (event: ApplicationEvent | undefined): DeadlineReceipt => follow(event, 'paused').data.receipt

test('711-33: the deadline of a reply takes over what the application reckoned: one date for both', () => {
  const paused = given(...started())
    .as(deadlines)
    .on('2026-03-05')
    .when(follow(letter.at(-1), 'paused'))
    .events()
  expect(paused.at(-1)).toMatchObject({
    type: 'DeadlineMoved',
    data: {
      cause: 'paused',
      previousDue: '2026-03-30',
      letter: '函1',
      receipt: { due: '2026-04-20', startEvent: 'e1' },
    },
  })
  const extended: DeadlineCommand = {
    type: 'FollowMatter',
    data: { receipt: receiptIn(extension.at(-1)), cause: 'extended', by: personId('head'), documentNumber: '延1' },
  }
  const moved = given(...paused)
    .as(deadlines)
    .on('2026-03-20')
    .when(extended)
    .events()
  expect(moved.at(-1)).toMatchObject({ data: { by: 'head', documentNumber: '延1', receipt: { due: '2026-05-04' } } })
  given(...moved)
    .as(deadlines)
    .on('2026-03-20')
    .when(extended)
    .thenNothing()
})

test('711-33: only a process moves it so, only while it runs, and only within its own period', () => {
  given(...started())
    .as(officer)
    .on('2026-03-05')
    .when(follow(letter.at(-1), 'paused'))
    .thenRefused('ROLE_MISSING')
  const receipt = { ...receiptIn(letter.at(-1)), start: on('2026-03-10') }
  given(...started())
    .as(deadlines)
    .on('2026-03-10')
    .when({ type: 'FollowMatter', data: { receipt, cause: 'paused' } })
    .thenRefusedWith({ code: 'RECEIPT_OF_ANOTHER_PERIOD', facts: { start: '2026-03-02' } })
  const met = given(...started())
    .as(deadlines)
    .on('2026-03-05')
    .when({ type: 'RecordAct', data: { doneOn: on('2026-03-05'), proof: 'e9' } })
    .events()
  given(...met)
    .as(deadlines)
    .on('2026-03-05')
    .when(follow(letter.at(-1), 'paused'))
    .thenRefused('DEADLINE_CLOSED')
})

test('711-33: begun with the date that the application reckoned, letters that are out included; another period’s is refused', () => {
  const receipt = receiptIn(letter.at(-1))
  const begin: StartDeadline = { ...start, data: { ...start.data, receipt } }
  expect(given().as(deadlines).on('2026-03-05').when(begin).events().at(-1)).toMatchObject({
    type: 'DeadlineStarted',
    data: { reckonedByMatter: true, receipt: { due: '2026-04-20', startEvent: 'e1', pauses: [{ letter: '函1' }] } },
  })
  given()
    .as(deadlines)
    .on('2026-03-05')
    .when({ ...begin, data: { ...begin.data, start: on('2026-03-04') } })
    .thenRefused('RECEIPT_OF_ANOTHER_PERIOD')
})

test('711-33: such a date is extended on the application, with its notice, and not beside it', () => {
  const begun = given()
    .as(deadlines)
    .when({ ...start, data: { ...start.data, receipt: receiptOf(received()) } })
    .events()
  given(...begun)
    .as(head)
    .when({ type: 'ExtendDeadline', data: { workingDays: 5, reason: '复杂', documentNumber: '延1' } })
    .thenRefused('EXTENDED_ON_THE_MATTER')
})

test('711-33: a letter entered after the miss was noticed moves the date; it stays missed until an officer lifts the miss by it', () => {
  const late = given(...started())
    .as(deadlines)
    .on('2026-03-31')
    .when({ type: 'ObserveDeadline', data: {} })
    .events()
  expect(late.at(-1)).toMatchObject({ type: 'DeadlineMissed' })
  const moved = given(...late)
    .as(deadlines)
    .on('2026-04-01')
    .when(follow(letter.at(-1), 'paused'))
    .events()
  expect(moved.at(-1)).toMatchObject({ type: 'DeadlineMoved', data: { receipt: { due: '2026-04-20' } } })
  expect(given(...moved).state()).toMatchObject({ status: 'missed' })
  const answered = given(...moved)
    .as(deadlines)
    .on('2026-04-02')
    .when({ type: 'RecordAct', data: { doneOn: on('2026-04-02'), proof: 'e9' } })
    .events()
  expect(answered.at(-1)).toMatchObject({ type: 'MissedActDone', data: { claimsInTime: true, due: '2026-04-20' } })
  given(...answered)
    .as(head)
    .on('2026-04-02')
    .when({ type: 'LiftMiss', data: { doneOn: '2026-04-02', proof: 'e9', reason: '征求意见期间不计' } })
    .thenTypes('MissLifted')
})
