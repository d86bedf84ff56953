import pg from 'pg'
import type { Clock } from '../clock.js'
import { assertAcceptable, repeatedId } from '../acceptable.js'
import { EventStoreUnavailableError } from '../errors.js'
import type { EventStore, Position, ReadStreamOptions, StoredEvent, Subscription } from '../eventStore.js'
import { sharedTail } from '../sharedTail.js'
import { followLog } from '../subscribe.js'
import { wakeUps } from '../wakeUps.js'
import { callAppend } from './appendCall.js'
import { isTransient, orUnavailable } from './faults.js'
import { groupCommit } from './groupCommit.js'
import { listener } from './listener.js'
import { comparePositions } from './positions.js'
import { COLUMNS, type Row, storedEvent } from './rows.js'

export interface PostgresEventStoreOptions {
  /** As a role that may read the log and append (`Database.logUrl`). */
  readonly connectionString: string
  /** Where `recordedAt` comes from. */
  readonly clock: Clock
  /** Connections for reading. */
  readonly readers?: number
  /** The longest time that a lost wake-up can cost a subscription. */
  readonly pollMs?: number
}

const READERS = 8
const POLL_MS = 1_000
const CONNECT_TIMEOUT_MS = 5_000
/** Groups under way at once: the second is made ready and sent while the first is at the server. */
const GROUPS = 2

/**
 * Said by each session itself too: the operator's own role may lack the settings that ours are made with. The time
 * limits of the client are for a network that swallows everything; they are longer than the server's.
 */
const SESSION = {
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  idle_in_transaction_session_timeout: 2_000,
  lock_timeout: 10_000,
} as const
const WRITING = { ...SESSION, statement_timeout: 15_000, query_timeout: 20_000 } as const
const READING = { ...SESSION, statement_timeout: 60_000, query_timeout: 65_000 } as const

/** The log in PostgreSQL, as docs/decisions/0002 argues. Connects on first use. */
export function openPostgresEventStore(options: PostgresEventStoreOptions): EventStore {
  const { connectionString, clock, readers = READERS, pollMs = POLL_MS } = options
  const connect = (config: pg.PoolConfig) => {
    const pool = new pg.Pool({ ...config, connectionString })
    pool.on('error', () => undefined) // an idle connection was lost; the next query opens another one
    return pool
  }
  const writing = connect({ ...WRITING, max: GROUPS, application_name: 'gongkai-append' })
  const reading = connect({ ...READING, max: readers, application_name: 'gongkai-read' })
  const news = wakeUps()
  const others = listener({ ...SESSION, connectionString, application_name: 'gongkai-listen' }, reading, news)
  const subscriptions = new Set<Subscription>()
  let identity: Promise<string> | undefined

  const group = groupCommit({
    write: (appends) => callAppend(writing, appends, clock.now()),
    isTransient,
    concurrency: GROUPS,
  })

  const read = (name: string, text: string, values: readonly unknown[]): Promise<readonly StoredEvent[]> =>
    orUnavailable(async () => {
      const { rows } = await reading.query<Row>({ name, text, values: [...values], rowMode: 'array' })
      return rows.map(storedEvent)
    })

  // Positions are in order of commit: what was seen up to the end stays so.
  const readAll = sharedTail((after, limit) => read('gongkai-all', READ_ALL, [after ?? '0', limit]))

  return {
    logId: () => {
      identity ??= orUnavailable(() => readLogId(reading)).catch((error: unknown) => {
        identity = undefined
        throw error
      })
      return identity
    },
    append: async (stream, events, expected) => {
      assertAcceptable(stream, events, expected)
      const repeated = repeatedId(events)
      if (repeated !== undefined) return { kind: 'duplicateId', id: repeated }
      const result = await orUnavailable(() => group.append({ stream, events, expected }))
      if (result.kind === 'appended' && !result.idempotent) {
        news.wake()
        others.announce()
      }
      return result
    },
    readStream: (stream, { direction = 'forwards', from, limit }: ReadStreamOptions = {}) =>
      direction === 'forwards'
        ? read('gongkai-forwards', READ_FORWARDS, [stream, from ?? 0, limit ?? null])
        : read('gongkai-backwards', READ_BACKWARDS, [stream, from ?? MAX_REVISION, limit ?? null]),
    readStreams: async (streams) => {
      const found = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]))
      for (const event of await read('gongkai-streams', READ_STREAMS, [[...found.keys()]])) {
        found.get(event.stream)!.push(event)
      }
      return found
    },
    readAll,
    head: () =>
      orUnavailable(async () => {
        const { rows } = await reading.query<[Position]>({ name: 'gongkai-head', text: READ_HEAD, rowMode: 'array' })
        return rows[0]?.[0]
      }),
    subscribe: (wanted) => {
      others.listen()
      const subscription = followLog({ readAll, wakeUps: news, pollMs, isTransient: isUnavailable }, wanted)
      subscriptions.add(subscription)
      const forget = () => subscriptions.delete(subscription)
      subscription.closed.then(forget, forget)
      return subscription
    },
    comparePositions,
    close: async () => {
      await Promise.all([...subscriptions].map(({ stop }) => stop()))
      await others.close()
      await Promise.all([writing.end(), reading.end()])
    },
  }
}

const MAX_REVISION = 2_147_483_647

const READ_ALL = `select ${COLUMNS} from log.events where position > $1 order by position limit $2`
const READ_HEAD = 'select position from log.events order by position desc limit 1'
const READ_FORWARDS = `select ${COLUMNS} from log.events where stream = $1 and revision >= $2 order by revision limit $3`
const READ_BACKWARDS = `select ${COLUMNS} from log.events where stream = $1 and revision <= $2 order by revision desc limit $3`
const READ_STREAMS = `select ${COLUMNS} from log.events where stream = any($1) order by stream, revision`

const isUnavailable = (error: unknown) => error instanceof EventStoreUnavailableError

/** Of the server and the database in it: a dump restored elsewhere is another log, and so is a copy of the database. */
async function readLogId(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `select 'pg-' || (select system_identifier from pg_control_system()) || '-' || oid as id
       from pg_database where datname = current_database()`,
  )
  return rows[0]!.id
}
