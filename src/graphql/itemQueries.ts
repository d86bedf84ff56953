import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import type { Sight } from '../app/sight.js'
import type { DisclosureAttribute, Theme } from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import {
  countInformationItems,
  type ItemFilter,
  type ItemOrder,
  informationItems,
} from '../projections/informationItems/queries.js'
import type { ItemState } from '../projections/informationItems/tables.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { enumType, given, ifGiven, type Maybe, maybe } from './fields.js'
import { ThemeEnum } from './itemCatalogueEnums.js'
import { AttributeEnum } from './itemEnums.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { forgetItem, knownItem } from './itemLoading.js'
import { InformationItemPayload } from './itemPayload.js'
import { InformationItem, InformationItemConnection, itemOf, ItemStateEnum } from './itemType.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { localIdOf } from './relay.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows a list of items down (政府信息筛选).' })
export class ItemFilterInput {
  @maybe(() => [ItemStateEnum], 'Where it stands (办理状态).') readonly states?: Maybe<readonly ItemState[]>
  @maybe(() => [AttributeEnum], 'As confirmed (公开属性).') readonly attributes?: Maybe<readonly DisclosureAttribute[]>
  @maybe(() => [ID], 'Agencies that handle it, signed it or are involved (有关机关).')
  readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => [ID], 'Agencies that handle it (经办机关).') readonly handlingAgencyIds?: Maybe<readonly string[]>
  @maybe(() => [ThemeEnum], 'Classes of subject (主题分类).') readonly themes?: Maybe<readonly Theme[]>
  @maybe(() => LocalDateScalar, 'Made on or after (生成起始日期).') readonly formedFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Made on or before (生成截止日期).') readonly formedUntil?: Maybe<LocalDate>
  @maybe(() => String, 'Beginning of the title (标题开头).') readonly titlePrefix?: Maybe<string>
  @maybe(() => String, 'Document number (文号).') readonly documentNumber?: Maybe<string>
  @maybe(() => String, 'Index number (索引号).') readonly indexNumber?: Maybe<string>
  @maybe(() => ID, 'The officer in charge (承办人).') readonly officerId?: Maybe<string>
  @maybe(() => Boolean, 'Whether something of it is public now (是否公开).') readonly isPublic?: Maybe<boolean>
  @maybe(() => Boolean, 'Whether it is registered (是否登记).') readonly isRegistered?: Maybe<boolean>
  @maybe(() => String, 'Month of registration, YYYYMM (登记月份).') readonly registeredIn?: Maybe<string>
  @maybe(() => LocalDateScalar, 'To be looked at again by this day, 711-18 (动态调整截止日期).')
  readonly reevaluateUntil?: Maybe<LocalDate>
}

export const ItemOrderEnum = enumType<keyof typeof ORDERS>('ItemOrder', 'Order of items (排序).', {
  newestFirst: '创建时间由近及远',
  oldestFirst: '创建时间由远及近',
  lastChangedFirst: '变动时间由近及远',
  newestMade: '生成日期由近及远',
  title: '标题',
})

const ORDERS = {
  newestFirst: { by: 'recordedAt', direction: 'desc' },
  oldestFirst: { by: 'recordedAt', direction: 'asc' },
  lastChangedFirst: { by: 'changedAt', direction: 'desc' },
  newestMade: { by: 'formedOn', direction: 'desc' },
  title: { by: 'title', direction: 'asc' },
} as const satisfies Readonly<Record<string, ItemOrder>>

const READ_MODELS = ['informationItems']

@Resolver()
export class ItemQueries {
  @Query(() => InformationItem, {
    nullable: true,
    description:
      'One item by its id or index number; null also for an item that the caller may not know of (政府信息).',
  })
  async informationItem(
    @Ctx() context: GraphqlContext,
    @Arg('id', () => ID, { nullable: true, description: 'Global id (编号).' }) id?: Maybe<string>,
    @Arg('indexNumber', () => String, { nullable: true, description: 'Index number (索引号).' })
    indexNumber?: Maybe<string>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<InformationItem | null> {
    await untilVisible(context, READ_MODELS, minPosition)
    if (id !== null && id !== undefined) return itemById(context, localIdOf('InformationItem', id))
    if (indexNumber === null || indexNumber === undefined) return null
    const filter = within(await callersSight(context), { indexNumber })
    const { rows } = await informationItems(context.services.models, filter, ORDERS.newestFirst, { first: 1 })
    return rows[0] === undefined ? null : itemOf(rows[0].row)
  }

  @Query(() => InformationItemConnection, {
    description: 'Items that the caller may know of; nothing without sign-in, see `catalogue` (政府信息列表).',
  })
  async informationItems(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => ItemFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<ItemFilterInput>,
    @Arg('order', () => ItemOrderEnum, { defaultValue: 'newestFirst', description: 'Order (排序).' })
    order: keyof typeof ORDERS = 'newestFirst',
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<InformationItem>> {
    await untilVisible(context, READ_MODELS, minPosition)
    return itemsOf(context, itemFilter(filter ?? {}), ORDERS[order], args)
  }
}

/** A list of items, cut down to what the caller may know of. */
export async function itemsOf(
  context: GraphqlContext,
  filter: ItemFilter,
  order: ItemOrder,
  args: ConnectionArgs,
): Promise<Connection<InformationItem>> {
  const { models } = context.services
  const wanted = within(await callersSight(context), filter)
  const page = await informationItems(models, wanted, order, pageArgs(args))
  return connection(page, itemOf, () => countInformationItems(models, wanted))
}

const within = (sight: Sight, filter: ItemFilter): ItemFilter =>
  sight === 'all' ? filter : { ...filter, withinSight: sight }

const itemFilter = (filter: ItemFilterInput): ItemFilter =>
  given({
    states: filter.states,
    attributes: filter.attributes,
    agencies: filter.agencyIds?.map(agencyIdOf),
    handlingAgencies: filter.handlingAgencyIds?.map(agencyIdOf),
    themes: filter.themes,
    formedFrom: filter.formedFrom,
    formedUntil: filter.formedUntil,
    titlePrefix: filter.titlePrefix,
    documentNumber: filter.documentNumber,
    indexNumber: filter.indexNumber,
    responsibleOfficer: ifGiven(filter.officerId, personIdOf),
    isPublic: filter.isPublic,
    isRegistered: filter.isRegistered,
    registeredIn: filter.registeredIn,
    reevaluateUntil: filter.reevaluateUntil,
  })

async function itemById(context: GraphqlContext, id: string): Promise<InformationItem | null> {
  const row = await knownItem(context, id)
  return row === undefined ? null : itemOf(row)
}

export const itemNode: NodeType = {
  type: 'InformationItem',
  find: async (id, context) => (await itemById(context, id)) ?? undefined,
}

@Resolver(() => InformationItemPayload)
export class InformationItemPayloadFields {
  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item afterwards, once the read model shows it; null when refused (政府信息).',
  })
  async informationItem(
    @Root() { itemId, event }: InformationItemPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItem | null> {
    if (itemId === undefined) return null
    await untilVisible(context, READ_MODELS, event?.position)
    forgetItem(context, itemId)
    return itemById(context, itemId)
  }
}
