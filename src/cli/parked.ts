import type { Gongkai } from '../app/compose.js'
import { ensureProcessTables } from '../processes/runtimeTables.js'
import { ensureRuntimeSchema } from '../projections/engine/runtimeSchema.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

interface SetAside {
  readonly owner: 'read model' | 'process'
  readonly name: string
  readonly stream: string
  readonly why: string
}

/** `gongkai parked`: streams that a read model or a process has set aside, and why. Exit 1 when there are any. */
export const parked = (
  environment: Environment,
  { json }: { readonly json: boolean },
  io: CommandIo,
): Promise<number> =>
  operate(environment, async (app) => {
    await ensureTables(app)
    const found = await setAside(app)
    if (json) io.out(JSON.stringify(found))
    else if (found.length === 0) io.out('nothing is set aside')
    else for (const { owner, name, stream, why } of found) io.out(`${owner} ${name}  ${stream}  ${why}`)
    return found.length === 0 ? 0 : 1
  })

/**
 * `gongkai replay NAME STREAM`: tries a stream again that a read model has parked or a process has in quarantine, once
 * its cause is mended. The running program does the work.
 */
export const replay = (environment: Environment, name: string, stream: string, io: CommandIo): Promise<number> =>
  operate(environment, async (app) => {
    await ensureTables(app)
    const { models, processes } = app
    const isProcess = (await processes.status()).some((process) => process.name === name)
    const done = isProcess ? await processes.release(name, stream) : await models.engine.replayParked(name, stream)
    if (done) io.out(`${stream} is tried again by ${name}`)
    else io.err(`${name} has not set ${stream} aside`)
    return done ? 0 : 1
  })

/** On an installation whose worker never ran there is nothing to read yet. */
async function ensureTables({ models: { db } }: Gongkai): Promise<void> {
  await ensureRuntimeSchema(db)
  await ensureProcessTables(db)
}

async function setAside({ models, processes }: Gongkai): Promise<readonly SetAside[]> {
  const [byModels, byProcesses] = await Promise.all([models.engine.parked(), processes.quarantined()])
  return [
    ...byModels.map(({ name, stream, error }): SetAside => ({ owner: 'read model', name, stream, why: error })),
    ...byProcesses.map(({ process, stream, error }): SetAside => ({
      owner: 'process',
      name: process,
      stream,
      why: error,
    })),
  ]
}
