import type { RetentionClass } from '../application/vocabulary.js'
import type { Event } from '../decider.js'
import type { KeptFile } from '../keptFile.js'
import type { KeySubject, Protected } from '../protected.js'
import type { AgencyId, LocalDate, PersonId, Sha256 } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// One stream per matter. A package is named by its number, from 1; a later one replaces the one before.

export const ARCHIVED_KINDS = ['application', 'item', 'recordCorrection'] as const
export type ArchivedKind = (typeof ARCHIVED_KINDS)[number]

/** 真实性、完整性、可用性、安全性 (DA/T 70-2018) */
export const ARCHIVE_CHECKS = ['authenticity', 'integrity', 'usability', 'security'] as const
export type ArchiveCheck = (typeof ARCHIVE_CHECKS)[number]

/** What is to be kept, for how long, under which number of the file. */
export type RetentionAssigned = Event<
  'RetentionAssigned',
  {
    archive: string
    kind: ArchivedKind
    matter: string
    agency: AgencyId
    retention: RetentionClass
    fileNumber: string
    /** Under which what people write about it is sealed: the matter's own. */
    key: KeySubject
  }
>

/** 重新归档 of what was done again (重作): the package of before lacks what came since, and another takes its place. */
export type RetentionReassigned = Event<
  'RetentionReassigned',
  { retention: RetentionClass; fileNumber: string; cause: string }
>

/** 归档数据包: files, letters and metadata, each by its hash. No name of a person stands in a path. */
export type ArchivePackageMade = Event<
  'ArchivePackageMade',
  {
    number: number
    packageHash: Sha256
    /** Bytes. */
    size: number
    contents: readonly { readonly path: string; readonly sha256: Sha256; readonly mediaType: string }[]
    /** As it is kept here; absent where it lies elsewhere. */
    file?: KeptFile
  }
>
export type ArchivePackageChecked = Event<
  'ArchivePackageChecked',
  { number: number; failed: readonly ArchiveCheck[]; report: Sha256; file?: KeptFile }
>

/** 移交: who took it over, with their receipt. */
export type ArchiveTransferred = Event<
  'ArchiveTransferred',
  {
    number: number
    packageHash: Sha256
    receiver: string
    transferredOn: LocalDate
    receiptNumber: string
    receiptHash: Sha256
    by: PersonId
    deputyFor?: PersonId
  }
>
/** 退回: the archive did not take it. */
export type ArchiveReturned = Event<
  'ArchiveReturned',
  { number: number; receiver: string; returnedOn: LocalDate; reason: Protected; by: PersonId; deputyFor?: PersonId }
>

export type ArchiveEvent =
  | RetentionAssigned
  | RetentionReassigned
  | ArchivePackageMade
  | ArchivePackageChecked
  | ArchiveTransferred
  | ArchiveReturned

const types: Readonly<Record<ArchiveEvent['type'], true>> = {
  RetentionAssigned: true,
  RetentionReassigned: true,
  ArchivePackageMade: true,
  ArchivePackageChecked: true,
  ArchiveTransferred: true,
  ArchiveReturned: true,
}
export const ARCHIVE_EVENT_TYPES = Object.keys(types) as readonly ArchiveEvent['type'][]
