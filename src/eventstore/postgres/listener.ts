import pg from 'pg'
import type { WakeUps } from '../wakeUps.js'
import { WAKE_UP_CHANNEL } from './schema.js'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 10_000
/** NOTIFY takes a lock over the whole server at commit: never with each append, and never in its transaction. */
const ANNOUNCE_EVERY_MS = 20

/** Wake-ups between processes. All of it may fail: subscriptions look by themselves from time to time. */
export interface Listener {
  /** Something was appended here; other processes hear of it, once for many. */
  readonly announce: () => void
  readonly listen: () => void
  readonly close: () => Promise<void>
}

export function listener(connection: pg.ClientConfig, pool: pg.Pool, wakeUps: WakeUps): Listener {
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let announcing: NodeJS.Timeout | undefined

  async function connect(pause: number): Promise<void> {
    const candidate = new pg.Client(connection)
    client = candidate
    let lost = false
    const lose = () => {
      if (lost || closed) return
      lost = true
      candidate.end().catch(() => undefined)
      retry = setTimeout(() => void connect(Math.min(pause * 2, LAST_RETRY_MS)), pause)
    }
    candidate.on('error', lose)
    candidate.on('end', lose)
    candidate.on('notification', wakeUps.wake)
    try {
      await candidate.connect()
      await candidate.query(`listen ${WAKE_UP_CHANNEL}`)
      pause = FIRST_RETRY_MS
      // What was announced while nobody listened.
      wakeUps.wake()
    } catch {
      lose()
    }
  }

  return {
    announce: () => {
      announcing ??= setTimeout(() => {
        announcing = undefined
        if (!closed) pool.query(`notify ${WAKE_UP_CHANNEL}`).catch(() => undefined)
      }, ANNOUNCE_EVERY_MS)
    },
    listen: () => {
      if (client === undefined && !closed) void connect(FIRST_RETRY_MS)
    },
    close: async () => {
      closed = true
      clearTimeout(retry)
      clearTimeout(announcing)
      await client?.end().catch(() => undefined)
    },
  }
}
