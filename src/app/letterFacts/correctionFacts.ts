import type { Remedies } from '../../domain/application/events.js'
import type { DecisionContext } from '../../domain/context.js'
import type { CorrectionOutcome, RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { KnownCorrection } from '../../domain/recordCorrection/state.js'
import type { LocalDate } from '../../domain/values.js'
import type { LetterFacts } from '../letters/letterFacts.js'
import { given } from './given.js'
import { agencyName } from './letterMatter.js'
import { opened } from './openedText.js'
import { reviewBodyName } from './replyFacts.js'

export interface CorrectionMatter {
  /** Opened as far as keys live. */
  readonly events: readonly RecordCorrectionEvent[]
  readonly correction: KnownCorrection
  /** 成文日期 */
  readonly date: LocalDate
  readonly number: string
  readonly remedies?: Remedies
  readonly context: DecisionContext
}

/** What a letter about a request for correction says (711-41). @throws WordsErasedError */
export function correctionFacts(matter: CorrectionMatter): LetterFacts {
  const { correction, events, date, number, remedies } = matter
  const { name, contact, record, wrong, right, evidence } = correction.asked
  const verified = events.findLast((event) => event.type === 'RecordVerified')
  return given({
    agencyName: agencyName(matter, correction.agency),
    ...{ date, number, remedies, receivedOn: correction.asked.receivedOn },
    ...opened({ applicantName: name, applicantContact: contact, record, wrong, right, evidence }),
    verifiedFinding: opened(verified?.data.finding),
    reviewBodyName: remedies === undefined ? undefined : reviewBodyName(matter, remedies),
    ...(correction.outcome === undefined ? {} : outcomeFacts(matter, correction.outcome)),
  })
}

function outcomeFacts(matter: CorrectionMatter, outcome: CorrectionOutcome): LetterFacts {
  switch (outcome.kind) {
    case 'corrected':
      return { changed: opened(outcome.changed), correctedOn: outcome.correctedOn }
    case 'refused':
      return { refusedBecause: opened(outcome.why) }
    case 'forwarded': {
      const to = agencyName(matter, outcome.to)
      const { forwardedOn, documentNumber: forwardingNumber } = outcome
      return given({ forwardedTo: to, toAgencyName: to, forwardedOn, forwardingNumber })
    }
    case 'directed':
      return { directedTo: opened(outcome.to), directedContact: opened(outcome.contact) }
  }
}
