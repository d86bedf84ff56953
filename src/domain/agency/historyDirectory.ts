import type { AgencyId, LocalDate } from '../values.js'
import type { AgencyDirectory } from './directory.js'
import type { AgencyDuty } from './events.js'
import { factsOn, isActiveOn } from './factsOn.js'
import type { AgencyHistory } from './history.js'
import { followSuccession } from './succession.js'

/** The register's half of the directory: everything but the people. */
export const registerDirectory = (history: AgencyHistory): Omit<AgencyDirectory, 'rolesOf'> => ({
  history,
  agency: (id, on) => {
    const record = history.agencies.get(id)
    return record === undefined ? undefined : factsOn(record, on)
  },
  isActive: (id, on) => {
    const record = history.agencies.get(id)
    return record !== undefined && isActiveOn(record, on)
  },
  withDuty: (duty, on) => agenciesWithDuty(history, duty, on),
  successorsOf: (id, on) => successorsOf(history, id, on),
})

export const agenciesWithDuty = (history: AgencyHistory, duty: AgencyDuty, on: LocalDate): readonly AgencyId[] =>
  [...history.agencies.values()]
    .filter((record) => isActiveOn(record, on) && factsOn(record, on).duties.includes(duty))
    .map(({ id }) => id)

/**
 * All that answer on a day for matters which were the agency's since it was established, whatever their theme:
 * itself while it exists, and everyone to whom some of its functions came.
 */
export function successorsOf(history: AgencyHistory, id: AgencyId, on: LocalDate): readonly AgencyId[] {
  const record = history.agencies.get(id)
  if (record === undefined) return []
  const start = { agency: id, reason: 'made', clause: 'LS-4.1' } as const
  const answers = [undefined, ...themesOf(history)].flatMap((theme) => {
    const matter = { since: record.establishedOn, ...(theme === undefined ? {} : { theme }) }
    return followSuccession(history, start, matter, on).agency ?? []
  })
  return [...new Set([...(isActiveOn(record, on) ? [id] : []), ...answers])]
}

/** Every theme by which functions were ever split. */
function themesOf(history: AgencyHistory): readonly string[] {
  const themes = [...history.agencies.values()].flatMap(({ reorganisations }) =>
    reorganisations.flatMap(({ event }) => {
      if (event.type === 'AgencyFunctionsTransferred') return event.data.themes ?? []
      if (event.type === 'AgencyAbolished') return event.data.successors.flatMap((taker) => taker.themes ?? [])
      return []
    }),
  )
  return [...new Set(themes)]
}
