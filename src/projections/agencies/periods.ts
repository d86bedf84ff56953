import type { AgencyKind, EnterpriseSector } from '../../domain/agency/events.js'

/** What an agency is during a time. */
export interface AgencyFactsRow {
  readonly name: string
  readonly kind: AgencyKind
  readonly creditCode: string | null
  readonly sector: EnterpriseSector | null
  /** 本级政府 */
  readonly governmentSuperior: string | null
  /** 业务上级 */
  readonly businessSuperior: string | null
  readonly actsInOwnName: boolean
}

export interface AgencyChange {
  readonly type: string
  readonly eventId: string
  readonly effectiveOn: string
  readonly set: Partial<AgencyFactsRow>
  /** The agency is no more from this day on. */
  readonly ends?: true
}

export interface AgencyPeriod extends AgencyFactsRow {
  readonly validFrom: string
  /** First day on which it was otherwise; null: until further notice. */
  readonly validTo: string | null
}

/** The times in which the agency was what, one after the other without gaps. */
export function periodsOf(
  establishedOn: string,
  facts: AgencyFactsRow,
  changes: readonly AgencyChange[],
): readonly AgencyPeriod[] {
  const periods: AgencyPeriod[] = [{ ...facts, validFrom: establishedOn, validTo: null }]
  for (const { effectiveOn, set, ends } of changes) {
    const last = periods.at(-1)!
    const sameDay = last.validFrom === effectiveOn
    if (!sameDay) periods[periods.length - 1] = { ...last, validTo: effectiveOn }
    if (ends) {
      if (sameDay) periods[periods.length - 1] = { ...last, validTo: effectiveOn }
      break
    }
    const next = { ...last, ...set, validFrom: effectiveOn, validTo: null }
    if (sameDay) periods[periods.length - 1] = next
    else periods.push(next)
  }
  return periods
}
