import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { isInSight } from '../app/sight.js'
import type { Channel } from '../domain/informationItem/vocabulary.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import {
  countPublications,
  type PublicationFilter,
  type PublicationRow,
  type PublicationState,
  publications,
  publicationsOfItems,
} from '../projections/publications.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { enumType, field, given, ifGiven, type Maybe, maybe } from './fields.js'
import { ChannelEnum } from './itemCatalogueEnums.js'
import { agencyIdOf } from './itemInputMapping.js'
import { knownItem } from './itemLoading.js'
import { itemIdOf } from './itemPayload.js'
import { InformationItem, itemOf } from './itemType.js'
import { callersSight, loaderOf } from './loaders.js'
import { type Connection, connection, ConnectionArgs, connectionType, pageArgs } from './pagination.js'
import { PublicationPayload } from './publicationMutations.js'
import { Node, toGlobalId } from './relay.js'
import type { NodeType } from './relayNode.js'
import { InstantScalar, LocalDateScalar, PositionScalar } from './scalars.js'

export const PublicationStateEnum = enumType<PublicationState>(
  'PublicationState',
  'Where a publication stands (发布状态).',
  { ordered: '待发布', published: '已发布', takedownOrdered: '待撤下', takenDown: '已撤下' },
)

@ObjectType({ description: 'What one channel carried, with its receipt (渠道回执).', simpleResolvers: true })
export class ChannelReceipt {
  @field(() => ChannelEnum, 'The channel (公开渠道).') readonly channel!: Channel
  @field(() => Int, 'Version of the item (版本号).') readonly version!: number
  @field(() => String, 'Hash of what it carried, LS-1 (内容摘要).') readonly contentHash!: string
  @field(() => LocalDateScalar, 'Day of publication (发布日期).') readonly publishedOn!: LocalDate
  @maybe(() => String, 'Address (网址).') readonly address!: Maybe<string>
  @maybe(() => String, 'Issue, broadcast or place (期号、播出时间或者地点).') readonly reference!: Maybe<string>
  @maybe(() => InstantScalar, 'When it was taken down (撤下时间).') readonly takenDownAt!: Maybe<Instant>
}

@ObjectType({
  implements: Node,
  description: 'An item as one agency publishes it, LS-7.1 (发布).',
  simpleResolvers: true,
})
export class Publication extends Node {
  @field(() => PublicationStateEnum, 'Where it stands (状态).') readonly state!: PublicationState
  @field(() => Int, 'Version of the item that was ordered (版本号).') readonly version!: number
  @field(() => String, 'Hash of what was ordered (内容摘要).') readonly contentHash!: string
  @field(() => [ChannelEnum], 'Channels it was ordered for (公开渠道).') readonly channels!: readonly Channel[]
  @field(() => [ChannelReceipt], 'What each channel has carried (渠道回执).')
  readonly receipts!: readonly ChannelReceipt[]
  @maybe(() => LocalDateScalar, 'First day of publication (首次发布日期).')
  readonly firstPublishedOn!: Maybe<LocalDate>
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: PublicationRow
}

export const PublicationConnection = connectionType(Publication, 'Publication')

const publicationOf = (row: PublicationRow): Publication => ({
  id: toGlobalId('Publication', row.key),
  state: row.state,
  version: row.version,
  contentHash: row.contentHash,
  channels: row.channels,
  receipts: row.carried.map(({ channel, version, contentHash, publishedOn, receipt, takenDownAt }) => ({
    channel,
    version,
    contentHash,
    publishedOn: publishedOn as LocalDate,
    address: receipt.address,
    reference: receipt.reference,
    takenDownAt: takenDownAt as Instant | null,
  })),
  firstPublishedOn: row.firstPublishedOn as LocalDate | null,
  revision: row.revision,
  row,
})

@InputType({ description: 'Narrows publications down (发布筛选).' })
export class PublicationFilterInput {
  @maybe(() => ID, 'Of this item (政府信息).') readonly itemId?: Maybe<string>
  @maybe(() => [ID], 'By these agencies (公开机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => [PublicationStateEnum], 'Where it stands (状态).')
  readonly states?: Maybe<readonly PublicationState[]>
  @maybe(() => LocalDateScalar, 'First published on or after (发布起始日期).')
  readonly publishedFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'First published on or before (发布截止日期).')
  readonly publishedUntil?: Maybe<LocalDate>
}

const READ_MODELS = ['publications']
const OF_ITEM = Symbol('publicationsOfItem')

@Resolver(() => Publication)
export class PublicationResolver {
  @Query(() => PublicationConnection, {
    description: 'Publications by agencies that the caller may know of, newest first (发布).',
  })
  async publications(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => PublicationFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<PublicationFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Publication>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const sight = await callersSight(context)
    const asked = filter?.agencyIds?.map(agencyIdOf)
    const agencies = sight === 'all' ? asked : (asked?.filter((agency) => sight.includes(agency)) ?? sight)
    const wanted: PublicationFilter = given({
      item: ifGiven(filter?.itemId, (itemId) => itemIdOf({ itemId })),
      agencies,
      states: filter?.states,
      publishedFrom: filter?.publishedFrom,
      publishedUntil: filter?.publishedUntil,
    })
    const { models } = context.services
    const page = await publications(models, wanted, pageArgs(args))
    return connection(page, publicationOf, () => countPublications(models, wanted))
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that publishes (公开机关).' })
  agency(@Root() { row }: Publication, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item; null for those who may not know of it (政府信息).',
  })
  async item(@Root() { row }: Publication, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = await knownItem(context, row.item)
    return item === undefined ? null : itemOf(item)
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: Publication, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'publication', id: `${row.item}-${row.agency}`, revision: row.revision })
  }
}

@Resolver(() => InformationItem)
export class ItemPublicationFields {
  @FieldResolver(() => [Publication], {
    description: 'One per agency that publishes it, LS-7.1 (发布).',
    complexity: ({ childComplexity }) => 1 + 2 * childComplexity,
  })
  async publications(
    @Root() { row }: InformationItem,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly Publication[]> {
    return (await ofItem(context, row.id)).map(publicationOf)
  }
}

const ofItem = async (context: GraphqlContext, item: string): Promise<readonly PublicationRow[]> =>
  (await loaderOf(context, OF_ITEM, (ids) => publicationsOfItems(context.services.models, ids)).load(item)) ?? []

/** `key` is `{item}/{agency}`. */
async function publicationByKey(context: GraphqlContext, key: string): Promise<Publication | undefined> {
  const sight = await callersSight(context)
  const row = (await ofItem(context, key.split('/')[0] ?? '')).find((publication) => publication.key === key)
  return row !== undefined && isInSight(sight, [row.agency]) ? publicationOf(row) : undefined
}

export const publicationNode: NodeType = {
  type: 'Publication',
  find: (key, context) => publicationByKey(context, key),
}

@Resolver(() => PublicationPayload)
export class PublicationPayloadFields {
  @FieldResolver(() => Publication, {
    nullable: true,
    description: 'The publication afterwards; null when refused (发布).',
  })
  async publication(
    @Root() { publicationKey, event }: PublicationPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<Publication | null> {
    if (publicationKey === undefined) return null
    await untilVisible(context, READ_MODELS, event?.position)
    return (await publicationByKey(context, publicationKey)) ?? null
  }
}
