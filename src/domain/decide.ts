import type { DecisionContext } from './context.js'
import type {
  AnyCommand,
  AnyEvent,
  Authority,
  Capacity,
  CommandHandler,
  Decider,
  Decision,
  Refusal,
  Result,
} from './decider.js'

/**
 * Carries a command out or names every reason against it, all at once.
 * A command that was carried out before yields no events. Rules, checks and events find the capacity in which the
 * actor gives the command in `context.actor.as`.
 */
export function decide<C extends AnyCommand, S, E extends AnyEvent>(
  decider: Decider<C, S, E>,
  command: C,
  state: S,
  given: DecisionContext,
): Result<Decision<E>, readonly Refusal[]> {
  const handler = handlerOf(decider, command.type)
  const capacity = capacityOf(handler.by, state, command, given)
  const context = actingIn(capacity, given)
  if (capacity !== undefined && handler.done?.(command, state, context) === true) {
    return { ok: true, value: { events: [], capacity, clause: handler.clause, rules: [], policies: [] } }
  }
  const refusals = [
    ...(capacity === undefined ? [notAuthorized(handler.by, state, command, context)] : []),
    ...brokenRules(handler, state, context),
    ...(handler.checks ?? []).flatMap((check) => check(command, state, context)),
  ]
  if (capacity === undefined || refusals.length > 0) return { ok: false, error: refusals }
  return {
    ok: true,
    value: {
      events: handler.events(command, state, context),
      capacity,
      clause: handler.clause,
      rules: handler.rules.map(({ code }) => code),
      policies: handler.policies ?? [],
    },
  }
}

/** What the actor could do now, and for everything else why not: the same rules, asked without input. */
export function allowedActions<C extends AnyCommand, S, E extends AnyEvent>(
  decider: Decider<C, S, E>,
  state: S,
  context: DecisionContext,
): readonly { readonly command: C['type']; readonly deniedBecause: readonly Refusal[] }[] {
  return (Object.keys(decider.handlers) as C['type'][]).map((command) => {
    const handler = handlerOf(decider, command)
    const capacity = capacityOf(handler.by, state, undefined, context)
    return {
      command,
      deniedBecause: [
        ...(capacity === undefined ? [notAuthorized(handler.by, state, undefined, context)] : []),
        ...brokenRules(handler, state, actingIn(capacity, context)),
      ],
    }
  })
}

function handlerOf<C extends AnyCommand, S, E extends AnyEvent>(
  decider: Decider<C, S, E>,
  type: C['type'],
): CommandHandler<C, S, E> {
  return (decider.handlers as unknown as Record<string, CommandHandler<C, S, E>>)[type]!
}

function brokenRules<C extends AnyCommand, S, E extends AnyEvent>(
  handler: CommandHandler<C, S, E>,
  state: S,
  context: DecisionContext,
): readonly Refusal[] {
  return handler.rules.flatMap(({ code, clause, refuse }) => {
    const detail = refuse(state, context)
    return detail === undefined ? [] : [{ code, clause, ...detail }]
  })
}

/** The capacity in which the actor may give the command, in their own right before that of a deputy. */
function capacityOf<C, S>(
  by: Authority<C, S>,
  state: S,
  command: C | undefined,
  context: DecisionContext,
): Capacity | undefined {
  const { actor } = context
  if (actor.kind === 'process') return by.process ? { role: 'process' } : undefined
  if (actor.kind === 'operator') return by.operator ? { role: 'operator' } : undefined
  if (actor.kind === 'public') return undefined

  const agencies = by.agencies(state, command, context)
  const offered = actor.as === undefined ? actor.holds : [actor.as]
  const fitting = offered.filter(
    ({ role, agency }) => by.roles.includes(role) && (agencies === 'any' || agencies.includes(agency)),
  )
  return fitting.find(({ deputyFor }) => deputyFor === undefined) ?? fitting[0]
}

/** The same context with the capacity in which the actor gives the command. */
function actingIn(capacity: Capacity | undefined, context: DecisionContext): DecisionContext {
  const { actor } = context
  if (actor.kind !== 'person' || actor.as !== undefined || capacity === undefined) return context
  const as = actor.holds.find((held) => held === capacity)
  return as === undefined ? context : { ...context, actor: { ...actor, as } }
}

function notAuthorized<C, S>(by: Authority<C, S>, state: S, command: C | undefined, context: DecisionContext): Refusal {
  const { actor } = context
  const agencies = actor.kind === 'person' ? by.agencies(state, command, context) : 'any'
  const holdsRole = actor.kind === 'person' && actor.holds.some(({ role }) => by.roles.includes(role))
  return {
    code: holdsRole ? 'WRONG_AGENCY' : 'ROLE_MISSING',
    clause: holdsRole ? by.clause : (by.roleClause ?? by.clause),
    missing: by.roles,
    facts: { agencies: agencies === 'any' ? 'any' : [...agencies] },
  }
}
