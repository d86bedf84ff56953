import type { Actor, DecisionContext } from '../domain/context.js'
import { localDateOf } from '../domain/dates.js'
import type { Clock } from '../eventstore/clock.js'
import type { FactsSnapshot } from './factsPort.js'

/**
 * What a rule may know, from facts at one position of the log. Roles are looked up there too, whatever the caller
 * claims; undefined when the capacity asked for is not held.
 */
export function decisionContext(clock: Clock, facts: FactsSnapshot, actor: Actor): DecisionContext | undefined {
  const now = clock.now()
  const today = localDateOf(now)
  const { agencies, policies, calendar } = facts
  if (actor.kind !== 'person') return { now, today, actor, agencies, policies, calendar }

  const holds = agencies.rolesOf(actor.person, today)
  const { as } = actor
  const held = as === undefined ? undefined : holds.find(({ role, agency }) => role === as.role && agency === as.agency)
  if (as !== undefined && held === undefined) return undefined
  const person: Actor = { kind: 'person', person: actor.person, holds, ...(held === undefined ? {} : { as: held }) }
  return { now, today, actor: person, agencies, policies, calendar }
}
