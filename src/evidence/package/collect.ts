import type { EventStore, StoredEvent } from '../../eventstore/eventStore.js'
import { destroyedSubject } from './sealedPlaces.js'

/** What belongs to a subject: streams of its own, from beginning to end, and events about it in streams that it shares. */
export interface Related {
  readonly streams: readonly string[]
  readonly events: readonly { readonly stream: string; readonly revision: number }[]
}

export interface Collected {
  /** Each once; in no particular order. */
  readonly events: readonly StoredEvent[]
  readonly streams: readonly { readonly stream: string; readonly events: number }[]
}

/** There is nothing in the log about the subject that was named. */
export class NothingToExportError extends Error {
  override readonly name = 'NothingToExportError'
}

/** @throws NothingToExportError */
export async function collect(store: EventStore, { streams, events }: Related): Promise<Collected> {
  const whole = await store.readStreams(streams)
  const found = new Map<string, StoredEvent>()
  for (const stream of whole.values()) for (const event of stream) found.set(event.id, event)
  for (const { stream, revision } of events) {
    if (whole.has(stream)) continue
    const [event] = await store.readStream(stream, { from: revision, limit: 1 })
    if (event !== undefined) found.set(event.id, event)
  }
  if (found.size === 0) throw new NothingToExportError('the log holds nothing about this subject')
  return {
    events: [...found.values()],
    streams: [...whole]
      .filter(([, stream]) => stream.length > 0)
      .map(([stream, all]) => ({ stream, events: all.length })),
  }
}

/** The events that say that keys were destroyed, in the streams of the items and of the data subjects. */
export async function destructionsOf(store: EventStore, subjects: readonly string[]): Promise<readonly StoredEvent[]> {
  const idsOf = (kind: string) =>
    subjects.filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1))
  const applications = await store.readStreams(idsOf('application').map((id) => `application-${id}`))
  // The key of an application goes with its applicant, whose stream says so.
  const applicants = [...applications.values()].flatMap((events) => events.flatMap(applicantIn))
  const streams = [
    ...idsOf('item').map((id) => `item-${id}`),
    ...new Set([...idsOf('person'), ...applicants].map((id) => `subject-${id}`)),
  ]
  const read = await store.readStreams(streams)
  return [...read.values()].flat().filter(({ type, data }) => {
    if (!type.endsWith('KeyDestroyed')) return false
    const subject = destroyedSubject(type, JSON.parse(data))
    return subject !== undefined && subjects.includes(subject)
  })
}

function applicantIn({ type, data }: StoredEvent): readonly string[] {
  if (type !== 'ApplicationReceived') return []
  const { applicant } = JSON.parse(data) as { readonly applicant?: { readonly subject?: unknown } }
  return typeof applicant?.subject === 'string' ? [applicant.subject] : []
}
