import type { AgencyDirectory } from '../agency/directory.js'
import type { SuperiorAxis } from '../agency/events.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { CompetentDecider } from './events.js'

interface Step {
  readonly to: AgencyId
  readonly axis: SuperiorAxis
}
/** Every superior of an agency, of either kind, with the shortest way up to it. */
type Superiors = ReadonlyMap<AgencyId, readonly Step[]>

/**
 * Who may decide between these parties on a day (LS-9.1): each lowest superior that is common to all of them, over
 * 本级政府 or 业务上级, and the disclosure department. A party never decides.
 */
export function competentDeciders(
  parties: readonly AgencyId[],
  agencies: AgencyDirectory,
  on: LocalDate,
): readonly CompetentDecider[] {
  const above = new Map(parties.map((party) => [party, superiorsOf(party, agencies, on)]))
  const superiors = lowest(commonTo([...above.values()]), agencies, on)
  const departments = agencies.withDuty('disclosureDepartment', on)
  const candidates = [...new Set([...superiors, ...departments])].filter(
    (agency) => !parties.includes(agency) && agencies.isActive(agency, on),
  )
  return candidates.map((agency) => ({
    agency,
    rights: [
      ...(superiors.includes(agency) ? (['commonSuperior'] as const) : []),
      ...(departments.includes(agency) ? (['disclosureDepartment'] as const) : []),
    ],
    ways: superiors.includes(agency)
      ? parties.map((party) => ({ party, steps: above.get(party)?.get(agency) ?? [] }))
      : [],
  }))

  function commonTo([first, ...rest]: readonly Superiors[]): readonly AgencyId[] {
    const common = [...(first?.keys() ?? [])].filter((agency) => rest.every((others) => others.has(agency)))
    return common.filter((agency) => !parties.includes(agency) && agencies.isActive(agency, on))
  }
}

/** Those that stand above none of the others. Were superiors ever to form a circle, all of it would be offered. */
function lowest(common: readonly AgencyId[], agencies: AgencyDirectory, on: LocalDate): readonly AgencyId[] {
  const above = new Map(common.map((agency) => [agency, superiorsOf(agency, agencies, on)]))
  return common.filter(
    (agency) =>
      !common.some(
        (other) => other !== agency && above.get(other)?.has(agency) === true && above.get(agency)?.has(other) !== true,
      ),
  )
}

/** Breadth first; an agency that was reached once is not entered again, so that a circle ends. */
function superiorsOf(agency: AgencyId, agencies: AgencyDirectory, on: LocalDate): Superiors {
  const reached = new Map<AgencyId, readonly Step[]>()
  const queue: { readonly agency: AgencyId; readonly steps: readonly Step[] }[] = [{ agency, steps: [] }]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { steps } = next
    for (const step of directSuperiors(next.agency, agencies, on)) {
      if (step.to === agency || reached.has(step.to)) continue
      reached.set(step.to, [...steps, step])
      queue.push({ agency: step.to, steps: [...steps, step] })
    }
  }
  return reached
}

function directSuperiors(agency: AgencyId, agencies: AgencyDirectory, on: LocalDate): readonly Step[] {
  const facts = agencies.agency(agency, on)
  return [
    ...(facts?.governmentSuperior === undefined ? [] : [{ to: facts.governmentSuperior, axis: 'government' } as const]),
    ...(facts?.businessSuperior === undefined ? [] : [{ to: facts.businessSuperior, axis: 'business' } as const]),
  ]
}
