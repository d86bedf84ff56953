import type { AgencyDirectory } from '../agency/directory.js'
import type { AgencyId, LocalDate } from '../values.js'

/** The superiors of an agency on a day, 本级政府 and 业务上级, one step up. */
export function superiorsOf(id: AgencyId, agencies: AgencyDirectory, on: LocalDate): readonly AgencyId[] {
  const facts = agencies.agency(id, on)
  const above = [facts?.governmentSuperior, facts?.businessSuperior].filter((one) => one !== undefined)
  return [...new Set(above)].filter((superior) => agencies.isActive(superior, on))
}

/** Whether one agency stands above another, any number of steps; a circle ends. */
export function isAbove(above: AgencyId, id: AgencyId, agencies: AgencyDirectory, on: LocalDate): boolean {
  const seen = new Set<AgencyId>()
  const waiting = [id]
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (seen.has(current)) continue
    seen.add(current)
    const superiors = superiorsOf(current, agencies, on)
    if (superiors.includes(above)) return true
    waiting.push(...superiors)
  }
  return false
}

/** Who may inspect an agency: the disclosure department, a supervisory organ, a superior (LS-15.1) — never itself. */
export function mayInspect(body: AgencyId, agency: AgencyId, agencies: AgencyDirectory, on: LocalDate): boolean {
  if (body === agency) return false
  const duties = agencies.agency(body, on)?.duties ?? []
  return (
    duties.includes('disclosureDepartment') ||
    duties.includes('supervisoryOrgan') ||
    isAbove(body, agency, agencies, on)
  )
}
