import './metadataShim.js'
import { Arg, Args, Ctx, ID, InputType, Query, Resolver } from 'type-graphql'
import { complaintSight } from '../app/complaintSight.js'
import type { ComplaintChannel, ComplaintKind, ComplaintOutcome } from '../domain/complaint/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { COMPLAINTS } from '../projections/complaints/projection.js'
import {
  type ComplaintFilter,
  type ComplaintOrder,
  complaints,
  countComplaints,
} from '../projections/complaints/queries.js'
import type { ComplaintStage } from '../projections/complaints/tables.js'
import { ComplaintAboutInput } from './complaintInputs.js'
import {
  ComplaintChannelEnum,
  ComplaintKindEnum,
  ComplaintOrderEnum,
  ComplaintOutcomeEnum,
  ComplaintStageEnum,
} from './complaintEnums.js'
import { CompetentComplaintBody, competentBodiesFor } from './complaintFields.js'
import { complaintIdOf, complaintReader, hiddenComplaints, knownComplaint } from './complaintLoading.js'
import { ABOUT_TYPES, Complaint, ComplaintConnection, complaintOf } from './complaintType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { localIdOf } from './relay.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows complaints down (投诉举报筛选).' })
export class ComplaintFilterInput {
  @maybe(() => [ID], 'Bodies that judge them (办理机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => ID, 'The agency complained of (被投诉举报的机关).') readonly againstId?: Maybe<string>
  @maybe(() => ID, 'The officer in charge (承办人).') readonly officerId?: Maybe<string>
  @maybe(() => [ComplaintStageEnum], 'Where they stand (办理阶段).') readonly stages?: Maybe<readonly ComplaintStage[]>
  @maybe(() => [ComplaintOutcomeEnum], 'What they came to (核查结论).')
  readonly outcomes?: Maybe<readonly ComplaintOutcome[]>
  @maybe(() => [ComplaintKindEnum], 'Complaints or reports (类型).') readonly kinds?: Maybe<readonly ComplaintKind[]>
  @maybe(() => [ComplaintChannelEnum], 'How they came in (提出渠道).')
  readonly channels?: Maybe<readonly ComplaintChannel[]>
  @maybe(() => ComplaintAboutInput, 'What they are about (所涉事项).') readonly about?: Maybe<ComplaintAboutInput>
  @maybe(() => ID, 'Whose conclusion cites this finding (引用的问题).') readonly findingId?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Due on or after (届满起始日期).') readonly dueFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Due on or before (届满截止日期).') readonly dueUntil?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Received on or after (收到起始日期).') readonly receivedFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Received on or before (收到截止日期).') readonly receivedUntil?: Maybe<LocalDate>
  @maybe(() => Boolean, 'True: accepted or answered late, or not yet and over (仅逾期).')
  readonly late?: Maybe<boolean>
}

const READ_MODELS = [COMPLAINTS]

@Resolver()
export class ComplaintQueries {
  @Query(() => Complaint, {
    nullable: true,
    description: 'A complaint; null also for one that the caller may not know of (投诉举报).',
  })
  async complaint(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Complaint | null> {
    const localId = complaintIdOf(id)
    await untilVisible(context, READ_MODELS, minPosition)
    return (await complaintById(context, localId)) ?? null
  }

  @Query(() => ComplaintConnection, {
    description:
      'Complaints that the caller judges or supervises, and none that is against them; nobody’s name is in it (投诉举报列表).',
  })
  async complaints(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => ComplaintFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<ComplaintFilterInput>,
    @Arg('order', () => ComplaintOrderEnum, { defaultValue: 'newestFirst', description: 'Order (排序).' })
    order: ComplaintOrder = 'newestFirst',
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Complaint>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models, today } = context.services
    const wanted = await filterOf(context, filter)
    const page = await complaints(models, wanted, order, pageArgs(args))
    return connection(
      page,
      (row) => complaintOf(row, today(), true),
      () => countComplaints(models, wanted),
    )
  }

  @Query(() => [CompetentComplaintBody], {
    description: 'Who may judge a complaint against an agency today, the disclosure department first (有权处理的机关).',
  })
  competentComplaintBodies(
    @Arg('againstId', () => ID, { description: 'The agency complained of (被投诉举报的机关).' }) againstId: string,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CompetentComplaintBody[]> {
    return competentBodiesFor(context, agencyIdOf(againstId))
  }
}

async function filterOf(context: GraphqlContext, asked: Maybe<ComplaintFilterInput>): Promise<ComplaintFilter> {
  const filter: ComplaintFilterInput = asked ?? {}
  const late = filter.late === true ? context.services.today() : undefined
  return given({ ...(await scopeOf(context, filter.agencyIds)), lateOn: late, ...narrowed(filter) })
}

/** Never what is against the caller. */
async function scopeOf(context: GraphqlContext, agencyIds: Maybe<readonly string[]>) {
  const sight = complaintSight(await complaintReader(context))
  const asked = agencyIds?.map(agencyIdOf)
  const agencies = sight === 'all' ? asked : (asked ?? sight).filter((agency) => sight.includes(agency))
  return { agencies, except: await hiddenComplaints(context) }
}

const narrowed = (filter: ComplaintFilterInput) =>
  given({
    against: ifGiven(filter.againstId, agencyIdOf),
    officer: ifGiven(filter.officerId, personIdOf),
    stages: filter.stages,
    outcomes: filter.outcomes,
    kinds: filter.kinds,
    channels: filter.channels,
    about: ifGiven(filter.about, ({ kind, id }) => ({ kind, id: localIdOf(ABOUT_TYPES[kind], id) })),
    finding: ifGiven(filter.findingId, (id) => localIdOf('Finding', id)),
    dueFrom: filter.dueFrom,
    dueUntil: filter.dueUntil,
    receivedFrom: filter.receivedFrom,
    receivedUntil: filter.receivedUntil,
  })

async function complaintById(context: GraphqlContext, id: string): Promise<Complaint | undefined> {
  const row = await knownComplaint(context, id)
  return row === undefined ? undefined : complaintOf(row, context.services.today())
}

export const complaintNode: NodeType = { type: 'Complaint', find: (id, context) => complaintById(context, id) }
