import './metadataShim.js'
import { Arg, Ctx, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { medianOf, placesOf, type Score, scoresCsv, shareOf, workingDaysBetween } from '../app/scorecards.js'
import { isInSight } from '../app/sight.js'
import type { WorkingCalendar } from '../domain/calendar/workingCalendar.js'
import {
  FIGURES,
  SCORE_FIGURES,
  type ScoreAsked,
  scoreCounts,
  type ScoreDimension,
  type ScoreFigure,
  scoreRows,
} from '../projections/scorecards.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'
import { callersSight } from './loaders.js'
import { factsAt } from './referenceFacts.js'
import { toGlobalId } from './relay.js'

const FIGURE_NAMES: Readonly<Record<ScoreFigure, string>> = {
  proactiveShare: '主动公开占比',
  publishedInTime: '按期公开率',
  repliedInTime: '按期答复率',
  repliesExtended: '延期答复率',
  daysToReply: '答复工作日中位数',
  amendmentNotices: '要求补正率',
  itemsWithdrawn: '公开后撤回率',
  recordsCorrected: '更正属实率',
  opinionsInTime: '会商按期答复率',
  dutiesMet: '公开义务履行率',
  findingsOpen: '未整改问题率',
  rectifiedInTime: '按期整改率',
  complaintsUpheld: '投诉成立率',
}
const DIMENSION_NAMES: Readonly<Record<ScoreDimension, string>> = {
  timely: '及时',
  accurate: '准确',
  consistent: '一致',
  convenient: '便民',
  supervision: '监督',
}
const ScoreFigureEnum = enumType<ScoreFigure>('ScoreFigure', 'What a scorecard measures (评价指标).', FIGURE_NAMES)
const ScoreDimensionEnum = enumType<ScoreDimension>(
  'ScoreDimension',
  'Which demand of LS-3.2 a figure measures (评价维度).',
  DIMENSION_NAMES,
)

@ObjectType({
  description: 'One figure of an agency in a month, with what it is made of (评价得分).',
  simpleResolvers: true,
})
export class AgencyScore {
  @field(() => ScoreFigureEnum, 'What it measures (指标).') readonly figure!: ScoreFigure
  @field(() => ScoreDimensionEnum, 'Which demand (维度).') readonly dimension!: ScoreDimension
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @field(() => ID, 'Whose it is (机关).') readonly agencyId!: string
  @field(() => String, 'Month, `YYYY-MM` in Asia/Shanghai (月份).') readonly month!: string
  @field(() => Int, 'How many there were (分母).') readonly base!: number
  @field(() => Int, 'Of how many it holds (分子).') readonly count!: number
  @maybe(() => Float, 'Share from 0 to 1, or median of working days; null without a base (数值).')
  readonly value!: Maybe<number>
}

@ObjectType({ description: 'Agencies side by side in one figure (横向比较).', simpleResolvers: true })
export class ScoreComparison {
  @field(() => AgencyScore, 'The figure over the whole time (得分).') readonly score!: AgencyScore
  @maybe(() => Int, 'Place from the best; null without a base, or where more is neither better nor worse (名次).')
  readonly place!: Maybe<number>
}

@ObjectType({ description: 'One case that a figure counts (指标来源).', simpleResolvers: true })
export class ScoredSubject {
  @field(() => String, 'Name of its stream, or `finding:` and the id (对象).') readonly subject!: string
  @field(() => Boolean, 'The figure counts it (计入分子).') readonly counted!: boolean
}

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/
const MOST_MONTHS = 36
const MOST_AGENCIES = 200
const MOST_CASES = 500
/** Of one statement: medians are reckoned by the calendar, case by case. */
const MOST_DAYS = 20_000

function monthsBetween(from: string, until: string): readonly string[] {
  if (!MONTH.test(from) || !MONTH.test(until) || from > until) throw new UserFault('BAD_SPAN', { most: MOST_MONTHS })
  const months: string[] = []
  for (let [year, month] = from.split('-').map(Number) as [number, number]; ;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name > until) return months
    if (months.length === MOST_MONTHS) throw new UserFault('BAD_SPAN', { most: MOST_MONTHS })
    months.push(name)
    if (month === 12) [year, month] = [year + 1, 1]
    else month += 1
  }
}

const scoreOf = (figure: ScoreFigure, rest: Omit<Score, 'figure'>): AgencyScore => ({
  figure,
  dimension: FIGURES[figure].dimension,
  clause: FIGURES[figure].clause,
  agencyId: toGlobalId('Agency', rest.agency),
  month: rest.month,
  base: rest.base,
  count: rest.count,
  value: rest.value,
})

/** By what a figure is summed up. */
interface Grouping {
  readonly groups: readonly { readonly agency: string; readonly month: string }[]
  /** The month of the group to which a month belongs. */
  readonly monthOf: (month: string) => string
  readonly calendar: WorkingCalendar
}

/** Sums by group; a month without anything is there too, with nothing to measure. */
async function scoresOf(
  { services: { models } }: GraphqlContext,
  figure: ScoreFigure,
  asked: ScoreAsked,
  { groups, monthOf, calendar }: Grouping,
): Promise<readonly Omit<Score, 'figure'>[]> {
  const isIn = (group: { agency: string; month: string }, row: { agency: string; month: string }) =>
    row.agency === group.agency && monthOf(row.month) === group.month
  if (FIGURES[figure].unit === 'medianWorkingDays') {
    const rows = await scoreRows(models, figure, asked, { most: MOST_DAYS })
    return groups.map((group) => {
      const days = rows
        .filter((row) => isIn(group, row))
        .map(({ startOn, endOn }) => workingDaysBetween(startOn ?? '', endOn ?? '', calendar))
        .filter((count) => count !== undefined)
      return { ...group, base: days.length, count: days.length, value: medianOf(days) }
    })
  }
  const sums = await scoreCounts(models, figure, asked)
  return groups.map((group) => {
    const rows = sums.filter((row) => isIn(group, row))
    const base = rows.reduce((sum, row) => sum + row.base, 0)
    const count = rows.reduce((sum, row) => sum + row.hits, 0)
    return { ...group, base, count, value: shareOf(count, base) }
  })
}

