import { OUTBOX_STATES, type OutboxRow, type OutboxState } from '../app/notifications/outboxTable.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

/** Shown by name; the others are in the counts. */
const MOST_SHOWN = 1_000

interface UnsentLetter {
  readonly event: string
  readonly person: string
  readonly agency: string
  readonly kind: string
  readonly state: OutboxState
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: string
  readonly nextAt: string | null
}

/**
 * `gongkai outbox`: how many letters are in which state, and those that were not sent, with the codes of their last
 * fault. `--retry` sends once more what was given up; the running program does the work. Exit 1 when there are letters
 * that nobody will send any more.
 */
export const outbox = (
  environment: Environment,
  { json, retry }: { readonly json: boolean; readonly retry: boolean },
  io: CommandIo,
): Promise<number> =>
  operate(environment, async ({ notifications }) => {
    const letters = notifications.outbox
    const retried = retry ? await letters.retry() : 0
    const counts = await letters.counts()
    const unsent = (await letters.unsent(MOST_SHOWN)).map(shown)
    if (json) io.out(JSON.stringify({ counts, ...(retry ? { retried } : {}), unsent }))
    else {
      if (retry) io.out(`${retried} letters are tried again`)
      io.out(OUTBOX_STATES.map((state) => `${state} ${counts[state]}`).join('  '))
      for (const letter of unsent) io.out(line(letter))
    }
    return counts.failed + counts.noAddress === 0 ? 0 : 1
  })

const shown = (row: OutboxRow): UnsentLetter => ({
  event: row.eventId,
  person: row.person,
  agency: row.agency,
  kind: row.kind,
  state: row.state,
  attempts: row.attempts,
  lastError: row.lastError,
  createdAt: row.createdAt.toISOString(),
  nextAt: row.state === 'queued' ? row.nextAt.toISOString() : null,
})

const line = ({ state, person, agency, kind, event, attempts, lastError, nextAt }: UnsentLetter): string =>
  [
    `${state} ${kind} to ${person} (${agency}) about event ${event}: tried ${attempts} times`,
    ...(lastError === null ? [] : [lastError]),
    ...(nextAt === null ? [] : [`next at ${nextAt}`]),
  ].join(', ')
