import type { RedactionFinding, RedactionReport } from './redaction.js'
import { type ReadingLimits, readingLimits, type RunText, runTextWorker } from './text/runTextWorker.js'
import type { FileToRead } from './text/segment.js'

const MOST_FINDINGS = 1000

/**
 * Looks for withheld passages in the rendition that the public is to get (711-37): text layer, hidden text, metadata,
 * earlier revisions, objects that nothing refers to. Width, line breaks, hyphens and invisible characters make no
 * difference; one longer sentence of a passage counts as the passage. Never rejects: what cannot be read is a doubt, and
 * then a second person has to look.
 */
export async function redactionFindings(
  passages: readonly string[],
  file: FileToRead,
  limits: ReadingLimits = readingLimits,
  run: RunText = runTextWorker,
): Promise<RedactionReport> {
  const found = new Map<string, RedactionFinding>()
  const reasons = await run({ ...file, passages }, limits, (answer) => {
    if (!('finding' in answer) || found.size >= MOST_FINDINGS) return
    const { passage, place, where } = answer.finding
    found.set(`${passage} ${place} ${where}`, { passage, place, where })
  })
  return { findings: withoutEchoes([...found.values()]), needsSecondPerson: reasons.length > 0, reasons }
}

/** What repeats a visible finding tells nothing new: the object that draws it, the page beside the pages, the part's raw text. */
function withoutEchoes(findings: readonly RedactionFinding[]): readonly RedactionFinding[] {
  const visible = findings.filter(({ place }) => place === 'text')
  const isVisible = (passage: number, where?: RegExp | string) =>
    visible.some(
      (other) =>
        other.passage === passage &&
        (where === undefined || (where instanceof RegExp ? where.test(other.where) : where === other.where)),
    )
  return findings.filter(({ passage, place, where }) => {
    if (place === 'object' && where.startsWith('object ')) return !isVisible(passage)
    if (place === 'hidden') return !isVisible(passage, where)
    return where !== 'pages' || !isVisible(passage, /^page /)
  })
}
