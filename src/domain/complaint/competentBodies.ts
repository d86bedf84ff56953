import type { AgencyDirectory } from '../agency/directory.js'
import { isBelow } from '../isBelow.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { CompetenceRight } from './vocabulary.js'

/** A body that may judge a complaint, and by which rights. */
export interface CompetentBody {
  readonly agency: AgencyId
  readonly rights: readonly CompetenceRight[]
}

/**
 * Who may judge a complaint against an agency on a day (711-51): the disclosure department, and the superior of either
 * kind. Never the agency itself, nor a body that would judge itself in it or judge its own superior; where that leaves
 * no disclosure department, the supervisory organ instead. The disclosure department first.
 */
export function competentBodies(against: AgencyId, agencies: AgencyDirectory, on: LocalDate): readonly CompetentBody[] {
  const own = complainedOf(against, agencies, on)
  const mayJudge = (agency: AgencyId): boolean => !own.has(agency) && agencies.isActive(agency, on)
  const departments = agencies
    .withDuty('disclosureDepartment', on)
    .filter((agency) => mayJudge(agency) && !isBelow(agency, own, agencies, on))
  const supervisory = departments.length > 0 ? [] : agencies.withDuty('supervisoryOrgan', on).filter(mayJudge)
  const found: readonly (readonly [CompetenceRight, readonly AgencyId[]])[] = [
    ['disclosureDepartment', departments],
    ['governmentSuperior', superiorsOf('governmentSuperior', own, agencies, on)],
    ['businessSuperior', superiorsOf('businessSuperior', own, agencies, on)],
    ['supervisoryOrgan', supervisory],
  ]
  return [...new Set(found.flatMap(([, ids]) => ids))].map((agency) => ({
    agency,
    rights: found.flatMap(([right, ids]) => (ids.includes(agency) ? [right] : [])),
  }))
}

/**
 * The agency complained of as it stands that day: itself, those who took over its matters, and for a body that does
 * not act in its own name the agency of which it is a part.
 */
export function complainedOf(against: AgencyId, agencies: AgencyDirectory, on: LocalDate): ReadonlySet<AgencyId> {
  const own = new Set<AgencyId>([against, ...agencies.successorsOf(against, on)])
  for (const agency of own) {
    const facts = agencies.agency(agency, on)
    const whole = facts?.governmentSuperior ?? facts?.businessSuperior
    if (facts !== undefined && !facts.actsInOwnName && whole !== undefined) own.add(whole)
  }
  return own
}

/** The next superior that exists that day, of each agency. */
function superiorsOf(
  axis: 'governmentSuperior' | 'businessSuperior',
  own: ReadonlySet<AgencyId>,
  agencies: AgencyDirectory,
  on: LocalDate,
): readonly AgencyId[] {
  const found = [...own].flatMap((agency) => {
    const seen = new Set<AgencyId>()
    let above = agencies.agency(agency, on)?.[axis]
    while (above !== undefined && !seen.has(above) && (own.has(above) || !agencies.isActive(above, on))) {
      seen.add(above)
      above = agencies.agency(above, on)?.[axis]
    }
    return above === undefined || seen.has(above) ? [] : [above]
  })
  return [...new Set(found)]
}
