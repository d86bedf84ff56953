import type { ComplaintEvent } from '../domain/complaint/events.js'
import type { CancelDeadline, RecordAct, StartDeadline, TransferDeadline } from '../domain/deadline/commands.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import type { AgencyId, LocalDate, PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/** Where a complaint stood: who had it, which time ran. */
export interface ComplaintStanding {
  readonly agency: AgencyId
  readonly officer?: PersonId
  /** How often it was received. */
  readonly round: number
  readonly running?: 'complaintAcceptance' | 'complaintAnswer'
}

export interface ComplaintClockOptions {
  /** After its event of this revision, or now. */
  readonly complaintStanding: (complaint: string, revision?: number) => Promise<ComplaintStanding | undefined>
}

type ClockKind = NonNullable<ComplaintStanding['running']>
type ClockCommand = ProcessCommand<StartDeadline | RecordAct | CancelDeadline | TransferDeadline>
type Of<T extends ComplaintEvent['type']> = RecordedEvent<Extract<ComplaintEvent, { type: T }>>

/** The times to accept and to answer a complaint (711-51): matter `{complaint}.r{round}`, a new one where it is passed on. */
export function complaintClocks({ complaintStanding }: ComplaintClockOptions): Reaction<ComplaintEvent> {
  const before = async (event: RecordedEvent): Promise<ComplaintStanding> => {
    const standing = await complaintStanding(idOf(event), event.revision - 1)
    if (standing === undefined) throw new Error(`the complaint ${idOf(event)} was never received`)
    return standing
  }
  /** What ran until the event is met by it. */
  const met = async (event: RecordedEvent, doneOn: LocalDate): Promise<readonly ClockCommand[]> => {
    const { round, running } = await before(event)
    return running === undefined ? [] : [act(event, clockOf(event, round, running), doneOn)]
  }

  return {
    name: 'complaintClocks',
    version: 1,
    on: {
      ComplaintReceived: (event: Of<'ComplaintReceived'>): readonly ClockCommand[] => {
        const { agency, officer, acceptBy } = event.data
        return [
          start(event, 1, 'complaintAcceptance', acceptBy, { agency, ...(officer === undefined ? {} : { officer }) }),
        ]
      },
      ComplaintAccepted: async (event: Of<'ComplaintAccepted'>): Promise<readonly ClockCommand[]> => {
        const { acceptedOn, answerBy, by } = event.data
        const { agency, officer = by, round } = await before(event)
        return [
          act(event, clockOf(event, round, 'complaintAcceptance'), acceptedOn),
          start(event, round, 'complaintAnswer', answerBy, { agency, officer }),
        ]
      },
      ComplaintDeclined: (event: Of<'ComplaintDeclined'>) => met(event, event.data.declinedOn),
      ComplaintTransferred: async (event: Of<'ComplaintTransferred'>): Promise<readonly ClockCommand[]> => {
        const { to, round, transferredOn, acceptBy } = event.data
        const { running } = await before(event)
        const ended =
          running === 'complaintAnswer'
            ? [cancel(event, clockOf(event, round - 1, running), 'superseded')]
            : await met(event, transferredOn)
        return [...ended, start(event, round, 'complaintAcceptance', acceptBy, { agency: to })]
      },
      ComplainantReplied: (event: Of<'ComplainantReplied'>) => met(event, event.data.repliedOn),
      ComplaintWithdrawn: async (event: Of<'ComplaintWithdrawn'>): Promise<readonly ClockCommand[]> => {
        const { round, running } = await before(event)
        return running === undefined ? [] : [cancel(event, clockOf(event, round, running), 'matterWithdrawn')]
      },
      ComplaintHandedOver: async (event: Of<'ComplaintHandedOver'>): Promise<readonly ClockCommand[]> => {
        const [then, now] = [await before(event), await complaintStanding(idOf(event))]
        // Passed on, ended or handed on since: that says so itself.
        if (then.running === undefined || now?.round !== then.round || now.running !== then.running) return []
        if (now.officer !== event.data.to) return []
        return [
          {
            id: clockOf(event, then.round, then.running),
            command: { type: 'TransferDeadline', data: { to: then.agency, officer: event.data.to, cause: event.id } },
            harmless: ['AGENCY_NOT_ACTIVE'],
          },
        ]
      },
    },
  }
}

const idOf = ({ stream }: RecordedEvent): string => stream.slice('complaint-'.length)
const matterOf = (event: RecordedEvent, round: number): string => `${idOf(event)}.r${round}`
const clockOf = (event: RecordedEvent, round: number, kind: ClockKind): string => `${matterOf(event, round)}-${kind}`

const start = (
  event: RecordedEvent,
  round: number,
  kind: ClockKind,
  receipt: DeadlineReceipt,
  holder: { readonly agency: AgencyId; readonly officer?: PersonId },
): ClockCommand => ({
  id: clockOf(event, round, kind),
  command: {
    type: 'StartDeadline',
    data: {
      matter: matterOf(event, round),
      kind,
      agency: holder.agency,
      ...(holder.officer === undefined ? {} : { officer: holder.officer }),
      key: `complaint:${idOf(event)}`,
      start: receipt.start,
      startEvent: event.id,
      receipt,
    },
  },
})

const act = (event: RecordedEvent, id: string, doneOn: LocalDate): ClockCommand => ({
  id,
  command: { type: 'RecordAct', data: { doneOn, proof: event.id } },
})

const cancel = (event: RecordedEvent, id: string, reason: 'superseded' | 'matterWithdrawn'): ClockCommand => ({
  id,
  command: { type: 'CancelDeadline', data: { reason, cause: event.id } },
})
