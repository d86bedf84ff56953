import { unreachable } from '../decider.js'
import type { AgencyId, Sha256 } from '../values.js'
import { without } from '../without.js'
import type { ArchiveEvent, RetentionAssigned } from './events.js'

export interface KnownArchive {
  readonly status: 'kept' | 'transferred'
  readonly assigned: RetentionAssigned['data']
  readonly agency: AgencyId
  readonly package?: {
    readonly number: number
    readonly packageHash: Sha256
    /** Absent until it was looked at. */
    readonly sound?: boolean
    readonly report?: Sha256
    readonly returned?: true
  }
  readonly receiptNumber?: string
}

/** 不存在 · 保管中 · 已移交 */
export type Archive = { readonly status: 'absent' } | KnownArchive

export const initial: Archive = { status: 'absent' }

export function evolve(archive: Archive, event: ArchiveEvent): Archive {
  if (event.type === 'RetentionAssigned') return { status: 'kept', assigned: event.data, agency: event.data.agency }
  if (archive.status === 'absent') return archive
  switch (event.type) {
    // What it held is not the whole matter any more: like a package that was returned, it goes nowhere.
    case 'RetentionReassigned': {
      const { retention, fileNumber } = event.data
      return {
        ...without(archive, 'receiptNumber'),
        status: 'kept',
        assigned: { ...archive.assigned, retention, fileNumber },
        ...(archive.package === undefined ? {} : { package: { ...archive.package, returned: true } }),
      }
    }
    case 'ArchivePackageMade': {
      const { number, packageHash } = event.data
      return { ...archive, package: { number, packageHash } }
    }
    case 'ArchivePackageChecked': {
      const { failed, report } = event.data
      return archive.package === undefined
        ? archive
        : { ...archive, package: { ...archive.package, sound: failed.length === 0, report } }
    }
    case 'ArchiveTransferred':
      return { ...archive, status: 'transferred', receiptNumber: event.data.receiptNumber }
    case 'ArchiveReturned':
      return archive.package === undefined ? archive : { ...archive, package: { ...archive.package, returned: true } }
    default:
      return unreachable(event)
  }
}
