import type { AgencyId, LocalDate } from './values.js'
import type { AgencyDirectory } from './agency/directory.js'

/** Names of agencies on a day, for what is said to people; the id of one that was never registered. */
export const namesOf = (
  ids: readonly AgencyId[],
  { agencies, today }: { readonly agencies: Pick<AgencyDirectory, 'agency'>; readonly today: LocalDate },
): readonly string[] => ids.map((id) => agencies.agency(id, today)?.name ?? id)
