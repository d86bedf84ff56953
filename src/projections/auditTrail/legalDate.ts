// The date on which the fact was the case in law, which may lie before its recording. In this order: an event has one.
const LEGAL_DATES = [
  'effectiveOn',
  'registeredOn',
  'authorizedOn',
  'withdrawnOn',
  'publishedOn',
  'servedOn',
  'receivedOn',
  'sentOn',
  'submittedOn',
  'acceptedOn',
  'approvedOn',
  'assessedOn',
  'evaluatedOn',
  'orderedOn',
  'lapsedOn',
  'appointedOn',
  'establishedOn',
  'formedOn',
  'givenOn',
  'issuedOn',
  'heldOn',
  'referredOn',
  'returnedOn',
  'completedOn',
  'decidedOn',
  'revealedOn',
  'concludedOn',
  'metOn',
  'doneOn',
  'enteredOn',
  'liftedOn',
  'startsOn',
  'remindedOn',
  'plannedOn',
  'arrivedOn',
  'searchedOn',
  'triedOn',
  'noticeServedOn',
  'noticeDispatchedOn',
  'paidOn',
  'signedOn',
  'dispatchedOn',
  'deliveredOn',
  'mergedOn',
  'proposedOn',
  'filedOn',
  'endedOn',
  'decisionReceivedOn',
  'datedOn',
  'archivedOn',
  'verifiedOn',
  'transferredOn',
  'clearedOn',
  'amendedOn',
  'openedOn',
  'writtenOn',
  'requestedOn',
  'on',
  'from',
] as const

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/

/** Null where the event has none of its own: then the moment of recording says it all. */
export function legalDateOf(data: Readonly<Record<string, unknown>>): string | null {
  for (const name of LEGAL_DATES) {
    const value = data[name]
    if (typeof value === 'string' && LOCAL_DATE.test(value)) return value
  }
  return null
}
