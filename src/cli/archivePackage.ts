import { writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { archiveServicesOf } from '../app/compose/archive.js'
import { explain } from '../app/messages/explain.js'
import { holderOf } from '../app/files/fileStore.js'
import { collect } from '../app/files/byteSource.js'
import type { CheckReport } from '../app/archive/fourChecks.js'
import type { ArchiveEvent, ArchivePackageMade } from '../domain/archive/events.js'
import { openEvents } from '../eventstore/codec.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

export interface ArchivePackageArguments {
  /** `application.ID`, `item.ID` */
  readonly archive: string
  /** Where the package is written in the clear, for whoever hands it over. */
  readonly out?: string
  readonly json: boolean
}

/** `gongkai archive-package`: builds and checks the package of an archive file; exit 0 only when it was found sound. */
export const archivePackage = (
  environment: Environment,
  { archive, out, json }: ArchivePackageArguments,
  io: CommandIo,
): Promise<number> =>
  operate(environment, async ({ storage, core, clock }) => {
    const { prepare } = archiveServicesOf({ storage, core, clock })
    const actor = { kind: 'process', process: 'archive' } as const
    const outcome = await prepare({ commandId: randomUUID(), archive, actor })
    if (!outcome.ok) {
      for (const refusal of outcome.refusals) io.err(`${refusal.code}: ${explain(refusal, 'en')}`)
      return 1
    }
    const events = await openEvents<ArchiveEvent>(await storage.store.readStream(`archive-${archive}`), NO_KEYS)
    const made = events.flatMap((event) => (event.type === 'ArchivePackageMade' ? [event.data] : [])).at(-1)!
    if (out !== undefined && made.file !== undefined) {
      const content = await collect(await storage.files.read(holderOf(made.file.key), made.file))
      await writeFile(out, content, { mode: 0o600 })
    }
    report(io, { archive, json, made, found: outcome.report })
    return outcome.report?.failed.length === 0 ? 0 : 1
  })

interface Reported {
  readonly archive: string
  readonly json: boolean
  readonly made: ArchivePackageMade['data']
  readonly found: CheckReport | undefined
}

function report(io: CommandIo, { archive, json, made, found }: Reported): void {
  const { number, packageHash, size, contents } = made
  const checks = found?.checks ?? []
  if (json) {
    io.out(JSON.stringify({ archive, number, packageHash, size, files: contents.length, failed: found?.failed ?? [] }))
    return
  }
  io.out(`${archive}: package ${number}, ${contents.length} files, ${size} bytes, SHA-256 ${packageHash}`)
  for (const { check, points } of checks)
    io.out(`  ${check}: ${points.every(({ ok }) => ok) ? 'passed' : 'FAILED'}, ${points.length} points`)
  for (const { what, detail = 'failed' } of checks.flatMap(({ points }) => points.filter(({ ok }) => !ok)))
    io.err(`    ${what}: ${detail}`)
}
