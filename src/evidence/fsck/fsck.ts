import type { Kysely } from 'kysely'
import type { EventStore, Position, StoredEvent } from '../../eventstore/eventStore.js'
import { readCheckpoints } from '../checkpoint/history.js'
import type { CheckpointSigner } from '../checkpoint/signer.js'
import { leafDigestOf } from '../leaf.js'
import { CompactRange } from '../merkle/compactRange.js'
import type { Digest } from '../merkle/hash.js'
import type { Checkpoint } from '../note/checkpoint.js'
import { ensureEvidenceTables } from '../tree/tables.js'
import { readTreeRow } from '../tree/treeRow.js'
import { type Leaf, leavesFrom } from '../tree/treeStore.js'
import { CheckpointTrail } from './checkpointTrail.js'
import { FileCheck, type Rehash } from './fileCheck.js'
import { type FsckFinding, FsckFindings, type FsckReport } from './findings.js'
import { OrderCheck } from './order.js'
import { TreeReader } from './treeReader.js'

export interface FsckOptions {
  readonly db: Kysely<unknown>
  readonly store: EventStore
  readonly signer: Pick<CheckpointSigner, 'origin' | 'verifierKeys' | 'last'>
  /** Positions are numbers without gaps (PostgreSQL). */
  readonly gapless: boolean
  /** Absent: files are not looked at. */
  readonly rehash?: Rehash
  /** Checkpoints that somebody holds: an inspector, a witness. */
  readonly held?: readonly Checkpoint[]
  readonly onProgress?: (events: number) => void
}

const PAGE_SIZE = 5_000

/**
 * Reads the whole log and holds it against everything that was kept about it: the tree, every signed checkpoint, what the
 * signer remembers, the streams' own order, and the files. Changes nothing; says where, and between which checkpoints.
 */
export async function fsck(options: FsckOptions): Promise<FsckReport> {
  const started = performance.now()
  await ensureEvidenceTables(options.db)
  const findings = new FsckFindings()
  const order = new OrderCheck(options.gapless, findings)
  const files = options.rehash === undefined ? undefined : new FileCheck(options.rehash, findings)
  const tree = await TreeComparison.open(options, findings)
  const trail = await trailOf(options, findings)
  const range = new CompactRange()
  for await (const page of pagesOf(options.store)) {
    for (const event of page) {
      const hash = leafDigestOf(event)
      if (!tree.isNext(hash)) await tree.compare(event, hash)
      order.see(event, range.size)
      files?.see(event)
      range.append(hash)
      if (range.size === trail.nextSize) trail.reached(range.size, range.root())
    }
    options.onProgress?.(range.size)
  }
  trail.ended(range.size)
  await tree.ended()
  return {
    events: range.size,
    treeSize: tree.size,
    checkpoints: trail.count,
    files: files === undefined ? 0 : await files.run(),
    findings: findings.listed.map((finding) => blamed(finding, trail.standing)),
    more: findings.more,
    ...trail.altered(),
    seconds: (performance.now() - started) / 1000,
  }
}

async function trailOf({ db, signer, held = [] }: FsckOptions, findings: FsckFindings): Promise<CheckpointTrail> {
  const last = await signer.last()
  const own = [
    ...(last === undefined ? [] : [{ checkpoint: last, where: `what the signer remembers (size ${last.size})` }]),
    ...held.map((checkpoint) => ({ checkpoint, where: `the checkpoint given (size ${checkpoint.size})` })),
  ]
  const signers = { keys: await signer.verifierKeys(), origin: await signer.origin() }
  return new CheckpointTrail(await readCheckpoints(db), own, signers, findings)
}

/** Where a signed checkpoint agrees with the log, it is the tree that was altered. */
function blamed(finding: FsckFinding, standing: number): FsckFinding {
  if (finding.kind !== 'eventChanged' || finding.index === undefined || finding.index >= standing) return finding
  return { ...finding, kind: 'treeDamaged', what: 'the stored tree is not that of the event; rebuild it' }
}

/** Pages of the log; the next one is fetched while this one is hashed. */
async function* pagesOf(store: EventStore): AsyncGenerator<readonly StoredEvent[]> {
  let after: Position | undefined
  let next = store.readAll(after, PAGE_SIZE)
  for (;;) {
    const page = await next
    if (page.length === 0) return
    after = page.at(-1)!.position
    next = store.readAll(after, PAGE_SIZE)
    next.catch(() => undefined)
    yield page
  }
}

/** Walks along the stored tree beside the log. */
class TreeComparison {
  #at = 0
  #loadedUntil = 0

  private constructor(
    readonly size: number,
    readonly options: FsckOptions,
    readonly reader: TreeReader,
    readonly findings: FsckFindings,
  ) {}

  static async open(options: FsckOptions, findings: FsckFindings): Promise<TreeComparison> {
    const { size } = await readTreeRow(options.db)
    return new TreeComparison(size, options, new TreeReader(options.db, size), findings)
  }

  /** The quick way: true when the event is the one that the tree has next. */
  isNext(hash: Digest): boolean {
    if (this.#at >= this.#loadedUntil || !this.reader.is(this.#at, hash)) return false
    this.#at += 1
    return true
  }

  /** The careful way, by positions: what stands in the log and not in the tree, or otherwise. */
  async compare(event: StoredEvent, hash: Digest): Promise<void> {
    for (;;) {
      if (this.#at >= this.size) return // not taken in yet
      this.#loadedUntil = await this.reader.load(this.#at)
      if (this.isNext(hash)) return
      const leaf = await this.#leafAt(this.#at)
      if (leaf === undefined) return
      const way = this.options.store.comparePositions(leaf.position, event.position)
      if (way > 0) return this.#added(event)
      if (way === 0) return this.#differs(leaf, event)
      this.#missing(leaf)
    }
  }

  async ended(): Promise<void> {
    if (this.#at >= this.size) return
    const leaf = await this.#leafAt(this.#at)
    this.findings.add({
      ...{ kind: 'tailLost', where: leaf === undefined ? 'the log' : placeOf(leaf), index: this.#at },
      what: `the tree has ${this.size - this.#at} events more than the log, from this one on`,
    })
  }

  #added(event: StoredEvent): void {
    this.findings.add({
      ...{ kind: 'eventAdded', where: placeOf(event), index: this.#at },
      what: `the event ${event.id} stands between events that were taken in without it`,
    })
  }

  #differs(leaf: Leaf, event: StoredEvent): void {
    const same = leaf.eventId === event.id
    this.findings.add({
      ...{ kind: same ? 'eventChanged' : 'eventReplaced', where: placeOf(event), index: leaf.index },
      what: same
        ? 'its bytes are not those that the tree was grown from'
        : `the event ${leaf.eventId} (${placeOf(leaf)}) stood here, and now ${event.id}`,
    })
    this.#at += 1
  }

  #missing(leaf: Leaf): void {
    this.findings.add({
      ...{ kind: 'eventMissing', where: placeOf(leaf), index: leaf.index },
      what: `the event ${leaf.eventId} is not where it stood`,
    })
    this.#at += 1
  }

  async #leafAt(index: number): Promise<Leaf | undefined> {
    const [leaf] = await leavesFrom(this.options.db, index, 1)
    if (leaf?.index === index) return leaf
    this.findings.add({ kind: 'treeDamaged', where: `leaf ${index}`, what: 'the stored tree lacks it', index })
    this.#at = this.size
    return undefined
  }
}

const placeOf = ({ stream, revision }: { readonly stream: string; readonly revision: number }): string =>
  `${stream} revision ${revision}`
