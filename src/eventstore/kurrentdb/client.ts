import type { KurrentDBClient } from '@kurrent/kurrentdb-client'

export type KurrentClient = KurrentDBClient

/**
 * The reader below the client: it hands over the stored bytes, which the client would parse. A page is a few dozen
 * events.
 */
export type RawReader = KurrentDBClient['rustClient']
type Pages = ReturnType<RawReader['readAll']>
/** An event, and the link to it where there was one. */
export type RawEvent = (Pages extends AsyncIterable<infer Page> ? Page : never) extends readonly (infer Each)[]
  ? Each
  : never

/** The client in use; another one takes its place once it is lost. */
export interface Connection {
  readonly client: () => KurrentClient
  /** A request of this client met a fault on the way; whoever comes next gets another one, at most so often. */
  readonly lost: (client: KurrentClient) => void
  readonly close: () => Promise<void>
}

const FIRST_REPLACEMENT_MS = 500
const LAST_REPLACEMENT_MS = 8_000
/** A client that worked for this long was a good one. */
const GOOD_MS = 30_000

/**
 * Two parts of client 1.3.1 do not come back by themselves: its reader stays with a leader that has died, and its
 * writer keeps for ever that once no leader could be found. So it is replaced, the sooner the longer it has worked.
 */
export function replacedClient(open: () => KurrentClient): Connection {
  const retired = new Set<KurrentClient>()
  let current: { readonly client: KurrentClient; readonly since: number } | undefined
  let atLeast = FIRST_REPLACEMENT_MS
  return {
    client: () => (current ??= { client: open(), since: performance.now() }).client,
    lost: (client) => {
      const age = current === undefined ? 0 : performance.now() - current.since
      if (client !== current?.client || age < atLeast) return
      atLeast = age > GOOD_MS ? FIRST_REPLACEMENT_MS : Math.min(atLeast * 2, LAST_REPLACEMENT_MS)
      current = undefined
      retired.add(client)
      // Other requests of it may still be answered.
      setTimeout(() => void (retired.delete(client) && client.dispose()), GOOD_MS).unref()
    },
    close: async () => {
      const clients = [...retired, ...(current === undefined ? [] : [current.client])]
      retired.clear()
      await Promise.all(clients.map((client) => client.dispose()))
    },
  }
}

/**
 * Loaded only where a log is kept in this engine: the package brings a native library under a licence of its own.
 * Connects on first use.
 */
export async function openConnection(url: string): Promise<Connection> {
  const { KurrentDBClient } = await import('@kurrent/kurrentdb-client')
  return replacedClient(() => KurrentDBClient.connectionString(url))
}
