import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Kysely } from 'kysely'
import type { EventStore, Position, StoredEvent } from '../../eventstore/eventStore.js'
import { leafDigestOf } from '../leaf.js'
import { buildConsistencyProof, buildInclusionProof, rootAt } from '../merkle/buildProof.js'
import type { Hash } from '../merkle/hash.js'
import { GrowingTiles } from '../merkle/tiles.js'
import { ensureEvidenceTables } from './tables.js'
import {
  claimTree,
  clearTree,
  haltTree,
  LostTreeError,
  moveTree,
  readTreeRow,
  releaseTree,
  renewTree,
  type TreeMark,
} from './treeRow.js'
import { insertLeaves, type Leaf, leavesOfEvents, putTiles, readEdge, tileSource } from './treeStore.js'

export interface LogTreeOptions {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  /** How long a program that has died keeps others from growing the tree. */
  readonly leaseMs?: number
  /** Events taken in at once. */
  readonly pageSize?: number
}

/** The log's tree does not belong to the log that is there: restored, replaced, or another one. */
export class TreeMismatchError extends Error {
  override readonly name = 'TreeMismatchError'
  constructor() {
    super(
      'the tree was grown from another log than this one (a restored backup, or a replaced log): look with ' +
        '`gongkai fsck`, then rebuild it with `gongkai checkpoint --rebuild-tree`',
    )
  }
}

/** Another program grows the tree and did not come as far in time. */
export class TreeBehindError extends Error {
  override readonly name = 'TreeBehindError'
}

/**
 * The Merkle tree over the log: one leaf per event, its index counted in the order of the log. Kept beside the log in
 * tables that can be rebuilt from it; several programs may ask, one at a time grows it.
 */
export interface LogTree {
  /** Takes in what is in the log now; where another program owns the tree, waits for it. Answers the size. */
  readonly grow: (upTo?: Position) => Promise<number>
  readonly size: () => Promise<number>
  readonly rootAt: (size: number) => Promise<Hash>
  readonly leaves: (eventIds: readonly string[]) => Promise<ReadonlyMap<string, Leaf>>
  readonly inclusionProof: (index: number, size: number) => Promise<readonly Hash[]>
  readonly consistencyProof: (from: number, to: number) => Promise<readonly Hash[]>
  /** Throws away what was derived and derives it anew. */
  readonly rebuild: () => Promise<number>
}

const LEASE_MS = 15_000
const PAGE_SIZE = 2_000
const POLL_MS = 100

