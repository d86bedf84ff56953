import './metadataShim.js'
import { Args, Arg, Ctx, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { addDays } from '../domain/dates.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { applicantFrequency, type ApplicationFigures, applicationFigures } from '../projections/applications/figures.js'
import { APPLICATIONS } from '../projections/applications/projection.js'
import { countSimilar, similarApplications } from '../projections/applications/similar.js'
import type { ApplicationStage } from '../projections/applications/tables.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { applicationFilter, ApplicationFilterInput } from './applicationFilter.js'
import { ApplicantFrequency } from './applicationPeople.js'
import { ApplicationStageEnum } from './applicationStateEnums.js'
import { Application, ApplicationConnection, applicationOf } from './applicationType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { workingDaysAhead } from './deadlineScope.js'
import { UserFault } from './faults.js'
import { field, type Maybe } from './fields.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@ObjectType({ description: 'How many applications stand at one stage (分阶段统计).', simpleResolvers: true })
export class StageCount {
  @field(() => ApplicationStageEnum, 'The stage (办理阶段).') readonly stage!: ApplicationStage
  @field(() => Int, 'How many (件数).') readonly count!: number
}

@ObjectType({ description: 'Figures of applications (申请统计).', simpleResolvers: true })
export class ApplicationTotals {
  @field(() => Int, 'All of them (件数).') readonly count!: number
  @field(() => Int, 'In hand (办理中).') readonly open!: number
  @field(() => Int, 'Of those in hand: the reply is due before today (逾期未答复).') readonly overdue!: number
  @field(() => Int, 'Of those in hand: the reply is due today (当日到期).') readonly dueToday!: number
  @field(() => Int, 'Of those in hand: the reply is due by `soonUntil` (即将到期).') readonly dueSoon!: number
  @field(() => Int, 'Of those in hand: nobody is in charge (未指定承办人).') readonly unassigned!: number
  @field(() => Int, 'Extended ones (延期).') readonly extended!: number
  @field(() => Int, 'Answered after the date (逾期答复).') readonly repliedLate!: number
  @field(() => Int, 'With a review or lawsuit that is not over (有未审结的复议、诉讼).')
  readonly disputed!: number
  @field(() => [StageCount], 'By stage; without those at which there is none (分阶段).')
  readonly byStage!: readonly StageCount[]
}

@ObjectType({ description: 'Figures of the applications of one agency (分机关统计).', simpleResolvers: true })
export class AgencyApplicationTotals {
  @field(() => ApplicationTotals, 'Its figures (统计).') readonly figures!: ApplicationTotals

  readonly key!: string
}

@ObjectType({
  description: 'How many applications stand where, and how many are late, by agency (依申请公开看板).',
  simpleResolvers: true,
})
export class ApplicationBoard {
  @field(() => LocalDateScalar, 'The day it is about (统计日期).') readonly on!: LocalDate
  @field(() => LocalDateScalar, 'Last day of what is due soon (即将到期截止日期).') readonly soonUntil!: LocalDate
  @field(() => ApplicationTotals, 'All together (合计).') readonly total!: ApplicationTotals
  @field(() => [AgencyApplicationTotals], 'By answering agency (分机关).')
  readonly byAgency!: readonly AgencyApplicationTotals[]
}

@ObjectType({ description: 'Applications that ask for the same, 711-44 (相同申请).', simpleResolvers: true })
export class SimilarApplications {
  @field(() => Int, 'Other applications for the same (其他申请件数).') readonly applications!: number
  @field(() => Int, 'Different applicants, that of this one included (申请人人数).') readonly applicants!: number

  readonly of!: Application
}

/** By the shipped warnings the first one comes three working days before a date. */
const SOON_DAYS = 3
const A_YEAR = 365

@Resolver()
export class ApplicationFiguresQueries {
  @Query(() => ApplicationBoard, {
    description: 'What is in hand, late and answered in agencies that the caller looks after (依申请公开看板).',
    complexity: ({ childComplexity }) => 50 + childComplexity,
  })
  async applicationFigures(
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => ApplicationFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<ApplicationFilterInput>,
    @Arg('soon', () => Int, {
      defaultValue: SOON_DAYS,
      description: 'Working days of what is due soon (即将到期天数).',
    })
    soon: number = SOON_DAYS,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<ApplicationBoard> {
    await untilVisible(context, [APPLICATIONS], minPosition)
    const today = context.services.today()
    const days = { today, soon: await workingDaysAhead(context, today, soon) }
    const wanted = await applicationFilter(context, filter)
    const figures = await applicationFigures(context.services.models, wanted, days)
    const agencies = [...new Set(figures.map(({ agency }) => agency))]
    return {
      on: today,
      soonUntil: days.soon,
      total: sumOf(figures),
      byAgency: agencies.map((key) => ({ key, figures: sumOf(figures.filter(({ agency }) => agency === key)) })),
    }
  }
}

const SUMMED = [
  'count',
  'open',
  'overdue',
  'dueToday',
  'dueSoon',
  'unassigned',
  'extended',
  'repliedLate',
  'disputed',
] as const satisfies readonly (keyof ApplicationFigures)[]

function sumOf(figures: readonly ApplicationFigures[]): ApplicationTotals {
  const sums = Object.fromEntries(
    SUMMED.map((name) => [name, figures.reduce((sum, row) => sum + row[name], 0)] as const),
  ) as Record<(typeof SUMMED)[number], number>
  const stages = [...new Set(figures.map(({ stage }) => stage))].sort()
  const countOf = (stage: ApplicationStage) =>
    figures.reduce((sum, row) => (row.stage === stage ? sum + row.count : sum), 0)
  return { ...sums, byStage: stages.map((stage) => ({ stage, count: countOf(stage) })) }
}

@Resolver(() => AgencyApplicationTotals)
export class AgencyApplicationTotalsFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency (机关).' })
  agency(@Root() { key }: AgencyApplicationTotals, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, key)
  }
}

