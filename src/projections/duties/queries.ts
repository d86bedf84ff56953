import { type RawBuilder, sql } from 'kysely'
import type { DutyKind, DutyStatus } from '../../domain/duty/vocabulary.js'
import { deadlineTable } from '../deadlines/queries.js'
import { columnsOf } from '../engine/names.js'
import { run } from '../engine/statements.js'
import { defineTable } from '../engine/table.js'
import { byKey, grouped, rowsBy } from '../lookup.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { DUTIES, type DutyRow, dutyTables } from './tables.js'

/** An absent value restricts nothing. Days are dates in Asia/Shanghai, both ends included. */
export interface DutyFilter {
  /** Who has it now; sub-agencies are named one by one. */
  readonly agencies?: readonly string[]
  /** The officer of its deadline. */
  readonly officer?: string
  readonly kinds?: readonly DutyKind[]
  readonly statuses?: readonly DutyStatus[]
  readonly dueFrom?: string
  readonly dueUntil?: string
  /** Nothing is done and the due day is before this one, whether or not the miss was noticed. */
  readonly overdueOn?: string
  readonly item?: string
}

/** A duty with the due date of its round. */
export interface DutyWithDue extends DutyRow {
  readonly due: string
  readonly provisional: boolean
  readonly officer: string | null
}

const dated = defineTable<DutyWithDue>({
  ...dutyTables.duties,
  columns: { ...dutyTables.duties.columns, due: 'text', provisional: 'boolean', officer: 'text' },
  indexes: [],
})

export const dutyTable = async (models: ReadSide): Promise<string> => `${await models.schemaOf(DUTIES)}.duties`

/**
 * Both tables joined; the planner sees through it. For one agency the date is made an expression, which no index gives
 * in order: else every date of all agencies would be walked through until enough of this one had come by.
 */
export async function datedDuties(models: ReadSide, { agencies }: DutyFilter): Promise<string> {
  const [duties, deadlines] = await Promise.all([dutyTable(models), deadlineTable(models)])
  const due = agencies?.length === 1 ? `d.due || '' as due` : 'd.due'
  return `(select u.*, ${due}, d.provisional, d.officer, d.status as clock, d.done_on as clock_done_on
    from ${duties} u join ${deadlines} d on d.id = u.deadline) as listed`
}

async function undatedDuties(models: ReadSide): Promise<string> {
  const [duties, deadlines] = await Promise.all([dutyTable(models), deadlineTable(models)])
  return `(select u.* from ${duties} u
    where u.status = 'open' and not exists (select 1 from ${deadlines} d where d.id = u.deadline)) as listed`
}

const BY_DUE = { list: 'duties', columns: ['due', 'deadline'], direction: 'asc' } as const

/** Duties that have a due date, what is due first comes first. */
export const duties = async (models: ReadSide, filter: DutyFilter, page: PageArgs): Promise<Page<DutyWithDue>> =>
  selectPage(
    models,
    { table: dated, from: await datedDuties(models, filter), where: datedConditions(filter), order: BY_DUE },
    page,
  )

export const countDuties = async (models: ReadSide, filter: DutyFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await datedDuties(models, filter), where: datedConditions(filter) })

const BY_START = { list: 'undatedDuties', columns: ['startsOn', 'id'], direction: 'asc' } as const

/**
 * Open duties whose due date is not known: the calendar ends before it, or the clock has not been started yet. Oldest
 * start first; only agencies, kinds and item of the filter apply.
 */
export const dutiesWithoutDate = async (models: ReadSide, filter: DutyFilter, page: PageArgs): Promise<Page<DutyRow>> =>
  selectPage(
    models,
    { table: dutyTables.duties, from: await undatedDuties(models), where: conditions(filter), order: BY_START },
    page,
  )

export const countDutiesWithoutDate = async (models: ReadSide, filter: DutyFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await undatedDuties(models), where: conditions(filter) })

/** By `{item}-{first agency}`. */
export const dutiesByIds = async (models: ReadSide, ids: readonly string[]): Promise<ReadonlyMap<string, DutyRow>> =>
  byKey(await rowsBy(models, dutyTables.duties, await dutyTable(models), 'id', ids), 'id')

export const dutiesOfItems = async (
  models: ReadSide,
  items: readonly string[],
): Promise<ReadonlyMap<string, readonly DutyRow[]>> =>
  grouped(await rowsBy(models, dutyTables.duties, await dutyTable(models), 'item', items), 'item')

export const dutiesOfItem = async (models: ReadSide, item: string): Promise<readonly DutyRow[]> =>
  rowsBy(models, dutyTables.duties, await dutyTable(models), 'item', [item])

/** What an agency still has to publish, whatever its due date. */
export const openDutiesOf = async (models: ReadSide, agency: string): Promise<readonly DutyRow[]> =>
  run<DutyRow>(
    models.db,
    `select ${columnsOf(dutyTables.duties)} from ${await dutyTable(models)}
      where status = 'open' and agency = $1 order by starts_on, id`,
    [agency],
  )

const listed = (name: string): RawBuilder<unknown> => sql.raw(`listed.${name}`)

/** One value is compared as such: an index that begins with it then gives the order too. */
const isOneOf = (name: string, values: readonly string[] | undefined): readonly Condition[] => {
  if (values === undefined) return []
  return values.length === 1 ? [sql`${listed(name)} = ${values[0]}`] : [sql`${listed(name)} = any(${values}::text[])`]
}

/** What is not done has a clock that is not done: an index holds just these, whatever lies years behind them. */
const clockIsOpen: Condition = sql`listed.clock in ('running', 'missed') and listed.clock_done_on is null`

const conditions = ({ agencies, kinds, item }: DutyFilter): readonly Condition[] => [
  ...isOneOf('agency', agencies),
  ...isOneOf('kind', kinds),
  ...(item === undefined ? [] : [sql`${listed('item')} = ${item}`]),
]

export const datedConditions = (filter: DutyFilter): readonly Condition[] => [
  ...conditions(filter),
  ...isOneOf('status', filter.statuses),
  ...(filter.overdueOn !== undefined || filter.statuses?.join() === 'open' ? [clockIsOpen] : []),
  ...(filter.officer === undefined ? [] : [sql`${listed('officer')} = ${filter.officer}`]),
  ...(filter.dueFrom === undefined ? [] : [sql`${listed('due')} >= ${filter.dueFrom}`]),
  ...(filter.dueUntil === undefined ? [] : [sql`${listed('due')} <= ${filter.dueUntil}`]),
  ...(filter.overdueOn === undefined
    ? []
    : [
        sql`${listed('status')} in ('open', 'missed')`,
        sql`${listed('done_on')} is null`,
        sql`${listed('due')} < ${filter.overdueOn}`,
      ]),
]
