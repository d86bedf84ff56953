import type { ProcessStatus } from '../processes/processes.js'
import { ensureProcessTables } from '../processes/runtimeTables.js'
import { ensureRuntimeSchema } from '../projections/engine/runtimeSchema.js'
import type { ProjectionStatus } from '../projections/engine/status.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

/**
 * `gongkai status`: how far each read model and each process is; the timer is behind while something is due that nobody
 * has looked at. Exit 1 when one has stopped or streams are set aside.
 */
export async function status(
  environment: Environment,
  { json }: { readonly json: boolean },
  io: CommandIo,
): Promise<number> {
  const found = await operate(environment, async ({ models, processes }) => {
    // On an installation whose worker never ran there is nothing to read yet.
    await ensureRuntimeSchema(models.db)
    await ensureProcessTables(models.db)
    return { readModels: await models.engine.status(), processes: await processes.status() }
  })
  if (json) io.out(JSON.stringify(found))
  else for (const line of lines(found)) io.out(line)
  return found.readModels.some(({ state, parkedStreams }) => state === 'needsRebuild' || parkedStreams > 0) ||
    found.processes.some(({ state, quarantinedStreams }) => state === 'logMismatch' || quarantinedStreams > 0)
    ? 1
    : 0
}

interface Found {
  readonly readModels: readonly ProjectionStatus[]
  readonly processes: readonly ProcessStatus[]
}

const lines = ({ readModels, processes }: Found): readonly string[] => [
  ...(readModels.length === 0
    ? ['no read model has been filled yet']
    : aligned(READ_MODEL_HEAD, readModels.map(readModel))),
  '',
  ...(processes.length === 0 ? ['no process has run yet'] : aligned(PROCESS_HEAD, processes.map(process))),
]

const READ_MODEL_HEAD = ['read model', 'state', 'events', 'lag', 'rate', 'eta', 'owner', 'parked', 'last error']

const readModel = (row: ProjectionStatus): readonly string[] => [
  `${row.name} v${row.version}.${row.build}`,
  row.state,
  String(row.events),
  row.lagEvents === undefined ? '?' : String(row.lagEvents),
  row.rate === null ? '-' : `${Math.round(row.rate)}/s`,
  row.etaSeconds === null ? '-' : `${Math.ceil(row.etaSeconds)} s`,
  row.owner ?? '-',
  String(row.parkedStreams),
  row.lastError ?? '',
]

const PROCESS_HEAD = ['process', 'state', 'caught up', 'owner', 'set aside', 'last error']

const process = (row: ProcessStatus): readonly string[] => [
  `${row.name} v${row.version}`,
  row.state,
  row.caughtUp ? 'yes' : 'no',
  row.owner ?? '-',
  String(row.quarantinedStreams),
  row.lastError ?? '',
]

function aligned(head: readonly string[], cells: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((cell) => cell[column]!.length)))
  return [head, ...cells].map((cell) =>
    cell
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}
