import { addDays } from '../domain/dates.js'
import type { PolicyBook } from '../domain/policy/policyBook.js'
import type { LocalDate } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { type Policy, policyOf } from './policyType.js'
import { factsAt } from './referenceFacts.js'

/** All versions of a number of law, oldest first. */
export function versionsOfPolicy({ versions }: PolicyBook, key: string): readonly Policy[] {
  const all = versions?.(key) ?? []
  return all.map((version, index) => {
    const next = all[index + 1]
    return policyOf(version, next === undefined ? undefined : addDays(next.from, -1))
  })
}

export function policyOn(policies: PolicyBook, key: string, on: LocalDate): Policy | undefined {
  const version = policies.inForce(key, on)?.version
  return versionsOfPolicy(policies, key).find((policy) => policy.version === version)
}

/** By key and version, `reply.period@1`, as receipts and events name it. */
export async function policyOfVersion(context: GraphqlContext, version: string): Promise<Policy | null> {
  const { policies } = await factsAt(context)
  const key = version.slice(0, version.lastIndexOf('@'))
  return versionsOfPolicy(policies, key).find((policy) => policy.version === version) ?? null
}
