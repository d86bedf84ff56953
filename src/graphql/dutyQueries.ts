import './metadataShim.js'
import { Arg, Args, Ctx, ID, InputType, Int, Query, Resolver } from 'type-graphql'
import { isInSight } from '../app/sight.js'
import type { DutyKind, DutyStatus } from '../domain/duty/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { dutyFigures } from '../projections/duties/figures.js'
import {
  countDuties,
  countDutiesWithoutDate,
  duties,
  dutiesByIds,
  dutiesWithoutDate,
  type DutyFilter,
} from '../projections/duties/queries.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { agenciesAsked, workingDaysAhead } from './deadlineScope.js'
import { DutyBoard, dutyBoardOf } from './dutyBoard.js'
import { DutyKindEnum, DutyStatusEnum } from './dutyEnums.js'
import { type Duty, DutyConnection, dutyOf } from './dutyType.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import { personIdOf } from './itemInputMapping.js'
import { itemIdOf } from './itemPayload.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows duties to publish down (公开义务筛选).' })
export class DutyFilterInput {
  @maybe(() => [ID], 'Agencies that have them now (义务机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => Boolean, 'Together with everything below them (含下级机关).') readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => ID, 'The officer in charge (承办人).') readonly officerId?: Maybe<string>
  @maybe(() => [DutyKindEnum], 'Kinds (义务类型).') readonly kinds?: Maybe<readonly DutyKind[]>
  @maybe(() => [DutyStatusEnum], 'What is on record (状态).') readonly statuses?: Maybe<readonly DutyStatus[]>
  @maybe(() => LocalDateScalar, 'Due on or after (届满起始日期).') readonly dueFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Due on or before (届满截止日期).') readonly dueUntil?: Maybe<LocalDate>
  @maybe(() => Boolean, 'True: not done and over, noticed or not (仅逾期未办).') readonly overdue?: Maybe<boolean>
  @maybe(() => ID, 'About this item (政府信息).') readonly itemId?: Maybe<string>
}

const READ_MODELS = ['duties', 'deadlines']
const SOON_DAYS = 3

@Resolver()
export class DutyQueries {
  @Query(() => DutyConnection, {
    description:
      'Duties of agencies that the caller looks after, what is due first comes first; those without a due date are listed by `dutiesWithoutDate` (公开义务列表).',
  })
  async duties(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => DutyFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<DutyFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Duty>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const wanted = await dutyFilter(context, filter)
    const { models } = context.services
    const page = await duties(models, wanted, pageArgs(args))
    return connection(page, dutyOf, () => countDuties(models, wanted))
  }

  @Query(() => DutyConnection, {
    description:
      'Open duties whose due date is not known, as when the calendar ends before it; of the filter, agencies, kinds and item apply (无届满日的公开义务).',
  })
  async dutiesWithoutDate(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => DutyFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<DutyFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Duty>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const wanted = await dutyFilter(context, filter)
    const { models } = context.services
    const page = await dutiesWithoutDate(models, wanted, pageArgs(args))
    return connection(page, dutyOf, () => countDutiesWithoutDate(models, wanted))
  }

  @Query(() => DutyBoard, {
    description: 'What agencies that the caller looks after have to publish, and what was late (公开义务看板).',
    complexity: ({ childComplexity }) => 100 + childComplexity,
  })
  async dutyBoard(
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => DutyFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<DutyFilterInput>,
    @Arg('soon', () => Int, {
      defaultValue: SOON_DAYS,
      description: 'Working days of what is due soon (即将到期天数).',
    })
    soon: number = SOON_DAYS,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<DutyBoard> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models, today } = context.services
    const days = { today: today(), soon: await workingDaysAhead(context, today(), soon) }
    const wanted = await dutyFilter(context, filter)
    const [figures, without] = await Promise.all([
      dutyFigures(models, wanted, days),
      countDutiesWithoutDate(models, wanted),
    ])
    return dutyBoardOf(figures, without.count, days)
  }
}

async function dutyFilter(context: GraphqlContext, filter: Maybe<DutyFilterInput>): Promise<DutyFilter> {
  return given({
    agencies: await agenciesAsked(context, filter),
    officer: ifGiven(filter?.officerId, personIdOf),
    kinds: filter?.kinds,
    statuses: filter?.statuses,
    dueFrom: filter?.dueFrom,
    dueUntil: filter?.dueUntil,
    overdueOn: filter?.overdue === true ? context.services.today() : undefined,
    item: ifGiven(filter?.itemId, (itemId) => itemIdOf({ itemId })),
  })
}

export const dutyNode: NodeType = {
  type: 'Duty',
  find: async (id, context) => {
    const row = (await dutiesByIds(context.services.models, [id])).get(id)
    return row !== undefined && isInSight(await callersSight(context), [row.agency]) ? dutyOf(row) : undefined
  },
}
