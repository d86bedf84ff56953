import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { APPLICATIONS } from '../projections/applications/projection.js'
import { countRequestedItems, requestedItems, type RequestedItemRow } from '../projections/applications/requested.js'
import { applicationsIn } from './applicationListing.js'
import { Application, ApplicationConnection, applicationOf } from './applicationType.js'
import { knownApplication } from './applicationLoading.js'
import { Consultation } from './consultationType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { agenciesAsked } from './deadlineScope.js'
import { UserFault } from './faults.js'
import { field, given, type Maybe } from './fields.js'
import { knownItem } from './itemLoading.js'
import { InformationItem, itemOf } from './itemType.js'
import { type Connection, connection, ConnectionArgs, connectionType, pageArgs } from './pagination.js'
import { toGlobalId } from './relay.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@ObjectType({
  description:
    'An item that several people applied for, which may be published without request, 711-44 (多人申请的信息).',
  simpleResolvers: true,
})
export class RequestedItem {
  @field(() => ID, 'The item (政府信息编号).') readonly itemId!: string
  @field(() => Int, 'How many applications (申请件数).') readonly applications!: number
  @field(() => Int, 'Of how many different applicants (申请人人数).') readonly applicants!: number
  @field(() => LocalDateScalar, 'When the last one arrived (最近申请日期).') readonly lastArrivedOn!: LocalDate

  readonly row!: RequestedItemRow
}

export const RequestedItemConnection = connectionType(RequestedItem, 'RequestedItem')

const SEVERAL = 2

@Resolver(() => RequestedItem)
export class RequestedItemResolver {
  @Query(() => RequestedItemConnection, {
    description:
      'Items that several people applied for to agencies that the caller looks after, those of most applicants first, 711-44 (多人申请的信息).',
  })
  async requestedItems(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('agencyIds', () => [ID], { nullable: true, description: 'Asked of these agencies (被申请机关).' })
    agencyIds?: Maybe<readonly string[]>,
    @Arg('applicants', () => Int, {
      defaultValue: SEVERAL,
      description: 'Of so many different applicants at least (最少申请人人数).',
    })
    applicants: number = SEVERAL,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<RequestedItem>> {
    if (applicants < 1) throw new UserFault('BAD_COUNT')
    await untilVisible(context, [APPLICATIONS], minPosition)
    const { models } = context.services
    const agencies = await agenciesAsked(context, { agencyIds })
    const wanted = { applicants, ...given({ agencies }) }
    const page = await requestedItems(models, wanted, pageArgs(args))
    return connection(page, requestedItemOf, () => countRequestedItems(models, wanted))
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item, where the caller may know of it (政府信息).',
  })
  async item(@Root() { row }: RequestedItem, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = await knownItem(context, row.item)
    return item === undefined ? null : itemOf(item)
  }
}

const requestedItemOf = (row: RequestedItemRow): RequestedItem => ({
  itemId: toGlobalId('InformationItem', row.item),
  applications: row.applications,
  applicants: row.applicants,
  lastArrivedOn: row.lastArrivedOn as LocalDate,
  row,
})

@Resolver(() => InformationItem)
export class ItemApplicationFields {
  @FieldResolver(() => ApplicationConnection, {
    description: 'Applications for it that the caller may know of, newest first (针对该信息的申请).',
  })
  applications(
    @Root() { row }: InformationItem,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Application>> {
    return applicationsIn(context, { item: row.id }, 'newestFirst', args)
  }
}

@Resolver(() => Consultation)
export class ConsultationApplicationFields {
  @FieldResolver(() => Application, {
    nullable: true,
    description:
      'The application it is about, for those who may know of it: agencies that are only asked do not (依申请公开申请).',
  })
  async application(@Root() { row }: Consultation, @Ctx() context: GraphqlContext): Promise<Application | null> {
    const found = row.application === null ? undefined : await knownApplication(context, row.application)
    return found === undefined ? null : applicationOf(found, context.services.today(), true)
  }
}
