import type { AgencyDuty, FunctionTaker } from '../../domain/agency/events.js'
import { defineTable } from '../engine/table.js'
import type { AgencyChange, AgencyFactsRow, AgencyPeriod } from './periods.js'

export interface DutyPeriodRow {
  readonly duty: AgencyDuty
  readonly from: string
  /** First day without it. */
  readonly endsOn: string | null
}

export interface FunctionsTransferredRow {
  readonly to: string
  /** Null: all functions. */
  readonly themes: readonly string[] | null
  readonly effectiveOn: string
  readonly eventId: string
}

/** An agency as the register has it after its last event; what it was on a day stands in its periods. */
export interface AgencyRow extends AgencyFactsRow {
  readonly id: string
  readonly establishedOn: string
  readonly abolishedOn: string | null
  /** Not ended. */
  readonly duties: readonly AgencyDuty[]
  readonly dutyPeriods: readonly DutyPeriodRow[]
  readonly functionsTransferred: readonly FunctionsTransferredRow[]
  readonly successors: readonly FunctionTaker[]
  readonly decidingAgency: string | null
  /** 批准文号 of the last decision. */
  readonly basis: string | null
  readonly registered: AgencyFactsRow
  readonly changes: readonly AgencyChange[]
  /** What is held to be true now, with the keys of its rows. */
  readonly periods: readonly (AgencyPeriod & { readonly key: string; readonly knownFrom: string })[]
  readonly periodCount: number
  /** Of the register's stream. */
  readonly revision: number
  readonly changedAt: string
}

/** One period of an agency, for as long as it was held to be true. */
export interface AgencyPeriodRow extends AgencyPeriod {
  readonly key: string
  readonly agency: string
  readonly knownFrom: string
  /** Null: held to be true now. */
  readonly knownTo: string | null
  /** The event that said so. */
  readonly eventId: string
}

const facts = {
  name: 'text',
  kind: 'text',
  creditCode: 'text',
  sector: 'text',
  governmentSuperior: 'text',
  businessSuperior: 'text',
  actsInOwnName: 'boolean',
} as const

export const tables = {
  agencies: defineTable<AgencyRow>({
    columns: {
      id: 'text',
      ...facts,
      establishedOn: 'text',
      abolishedOn: 'text',
      duties: 'text[]',
      dutyPeriods: 'jsonb',
      functionsTransferred: 'jsonb',
      successors: 'jsonb',
      decidingAgency: 'text',
      basis: 'text',
      registered: 'jsonb',
      changes: 'jsonb',
      periods: 'jsonb',
      periodCount: 'integer',
      revision: 'bigint',
      changedAt: 'text',
    },
    key: 'id',
    indexes: ['create index on $table (name, id)'],
  }),
  agencyPeriods: defineTable<AgencyPeriodRow>({
    columns: {
      key: 'text',
      agency: 'text',
      ...facts,
      validFrom: 'text',
      validTo: 'text',
      knownFrom: 'text',
      knownTo: 'text',
      eventId: 'text',
    },
    key: 'key',
    indexes: ['create index on $table (agency, known_from)', 'create index on $table (valid_from)'],
  }),
}
export type AgencyTables = typeof tables
