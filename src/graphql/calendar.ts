import './metadataShim.js'
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { ArrangedYear, DayKind, WorkingCalendar as DomainCalendar } from '../domain/calendar/workingCalendar.js'
import { addDays } from '../domain/dates.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { DayKindEnum } from './calendarEnums.js'
import { carryOut, CommandInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { factsAt } from './referenceFacts.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'The published text that a calendar rests on (放假通知).', simpleResolvers: true })
export class NoticeSource {
  @field(() => String, 'Number or title, such as 国办发明电〔2024〕12号 (文件).') readonly name!: string
  @maybe(() => LocalDateScalar, 'Day of the notice (发文日期).') readonly issuedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Its address (网址).') readonly url!: Maybe<string>
}

@ObjectType({ description: 'How the holidays of one year are arranged (年度安排).', simpleResolvers: true })
export class CalendarYear {
  @field(() => Int, 'The year (年份).') readonly year!: number
  @field(() => Boolean, 'True while the notice has not been published (暂定).') readonly provisional!: boolean
  @field(() => NoticeSource, 'What it rests on (依据).') readonly source!: NoticeSource
}

@ObjectType({ description: 'One day of the working calendar (日历日).' })
export class CalendarDay {
  @field(() => LocalDateScalar, 'The day (日期).') readonly date!: LocalDate
  @field(() => DayKindEnum, 'Its kind (类型).') readonly kind!: DayKind
  @field(() => Boolean, 'True while the notice for it has not been published (暂定).') readonly provisional!: boolean
  @maybe(() => String, 'The holiday that it is part of or made up for, such as 春节 (节日).')
  readonly holiday!: Maybe<string>
  @maybe(() => NoticeSource, 'What says so; null for ordinary days (依据).')
  readonly source!: Maybe<NoticeSource>
}

@ObjectType({ description: 'Working days as the State Council arranges them (工作日历).' })
export class WorkingCalendar {
  @field(() => String, 'Changes with every notice; stands in receipts of due dates (日历版本).')
  readonly version!: string
  @field(() => LocalDateScalar, 'First day known (起始日期).') readonly from!: LocalDate
  @field(() => LocalDateScalar, 'Last day known; nothing beyond it is guessed (截止日期).') readonly until!: LocalDate
  @maybe(() => LocalDateScalar, 'From this day on a provisional arrangement (暂定起始日期).')
  readonly provisionalFrom!: LocalDate | null
  @field(() => [CalendarYear], 'What is known of each year, earliest first (各年度安排).')
  readonly years!: readonly CalendarYear[]
}

@ObjectType({ description: 'What became of an arrangement of a year (办理结果).' })
export class CalendarPayload extends MutationPayload {
  @Field(() => WorkingCalendar, { nullable: true, description: 'The calendar afterwards; null when refused (日历).' })
  readonly calendar!: WorkingCalendar | null
}

@InputType({ description: 'One holiday as the notice arranges it (假期安排).' })
export class HolidayInput {
  @field(() => String, 'Name, such as 春节 (名称).') readonly name!: string
  @field(() => [LocalDateScalar], 'Days off, weekends among them included (放假日期).')
  readonly daysOff!: readonly LocalDate[]
  @field(() => [LocalDateScalar], 'Weekend days worked in exchange (调休上班日期).')
  readonly makeUpWorkdays!: readonly LocalDate[]
}

@InputType({ description: 'Arranges the holidays of a year; a later one replaces it (安排年度节假日).' })
export class ArrangeYearInput extends CommandInput {
  @field(() => Int, 'The year (年份).') readonly year!: number
  @field(() => Boolean, 'True while the notice has not been published (暂定).') readonly provisional!: boolean
  @field(() => [HolidayInput], 'Holidays (假期).') readonly holidays!: readonly HolidayInput[]
  @field(() => String, 'Number or title of the notice, such as 国办发明电〔2024〕12号 (文件).')
  readonly sourceName!: string
  @maybe(() => LocalDateScalar, 'Day of the notice (发文日期).') readonly sourceIssuedOn?: Maybe<LocalDate>
  @maybe(() => String, 'Address of the notice (网址).') readonly sourceUrl?: Maybe<string>
}

const LONGEST_SPAN_DAYS = 400

@Resolver()
export class CalendarResolver {
  @Query(() => WorkingCalendar, { description: 'The working calendar that due dates rest on; public (工作日历).' })
  async workingCalendar(
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<WorkingCalendar> {
    return calendarOf(context, minPosition)
  }

  @Query(() => [CalendarDay], {
    description:
      'Days from one to another, both included, at most 400; days that nobody has arranged are left out (日历日).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async calendarDays(
    @Arg('from', () => LocalDateScalar, { description: 'First day (起始日期).' }) from: LocalDate,
    @Arg('until', () => LocalDateScalar, { description: 'Last day (截止日期).' }) until: LocalDate,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CalendarDay[]> {
    if (until < from || addDays(from, LONGEST_SPAN_DAYS) <= until)
      throw new UserFault('BAD_SPAN', { most: LONGEST_SPAN_DAYS })
    const { calendar } = await factsAt(context)
    const named = namedDays(calendar)
    const days: CalendarDay[] = []
    for (let date = from; date <= until; date = addDays(date, 1)) {
      const kind = calendar.kindOf(date)
      const provisional = calendar.provisionalFrom !== undefined && date >= calendar.provisionalFrom
      if (kind !== undefined) days.push({ date, kind, provisional, holiday: null, source: null, ...named.get(date) })
    }
    return days
  }

  @Mutation(() => CalendarPayload, { description: 'Records the notice on the holidays of a year (安排年度节假日).' })
  async arrangeYear(
    @Arg('input', () => ArrangeYearInput) input: ArrangeYearInput,
    @Ctx() context: GraphqlContext,
  ): Promise<CalendarPayload> {
    const { jurisdiction } = context.services
    const outcome = await carryOut(context, input, jurisdiction, {
      type: 'ArrangeYear',
      data: {
        jurisdiction,
        year: input.year,
        provisional: input.provisional,
        holidays: input.holidays.map(({ name, daysOff, makeUpWorkdays }) => ({ name, daysOff, makeUpWorkdays })),
        source: { name: input.sourceName, ...given({ issuedOn: input.sourceIssuedOn, url: input.sourceUrl }) },
      },
    })
    return {
      ...payloadOf(outcome, context.locale),
      calendar: outcome.ok ? await calendarOf(context, outcome.events.at(-1)?.position) : null,
    }
  }
}

async function calendarOf(context: GraphqlContext, minPosition: Maybe<Position>): Promise<WorkingCalendar> {
  const { calendar } = await factsAt(context, minPosition)
  const { version, from, until, provisionalFrom, arranged = [] } = calendar
  const years = arranged.map(({ year, provisional, source }) => ({ year, provisional, source: sourceOf(source) }))
  return { version, from, until, provisionalFrom: provisionalFrom ?? null, years }
}

const sourceOf = ({ name, issuedOn, url }: ArrangedYear['source']): NoticeSource => ({ name, issuedOn, url })

/** Every day off and every day made up, with the holiday and the notice behind it. */
const namedDays = ({
  arranged = [],
}: DomainCalendar): ReadonlyMap<LocalDate, Pick<CalendarDay, 'holiday' | 'source'>> =>
  new Map(
    arranged.flatMap(({ holidays, source }) =>
      holidays.flatMap(({ name, daysOff, makeUpWorkdays }) =>
        [...daysOff, ...makeUpWorkdays].map((date) => [date, { holiday: name, source: sourceOf(source) }] as const),
      ),
    ),
  )
