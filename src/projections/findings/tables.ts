import type { ReceiptUnit } from '../../domain/receipt.js'
import { defineTable } from '../engine/table.js'
import type { CheckCode } from './codes.js'

/** 未整改 · 已补办 · 已撤销. What was mended still counts; what was lifted was proved to have been in time. */
export const FINDING_STATUSES = ['open', 'mended', 'lifted'] as const
export type FindingStatus = (typeof FINDING_STATUSES)[number]

/** 问题: a rule that the log says was broken. Days are dates in Asia/Shanghai, moments are UTC. */
export interface FindingRow {
  /** From check, stream and key alone: the same in every rebuild and on every store. */
  readonly id: string
  readonly code: CheckCode
  /** Tells findings of one check about one stream apart; what comes after `#` is the event. */
  readonly key: string
  /** The clause that it rests on first. */
  readonly clause: string
  readonly clauses: readonly string[]
  /** Responsible on the day. */
  readonly agency: string
  /** Ids, nobody's name: the officer in charge and whoever acted. */
  readonly persons: readonly string[]
  /** What it is about, in the words of the audit trail. */
  readonly subjectKind: string
  readonly subjectId: string
  readonly item: string | null
  readonly application: string | null
  /** The stream whose events it cites. */
  readonly stream: string
  readonly matter: string
  /** Events it rests on, oldest first; the ones that mended or lifted it come last. */
  readonly events: readonly string[]
  /** The deadline whose receipt says how the date was reckoned. */
  readonly deadline: string | null
  /** In which days lateness is counted; null where it is not a matter of time. */
  readonly unit: ReceiptUnit | null
  readonly due: string | null
  /** Legal date of the breach: of a miss the due day, at whose end it took effect. */
  readonly occurredOn: string
  /** `YYYY-MM` of that day. */
  readonly month: string
  /** When it came on record. */
  readonly noticedAt: string
  readonly noticedOrdinal: number
  readonly status: FindingStatus
  /** Legal date of what made it good. */
  readonly mendedOn: string | null
  /** What made it good says to have been in time: an officer may lift the miss on proof. */
  readonly claimsInTime: boolean
  readonly liftedOn: string | null
  readonly changedAt: string
}

/** What the checks remember of one stream, and its findings. */
export interface WatchRow {
  readonly stream: string
  readonly state: object
  readonly findings: readonly FindingRow[]
}

export const FINDINGS = 'findings'

export const findingTables = {
  findings: defineTable<FindingRow>({
    columns: {
      id: 'text',
      code: 'text',
      key: 'text',
      clause: 'text',
      clauses: 'text[]',
      agency: 'text',
      persons: 'text[]',
      subjectKind: 'text',
      subjectId: 'text',
      item: 'text',
      application: 'text',
      stream: 'text',
      matter: 'text',
      events: 'text[]',
      deadline: 'text',
      unit: 'text',
      due: 'text',
      occurredOn: 'text',
      month: 'text',
      noticedAt: 'text',
      noticedOrdinal: 'bigint',
      status: 'text',
      mendedOn: 'text',
      claimsInTime: 'boolean',
      liftedOn: 'text',
      changedAt: 'text',
    },
    key: 'id',
    indexes: [
      'create index on $table (occurred_on, id)',
      'create index on $table (noticed_ordinal, id)',
      'create index on $table (agency, occurred_on, id)',
      'create index on $table (code, occurred_on, id)',
      'create index on $table (status, occurred_on, id)',
      'create index on $table (subject_kind, subject_id)',
      'create index on $table (item) where item is not null',
      'create index on $table (application) where application is not null',
      'create index on $table using gin (persons)',
      'create index on $table using gin (clauses)',
    ],
  }),
  watched: defineTable<WatchRow>({
    columns: { stream: 'text', state: 'json', findings: 'json' },
    key: 'stream',
    indexes: [],
  }),
}
export type FindingTables = typeof findingTables