/** Standard, timely, accurate, consistent, convenient (LS-3.2): measured per agency and month. */
@Resolver()
export class ScorecardQueries {
  @Query(() => [AgencyScore], {
    description:
      'All figures of an agency, month by month; nothing for an agency that the caller may not look at (评价表).',
    complexity: ({ childComplexity }) => 200 + 13 * childComplexity,
  })
  async scorecards(
    @Arg('agencyId', () => ID, { description: 'Agency (机关).' }) agencyId: string,
    @Arg('from', () => String, { description: 'First month, `YYYY-MM` (起始月份).' }) from: string,
    @Arg('until', () => String, { description: 'Last month, at most 36 in all (截止月份).' }) until: string,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly AgencyScore[]> {
    const agency = agencyIdOf(agencyId)
    const months = monthsBetween(from, until)
    if (!isInSight(await callersSight(context), [agency])) return []
    const { calendar } = await factsAt(context)
    const groups = months.map((month) => ({ agency, month }))
    const asked = { agencies: [agency], from, until }
    const figures = await Promise.all(
      SCORE_FIGURES.map(async (figure) =>
        (await scoresOf(context, figure, asked, { groups, monthOf: (month) => month, calendar })).map((score) =>
          scoreOf(figure, score),
        ),
      ),
    )
    return figures.flat()
  }

  @Query(() => [ScoreComparison], {
    description: 'One figure of several agencies over a time, with its base; no place without one (横向比较).',
    complexity: ({ childComplexity }) => 100 + 5 * childComplexity,
  })
  async compareScorecards(
    @Arg('agencyIds', () => [ID], { description: 'At most 200 (机关).' }) agencyIds: readonly string[],
    @Arg('figure', () => ScoreFigureEnum, { description: 'What is compared (指标).' }) figure: ScoreFigure,
    @Arg('from', () => String, { description: 'First month, `YYYY-MM` (起始月份).' }) from: string,
    @Arg('until', () => String, { description: 'Last month (截止月份).' }) until: string,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ScoreComparison[]> {
    monthsBetween(from, until)
    if (agencyIds.length > MOST_AGENCIES) throw new UserFault('BAD_SPAN', { most: MOST_AGENCIES })
    const sight = await callersSight(context)
    const agencies = [...new Set(agencyIds.map(agencyIdOf))].filter((agency) => isInSight(sight, [agency]))
    const { calendar } = await factsAt(context)
    const groups = agencies.map((agency) => ({ agency, month: from }))
    const scores = await scoresOf(context, figure, { agencies, from, until }, { groups, monthOf: () => from, calendar })
    const places = placesOf(scores, FIGURES[figure].good)
    return scores.map((score, index) => ({ score: scoreOf(figure, score), place: places[index] ?? null }))
  }

  @Query(() => [ScoredSubject], {
    description:
      'The cases behind a figure, at most 500, in the order of their names; `after` continues. None of complaints, which stay with those who judge them (指标来源).',
    complexity: ({ childComplexity }) => 100 + 20 * childComplexity,
  })
  async scorecardSubjects(
    @Arg('agencyId', () => ID, { description: 'Agency (机关).' }) agencyId: string,
    @Arg('figure', () => ScoreFigureEnum, { description: 'Which figure (指标).' }) figure: ScoreFigure,
    @Arg('month', () => String, { description: '`YYYY-MM` (月份).' }) month: string,
    @Ctx() context: GraphqlContext,
    @Arg('after', () => String, { nullable: true, description: 'The last subject of the list before (起点).' })
    after?: Maybe<string>,
  ): Promise<readonly ScoredSubject[]> {
    monthsBetween(month, month)
    const agency = agencyIdOf(agencyId)
    if (FIGURES[figure].sealed === true || !isInSight(await callersSight(context), [agency])) return []
    const asked = { agencies: [agency], from: month, until: month }
    const rows = await scoreRows(context.services.models, figure, asked, { most: MOST_CASES, after: after ?? '' })
    return rows.map(({ subject, hit }) => ({ subject, counted: hit }))
  }

  @Query(() => String, {
    description: 'The figures of an agency as CSV; no cell of it is taken for a formula (评价表 CSV).',
    complexity: 400,
  })
  async scorecardCsv(
    @Arg('agencyId', () => ID, { description: 'Agency (机关).' }) agencyId: string,
    @Arg('from', () => String, { description: 'First month, `YYYY-MM` (起始月份).' }) from: string,
    @Arg('until', () => String, { description: 'Last month (截止月份).' }) until: string,
    @Ctx() context: GraphqlContext,
  ): Promise<string> {
    const agency = agencyIdOf(agencyId)
    const scores = await this.scorecards(agencyId, from, until, context)
    const { agencies } = await factsAt(context)
    return scoresCsv(
      scores.map(({ figure, month, base, count, value }) => ({
        figure,
        agency,
        month,
        base,
        count,
        value: value ?? null,
      })),
      {
        agencyName: (id) => agencies.agency(agencyIdOf(toGlobalId('Agency', id)))?.name ?? id,
        figureName: (figure) => FIGURE_NAMES[figure as ScoreFigure],
      },
    )
  }
}
