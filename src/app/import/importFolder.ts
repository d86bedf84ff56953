import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/context.js'
import type { Refusal } from '../../domain/decider.js'
import type { ImportBatchCommand } from '../../domain/importBatch/commands.js'
import type { ImportBatch } from '../../domain/importBatch/decide.js'
import type { ImportedItem } from '../../domain/importBatch/events.js'
import type { PastReviewInput } from '../../domain/informationItem/commands.js'
import type { AgencyId, ItemId, LocalDate, PersonId, Sha256 } from '../../domain/values.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { CommandOutcome } from '../command.js'
import { type Plan, planOf } from './plan.js'
import { described } from './describe.js'
import { mapBounded } from './bounded.js'
import { readBatch } from './batchBook.js'
import { type Candidate, examine, type Examined } from './examine.js'
import { type ImportReport, type ReportedDocument, reportOf, tally } from './importReport.js'
import { type BatchTerms, type ImportPorts, itemIdOf, takeDocument, type Taken } from './takeDocument.js'
import { type Folder, walkFolder } from './walkFolder.js'

export interface ImportOrder {
  readonly folder: string
  readonly batch: string
  readonly agency: AgencyId
  readonly officer: PersonId
  readonly today: LocalDate
  readonly legacy?: { readonly pastReview: PastReviewInput }
  readonly from?: string
  readonly dryRun: boolean
  readonly maxBytes?: number
  readonly onProgress?: (done: number, total: number, stage: 'reading' | 'taking') => void
}

/** The batch itself could not be started or resumed. */
export class ImportRefusedError extends Error {
  override readonly name = 'ImportRefusedError'
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(', '))
  }
}

const PAGE = 50
const AT_ONCE = 8
const MAX_BYTES = 64 * 1024 * 1024

/**
 * Takes a folder of documents in as one batch. It decides nothing: items stop as drafts that await review. Run again
 * it takes what is missing and changes nothing else; a file that has changed since is refused and reported.
 */
export async function importFolder(ports: ImportPorts, order: ImportOrder): Promise<ImportReport> {
  const begun = Date.now()
  const folder = await walkFolder(order.folder)
  const known = await readBatch(ports.store, order.batch)
  const examined = await examineAll(folder, order)
  const plan = planOf(examined, known, order.batch)
  const documents = order.dryRun
    ? await foresee(ports, order, plan)
    : await take(ports, order, known, { ...plan, files: examined.length, bytes: bytesOf(examined) })
  const terms = known.status === 'absent' ? order : known
  return reportOf({
    batch: order.batch,
    folder: order.folder,
    agency: terms.agency,
    officer: terms.officer,
    startedOn: known.status === 'absent' ? order.today : known.startedOn,
    legacy: order.legacy !== undefined,
    dryRun: order.dryRun,
    seconds: (Date.now() - begun) / 1000,
    documents: [...plan.refused, ...documents].sort((a, b) => (a.path < b.path ? -1 : 1)),
    skipped: folder.skipped,
  })
}

async function examineAll({ files }: Folder, order: ImportOrder): Promise<readonly Examined[]> {
  let done = 0
  return mapBounded(files, AT_ONCE, async (file) => {
    const examined = await examine(file, order.today, order.maxBytes ?? MAX_BYTES)
    order.onProgress?.((done += 1), files.length, 'reading')
    return examined
  })
}

const bytesOf = (examined: readonly Examined[]): number =>
  examined.reduce((sum, one) => sum + (one.ok ? one.candidate.size : one.size), 0)

/** What a run would do, from the log and the files alone. */
async function foresee(
  ports: ImportPorts,
  order: ImportOrder,
  { candidates }: Plan,
): Promise<readonly ReportedDocument[]> {
  const streams = await ports.store.readStreams(candidates.map(({ file }) => streamOf(order.batch, file.path)))
  const titles = tally(candidates.map(({ document }) => document.title))
  return candidates.map((candidate) => {
    const events = streams.get(streamOf(order.batch, candidate.file.path)) ?? []
    return described(candidate, titles, ports, {
      outcome: events.length === 0 ? 'wouldTake' : 'unchanged',
      itemId: itemIdOf(order.batch, candidate.file.path),
    })
  })
}

const streamOf = (batch: string, path: string): string => `item-${itemIdOf(batch, path)}`