@Resolver(() => Application)
export class ApplicationComparisonFields {
  @FieldResolver(() => SimilarApplications, {
    nullable: true,
    description:
      'Whether others ask for the same item or document, of agencies that the caller looks after, 711-44. Not in lists (相同申请).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  async similar(@Root() of: Application, @Ctx() context: GraphqlContext): Promise<SimilarApplications> {
    if (of.listed) throw new UserFault('ONE_AT_A_TIME')
    return { ...(await countSimilar(context.services.models, of.row, await within(context))), of }
  }

  @FieldResolver(() => ApplicantFrequency, {
    nullable: true,
    description:
      'How often the applicant applied to the agency, 711-35, by default in the year up to today. Not in lists (申请数量、频次).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  async frequency(
    @Root() { row, listed }: Application,
    @Ctx() context: GraphqlContext,
    @Arg('from', () => LocalDateScalar, { nullable: true, description: 'First day (起始日期).' })
    from?: Maybe<LocalDate>,
    @Arg('until', () => LocalDateScalar, { nullable: true, description: 'Last day (截止日期).' })
    until?: Maybe<LocalDate>,
  ): Promise<ApplicantFrequency> {
    if (listed) throw new UserFault('ONE_AT_A_TIME')
    const last = until ?? context.services.today()
    const first = from ?? addDays(last, -A_YEAR)
    if (last < first) throw new UserFault('BAD_SPAN')
    const found = await applicantFrequency(context.services.models, {
      applicant: row.applicant,
      agency: row.agency,
      from: first,
      until: last,
      registeredOrdinal: row.registeredOrdinal,
      month: (row.receivedOn ?? row.arrivedOn).slice(0, 7),
    })
    return { ...found, from: first, until: last }
  }
}

@Resolver(() => SimilarApplications)
export class SimilarApplicationsFields {
  @FieldResolver(() => ApplicationConnection, { description: 'Those applications, newest first (申请列表).' })
  async list(
    @Root() { of }: SimilarApplications,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Application>> {
    const { models, today } = context.services
    const sight = await within(context)
    const page = await similarApplications(models, of.row, sight, pageArgs(args))
    return connection(
      page,
      (row) => applicationOf(row, today(), true),
      async () => ({ count: (await countSimilar(models, of.row, sight)).applications, exact: true }),
    )
  }
}

/** Agencies whose matters the caller may know of; undefined: all. */
async function within(context: GraphqlContext): Promise<readonly string[] | undefined> {
  const sight = await callersSight(context)
  return sight === 'all' ? undefined : sight
}
