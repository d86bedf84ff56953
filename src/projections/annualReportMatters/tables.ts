import type { RecordedEnding } from '../../domain/annualReport/reportable.js'
import type { OutcomeRow } from '../../domain/annualReport/tableTwoRows.js'
import type { Holder } from '../../domain/annualReport/holders.js'
import type { ApplicantKind, RemedyKind, RemedyResult } from '../../domain/application/vocabulary.js'
import { defineTable } from '../engine/table.js'

/** Later than every date of law: open, not received yet, held until further notice. */
export const OPEN_ENDED = '9999-12-31'

/** One application with what its next event has to know; the figures are counted over `holdings`. */
export interface MatterRow {
  readonly application: string
  readonly applicant: ApplicantKind
  readonly counts: boolean
  readonly receivedOn: string | null
  readonly endings: readonly RecordedEnding[]
  readonly holders: readonly Holder[]
}

/** An application in the hands of one agency, from a day and before another; almost always the only row of it. */
export interface HoldingRow {
  /** `{application}/{n}` */
  readonly id: string
  readonly application: string
  readonly agency: string
  /** Empty from the beginning. */
  readonly fromOn: string
  readonly untilOn: string
  readonly applicant: ApplicantKind
  readonly receivedOn: string
  /** The end that is counted; a redo in a later year leaves it. */
  readonly closedOn: string
  readonly outcome: OutcomeRow | null
}

export interface RemedyRow {
  /** `{application}/{remedy}` */
  readonly id: string
  readonly application: string
  readonly remedy: string
  readonly kind: RemedyKind
  readonly filedOn: string
  readonly caseNumber: string
  readonly body: string
  readonly endedOn: string
  readonly result: RemedyResult | null
}

/** 信息处理费 that was paid, in yuan. */
export interface PaymentRow {
  /** `{application}/{period}` */
  readonly id: string
  readonly application: string
  readonly paidOn: string
  readonly amount: number
}

export const matterTables = {
  matters: defineTable<MatterRow>({
    columns: {
      application: 'text',
      applicant: 'text',
      counts: 'boolean',
      receivedOn: 'text',
      endings: 'jsonb',
      holders: 'jsonb',
    },
    key: 'application',
    indexes: [],
  }),
  holdings: defineTable<HoldingRow>({
    columns: {
      id: 'text',
      application: 'text',
      agency: 'text',
      fromOn: 'text',
      untilOn: 'text',
      applicant: 'text',
      receivedOn: 'text',
      closedOn: 'text',
      outcome: 'text',
    },
    key: 'id',
    indexes: [
      // Everything that is counted, so that the rows themselves, which lie anywhere, need not be read.
      'create index on $table (agency, closed_on, received_on) include (application, from_on, until_on, applicant, outcome)',
      'create index on $table (closed_on, received_on) include (from_on, until_on, applicant, outcome)',
      'create index on $table (application)',
      "create index on $table (from_on) where from_on <> ''",
    ],
  }),
  remedies: defineTable<RemedyRow>({
    columns: {
      id: 'text',
      application: 'text',
      remedy: 'text',
      kind: 'text',
      filedOn: 'text',
      caseNumber: 'text',
      body: 'text',
      endedOn: 'text',
      result: 'text',
    },
    key: 'id',
    indexes: ['create index on $table (ended_on, filed_on)', 'create index on $table (application)'],
  }),
  payments: defineTable<PaymentRow>({
    columns: { id: 'text', application: 'text', paidOn: 'text', amount: 'integer' },
    key: 'id',
    indexes: ['create index on $table (paid_on)'],
  }),
}
export type MatterTables = typeof matterTables

export const ANNUAL_REPORT_MATTERS = 'annualReportMatters'
