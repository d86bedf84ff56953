import type { AgencyDirectory } from '../../domain/agency/directory.js'
import { takesApplications } from '../../domain/takesApplications.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'

/** Who may be asked today (LS-12.1), and public enterprises, which answer by their own rules (711-55); by name. */
export const agenciesAsked = (
  agencies: AgencyDirectory,
  today: LocalDate,
): readonly { readonly id: AgencyId; readonly name: string }[] =>
  [...(agencies.history?.agencies.keys() ?? [])]
    .flatMap((id) => {
      const facts = agencies.isActive(id, today) ? agencies.agency(id, today) : undefined
      return facts !== undefined && (takesApplications(facts).takes || facts.kind === 'publicEnterprise')
        ? [{ id, name: facts.name }]
        : []
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'zh-Hans-CN'))
