import type { RetentionClass } from '../application/vocabulary.js'
import type { Command } from '../decider.js'
import type { KeySubject } from '../protected.js'
import type { AgencyId } from '../values.js'
import type { ArchiveCheck, ArchivedKind } from './events.js'

/** By the process that follows the archiving of a matter. */
export type AssignRetention = Command<
  'AssignRetention',
  {
    archive: string
    kind: ArchivedKind
    matter: string
    agency: AgencyId
    retention: RetentionClass
    fileNumber: string
    key: KeySubject
  }
>
/** By whatever builds packages. */
export type RecordArchivePackage = Command<
  'RecordArchivePackage',
  {
    packageHash: string
    size: number
    contents: readonly { readonly path: string; readonly sha256: string; readonly mediaType: string }[]
  }
>
export type RecordArchiveCheck = Command<
  'RecordArchiveCheck',
  { number: number; failed: readonly ArchiveCheck[]; report: string }
>
/** By an officer, on the archive's receipt. */
export type RecordArchiveTransfer = Command<
  'RecordArchiveTransfer',
  { number: number; receiver: string; transferredOn: string; receiptNumber: string; receiptHash: string }
>
export type RecordArchiveReturn = Command<
  'RecordArchiveReturn',
  { number: number; receiver: string; returnedOn: string; reason: string }
>

export type ArchiveCommand =
  AssignRetention | RecordArchivePackage | RecordArchiveCheck | RecordArchiveTransfer | RecordArchiveReturn
