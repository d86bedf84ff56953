import type { DeadlineKind } from '../../domain/deadline/vocabulary.js'
import { type RawBuilder, sql } from 'kysely'
import { whereOf } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { deadlineConditions, type DeadlineFilter, deadlineTable } from './queries.js'

/**
 * How many there are. `running + met + missed + lifted + cancelled` are all; the others are parts of `running` and of
 * `missed`. What is over counts as missed from the end of its due day, whether or not the timer noticed.
 */
export interface DueFigures {
  readonly running: number
  /** Of those running. */
  readonly dueToday: number
  /** Of those running, today included. */
  readonly dueSoon: number
  readonly met: number
  readonly missed: number
  /** Of those missed: done after all. */
  readonly madeGood: number
  /** Of those missed: not done to this day. */
  readonly overdue: number
  readonly lifted: number
  readonly cancelled: number
}

export interface DeadlineFigures extends DueFigures {
  readonly agency: string
  readonly officer: string | null
  readonly kind: DeadlineKind
}

/** Days of Asia/Shanghai. `soon`: last day of what counts as due soon. */
export interface FigureDays {
  readonly today: string
  readonly soon: string
}

/** `status` as of the duty or deadline, `due` and `done_on`; the names of open states differ. */
export const figureColumns = (open: 'running' | 'open', { today, soon }: FigureDays): RawBuilder<unknown> => {
  const running = sql`status = ${sql.lit(open)} and due >= ${today}`
  const missed = sql`(status = 'missed' or (status = ${sql.lit(open)} and due < ${today}))`
  const count = (condition: RawBuilder<unknown>, name: string) =>
    sql`count(*) filter (where ${condition})::int as ${sql.ref(name)}`
  return sql.join([
    count(running, 'running'),
    count(sql`${running} and due = ${today}`, 'dueToday'),
    count(sql`${running} and due <= ${soon}`, 'dueSoon'),
    count(sql`status = 'met'`, 'met'),
    count(missed, 'missed'),
    count(sql`status = 'missed' and done_on is not null`, 'madeGood'),
    count(sql`${missed} and done_on is null and due < ${today}`, 'overdue'),
    count(sql`status = 'lifted'`, 'lifted'),
    count(sql`status = 'cancelled'`, 'cancelled'),
  ])
}

/** By agency, officer and kind, in this order. */
export async function deadlineFigures(
  models: ReadSide,
  filter: DeadlineFilter,
  days: FigureDays,
): Promise<readonly DeadlineFigures[]> {
  const from = sql.raw(await deadlineTable(models))
  const { rows } = await sql<DeadlineFigures>`select agency, officer, kind, ${figureColumns('running', days)}
    from ${from} ${whereOf(deadlineConditions(filter))}
    group by agency, officer, kind order by agency, officer nulls first, kind`.execute(models.db)
  return rows
}
