import { compose, type Gongkai } from '../app/compose.js'
import { createLogger } from '../app/compose/logger.js'
import { loadConfig } from '../app/config.js'
import type { CommandIo } from './commandIo.js'
import type { Environment } from './operate.js'

/** `gongkai serve`: runs until SIGINT or SIGTERM; answers 0 when it stopped because it was asked to. */
export async function serve(environment: Environment, io: CommandIo): Promise<number> {
  const config = loadConfig(environment)
  const app = await compose(config, createLogger(config, 'stdout'))
  try {
    const address = await start(app)
    if (address !== undefined) io.out(`Listening on ${address}`)
    return await untilAsked(app, io)
  } finally {
    await app.stop()
  }
}

/** Worker, API or both, as ROLE says; answers where it listens. */
export async function start(app: Gongkai): Promise<string | undefined> {
  const { role, port, host } = app.config
  if (role !== 'api') await app.startWorker()
  if (role === 'worker') return undefined
  const http = await app.openHttp()
  return http.listen({ port, host })
}

/** Waits for a signal; the database that goes away under the program is a fault. */
export async function untilAsked({ storage }: Gongkai, io: CommandIo): Promise<number> {
  const asked = new Promise<number>((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      io.err('Stopping …')
      resolve(0)
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
  })
  return storage.serverFailed === undefined ? asked : Promise.race([asked, storage.serverFailed])
}
