import type { PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'

const STREAM = /^[a-z][A-Za-z]*-[A-Za-z0-9][A-Za-z0-9._-]{0,190}$/

/**
 * Everybody who gave a command about a subject, absent people included, as its own stream tells; undefined where there
 * is no such subject.
 */
export async function whoActed(
  store: Pick<EventStore, 'readStream'>,
  subject: string,
): Promise<readonly PersonId[] | undefined> {
  if (!STREAM.test(subject)) return undefined
  const events = await openEvents(await store.readStream(subject), NO_KEYS)
  if (events.length === 0) return undefined
  const people = events.flatMap(({ metadata: { person, deputyFor } }) =>
    [person, deputyFor].filter((one) => one !== undefined),
  )
  return [...new Set(people)].sort()
}
