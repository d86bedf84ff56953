import type { AnyCheck } from './check.js'
import { applicationWatch } from './checks/applications.js'
import { consultationWatch } from './checks/consultations.js'
import { deadlineWatch } from './checks/deadlines.js'
import { dutyWatch } from './checks/duties.js'
import { filingWatch } from './checks/filings.js'
import { itemWatch } from './checks/items.js'
import { publicationWatch } from './checks/publications.js'
import { reportWatch } from './checks/reports.js'
import { CHECK_CODES, type CheckCode } from './codes.js'

/** The table of checks: each code once, with the clauses that it serves and the events that it asks. */
export interface NamedCheck extends Pick<AnyCheck, 'code' | 'clauses' | 'label'> {
  readonly events: readonly string[]
}

const found: readonly AnyCheck[] = [
  itemWatch,
  publicationWatch,
  consultationWatch,
  applicationWatch,
  dutyWatch,
  deadlineWatch,
  reportWatch,
  filingWatch,
].flatMap(({ checks }) => checks as readonly AnyCheck[])

const named = new Map<CheckCode, NamedCheck>(
  found.map(({ code, clauses, label, from }) => [code, { code, clauses, label, events: Object.keys(from) }]),
)

/** In the order of the regulation, then of Order 711. */
export const ALL_CHECKS: readonly NamedCheck[] = CHECK_CODES.map(checkOf)

export function checkOf(code: CheckCode): NamedCheck {
  const check = named.get(code)
  if (check === undefined) throw new Error(`nothing checks ${code}`)
  return check
}