export function createLogTree({ db, store, leaseMs = LEASE_MS, pageSize = PAGE_SIZE }: LogTreeOptions): LogTree {
  const owner = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
  let held: Held | undefined
  // One growing at a time in this program; others wait their turn.
  let turn: Promise<unknown> = Promise.resolve()

  const prepare = (): Promise<void> => ensureEvidenceTables(db)

  async function claim(): Promise<Held | undefined> {
    const row = await readTreeRow(db)
    if (row.halted !== null) throw new TreeMismatchError()
    const fence = await claimTree(db, owner, leaseMs)
    if (fence === undefined) return undefined
    const { size, mark } = await readTreeRow(db)
    const logId = await store.logId()
    return { fence, logId, mark, tiles: new GrowingTiles(size, await readEdge(db, size)), renewedAt: Date.now() }
  }

  /** True when the end of the log was reached. */
  async function takePage(tree: Held): Promise<boolean> {
    if (Date.now() - tree.renewedAt > leaseMs / 3) {
      if (!(await renewTree(db, tree.fence, leaseMs))) throw new LostTreeError()
      tree.renewedAt = Date.now()
    }
    const page = await store.readAll(tree.mark?.position, pageSize)
    const last = page.at(-1)
    if (last === undefined) return true
    const before = tree.tiles.size
    for (const event of page) tree.tiles.append(leafDigestOf(event))
    const mark = markOf(tree.logId, last)
    await db.transaction().execute(async (trx) => {
      await moveTree(trx, tree.fence, before, { size: tree.tiles.size, mark })
      await insertLeaves(
        trx,
        page.map((event, i) => leafAt(before + i, event)),
      )
      await putTiles(trx, tree.tiles.take())
    })
    tree.mark = mark
    return page.length < pageSize
  }

  /** What was taken in last still stands where it stood: no tail was cut, no backup was put in its place. */
  async function assertSameLog({ logId, mark }: Held): Promise<void> {
    if (mark === undefined || (await standsIn(store, logId, mark))) return
    await haltTree(db, 'logMismatch')
    throw new TreeMismatchError()
  }

  async function growAsOwner(): Promise<Grown | undefined> {
    const tree = await takeUp()
    if (tree === undefined) return undefined
    try {
      await assertSameLog(tree)
      while (!(await takePage(tree)));
      // Whoever wants to go on may do so at once; who comes back with the same fence knows that nobody did.
      await releaseTree(db, tree.fence)
      return { size: tree.tiles.size, reached: tree.mark?.position }
    } catch (error) {
      // What is in memory may be ahead of what was committed; it is read again.
      held = undefined
      if (error instanceof LostTreeError) return undefined
      throw error
    }
  }

  async function grownByAnother(): Promise<Grown> {
    const { size, mark } = await readTreeRow(db)
    return { size, reached: mark?.position }
  }

  async function takeUp(): Promise<Held | undefined> {
    if (held !== undefined && !(await renewTree(db, held.fence, leaseMs))) held = undefined
    if (held === undefined) held = await claim()
    else held.renewedAt = Date.now()
    return held
  }

  async function grow(upTo?: Position): Promise<number> {
    await prepare()
    const wanted = upTo ?? (await store.head())
    for (const end = Date.now() + 2 * leaseMs + 5_000; Date.now() < end; await pause(POLL_MS)) {
      const { size, reached } = (await growAsOwner()) ?? (await grownByAnother())
      if (wanted === undefined || (reached !== undefined && store.comparePositions(reached, wanted) >= 0)) return size
    }
    throw new TreeBehindError('another program grows the tree of the log and has not come as far; is it still alive?')
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work, work)
    turn = done.catch(() => undefined)
    return done
  }

  const source = tileSource(db)
  const ready = async <T>(work: () => Promise<T>): Promise<T> => {
    await prepare()
    return work()
  }
  return {
    grow: (upTo) => inTurn(() => grow(upTo)),
    size: () => ready(async () => (await readTreeRow(db)).size),
    rootAt: (size) => ready(() => rootAt(source, size)),
    leaves: (eventIds) => ready(() => leavesOfEvents(db, eventIds)),
    inclusionProof: (index, size) => ready(() => buildInclusionProof(source, index, size)),
    consistencyProof: (from, to) => ready(() => buildConsistencyProof(source, from, to)),
    rebuild: () =>
      inTurn(async () => {
        await prepare()
        held = undefined
        await clearTree(db)
        return grow()
      }),
  }
}

interface Grown {
  readonly size: number
  readonly reached: Position | undefined
}

interface Held {
  readonly fence: number
  readonly logId: string
  readonly tiles: GrowingTiles
  mark: TreeMark | undefined
  renewedAt: number
}

async function standsIn(store: EventStore, logId: string, mark: TreeMark): Promise<boolean> {
  const [found] = await store.readStream(mark.stream, { from: mark.revision, limit: 1 })
  return found?.position === mark.position && found.id === mark.eventId && mark.logId === logId
}

const markOf = (logId: string, { position, id: eventId, stream, revision }: StoredEvent): TreeMark => ({
  ...{ logId, position, eventId, stream, revision },
})

const leafAt = (index: number, { id: eventId, position, stream, revision }: StoredEvent): Leaf => ({
  ...{ index, eventId, position, stream, revision },
})

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
