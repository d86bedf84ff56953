import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { PublicItemRow } from '../projections/informationItems/tables.js'
import type { Theme } from '../domain/informationItem/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { catalogue, catalogueByIndexNumber, type CatalogueFilter, countCatalogue } from '../projections/catalogue.js'
import { countInformationItems } from '../projections/informationItems/queries.js'
import { type OnRequestEntry as OnRequestRow, onRequestCatalogue } from '../projections/onRequestCatalogue.js'
import type { ReadSide } from '../projections/readSide.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { CatalogueEntry, CatalogueEntryConnection, entryOf } from './catalogueEntry.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { enumType, field, given, ifGiven, type Maybe, maybe } from './fields.js'
import { ThemeEnum } from './itemCatalogueEnums.js'
import { agencyIdOf } from './itemInputMapping.js'
import { knownItem, publicItem } from './itemLoading.js'
import { InformationItem, itemOf } from './itemType.js'
import {
  type BoundedCount,
  type Connection,
  connection,
  ConnectionArgs,
  connectionType,
  pageArgs,
} from './pagination.js'
import { localIdOf } from './relay.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows the catalogue down (目录筛选).' })
export class CatalogueFilterInput {
  @maybe(() => ID, 'The agency (机关).') readonly agencyId?: Maybe<string>
  @maybe(() => [ThemeEnum], 'Classes of subject (主题分类).') readonly themes?: Maybe<readonly Theme[]>
  @maybe(() => Int, 'Year of making (生成年份).') readonly year?: Maybe<number>
  @maybe(() => String, 'Beginning of the title (标题开头).') readonly titlePrefix?: Maybe<string>
  @maybe(() => String, 'Document number (文号).') readonly documentNumber?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Published on or after (公开起始日期).') readonly publishedFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Published on or before (公开截止日期).') readonly publishedUntil?: Maybe<LocalDate>
  @maybe(() => Boolean, 'Leaves out what is no longer in force (仅现行有效).') readonly inForceOnly?: Maybe<boolean>
}

export const CatalogueOrderEnum = enumType<'newestFirst' | 'oldestFirst' | 'newestMade' | 'title'>(
  'CatalogueOrder',
  'Order of the catalogue (目录排序).',
  { newestFirst: '公开日期由近及远', oldestFirst: '公开日期由远及近', newestMade: '生成日期由近及远', title: '标题' },
)

const ORDERS = {
  newestFirst: { by: 'publishedOn', direction: 'desc' },
  oldestFirst: { by: 'publishedOn', direction: 'asc' },
  newestMade: { by: 'formedOn', direction: 'desc' },
  title: { by: 'title', direction: 'asc' },
} as const

@ObjectType({
  description:
    'An entry of the catalogue of information disclosed on application, LS-11.2: its name, never its text (依申请公开目录条目).',
  simpleResolvers: true,
})
export class OnRequestEntry {
  @field(() => String, 'Title (标题).') readonly title!: string
  @maybe(() => ThemeEnum, 'Class of subject (主题分类).') readonly theme!: Maybe<Theme>
  @field(() => LocalDateScalar, 'Day of signature or making (生成日期).') readonly formedOn!: LocalDate
  @maybe(() => String, 'Index number; name it in an application (索引号).') readonly indexNumber!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Day of registration (登记日期).') readonly registeredOn!: Maybe<LocalDate>

  readonly row!: OnRequestRow
}

export const OnRequestEntryConnection = connectionType(OnRequestEntry, 'OnRequestEntry')

const onRequestEntryOf = (row: OnRequestRow): OnRequestEntry => ({
  title: row.title,
  theme: row.theme,
  formedOn: row.formedOn as LocalDate,
  indexNumber: row.indexNumber,
  registeredOn: row.registeredOn as LocalDate | null,
  row,
})

const READ_MODELS = ['informationItems']

