import type { RedactionDoubt, RedactionFinding } from '../redaction.js'
import { fileSegments } from './fileSegments.js'
import { passagesIn, wantedPieces } from './passages.js'
import { type FileToRead, Reading, type Segment } from './segment.js'

export interface TextTask extends FileToRead {
  /** Look for these; without them, give all text. */
  readonly passages?: readonly string[]
}
export type TextPiece = { readonly finding: RedactionFinding } | { readonly segment: Segment }

/** Reads a file and gives what it finds as it goes; the answer is what it doubts. Unbounded in time: see runTextWorker. */
export async function readText(task: TextTask, take: (piece: TextPiece) => void): Promise<readonly RedactionDoubt[]> {
  const reading = new Reading()
  const wanted = task.passages && wantedPieces(task.passages)
  for await (const segment of fileSegments(task, reading)) {
    const { place, where } = segment
    if (!wanted) take({ segment })
    else for (const passage of passagesIn(segment.text, wanted)) take({ finding: { passage, place, where } })
  }
  return [...reading.doubts]
}
