import type { RecordSilence, RemindSeat } from '../domain/consultation/commands.js'
import type { DeadlineEvent } from '../domain/deadline/events.js'
import type { DeadlineKind } from '../domain/deadline/vocabulary.js'
import type { AgencyId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

const KINDS: readonly DeadlineKind[] = ['opinion', 'jointMakerOpinion']

/** The seat has answered, is gone or is asked about another text: nobody has to be reminded any more. */
const HARMLESS = ['CONSULTATION_CLOSED', 'TEXT_OUTDATED', 'SEAT_UNKNOWN', 'SEAT_ANSWERED']

/**
 * 催办 and what follows from silence: noted and brought further up (LS-6.1), or consent where 711-34 says so. The
 * consultation decides which; the time that is up only makes it look.
 */
export const consultationAnswers: Reaction<DeadlineEvent> = {
  name: 'consultationAnswers',
  version: 1,
  on: {
    DeadlineWarned: (event): readonly ProcessCommand<RemindSeat>[] =>
      askedIn(event).map(({ consultation, text, seat }) => ({
        id: consultation,
        command: { type: 'RemindSeat', data: { text, seat } },
        harmless: HARMLESS,
      })),
    DeadlineMissed: (event): readonly ProcessCommand<RecordSilence>[] =>
      askedIn(event).map(({ consultation, text, seat }) => ({
        id: consultation,
        command: { type: 'RecordSilence', data: { text, seat } },
        // The deadline was moved forward by a late notice; the letter's own date holds, and an officer notes the silence.
        harmless: [...HARMLESS, 'SEAT_STILL_HAS_TIME'],
      })),
  },
}

interface Asked {
  readonly consultation: string
  readonly text: number
  readonly seat: AgencyId
}

// `deadline-{consultation}.{text}.{seat}-{kind}`; a consultation's id ends in its number.
const ASKED = /^deadline-(.+-\d+)\.(\d+)\.(.+)-[a-zA-Z]+$/

function askedIn({
  stream,
  data,
}: RecordedEvent<Extract<DeadlineEvent, { data: { kind: DeadlineKind } }>>): readonly Asked[] {
  if (!KINDS.includes(data.kind)) return []
  const [, consultation, text, seat] = ASKED.exec(stream) ?? []
  if (consultation === undefined || text === undefined || seat === undefined)
    throw new Error(`${stream} names no seat that was asked`)
  return [{ consultation, text: Number(text), seat: seat as AgencyId }]
}
