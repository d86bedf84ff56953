import './metadataShim.js'
import { Arg, Args, Ctx, ID, InputType, Query, Resolver } from 'type-graphql'
import type { InspectionState } from '../domain/inspection/vocabulary.js'
import type { Position } from '../eventstore/eventStore.js'
import { countInspections, type InspectionFilter, INSPECTIONS, inspections } from '../projections/inspections.js'
import { isInSight } from '../app/sight.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import { InspectionStateEnum } from './inspectionEnums.js'
import { inspectionIdOf, knownInspection } from './inspectionLoading.js'
import { Inspection, InspectionConnection, inspectionOf } from './inspectionType.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import type { NodeType } from './relayNode.js'
import { PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows inspections down (检查筛选).' })
export class InspectionFilterInput {
  @maybe(() => [ID], 'Bodies that inspect (检查机关).') readonly bodyIds?: Maybe<readonly string[]>
  @maybe(() => [ID], 'Agencies that are inspected (被检查机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => ID, 'One of the inspectors (检查人员).') readonly inspectorId?: Maybe<string>
  @maybe(() => [InspectionStateEnum], 'Where they stand (检查状态).') readonly states?: Maybe<
    readonly InspectionState[]
  >
}

@Resolver()
export class InspectionQueries {
  @Query(() => Inspection, {
    nullable: true,
    description: 'An inspection; null also for one that the caller may not know of (监督检查).',
  })
  async inspection(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Inspection | null> {
    const localId = inspectionIdOf(id)
    await untilVisible(context, [INSPECTIONS], minPosition)
    return (await knownInspection(context, localId)) ?? null
  }

  @Query(() => InspectionConnection, {
    description:
      'Inspections by bodies that the caller looks after, and those in which agencies of theirs were told of findings, newest first (监督检查列表).',
  })
  async inspections(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => InspectionFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<InspectionFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Inspection>> {
    await untilVisible(context, [INSPECTIONS], minPosition)
    const sight = await callersSight(context)
    const { models } = context.services
    const wanted: InspectionFilter = {
      ...(sight === 'all' ? {} : { sight }),
      ...given({
        bodies: filter?.bodyIds?.map(agencyIdOf),
        agencies: filter?.agencyIds?.map(agencyIdOf),
        inspector: ifGiven(filter?.inspectorId, personIdOf),
        states: filter?.states,
      }),
    }
    const page = await inspections(models, wanted, pageArgs(args))
    return connection(
      page,
      (row) => inspectionOf(row, isInSight(sight, [row.body])),
      () => countInspections(models, wanted),
    )
  }
}

export const inspectionNode: NodeType = {
  type: 'Inspection',
  find: (id, context) => knownInspection(context, id),
}
