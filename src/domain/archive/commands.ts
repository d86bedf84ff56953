import type { RetentionClass } from '../application/vocabulary.js'
import type { Command } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { KeySubject } from '../protected.js'
import type { AgencyId } from '../values.js'
import type { ArchiveCheck, ArchivedKind } from './events.js'

/** By the process that follows the archiving of an application; of an item, by an officer of its agency. */
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
    /** Registered, where it is an item, and closed, where it is a request. Absent for what is archived as such. */
    complete?: boolean
  }
>
/** By the process that follows applications: one that was done again is archived again. */
export type ReassignRetention = Command<
  'ReassignRetention',
  { retention: RetentionClass; fileNumber: string; cause: string }
>
/** By the program that builds packages, for the officer who asks for one. */
export type RecordArchivePackage = Command<
  'RecordArchivePackage',
  {
    packageHash: string
    size: number
    contents: readonly { readonly path: string; readonly sha256: string; readonly mediaType: string }[]
    /** As it is kept here; absent where it lies elsewhere. */
    file?: KeptFile
  }
>
export type RecordArchiveCheck = Command<
  'RecordArchiveCheck',
  { number: number; failed: readonly ArchiveCheck[]; report: string; file?: KeptFile }
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
  | AssignRetention
  | ReassignRetention
  | RecordArchivePackage
  | RecordArchiveCheck
  | RecordArchiveTransfer
  | RecordArchiveReturn
