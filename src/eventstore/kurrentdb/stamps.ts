import type { Clock } from '../clock.js'
import type { StoredEvent } from '../eventStore.js'
import { recordedAtOf } from './records.js'

/**
 * `recordedAt` of what this process writes. The server stamps nothing of ours, so this is what can be promised:
 * never before an earlier stamp of this process, and never before an event that it has read. Two processes whose
 * clocks disagree can still run backwards among events that they write within the same moment.
 */
export function stamps(clock: Clock, lastEvent: () => Promise<StoredEvent | undefined>) {
  let latest = ''
  let begun: Promise<void> | undefined

  const note = (recordedAt: string): void => {
    if (recordedAt > latest) latest = recordedAt
  }

  /** The log may have been written by a process whose clock was ahead. */
  const begin = (): Promise<void> =>
    (begun ??= lastEvent().then(
      (last) => last && note(recordedAtOf(last)),
      (error: unknown) => {
        begun = undefined
        throw error
      },
    ))

  return {
    /** Pages of the log, as they are read. */
    noteRead: (page: readonly StoredEvent[]): void => {
      const last = page.at(-1)
      if (last !== undefined) note(recordedAtOf(last))
    },
    next: async (): Promise<string> => {
      await begin()
      note(clock.now())
      return latest
    },
  }
}
