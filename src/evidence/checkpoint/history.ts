import type { Kysely } from 'kysely'
import { run } from '../../projections/engine/statements.js'
import type { Checkpoint } from '../note/checkpoint.js'
import { ensureEvidenceTables } from '../tree/tables.js'

export interface SignedCheckpoint {
  readonly origin: string
  readonly size: number
  /** Base 64. */
  readonly root: string
  /** As it was signed, with the lines of the witnesses that cosigned it. */
  readonly note: string
  /** UTC */
  readonly signedAt: string
}

const COLUMNS = `origin, size, root, note || cosignatures as note, signed_at as "signedAt"`

/** Every checkpoint that was signed. The first of a size stays; the same one again changes nothing. */
export async function noteCheckpoint(db: Kysely<unknown>, checkpoint: Checkpoint, signedAt: string): Promise<void> {
  await ensureEvidenceTables(db)
  const { origin, size, root, note } = checkpoint
  await run(
    db,
    `insert into evidence.checkpoints (origin, size, root, note, signed_at) values ($1, $2, $3, $4, $5)
      on conflict (origin, size) do nothing`,
    [origin, size, root.toString('base64'), note, signedAt],
  )
}

/** Oldest first; those of one size and origin, or all. */
export async function readCheckpoints(
  db: Kysely<unknown>,
  { origin, size }: { readonly origin?: string; readonly size?: number } = {},
): Promise<readonly SignedCheckpoint[]> {
  await ensureEvidenceTables(db)
  return run<SignedCheckpoint>(
    db,
    `select ${COLUMNS} from evidence.checkpoints
      where ($1::text is null or origin = $1) and ($2::bigint is null or size = $2) order by signed_at, size`,
    [origin ?? null, size ?? null],
  )
}

/** The one that was signed last, whatever the origin. */
export async function readNewestCheckpoint(db: Kysely<unknown>): Promise<SignedCheckpoint | undefined> {
  await ensureEvidenceTables(db)
  const rows = await run<SignedCheckpoint>(
    db,
    `select ${COLUMNS} from evidence.checkpoints order by signed_at desc, size desc limit 1`,
  )
  return rows[0]
}

/** Adds lines of witnesses to a checkpoint; the same line again changes nothing. False when there is no such one. */
export async function noteCosignatures(
  db: Kysely<unknown>,
  { origin, size }: Pick<Checkpoint, 'origin' | 'size'>,
  lines: readonly string[],
): Promise<boolean> {
  const [row] = await run<{ cosignatures: string }>(
    db,
    'select cosignatures from evidence.checkpoints where origin = $1 and size = $2',
    [origin, size],
  )
  if (row === undefined) return false
  const fresh = lines.filter((line) => !row.cosignatures.includes(line))
  await run(db, 'update evidence.checkpoints set cosignatures = cosignatures || $3 where origin = $1 and size = $2', [
    ...[origin, size, fresh.join('')],
  ])
  return true
}
