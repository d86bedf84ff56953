import type { RedactionDoubt } from './redaction.js'
import { type ReadingLimits, readingLimits, type RunText, runTextWorker } from './text/runTextWorker.js'
import type { FileToRead, Segment } from './text/segment.js'

export interface ExtractedText {
  /** What a reader of the document sees, in its order: for search and for the scan for personal data (711-15). */
  readonly text: string
  readonly segments: readonly Segment[]
  /** Not everything could be read, or not all of it was taken. */
  readonly doubts: readonly RedactionDoubt[]
}

const MOST_CHARACTERS = 20_000_000

/** The text of a file. Never rejects: what cannot be read is a doubt. */
export async function extractText(
  file: FileToRead,
  limits: ReadingLimits = readingLimits,
  run: RunText = runTextWorker,
): Promise<ExtractedText> {
  const segments: Segment[] = []
  let length = 0
  const doubts = await run(file, limits, (answer) => {
    if (!('segment' in answer)) return
    length += answer.segment.text.length
    if (length <= MOST_CHARACTERS) segments.push(answer.segment)
  })
  const seen = new Set<string>()
  const visible = segments.filter(({ place, where }) => {
    const isFirst = place === 'text' && where !== 'pages' && !seen.has(where)
    seen.add(where)
    return isFirst
  })
  const all: readonly RedactionDoubt[] =
    length > MOST_CHARACTERS ? [...new Set([...doubts, 'UNREADABLE' as const])] : doubts
  return { text: visible.map(({ text }) => text).join('\n'), segments, doubts: all }
}
