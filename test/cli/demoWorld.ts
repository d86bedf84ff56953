import type { Config } from '../../src/app/config.js'
import { letterServicesOf } from '../../src/app/compose/letters.js'
import { openProcesses } from '../../src/app/compose/processes.js'
import { READ_AFTERWARDS } from '../../src/cli/demo/readAfterwards.js'
import type { DemoWorld } from '../../src/cli/demo/step.js'
import type { Instant } from '../../src/domain/values.js'
import { openEvents } from '../../src/eventstore/codec.js'
import { startApplication } from '../support/application.js'

/** The whole program with its processes, on a database of its own, before anything has happened in the district. */
export async function demoWorld() {
  const app = await startApplication({
    now: '2026-01-05T00:30:00.000Z' as Instant,
    setUp: () => Promise.resolve(),
  })
  const { clock, core, storage, models } = app
  const faults: string[] = []
  const processes = openProcesses({
    config: { publicUrl: new URL('http://gongkai.test') } as Config,
    clock,
    storage,
    core,
    models,
    onFault: (where, error) => faults.push(`${where}: ${String(error)}`),
  })
  await processes.start()
  // As `npm run demo` does.
  await Promise.all(READ_AFTERWARDS.map(models.engine.pause))
  const { store, files, keys } = storage
  const letters = letterServicesOf({ storage, core, clock, execute: core.execute })
  const world: DemoWorld = { execute: core.execute, store, clock, files, letters, settled: processes.idle }
  return {
    world,
    clock,
    /** Somebody who uses the API. */
    client: app.client,
    processes,
    faults,
    /** Everything has been reacted to and every read model shows it. */
    settle: async () => {
      await processes.idle()
      await Promise.all(READ_AFTERWARDS.map(models.engine.resume))
      await app.settle()
    },
    parked: () => models.engine.parked(),
    log: async () => openEvents(await store.readAll(undefined, 1_000_000), keys),
    stop: async () => {
      await processes.stop()
      await app.stop()
    },
  }
}
