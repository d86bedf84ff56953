import { repeatedId } from '../acceptable.js'
import type { AppendResult, ExpectedRevision, NewEvent, Position, StoredEvent } from '../eventStore.js'
import type { Connection } from './client.js'
import { isTransient, patiently, type Patience, typeOf, within, wroteNothing } from './faults.js'
import type { LogReading } from './reading.js'
import { comparePositions, eventsToWrite, type LogPrefix, positionOf, recordedAtOf, streamStateOf } from './records.js'

const ANSWER_WITHIN_MS = 12_000
const REMEMBERED = 10_000

export interface Appending {
  readonly connection: Connection
  readonly prefix: LogPrefix
  readonly reading: LogReading
  readonly nextStamp: () => Promise<string>
  readonly patience: Patience
}

/**
 * Appends, tried again while that is safe: for an exact revision and for `none` the server finds the same ids at the
 * place where they would go; for the others only after an answer that nothing was written.
 */
export function logAppending({ connection, prefix, reading, nextStamp, patience }: Appending) {
  /** Last ids of the latest appends: a repeated one within the same millisecond bears the same time. */
  const acknowledged = new Set<string>()
  /** By last id. The server makes the second of two that it gets at the same moment wait for seconds, in vain. */
  const underWay = new Map<string, Promise<unknown>>()
  /** Whatever the log held when an append was sent lies at or before its last known position. */
  let known: Position | undefined

  function noteKnown(position: Position | undefined): void {
    if (position !== undefined && (known === undefined || comparePositions(position, known) > 0)) known = position
  }

  function firstAcknowledgement(id: string): boolean {
    if (acknowledged.has(id)) return false
    acknowledged.add(id)
    if (acknowledged.size > REMEMBERED) acknowledged.delete(acknowledged.values().next().value!)
    return true
  }

  /** No server says whether it had the events already: they bear another time then. */
  async function wroteItNow(stream: string, revision: number, id: string, mine: ReadonlySet<string>) {
    const last = await lastWritten(stream, revision, id)
    return { position: last.position, now: firstAcknowledgement(id) && mine.has(recordedAtOf(last)) }
  }

  async function lastWritten(stream: string, revision: number, id: string): Promise<StoredEvent> {
    const [last] = await reading.readStream(stream, { from: revision, limit: 1 })
    if (last?.id !== id) throw new Error('an acknowledged event cannot be read')
    return last
  }

  async function once(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    mine: Set<string>,
  ): Promise<AppendResult> {
    const recordedAt = await nextStamp()
    mine.add(recordedAt)
    const records = eventsToWrite(events, recordedAt)
    const before = known
    // `streamState`, and no other name: the client takes an unknown option for no check at all.
    const client = connection.client()
    const sent = client.appendToStream(prefix + stream, records, {
      streamState: streamStateOf(expected),
      requiresLeader: true,
    })
    const answer = await within(ANSWER_WITHIN_MS, sent).catch((error: unknown) => {
      if (typeOf(error) === 'wrong-expected-version') return undefined
      // The client goes to the leader that it is told of by itself.
      if (isTransient(error) && !wroteNothing(error)) connection.lost(client)
      throw error
    })
    // Not thrown where the URL says throwOnAppendFailure=false; the revision is not to be trusted then.
    if (answer === undefined || !answer.success) return refusal(stream, events, expected)

    const revision = Number(answer.nextExpectedRevision)
    const { id } = events.at(-1)!
    const position = answer.position === undefined ? undefined : positionOf(answer.position)
    if (position !== undefined && before !== undefined && comparePositions(position, before) <= 0) {
      return { kind: 'appended', revision, position, idempotent: true }
    }
    const written = await wroteItNow(stream, revision, id, mine)
    noteKnown(written.position)
    return { kind: 'appended', revision, position: written.position, idempotent: !written.now }
  }

  /** The server answers a wrong revision also where a part of the append stands in its place. */
  async function refusal(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<AppendResult> {
    const [last] = await reading.readStream(stream, { direction: 'backwards', limit: 1 })
    if (last === undefined) return { kind: 'wrongRevision', actual: 'none' }
    if (expected === 'any' || expected === 'exists') return { kind: 'duplicateId', id: events[0]!.id }
    const from = expected === 'none' ? 0 : expected + 1
    const there = from > last.revision ? [] : await reading.readStream(stream, { from, limit: events.length })
    const taken = new Set(there.map(({ id }) => id))
    const duplicate = events.find(({ id }) => taken.has(id))
    return duplicate === undefined
      ? { kind: 'wrongRevision', actual: last.revision }
      : { kind: 'duplicateId', id: duplicate.id }
  }

  function alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = underWay.get(id)
    const result = before === undefined ? work() : before.then(work, work)
    underWay.set(id, result)
    const forget = () => void (underWay.get(id) === result && underWay.delete(id))
    result.then(forget, forget)
    return result
  }

  return {
    noteKnown,
    append: async (stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> => {
      const repeated = repeatedId(events)
      if (repeated !== undefined) return { kind: 'duplicateId', id: repeated }
      const findsItsOwn = expected === 'none' || typeof expected === 'number'
      const mayTryAgain = (error: unknown) => wroteNothing(error) || (findsItsOwn && isTransient(error))
      const mine = new Set<string>()
      return alone(events.at(-1)!.id, () =>
        patiently(patience, mayTryAgain, () => once(stream, events, expected, mine)),
      )
    },
  }
}
