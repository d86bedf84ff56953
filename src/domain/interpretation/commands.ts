import type { Command } from '../decider.js'

// Dates and clauses as typed; the rules check them.

export interface WordingInput {
  readonly clauses: readonly string[]
  readonly text: string
  readonly documentNumber: string
  readonly issuedOn: string
  readonly validFrom: string
  readonly validUntil?: string
}

export type IssueInterpretation = Command<'IssueInterpretation', WordingInput & { interpretation: string }>
export type AmendInterpretation = Command<'AmendInterpretation', WordingInput>
export type WithdrawInterpretation = Command<
  'WithdrawInterpretation',
  { withdrawnFrom: string; documentNumber: string; reason: string }
>

export type InterpretationCommand = IssueInterpretation | AmendInterpretation | WithdrawInterpretation
