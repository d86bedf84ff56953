import { addDays, localDateOf } from '../../domain/dates.js'
import type { WorkingCalendar } from '../../domain/calendar/workingCalendar.js'
import type { LocalDate } from '../../domain/values.js'
import { isWorkingDay } from '../../domain/workingDay.js'
import { type CaseFrom, partOf, type ReplayStep } from './replay.js'

/** Who had a matter in hand, from one day to another. */
export interface Holding {
  readonly agency: string
  /** In charge; undefined while nobody was. */
  readonly officer: string | undefined
  readonly from: LocalDate
  /** The day on which somebody else had it or it was over; undefined while it goes on. */
  readonly until: LocalDate | undefined
  /** Up to the last day, or up to today; the first day is not counted. */
  readonly days: number
  /** Undefined where the calendar does not reach so far. */
  readonly workingDays: number | undefined
}

interface Held {
  readonly agency: string
  readonly officer: string | undefined
  readonly isOver: boolean
}

/** States in which nothing is in anybody's hands any more. */
const OVER: ReadonlySet<string> = new Set(['closed', 'met', 'cancelled', 'lifted', 'discarded', 'purged', 'archived'])

/**
 * By the state that each step left: agency, and officer where the state names one. Days are legal dates; what was handed
 * on with effect from an earlier day cuts the holding before it short.
 */
export function holdings(
  steps: readonly ReplayStep[],
  options: { readonly caseFrom: CaseFrom; readonly calendar: WorkingCalendar; readonly today: LocalDate },
): readonly Holding[] {
  const { caseFrom, calendar, today } = options
  const begun: (Held & { readonly from: LocalDate })[] = []
  for (const { event, source, after } of steps) {
    const last = begun.at(-1)
    const held = heldBy(partOf(source, after), last)
    if (held === undefined || (last !== undefined && isSame(held, last))) continue
    // A document was made before anybody here had it in hand.
    const from = event.type === 'ItemCreated' ? localDateOf(event.metadata.recordedAt) : caseFrom(event)
    // Who had it for no day at all is left out.
    while (begun.length > 0 && begun.at(-1)!.from > from) begun.pop()
    begun.push({ ...held, from })
  }
  return begun.flatMap(({ agency, officer, isOver, from }, index) => {
    if (isOver) return []
    const until = begun[index + 1]?.from
    return [{ agency, officer, from, until, ...daysBetween(calendar, from, until ?? today) }]
  })
}

/** `last`: whose it was, where the state that ends it names nobody any more. */
function heldBy(state: unknown, last: Held | undefined): Held | undefined {
  if (typeof state !== 'object' || state === null) return undefined
  const { agency, asking, officer, status, act } = state as Readonly<Record<string, unknown>>
  const holder = agency ?? asking
  const isOver = typeof status === 'string' && (OVER.has(status) || (status === 'missed' && act !== undefined))
  if (typeof holder !== 'string') return isOver && last !== undefined ? { ...last, isOver } : undefined
  return { agency: holder, officer: typeof officer === 'string' ? officer : undefined, isOver }
}

const isSame = (one: Held, other: Held): boolean =>
  one.agency === other.agency && one.officer === other.officer && one.isOver === other.isOver

function daysBetween(
  calendar: WorkingCalendar,
  from: LocalDate,
  until: LocalDate,
): Pick<Holding, 'days' | 'workingDays'> {
  const days = Math.max(0, (Date.parse(until) - Date.parse(from)) / 86_400_000)
  let workingDays: number | undefined = 0
  for (let passed = 1; passed <= days; passed += 1) {
    const kind = calendar.kindOf(addDays(from, passed))
    if (kind === undefined) workingDays = undefined
    if (workingDays === undefined) break
    if (isWorkingDay(kind)) workingDays += 1
  }
  return { days, workingDays }
}
