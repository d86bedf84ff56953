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

/** What reads, and what replaces it once it is lost. */
export interface Reader {
  readonly raw: () => RawReader
  /** A fault met with this one; whoever comes next gets another one. */
  readonly lost: (reader: RawReader) => void
}

/** A reader that has lost its leader stays with that node for ever, so a lost one is replaced. */
export function replacedReader(open: () => RawReader): Reader {
  let current: RawReader | undefined
  return {
    raw: () => (current ??= open()),
    lost: (reader) => {
      if (reader === current) current = undefined
    },
  }
}

/**
 * Loaded only where a log is kept in this engine: the package brings a native library under a licence of its own.
 * Connects on first use.
 */
export async function openKurrentClient(url: string): Promise<KurrentClient> {
  const { KurrentDBClient } = await import('@kurrent/kurrentdb-client')
  return KurrentDBClient.connectionString(url)
}

export async function openReader(url: string): Promise<Reader> {
  const { KurrentDBClient } = await import('@kurrent/kurrentdb-client')
  return replacedReader(() => KurrentDBClient.connectionString(url).rustClient)
}
