import type { AgencyDirectory } from '../domain/agency/directory.js'
import { isBelow } from '../domain/isBelow.js'
import type { AgencyId, LocalDate } from '../domain/values.js'

/** The agencies and everything below them on that day, each once. */
export const withSubAgencies = (
  ids: readonly AgencyId[],
  agencies: AgencyDirectory,
  on: LocalDate,
): readonly AgencyId[] => {
  const above = new Set(ids)
  const below = [...(agencies.history?.agencies.keys() ?? [])].filter((id) => isBelow(id, above, agencies, on))
  return [...new Set([...ids, ...below])]
}
