import type { ClauseCode, ClauseOrText, LegalText } from '../clauses.js'
import type { LocalDate } from '../values.js'
import type { ClauseValiditySet } from './events.js'
import type { ClauseValidity } from './policyBook.js'
import { versionOn } from './versionOn.js'

const FORM = /^(LS|711|SSL|PIPL)(-\d+((\.\d+)|(\(\d+\)))?)?$/

/** Whether something is the code of a clause or text whose validity can be on record. */
export const isClauseOrText = (code: string): code is ClauseOrText => FORM.test(code)

/** From the narrowest to the widest: the rule itself, its article, its text. */
function scopesOf(clause: ClauseCode): readonly ClauseOrText[] {
  const article = clause.replace(/[.(].*$/, '') as ClauseCode
  return [...new Set<ClauseOrText>([clause, article, article.replace(/-.*$/, '') as LegalText])]
}

/**
 * Whether a clause was in force on a day: neither it nor its article was repealed, and its text was in force. Undefined
 * for a text that nothing is on record about.
 */
export function clauseOn(
  clauses: ReadonlyMap<ClauseOrText, readonly ClauseValiditySet['data'][]>,
  clause: ClauseCode,
  on: LocalDate,
): ClauseValidity | undefined {
  const known = scopesOf(clause).flatMap((scope) => clauses.get(scope) ?? [])
  if (known.length === 0) return undefined
  const scopes = scopesOf(clause).filter((scope) => clauses.has(scope))
  const isInForce = scopes.every((scope) => {
    const version = versionOn(clauses.get(scope), on)
    // A text begins to be in force with its first version; a single clause of it had been by then.
    return version === undefined ? scope.includes('-') : version.inForce
  })
  const [first] = known.filter(({ inForce }) => inForce).sort((a, b) => (a.from < b.from ? -1 : 1))
  return { inForce: isInForce, ...(first === undefined ? {} : { firstFrom: first.from }) }
}
