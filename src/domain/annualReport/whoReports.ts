import type { AgencyDirectory, AgencyFacts } from '../agency/directory.js'
import { takesApplications } from '../takesApplications.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { ReportScopeKind } from './chapters.js'

const lastDayOf = (year: number): LocalDate => `${year}-12-31` as LocalDate
const firstDayOf = (year: number): LocalDate => `${year}-01-01` as LocalDate

/** The agency as it stood at the end of the year, or when it was abolished in it; undefined where it was not there. */
function standingIn(year: number, agency: AgencyId, agencies: AgencyDirectory): AgencyFacts | undefined {
  const facts = agencies.agency(agency, lastDayOf(year))
  if (facts === undefined || facts.establishedOn > lastDayOf(year)) return undefined
  return facts.abolishedOn !== undefined && facts.abolishedOn <= firstDayOf(year) ? undefined : facts
}

/**
 * Whether an agency makes a report of a year (711-49), and which: a county's or district's government that of the whole
 * district, everybody else who may be asked by application their own. An agency that was abolished in the year is
 * reported on by whoever answers for it.
 */
export function reportScopeOf(year: number, agency: AgencyId, agencies: AgencyDirectory): ReportScopeKind | undefined {
  const facts = standingIn(year, agency, agencies)
  if (facts === undefined || !takesApplications(facts).takes) return undefined
  return facts.kind === 'government' ? 'district' : 'department'
}

/** Everybody whose report goes into that of the government. */
export const departmentsOf = (year: number, government: AgencyId, agencies: AgencyDirectory): readonly AgencyId[] =>
  [...(agencies.history?.agencies.keys() ?? [])].filter(
    (id) =>
      reportScopeOf(year, id, agencies) === 'department' && governmentOf(id, agencies, lastDayOf(year)) === government,
  )

const DEEPEST = 10

/** 本级政府: the nearest one above, directly or through the organ that it belongs to; a government is its own. */
export function governmentOf(agency: AgencyId, agencies: AgencyDirectory, on: LocalDate): AgencyId | undefined {
  let above: AgencyId | undefined = agency
  for (let depth = 0; above !== undefined && depth < DEEPEST; depth += 1) {
    const facts = agencies.agency(above, on)
    if (facts?.kind === 'government') return above
    above = facts?.governmentSuperior
  }
  return undefined
}
