import type { AgencyId, ItemId, LocalDate, PersonId, Sha256 } from '../../domain/values.js'
import type { ImportNote, ParsedDocument } from './parsedDocument.js'
import { reasonText } from './reasonTexts.js'
import type { SkippedEntry } from './walkFolder.js'

export const OUTCOMES = ['taken', 'wouldTake', 'unchanged', 'refused'] as const

/** What became of one file. */
export interface ReportedDocument {
  readonly path: string
  readonly outcome: (typeof OUTCOMES)[number]
  readonly itemId?: ItemId
  readonly sha256?: Sha256
  /** Of the content that reviewers look at; review-batch asks for it. */
  readonly contentHash?: Sha256
  readonly reasons?: readonly { readonly code: string; readonly detail?: string }[]
  /** What was read from it; a proposal. */
  readonly read?: Omit<ParsedDocument, 'text' | 'acts' | 'notes'>
  readonly notes?: readonly ImportNote[]
}

/** Answers that the review form could be filled in with. The questions about secrets are left to people. */
export const FORM_PROPOSAL = {
  carrier: 'officialDocument',
  channels: ['governmentWebsite'],
  scope: 'general',
  attribute: 'proactive',
} as const

export interface ImportReport {
  readonly batch: string
  readonly folder: string
  readonly agency: AgencyId
  readonly officer: PersonId
  readonly startedOn: LocalDate
  readonly legacy: boolean
  readonly dryRun: boolean
  readonly seconds: number
  readonly counts: Readonly<Record<(typeof OUTCOMES)[number] | 'skipped', number>>
  readonly reasons: Readonly<Record<string, number>>
  readonly notes: Readonly<Record<string, number>>
  readonly formProposal: typeof FORM_PROPOSAL
  readonly documents: readonly ReportedDocument[]
  readonly skipped: readonly SkippedEntry[]
}

export type ReportHead = Omit<ImportReport, 'counts' | 'reasons' | 'notes' | 'formProposal'>

export function reportOf(head: ReportHead): ImportReport {
  const { documents, skipped } = head
  const count = (outcome: ReportedDocument['outcome']) => documents.filter((one) => one.outcome === outcome).length
  return {
    ...head,
    counts: {
      taken: count('taken'),
      wouldTake: count('wouldTake'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      skipped: skipped.length,
    },
    reasons: tally([
      ...documents.flatMap(({ reasons = [] }) => reasons.map(({ code }) => code)),
      ...skipped.map(({ reason }) => reason),
    ]),
    notes: tally(documents.flatMap(({ notes = [] }) => notes)),
    formProposal: FORM_PROPOSAL,
  }
}

export function tally(codes: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const MOST_LINES = 40

/** The report as a person reads it on a terminal; every refused file with its reasons, up to a screenful. */
export function reportTable(report: ImportReport): string {
  const { counts, documents, skipped } = report
  const refused = documents.filter(({ outcome }) => outcome === 'refused')
  const lines = [
    `batch ${report.batch} · ${documents.length + skipped.length} files · ${report.seconds.toFixed(1)} s${report.dryRun ? ' · dry run, nothing was written' : ''}`,
    ...Object.entries(counts)
      .filter(([, number]) => number > 0)
      .map(([name, number]) => `  ${name.padEnd(10)} ${String(number).padStart(6)}`),
    ...section('refused and skipped, by reason', Object.entries(report.reasons).map(countLine)),
    ...section('for the reviewers', Object.entries(report.notes).map(countLine)),
    ...section('refused', [
      ...refused.slice(0, MOST_LINES).map(refusedLine),
      ...(refused.length > MOST_LINES ? [`  … ${refused.length - MOST_LINES} more in the report file`] : []),
    ]),
  ]
  return lines.join('\n')
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines]
const countLine = ([code, count]: readonly [string, number]): string =>
  `  ${code.padEnd(28)} ${String(count).padStart(6)}  ${reasonText(code)}`.trimEnd()
const refusedLine = ({ path, reasons = [] }: ReportedDocument): string =>
  `  ${path}: ${reasons.map(({ code, detail }) => (detail === undefined ? code : `${code} (${detail})`)).join(', ')}`
