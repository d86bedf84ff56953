import { hash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCheckpoints } from '../src/evidence/checkpoint/checkpoints.js'
import { createCheckpointSigner } from '../src/evidence/checkpoint/signer.js'
import { fsck } from '../src/evidence/fsck/fsck.js'
import { leafOf, type ProvedEvent } from '../src/evidence/leaf.js'
import { buildInclusionProof } from '../src/evidence/merkle/buildProof.js'
import { digestOf, leafHash, nodeDigest } from '../src/evidence/merkle/hash.js'
import { GrowingTiles, nodeInTile, tileOf } from '../src/evidence/merkle/tiles.js'
import { createInclusionVerifier } from '../src/evidence/merkle/inclusionVerifier.js'
import { checkNote } from '../src/evidence/note/checkNote.js'
import { parseCheckpoint, signCheckpoint } from '../src/evidence/note/checkpoint.js'
import { newSigningKey } from '../src/evidence/note/noteKeys.js'
import { formatTlogProof, parseTlogProof } from '../src/evidence/note/tlogProof.js'
import { createLogTree } from '../src/evidence/tree/logTree.js'
import { systemClock } from '../src/eventstore/clock.js'
import type { EventStore, Position } from '../src/eventstore/eventStore.js'
import { openPostgresEventStore } from '../src/eventstore/postgres/postgresEventStore.js'
import { openReadDatabase } from '../src/projections/database.js'
import { type BenchRow, besideRow, plainRow, type RunBench } from './row.js'
import { startBenchServer } from './server.js'
import { benchKeys, fillLog } from './syntheticLog.js'

/** Proofs checked on one core; the tree grown from a log in PostgreSQL, and the log held against it. */
export const run: RunBench = async ({ quick, say }) => [
  ...(await proofs(quick ? 2 ** 17 : 2 ** 20, 20_000)),
  ...(await logs(quick ? 50_000 : 1_000_000, say)),
]

/** Of the processor, not of the clock: what else the machine does in the meantime does not count. */
function perCpuSecond(times: number, work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (times / (user + system)) * 1e6
}

async function proofs(size: number, checked: number): Promise<readonly BenchRow[]> {
  const tiles = new GrowingTiles(0, [])
  const stored = new Map<string, Buffer>()
  const event = (index: number): ProvedEvent => ({
    ...{ stream: `item-${index % 10_000}`, revision: Math.floor(index / 10_000), type: 'ContentRevised' },
    ...{ schemaVersion: 1, id: `00000000-0000-8000-8000-${String(index).padStart(12, '0')}` },
    ...{ data: `{"number":${index}}`, metadata: '{}' },
  })
  for (let index = 0; index < size - 1; index += 1) tiles.append(leafHash(leafOf(event(index))))
  for (const { level, index, hashes } of tiles.take()) stored.set(`${level}/${index}`, hashes)
  const source = {
    nodes: (wanted: readonly { readonly level: number; readonly index: number }[]) =>
      Promise.resolve(
        wanted.map((node) => {
          const { level, index } = tileOf(node)
          return nodeInTile(node, stored.get(`${level}/${index}`)!)
        }),
      ),
  }
  const key = newSigningKey('bench.example/log')
  const note = signCheckpoint({ origin: key.name, size: tiles.size, root: tiles.root() }, [key])
  const texts: { readonly leaf: string; readonly proof: string }[] = []
  // Each leaf once, scattered over the whole log: what a package or an inspection brings along under one checkpoint.
  for (let i = 0; i < checked; i += 1) {
    const index = (i * 7_919) % tiles.size
    const hashes = await buildInclusionProof(source, index, tiles.size)
    texts.push({ leaf: leafOf(event(index)), proof: formatTlogProof({ index, hashes, checkpoint: note }) })
  }
  const rate = perCpuSecond(checked, () => {
    const checkpoint = parseCheckpoint(note)
    if (checkNote(checkpoint, [key]).by.length !== 1) throw new Error('the checkpoint is not signed')
    const holds = createInclusionVerifier(checkpoint)
    for (const { leaf, proof } of texts) {
      const { index, hashes, checkpoint: own } = parseTlogProof(proof)
      if (own !== note || !holds({ index, leaf: leafHash(leaf), proof: hashes }))
        throw new Error('a proof does not hold')
    }
  })
  const depth = Math.log2(size)
  const [left, right] = [digestOf(randomBytes(32)), digestOf(randomBytes(32))]
  const bare = perCpuSecond(checked, () => {
    for (let i = 0; i < checked * depth; i += 1) nodeDigest(left, right)
  })
  const name = `inclusion proofs read and checked on one core, tree of ${size.toLocaleString('en')}`
  return [
    plainRow(name, rate, 'proofs/s', 40_000),
    besideRow({ name, value: rate, unit: 'proofs/s', reference: 'their hashes alone' }, bare),
  ]
}

async function logs(wanted: number, say: (line: string) => void): Promise<readonly BenchRow[]> {
  const server = await startBenchServer()
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-key-'))
  const store = openPostgresEventStore({ connectionString: server.logUrl, clock: systemClock })
  const db = openReadDatabase({ connectionString: server.workUrl, max: 4 })
  try {
    const events = await fillLog(store, benchKeys(), wanted)
    say(`evidence: ${events} events written`)
    const size = `${Math.round(events / 1_000)} k events`
    const tree = createLogTree({ db, store })
    const signer = createCheckpointSigner({ keyFile: join(folder, 'key'), name: 'bench.example' })
    const growing = await seconds(() => tree.grow())
    const checkpoints = createCheckpoints({
      ...{ db, tree, signer, clock: systemClock },
      onFault: (error) => {
        throw error
      },
    })
    await checkpoints.sign()
    // The first turn warms up what both of them read.
    await readOnly(store)
    const reading = await seconds(() => readOnly(store))
    const checking = await seconds(async () => {
      const { findings, events: seen } = await fsck({ db, store, signer, gapless: true })
      if (findings.length > 0 || seen !== events) throw new Error('fsck found what is not there')
    })
    const hashing = perCpuSecond(200_000, () => {
      const bytes = 'x'.repeat(900)
      for (let i = 0; i < 200_000; i += 1) hash('sha256', bytes)
    })
    return [
      plainRow(`tree grown from ${size}`, events / growing, 'events/s'),
      plainRow(`fsck of ${size}`, events / checking, 'events/s', 70_000),
      besideRow(
        { name: `fsck of ${size}`, value: events / checking, unit: 'events/s', reference: 'reading the log alone' },
        events / reading,
      ),
      plainRow('SHA-256 of 900 bytes on one core', hashing, 'hashes/s'),
    ]
  } finally {
    await db.destroy()
    await store.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function readOnly(store: EventStore): Promise<void> {
  let after: Position | undefined
  for (;;) {
    const page = await store.readAll(after, 5_000)
    if (page.length === 0) return
    after = page.at(-1)!.position
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1_000
}
