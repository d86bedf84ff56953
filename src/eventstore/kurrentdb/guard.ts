import { setTimeout as sleep } from 'node:timers/promises'
import { type KurrentClient, openConnection } from './client.js'
import { orUnavailable, typeOf, within } from './faults.js'
import { pagesOf } from './reading.js'
import { type LogPrefix, PREFIX } from './records.js'

/** What a log that is the truth must not be open to. */
export type Threat = 'deleteStream' | 'tombstoneStream' | 'setStreamMetadata'

export interface GuardReport {
  /** What the server would let this account do to a stream of the log; empty where its ACL forbids it all. */
  readonly permitted: readonly Threat[]
  /** Streams that are or were cut by `$maxAge`, `$maxCount` or `$tb`, soft deletion included. */
  readonly cut: readonly string[]
  /** False when the log is too long to look through all of it in time: `cut` then holds what was found. */
  readonly complete: boolean
}

/** No stream gets there: the server checks the account first, then refuses this revision, and nothing is changed. */
const NEVER = BigInt(Number.MAX_SAFE_INTEGER)
const ANSWER_WITHIN_MS = 12_000
/** The engine has no index for it: about 90,000 events a second, at every start. */
const LOOK_FOR_MS = 2_000

/** Tries what must be forbidden, in a way that cannot succeed, and looks for streams that were cut already. */
export async function checkKurrentLog(
  url: string,
  prefix: LogPrefix = PREFIX,
  lookForMs = LOOK_FOR_MS,
): Promise<GuardReport> {
  const connection = await openConnection(url)
  const client = connection.client()
  try {
    return await orUnavailable(async () => {
      const cut = new Set<string>()
      const [permitted, complete] = await Promise.all([
        permittedThreats(client, prefix),
        findCut(client, prefix, cut, lookForMs),
      ])
      return { permitted, cut: [...cut], complete }
    })
  } finally {
    await connection.close()
  }
}

async function permittedThreats(client: KurrentClient, prefix: LogPrefix): Promise<readonly Threat[]> {
  const probe = `${prefix}acl-probe` // a stream that is never written
  const options = { expectedRevision: NEVER, requiresLeader: true }
  const tries: readonly (readonly [Threat, () => Promise<unknown>])[] = [
    ['deleteStream', () => client.deleteStream(probe, options)],
    ['tombstoneStream', () => client.tombstoneStream(probe, options)],
    ['setStreamMetadata', () => client.setStreamMetadata(probe, {}, options)],
  ]
  const permitted: Threat[] = []
  for (const [threat, attempt] of tries) if (await passesAcl(attempt)) permitted.push(threat)
  return permitted
}

async function passesAcl(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await within(ANSWER_WITHIN_MS, attempt())
    return true
  } catch (error) {
    if (typeOf(error) === 'access-denied') return false
    if (isWrongRevision(error)) return true
    throw error
  }
}

/** The client names it for appends; for deletions it passes on what the server said. */
const isWrongRevision = (error: unknown): boolean =>
  typeOf(error) === 'wrong-expected-version' || (error instanceof Error && /WrongExpectedVersion/.test(error.message))

async function findCut(
  { rustClient }: KurrentClient,
  prefix: LogPrefix,
  cut: Set<string>,
  ms: number,
): Promise<boolean> {
  const stop = new AbortController()
  const look = async (): Promise<true> => {
    const source = rustClient.readAll({
      direction: 'forwards',
      fromPosition: 'start',
      filter: { filterOn: 'streamName', prefixes: [`$$${prefix}`] },
      maxCount: BigInt(Number.MAX_SAFE_INTEGER),
      requiresLeader: true,
      resolvesLink: false,
    })
    for await (const page of pagesOf(source, ms + 1_000)) {
      for (const { event } of page) if (event !== undefined && cuts(event.data)) cut.add(event.streamId.slice(2))
      if (stop.signal.aborted) break
    }
    return true
  }
  const tooLate = sleep(ms, false as const, { signal: stop.signal, ref: false })
  const looking = look()
  // Whichever loses must not end the process.
  looking.catch(() => undefined)
  tooLate.catch(() => undefined)
  try {
    return await Promise.race([looking, tooLate])
  } finally {
    stop.abort()
  }
}

function cuts(metadata: Uint8Array): boolean {
  try {
    const names = Object.keys(JSON.parse(Buffer.from(metadata).toString('utf8')) as object)
    return names.some((name) => name === '$maxAge' || name === '$maxCount' || name === '$tb')
  } catch {
    return true // metadata that nobody can read
  }
}
