import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import type { CorrectionOutcome } from '../domain/recordCorrection/events.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import {
  type CorrectionStage,
  countRecordCorrections,
  RECORD_CORRECTIONS,
  type RecordCorrectionFilter,
  type RecordCorrectionOrder,
  recordCorrections,
} from '../projections/recordCorrections.js'
import { CorrectionOutcomeEnum } from './applicationEnums.js'
import { applicationIdOf } from './applicationPayload.js'
import { CorrectionStageEnum, RecordCorrectionOrderEnum } from './applicationStateEnums.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { agenciesAsked } from './deadlineScope.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import { personIdOf } from './itemInputMapping.js'
import { forgetRecordCorrection, knownRecordCorrection, recordCorrectionIdOf } from './matterLoading.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { RecordCorrectionPayload } from './recordCorrectionPayload.js'
import { RecordCorrection, RecordCorrectionConnection, recordCorrectionOf } from './recordCorrectionType.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows record corrections down (更正请求筛选).' })
export class RecordCorrectionFilterInput {
  @maybe(() => [ID], 'Agencies that are asked (办理机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => Boolean, 'Together with everything below them (含下级机关).') readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => ID, 'The officer in charge (承办人).') readonly officerId?: Maybe<string>
  @maybe(() => [CorrectionStageEnum], 'Where they stand (办理阶段).')
  readonly stages?: Maybe<readonly CorrectionStage[]>
  @maybe(() => [CorrectionOutcomeEnum], 'What became of them (处理结果).')
  readonly outcomes?: Maybe<readonly CorrectionOutcome['kind'][]>
  @maybe(() => ID, 'About what was given on this application (相关申请).') readonly applicationId?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Due on or after (届满起始日期).') readonly dueFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Due on or before (届满截止日期).') readonly dueUntil?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Received on or after (收到起始日期).') readonly receivedFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Received on or before (收到截止日期).') readonly receivedUntil?: Maybe<LocalDate>
  @maybe(() => Boolean, 'True: told of late, or not told of and over (仅逾期).') readonly late?: Maybe<boolean>
  @maybe(() => String, 'Number of its notice begins so (告知书文号).') readonly number?: Maybe<string>
}

const READ_MODELS = [RECORD_CORRECTIONS]

@Resolver()
export class RecordCorrectionQueries {
  @Query(() => RecordCorrection, {
    nullable: true,
    description: 'A request to correct a record; null also for one that the caller may not know of (信息更正请求).',
  })
  async recordCorrection(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<RecordCorrection | null> {
    const localId = recordCorrectionIdOf(id)
    await untilVisible(context, READ_MODELS, minPosition)
    return (await correctionById(context, localId)) ?? null
  }

  @Query(() => RecordCorrectionConnection, {
    description: 'Requests to agencies that the caller looks after; nobody’s name is in it (信息更正请求列表).',
  })
  async recordCorrections(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => RecordCorrectionFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<RecordCorrectionFilterInput>,
    @Arg('order', () => RecordCorrectionOrderEnum, { defaultValue: 'newestFirst', description: 'Order (排序).' })
    order: RecordCorrectionOrder = 'newestFirst',
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<RecordCorrection>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models, today } = context.services
    const wanted = await filterOf(context, filter)
    const page = await recordCorrections(models, wanted, order, pageArgs(args))
    return connection(
      page,
      (row) => recordCorrectionOf(row, today(), true),
      () => countRecordCorrections(models, wanted),
    )
  }
}

async function filterOf(
  context: GraphqlContext,
  filter: Maybe<RecordCorrectionFilterInput>,
): Promise<RecordCorrectionFilter> {
  return given({
    agencies: await agenciesAsked(context, filter),
    officer: ifGiven(filter?.officerId, personIdOf),
    stages: filter?.stages,
    outcomes: filter?.outcomes,
    application: ifGiven(filter?.applicationId, applicationIdOf),
    dueFrom: filter?.dueFrom,
    dueUntil: filter?.dueUntil,
    receivedFrom: filter?.receivedFrom,
    receivedUntil: filter?.receivedUntil,
    lateOn: filter?.late === true ? context.services.today() : undefined,
    number: filter?.number,
  })
}

async function correctionById(context: GraphqlContext, id: string): Promise<RecordCorrection | undefined> {
  const row = await knownRecordCorrection(context, id)
  return row === undefined ? undefined : recordCorrectionOf(row, context.services.today())
}

export const recordCorrectionNode: NodeType = {
  type: 'RecordCorrection',
  find: (id, context) => correctionById(context, id),
}

@Resolver(() => RecordCorrectionPayload)
export class RecordCorrectionPayloadFields {
  @FieldResolver(() => RecordCorrection, {
    nullable: true,
    description: 'The request afterwards, once the read model shows it; null when refused (更正请求).',
  })
  async recordCorrection(
    @Root() { correctionId, event }: RecordCorrectionPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrection | null> {
    if (correctionId === undefined) return null
    await untilVisible(context, READ_MODELS, event?.position)
    forgetRecordCorrection(context, correctionId)
    return (await correctionById(context, correctionId)) ?? null
  }
}
