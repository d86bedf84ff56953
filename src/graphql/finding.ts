import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql'
import { isInSight, mayReadTrail } from '../app/sight.js'
import { daysLate } from '../domain/daysLate.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { trailEntriesByEventIds } from '../projections/auditTrail/queries.js'
import { ALL_CHECKS } from '../projections/findings/allChecks.js'
import type { CheckCode } from '../projections/findings/codes.js'
import { findingFigures } from '../projections/findings/figures.js'
import {
  countFindings,
  type FindingFilter,
  findingsByIds,
  type FindingOrder,
  findingsOf,
} from '../projections/findings/queries.js'
import { FINDINGS, type FindingStatus } from '../projections/findings/tables.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { TrailEntry, trailEntryOf } from './auditTrail.js'
import { Clause, clauseOf } from './clause.js'
import { hiddenComplaints, isOfHidden } from './complaintLoading.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { Deadline } from './deadlineType.js'
import { deadlineById } from './deadlineQueries.js'
import { agenciesAsked } from './deadlineScope.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import {
  Finding,
  FindingCheckEnum,
  FindingConnection,
  FindingFigures,
  findingOf,
  FindingOrderEnum,
  FindingStatusEnum,
  NamedCheck,
} from './findingType.js'
import { personIdOf } from './itemInputMapping.js'
import { knownItem } from './itemLoading.js'
import { itemIdOf } from './itemPayload.js'
import { InformationItem, itemOf } from './itemType.js'
import { callersSight, loaderOf } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import { factsAt } from './referenceFacts.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows findings down (问题筛选).' })
export class FindingFilterInput {
  @maybe(() => [ID], 'Responsible agencies (责任机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => Boolean, 'Together with everything below them (含下级机关).') readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => [FindingCheckEnum], 'Checks (检查项).') readonly checks?: Maybe<readonly CheckCode[]>
  @maybe(() => String, 'Rests on this clause, such as 711-33 (条款).') readonly clause?: Maybe<string>
  @maybe(() => [FindingStatusEnum], 'What became of them (状态).') readonly statuses?: Maybe<readonly FindingStatus[]>
  @maybe(() => String, 'Kind of what they are about, together with its id (对象类型).')
  readonly subjectKind?: Maybe<string>
  @maybe(() => String, 'Id of what they are about (对象编号).') readonly subjectId?: Maybe<string>
  @maybe(() => ID, 'About this item (政府信息).') readonly itemId?: Maybe<string>
  @maybe(() => String, 'The matter (事项).') readonly matter?: Maybe<string>
  @maybe(() => ID, 'Concerns this person (人员).') readonly personId?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Occurred on or after (发生起始日期).') readonly occurredFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Occurred on or before (发生截止日期).') readonly occurredUntil?: Maybe<LocalDate>
}

const READ_MODELS = [FINDINGS]

async function filterOf(context: GraphqlContext, filter: Maybe<FindingFilterInput>): Promise<FindingFilter> {
  return given({
    agencies: await agenciesAsked(context, filter),
    exceptComplaints: await hiddenComplaints(context),
    checks: filter?.checks,
    clauses: ifGiven(filter?.clause, (clause) => [clause]),
    statuses: filter?.statuses,
    subjectKind: filter?.subjectKind,
    subjectId: filter?.subjectId,
    item: ifGiven(filter?.itemId, (itemId) => itemIdOf({ itemId })),
    matter: filter?.matter,
    person: ifGiven(filter?.personId, personIdOf),
    occurredFrom: filter?.occurredFrom,
    occurredUntil: filter?.occurredUntil,
  })
}

