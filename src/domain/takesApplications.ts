import type { AgencyFacts } from './agency/directory.js'
import type { ClauseCode } from './clauses.js'
import { unreachable } from './decider.js'

/** Whether applications may be addressed to an agency of this kind, and by which clause (Art. 12, 711-54, 711-55). */
export function takesApplications({ kind, actsInOwnName }: Pick<AgencyFacts, 'kind' | 'actsInOwnName'>): {
  readonly takes: boolean
  readonly clause: ClauseCode
} {
  switch (kind) {
    case 'government':
    case 'townshipGovernment':
      return { takes: true, clause: 'LS-12.1' }
    case 'subdistrictOffice':
    case 'department':
    case 'dispatchedBody':
    case 'internalBody':
      return { takes: actsInOwnName, clause: 'LS-12.1' }
    case 'authorizedOrganization':
      return { takes: true, clause: '711-54' }
    case 'publicEnterprise':
      return { takes: false, clause: '711-55' }
    case 'deliberativeBody':
    case 'temporaryBody':
    case 'otherOrgan':
      return { takes: false, clause: 'LS-12.1' }
    default:
      return unreachable(kind)
  }
}
