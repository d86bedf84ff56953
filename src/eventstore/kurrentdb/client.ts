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

/**
 * Loaded only where a log is kept in this engine: the package brings a native library under a licence of its own.
 * Connects on first use.
 */
export async function openKurrentClient(url: string): Promise<KurrentClient> {
  const { KurrentDBClient } = await import('@kurrent/kurrentdb-client')
  return KurrentDBClient.connectionString(url)
}
