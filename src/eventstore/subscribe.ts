import { setTimeout as sleep } from 'node:timers/promises'
import type { Position, StoredEvent, SubscribeOptions, Subscription } from './eventStore.js'
import type { WakeUps } from './wakeUps.js'

/** How a subscription follows a log; an adapter supplies the reading and the waking. */
export interface FollowedLog {
  readonly readAll: (after: Position | undefined, limit: number) => Promise<readonly StoredEvent[]>
  readonly wakeUps: WakeUps
  /** The longest time that a lost wake-up can cost. */
  readonly pollMs: number
  /** A fault that passes: reading is tried again. */
  readonly isTransient: (error: unknown) => boolean
}

const PAGE_SIZE = 1_000
const FIRST_RETRY_MS = 50
const LAST_RETRY_MS = 5_000

/** Pulls pages, so that a lost or late wake-up costs time and never an event. The next page is read ahead. */
export function followLog(log: FollowedLog, { after, pageSize = PAGE_SIZE, ...on }: SubscribeOptions): Subscription {
  const stopping = new AbortController()
  const { signal } = stopping

  /** Undefined when stopped. */
  async function readPatiently(from: Position | undefined): Promise<readonly StoredEvent[] | undefined> {
    for (let pause = FIRST_RETRY_MS; !signal.aborted; pause = Math.min(pause * 2, LAST_RETRY_MS)) {
      try {
        return await log.readAll(from, pageSize)
      } catch (error) {
        if (signal.aborted) return undefined
        if (!log.isTransient(error)) throw error
        await sleep(pause, undefined, { signal }).catch(() => undefined)
      }
    }
    return undefined
  }

  async function follow(): Promise<void> {
    let position = after
    let told = false
    let seen = log.wakeUps.count()
    let page = await readPatiently(position)
    while (page !== undefined && !signal.aborted) {
      if (page.length === 0) {
        // A wake-up that brought nothing is no news.
        if (!told) on.onCaughtUp?.()
        told = true
        await log.wakeUps.wait(seen, signal, log.pollMs)
        seen = log.wakeUps.count()
        page = await readPatiently(position)
        continue
      }
      told = false
      position = page.at(-1)!.position
      seen = log.wakeUps.count()
      const next = readPatiently(position)
      // A handler that throws ends the subscription; the page read ahead must not end the process.
      next.catch(() => undefined)
      await on.onEvents(page)
      page = await next
    }
  }

  const closed = follow()
  closed.catch(() => undefined) // whoever awaits `closed` still sees the error
  return {
    closed,
    stop: async () => {
      stopping.abort()
      await closed.catch(() => undefined)
    },
  }
}
