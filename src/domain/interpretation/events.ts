import type { PersonalAct } from '../acting.js'
import type { Event } from '../decider.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { InterpretedClause } from './vocabulary.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// 解释 (LS-17.1), stream `interpretation-{id}`. An official text, public from the day it is issued: in the clear.

/** One wording. `version` counts from 1; it holds from `validFrom` until the next version does, or to its own last day. */
export interface Wording {
  readonly version: number
  readonly clauses: readonly InterpretedClause[]
  readonly text: string
  readonly documentNumber: string
  readonly issuedOn: LocalDate
  readonly validFrom: LocalDate
  /** Last day, included; absent: until amended or withdrawn. */
  readonly validUntil?: LocalDate
}

export type InterpretationIssued = Event<
  'InterpretationIssued',
  PersonalAct & Wording & { interpretation: string; agency: AgencyId }
>

/** 修改: from its first day on the new wording holds, before it the old one did. */
export type InterpretationAmended = Event<'InterpretationAmended', PersonalAct & Wording & { interpretation: string }>

/** 废止: from `withdrawnFrom` on nothing of it holds. */
export type InterpretationWithdrawn = Event<
  'InterpretationWithdrawn',
  PersonalAct & { interpretation: string; withdrawnFrom: LocalDate; documentNumber: string; reason: string }
>

export type InterpretationEvent = InterpretationIssued | InterpretationAmended | InterpretationWithdrawn

const types: Readonly<Record<InterpretationEvent['type'], true>> = {
  InterpretationIssued: true,
  InterpretationAmended: true,
  InterpretationWithdrawn: true,
}
export const INTERPRETATION_EVENT_TYPES = Object.keys(types) as readonly InterpretationEvent['type'][]
