import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { type Clock, runningClock, systemClock } from '../eventstore/clock.js'
import type { Identity } from '../http/identity/identity.js'
import type { Processes } from '../processes/processes.js'
import type { Config } from './config.js'
import { type Core, startCore } from './compose/core.js'
import { type Evidence, openEvidence } from './compose/evidence.js'
import { type HttpParts, openHttp, openIdentity } from './compose/http.js'
import { faultOf } from './compose/logger.js'
import { type Notifications, openNotifications } from './compose/notifications.js'
import { openProcesses } from './compose/processes.js'
import { openReadModels, type ReadModels } from './compose/readModels.js'
import { readinessOf } from './compose/readiness.js'
import { seed } from './compose/seed.js'
import { dropRetiredBuilds } from './compose/retiredBuilds.js'
import { openStorage, type Storage, type StorageOptions } from './compose/storage.js'
import { undoStack } from './compose/undo.js'

/** The whole program, wired. Nothing listens or follows the log until asked to. */
export interface Gongkai {
  readonly config: Config
  readonly clock: Clock
  readonly storage: Storage
  readonly core: Core
  readonly models: ReadModels
  readonly identity: Identity
  readonly processes: Processes
  readonly notifications: Notifications
  readonly evidence: Evidence
  /** Read models and processes: follows the log until `stop`. */
  readonly startWorker: () => Promise<void>
  /** Over HTTP, not yet listening; closed by `stop`. */
  readonly openHttp: () => Promise<FastifyInstance>
  /** Lets what runs come to its end, then closes everything; safe to call twice. */
  readonly stop: () => Promise<void>
}

export interface ComposeOptions extends StorageOptions {
  /** Instead of the clock that the configuration asks for. */
  readonly clock?: Clock
}

/** @throws ConfigError, DatabaseTooNewError, DirectoryInUseError … with a sentence for the operator */
export async function compose(config: Config, logger: Logger, options: ComposeOptions = {}): Promise<Gongkai> {
  const undo = undoStack()
  const onFault = (where: string, error: unknown) => logger.error({ where, err: faultOf(error) }, 'fault')
  try {
    const clock = options.clock ?? (config.clock === undefined ? systemClock : runningClock(config.clock))
    const storage = await openStorage(config, clock, undo, options)
    const core = await startCore(storage, clock, undo)
    const models = openReadModels(storage, clock, undo, onFault)
    const notifications = openNotifications({ config, clock, storage, core, db: models.db, onFault })
    const evidence = openEvidence({ config, clock, storage, models, onFault })
    const readiness = () => readinessOf(storage, core, models)
    const parts: HttpParts = {
      config,
      clock,
      logger,
      storage,
      core,
      models,
      outbox: notifications.outbox,
      evidence,
      readiness,
    }
    await seed(core, storage)
    const identity = await openIdentity(parts, undo)
    const processes = openProcesses({ ...parts, notifications, onFault })
    return {
      ...parts,
      notifications,
      evidence,
      identity,
      processes,
      startWorker: async () => {
        undo.push(models.engine.stop)
        await models.engine.start()
        undo.push(processes.stop)
        await processes.start()
        if (notifications.delivery !== undefined) {
          undo.push(notifications.delivery.stop)
          notifications.delivery.start()
        }
        undo.push(evidence.checkpoints.stop)
        evidence.checkpoints.start()
        undo.push(keepFilesInOrder(storage, onFault))
        undo.push(dropRetiredBuilds(models.engine, onFault))
      },
      openHttp: async () => {
        const http = await openHttp(parts, identity)
        undo.push(() => http.close())
        return http
      },
      stop: undo.run,
    }
  } catch (fault) {
    await undo.run().catch((other: unknown) => onFault('shutting down', other))
    throw fault
  }
}

const RESCAN_EVERY_MS = 60_000
const SWEEP_EVERY_MS = 60 * 60_000

/** Looks again at what no scanner could look at, and clears away uploads that nobody claimed. */
function keepFilesInOrder({ files }: Storage, onFault: (where: string, error: unknown) => void): () => Promise<void> {
  const every = (ms: number, name: string, work: () => Promise<unknown>) =>
    setInterval(() => void work().catch((error: unknown) => onFault(name, error)), ms).unref()
  const timers = [
    every(RESCAN_EVERY_MS, 'rescan of quarantined files', () => files.rescanQuarantined()),
    every(SWEEP_EVERY_MS, 'sweep of unclaimed uploads', () => files.sweep()),
  ]
  return () => {
    timers.forEach(clearInterval)
    return Promise.resolve()
  }
}
