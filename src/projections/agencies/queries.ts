import { sql } from 'kysely'
import type { AgencyDuty, AgencyKind } from '../../domain/agency/events.js'
import { beginsWith, is, isKnown, isOneOf } from '../conditions.js'
import { columnsOf } from '../engine/names.js'
import { run } from '../engine/statements.js'
import { byKey, rowsBy } from '../lookup.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { AGENCIES } from './projection.js'
import { type AgencyPeriodRow, type AgencyRow, tables } from './tables.js'

export interface AgencyFilter {
  readonly kinds?: readonly AgencyKind[]
  readonly duty?: AgencyDuty
  /** Not abolished on record. */
  readonly active?: boolean
  readonly namePrefix?: string
  /** Directly below this agency on either axis. */
  readonly superior?: string
  readonly creditCode?: string
}

/** A point on both axes of time: what was the case `on` a legal date, as far as it was on record at `knownAt`. */
export interface AsOf {
  readonly on: string
  /** Absent: as it is known now. */
  readonly knownAt?: string
}

const schema = (models: ReadSide): Promise<string> => models.schemaOf(AGENCIES)

/** By name. @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function agencies(models: ReadSide, filter: AgencyFilter, page: PageArgs): Promise<Page<AgencyRow>> {
  const from = `${await schema(models)}.agencies`
  const order = { list: 'agencies', columns: ['name', 'id'], direction: 'asc' } as const
  return selectPage(models, { table: tables.agencies, from, where: conditions(filter), order }, page)
}

export const countAgencies = async (models: ReadSide, filter: AgencyFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: `${await schema(models)}.agencies`, where: conditions(filter) })

export const agenciesByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AgencyRow>> =>
  byKey(await rowsBy(models, tables.agencies, `${await schema(models)}.agencies`, 'id', ids), 'id')

/** All agencies of the district, abolished ones too; each names its superiors. A district has some hundred. */
export const agencyTree = async (models: ReadSide): Promise<readonly AgencyRow[]> =>
  run<AgencyRow>(
    models.db,
    `select ${columnsOf(tables.agencies)} from ${await schema(models)}.agencies order by name, id`,
  )

/** What the agencies were at a point in time; those that were not there are left out. */
export async function agenciesAt(
  models: ReadSide,
  { on, knownAt }: AsOf,
  ids?: readonly string[],
): Promise<readonly AgencyPeriodRow[]> {
  const known =
    knownAt === undefined
      ? sql`known_to is null`
      : sql`known_from <= ${knownAt} and (known_to is null or known_to > ${knownAt})`
  const wanted = ids === undefined ? sql`true` : sql`agency = any(${ids}::text[])`
  const { rows } = await sql<AgencyPeriodRow>`select ${sql.raw(columnsOf(tables.agencyPeriods))}
    from ${sql.raw(await schema(models))}.agency_periods
    where valid_from <= ${on} and (valid_to is null or valid_to > ${on}) and ${known} and ${wanted}
    order by name, agency`.execute(models.db)
  return rows
}

/** Everything that was ever held to be true of an agency, in the order in which it came to be known. */
export const agencyHistory = async (models: ReadSide, id: string): Promise<readonly AgencyPeriodRow[]> =>
  run<AgencyPeriodRow>(
    models.db,
    `select ${columnsOf(tables.agencyPeriods)} from ${await schema(models)}.agency_periods
      where agency = $1 order by known_from, valid_from, key`,
    [id],
  )

const conditions = (filter: AgencyFilter): readonly Condition[] => [
  ...isOneOf('kind', filter.kinds),
  ...(filter.duty === undefined ? [] : [sql`duties @> array[${filter.duty}]::text[]`]),
  ...isKnown('abolishedOn', filter.active === undefined ? undefined : !filter.active),
  ...beginsWith('name', filter.namePrefix),
  ...is('creditCode', filter.creditCode),
  ...(filter.superior === undefined
    ? []
    : [sql`(government_superior = ${filter.superior} or business_superior = ${filter.superior})`]),
]
