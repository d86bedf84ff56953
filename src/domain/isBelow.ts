import type { AgencyId, LocalDate } from './values.js'
import type { AgencyDirectory } from './agency/directory.js'

/** Whether one of `above` is a superior of the agency on that day, of either kind and any number of steps up. */
export function isBelow(
  id: AgencyId,
  above: ReadonlySet<AgencyId>,
  agencies: AgencyDirectory,
  today: LocalDate,
): boolean {
  if (above.size === 0) return false
  const seen = new Set<AgencyId>()
  const waiting = [id]
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (seen.has(current)) continue
    seen.add(current)
    const facts = agencies.agency(current, today)
    for (const superior of [facts?.governmentSuperior, facts?.businessSuperior]) {
      if (superior === undefined) continue
      if (above.has(superior)) return true
      waiting.push(superior)
    }
  }
  return false
}