@Resolver(() => CatalogueEntry)
export class CatalogueResolver {
  @Query(() => CatalogueEntryConnection, { description: 'What is public, without sign-in, LS-13.2 (公开目录).' })
  async catalogue(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => CatalogueFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<CatalogueFilterInput>,
    @Arg('order', () => CatalogueOrderEnum, { defaultValue: 'newestFirst', description: 'Order (排序).' })
    order: keyof typeof ORDERS = 'newestFirst',
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<CatalogueEntry>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models, publicNow } = context.services
    const wanted = catalogueFilter(filter)
    const page = await catalogue(models, wanted, pageArgs(args), ORDERS[order])
    const now = await publicNow(page.rows.map(({ row }) => row.id))
    const shown = { ...page, rows: page.rows.filter(({ row }) => now.has(row.id)) }
    return connection(shown, entryOf, () => countCatalogue(models, wanted))
  }

  @Query(() => CatalogueEntry, {
    nullable: true,
    description: 'One entry by its id or its index number; null when it is not public (公开目录条目).',
  })
  async catalogueEntry(
    @Ctx() context: GraphqlContext,
    @Arg('id', () => ID, { nullable: true, description: 'Global id of the entry (条目编号).' }) id?: Maybe<string>,
    @Arg('indexNumber', () => String, { nullable: true, description: 'Index number (索引号).' })
    indexNumber?: Maybe<string>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<CatalogueEntry | null> {
    await untilVisible(context, READ_MODELS, minPosition)
    const row =
      (await ifGiven(id, (given) => publicItem(context, localIdOf('CatalogueEntry', given)))) ??
      (await ifGiven(indexNumber, (given) => byIndexNumber(context, given)))
    return row === undefined ? null : entryOf(row)
  }

  @Query(() => OnRequestEntryConnection, {
    description: 'Catalogue of what is disclosed on application, without sign-in, LS-11.2 (依申请公开信息目录).',
  })
  async onRequestCatalogue(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('agencyId', () => ID, { nullable: true, description: 'The agency (机关).' }) agencyId?: Maybe<string>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<OnRequestEntry>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models } = context.services
    const agency = ifGiven(agencyId, agencyIdOf)
    const page = await onRequestCatalogue(models, given({ agency }), pageArgs(args))
    return connection(page, onRequestEntryOf, () => countOnRequest(models, agency))
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that publishes it (公开机关).' })
  agency(@Root() { row }: CatalogueEntry, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item behind it, for those who may know more of it than the public (政府信息).',
  })
  async item(@Root() { row }: CatalogueEntry, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = await knownItem(context, row.id)
    return item === undefined ? null : itemOf(item)
  }
}

@Resolver(() => OnRequestEntry)
export class OnRequestEntryFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that holds it (保管机关).' })
  agency(@Root() { row }: OnRequestEntry, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }
}

const catalogueFilter = (filter: Maybe<CatalogueFilterInput>): CatalogueFilter =>
  given({
    agency: ifGiven(filter?.agencyId, agencyIdOf),
    themes: filter?.themes,
    year: filter?.year,
    titlePrefix: filter?.titlePrefix,
    documentNumber: filter?.documentNumber,
    publishedFrom: filter?.publishedFrom,
    publishedUntil: filter?.publishedUntil,
    inForceOnly: filter?.inForceOnly,
  })

const countOnRequest = (models: ReadSide, agency: string | undefined): Promise<BoundedCount> =>
  countInformationItems(models, {
    states: ['approved'],
    attributes: ['onRequest'],
    isRegistered: true,
    ...(agency === undefined ? {} : { handlingAgencies: [agency] }),
  })

export const catalogueNode: NodeType = {
  type: 'CatalogueEntry',
  find: async (id, context) => {
    const row = await publicItem(context, id)
    return row && entryOf(row)
  },
}

async function byIndexNumber(context: GraphqlContext, indexNumber: string): Promise<PublicItemRow | undefined> {
  const found = await catalogueByIndexNumber(context.services.models, indexNumber)
  return found === undefined ? undefined : publicItem(context, found.id)
}
