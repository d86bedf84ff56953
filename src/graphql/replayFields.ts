import './metadataShim.js'
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql'
import { type AllowedTo, allowedThen } from '../app/replay/allowedThen.js'
import { appliedPolicies, appliedRules } from '../app/replay/appliedRules.js'
import { partOf } from '../app/replay/replay.js'
import { shownState } from '../app/replay/shownState.js'
import { stateChanges } from '../app/replay/stateChanges.js'
import { localDateOf } from '../domain/dates.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { AllowedAction, allowedActionOf, WITHOUT_MUTATION } from './allowedActions.js'
import type { GraphqlContext } from './context.js'
import { ifGiven, type Maybe } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { Person, personOf } from './person.js'
import { toGlobalId } from './relay.js'
import { attemptsBetween } from './replayLooking.js'
import {
  AppliedPolicy,
  AppliedRule,
  RefusedAttempt,
  ReplayClock,
  ReplayFacts,
  ReplayHolding,
  ReplayStep,
  RoleInAgencyInput,
  StateChange,
} from './replayTypes.js'

@Resolver(() => ReplayStep)
export class ReplayStepFields {
  @FieldResolver(() => Person, { nullable: true, description: 'Who did it; null for a process (办理人).' })
  person(@Root() { step }: ReplayStep): Person | null {
    return ifGiven(step.event.metadata.person, personOf) ?? null
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The absent person who was stood in for (被代理人).' })
  deputyFor(@Root() { step }: ReplayStep): Person | null {
    return ifGiven(step.event.metadata.deputyFor, personOf) ?? null
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'For which agency; as it stands today (机关).' })
  agency(@Root() { step }: ReplayStep, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, step.event.metadata.agency)
  }

  @FieldResolver(() => String, { description: 'JSON of the state that the event found (此前状态).', complexity: 5 })
  stateBefore(@Root() { step, past }: ReplayStep): string {
    return shown(partOf(step.source, step.before), past)
  }

  @FieldResolver(() => String, { description: 'JSON of the state that the event left (此后状态).', complexity: 5 })
  stateAfter(@Root() { step, past }: ReplayStep): string {
    return shown(partOf(step.source, step.after), past)
  }

  @FieldResolver(() => [StateChange], {
    description: 'What it changed of the state (变动内容).',
    complexity: ({ childComplexity }) => 5 + childComplexity,
  })
  changes(@Root() { step, past }: ReplayStep): readonly StateChange[] {
    const { source, before, after } = step
    return stateChanges(partOf(source, before), partOf(source, after), past.looked.replay.isErased).map((change) => ({
      path: change.path,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
    }))
  }

  @FieldResolver(() => [AppliedRule], {
    description: 'Rules that applied that day, with their outcome (适用规则).',
    complexity: ({ childComplexity }) => 2 + childComplexity,
  })
  rules(@Root() { step }: ReplayStep): readonly AppliedRule[] {
    return appliedRules(step.source.aggregate, step.event.metadata)
  }

  @FieldResolver(() => [AppliedPolicy], {
    description: 'Numbers of law that were used, as they were in force that day (适用数值).',
    complexity: ({ childComplexity }) => 2 + childComplexity,
  })
  policies(@Root() { step, past }: ReplayStep): readonly AppliedPolicy[] {
    return appliedPolicies(step.event.metadata, past.looked.factsOf(step)).map(({ version, inForce }) => ({
      version,
      value: inForce?.value,
      unit: inForce?.unit,
      from: inForce?.from,
      clause: inForce?.clause,
      source: inForce?.source,
    }))
  }

  @FieldResolver(() => [ReplayClock], {
    description: 'Due dates that ran when it was recorded, as they were known then (当时期限).',
    complexity: ({ childComplexity }) => 5 + 2 * childComplexity,
  })
  async clocks(@Root() { step, past }: ReplayStep): Promise<readonly ReplayClock[]> {
    const clocksThen = await past.clocks()
    return clocksThen(step.event.position).map(({ id, deadline: { kind, status, agency, receipt } }) => ({
      deadlineId: toGlobalId('Deadline', id),
      kind,
      status,
      due: receipt.due,
      start: receipt.start,
      clause: receipt.clause,
      provisional: receipt.provisional,
      agency,
    }))
  }

  @FieldResolver(() => ReplayFacts, {
    description: 'Reference facts at the position that the event names: what the decision saw (当时的基础事实).',
    complexity: ({ childComplexity }) => 2 + childComplexity,
  })
  facts(@Root() { step, past }: ReplayStep): ReplayFacts {
    const { metadata } = step.event
    const { agencies, calendar, policies, events } = past.looked.factsOf(step)
    const today = localDateOf(metadata.recordedAt)
    const nameOf = (agency: typeof metadata.agency) =>
      agency === undefined ? undefined : (agencies.agency(agency, today) ?? agencies.agency(agency))?.name
    const held = metadata.person === undefined ? [] : agencies.rolesOf(metadata.person, today)
    const validity = policies.clauseOn(metadata.clause, today)
    return {
      events,
      calendarVersion: calendar.version,
      agencyName: nameOf(metadata.agency),
      roles: held.map(({ role, agency }) => ({
        role,
        agencyId: toGlobalId('Agency', agency),
        agencyName: nameOf(agency) ?? agency,
      })),
      clauseInForce: validity?.inForce,
      clauseInForceSince: validity?.firstFrom,
    }
  }

  @FieldResolver(() => [RefusedAttempt], {
    description: 'What was tried and refused between the step before and this one; the first 50 (此前被拒绝的尝试).',
    complexity: ({ childComplexity }) => 2 + childComplexity,
  })
  refusedBefore(
    @Root() { step, past }: ReplayStep,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly RefusedAttempt[]> {
    const previous = past.looked.replay.steps[step.number - 2]
    return attemptsBetween(context, past, previous?.event.position, step.event.position)
  }

  @FieldResolver(() => [AllowedAction], {
    description:
      'What a person, or anybody in the roles named, could have done after this step and why not the rest, by the same rules with the state and the facts of that moment; without either, the actor of the step (当时可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async allowedActions(
    @Root() { step, past }: ReplayStep,
    @Ctx() { locale }: GraphqlContext,
    @Arg('personId', () => ID, { nullable: true, description: 'With the roles held that day (人员).' })
    personId?: Maybe<string>,
    @Arg('roles', () => [RoleInAgencyInput], { nullable: true, description: 'Instead of a person (职责).' })
    roles?: Maybe<readonly RoleInAgencyInput[]>,
  ): Promise<readonly AllowedAction[]> {
    const { looked } = past
    const { recordedAt } = step.event.metadata
    const to = askedFor(step, personId, roles)
    const state = await looked.exactState(step)
    return allowedThen(step.source, state, looked.factsAfter(step), recordedAt, to)
      .filter(({ command }) => !WITHOUT_MUTATION.has(command))
      .map((action) => allowedActionOf(action, locale))
  }
}

function askedFor(
  { event }: ReplayStep['step'],
  personId: Maybe<string>,
  roles: Maybe<readonly RoleInAgencyInput[]>,
): AllowedTo {
  if (roles) return { holds: roles.map(({ role, agencyId }) => ({ role, agency: agencyIdOf(agencyId) })) }
  const person = ifGiven(personId, personIdOf) ?? event.metadata.person
  return person === undefined ? { holds: [] } : { person }
}

const shown = (state: unknown, { looked }: ReplayStep['past']): string =>
  JSON.stringify(shownState(state, looked.replay.isErased))

@Resolver(() => ReplayClock)
export class ReplayClockFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'Who had to act (承办机关).' })
  agency(@Root() clock: ReplayClock, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, clock.agency)
  }
}

@Resolver(() => ReplayHolding)
export class ReplayHoldingFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency (机关).' })
  agency(@Root() { holding }: ReplayHolding, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, holding.agency)
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The officer in charge; null while nobody was (承办人).',
  })
  officer(@Root() { holding }: ReplayHolding): Person | null {
    return ifGiven(holding.officer, personOf) ?? null
  }
}

@Resolver(() => RefusedAttempt)
export class RefusedAttemptFields {
  @FieldResolver(() => Person, { nullable: true, description: 'Who tried (尝试人).' })
  person(@Root() { personId }: RefusedAttempt): Person | null {
    return ifGiven(personId, personOf) ?? null
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'For which agency (机关).' })
  agency(@Root() attempt: RefusedAttempt, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, attempt.agency)
  }
}
