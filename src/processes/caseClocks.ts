import type { AccountabilityCaseEvent } from '../domain/accountabilityCase/events.js'
import type { ConcernedKey } from '../domain/accountabilityCase/vocabulary.js'
import type { CancelDeadline, RecordAct, StartDeadline } from '../domain/deadline/commands.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface CaseClockOptions {
  /** Those concerned by a case who were asked for a statement. */
  readonly invitedIn: (id: string) => Promise<readonly ConcernedKey[]>
}

type ClockKind = 'caseStatement' | 'caseReview'
type ClockCommand = ProcessCommand<StartDeadline | RecordAct | CancelDeadline>
type Of<T extends AccountabilityCaseEvent['type']> = RecordedEvent<Extract<AccountabilityCaseEvent, { type: T }>>

/** The times to state one's case and to decide a review (LS-15.2): matter `{case}.{unit|person}.{id}`. */
export const caseClocks = ({ invitedIn }: CaseClockOptions): Reaction<AccountabilityCaseEvent> => ({
  name: 'caseClocks',
  version: 1,
  on: {
    StatementInvited: (event: Of<'StatementInvited'>): readonly ClockCommand[] => [
      start(event, event.data, 'caseStatement'),
    ],
    StatementRecorded: (event: Of<'StatementRecorded'>): readonly ClockCommand[] => [
      act(event, event.data.concerned, 'caseStatement', event.data.receivedOn),
    ],
    ConcernedChanged: (event: Of<'ConcernedChanged'>): readonly ClockCommand[] =>
      event.data.removed.map((key) => cancel(event, key)),
    // Whoever let the time pass has no more of it once it is decided.
    CaseDecided: async (event: Of<'CaseDecided'>): Promise<readonly ClockCommand[]> =>
      (await invitedIn(idOf(event))).map((key) => cancel(event, key)),
    CaseReviewRequested: (event: Of<'CaseReviewRequested'>): readonly ClockCommand[] => [
      start(event, event.data, 'caseReview'),
    ],
    CaseReviewDecided: (event: Of<'CaseReviewDecided'>): readonly ClockCommand[] => [
      act(event, event.data.concerned, 'caseReview', event.data.decidedOn),
    ],
  },
})

const idOf = ({ stream }: RecordedEvent): string => stream.slice('case-'.length)
const matterOf = (event: RecordedEvent, key: ConcernedKey): string => `${idOf(event)}.${key.replace(':', '.')}`
const clockOf = (event: RecordedEvent, key: ConcernedKey, kind: ClockKind): string => `${matterOf(event, key)}-${kind}`

interface Asked {
  readonly agency: AgencyId
  readonly concerned: ConcernedKey
  readonly due: DeadlineReceipt
}

const start = (event: RecordedEvent, { agency, concerned, due }: Asked, kind: ClockKind): ClockCommand => ({
  id: clockOf(event, concerned, kind),
  command: {
    type: 'StartDeadline',
    data: {
      matter: matterOf(event, concerned),
      kind,
      agency,
      key: `case:${idOf(event)}`,
      start: due.start,
      startEvent: event.id,
      receipt: due,
    },
  },
})

/** They may state their case more than once; the first time counts. */
const act = (event: RecordedEvent, key: ConcernedKey, kind: ClockKind, doneOn: LocalDate): ClockCommand => ({
  id: clockOf(event, key, kind),
  command: { type: 'RecordAct', data: { doneOn, proof: event.id } },
  harmless: ['DEADLINE_CLOSED'],
})

const cancel = (event: RecordedEvent, key: ConcernedKey): ClockCommand => ({
  id: clockOf(event, key, 'caseStatement'),
  command: { type: 'CancelDeadline', data: { reason: 'matterClosed', cause: event.id } },
  harmless: ['DEADLINE_CLOSED', 'DEADLINE_NOT_FOUND'],
})
