import { randomUUID } from 'node:crypto'
import type { AgencyId, PersonId } from '../../domain/values.js'
import { letter } from './letter.js'
import { MailError, type Mailer } from './mailer.js'
import type { ClaimedLetter, Outbox } from './outbox.js'

export interface DeliveryOptions {
  readonly outbox: Outbox
  readonly mailer: Mailer
  /** Where the person is written to in matters of the agency; undefined when nowhere. */
  readonly addressOf: (person: PersonId, agency: AgencyId) => Promise<string | undefined>
  readonly publicUrl: URL
  /** Longer than a letter can take to be sent: only a program that died lets it run out. */
  readonly leaseMs?: number
  /** How often to look for letters that have come due. */
  readonly lookMs?: number
  readonly firstRetryMs?: number
  readonly lastRetryMs?: number
  /** Then a letter is given up and stays visible. */
  readonly mostAttempts?: number
  readonly onFault: (error: unknown) => void
}

export interface Delivery {
  /** Sends until `stop`; several programs may. */
  readonly start: () => void
  /** Ends after the letters in hand. */
  readonly stop: () => Promise<void>
  /** Sends everything that is due now. */
  readonly sendDue: () => Promise<void>
}

export const LEASE_MS = 5 * 60_000
const LOOK_MS = 5_000
const FIRST_RETRY_MS = 60_000
const LAST_RETRY_MS = 6 * 60 * 60_000
/** With the pauses above: for three days. */
const MOST_ATTEMPTS = 20

/**
 * Sends what is queued: at least once, each time under the same Message-ID. A fault of the server is tried again after
 * longer and longer pauses; what it refuses for good is not.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { outbox, mailer, addressOf, publicUrl, onFault } = options
  const { leaseMs = LEASE_MS, lookMs = LOOK_MS, mostAttempts = MOST_ATTEMPTS } = options
  const { firstRetryMs = FIRST_RETRY_MS, lastRetryMs = LAST_RETRY_MS } = options
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let wake: () => void = () => undefined

  async function send(claimed: ClaimedLetter): Promise<void> {
    const { eventId, person, agency, kind, aboutKind, aboutId, due, clause, asDeputy, messageId } = claimed
    // A letter that brings the program down each time is given up too.
    if (claimed.attempts > mostAttempts) return outbox.gaveUp(claimed, 'failed', claimed.lastError ?? 'INTERRUPTED')
    const to = await addressOf(person as PersonId, agency as AgencyId)
    if (to === undefined) return outbox.gaveUp(claimed, 'noAddress', 'NO_ADDRESS')
    const about = { kind: aboutKind, id: aboutId }
    try {
      await mailer.send({ ...letter({ event: eventId, kind, about, due, clause, asDeputy }, publicUrl), to, messageId })
    } catch (error) {
      if (!(error instanceof MailError)) throw error
      return notSent(claimed, error)
    }
    await outbox.sent(claimed)
  }

  async function notSent(claimed: ClaimedLetter, { reason, permanent }: MailError): Promise<void> {
    if (permanent || claimed.attempts >= mostAttempts) return outbox.gaveUp(claimed, 'failed', reason)
    await outbox.postponed(claimed, reason, Math.min(firstRetryMs * 2 ** (claimed.attempts - 1), lastRetryMs))
  }

  /** False when nothing is due. */
  async function sendNext(): Promise<boolean> {
    const claimed = await outbox.claim(randomUUID(), leaseMs)
    if (claimed === undefined) return false
    try {
      await send(claimed)
    } catch (error) {
      // The key store or the database is away: no fault of the letter, and no reason to lose it.
      onFault(error)
      await outbox.postponed(claimed, 'INTERNAL', firstRetryMs)
    }
    return true
  }

  async function sendDue(): Promise<void> {
    while (!stopped && (await sendNext()));
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await sendDue().catch(onFault)
      if (!stopped) await pause(lookMs)
    }
  }

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  return {
    start: () => {
      running = run()
    },
    stop: async () => {
      stopped = true
      wake()
      await running
    },
    sendDue,
  }
}
