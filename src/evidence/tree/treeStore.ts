import type { Kysely } from 'kysely'
import type { Position } from '../../eventstore/eventStore.js'
import { arrayLiteral } from '../../projections/engine/arrayLiteral.js'
import { run } from '../../projections/engine/statements.js'
import type { NodeSource } from '../merkle/buildProof.js'
import { type Digest, HASH_BYTES } from '../merkle/hash.js'
import { edgeOf, nodeInTile, type Tile, type TileId, tileOf } from '../merkle/tiles.js'

/** Where an event stands in the tree. */
export interface Leaf {
  /** From 0, without gaps, whatever positions the log's engine gives. */
  readonly index: number
  readonly eventId: string
  readonly position: Position
  readonly stream: string
  readonly revision: number
}

export async function insertLeaves(trx: Kysely<unknown>, leaves: readonly Leaf[]): Promise<void> {
  await run(
    trx,
    `insert into evidence.leaves (index, event_id, position, stream, revision)
      select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::int[])`,
    [
      arrayLiteral(leaves.map(({ index }) => index)),
      arrayLiteral(leaves.map(({ eventId }) => eventId)),
      arrayLiteral(leaves.map(({ position }) => position)),
      arrayLiteral(leaves.map(({ stream }) => stream)),
      arrayLiteral(leaves.map(({ revision }) => revision)),
    ],
  )
}

export async function putTiles(trx: Kysely<unknown>, tiles: readonly Tile[]): Promise<void> {
  await run(
    trx,
    `insert into evidence.tiles (level, index, hashes)
      select l, i, decode(h, 'hex') from unnest($1::smallint[], $2::bigint[], $3::text[]) as t(l, i, h)
      on conflict (level, index) do update set hashes = excluded.hashes`,
    [
      arrayLiteral(tiles.map(({ level }) => level)),
      arrayLiteral(tiles.map(({ index }) => index)),
      arrayLiteral(tiles.map(({ hashes }) => hashes.toString('hex'))),
    ],
  )
}

/** In the order asked; undefined for what there is none of. */
export async function readTiles(
  db: Kysely<unknown>,
  wanted: readonly TileId[],
): Promise<readonly (Buffer | undefined)[]> {
  const rows = await run<{ level: number; index: number; hashes: Buffer }>(
    db,
    `select t.level, t.index, t.hashes from unnest($1::smallint[], $2::bigint[]) as w(level, index)
      join evidence.tiles t on t.level = w.level and t.index = w.index`,
    [arrayLiteral(wanted.map(({ level }) => level)), arrayLiteral(wanted.map(({ index }) => index))],
  )
  const found = new Map(rows.map((row) => [keyOf(row), row.hashes]))
  return wanted.map((tile) => found.get(keyOf(tile)))
}

/** The stored tree lacks what its size says it has; it was altered, and is to be rebuilt from the log. */
export class TreeDamagedError extends Error {
  override readonly name = 'TreeDamagedError'
}

/** The hashes at the right edge, lowest level first. @throws TreeDamagedError */
export async function readEdge(db: Kysely<unknown>, size: number): Promise<readonly (readonly Digest[])[]> {
  const edge = edgeOf(size)
  const tiles = await readTiles(db, edge)
  return edge.map(({ width }, i) => {
    const tile = tiles[i] ?? Buffer.alloc(0)
    if (tile.length < width * HASH_BYTES) throw new TreeDamagedError('a tile at the edge of the tree is missing')
    return Array.from({ length: width }, (_, at) => tile.toString('latin1', at * HASH_BYTES, (at + 1) * HASH_BYTES))
  })
}

/** Complete subtrees out of stored tiles; each tile is read once per call. */
export const tileSource = (db: Kysely<unknown>): NodeSource => ({
  nodes: async (wanted) => {
    const ids = [...new Map(wanted.map(tileOf).map((tile) => [keyOf(tile), tile])).values()]
    const read = await readTiles(db, ids)
    const tiles = new Map(ids.map((tile, i) => [keyOf(tile), read[i]]))
    return wanted.map((node) => {
      const tile = tiles.get(keyOf(tileOf(node)))
      if (tile === undefined) throw new TreeDamagedError('a tile of the tree is missing')
      return nodeInTile(node, tile)
    })
  },
})

const LEAF = 'index, event_id as "eventId", position, stream, revision'

/** By event id; events that are not in the tree (yet) are left out. */
export async function leavesOfEvents(
  db: Kysely<unknown>,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, Leaf>> {
  const rows = await run<Leaf>(db, `select ${LEAF} from evidence.leaves where event_id = any($1::uuid[])`, [
    arrayLiteral(eventIds),
  ])
  return new Map(rows.map((leaf) => [leaf.eventId, leaf]))
}

export const leavesFrom = (db: Kysely<unknown>, index: number, limit: number): Promise<readonly Leaf[]> =>
  run<Leaf>(db, `select ${LEAF} from evidence.leaves where index >= $1 order by index limit $2`, [index, limit])

const keyOf = ({ level, index }: TileId): string => `${level}/${index}`
