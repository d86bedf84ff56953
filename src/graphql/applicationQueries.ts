import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Position } from '../eventstore/eventStore.js'
import { APPLICATIONS } from '../projections/applications/projection.js'
import type { ApplicationOrder } from '../projections/applications/queries.js'
import { applicationFilter, ApplicationFilterInput } from './applicationFilter.js'
import { applicationsIn } from './applicationListing.js'
import { forgetApplication, knownApplication } from './applicationLoading.js'
import { applicationIdOf, ApplicationPayload } from './applicationPayload.js'
import { ApplicationOrderEnum } from './applicationStateEnums.js'
import { Application, ApplicationConnection, applicationOf } from './applicationType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import type { Maybe } from './fields.js'
import { type Connection, ConnectionArgs } from './pagination.js'
import type { NodeType } from './relayNode.js'
import { PositionScalar } from './scalars.js'

const READ_MODELS = [APPLICATIONS]

@Resolver()
export class ApplicationQueries {
  @Query(() => Application, {
    nullable: true,
    description: 'An application; null also when there is one that the caller may not know of (依申请公开申请).',
  })
  async application(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Application | null> {
    const localId = applicationIdOf(id)
    await untilVisible(context, READ_MODELS, minPosition)
    return (await applicationById(context, localId)) ?? null
  }

  @Query(() => ApplicationConnection, {
    description: 'Applications of agencies that the caller looks after; nobody’s name is in it (依申请公开申请列表).',
  })
  async applications(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => ApplicationFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<ApplicationFilterInput>,
    @Arg('order', () => ApplicationOrderEnum, { defaultValue: 'newestFirst', description: 'Order (排序).' })
    order: ApplicationOrder = 'newestFirst',
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Application>> {
    await untilVisible(context, READ_MODELS, minPosition)
    return applicationsIn(context, await applicationFilter(context, filter), order, args)
  }
}

/** `listed`: reached from a list, so that nothing of it is opened. */
export async function applicationById(
  context: GraphqlContext,
  id: string,
  listed = false,
): Promise<Application | undefined> {
  const row = await knownApplication(context, id)
  return row === undefined ? undefined : applicationOf(row, context.services.today(), listed)
}

export const applicationNode: NodeType = {
  type: 'Application',
  find: (id, context) => applicationById(context, id),
}

@Resolver(() => ApplicationPayload)
export class ApplicationPayloadFields {
  @FieldResolver(() => Application, {
    nullable: true,
    description: 'The application afterwards, once the read model shows it; null when refused (申请).',
  })
  async application(
    @Root() { applicationId, event }: ApplicationPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<Application | null> {
    if (applicationId === undefined) return null
    await untilVisible(context, READ_MODELS, event?.position)
    forgetApplication(context, applicationId)
    return (await applicationById(context, applicationId)) ?? null
  }
}
