import type { ImportBatch } from '../../domain/importBatch/decide.js'
import type { ItemId, Sha256 } from '../../domain/values.js'
import type { Candidate, Examined } from './examine.js'
import type { ReportedDocument } from './importReport.js'
import { itemIdOf } from './takeDocument.js'

export interface Plan {
  readonly candidates: readonly Candidate[]
  readonly refused: readonly ReportedDocument[]
}

/** Who is to be taken, and who is refused before anything is written: faults of the file, and twins by content. */
export function planOf(examined: readonly Examined[], known: ImportBatch, batch: string): Plan {
  const firstWith = new Map<Sha256, string>()
  const candidates: Candidate[] = []
  const refused: ReportedDocument[] = []
  const inBefore = known.status === 'absent' ? new Map<Sha256, ItemId>() : known.items
  for (const one of examined) {
    if (!one.ok) {
      refused.push({ path: one.path, outcome: 'refused', reasons: one.faults })
      continue
    }
    const { candidate } = one
    const { path } = candidate.file
    const twin = firstWith.get(candidate.sha256)
    const before = inBefore.get(candidate.sha256)
    // Under another name before: the same document was renamed, or copied.
    const moved = before !== undefined && before !== itemIdOf(batch, path)
    if (twin === undefined && !moved) {
      firstWith.set(candidate.sha256, path)
      candidates.push(candidate)
    } else {
      const detail = twin ?? `item ${before}`
      refused.push({
        path,
        outcome: 'refused',
        sha256: candidate.sha256,
        reasons: [{ code: 'DUPLICATE_CONTENT', detail }],
      })
    }
  }
  return { candidates, refused }
}
