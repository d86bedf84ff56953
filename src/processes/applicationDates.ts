import type { AdoptReplyDate, RecordThirdPartyLapse } from '../domain/application/commands.js'
import type { DeadlineEvent } from '../domain/deadline/events.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import { sameJson } from '../domain/sameJson.js'
import type { PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/** A deadline as it stands now. */
export interface DeadlineNow {
  /** Id of what it belongs to. */
  readonly matter: string
  readonly key: string
  readonly receipt: DeadlineReceipt
}

export interface ApplicationDateOptions {
  readonly deadlineNow: (id: string) => Promise<DeadlineNow | undefined>
}

type Of<T extends DeadlineEvent['type']> = RecordedEvent<Extract<DeadlineEvent, { type: T }>>

/**
 * What the deadline of an application is told by others goes to the application: another date by a holiday notice that
 * an officer confirmed, or by a number of law (711-33); that a third party let its time pass, which is never consent
 * (711-32).
 */
export const applicationDates = ({ deadlineNow }: ApplicationDateOptions): Reaction<DeadlineEvent> => ({
  name: 'applicationDates',
  version: 1,
  on: {
    DeadlineMoved: async (event: Of<'DeadlineMoved'>): Promise<readonly ProcessCommand<AdoptReplyDate>[]> => {
      const { kind, cause, receipt } = event.data
      if (kind !== 'reply' || (cause !== 'calendar' && cause !== 'policy')) return []
      const now = await deadlineNow(idOf(event))
      const [, application, period] = REPLY.exec(now?.matter ?? '') ?? []
      // Moved again since: that says so itself.
      if (application === undefined || !sameJson(now?.receipt, receipt)) return []
      return [
        {
          id: application,
          command: {
            type: 'AdoptReplyDate',
            data: { period: Number(period), replyDue: receipt, cause: event.id },
          },
          harmless: ['APPLICATION_NOT_FOUND', 'APPLICATION_CLOSED'],
        },
      ]
    },

    DeadlineMissed: async (event: Of<'DeadlineMissed'>): Promise<readonly ProcessCommand<RecordThirdPartyLapse>[]> => {
      if (event.data.kind !== 'thirdPartyOpinion') return []
      const now = await deadlineNow(idOf(event))
      if (now === undefined || !now.key.startsWith(OF_APPLICATION)) return []
      const application = now.key.slice(OF_APPLICATION.length)
      const thirdParty = now.matter.slice(application.length + 1) as PersonId
      return [
        {
          id: application,
          command: { type: 'RecordThirdPartyLapse', data: { thirdParty } },
          // It is over, or it answered; or a notice moved the deadline forward, and the letter's own date holds: an officer
          // notes the lapse then.
          harmless: [
            'APPLICATION_NOT_FOUND',
            'APPLICATION_CLOSED',
            'THIRD_PARTY_ALREADY_ANSWERED',
            'THIRD_PARTY_STILL_HAS_TIME',
          ],
        },
      ]
    },
  },
})

const REPLY = /^(.+)\.r(\d+)$/
const OF_APPLICATION = 'application:'
const idOf = ({ stream }: RecordedEvent): string => stream.slice('deadline-'.length)
