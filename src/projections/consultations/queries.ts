import { sql } from 'kysely'
import { is, isBetween, isOneOf, overlaps } from '../conditions.js'
import { byKey, grouped, rowsBy } from '../lookup.js'
import {
  type BoundedCount,
  boundedCount,
  type Condition,
  type KeysetOrder,
  type Page,
  type PageArgs,
  selectPage,
} from '../page.js'
import type { ReadSide } from '../readSide.js'
import { CONSULTATIONS } from './projection.js'
import {
  type ConsultationRow,
  type ConsultationStatus,
  type ConsultationStep,
  type DisputeState,
  tables,
} from './tables.js'

/** As what an agency has to do with a consultation. */
export type ConsultationPart = 'asking' | 'seat' | 'decider'

export interface ConsultationFilter {
  readonly statuses?: readonly ConsultationStatus[]
  /** One of these has a part in it: any, or one of `parts`. */
  readonly agencies?: readonly string[]
  readonly parts?: readonly ConsultationPart[]
  /** Only what these agencies have a part in: what the reader may know of at all, besides `agencies`. */
  readonly withinSight?: readonly string[]
  readonly item?: string
  readonly application?: string
  /** It waits for one of these agencies now. */
  readonly waitingFor?: readonly string[]
  /** It waits for one of these steps of one of these agencies now. */
  readonly awaits?: readonly { readonly step: ConsultationStep; readonly agency: string }[]
  readonly disputeStates?: readonly DisputeState[]
  /** Something in it is due on or before this day. */
  readonly dueUntil?: string
}

export type ConsultationOrder = 'newestFirst' | 'dueFirst'

const ORDERS: Readonly<Record<ConsultationOrder, KeysetOrder<keyof ConsultationRow & string>>> = {
  newestFirst: { list: 'consultations', columns: ['openedOrdinal'], direction: 'desc' },
  dueFirst: { list: 'consultations', columns: ['due', 'id'], direction: 'asc' },
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(CONSULTATIONS)}.consultations`

/** @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function consultations(
  models: ReadSide,
  filter: ConsultationFilter,
  order: ConsultationOrder,
  page: PageArgs,
): Promise<Page<ConsultationRow>> {
  const from = await tableOf(models)
  const query = { table: tables.consultations, from, where: conditions(filter), order: ORDERS[order] }
  return selectPage(models, query, page)
}

export const countConsultations = async (models: ReadSide, filter: ConsultationFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

export const consultationsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ConsultationRow>> =>
  byKey(await rowsBy(models, tables.consultations, await tableOf(models), 'id', ids), 'id')

/** Those before publication and those on applications, by item; the first opened first. */
export const consultationsOfItems = async (
  models: ReadSide,
  items: readonly string[],
): Promise<ReadonlyMap<string, readonly ConsultationRow[]>> => {
  const rows = await rowsBy(models, tables.consultations, await tableOf(models), 'item', items)
  return grouped([...rows].sort(firstOpenedFirst), 'item')
}

export const consultationsOfItem = async (models: ReadSide, item: string): Promise<readonly ConsultationRow[]> =>
  (await consultationsOfItems(models, [item])).get(item) ?? []

export const consultationsOfApplications = async (
  models: ReadSide,
  applications: readonly string[],
): Promise<ReadonlyMap<string, readonly ConsultationRow[]>> => {
  const rows = await rowsBy(models, tables.consultations, await tableOf(models), 'application', applications)
  return grouped([...rows].sort(firstOpenedFirst), 'application')
}

/** Ids of the running ones in which an agency asks, has a seat or is to decide. */
export async function openConsultationsOf(models: ReadSide, agency: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.raw(await tableOf(models))}
    where status = 'open' and (parties && array[${agency}]::text[] or decider = ${agency})
    order by opened_ordinal`.execute(models.db)
  return rows.map(({ id }) => id)
}

const firstOpenedFirst = (a: ConsultationRow, b: ConsultationRow): number => a.openedOrdinal - b.openedOrdinal

const conditions = (filter: ConsultationFilter): readonly Condition[] => [
  ...isOneOf('status', filter.statuses),
  ...hasPart(filter.agencies, filter.parts),
  ...hasPart(filter.withinSight, undefined),
  ...is('item', filter.item),
  ...is('application', filter.application),
  ...overlaps('waitingFor', filter.waitingFor),
  ...overlaps(
    'awaited',
    filter.awaits?.map(({ step, agency }) => `${step}@${agency}`),
  ),
  ...isOneOf('disputeState', filter.disputeStates),
  ...isBetween('due', undefined, filter.dueUntil),
]

const ALL_PARTS: readonly ConsultationPart[] = ['asking', 'seat', 'decider']

function hasPart(
  agencies: readonly string[] | undefined,
  parts: readonly ConsultationPart[] = ALL_PARTS,
): readonly Condition[] {
  if (agencies === undefined) return []
  const asPart: Readonly<Record<ConsultationPart, readonly Condition[]>> = {
    asking: isOneOf('asking', agencies),
    seat: overlaps('seated', agencies),
    decider: overlaps('deciders', agencies),
  }
  const any = [...new Set(parts)].flatMap((part) => asPart[part])
  return any.length === 0 ? [sql`false`] : [sql`(${sql.join(any, sql` or `)})`]
}
