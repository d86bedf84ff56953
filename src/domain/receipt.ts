import { countWorkingDays, type Pause } from './calendar/countWorkingDays.js'
import type { DayKind, WorkingCalendar } from './calendar/workingCalendar.js'
import type { ClauseCode } from './clauses.js'
import { addDays, addMonths } from './dates.js'
import type { Refusal } from './decider.js'
import type { PolicyBook } from './policy/policyBook.js'
import type { LocalDate } from './values.js'
import { isWorkingDay } from './workingDay.js'

// Receipts are stored for ever in events: a change here needs an upcaster and a decision record.

/** One number of law that the period is made of; an extension is a second one. */
export interface ReceiptTerm {
  readonly clause: ClauseCode
  /** Key and version, `reply.period@1`. */
  readonly policy: string
  /** In the receipt's unit. */
  readonly days: number
}

/** Time that does not count, and the letter and event behind it. */
export interface ReceiptPause extends Pause {
  readonly event?: string
}

/**
 * Consecutive days of which the same is to be said. With `number` they count, the first of them as that one; with
 * `letters` they are working days that do not count because these letters were under way; else they are skipped for
 * what they are.
 */
export interface ReceiptSpan {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly kind: DayKind
  readonly number?: number
  readonly letters?: readonly string[]
}

/**
 * `days` are natural days, whose last rolls on to the next working day (民法典 203). `months` lead to a date that the law
 * names itself (1月31日前): the same day of that month, or its last, whatever day of the week it is.
 */
export type ReceiptUnit = 'workingDays' | 'days' | 'months'

/** A due date that explains itself: from the day after `start` every day is there, counted, skipped or paused. */
export interface DeadlineReceipt {
  readonly clause: ClauseCode
  readonly unit: ReceiptUnit
  readonly terms: readonly ReceiptTerm[]
  /** The day of what set it running; not counted itself (民法典 201). */
  readonly start: LocalDate
  /** Id of the event that set it running. */
  readonly startEvent?: string
  readonly spans: readonly ReceiptSpan[]
  readonly pauses: readonly ReceiptPause[]
  /** Days left out because of pauses, each once however many letters were under way. */
  readonly pausedDays: number
  readonly due: LocalDate
  readonly calendarVersion: string
  /** 暂定: it reaches into a year whose holidays are not announced yet. */
  readonly provisional: boolean
}

/** What a receipt is reckoned from. */
export type ReceiptBasis = Pick<DeadlineReceipt, 'clause' | 'unit' | 'terms' | 'start' | 'startEvent'> & {
  readonly pauses?: readonly ReceiptPause[]
}

/** `CALENDAR_ENDS`: the calendar does not cover the period. A date is never guessed. */
export type Reckoned<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** Counts a period out, day by day. */
export function reckon(basis: ReceiptBasis, calendar: WorkingCalendar): Reckoned<DeadlineReceipt> {
  const days = COUNTS[basis.unit](basis, calendar)
  if (days === undefined) {
    const { from, until } = calendar
    return { ok: false, refusal: { code: 'CALENDAR_ENDS', clause: 'SYS', facts: { from, until } } }
  }
  const due = days.at(-1)?.date ?? basis.start
  return {
    ok: true,
    value: {
      clause: basis.clause,
      unit: basis.unit,
      terms: basis.terms,
      start: basis.start,
      ...(basis.startEvent === undefined ? {} : { startEvent: basis.startEvent }),
      spans: days.reduce(joined, []),
      pauses: basis.pauses ?? [],
      pausedDays: days.filter(({ letters }) => letters !== undefined).length,
      due,
      calendarVersion: calendar.version,
      // A date that the law names itself stands, whatever the holidays.
      provisional: basis.unit !== 'months' && calendar.provisionalFrom !== undefined && due >= calendar.provisionalFrom,
    },
  }
}

/** The number of law in force on the day a matter began; it keeps it when the number changes later. */
export function termInForce(
  policies: PolicyBook,
  key: string,
  clause: ClauseCode,
  on: LocalDate,
): Reckoned<ReceiptTerm & { readonly unit: ReceiptUnit }> {
  const number = policies.inForce(key, on)
  if (number === undefined || !isReceiptUnit(number.unit)) {
    return {
      ok: false,
      refusal: { code: 'POLICY_MISSING', clause: 'LS-18.1', missing: [key], facts: { policy: key, on } },
    }
  }
  return { ok: true, value: { clause, policy: number.version, days: number.value, unit: number.unit } }
}

const isReceiptUnit = (unit: string): unit is ReceiptUnit => unit in COUNTS

