import { setMaxListeners } from 'node:events'
import { assertAcceptable } from '../acceptable.js'
import type { Clock } from '../clock.js'
import { EventStoreUnavailableError } from '../errors.js'
import type { EventStore, Position, StoredEvent, Subscription } from '../eventStore.js'
import { sharedTail } from '../sharedTail.js'
import { followLog } from '../subscribe.js'
import { wakeUps } from '../wakeUps.js'
import { logAppending } from './appending.js'
import { openConnection } from './client.js'
import { isTransient, orUnavailable, patiently } from './faults.js'
import { readLogId } from './identity.js'
import { logReading } from './reading.js'
import { comparePositions, type LogPrefix, PREFIX } from './records.js'
import { stamps } from './stamps.js'
import { wakeUpFeed } from './wakeUpFeed.js'

export interface KurrentEventStoreOptions {
  /** `kurrentdb://…` or `esdb://…`, as the client documents it: credentials, TLS, several nodes, discovery. */
  readonly url: string
  /** Where `recordedAt` comes from. */
  readonly clock: Clock
  /** Another log on the same server; `gongkai-` where it is not said. */
  readonly prefix?: LogPrefix
  /** The longest time that a lost wake-up can cost a subscription. */
  readonly pollMs?: number
  /** How long a request is tried again while no leader answers. */
  readonly patienceMs?: number
}

/** Each look walks over what the server itself has written since the last event. */
const POLL_MS = 5_000
/** Longer than an election. */
const PATIENCE_MS = 8_000

/** The log in KurrentDB 25+ or EventStoreDB 23.10, as docs/decisions/0501 argues. Connects on first use. */
export async function openKurrentEventStore(options: KurrentEventStoreOptions): Promise<EventStore> {
  const { url, clock, prefix = PREFIX, pollMs = POLL_MS, patienceMs = PATIENCE_MS } = options
  const connection = await openConnection(url)
  const closing = new AbortController()
  setMaxListeners(0, closing.signal) // each request that waits to be tried again listens
  const patience = { ms: patienceMs, signal: closing.signal }
  const news = wakeUps()
  const feed = wakeUpFeed(connection, prefix, news)
  const subscriptions = new Set<Subscription>()
  const reading = logReading(connection, prefix)
  let identity: Promise<string> | undefined

  const lastEvent = async () => (await reading.readAll('backwards', undefined, 1))[0]
  const stamped = stamps(clock, lastEvent)
  const appending = logAppending({ connection, prefix, reading, nextStamp: stamped.next, patience })

  const retried = <T>(work: () => Promise<T>): Promise<T> => orUnavailable(() => patiently(patience, isTransient, work))

  const readFurther = async (after: Position | undefined, limit: number): Promise<readonly StoredEvent[]> => {
    const page = await orUnavailable(() => reading.readAll('forwards', after, limit))
    stamped.noteRead(page)
    appending.noteKnown(page.at(-1)?.position)
    return page
  }
  // The engine's order is that of commit, so that all followers may share one look at the end.
  const readAll = sharedTail(readFurther)

  return {
    logId: () => {
      identity ??= retried(() => readLogId(connection, prefix)).catch((error: unknown) => {
        identity = undefined
        throw error
      })
      return identity
    },
    append: async (stream, events, expected) => {
      assertAcceptable(stream, events, expected)
      const result = await orUnavailable(() => appending.append(stream, events, expected))
      if (result.kind === 'appended' && !result.idempotent) news.wake()
      return result
    },
    readStream: (stream, wanted) => retried(() => reading.readStream(stream, wanted)),
    readStreams: (streams) => retried(() => reading.readStreams(streams)),
    readAll: (after, limit) => retried(() => readAll(after, limit)),
    head: () => orUnavailable(async () => (await lastEvent())?.position),
    subscribe: (wanted) => {
      feed.listen()
      const isUnavailable = (error: unknown) => error instanceof EventStoreUnavailableError
      // Not the patient reading: following is patient itself, and stops at once when asked to.
      const subscription = followLog({ readAll, wakeUps: news, pollMs, isTransient: isUnavailable }, wanted)
      subscriptions.add(subscription)
      const forget = () => subscriptions.delete(subscription)
      subscription.closed.then(forget, forget)
      return subscription
    },
    comparePositions,
    close: async () => {
      closing.abort()
      await Promise.all([...subscriptions].map(({ stop }) => stop()))
      await feed.close()
      await connection.close()
    },
  }
}
