import type { Event } from '../decider.js'
import type { AgencyId, ItemId, LocalDate, PersonId, Sha256 } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// One stream per batch. Paths and titles are not here: they stand sealed in the items. A batch decides nothing.

/** How many files ended the same way. `code` is stable; what each file was is in the report and in the items. */
export interface ImportCount {
  readonly code: string
  readonly count: number
}

/** An item that stands complete in the log, and the file it came from: found again by its content, whatever its name. */
export interface ImportedItem {
  readonly itemId: ItemId
  /** Of the file's bytes. */
  readonly sha256: Sha256
}

export type ImportStarted = Event<
  'ImportStarted',
  {
    batch: string
    agency: AgencyId
    /** In charge of every item that is created. */
    officer: PersonId
    startedOn: LocalDate
    /** 存量: published before this program was in use. */
    legacy: boolean
    files: number
    bytes: number
  }
>

/** After a kill, or for files that came later. */
export type ImportResumed = Event<'ImportResumed', { batch: string; run: number; remaining: number }>

export type ImportPageTaken = Event<
  'ImportPageTaken',
  { batch: string; run: number; page: number; items: readonly ImportedItem[]; refused: readonly ImportCount[] }
>

export type ImportFinished = Event<
  'ImportFinished',
  { batch: string; run: number; taken: number; unchanged: number; refused: readonly ImportCount[] }
>

export type ImportBatchEvent = ImportStarted | ImportResumed | ImportPageTaken | ImportFinished

const types: Readonly<Record<ImportBatchEvent['type'], true>> = {
  ImportStarted: true,
  ImportResumed: true,
  ImportPageTaken: true,
  ImportFinished: true,
}
export const IMPORT_BATCH_EVENT_TYPES = Object.keys(types) as readonly ImportBatchEvent['type'][]
