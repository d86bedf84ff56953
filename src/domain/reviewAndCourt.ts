import type { Remedies } from './application/events.js'
import type { DecisionContext } from './context.js'
import type { Refusal } from './decider.js'
import type { PolicyKey } from './policy/policyKeys.js'
import type { AgencyId, LocalDate } from './values.js'

export interface RemedyQuestion {
  readonly agency: AgencyId
  /** Name of the government that reviews, where the register does not have it. */
  readonly reviewBody?: string | undefined
  readonly on: LocalDate
}
export type RemediesFound =
  { readonly ok: true; readonly remedies: Remedies } | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** 行政复议、行政诉讼 against what an agency decided, with the numbers in force on the day of the letter (711-51). */
export function reviewAndCourt(
  { agency, reviewBody, on }: RemedyQuestion,
  reviewFirst: boolean,
  context: DecisionContext,
): RemediesFound {
  const courtKey: PolicyKey = reviewFirst ? 'remedy.courtAfterReview' : 'remedy.court'
  const review = context.policies.inForce('remedy.review', on)
  const court = context.policies.inForce(courtKey, on)
  const reviewer = reviewerOf(agency, reviewBody, context)
  if (review === undefined || court === undefined || reviewer === undefined) {
    return {
      ok: false,
      refusals: [
        ...(review === undefined ? [policyMissing('remedy.review', on)] : []),
        ...(court === undefined ? [policyMissing(courtKey, on)] : []),
        ...(reviewer === undefined
          ? [{ code: 'REVIEW_BODY_UNKNOWN', clause: '711-51', path: 'reviewBody', missing: ['reviewBody'] } as const]
          : []),
      ],
    }
  }
  return {
    ok: true,
    remedies: {
      order: reviewFirst ? 'reviewFirst' : 'either',
      review: { days: review.value, policy: review.version, body: reviewer },
      court: { number: court.value, unit: reviewFirst ? 'days' : 'months', policy: court.version },
    },
  }
}

const policyMissing = (key: PolicyKey, on: LocalDate): Refusal => ({
  code: 'POLICY_MISSING',
  clause: '711-51',
  missing: [key],
  facts: { policy: key, on },
})

/** 本级人民政府 of a department, the government one level up of a government (行政复议法 24). */
function reviewerOf(
  agency: AgencyId,
  named: string | undefined,
  { agencies, today }: DecisionContext,
): { readonly agency: AgencyId } | { readonly name: string } | undefined {
  const seen = new Set<AgencyId>([agency])
  let above = agencies.agency(agency, today)?.governmentSuperior
  while (above !== undefined && !seen.has(above)) {
    seen.add(above)
    if (agencies.agency(above, today)?.kind === 'government') return { agency: above }
    above = agencies.agency(above, today)?.governmentSuperior
  }
  return named === undefined || named.trim() === '' ? undefined : { name: named }
}
