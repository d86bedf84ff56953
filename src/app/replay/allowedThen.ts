import type { Actor, DecisionContext, RoleHeld } from '../../domain/context.js'
import { localDateOf } from '../../domain/dates.js'
import { allowedActions } from '../../domain/decide.js'
import type { Instant, PersonId } from '../../domain/values.js'
import type { ActionNow } from '../allowedActions.js'
import type { FactsThen } from '../pastFacts.js'
import type { ReplaySource } from './source.js'

/** Whose possibilities are asked for: a person with the roles held that day, or anybody with the roles named. */
export type AllowedTo = { readonly person: PersonId } | { readonly holds: readonly RoleHeld[] }

/** Nobody: has done nothing, so that only roles and the state speak against a command. */
const NOBODY = '-' as PersonId

/**
 * What somebody could do at a moment in the past and what spoke against the rest, by the same decider, with the state
 * and the reference facts of that moment. Commands of processes are left out.
 * @param state of the whole stream
 */
export function allowedThen(
  { aggregate }: Pick<ReplaySource, 'aggregate'>,
  state: unknown,
  facts: FactsThen,
  now: Instant,
  to: AllowedTo,
): readonly ActionNow[] {
  if (aggregate === undefined) return []
  const today = localDateOf(now)
  const { agencies, policies, calendar } = facts
  const person = 'person' in to ? to.person : NOBODY
  const holds = 'person' in to ? agencies.rolesOf(person, today) : to.holds
  const actor: Actor = { kind: 'person', person, holds }
  const context: DecisionContext = { now, today, actor, agencies, policies, calendar }
  const { handlers } = aggregate.decider
  return allowedActions(aggregate.decider, state, context).filter(
    ({ command }) => (handlers[command]?.by.roles.length ?? 0) > 0,
  )
}
