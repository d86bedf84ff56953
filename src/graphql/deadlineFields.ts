import './metadataShim.js'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { isInSight } from '../app/sight.js'
import { deadlinesOfItems } from '../projections/deadlines/queries.js'
import { reveal } from '../projections/engine/sealedField.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import type { GraphqlContext } from './context.js'
import { Deadline, deadlineOf, DeadlineStep, deadlineStepOf } from './deadlineType.js'
import { ifGiven } from './fields.js'
import { knownItem } from './itemLoading.js'
import { InformationItem, itemOf } from './itemType.js'
import { callersSight, loaderOf } from './loaders.js'
import { Person, personOf } from './person.js'

@Resolver(() => Deadline)
export class DeadlineFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that has to act (承办机关).' })
  agency(@Root() { row }: Deadline, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The officer in charge, if one is known (承办人).' })
  officer(@Root() { row }: Deadline): Person | null {
    return ifGiven(row.officer, personOf) ?? null
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item it is about; null for those who may not know of it (政府信息).',
  })
  async item(@Root() { row }: Deadline, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = row.item === null ? undefined : await knownItem(context, row.item)
    return item === undefined ? null : itemOf(item)
  }

  @FieldResolver(() => [DeadlineStep], {
    description: 'Everything that happened to it, oldest first (期限记录).',
    complexity: ({ childComplexity }) => 5 + 5 * childComplexity,
  })
  history(@Root() { row }: Deadline): readonly DeadlineStep[] {
    return row.steps.map((step) => deadlineStepOf(step, row))
  }

  @FieldResolver(() => [AllowedAction], {
    description:
      'What the caller could do with it now and why not; for at most 50 objects of a request (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: Deadline, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'deadline', id: row.id, revision: row.revision })
  }
}

@Resolver(() => DeadlineStep)
export class DeadlineStepFields {
  @FieldResolver(() => Person, { nullable: true, description: 'Who decided; null for what the clock did (办理人).' })
  person(@Root() { row }: DeadlineStep): Person | null {
    return ifGiven(row.by, personOf) ?? null
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that had to act from then on (承办机关).' })
  agency(@Root() { row }: DeadlineStep, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The officer’s words; the look at those about a person is recorded, null once the key is gone (理由).',
    complexity: 2,
  })
  async reason(
    @Root() { row, deadline }: DeadlineStep,
    @Ctx() { actor, services }: GraphqlContext,
  ): Promise<string | null> {
    if (row.reason === undefined || actor.kind !== 'person') return null
    if (!deadline.keySubject.startsWith('item:')) {
      const subject = `deadline-${deadline.id}`
      await services.trails.read({ actor, what: 'deadlineReasons', subject, purpose: 'handling' })
    }
    return (await reveal(services.keyRing, [row.reason]))[0] ?? null
  }
}

const OF_ITEM = Symbol('deadlinesOfItem')

@Resolver(() => InformationItem)
export class ItemDeadlineFields {
  @FieldResolver(() => [Deadline], {
    description: 'Due dates about it of agencies that the caller looks after, earliest first (期限).',
    complexity: ({ childComplexity }) => 2 + 3 * childComplexity,
  })
  async deadlines(@Root() { row }: InformationItem, @Ctx() context: GraphqlContext): Promise<readonly Deadline[]> {
    const { models, today } = context.services
    const [sight, rows] = await Promise.all([
      callersSight(context),
      loaderOf(context, OF_ITEM, (ids) => deadlinesOfItems(models, ids)).load(row.id),
    ])
    return (rows ?? [])
      .filter(({ agency }) => isInSight(sight, [agency]))
      .toSorted((one, other) => (one.due < other.due ? -1 : 1))
      .map((deadline) => deadlineOf(deadline, today()))
  }
}
