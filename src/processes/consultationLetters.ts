import type { RecordLetterService } from '../domain/consultation/commands.js'
import type { ConsultationEvent } from '../domain/consultation/events.js'
import type { ConsultationProgress } from '../domain/consultation/progress.js'
import { localDateOf } from '../domain/dates.js'
import type { LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface LetterOptions {
  /** Where the consultation stands now. */
  readonly consultationNow: (consultation: string) => Promise<ConsultationProgress>
  /** In Asia/Shanghai. */
  readonly today: () => LocalDate
}

/** Another text is discussed by now, the seat is gone, or a person entered the service from its proof. */
const HARMLESS = ['CONSULTATION_CLOSED', 'TEXT_OUTDATED', 'SEAT_UNKNOWN', 'SEAT_SERVED_BEFORE', 'LETTER_UNKNOWN']

/**
 * 送达: every agency of the district works here, so that a letter that was issued is before each agency with a seat from
 * that moment. It counts as served on the day of the event, never earlier, whatever date the letter bears (LS-6.1); and
 * where the program was away, on the day on which it delivers: nobody's time passes before anyone could know of it.
 */
export function consultationLetters({ consultationNow, today }: LetterOptions): Reaction<ConsultationEvent> {
  const deliver = async (event: RecordedEvent): Promise<readonly ProcessCommand<RecordLetterService>[]> => {
    const id = event.stream.slice('consultation-'.length)
    const now = await consultationNow(id)
    if (now.status !== 'open' || now.letter === undefined) return []
    const { text, letter, seats } = now
    const recordedOn = localDateOf(event.metadata.recordedAt)
    const servedOn = today() > recordedOn ? today() : recordedOn
    // A letter on a later text has an event of its own, which delivers it.
    if (letter.issuedOn > servedOn) return []
    return seats
      .filter((seat) => seat.servedOn === undefined)
      .map(({ agency: seat }) => ({
        id,
        key: `${text}:${seat}`,
        command: {
          type: 'RecordLetterService',
          data: { text, seat, letterNumber: letter.letterNumber, servedOn, proof: event.id },
        },
        harmless: HARMLESS,
      }))
  }
  return {
    name: 'consultationLetters',
    version: 1,
    on: { ConsultationLetterIssued: deliver, SeatAdded: deliver, SeatTransferred: deliver },
  }
}
