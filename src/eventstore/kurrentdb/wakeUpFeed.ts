import type { WakeUps } from '../wakeUps.js'
import type { Connection } from './client.js'
import { within } from './faults.js'
import type { LogPrefix } from './records.js'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000
const STOP_WITHIN_MS = 1_000

/**
 * The server tells of new events; what they are is read in pages, as everywhere. A lost server ends the feed for
 * good, so another one is opened.
 */
export function wakeUpFeed(connection: Connection, prefix: LogPrefix, wakeUps: WakeUps) {
  let stop: (() => Promise<void>) | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  function open(pause: number): void {
    const filter = { filterOn: 'streamName' as const, prefixes: [prefix], checkpointInterval: 1_000 }
    const client = connection.client()
    const feed = client.subscribeToAll({ fromPosition: 'end', filter })
    stop = () => feed.unsubscribe()
    let wait = pause
    let lost = false
    const reopen = () => {
      if (lost || closed) return
      lost = true
      feed.destroy()
      retry = setTimeout(() => open(Math.min(wait * 2, LAST_RETRY_MS)), wait)
    }
    feed.on('confirmation', () => {
      wait = FIRST_RETRY_MS
      wakeUps.wake() // what came while nobody listened
    })
    feed.on('data', wakeUps.wake)
    feed.on('error', () => {
      connection.lost(client)
      reopen()
    })
    feed.on('close', reopen)
    feed.on('end', reopen)
  }

  return {
    listen: () => {
      if (stop === undefined && !closed) open(FIRST_RETRY_MS)
    },
    close: async () => {
      closed = true
      clearTimeout(retry)
      // The feed may still be waiting for a server to open it.
      if (stop !== undefined) await within(STOP_WITHIN_MS, stop()).catch(() => undefined)
    },
  }
}
