import type { Kysely } from 'kysely'
import type { Position } from '../../eventstore/eventStore.js'
import { run } from '../../projections/engine/statements.js'
import { LEAF_SUITE } from '../leaf.js'

/** Up to where the tree has taken in the log, and by which event that can be recognised again. */
export interface TreeMark {
  readonly logId: string
  readonly position: Position
  readonly eventId: string
  readonly stream: string
  readonly revision: number
}

export interface TreeRow {
  /** Leaves. */
  readonly size: number
  readonly mark: TreeMark | undefined
  readonly owner: string | null
  readonly owned: boolean
  readonly fence: number
  readonly halted: string | null
}

/** Somebody else grows the tree now; what was being written is rolled back. */
export class LostTreeError extends Error {
  override readonly name = 'LostTreeError'
  constructor() {
    super('another program has taken over the tree of the log')
  }
}

const NAME = 'log'

interface RawRow extends Omit<TreeRow, 'mark'> {
  readonly log_id: string | null
  readonly position: Position
  readonly event_id: string
  readonly stream: string
  readonly revision: number
}

export async function readTreeRow(db: Kysely<unknown>): Promise<TreeRow> {
  const [row] = await run<RawRow>(
    db,
    `select size, log_id, position, event_id, stream, revision, owner, fence, halted,
        coalesce(lease_until > clock_timestamp(), false) as owned from evidence.tree where name = $1`,
    [NAME],
  )
  if (row === undefined) return { size: 0, mark: undefined, owner: null, owned: false, fence: 0, halted: null }
  const { log_id: logId, position, event_id: eventId, stream, revision, ...rest } = row
  return { ...rest, mark: logId === null ? undefined : { logId, position, eventId, stream, revision } }
}

/** The fencing token of the new owner; undefined while another owner's lease runs. The clock is the database's. */
export async function claimTree(db: Kysely<unknown>, owner: string, leaseMs: number): Promise<number | undefined> {
  const rows = await run<{ fence: number }>(
    db,
    `insert into evidence.tree as t (name, suite, owner, fence, lease_until)
        values ($1, $2, $3, 1, clock_timestamp() + $4 * interval '1 millisecond')
      on conflict (name) do update set owner = excluded.owner, fence = t.fence + 1, lease_until = excluded.lease_until
        where t.halted is null and t.suite = excluded.suite
          and (t.lease_until is null or t.lease_until < clock_timestamp() or t.owner = excluded.owner)
      returning fence`,
    [NAME, LEAF_SUITE, owner, leaseMs],
  )
  return rows[0]?.fence
}

export async function renewTree(db: Kysely<unknown>, fence: number, leaseMs: number): Promise<boolean> {
  const rows = await run(
    db,
    `update evidence.tree set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
      where name = $1 and fence = $2 returning 1`,
    [NAME, fence, leaseMs],
  )
  return rows.length === 1
}

export async function releaseTree(db: Kysely<unknown>, fence: number): Promise<void> {
  await run(db, 'update evidence.tree set owner = null, lease_until = null where name = $1 and fence = $2', [
    NAME,
    fence,
  ])
}

/** Compare and set under the fence, first in the transaction that writes the leaves. @throws LostTreeError */
export async function moveTree(
  trx: Kysely<unknown>,
  fence: number,
  from: number,
  to: { readonly size: number; readonly mark: TreeMark },
): Promise<void> {
  const { logId, position, eventId, stream, revision } = to.mark
  const rows = await run(
    trx,
    `update evidence.tree set size = $4, log_id = $5, position = $6, event_id = $7, stream = $8, revision = $9,
        updated_at = clock_timestamp()
      where name = $1 and fence = $2 and size = $3 returning 1`,
    [NAME, fence, from, to.size, logId, position, eventId, stream, revision],
  )
  if (rows.length !== 1) throw new LostTreeError()
}

/** Stops the tree until an operator has looked: it belongs to another log than the one that is there. */
export async function haltTree(db: Kysely<unknown>, reason: string): Promise<void> {
  await run(db, 'update evidence.tree set halted = $2 where name = $1', [NAME, reason])
}

/** Forgets everything that was derived. Checkpoints stay: they are signed, and the new tree is held against them. */
export async function clearTree(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // The fence goes on counting, so that an owner from before writes nothing into the new tree.
    await run(
      trx,
      `update evidence.tree set size = 0, log_id = null, position = null, event_id = null, stream = null, revision = null,
          owner = null, lease_until = null, halted = null, fence = fence + 1`,
    )
    await run(trx, 'truncate evidence.leaves, evidence.tiles')
  })
}
