import type { Command } from '../decider.js'
import type { AgencyId, PersonId } from '../values.js'
import type { ImportCount, ImportedItem } from './events.js'

export type StartImport = Command<
  'StartImport',
  { batch: string; agency: AgencyId; officer: PersonId; legacy: boolean; files: number; bytes: number }
>
/** By whoever runs the import again; `remaining`: files of which nothing or not everything is in yet. */
export type ResumeImport = Command<'ResumeImport', { batch: string; agency: AgencyId; remaining: number }>
export type RecordImportPage = Command<
  'RecordImportPage',
  { batch: string; page: number; items: readonly ImportedItem[]; refused: readonly ImportCount[] }
>
export type FinishImport = Command<
  'FinishImport',
  { batch: string; taken: number; unchanged: number; refused: readonly ImportCount[] }
>

export type ImportBatchCommand = StartImport | ResumeImport | RecordImportPage | FinishImport
