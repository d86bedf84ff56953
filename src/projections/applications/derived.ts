import { type ApplicationRow, type ApplicationStage, type ApplicationStep, NO_DUE } from './tables.js'

/** What follows from the other columns: where it stands, what it waits for, and until when. */
export function derived(row: ApplicationRow): ApplicationRow {
  const remediesOpen = row.remedies.filter(({ result }) => result === null).length
  return { ...row, remediesOpen, stage: stageOf(row), awaits: stepsOf(row), ...dueOf(row) }
}

const waitsForAmendment = ({ amendment }: ApplicationRow): boolean =>
  amendment !== null && amendment.status !== 'amended'
const waitsForPayment = ({ fee }: ApplicationRow): boolean => fee !== null && fee.status !== 'paid'
const waitsForReasons = ({ reasons }: ApplicationRow): boolean => reasons !== null && reasons.reasonable === null

type ThirdParty = ApplicationRow['thirdParties'][number]
const isUnjudged = ({ outcome, reasonable }: ThirdParty): boolean => outcome === 'objects' && reasonable === null

const DRAFT_STAGES = { drafted: 'approval', approved: 'signing', signed: 'dispatch' } as const

function stageOf(row: ApplicationRow): ApplicationStage {
  if (row.archived !== null) return 'archived'
  if (row.status !== 'open') return row.status
  if (row.receivedOn === null) return 'receipt'
  if (waitsForAmendment(row)) return 'amendment'
  if (waitsForPayment(row)) return 'fee'
  if (waitsForReasons(row)) return 'reasons'
  // Whoever has the draft before them has the matter in hand; a reply that rests on nobody's answer does not wait.
  if (row.draft !== null && row.draft.status !== 'returned') return DRAFT_STAGES[row.draft.status]
  if (row.thirdParties.some((party) => party.outcome === null || isUnjudged(party))) return 'thirdParties'
  if (row.consultationStatus === 'running') return 'consultation'
  return 'drafting'
}

function stepsOf(row: ApplicationRow): readonly ApplicationStep[] {
  const { thirdParties, proposals } = row
  const when = (applies: boolean, step: ApplicationStep): readonly ApplicationStep[] => (applies ? [step] : [])
  const proposed = when(
    proposals.some(({ accepted }) => accepted === null),
    'decideProposal',
  )
  if (row.status !== 'open') return [...proposed, ...when(row.archived === null && row.remediesOpen === 0, 'archive')]
  const answered = when(row.officer === null, 'assignOfficer')
  if (row.receivedOn === null) return [...answered, 'confirmReceipt']
  return [
    ...answered,
    ...when(row.amendment?.status === 'requested', 'serveAmendmentNotice'),
    ...when(row.amendment?.status === 'served', 'awaitAmendment'),
    ...when(row.fee?.status === 'issued', 'serveFeeNotice'),
    ...when(row.fee?.status === 'served', 'awaitPayment'),
    ...when(waitsForReasons(row), row.reasons?.givenOn === null ? 'awaitReasons' : 'judgeReasons'),
    ...when(
      thirdParties.some(({ outcome, servedOn }) => outcome === null && servedOn === null),
      'serveThirdPartyLetter',
    ),
    ...when(
      thirdParties.some(({ outcome, servedOn }) => outcome === null && servedOn !== null),
      'awaitThirdParty',
    ),
    ...when(thirdParties.some(isUnjudged), 'judgeObjection'),
    ...when(row.consultationStatus === 'running', 'awaitConsultation'),
    ...draftStep(row),
    ...proposed,
  ]
}

/** What is drafted goes on; nothing is drafted while somebody else is waited for. */
function draftStep(row: ApplicationRow): readonly ApplicationStep[] {
  switch (stageOf(row)) {
    case 'drafting':
      return ['draftReply']
    case 'approval':
      return ['approveReply']
    case 'signing':
      return ['signReply']
    case 'dispatch':
      return ['dispatchReply']
    default:
      return []
  }
}

function dueOf({
  status,
  clockRuns,
  replyDue,
  amendment,
  fee,
}: ApplicationRow): Pick<ApplicationRow, 'due' | 'dueKind'> {
  if (status !== 'open') return { due: NO_DUE, dueKind: null }
  if (clockRuns && replyDue !== null) return { due: replyDue.due, dueKind: 'reply' }
  if (amendment?.status === 'served' && amendment.amendBy !== null)
    return { due: amendment.amendBy.due, dueKind: 'amendment' }
  if (fee?.status === 'served' && fee.payBy !== null) return { due: fee.payBy.due, dueKind: 'feePayment' }
  return { due: NO_DUE, dueKind: null }
}