/** The receipt of a period whose length is one number of law. */
export function reckonByPolicy(
  { key, clause, start, startEvent }: { key: string; clause: ClauseCode; start: LocalDate; startEvent?: string },
  { policies, calendar }: { readonly policies: PolicyBook; readonly calendar: WorkingCalendar },
): Reckoned<DeadlineReceipt> {
  const term = termInForce(policies, key, clause, start)
  if (!term.ok) return term
  const { unit, policy, days } = term.value
  return reckon(
    { clause, unit, terms: [{ clause, policy, days }], start, ...(startEvent === undefined ? {} : { startEvent }) },
    calendar,
  )
}

/** One day of a receipt. */
export interface ReceiptDay {
  readonly date: LocalDate
  readonly kind: DayKind
  readonly number?: number
  readonly letters?: readonly string[]
}

/** Every single day of a receipt, from the one after its start to the due date. */
export const daysOf = ({ spans }: Pick<DeadlineReceipt, 'spans'>): readonly ReceiptDay[] =>
  spans.flatMap(({ from, to, kind, number, letters }) => {
    const days: ReceiptDay[] = []
    for (let date = from, index = 0; date <= to; date = addDays(date, 1), index += 1) {
      days.push({
        date,
        kind,
        ...(number === undefined ? {} : { number: number + index }),
        ...(letters === undefined ? {} : { letters }),
      })
    }
    return days
  })

const lengthOf = ({ terms }: ReceiptBasis): number => terms.reduce((sum, { days }) => sum + days, 0)

function workingDays(basis: ReceiptBasis, calendar: WorkingCalendar): readonly ReceiptDay[] | undefined {
  const count = countWorkingDays(calendar, basis.start, lengthOf(basis), basis.pauses)
  if (!count.ok) return undefined
  return count.receipt.days.map(({ date, kind, number, pausedBy }) => ({
    date,
    kind,
    ...(number === undefined ? {} : { number }),
    ...(pausedBy === undefined ? {} : { letters: pausedBy }),
  }))
}

/** Every day counts, whatever its kind; when the last is no working day, the next one is the last. */
function naturalDays(basis: ReceiptBasis, calendar: WorkingCalendar): readonly ReceiptDay[] | undefined {
  const length = lengthOf(basis)
  const days: ReceiptDay[] = []
  if (calendar.kindOf(basis.start) === undefined) return undefined
  for (let date = addDays(basis.start, 1), counted = 0; ; date = addDays(date, 1)) {
    const last = days.at(-1)
    if (counted === length && (last === undefined || isWorkingDay(last.kind))) return days
    const kind = calendar.kindOf(date)
    if (kind === undefined) return undefined
    const letters = (basis.pauses ?? [])
      .filter(({ sentOn, answeredOn }) => sentOn < date && date <= answeredOn)
      .map(({ letter }) => letter)
    if (counted === length) days.push({ date, kind })
    else if (letters.length > 0) days.push({ date, kind, letters })
    else days.push({ date, kind, number: (counted += 1) })
  }
}

/** Every day up to the named date counts; what is no working day moves it neither forwards nor back. */
function calendarMonths(basis: ReceiptBasis, calendar: WorkingCalendar): readonly ReceiptDay[] | undefined {
  const due = addMonths(basis.start, lengthOf(basis))
  const days: ReceiptDay[] = []
  for (let date = addDays(basis.start, 1), number = 1; date <= due; date = addDays(date, 1), number += 1) {
    const kind = calendar.kindOf(date)
    if (kind === undefined) return undefined
    days.push({ date, kind, number })
  }
  return days
}

const COUNTS: Readonly<
  Record<ReceiptUnit, (basis: ReceiptBasis, calendar: WorkingCalendar) => readonly ReceiptDay[] | undefined>
> = { workingDays, days: naturalDays, months: calendarMonths }

/** Appends a day to the spans, to the last one where the same is to be said of it. */
function joined(spans: readonly ReceiptSpan[], { date, kind, number, letters }: ReceiptDay): readonly ReceiptSpan[] {
  const last = spans.at(-1)
  if (last?.kind === kind && (last.number === undefined) === (number === undefined) && sameLetters(last, letters)) {
    return [...spans.slice(0, -1), { ...last, to: date }]
  }
  const span: ReceiptSpan = {
    from: date,
    to: date,
    kind,
    ...(number === undefined ? {} : { number }),
    ...(letters === undefined ? {} : { letters }),
  }
  return [...spans, span]
}

const sameLetters = ({ letters }: ReceiptSpan, others: readonly string[] | undefined): boolean =>
  letters?.join('\n') === others?.join('\n')
