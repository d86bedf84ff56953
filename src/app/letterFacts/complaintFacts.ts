import type { DecisionContext } from '../../domain/context.js'
import type { ComplaintEvent } from '../../domain/complaint/events.js'
import type { KnownComplaint } from '../../domain/complaint/state.js'
import type { ComplaintOutcome } from '../../domain/complaint/vocabulary.js'
import type { ComplaintLetterKind } from '../../domain/letter/vocabulary.js'
import type { LocalDate } from '../../domain/values.js'
import type { LetterFacts } from '../letters/letterFacts.js'
import { given } from './given.js'
import { agencyName } from './letterMatter.js'
import { opened } from './openedText.js'

export interface ComplaintMatter {
  /** Opened as far as keys live. */
  readonly events: readonly ComplaintEvent[]
  readonly complaint: KnownComplaint
  readonly kind: ComplaintLetterKind
  /** Of a request for a statement. */
  readonly request?: number
  /** 成文日期 */
  readonly date: LocalDate
  readonly number: string
  readonly context: DecisionContext
}

export const OUTCOME_WORDS: Readonly<Record<ComplaintOutcome, string>> = {
  upheld: '属实',
  partlyUpheld: '部分属实',
  notUpheld: '不属实',
}

type DataOf<T extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: T }>['data']

/** What a letter about a complaint says (711-51). @throws WordsErasedError */
export function complaintFacts(matter: ComplaintMatter): LetterFacts {
  const { complaint, date, number } = matter
  return given({
    agencyName: agencyName(matter, complaint.agency),
    ...{ date, number, receivedOn: complaint.receivedOn },
    complainantName: opened(complaint.received.complainant.name),
    againstName: agencyName(matter, complaint.against),
    acceptedOn: complaint.acceptedOn,
    answerBy: complaint.answerBy?.due,
    ...declinedFacts(matter),
    ...transferFacts(matter),
    ...questionFacts(matter),
    ...conclusionFacts(matter),
  })
}

const last = <T extends ComplaintEvent['type']>({ events }: ComplaintMatter, type: T): DataOf<T> | undefined =>
  events.findLast((event) => event.type === type)?.data as DataOf<T> | undefined

function declinedFacts(matter: ComplaintMatter): LetterFacts {
  const declined = last(matter, 'ComplaintDeclined')
  return given({ declinedBecause: opened(declined?.reason), directedTo: opened(declined?.directedTo) })
}

/** A transfer is told by the body that passed it on. */
function transferFacts(matter: ComplaintMatter): LetterFacts {
  const { kind, complaint } = matter
  const passedOn = last(matter, 'ComplaintTransferred')
  if (passedOn === undefined || (kind !== 'complaintTransfer' && kind !== 'complaintTransferNotice')) return {}
  return given({
    agencyName: agencyName(matter, passedOn.from),
    receivedOn: complaint.received.receivedOn,
    toAgencyName: agencyName(matter, passedOn.to),
    reason: opened(passedOn.reason),
    forwardedOn: passedOn.transferredOn,
  })
}

function questionFacts({ events, request }: ComplaintMatter): LetterFacts {
  const asked = events.findLast((event) => event.type === 'AgencyAskedForStatement' && event.data.request === request)
  return asked?.type === 'AgencyAskedForStatement'
    ? given({ task: opened(asked.data.facts), taskBy: asked.data.answerBy })
    : {}
}

function conclusionFacts(matter: ComplaintMatter): LetterFacts {
  const concluded = last(matter, 'ComplaintConclusionProposed')
  return concluded === undefined
    ? {}
    : {
        concluded: OUTCOME_WORDS[concluded.outcome],
        summary: opened(concluded.summary),
        measures: concluded.measures.map(({ text }) => opened(text)),
      }
}
