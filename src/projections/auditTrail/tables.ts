import { defineTable } from '../engine/table.js'
import type { AgencyTree } from './agencyTree.js'
import type { FieldChange, Fields } from './fields.js'

/** One event: who did what to what, when, under which clause, why, and what changed by it. */
export interface TrailRow {
  /** Place in the log, counted from 1. */
  readonly ordinal: number
  readonly eventId: string
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly person: string | null
  readonly role: string
  readonly agency: string | null
  /** The acting agency and all above it when it happened. */
  readonly agencyPath: readonly string[]
  readonly deputyFor: string | null
  readonly process: string | null
  readonly recordedAt: string
  /** Legal date of the fact, where the event has one. */
  readonly legalDate: string | null
  readonly clause: string
  /** Stable reason code. */
  readonly reason: string | null
  /** 事项 */
  readonly matter: string
  readonly causation: string
  readonly commandId: string
  readonly commandType: string
  readonly rules: readonly string[]
  readonly policies: readonly string[]
  readonly contextPosition: string | null
  /** Refused attempts and reads of protected data: left out unless asked for. */
  readonly isTrail: boolean
  readonly changes: readonly FieldChange[]
  /** What it says in the clear, in pairs of characters. */
  readonly words: readonly string[]
}

/** What is on record about a subject, to tell what the next event changes. */
export interface SubjectRow {
  /** `{kind}:{id}` */
  readonly key: string
  readonly fields: Fields
}

export interface TreeRow {
  readonly key: string
  readonly tree: AgencyTree
}

export const tables = {
  trail: defineTable<TrailRow>({
    columns: {
      ordinal: 'bigint',
      eventId: 'text',
      stream: 'text',
      revision: 'bigint',
      type: 'text',
      subjectKind: 'text',
      subjectId: 'text',
      person: 'text',
      role: 'text',
      agency: 'text',
      agencyPath: 'text[]',
      deputyFor: 'text',
      process: 'text',
      recordedAt: 'text',
      legalDate: 'text',
      clause: 'text',
      reason: 'text',
      matter: 'text',
      causation: 'text',
      commandId: 'text',
      commandType: 'text',
      rules: 'text[]',
      policies: 'text[]',
      contextPosition: 'text',
      isTrail: 'boolean',
      changes: 'json',
      words: 'text[]',
    },
    key: 'ordinal',
    appendOnly: true,
    indexes: [
      'create index on $table (event_id)',
      'create index on $table (subject_id, ordinal)',
      'create index on $table (person, ordinal) where person is not null',
      'create index on $table (agency, ordinal) where agency is not null',
      'create index on $table (clause, ordinal)',
      'create index on $table (type, ordinal)',
      'create index on $table (matter, ordinal)',
      'create index on $table (recorded_at, ordinal)',
      'create index on $table (legal_date, ordinal) where legal_date is not null',
      'create index on $table (causation)',
      'create index on $table (command_id)',
      "create index on $table using gin (words) where words <> '{}'",
    ],
  }),
  subjects: defineTable<SubjectRow>({ columns: { key: 'text', fields: 'json' }, key: 'key', indexes: [] }),
  trees: defineTable<TreeRow>({ columns: { key: 'text', tree: 'jsonb' }, key: 'key', indexes: [] }),
}
export type TrailTables = typeof tables
