import type {
  CompetenceRight,
  ComplaintAboutKind,
  ComplaintChannel,
  ComplaintKind,
  ComplaintMeasureKind,
  ComplaintOutcome,
  ComplaintReplyWay,
  DeclineGround,
} from '../../domain/complaint/vocabulary.js'
import type { DeadlineReceipt } from '../../domain/receipt.js'
import { defineTable } from '../engine/table.js'

/** 待受理 · 核查中 · 待审定 · 待答复 · 已答复 · 不予受理 · 已撤回 */
export const COMPLAINT_STAGES = [
  'acceptance',
  'investigation',
  'approval',
  'reply',
  'answered',
  'declined',
  'withdrawn',
] as const
export type ComplaintStage = (typeof COMPLAINT_STAGES)[number]

/** A complaint (711-51). Who complains, and every word of it, is read from its stream only. */
export interface ComplaintRow {
  readonly id: string
  readonly kind: ComplaintKind
  /** The body that judges it now, and those that passed it on. */
  readonly agency: string
  readonly formerAgencies: readonly string[]
  readonly rights: readonly CompetenceRight[]
  readonly against: string
  readonly officer: string | null
  /** Officers whom it concerns: nobody of them sees it. */
  readonly concerned: readonly string[]
  readonly aboutKind: ComplaintAboutKind | null
  readonly aboutId: string | null
  readonly anonymous: boolean
  readonly hasContact: boolean
  readonly onPortal: boolean
  readonly channel: ComplaintChannel
  readonly receivedOn: string
  readonly proof: string | null
  /** How often a body received it, from 1. */
  readonly round: number
  readonly acceptReceipt: DeadlineReceipt
  readonly acceptBy: string
  readonly acceptedOn: string | null
  readonly acceptedLate: boolean
  readonly answerReceipt: DeadlineReceipt | null
  readonly answerBy: string | null
  readonly declineGround: DeclineGround | null
  readonly declinedOn: string | null
  readonly transferredOn: string | null
  /** Statements asked for and given. */
  readonly requests: number
  readonly statements: number
  readonly statementBy: string | null
  readonly steps: number
  readonly proposal: number
  readonly outcome: ComplaintOutcome | null
  readonly measures: readonly ComplaintMeasureKind[]
  readonly findings: readonly string[]
  readonly concludedOn: string | null
  readonly approvedOn: string | null
  readonly decidedBy: string | null
  readonly replyNumber: string | null
  readonly repliedOn: string | null
  readonly way: ComplaintReplyWay | null
  readonly late: boolean
  readonly withdrawnOn: string | null
  readonly archivedOn: string | null
  readonly stage: ComplaintStage
  /** What is due next; the answer's day once it was accepted. */
  readonly due: string
  readonly registeredAt: string
  readonly registeredOrdinal: number
  readonly changedAt: string
  readonly revision: number
}

/** What the agency complained of was asked, without a word of it: all that it ever sees of the complaint. */
export interface StatementRequestRow {
  readonly id: string
  readonly complaint: string
  readonly request: number
  readonly against: string
  /** The body that asks. */
  readonly agency: string
  readonly documentNumber: string
  readonly aboutKind: ComplaintAboutKind | null
  readonly aboutId: string | null
  readonly askedOn: string
  readonly answerBy: string
  readonly statedOn: string | null
  readonly statedBy: string | null
  readonly late: boolean
  readonly askedAt: string
  readonly askedOrdinal: number
}

export const complaintTables = {
  complaints: defineTable<ComplaintRow>({
    columns: {
      id: 'text',
      kind: 'text',
      agency: 'text',
      formerAgencies: 'text[]',
      rights: 'text[]',
      against: 'text',
      officer: 'text',
      concerned: 'text[]',
      aboutKind: 'text',
      aboutId: 'text',
      anonymous: 'boolean',
      hasContact: 'boolean',
      onPortal: 'boolean',
      channel: 'text',
      receivedOn: 'text',
      proof: 'text',
      round: 'bigint',
      acceptReceipt: 'json',
      acceptBy: 'text',
      acceptedOn: 'text',
      acceptedLate: 'boolean',
      answerReceipt: 'json',
      answerBy: 'text',
      declineGround: 'text',
      declinedOn: 'text',
      transferredOn: 'text',
      requests: 'bigint',
      statements: 'bigint',
      statementBy: 'text',
      steps: 'bigint',
      proposal: 'bigint',
      outcome: 'text',
      measures: 'text[]',
      findings: 'text[]',
      concludedOn: 'text',
      approvedOn: 'text',
      decidedBy: 'text',
      replyNumber: 'text',
      repliedOn: 'text',
      way: 'text',
      late: 'boolean',
      withdrawnOn: 'text',
      archivedOn: 'text',
      stage: 'text',
      due: 'text',
      registeredAt: 'text',
      registeredOrdinal: 'bigint',
      changedAt: 'text',
      revision: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (registered_ordinal)',
      'create index on $table (due, id)',
      'create index on $table (agency, registered_ordinal)',
      'create index on $table (against)',
    ],
  }),
  requests: defineTable<StatementRequestRow>({
    columns: {
      id: 'text',
      complaint: 'text',
      request: 'bigint',
      against: 'text',
      agency: 'text',
      documentNumber: 'text',
      aboutKind: 'text',
      aboutId: 'text',
      askedOn: 'text',
      answerBy: 'text',
      statedOn: 'text',
      statedBy: 'text',
      late: 'boolean',
      askedAt: 'text',
      askedOrdinal: 'bigint',
    },
    key: 'id',
    indexes: ['create index on $table (against, asked_ordinal)', 'create index on $table (complaint)'],
  }),
}
export type ComplaintTables = typeof complaintTables
