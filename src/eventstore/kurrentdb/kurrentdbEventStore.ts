import { randomUUID } from 'node:crypto'
import {
  BACKWARDS,
  END,
  FORWARDS,
  KurrentDBClient,
  NO_STREAM,
  START,
  streamNameFilter,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client'
import { assertAcceptable, repeatedId } from '../acceptable.js'
import type { Clock } from '../clock.js'
import { EventStoreUnavailableError } from '../errors.js'
import type {
  AppendResult,
  EventStore,
  NewEvent,
  Position,
  ReadStreamOptions,
  StoredEvent,
  Subscription,
} from '../eventStore.js'
import { followLog } from '../subscribe.js'
import { wakeUps } from '../wakeUps.js'
import { orUnavailable } from './faults.js'
import { eventData, logPositionOf, PREFIX, storedEvent, streamStateOf } from './records.js'
import { wakeUpFeed } from './wakeUpFeed.js'

export interface KurrentdbEventStoreOptions {
  /** `kurrentdb://…` or `esdb://…`, as the client documents it: TLS, several nodes, discovery. */
  readonly connectionString: string
  readonly clock: Clock
  /** The longest time that a lost wake-up can cost a subscription. */
  readonly pollMs?: number
}

const POLL_MS = 1_000
const REMEMBERED = 10_000
/** A decision must not rest on a follower that lags behind. */
const LEADER = { requiresLeader: true } as const
const OURS = streamNameFilter({ prefixes: [PREFIX] })
/** Outside the prefix, so that it is no part of the log. */
const IDENTITY_STREAM = 'gongkaiIdentity'

/**
 * The log in KurrentDB 25+ or EventStoreDB 23.10. `recordedAt` does not run backwards among the appends of one
 * process that follow each other; between processes it is as good as their clocks.
 */
export function openKurrentdbEventStore(options: KurrentdbEventStoreOptions): EventStore {
  const { clock, pollMs = POLL_MS } = options
  const client = KurrentDBClient.connectionString(options.connectionString)
  const news = wakeUps()
  const feed = wakeUpFeed(client, news)
  const subscriptions = new Set<Subscription>()
  let identity: Promise<string> | undefined
  let stamped = ''
  /** Last ids of the latest appends: the same one within a millisecond has the same time and only this tells it. */
  const acknowledged = new Set<string>()

  function remember(id: string): void {
    acknowledged.add(id)
    if (acknowledged.size > REMEMBERED) acknowledged.delete(acknowledged.values().next().value!)
  }

  /** Not before the last event of the log when this process began, nor before its own last one. */
  async function stamp(): Promise<string> {
    if (stamped === '') {
      const last = await lastEvent()
      if (stamped === '' && last !== undefined) stamped = recordedAtOf(last)
    }
    const now = clock.now()
    stamped = now > stamped ? now : stamped
    return stamped
  }

  const lastEvent = async () => (await collectAll(BACKWARDS, undefined, 1))[0]

  async function collectAll(
    direction: typeof FORWARDS | typeof BACKWARDS,
    after: Position | undefined,
    limit: number,
  ): Promise<readonly StoredEvent[]> {
    const from = after === undefined ? undefined : logPositionOf(after)
    const start = direction === FORWARDS ? START : END
    const found: StoredEvent[] = []
    // Reading begins with the event at the position, which the caller has already.
    const maxCount = limit + (from === undefined ? 0 : 1)
    for await (const { event } of client.readAll({
      ...LEADER,
      direction,
      fromPosition: from ?? start,
      filter: OURS,
      maxCount,
    })) {
      if (event === undefined || (from !== undefined && event.position.commit === from.commit)) continue
      if (found.length < limit) found.push(storedEvent(event, event.position))
    }
    return found
  }

  async function collectStream(
    stream: string,
    { direction = 'forwards', from, limit }: ReadStreamOptions = {},
  ): Promise<readonly StoredEvent[]> {
    const forwards = direction === 'forwards'
    const found: StoredEvent[] = []
    try {
      for await (const { event } of client.readStream(PREFIX + stream, {
        ...LEADER,
        direction: forwards ? FORWARDS : BACKWARDS,
        fromRevision: from === undefined ? (forwards ? START : END) : BigInt(from),
        ...(limit === undefined ? {} : { maxCount: limit }),
      })) {
        if (event?.position !== undefined) found.push(storedEvent(event, event.position))
      }
    } catch (error) {
      if (error instanceof StreamNotFoundError) return []
      throw error
    }
    return found
  }

  async function write(stream: string, events: readonly NewEvent[], state: ReturnType<typeof streamStateOf>) {
    const recordedAt = await stamp()
    const { nextExpectedRevision } = await client.appendToStream(
      PREFIX + stream,
      events.map((event) => eventData(event, recordedAt)),
      { streamState: state, requiresLeader: true },
    )
    // Read back: not every server answers a position, and none says that it had the events already.
    const revision = Number(nextExpectedRevision)
    const [last] = await collectStream(stream, { from: revision, limit: 1 })
    if (last === undefined) throw new EventStoreUnavailableError(new Error('an acknowledged event cannot be read'))
    return { revision, last, repeated: recordedAtOf(last) !== recordedAt || acknowledged.has(last.id) }
  }

  const readAll = (after: Position | undefined, limit: number) =>
    orUnavailable(() => collectAll(FORWARDS, after, limit))

  return {
    logId: () => {
      identity ??= orUnavailable(() => readIdentity(client)).catch((error: unknown) => {
        identity = undefined
        throw error
      })
      return identity
    },
    append: async (stream, events, expected): Promise<AppendResult> => {
      assertAcceptable(stream, events, expected)
      const repeatedInside = repeatedId(events)
      if (repeatedInside !== undefined) return { kind: 'duplicateId', id: repeatedInside }
      try {
        const { revision, last, repeated } = await orUnavailable(() => write(stream, events, streamStateOf(expected)))
        remember(last.id)
        news.wake()
        return { kind: 'appended', revision, position: last.position, idempotent: repeated }
      } catch (error) {
        if (!(error instanceof WrongExpectedVersionError)) throw error
        const { actualState } = error
        return { kind: 'wrongRevision', actual: actualState === NO_STREAM ? 'none' : Number(actualState) }
      }
    },
    readStream: (stream, wanted) => orUnavailable(() => collectStream(stream, wanted)),
    readStreams: (streams) =>
      orUnavailable(async () => {
        const names = [...new Set(streams)]
        const found = await Promise.all(names.map((name) => collectStream(name)))
        return new Map(names.map((name, i) => [name, found[i]!]))
      }),
    readAll,
    head: () => orUnavailable(async () => (await lastEvent())?.position),
    subscribe: (wanted) => {
      feed.listen()
      const isTransient = (error: unknown) => error instanceof EventStoreUnavailableError
      const subscription = followLog({ readAll, wakeUps: news, pollMs, isTransient }, wanted)
      subscriptions.add(subscription)
      const forget = () => subscriptions.delete(subscription)
      subscription.closed.then(forget, forget)
      return subscription
    },
    comparePositions: (a, b) => {
      const [one, other] = [logPositionOf(a), logPositionOf(b)]
      return Number(one.commit - other.commit) || Number(one.prepare - other.prepare)
    },
    close: async () => {
      await Promise.all([...subscriptions].map(({ stop }) => stop()))
      await feed.close()
      await client.dispose()
    },
  }
}

const recordedAtOf = ({ metadata }: StoredEvent) => (JSON.parse(metadata) as { recordedAt: string }).recordedAt

/** The id of the one event of a stream that whoever came first has written. */
async function readIdentity(client: KurrentDBClient): Promise<string> {
  const own = {
    id: randomUUID(),
    contentType: 'application/json',
    type: 'LogIdentity',
    data: {},
    metadata: {},
  } as const
  await client
    .appendToStream(IDENTITY_STREAM, [own], { streamState: NO_STREAM, requiresLeader: true })
    .catch((error: unknown) => {
      if (!(error instanceof WrongExpectedVersionError)) throw error
    })
  for await (const { event } of client.readStream(IDENTITY_STREAM, { ...LEADER, maxCount: 1 })) {
    if (event !== undefined) return `kurrentdb-${event.id}`
  }
  throw new EventStoreUnavailableError(new Error('the identity of the log cannot be read'))
}
