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

/** A reason for which something was refused, as far as its code tells: the values that it named are not on record. */
export interface RefusedReason {
  readonly code: string
  /** Of the authority or the rule of the state; undefined for a fault of the input. */
  readonly clause: ClauseCode | undefined
  /** Roles that were needed. */
  readonly missing: readonly string[]
}

export function refusedReason(aggregate: Aggregate | undefined, command: string, code: string): RefusedReason {
  const handler = aggregate?.decider.handlers[command]
  if (handler === undefined) return { code, clause: undefined, missing: [] }
  const { by, rules } = handler
  if (code === 'WRONG_AGENCY') return { code, clause: by.clause, missing: by.roles }
  if (code === 'ROLE_MISSING') return { code, clause: by.roleClause ?? by.clause, missing: by.roles }
  return { code, clause: rules.find((rule) => rule.code === code)?.clause, missing: [] }
}
