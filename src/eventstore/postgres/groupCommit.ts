import type { AppendResult, ExpectedRevision, NewEvent } from '../eventStore.js'

/** One append on its way to the log. */
export interface PendingAppend {
  readonly stream: string
  readonly events: readonly NewEvent[]
  readonly expected: ExpectedRevision
}

interface Waiting extends PendingAppend {
  readonly bytes: number
  readonly resolve: (result: AppendResult) => void
  readonly reject: (error: unknown) => void
}

export interface GroupCommitOptions {
  /** Writes a group in one transaction; answers one result per append, in order. */
  readonly write: (group: readonly PendingAppend[]) => Promise<readonly AppendResult[]>
  /** A fault after which it is unknown what was written: nothing is tried again. */
  readonly isTransient: (error: unknown) => boolean
  /** Groups under way at once; the later ones wait for the log's lock at the server. */
  readonly concurrency: number
}

const MAX_APPENDS = 500
const MAX_BYTES = 4_000_000

/**
 * Concurrent appends share a transaction and its one wait for the disk. While a group is under way the next gathers.
 * A group holds at most one append per stream and each event id once. When a group fails for a reason of its own, its
 * appends are written one by one, so that each gets its own outcome.
 */
export function groupCommit({ write, isTransient, concurrency }: GroupCommitOptions) {
  let queue: Waiting[] = []
  let underWay = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || queue.length === 0 || underWay >= concurrency) return
    scheduled = true
    // Whoever was just answered gets the chance to come back with the next append first.
    setImmediate(() => {
      scheduled = false
      if (queue.length === 0 || underWay >= concurrency) return
      const [group, rest] = takeGroup(queue)
      queue = rest
      underWay += 1
      void writeGroup(group).finally(() => {
        underWay -= 1
        schedule()
      })
      schedule()
    })
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const results = await write(group)
      group.forEach(({ resolve }, i) => resolve(results[i]!))
    } catch (error) {
      if (group.length === 1 || isTransient(error)) return group.forEach(({ reject }) => reject(error))
      for (const append of group) await writeGroup([append])
    }
  }

  return {
    append: (append: PendingAppend): Promise<AppendResult> =>
      new Promise((resolve, reject) => {
        const bytes = append.events.reduce((sum, { data }) => sum + data.length, 0)
        queue.push({ ...append, bytes, resolve, reject })
        schedule()
      }),
  }
}

function takeGroup(queue: readonly Waiting[]): [group: Waiting[], rest: Waiting[]] {
  const group: Waiting[] = []
  const rest: Waiting[] = []
  const streams = new Set<string>()
  const ids = new Set<string>()
  let bytes = 0
  for (const append of queue) {
    const fits =
      group.length === 0 ||
      (group.length < MAX_APPENDS &&
        bytes + append.bytes <= MAX_BYTES &&
        // A stream that has to wait keeps its order: no later append of it may overtake.
        !streams.has(append.stream) &&
        !append.events.some(({ id }) => ids.has(id)))
    streams.add(append.stream)
    if (!fits) {
      rest.push(append)
      continue
    }
    group.push(append)
    bytes += append.bytes
    for (const { id } of append.events) ids.add(id)
  }
  return [group, rest]
}
