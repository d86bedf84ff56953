import type { ClauseCode } from '../../domain/clauses.js'
import type { PolicyVersion } from '../../domain/policy/policyBook.js'
import type { EventMetadata } from '../../eventstore/recordedEvent.js'
import type { Aggregate } from '../aggregate.js'
import type { FactsThen } from '../pastFacts.js'

/** A rule that was applied. It held, or there would be no event: what was broken stands with the refused attempts. */
export interface AppliedRule {
  readonly code: string
  /** Undefined for a rule that this release does not know any more. */
  readonly clause: ClauseCode | undefined
  readonly outcome: 'held'
}

/** A number of law that was used, in the version of that day. */
export interface AppliedPolicy {
  /** `reply.period@1` */
  readonly version: string
  /** Undefined for a version that the numbers of that moment do not hold. */
  readonly inForce: PolicyVersion | undefined
}

export function appliedRules(aggregate: Aggregate | undefined, metadata: EventMetadata): readonly AppliedRule[] {
  const rules = aggregate?.decider.handlers[metadata.commandType]?.rules ?? []
  return metadata.rules.map((code) => ({
    code,
    clause: rules.find((rule) => rule.code === code)?.clause,
    outcome: 'held',
  }))
}

export const appliedPolicies = ({ policies }: EventMetadata, facts: FactsThen): readonly AppliedPolicy[] =>
  policies.map((version) => {
    const key = version.slice(0, version.lastIndexOf('@'))
    return { version, inForce: facts.policies.versions?.(key).findLast((set) => set.version === version) }
  })

/** The clause of a code with which a command was refused, as far as its table says: authority and rules of the state. */
export function clauseOfRefusal(
  aggregate: Aggregate | undefined,
  command: string,
  code: string,
): ClauseCode | undefined {
  const handler = aggregate?.decider.handlers[command]
  if (handler === undefined) return undefined
  if (code === 'WRONG_AGENCY') return handler.by.clause
  if (code === 'ROLE_MISSING') return handler.by.roleClause ?? handler.by.clause
  return handler.rules.find((rule) => rule.code === code)?.clause
}
