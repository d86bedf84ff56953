import './metadataShim.js'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { isInSight } from '../app/sight.js'
import type { LocalDate } from '../domain/values.js'
import type { DeadlineRow } from '../projections/deadlines/tables.js'
import { dutiesOfItems } from '../projections/duties/queries.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import type { GraphqlContext } from './context.js'
import { knownDeadline } from './deadlineLoading.js'
import { DeadlineReceipt, receiptOf } from './deadlineReceipt.js'
import { Deadline, deadlineOf } from './deadlineType.js'
import { Duty, dutyOf, DutyStep } from './dutyType.js'
import { ifGiven } from './fields.js'
import { knownItem } from './itemLoading.js'
import { InformationItem, itemOf } from './itemType.js'
import { callersSight, loaderOf } from './loaders.js'
import { Person, personOf } from './person.js'
import { LocalDateScalar } from './scalars.js'

const deadlineRowOf = ({ row }: Duty, context: GraphqlContext): Promise<DeadlineRow | undefined> =>
  knownDeadline(context, row.deadline)

@Resolver(() => Duty)
export class DutyFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that has it now (义务机关).' })
  agency(@Root() { row }: Duty, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'The agency that had it when the round began, before any reorganisation, LS-4.3 (原义务机关).',
  })
  firstAgency(@Root() { row }: Duty, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.firstAgency)
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item; null for those who may not know of it (政府信息).',
  })
  async item(@Root() { row }: Duty, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = await knownItem(context, row.item)
    return item === undefined ? null : itemOf(item)
  }

  @FieldResolver(() => Deadline, {
    nullable: true,
    description: 'The clock of its round; null while none runs, as when the calendar ends before the date (期限).',
  })
  async deadline(@Root() duty: Duty, @Ctx() context: GraphqlContext): Promise<Deadline | null> {
    const row = await deadlineRowOf(duty, context)
    return row === undefined ? null : deadlineOf(row, context.services.today())
  }

  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'The last day (届满日).' })
  async due(@Root() duty: Duty, @Ctx() context: GraphqlContext): Promise<LocalDate | null> {
    return ((await deadlineRowOf(duty, context))?.due ?? null) as LocalDate | null
  }

  @FieldResolver(() => DeadlineReceipt, { nullable: true, description: 'How the date was counted (期限计算书).' })
  async receipt(@Root() duty: Duty, @Ctx() context: GraphqlContext): Promise<DeadlineReceipt | null> {
    return ifGiven((await deadlineRowOf(duty, context))?.receipt, receiptOf) ?? null
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The officer in charge, if one is known (承办人).' })
  async officer(@Root() duty: Duty, @Ctx() context: GraphqlContext): Promise<Person | null> {
    return ifGiven((await deadlineRowOf(duty, context))?.officer, personOf) ?? null
  }

  @FieldResolver(() => Boolean, {
    description: 'Nothing is done and the due day is over, whether or not that was noticed (是否逾期未办).',
  })
  async overdue(@Root() duty: Duty, @Ctx() context: GraphqlContext): Promise<boolean> {
    const { status, doneOn } = duty.row
    if (doneOn !== null || (status !== 'open' && status !== 'missed')) return false
    const due = (await deadlineRowOf(duty, context))?.due
    return due !== undefined && due < context.services.today()
  }

  @FieldResolver(() => [AllowedAction], {
    description:
      'What the caller could do with the publication that meets it, and why not; for at most 50 objects (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: Duty, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'publication', id: `${row.item}-${row.agency}` })
  }
}

@Resolver(() => DutyStep)
export class DutyStepFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that had it from then on (义务机关).' })
  agency(@Root() { agencyHeld }: DutyStep, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, agencyHeld)
  }
}

const OF_ITEM = Symbol('dutiesOfItem')

@Resolver(() => InformationItem)
export class ItemDutyFields {
  @FieldResolver(() => [Duty], {
    description: 'Who has to publish it, as far as the caller looks after those agencies, LS-7.1 (公开义务).',
    complexity: ({ childComplexity }) => 2 + 3 * childComplexity,
  })
  async duties(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<readonly Duty[]> {
    const { models } = context.services
    const [sight, rows] = await Promise.all([
      callersSight(context),
      loaderOf(context, OF_ITEM, (ids) => dutiesOfItems(models, ids)).load(row.id),
    ])
    return (rows ?? []).filter(({ agency }) => isInSight(sight, [agency])).map(dutyOf)
  }
}
