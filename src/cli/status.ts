import type { ProjectionStatus } from '../projections/engine/status.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

/** `gongkai status`: how far each read model is. Exit 1 when one has stopped or streams are parked. */
export async function status(
  environment: Environment,
  { json }: { readonly json: boolean },
  io: CommandIo,
): Promise<number> {
  const rows = await operate(environment, ({ models }) => models.engine.status())
  if (json) io.out(JSON.stringify(rows))
  else for (const line of table(rows)) io.out(line)
  return rows.some(({ state, parkedStreams }) => state === 'needsRebuild' || parkedStreams > 0) ? 1 : 0
}

function table(rows: readonly ProjectionStatus[]): readonly string[] {
  if (rows.length === 0) return ['no read model has been filled yet']
  const cells = rows.map((row) => [
    `${row.name} v${row.version}.${row.build}`,
    row.state,
    String(row.events),
    row.lagEvents === undefined ? '?' : String(row.lagEvents),
    row.rate === null ? '-' : `${Math.round(row.rate)}/s`,
    row.etaSeconds === null ? '-' : `${Math.ceil(row.etaSeconds)} s`,
    row.owner ?? '-',
    String(row.parkedStreams),
    row.lastError ?? '',
  ])
  const head = ['read model', 'state', 'events', 'lag', 'rate', 'eta', 'owner', 'parked', 'last error']
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((cell) => cell[column]!.length)))
  return [head, ...cells].map((cell) =>
    cell
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}
