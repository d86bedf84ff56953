import type { DeadlineMatter, Warning } from '../../domain/deadline/events.js'
import type {
  CancellationReason,
  DeadlineKind,
  DeadlineStatus,
  WarningLevel,
} from '../../domain/deadline/vocabulary.js'
import type { DeadlineReceipt } from '../../domain/receipt.js'
import { defineTable } from '../engine/table.js'
import type { DeadlineStep } from './steps.js'

/** One due date, stream `deadline-{matter}-{kind}`. Days are dates in Asia/Shanghai, moments are UTC. */
export interface DeadlineRow {
  /** `{matter}-{kind}` */
  readonly id: string
  readonly matter: string
  readonly kind: DeadlineKind
  readonly clause: string
  /** Who has to act now, after any transfer. */
  readonly agency: string
  readonly officer: string | null
  readonly item: string | null
  /** Under whose key the words of officers about it are sealed. */
  readonly keySubject: DeadlineMatter['key']
  /** As recorded. A running one whose due day is over is late already, whether or not that was noticed. */
  readonly status: DeadlineStatus
  readonly start: string
  readonly due: string
  readonly provisional: boolean
  /** Key and version of every number of law in the receipt. */
  readonly policies: readonly string[]
  readonly receipt: DeadlineReceipt
  readonly warnings: readonly Warning[]
  /** Levels warned of for the current due date. */
  readonly warned: readonly WarningLevel[]
  readonly extended: boolean
  /** The date that a holiday notice would give, until an officer answers. */
  readonly proposedDue: string | null
  readonly proposal: DeadlineReceipt | null
  /** Legal date of the act; for a miss, the day it was made good. */
  readonly doneOn: string | null
  /** Id of the event or number of the document that proves the act. */
  readonly proof: string | null
  /** The act says to have been in time although the miss stands: an officer may lift it. */
  readonly claimsInTime: boolean
  /** End of the due day. */
  readonly missedAt: string | null
  readonly missNoticedAt: string | null
  readonly cancelledReason: CancellationReason | null
  readonly startedAt: string
  readonly changedAt: string
  /** Everything that happened to it, oldest first. */
  readonly steps: readonly DeadlineStep[]
  readonly revision: number
}

export const DEADLINES = 'deadlines'

export const deadlineTables = {
  deadlines: defineTable<DeadlineRow>({
    columns: {
      id: 'text',
      matter: 'text',
      kind: 'text',
      clause: 'text',
      agency: 'text',
      officer: 'text',
      item: 'text',
      keySubject: 'text',
      status: 'text',
      start: 'text',
      due: 'text',
      provisional: 'boolean',
      policies: 'text[]',
      receipt: 'json',
      warnings: 'json',
      warned: 'text[]',
      extended: 'boolean',
      proposedDue: 'text',
      proposal: 'json',
      doneOn: 'text',
      proof: 'text',
      claimsInTime: 'boolean',
      missedAt: 'text',
      missNoticedAt: 'text',
      cancelledReason: 'text',
      startedAt: 'text',
      changedAt: 'text',
      steps: 'json',
      revision: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (due, id)',
      'create index on $table (agency, due, id)',
      'create index on $table (officer, due, id) where officer is not null',
      "create index on $table (due, id) where status = 'running'",
      "create index on $table (agency, due, id) where status = 'running'",
      "create index on $table (id) where status = 'running'",
      "create index on $table (due, id) where status in ('running', 'missed') and done_on is null",
      'create index on $table (proposed_due, id) where proposed_due is not null',
      'create index on $table (matter)',
      'create index on $table (item) where item is not null',
      // Duties look their due date up here, without the rows with their receipts.
      'create index on $table (id) include (due, provisional, officer, status, done_on)',
      // The figures of a board read nothing but this.
      'create index on $table (agency, officer, kind, due, status, done_on)',
    ],
  }),
}
export type DeadlineTables = typeof deadlineTables
