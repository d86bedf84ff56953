import type { ClauseCode } from '../clauses.js'

/** The regulation itself, one of its articles, or one rule of an article. */
export type InterpretedClause = Extract<ClauseCode, `LS-${string}`> | 'LS'

const FORM = /^LS(-([1-9]|1[0-8])(\.[1-9]\d?)?)?$/

/** 本制度由区政务公开办公室负责解释 (LS-17.1): this regulation and no other text. */
export const isInterpretable = (code: string): code is InterpretedClause => FORM.test(code)

/** Whether what was said about one clause is said about another: its article and the whole text hold for it too. */
export const speaksOf = (interpreted: string, clause: string): boolean =>
  interpreted === clause || (interpreted === 'LS' && clause.startsWith('LS-')) || clause.startsWith(`${interpreted}.`)
