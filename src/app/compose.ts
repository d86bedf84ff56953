import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { type Clock, runningClock, systemClock } from '../eventstore/clock.js'
import type { Identity } from '../http/identity/identity.js'
import type { Config } from './config.js'
import { type Core, startCore } from './compose/core.js'
import { type HttpParts, openHttp, openIdentity } from './compose/http.js'
import { faultOf } from './compose/logger.js'
import { openReadModels, type ReadModels } from './compose/readModels.js'
import { readinessOf } from './compose/readiness.js'
import { seed } from './compose/seed.js'
import { openStorage, type Storage } from './compose/storage.js'
import { undoStack } from './compose/undo.js'

/** The whole program, wired. Nothing listens or follows the log until asked to. */
export interface Gongkai {
  readonly config: Config
  readonly clock: Clock
  readonly storage: Storage
  readonly core: Core
  readonly models: ReadModels
  readonly identity: Identity
  /** Read models and processes: follows the log until `stop`. */
  readonly startWorker: () => Promise<void>
  /** Over HTTP, not yet listening; closed by `stop`. */
  readonly openHttp: () => Promise<FastifyInstance>
  /** Lets what runs come to its end, then closes everything; safe to call twice. */
  readonly stop: () => Promise<void>
}

export interface ComposeOptions {
  /** Instead of the clock that the configuration asks for. */
  readonly clock?: Clock
}

/** @throws ConfigError, DatabaseTooNewError, DirectoryInUseError … with a sentence for the operator */
export async function compose(config: Config, logger: Logger, options: ComposeOptions = {}): Promise<Gongkai> {
  const undo = undoStack()
  const onFault = (where: string, error: unknown) => logger.error({ where, err: faultOf(error) }, 'fault')
  try {
    const clock = options.clock ?? (config.clock === undefined ? systemClock : runningClock(config.clock))
    const storage = await openStorage(config, clock, undo)
    const core = await startCore(storage, clock, undo)
    const models = openReadModels(storage, clock, undo, onFault)
    const readiness = () => readinessOf(storage, core, models)
    const parts: HttpParts = { config, clock, logger, storage, core, models, readiness }
    await seed(core, storage)
    const identity = await openIdentity(parts, undo)
    return {
      ...parts,
      identity,
      startWorker: async () => {
        undo.push(models.engine.stop)
        await models.engine.start()
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
