import type { DutyGround, DutyKind, DutyLift, DutyStart, DutyStatus } from '../../domain/duty/vocabulary.js'
import { defineTable } from '../engine/table.js'
import type { DutyStep } from './steps.js'

/**
 * The duty of one agency to publish one item, stream `duty-{item}-{agency}`: its round that runs, or ran last. Its due
 * date stands in the deadline of the round and is joined by query.
 */
export interface DutyRow {
  /** `{item}-{agency it was first of}` */
  readonly id: string
  readonly item: string
  /** Who had it when the round began. */
  readonly firstAgency: string
  /** Who has it now, after any transfer. */
  readonly agency: string
  readonly round: number
  readonly kind: DutyKind
  readonly grounds: readonly DutyGround[]
  readonly startKind: DutyStart
  readonly startsOn: string
  /** What exactly has to be published; null until the item is authorized. */
  readonly contentHash: string | null
  /** Id of the deadline of this round. */
  readonly deadline: string
  /** As recorded: an open one whose due day is over is late already. */
  readonly status: DutyStatus
  readonly doneOn: string | null
  readonly proof: string | null
  /** Done after its time was over. */
  readonly late: boolean
  readonly missed: boolean
  readonly missedAt: string | null
  readonly liftReason: DutyLift | null
  readonly liftedOn: string | null
  readonly aroseAt: string
  readonly changedAt: string
  /** Everything that happened to it in all rounds, oldest first. */
  readonly steps: readonly DutyStep[]
  readonly revision: number
}

export const DUTIES = 'duties'

export const dutyTables = {
  duties: defineTable<DutyRow>({
    columns: {
      id: 'text',
      item: 'text',
      firstAgency: 'text',
      agency: 'text',
      round: 'integer',
      kind: 'text',
      grounds: 'text[]',
      startKind: 'text',
      startsOn: 'text',
      contentHash: 'text',
      deadline: 'text',
      status: 'text',
      doneOn: 'text',
      proof: 'text',
      late: 'boolean',
      missed: 'boolean',
      missedAt: 'text',
      liftReason: 'text',
      liftedOn: 'text',
      aroseAt: 'text',
      changedAt: 'text',
      steps: 'json',
      revision: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (agency, starts_on, id)',
      'create index on $table (item)',
      "create index on $table (agency) where status = 'open'",
      // The figures of a board read nothing but this.
      'create index on $table (deadline, agency, kind, status, done_on)',
    ],
  }),
}
export type DutyTables = typeof dutyTables
