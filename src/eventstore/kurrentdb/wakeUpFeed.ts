import { END, type KurrentDBClient, streamNameFilter } from '@kurrent/kurrentdb-client'
import type { WakeUps } from '../wakeUps.js'
import { PREFIX } from './records.js'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 10_000

/**
 * The server tells of new events; what they are is read in pages, as everywhere. A lost server ends the feed for
 * good, so another one is opened.
 */
export function wakeUpFeed(client: KurrentDBClient, wakeUps: WakeUps) {
  let stop: (() => Promise<void>) | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  function open(pause: number): void {
    const feed = client.subscribeToAll({ fromPosition: END, filter: streamNameFilter({ prefixes: [PREFIX] }) })
    stop = () => feed.unsubscribe()
    let next = Math.min(pause * 2, LAST_RETRY_MS)
    let lost = false
    const reopen = () => {
      if (lost || closed) return
      lost = true
      feed.destroy()
      retry = setTimeout(() => open(next), pause)
    }
    feed.on('confirmation', () => {
      next = FIRST_RETRY_MS
      wakeUps.wake() // what came while nobody listened
    })
    feed.on('data', wakeUps.wake)
    feed.on('error', reopen)
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
      await stop?.().catch(() => undefined)
    },
  }
}