async function take(
  ports: ImportPorts,
  order: ImportOrder,
  known: ImportBatch,
  plan: Plan & { readonly files: number; readonly bytes: number },
): Promise<readonly ReportedDocument[]> {
  const titles = tally(plan.candidates.map(({ document }) => document.title))
  const booked = known.status === 'absent' ? new Map<Sha256, ItemId>() : known.items
  const remaining = plan.candidates.filter(({ sha256 }) => !booked.has(sha256))
  if (known.status !== 'finished' || remaining.length > 0)
    await begin(ports, order, known, { ...plan, remaining: remaining.length })

  const batch = await readBatch(ports.store, order.batch)
  if (batch.status === 'absent') throw new Error(`batch ${order.batch} is not in the log`)
  const { agency, officer, startedOn, run } = batch
  const terms: BatchTerms = {
    batch: order.batch,
    agency,
    officer,
    startedOn,
    ...(order.legacy === undefined ? {} : { legacy: order.legacy }),
    ...(order.from === undefined ? {} : { from: order.from }),
  }
  const documents: ReportedDocument[] = []
  for (let page = 0; page * PAGE < plan.candidates.length; page += 1) {
    const candidates = plan.candidates.slice(page * PAGE, (page + 1) * PAGE)
    const taken = await takePage(ports, terms, candidates)
    documents.push(...candidates.map((candidate, index) => described(candidate, titles, ports, taken[index]!)))
    const items = candidates.flatMap(({ sha256 }, index): ImportedItem[] => {
      const one = taken[index]!
      return one.outcome === 'refused' || booked.has(sha256) ? [] : [{ itemId: one.itemId, sha256 }]
    })
    const refused = countsOf(taken.flatMap((one) => (one.outcome === 'refused' ? one.refusals : [])))
    if (items.length + refused.length > 0 && batch.status === 'running') {
      await keepBooks(ports, order.batch, [run, page], {
        type: 'RecordImportPage',
        data: { batch: order.batch, page: page + 1, items, refused },
      })
    }
    order.onProgress?.(documents.length, plan.candidates.length, 'taking')
  }
  if (batch.status === 'running') await finish(ports, order.batch, run, [...plan.refused, ...documents])
  return documents
}

async function begin(
  ports: ImportPorts,
  { batch, agency, officer, legacy }: ImportOrder,
  known: ImportBatch,
  { files, bytes, remaining }: { files: number; bytes: number; remaining: number },
): Promise<void> {
  const command: ImportBatchCommand =
    known.status === 'absent'
      ? { type: 'StartImport', data: { batch, agency, officer, legacy: legacy !== undefined, files, bytes } }
      : { type: 'ResumeImport', data: { batch, agency, remaining } }
  const actor: Actor = { kind: 'person', person: officer, holds: [] }
  const outcome = await ports.execute({ commandId: randomUUID(), id: batch, command, actor })
  if (!outcome.ok) throw new ImportRefusedError(outcome.refusals)
}

async function finish(
  ports: ImportPorts,
  batch: string,
  run: number,
  documents: readonly ReportedDocument[],
): Promise<void> {
  const count = (outcome: ReportedDocument['outcome']) => documents.filter((one) => one.outcome === outcome).length
  const refused = countsOf(documents.flatMap(({ reasons = [] }) => reasons))
  await keepBooks(ports, batch, [run, 'finish'], {
    type: 'FinishImport',
    data: { batch, taken: count('taken'), unchanged: count('unchanged'), refused },
  })
}

async function keepBooks(
  { execute }: ImportPorts,
  batch: string,
  step: readonly (string | number)[],
  command: ImportBatchCommand,
): Promise<void> {
  const outcome: CommandOutcome = await execute({
    commandId: uuidOf('gongkai/import-book/1', batch, ...step.map(String)),
    id: batch,
    command,
    actor: { kind: 'process', process: 'import' },
  })
  if (!outcome.ok) throw new ImportRefusedError(outcome.refusals)
}

async function takePage(
  ports: ImportPorts,
  terms: BatchTerms,
  candidates: readonly Candidate[],
): Promise<readonly Taken[]> {
  const streams = await ports.store.readStreams(candidates.map(({ file }) => streamOf(terms.batch, file.path)))
  return mapBounded(candidates, AT_ONCE, (candidate) =>
    takeDocument(ports, terms, candidate, streams.get(streamOf(terms.batch, candidate.file.path)) ?? []),
  )
}

const countsOf = (reasons: readonly { readonly code: string }[]) =>
  Object.entries(tally(reasons.map(({ code }) => code))).map(([code, count]) => ({ code, count }))
