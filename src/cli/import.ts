import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { Gongkai } from '../app/compose.js'
import { importFolder, ImportRefusedError } from '../app/import/importFolder.js'
import { type ImportReport, reportTable } from '../app/import/importReport.js'
import { explain } from '../app/messages/explain.js'
import { localDateOf, parseLocalDate } from '../domain/dates.js'
import type { PastReviewInput } from '../domain/informationItem/commands.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'
import { type Progress, progressBar } from './progressBar.js'

export interface ImportArguments {
  readonly folder: string
  readonly as: string
  readonly agency: string
  readonly batch?: string
  readonly legacy: boolean
  readonly pastReview?: string
  readonly from?: string
  readonly notSecret: boolean
  readonly dryRun: boolean
  readonly report?: string
  readonly json: boolean
}

/** `gongkai import DIR`. Exit 0 only when nothing was refused. */
export async function importDocuments(environment: Environment, args: ImportArguments, io: CommandIo): Promise<number> {
  const pastReview = pastReviewOf(args.pastReview)
  if (pastReview === undefined) return misunderstood(io, `--past-review takes NUMBER@YYYY-MM-DD: ${args.pastReview}`)
  if (args.pastReview !== undefined && !args.legacy)
    return misunderstood(io, '--past-review is of use only with --legacy')
  if (!args.notSecret && !args.dryRun) {
    return misunderstood(io, 'say --not-secret: no document of the folder is a state secret (保守国家秘密法 31)')
  }
  return operate(environment, (app) => run(app, args, pastReview, io))
}

async function run(app: Gongkai, args: ImportArguments, pastReview: PastReviewInput, io: CommandIo): Promise<number> {
  const { core, storage, clock } = app
  const batch = args.batch ?? batchNameOf(args.folder)
  const progress = progressBar('import', io)
  try {
    const report = await importFolder(
      { execute: core.execute, store: storage.store, files: storage.files, agencyNamed: agencyNames(app) },
      {
        folder: resolve(args.folder),
        batch,
        agency: args.agency as AgencyId,
        officer: args.as as PersonId,
        today: localDateOf(clock.now()),
        ...(args.legacy ? { legacy: { pastReview } } : {}),
        ...(args.from === undefined ? {} : { from: args.from }),
        dryRun: args.dryRun,
        onProgress: shown(progress),
      },
    )
    progress.end()
    const file = resolve(args.report ?? `${app.config.dataDir}/imports/${batch}${args.dryRun ? '.dry-run' : ''}.json`)
    await saveReport(file, report)
    io.out(args.json ? JSON.stringify(report) : `${reportTable(report)}\n\nreport: ${file}`)
    return report.counts.refused === 0 ? 0 : 1
  } catch (fault) {
    progress.end()
    if (!(fault instanceof ImportRefusedError)) throw fault
    fault.refusals.forEach((refusal) =>
      io.err(`${refusal.code} (${refusal.clause}): ${explain(refusal, 'zh')} ${explain(refusal, 'en')}`),
    )
    return 1
  }
}

const shown = (progress: Progress) => (done: number, total: number, stage: string) => progress.at(done, total, stage)

function misunderstood(io: CommandIo, line: string): number {
  io.err(line)
  return 2
}

/**
 * Without a name of its own a batch bears that of its folder, so that the same folder again goes on with it. What of
 * the name cannot stand in that of a batch (Chinese, for one) is told apart by a hash: two folders are two batches.
 */
export function batchNameOf(folder: string): string {
  const given = basename(resolve(folder))
  const name = given
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  if (name === given && name.length <= 64) return name
  const hash = createHash('sha256').update(given.normalize('NFC')).digest('hex').slice(0, 8)
  return `${name === '' ? 'import' : name.slice(0, 55)}-${hash}`
}

export function pastReviewOf(text: string | undefined): PastReviewInput | undefined {
  if (text === undefined) return { kind: 'none' }
  const at = text.lastIndexOf('@')
  const reviewedOn = parseLocalDate(text.slice(at + 1))
  const documentNumber = text.slice(0, Math.max(at, 0)).trim()
  return reviewedOn === undefined || documentNumber === ''
    ? undefined
    : { kind: 'documented', reviewedOn, documentNumber }
}

/** Names are asked once: an import names the same few bodies again and again. */
function agencyNames({ core, clock }: Gongkai): (name: string) => AgencyId | undefined {
  const { agencies } = core.facts.current()
  const today = localDateOf(clock.now())
  const ids = [...(agencies.history?.agencies.keys() ?? [])].filter((id) => agencies.isActive(id, today))
  const byName = new Map(ids.map((id) => [agencies.agency(id, today)?.name ?? id, id]))
  return (name) => byName.get(name)
}

async function saveReport(file: string, report: ImportReport): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // Paths and titles are item text: for the officers of the installation only.
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 })
}
