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
