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
/** Fewer than this are not shared out over several groups: each costs as much as 10 appends, and a wait for the disk. */
const MIN_SHARE = 32

/**
 * Concurrent appends share a transaction and its one wait for the disk. While a group is under way the next gathers.
 * Under way are at most one append per stream and each event id once. When a group fails for a reason of its own, its
 * appends are written one by one, so that each gets its own outcome.
 */
export function groupCommit({ write, isTransient, concurrency }: GroupCommitOptions) {
  let queue: Waiting[] = []
  const underWay = new Set<readonly Waiting[]>()
  let scheduled = false

  // Beside another group only when it is worth a wait for the disk of its own; else it joins the next one.
  const canStart = () =>
    underWay.size === 0 ? queue.length > 0 : underWay.size < concurrency && queue.length >= MIN_SHARE

  function schedule(): void {
    if (scheduled || !canStart()) return
    scheduled = true
    // Whoever was just answered gets the chance to come back with the next append first.
    setImmediate(() => {
      scheduled = false
      if (canStart()) start()
    })
  }

  function start(): void {
    // An equal share of what there is to do: while one group is at the server, the next is made ready here.
    const pending = [...underWay].flat()
    const share = Math.ceil((queue.length + pending.length) / concurrency)
    const [group, rest] = takeGroup(queue, pending, Math.min(MAX_APPENDS, Math.max(MIN_SHARE, share)))
    if (group.length === 0) return // all wait for streams that are under way
    queue = rest
    underWay.add(group)
    void writeGroup(group).finally(() => {
      underWay.delete(group)
      schedule()
    })
    schedule()
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

/** The first in the queue that may go together; appends to one stream, and of one id, keep their order. */
function takeGroup(
  queue: readonly Waiting[],
  underWay: readonly Waiting[],
  most: number,
): [group: Waiting[], rest: Waiting[]] {
  const group: Waiting[] = []
  const rest: Waiting[] = []
  const streams = new Set(underWay.map(({ stream }) => stream))
  const ids = new Set(underWay.flatMap(({ events }) => events.map(({ id }) => id)))
  let bytes = 0
  for (const append of queue) {
    const isFree = !streams.has(append.stream) && !append.events.some(({ id }) => ids.has(id))
    const hasRoom = group.length === 0 || (group.length < most && bytes + append.bytes <= MAX_BYTES)
    if (isFree && hasRoom) {
      group.push(append)
      bytes += append.bytes
    } else {
      rest.push(append)
    }
    // One that has to wait holds back what comes after it on its stream.
    streams.add(append.stream)
    for (const { id } of append.events) ids.add(id)
  }
  return [group, rest]
}
