import type { AdoptReplyDate, AdoptStepDate, RecordThirdPartyLapse } from '../domain/application/commands.js'
import type { DeadlineEvent } from '../domain/deadline/events.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import type { AdoptCorrectionDate } from '../domain/recordCorrection/commands.js'
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
 * What the deadline of an application, or of a request for correction, is told by others goes to it: another date by a
 * holiday notice that an officer confirmed (711-26), or by a number of law (711-33); that a third party let its time pass, which is never consent
 * (711-32).
 */
export const applicationDates = ({ deadlineNow }: ApplicationDateOptions): Reaction<DeadlineEvent> => ({
  name: 'applicationDates',
  version: 2,
  on: {
    DeadlineMoved: async (event: Of<'DeadlineMoved'>): Promise<readonly ProcessCommand<Adoption>[]> => {
      const { cause, receipt } = event.data
      if (!ADOPTED.has(event.data.kind) || (cause !== 'calendar' && cause !== 'policy')) return []
      const now = await deadlineNow(idOf(event))
      // Moved again since: that says so itself.
      return now === undefined || !sameJson(now.receipt, receipt) ? [] : adoptions(event, now)
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

type Adoption = AdoptReplyDate | AdoptStepDate | AdoptCorrectionDate

/** Times of applications, and of requests for correction; a joint maker's goes with its consultation. */
const ADOPTED: ReadonlySet<string> = new Set([
  'reply',
  'amendmentNotice',
  'amendment',
  'feePayment',
  'thirdPartyOpinion',
  'recordCorrection',
])

function adoptions(event: Of<'DeadlineMoved'>, { matter, key }: DeadlineNow): readonly ProcessCommand<Adoption>[] {
  const { kind, receipt: due } = event.data
  const cause = event.id
  if (kind === 'recordCorrection')
    return [
      {
        id: matter,
        command: { type: 'AdoptCorrectionDate', data: { due, cause } },
        harmless: ['CORRECTION_NOT_FOUND', 'CORRECTION_CLOSED'],
      },
    ]
  const harmless = ['APPLICATION_NOT_FOUND', 'APPLICATION_CLOSED']
  if (kind === 'reply') {
    const [, id, period] = REPLY.exec(matter) ?? []
    if (id === undefined) return []
    const data = { period: Number(period), replyDue: due, cause }
    return [{ id, command: { type: 'AdoptReplyDate', data }, harmless }]
  }
  if (!key.startsWith(OF_APPLICATION)) return []
  const id = key.slice(OF_APPLICATION.length)
  const step = kind as AdoptStepDate['data']['step']
  const whose = step === 'thirdPartyOpinion' ? { thirdParty: matter.slice(id.length + 1) as PersonId } : {}
  return [{ id, command: { type: 'AdoptStepDate', data: { step, ...whose, due, cause } }, harmless }]
}

const REPLY = /^(.+)\.r(\d+)$/
const OF_APPLICATION = 'application:'
const idOf = ({ stream }: RecordedEvent): string => stream.slice('deadline-'.length)