@Resolver(() => Finding)
export class FindingQueries {
  @Query(() => FindingConnection, {
    description: 'What the log says went wrong in agencies that the caller looks after, LS-15.1 (问题列表).',
  })
  async findings(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => FindingFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<FindingFilterInput>,
    @Arg('order', () => FindingOrderEnum, { defaultValue: 'newestFirst', description: 'Order (排序).' })
    order: FindingOrder = 'newestFirst',
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Finding>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models } = context.services
    const wanted = await filterOf(context, filter)
    return connection(
      await findingsOf(models, wanted, pageArgs(args), order),
      (row) => findingOf(row, context.locale),
      () => countFindings(models, wanted),
    )
  }

  @Query(() => [FindingFigures], {
    description: 'How many there are, by agency, check and month; at most 2,000 rows, LS-15.1 (问题统计).',
    complexity: ({ childComplexity }) => 50 + 20 * childComplexity,
  })
  async findingFigures(
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => FindingFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<FindingFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<readonly FindingFigures[]> {
    await untilVisible(context, READ_MODELS, minPosition)
    const rows = await findingFigures(context.services.models, await filterOf(context, filter))
    return rows.map((row) => {
      const { code, month, found, open, mended, lifted } = row
      return { check: code, month, found, open, mended, lifted, row }
    })
  }

  @Query(() => [NamedCheck], { description: 'Every check, in the order of the regulation; public (检查项目录).' })
  findingChecks(@Ctx() { locale }: GraphqlContext): readonly NamedCheck[] {
    return ALL_CHECKS.map(({ code, clauses, label, events }) => ({
      ...{ check: code, clauses, label: label[locale], eventTypes: events },
    }))
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Responsible on the day (责任机关).' })
  agency(@Root() { row }: Finding, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => [Person], { description: 'The officer in charge and whoever acted (有关人员).' })
  persons(@Root() { row }: Finding): readonly Person[] {
    return row.persons.map((person) => personOf(person))
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item it is about; null for those who may not know of it (政府信息).',
  })
  async item(@Root() { row }: Finding, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = row.item === null ? undefined : await knownItem(context, row.item)
    return item === undefined ? null : itemOf(item)
  }

  @FieldResolver(() => Deadline, {
    nullable: true,
    description: 'The deadline that was not kept, with its receipt; null where it is no matter of time (期限及计算书).',
    complexity: ({ childComplexity }) => 2 + childComplexity,
  })
  async deadline(@Root() { row }: Finding, @Ctx() context: GraphqlContext): Promise<Deadline | null> {
    return row.deadline === null ? null : ((await deadlineById(context, row.deadline)) ?? null)
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'By how many days, as its receipt counts them: until it was made good, or until today; null where it is no matter of time (逾期天数).',
  })
  async daysLate(@Root() { row }: Finding, @Ctx() context: GraphqlContext): Promise<number | null> {
    if (row.unit === null || row.due === null || row.status === 'lifted') return null
    const until = (row.mendedOn ?? context.services.today()) as LocalDate
    const { calendar } = await factsAt(context)
    return daysLate(row.unit, row.due as LocalDate, until, calendar) ?? null
  }

  @FieldResolver(() => [Clause], {
    description: 'The clauses as they stood on the day, with their interpretations, LS-17.1 (条文及解释).',
    complexity: ({ childComplexity }) => 3 * childComplexity,
  })
  clauseTexts(@Root() { row }: Finding): readonly Clause[] {
    return row.clauses.flatMap((code) => clauseOf(code, row.occurredOn as LocalDate) ?? [])
  }

  @FieldResolver(() => [TrailEntry], {
    nullable: true,
    description:
      'The events it rests on, for those who may read the trail; the look is recorded; null for all others (审计记录).',
    complexity: ({ childComplexity }) => 5 + 5 * childComplexity,
  })
  async events(@Root() { row }: Finding, @Ctx() context: GraphqlContext): Promise<readonly TrailEntry[] | null> {
    const { actor, services } = context
    const { agencies } = await factsAt(context)
    if (actor.kind !== 'person' || !mayReadTrail(actor, agencies, services.today())) return null
    await services.trails.read({ actor, what: 'auditTrail', purpose: 'finding' })
    const found = await trailEntriesByEventIds(services.models, row.events)
    return row.events.flatMap((id) => {
      const entry = found.get(id)
      return entry === undefined ? [] : [trailEntryOf(entry)]
    })
  }
}

@Resolver(() => FindingFigures)
export class FindingFiguresFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'Responsible on the day (责任机关).' })
  agency(@Root() { row }: FindingFigures, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }
}

const FINDING = Symbol('finding')

/** One finding with the eyes of the caller. */
export async function findingInSight(context: GraphqlContext, id: string): Promise<Finding | undefined> {
  const sight = await callersSight(context)
  if (sight !== 'all' && sight.length === 0) return undefined
  const row = await loaderOf(context, FINDING, (ids) => findingsByIds(context.services.models, ids)).load(id)
  if (row === undefined || !isInSight(sight, [row.agency])) return undefined
  return (await isOfHidden(context, row.matter, row.subjectId)) ? undefined : findingOf(row, context.locale)
}

export const findingNode: NodeType = { type: 'Finding', find: (id, context) => findingInSight(context, id) }
