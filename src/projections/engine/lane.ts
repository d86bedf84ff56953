import type { EventStore, Position } from '../../eventstore/eventStore.js'
import type { BuildRunner } from './buildRunner.js'
import { LostOwnershipError } from './checkpoints.js'
import type { LogReader } from './logReader.js'

export interface LaneEvents {
  /** The member has taken in everything there was; true when it wants to look again at once. */
  readonly onEnd: (member: BuildRunner) => Promise<boolean>
  /** Somebody else owns the member now. */
  readonly onLost: (member: BuildRunner) => void
  readonly onFault: (member: BuildRunner, error: unknown) => void
}

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 10_000
const IDLE_MS = 500

/**
 * Read models that go along the log together: those at the lowest position read the same page, parsed once, and take
 * it in side by side, each in its own transaction. The log's head and a rebuild have a lane each, so that neither
 * waits for the other.
 */
export class Lane {
  readonly #members = new Map<BuildRunner, { failures: number; retryAt: number }>()
  #stopped = false
  #wake = signal()
  #loop: Promise<void> | undefined

  constructor(
    readonly reader: LogReader,
    readonly store: EventStore,
    readonly events: LaneEvents,
  ) {}

  start(): void {
    this.#loop ??= this.#run()
  }

  add(member: BuildRunner): void {
    this.#members.set(member, { failures: 0, retryAt: 0 })
    this.wake()
  }

  remove(member: BuildRunner): void {
    this.#members.delete(member)
  }

  has(member: BuildRunner): boolean {
    return this.#members.has(member)
  }

  wake(): void {
    this.#wake.raise()
  }

  /** Waits for the page that is being taken in. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.wake()
    await this.#loop
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const news = this.#wake.raised
      const idle = await this.#step().catch((error: unknown) => {
        for (const member of this.#members.keys()) this.#failed(member, error)
        return true
      })
      if (!idle || this.#stopped) continue
      await Promise.race([news, pause(IDLE_MS)])
      this.#wake = signal()
    }
  }

  /** One page for the members that are furthest behind. True when there is nothing to do for now. */
  async #step(): Promise<boolean> {
    const due = [...this.#members].filter(([, { retryAt }]) => retryAt <= performance.now()).map(([member]) => member)
    const { group, next } = this.#furthestBehind(due)
    if (group.length === 0) return true

    const page = await this.reader.pageAfter(group[0]!.place)
    // Cut where the next members stand, so that they go on together from there.
    const events =
      next === undefined
        ? page.events
        : page.events.filter(({ position }) => this.store.comparePositions(position, next) <= 0)
    await Promise.all(group.map((member) => this.#apply(member, events)))
    if (events.length < page.events.length) return false
    if (!page.last) return false
    const again = await Promise.all(group.map((member) => this.#reachedEnd(member)))
    return next === undefined && !again.includes(true)
  }

  #furthestBehind(members: readonly BuildRunner[]): { group: readonly BuildRunner[]; next: Position | undefined } {
    const places = members.map((member) => member.place?.position)
    // `sort` puts undefined last whatever it is told, and who has seen nothing yet is the furthest behind.
    const seen = [...new Set(places)].filter((place) => place !== undefined)
    const sorted = seen.sort((a, b) => this.store.comparePositions(a, b))
    const distinct = places.includes(undefined) ? [undefined, ...sorted] : sorted
    return { group: members.filter((_, index) => places[index] === distinct[0]), next: distinct[1] }
  }

  async #apply(member: BuildRunner, events: Parameters<BuildRunner['apply']>[0]): Promise<void> {
    const retry = this.#members.get(member)
    if (retry === undefined) return
    try {
      await member.apply(events)
      retry.failures = 0
    } catch (error) {
      if (error instanceof LostOwnershipError) this.#lost(member)
      else this.#failed(member, error)
    }
  }

  async #reachedEnd(member: BuildRunner): Promise<boolean> {
    const retry = this.#members.get(member)
    if (retry === undefined || retry.failures > 0) return false
    try {
      return await this.events.onEnd(member)
    } catch (error) {
      if (error instanceof LostOwnershipError) this.#lost(member)
      else this.#failed(member, error)
      return false
    }
  }

  #lost(member: BuildRunner): void {
    this.remove(member)
    this.events.onLost(member)
  }

  #failed(member: BuildRunner, error: unknown): void {
    const retry = this.#members.get(member)
    if (retry === undefined) return
    retry.failures += 1
    retry.retryAt = performance.now() + Math.min(FIRST_RETRY_MS * 2 ** (retry.failures - 1), LAST_RETRY_MS)
    this.events.onFault(member, error)
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

interface Signal {
  readonly raised: Promise<void>
  readonly raise: () => void
}

function signal(): Signal {
  let raise: () => void = () => {}
  const raised = new Promise<void>((resolve) => {
    raise = resolve
  })
  return { raised, raise: () => raise() }
}
