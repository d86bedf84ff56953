import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { CONSULTATIONS } from '../projections/consultations/projection.js'
import {
  type ConsultationFilter,
  type ConsultationOrder,
  type ConsultationPart,
  consultations,
  countConsultations,
} from '../projections/consultations/queries.js'
import type { ConsultationStatus, ConsultationStep, DisputeState } from '../projections/consultations/tables.js'
import {
  ConsultationOrderEnum,
  ConsultationPartEnum,
  ConsultationStatusEnum,
  ConsultationStepEnum,
} from './consultationEnums.js'
import { forgetConsultation, knownConsultation } from './consultationLoading.js'
import { consultationIdOf, ConsultationPayload } from './consultationPayload.js'
import { Consultation, ConsultationConnection, consultationOf } from './consultationType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { DisputeStateEnum } from './disputeEnums.js'
import { field, given, ifGiven, type Maybe, maybe } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'
import { itemIdOf } from './itemPayload.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { localIdOf } from './relay.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'A step that one agency is to take (待办筛选).' })
export class AwaitedStepInput {
  @field(() => ConsultationStepEnum, 'Which step (事项).') readonly step!: ConsultationStep
  @field(() => ID, 'Of which agency (机关).') readonly agencyId!: string
}

@InputType({ description: 'Narrows consultations down (协商筛选).' })
export class ConsultationFilterInput {
  @maybe(() => [ConsultationStatusEnum], 'Where it stands (状态).')
  readonly statuses?: Maybe<readonly ConsultationStatus[]>
  @maybe(() => [ID], 'One of these agencies has a part in it (参与机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => [ConsultationPartEnum], 'As what; left out: any (协商身份).')
  readonly parts?: Maybe<readonly ConsultationPart[]>
  @maybe(() => ID, 'About this item (政府信息).') readonly itemId?: Maybe<string>
  @maybe(() => ID, 'About this application (依申请公开申请).') readonly applicationId?: Maybe<string>
  @maybe(() => [ID], 'It waits for one of these agencies now (待办机关).')
  readonly waitingForIds?: Maybe<readonly string[]>
  @maybe(() => [AwaitedStepInput], 'It waits for one of these steps now (待办事项).')
  readonly awaits?: Maybe<readonly AwaitedStepInput[]>
  @maybe(() => [DisputeStateEnum], 'Where a dispute about its text stands (争议状态).')
  readonly disputeStates?: Maybe<readonly DisputeState[]>
  @maybe(() => LocalDateScalar, 'Something in it is due on or before this day (最迟期限).')
  readonly dueUntil?: Maybe<LocalDate>
}

const READ_MODELS = [CONSULTATIONS]

@Resolver()
export class ConsultationQueries {
  @Query(() => Consultation, {
    nullable: true,
    description: 'A consultation; null also when there is one that the caller may not know of (协商).',
  })
  async consultation(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Consultation | null> {
    const localId = consultationIdOf(id)
    await untilVisible(context, READ_MODELS, minPosition)
    return (await consultationById(context, localId)) ?? null
  }

  @Query(() => ConsultationConnection, {
    description: 'Consultations that the caller may know of: of their agency, or of those that it oversees (协商).',
  })
  async consultations(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => ConsultationFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<ConsultationFilterInput>,
    @Arg('order', () => ConsultationOrderEnum, { defaultValue: 'newestFirst', description: 'Order (排序).' })
    order: ConsultationOrder = 'newestFirst',
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Consultation>> {
    await untilVisible(context, READ_MODELS, minPosition)
    return consultationsIn(context, filterOf(filter ?? {}), order, args)
  }
}

/** A list of consultations, cut down to what the caller may know of. */
export async function consultationsIn(
  context: GraphqlContext,
  filter: ConsultationFilter,
  order: ConsultationOrder,
  args: ConnectionArgs,
): Promise<Connection<Consultation>> {
  const { models } = context.services
  const sight = await callersSight(context)
  const wanted = sight === 'all' ? filter : { ...filter, withinSight: sight }
  const page = await consultations(models, wanted, order, pageArgs(args))
  return connection(page, consultationOf, () => countConsultations(models, wanted))
}

const filterOf = (filter: ConsultationFilterInput): ConsultationFilter =>
  given({
    statuses: filter.statuses,
    agencies: filter.agencyIds?.map(agencyIdOf),
    parts: filter.parts,
    item: ifGiven(filter.itemId, (itemId) => itemIdOf({ itemId })),
    application: ifGiven(filter.applicationId, (id) => localIdOf('Application', id)),
    waitingFor: filter.waitingForIds?.map(agencyIdOf),
    awaits: filter.awaits?.map(({ step, agencyId }) => ({ step, agency: agencyIdOf(agencyId) })),
    disputeStates: filter.disputeStates,
    dueUntil: filter.dueUntil,
  })

async function consultationById(context: GraphqlContext, id: string): Promise<Consultation | undefined> {
  const row = await knownConsultation(context, id)
  return row === undefined ? undefined : consultationOf(row)
}

export const consultationNode: NodeType = {
  type: 'Consultation',
  find: (id, context) => consultationById(context, id),
}

@Resolver(() => ConsultationPayload)
export class ConsultationPayloadFields {
  @FieldResolver(() => Consultation, {
    nullable: true,
    description: 'The consultation afterwards, once the read model shows it; null when refused (协商).',
  })
  async consultation(
    @Root() { consultationId, event }: ConsultationPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<Consultation | null> {
    if (consultationId === undefined) return null
    await untilVisible(context, READ_MODELS, event?.position)
    forgetConsultation(context, consultationId)
    return (await consultationById(context, consultationId)) ?? null
  }
}
