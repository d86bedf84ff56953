import { shippedCalendar } from '../../src/app/seed/shippedCalendar.js'
import type { DeadlineEvent } from '../../src/domain/deadline/events.js'
import { endOfDay } from '../../src/domain/dates.js'
import type { DutyEvent } from '../../src/domain/duty/events.js'
import { protect } from '../../src/domain/protected.js'
import { type DeadlineReceipt, reckon } from '../../src/domain/receipt.js'
import type { Instant, ItemId, Sha256 } from '../../src/domain/values.js'
import { agency, on, person } from './items.js'

/** The receipt of twenty working days, or another number of them. */
export function receiptOf(start: string, days = 20): DeadlineReceipt {
  const terms = [{ clause: 'LS-11.1', policy: 'publication.period@1', days }] as const
  const reckoned = reckon({ clause: 'LS-11.1', unit: 'workingDays', terms, start: on(start) }, shippedCalendar)
  if (!reckoned.ok) throw new Error(reckoned.refusal.code)
  return reckoned.value
}

const ITEM = 'a' as ItemId
const noticedAt = '2026-03-02T01:00:00.000Z' as Instant
const kind = 'publication'
const [first, second] = [receiptOf('2026-03-02'), receiptOf('2026-03-02', 21)]
const { due } = second
const owed = { kind, agency: agency('ju'), due, noticedAt } as const

/** A clock from its start to a lifted miss, through every kind of step. */
export const clockEvents: readonly DeadlineEvent[] = [
  {
    type: 'DeadlineStarted',
    data: {
      matter: 'a-ke.r1',
      kind,
      agency: agency('ke'),
      officer: person('li'),
      item: ITEM,
      key: 'item:a',
      clause: 'LS-11.1',
      receipt: first,
      warnings: [{ level: 'lastDay', on: first.due }],
      noticedAt,
    },
  },
  {
    type: 'DeadlineWarned',
    data: { kind, agency: agency('ke'), due: first.due, level: 'lastDay', on: first.due, noticedAt },
  },
  { type: 'NewDateProposed', data: { kind, agency: agency('ke'), previousDue: first.due, receipt: second, noticedAt } },
  {
    type: 'ProposedDateDeclined',
    data: { kind, due, calendarVersion: 'v', by: person('li'), reason: protect('item:a', '维持'), noticedAt },
  },
  {
    type: 'DeadlineMoved',
    data: { kind, cause: 'policy', previousDue: first.due, receipt: second, warnings: [], noticedAt },
  },
  { type: 'DeadlineTransferred', data: { kind, from: agency('ke'), to: agency('ju'), cause: 'r', noticedAt } },
  { type: 'DeadlineMissed', data: { ...owed, effectiveAt: endOfDay(due) } },
  { type: 'MissedActDone', data: { ...owed, doneOn: due, proof: 'p', claimsInTime: true } },
  {
    type: 'MissLifted',
    data: { ...owed, doneOn: due, proof: 'p', by: person('wu'), reason: protect('item:a', '查实') },
  },
]

const duty = { item: ITEM, agency: agency('ke'), round: 1 } as const

/** A duty that changes hands, is missed, made good and arises again. */
export const dutyEvents: readonly DutyEvent[] = [
  {
    type: 'DutyArose',
    data: { ...duty, kind: 'publish', grounds: ['maker'], start: 'formed', startsOn: on('2026-03-02'), cause: 'c' },
  },
  { type: 'DutyContentFixed', data: { ...duty, contentHash: 'a'.repeat(64) as Sha256, cause: 'c' } },
  { type: 'DutyKindChanged', data: { ...duty, kind: 'publishPart', cause: 'c' } },
  {
    type: 'DutyTransferred',
    data: { item: ITEM, round: 1, from: agency('ke'), to: agency('ju'), effectiveOn: on('2026-03-09'), cause: 'r' },
  },
  { type: 'DutyMissed', data: { ...duty, agency: agency('ju'), due, effectiveAt: endOfDay(due), cause: 'm' } },
  { type: 'DutyMet', data: { ...duty, agency: agency('ju'), doneOn: on('2026-04-02'), proof: 'p', late: true } },
  {
    type: 'DutyArose',
    data: { ...duty, round: 2, kind: 'publish', grounds: ['maker'], start: 'changed', startsOn: due, cause: 'd' },
  },
  { type: 'DutyLifted', data: { ...duty, round: 2, reason: 'withdrawn', liftedOn: due, cause: 'w' } },
]
