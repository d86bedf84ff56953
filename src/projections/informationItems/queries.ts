import { sql } from 'kysely'
import type { DisclosureAttribute, Theme } from '../../domain/informationItem/vocabulary.js'
import type { Role } from '../../domain/roles.js'
import { beginsWith, is, isBetween, isOneOf, overlaps } from '../conditions.js'
import { byKey, grouped, rowsBy } from '../lookup.js'
import {
  type BoundedCount,
  boundedCount,
  type Condition,
  type Direction,
  type KeysetOrder,
  type Page,
  type PageArgs,
  selectPage,
} from '../page.js'
import type { ReadSide } from '../readSide.js'
import { INFORMATION_ITEMS } from './projection.js'
import { type ContentRow, type ItemRow, type ItemState, tables } from './tables.js'

export interface ItemFilter {
  readonly states?: readonly ItemState[]
  readonly attributes?: readonly DisclosureAttribute[]
  /** Handles, issued or is involved in it. */
  readonly agencies?: readonly string[]
  /** Only what these agencies have a part in; what the reader may know of at all, besides `agencies`. */
  readonly withinSight?: readonly string[]
  /** Handles it. */
  readonly handlingAgencies?: readonly string[]
  readonly themes?: readonly Theme[]
  /** Both days included. */
  readonly formedFrom?: string
  readonly formedUntil?: string
  readonly titlePrefix?: string
  readonly documentNumber?: string
  readonly indexNumber?: string
  readonly responsibleOfficer?: string
  /** Its next step may be taken by a holder of one of these roles in one of these agencies. */
  readonly awaits?: { readonly roles: readonly Role[]; readonly agencies: readonly string[] }
  readonly isPublic?: boolean
  readonly isRegistered?: boolean
  /** `YYYYMM` of the registration. */
  readonly registeredIn?: string
  readonly reevaluateUntil?: string
}

export interface ItemOrder {
  /** `recordedAt`: when it was created; `changedAt`: its last event. */
  readonly by: 'recordedAt' | 'formedOn' | 'changedAt' | 'title'
  readonly direction: Direction
}

const ORDER_COLUMNS: Readonly<Record<ItemOrder['by'], KeysetOrder<keyof ItemRow & string>['columns']>> = {
  recordedAt: ['createdOrdinal'],
  changedAt: ['changedOrdinal'],
  formedOn: ['formedOn', 'id'],
  title: ['title', 'id'],
}

const itemsOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(INFORMATION_ITEMS)}.items`

/** @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function informationItems(
  models: ReadSide,
  filter: ItemFilter,
  { by, direction }: ItemOrder,
  page: PageArgs,
): Promise<Page<ItemRow>> {
  const order = { list: 'items', columns: ORDER_COLUMNS[by], direction }
  return selectPage(
    models,
    { table: tables.items, from: await itemsOf(models), where: conditions(filter), order },
    page,
  )
}

export const countInformationItems = async (models: ReadSide, filter: ItemFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await itemsOf(models), where: conditions(filter) })

export const informationItemsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ItemRow>> =>
  byKey(await rowsBy(models, tables.items, await itemsOf(models), 'id', ids), 'id')

/** Title, summary and text of each version and rendition, by item. */
export const contentsOfItems = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ContentRow[]>> => {
  const from = `${await models.schemaOf(INFORMATION_ITEMS)}.contents`
  return grouped(await rowsBy(models, tables.contents, from, 'item', ids), 'item')
}

const conditions = (filter: ItemFilter): readonly Condition[] => [
  ...isOneOf('state', filter.states),
  ...isOneOf('attribute', filter.attributes),
  ...overlaps('agencies', filter.agencies),
  ...overlaps('agencies', filter.withinSight),
  ...isOneOf('agency', filter.handlingAgencies),
  ...isOneOf('theme', filter.themes),
  ...isBetween('formedOn', filter.formedFrom, filter.formedUntil),
  ...beginsWith('title', filter.titlePrefix),
  ...is('documentNumber', filter.documentNumber),
  ...is('indexNumber', filter.indexNumber),
  ...is('officer', filter.responsibleOfficer),
  ...(filter.awaits === undefined
    ? []
    : [...overlaps('awaits', filter.awaits.roles), ...isOneOf('agency', filter.awaits.agencies)]),
  ...is('isPublic', filter.isPublic),
  ...(filter.isRegistered === undefined
    ? []
    : [sql`registered_on is ${sql.raw(filter.isRegistered ? 'not null' : 'null')}`]),
  ...(filter.registeredIn === undefined
    ? []
    : beginsWith('registeredOn', `${filter.registeredIn.slice(0, 4)}-${filter.registeredIn.slice(4)}-`)),
  ...isBetween('reevaluateOn', undefined, filter.reevaluateUntil),
]
