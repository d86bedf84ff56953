import './metadataShim.js'
import { Arg, Args, Ctx, ID, InputType, Int, Query, Resolver } from 'type-graphql'
import type { DeadlineKind, DeadlineStatus } from '../domain/deadline/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { deadlineFigures } from '../projections/deadlines/figures.js'
import { countDeadlines, type DeadlineFilter, deadlines } from '../projections/deadlines/queries.js'
import { hiddenComplaints } from './complaintLoading.js'
import { hiddenCases } from './accountabilityCaseLoading.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { DeadlineBoard, deadlineBoardOf } from './deadlineBoard.js'
import { DeadlineKindEnum, DeadlineStatusEnum } from './deadlineEnums.js'
import { knownDeadline } from './deadlineLoading.js'
import { agenciesAsked, workingDaysAhead } from './deadlineScope.js'
import { Deadline, DeadlineConnection, deadlineOf } from './deadlineType.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import { personIdOf } from './itemInputMapping.js'
import { itemIdOf } from './itemPayload.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { localIdOf } from './relay.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows due dates down (期限筛选).' })
export class DeadlineFilterInput {
  @maybe(() => [ID], 'Agencies that have to act (承办机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => Boolean, 'Together with everything below them (含下级机关).') readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => ID, 'The officer in charge (承办人).') readonly officerId?: Maybe<string>
  @maybe(() => [DeadlineKindEnum], 'Kinds (期限类型).') readonly kinds?: Maybe<readonly DeadlineKind[]>
  @maybe(() => [DeadlineStatusEnum], 'What is on record (状态).') readonly statuses?: Maybe<readonly DeadlineStatus[]>
  @maybe(() => LocalDateScalar, 'Due on or after (届满起始日期).') readonly dueFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Due on or before (届满截止日期).') readonly dueUntil?: Maybe<LocalDate>
  @maybe(() => Boolean, 'True: not done and over, noticed or not (仅逾期未办).') readonly overdue?: Maybe<boolean>
  @maybe(() => Boolean, 'Whether a new date waits for an answer (有无待确认的新日期).')
  readonly proposed?: Maybe<boolean>
  @maybe(() => Boolean, 'Whether it rests on holidays that are not announced (是否暂定).')
  readonly provisional?: Maybe<boolean>
  @maybe(() => ID, 'About this item (政府信息).') readonly itemId?: Maybe<string>
  @maybe(() => String, 'Of this matter (事项).') readonly matter?: Maybe<string>
}

export const DEADLINE_MODELS = ['deadlines']
/** By the shipped warnings the first one comes three working days before a date. */
const SOON_DAYS = 3

@Resolver()
export class DeadlineQueries {
  @Query(() => Deadline, {
    nullable: true,
    description: 'One due date; null also for one that the caller may not know of (期限).',
  })
  async deadline(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Deadline | null> {
    await untilVisible(context, DEADLINE_MODELS, minPosition)
    return (await deadlineById(context, localIdOf('Deadline', id))) ?? null
  }

  @Query(() => DeadlineConnection, {
    description: 'Due dates of agencies that the caller looks after, what is due first comes first (期限列表).',
  })
  async deadlines(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => DeadlineFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<DeadlineFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Deadline>> {
    await untilVisible(context, DEADLINE_MODELS, minPosition)
    const today = context.services.today()
    const wanted = await deadlineFilter(context, filter, today)
    const { models } = context.services
    const page = await deadlines(models, wanted, pageArgs(args))
    return connection(
      page,
      (row) => deadlineOf(row, today),
      () => countDeadlines(models, wanted),
    )
  }

  @Query(() => DeadlineBoard, {
    description: 'What is due, met and late in agencies that the caller looks after (期限看板).',
    complexity: ({ childComplexity }) => 50 + childComplexity,
  })
  async deadlineBoard(
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => DeadlineFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<DeadlineFilterInput>,
    @Arg('soon', () => Int, {
      defaultValue: SOON_DAYS,
      description: 'Working days of what is due soon (即将到期天数).',
    })
    soon: number = SOON_DAYS,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<DeadlineBoard> {
    await untilVisible(context, DEADLINE_MODELS, minPosition)
    const today = context.services.today()
    const days = { today, soon: await workingDaysAhead(context, today, soon) }
    const wanted = await deadlineFilter(context, filter, today)
    return deadlineBoardOf(await deadlineFigures(context.services.models, wanted, days), days)
  }
}

async function deadlineFilter(
  context: GraphqlContext,
  filter: Maybe<DeadlineFilterInput>,
  today: LocalDate,
): Promise<DeadlineFilter> {
  return given({
    agencies: await agenciesAsked(context, filter),
    exceptComplaints: await hiddenComplaints(context),
    exceptCases: await hiddenCases(context),
    officer: ifGiven(filter?.officerId, personIdOf),
    kinds: filter?.kinds,
    statuses: filter?.statuses,
    dueFrom: filter?.dueFrom,
    dueUntil: filter?.dueUntil,
    overdueOn: filter?.overdue === true ? today : undefined,
    proposed: filter?.proposed,
    provisional: filter?.provisional,
    item: ifGiven(filter?.itemId, (itemId) => itemIdOf({ itemId })),
    matter: filter?.matter,
  })
}

export async function deadlineById(context: GraphqlContext, id: string): Promise<Deadline | undefined> {
  const row = await knownDeadline(context, id)
  return row === undefined ? undefined : deadlineOf(row, context.services.today())
}

export const deadlineNode: NodeType = { type: 'Deadline', find: (id, context) => deadlineById(context, id) }
