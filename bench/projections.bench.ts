import type { EventStore } from '../src/eventstore/eventStore.js'
import { systemClock } from '../src/eventstore/clock.js'
import { openPostgresEventStore } from '../src/eventstore/postgres/postgresEventStore.js'
import type { KeyRing } from '../src/eventstore/sealing.js'
import { openReadDatabase } from '../src/projections/database.js'
import { readBuilds } from '../src/projections/engine/checkpoints.js'
import { createDecoder } from '../src/projections/engine/decoder.js'
import { createEngine } from '../src/projections/engine/engine.js'
import type { AnyProjection } from '../src/projections/projection.js'
import { readModels, readModelVersions } from '../src/projections/readModels.js'
import { createReadSide } from '../src/projections/readSide.js'
import { type BenchRow, plainRow, type RunBench } from './row.js'
import { type BenchServer, startBenchServer } from './server.js'
import { benchKeys, fillLog } from './syntheticLog.js'

/** Rebuilding read models from a log, indexes included, until readers could switch; and how soon a command is seen. */
export const run: RunBench = async ({ quick, say }) => {
  const server = await startBenchServer()
  const store = openPostgresEventStore({ connectionString: server.logUrl, clock: systemClock })
  try {
    const keys = benchKeys()
    const events = await fillLog(store, keys, quick ? 50_000 : 1_000_000)
    say(`projections: ${events} events written`)
    const size = `${Math.round(events / 1_000)} k events`
    const rows: BenchRow[] = []
    const trail = await rebuilt(
      server,
      store,
      keys,
      events,
      readModels.filter(({ name }) => name === 'auditTrail'),
    )
    rows.push(plainRow(`rebuild of the audit trail, ${size}`, trail.rate, 'events/s', 35_000))
    const all = await rebuilt(server, store, keys, events, readModels)
    rows.push(plainRow(`rebuild of all read models, ${size}`, all.rate, 'events/s', 10_000))
    rows.push(plainRow(`memory held while all are rebuilt, ${size}`, all.peakMegabytes, 'MB'))
    return rows
  } finally {
    await store.close()
    await server.stop()
  }
}

async function rebuilt(
  server: BenchServer,
  store: EventStore,
  keys: KeyRing,
  events: number,
  projections: readonly AnyProjection[],
): Promise<{ readonly rate: number; readonly peakMegabytes: number }> {
  const db = openReadDatabase({ connectionString: server.workUrl, max: 16 })
  const readSide = createReadSide({ db, store, versions: readModelVersions })
  const faults: unknown[] = []
  const engine = createEngine({
    db,
    store,
    decoder: createDecoder(keys),
    projections,
    readSide,
    clock: systemClock,
    onFault: (_build, fault) => faults.push(fault),
  })
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50)
  const started = performance.now()
  const present = new Set((await readBuilds(db).catch(() => [])).map(({ name }) => name))
  await engine.start()
  // The first build of a read model is a rebuild by itself.
  await Promise.all(projections.map(({ name }) => (present.has(name) ? engine.rebuild(name) : undefined)))
  await engine.caughtUp()
  const seconds = (performance.now() - started) / 1_000
  clearInterval(watch)
  const parked = await engine.parked()
  await engine.stop()
  await db.destroy()
  if (faults.length > 0 || parked.length > 0) throw new Error(`the rebuild was not clean: ${String(faults[0])}`)
  return { rate: events / seconds, peakMegabytes: peak / 2 ** 20 }
}
