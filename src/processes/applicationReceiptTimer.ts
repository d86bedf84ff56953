import type { NoteUnconfirmedReceipt } from '../domain/application/commands.js'
import type { ApplicationEvent } from '../domain/application/events.js'
import { addDays, endOfDay } from '../domain/dates.js'
import type { LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand } from './reaction.js'
import type { Schedule, TimerKind } from './timer.js'

type ReceiptEvent = Extract<
  ApplicationEvent,
  {
    type: 'ApplicationReceived' | 'ReceiptDateFixed' | 'ReceiptUnconfirmed' | 'ApplicationWithdrawn'
  }
>

/** Longer than any time to confirm and any holiday that falls into it. */
const DAYS_LOOKED = 31

const applicationOf = ({ stream }: RecordedEvent): string => stream.slice('application-'.length)

/** How long the time is, and which days count in it, the application says: it is asked at the end of each day. */
const looksDaily = (event: RecordedEvent, arrivedOn: LocalDate): Schedule => ({
  subject: applicationOf(event),
  moments: Array.from({ length: DAYS_LOOKED }, (_, day) => endOfDay(addDays(arrivedOn, day + 1))),
})
const isSettled = (event: RecordedEvent): Schedule => ({ subject: applicationOf(event), moments: [] })

/** 平常信函、互联网、传真: an application that nobody has confirmed with the applicant in time would never be due (711-31). */
export const applicationReceiptTimer: TimerKind<ReceiptEvent> = {
  name: 'applicationReceipts',
  version: 1,
  on: {
    ApplicationReceived: (event) => looksDaily(event, event.data.arrivedOn),
    ReceiptDateFixed: isSettled,
    ReceiptUnconfirmed: isSettled,
    ApplicationWithdrawn: isSettled,
  },
  fire: (event): readonly ProcessCommand<NoteUnconfirmedReceipt>[] => [
    {
      id: applicationOf(event),
      command: { type: 'NoteUnconfirmedReceipt', data: {} },
      harmless: ['RECEIPT_STILL_HAS_TIME', 'RECEIPT_FIXED', 'APPLICATION_CLOSED', 'CALENDAR_ENDS'],
    },
  ],
}
