import type { PersonalAct } from '../acting.js'
import { unreachable } from '../decider.js'
import type { DeadlineReceipt } from '../receipt.js'
import { type Said, saying } from '../said.js'
import type { AgencyId, LocalDate, PersonId, Sha256 } from '../values.js'
import { without } from '../without.js'
import type { CorrectionAsked, CorrectionLetterPrepared, CorrectionOutcome, RecordCorrectionEvent } from './events.js'

export interface KnownCorrection {
  readonly status: 'open' | 'closed'
  readonly id: string
  readonly agency: AgencyId
  readonly officer?: PersonId
  readonly asked: CorrectionAsked['data']
  readonly due: DeadlineReceipt
  /** Everybody who had it in hand, absent people included. */
  readonly handlers: readonly PersonId[]
  readonly confirmed?: boolean
  readonly outcome?: CorrectionOutcome
  /** Made so far, in their order. */
  readonly letters: readonly CorrectionLetter[]
  readonly notice?: { readonly noticeNumber: string; readonly proof: string }
  readonly withdrawnOn?: LocalDate
  readonly said: Said<RecordCorrectionEvent>
}

export interface CorrectionLetter extends Pick<
  CorrectionLetterPrepared['data'],
  'letter' | 'kind' | 'outcome' | 'number' | 'datedOn'
> {
  /** Of the PDF. */
  readonly sha256: Sha256
  /** Hashes of the signatures under it. */
  readonly seals: readonly string[]
}

/** 不存在 · 办理中 · 已办结 */
export type RecordCorrection = { readonly status: 'absent' } | KnownCorrection

export const initial: RecordCorrection = { status: 'absent' }

export function evolve(correction: RecordCorrection, event: RecordCorrectionEvent): RecordCorrection {
  if (event.type === 'CorrectionAsked') return asked(event)
  if (correction.status === 'absent') return correction
  return { ...changed(correction, event), said: saying(event, correction.said) }
}

function changed(
  correction: KnownCorrection,
  event: Exclude<RecordCorrectionEvent, { type: 'CorrectionAsked' }>,
): KnownCorrection {
  switch (event.type) {
    case 'RecordVerified':
      return { ...correction, confirmed: event.data.confirmed, handlers: withAct(correction.handlers, event.data) }
    case 'CorrectionDecided':
      return { ...correction, outcome: event.data.outcome }
    case 'CorrectionLetterPrepared':
      return { ...correction, letters: [...correction.letters, letterOf(event.data)] }
    case 'CorrectionLetterSealed': {
      const { letter: sealed, hash } = event.data
      const letters = correction.letters.map((each) =>
        each.letter === sealed ? { ...each, seals: [...each.seals, hash] } : each,
      )
      return { ...correction, letters }
    }
    case 'CorrectionNoticeDispatched': {
      const { noticeNumber, proof } = event.data
      return { ...correction, status: 'closed', notice: { noticeNumber, proof } }
    }
    case 'CorrectionWithdrawn':
      return { ...correction, status: 'closed', withdrawnOn: event.data.withdrawnOn }
    case 'CorrectionDateAdopted':
      return { ...correction, due: event.data.due }
    case 'CorrectionHandedOver':
      return { ...correction, officer: event.data.to, handlers: [...correction.handlers, event.data.to] }
    case 'CorrectionTransferred':
      // Whoever had it in hand need not be in the new agency.
      return { ...without(correction, 'officer'), agency: event.data.to }
    default:
      return unreachable(event)
  }
}

function asked(event: CorrectionAsked): KnownCorrection {
  const { data } = event
  return {
    status: 'open',
    id: data.correction,
    agency: data.agency,
    ...(data.officer === undefined ? {} : { officer: data.officer }),
    asked: data,
    due: data.due,
    handlers: data.officer === undefined ? [] : [data.officer],
    letters: [],
    said: saying(event, undefined),
  }
}

const letterOf = ({
  letter,
  kind,
  outcome,
  number,
  datedOn,
  pdf,
}: CorrectionLetterPrepared['data']): CorrectionLetter => ({
  ...{ letter, kind, outcome, number, datedOn },
  sha256: pdf.sha256,
  seals: [],
})

const withAct = (people: readonly PersonId[], { by, deputyFor }: PersonalAct): readonly PersonId[] => [
  ...new Set([...people, by, ...(deputyFor === undefined ? [] : [deputyFor])]),
]
