import type { OutcomeKind, ReplyOutcome, WithholdingGround } from '../application/outcome.js'
import type { OutcomeRow } from './tableTwoRows.js'

type GroundCode = WithholdingGround['code']

/** How an application ended, as far as the report asks: the kind of reply, and the ground where it was withheld. */
export type ReportableEnding =
  | { readonly kind: Exclude<OutcomeKind, 'withheld'> }
  /** Of several grounds the first counts: each application stands in one row. */
  | { readonly kind: 'withheld'; readonly ground: GroundCode }
  | { readonly kind: 'withdrawn' | 'merged' }

const BY_GROUND: Readonly<Record<GroundCode, OutcomeRow>> = {
  stateSecret: 'stateSecret',
  prohibitedByLaw: 'prohibitedByLaw',
  endangersSafety: 'endangersSafety',
  thirdPartyInterest: 'thirdPartyRights',
  internalAffairs: 'internalAffairs',
  processInformation: 'processInformation',
  enforcementFile: 'enforcementFile',
}

const BY_KIND: Readonly<Record<Exclude<ReportableEnding['kind'], 'withheld'>, OutcomeRow>> = {
  alreadyPublic: 'disclosed',
  provided: 'disclosed',
  partlyProvided: 'partlyDisclosed',
  specialRegime: 'administrativeQuery',
  notHeld: 'notHeld',
  notOurs: 'notHeld',
  enterpriseChannel: 'notHeld',
  needsProcessing: 'needsMaking',
  stillUnclear: 'stillUnclear',
  petition: 'petition',
  repeated: 'repeated',
  publication: 'publication',
  excessive: 'excessive',
  reconfirmation: 'reconfirmation',
  notAmended: 'notAmended',
  feeUnpaid: 'feeUnpaid',
  other: 'other',
  withdrawn: 'other',
  merged: 'other',
}

/** The one row of table 2 in which a closed application is counted (law.md §2). 区分处理 counts only as 部分公开. */
export const rowOf = (ending: ReportableEnding): OutcomeRow =>
  ending.kind === 'withheld' ? BY_GROUND[ending.ground] : BY_KIND[ending.kind]

/** What the report has to know of a reply. */
export function endingOf(outcome: ReplyOutcome): ReportableEnding {
  if (outcome.kind !== 'withheld') return { kind: outcome.kind }
  const [first] = outcome.grounds
  if (first === undefined) throw new Error('a reply that withholds has a ground')
  return { kind: 'withheld', ground: first.code }
}
