import type { ItemId } from '../../domain/values.js'
import type { Candidate } from './examine.js'
import type { ReportedDocument } from './importReport.js'
import type { ImportNote } from './parsedDocument.js'
import type { ImportPorts, Taken } from './takeDocument.js'

/** A line of the report: what became of a document, what was read from it, what reviewers should look at. */
export function described(
  { file, sha256, document }: Candidate,
  titles: Readonly<Record<string, number>>,
  { agencyNamed }: ImportPorts,
  taken: Taken | { readonly outcome: 'wouldTake' | 'unchanged'; readonly itemId: ItemId },
): ReportedDocument {
  const { title, formedOn, issuedBy, documentNumber, genre, theme, themeSuggested } = document
  const outside = issuedBy.length > 0 && issuedBy.every((name) => agencyNamed(name) === undefined)
  const notes: readonly ImportNote[] = [
    ...document.notes,
    ...(outside ? (['MAKER_OUTSIDE_REGISTER'] as const) : []),
    ...(titles[title]! > 1 ? (['SAME_TITLE_IN_BATCH'] as const) : []),
  ]
  return {
    path: file.path,
    outcome: taken.outcome,
    itemId: taken.itemId,
    sha256,
    ...('contentHash' in taken && taken.contentHash !== undefined ? { contentHash: taken.contentHash } : {}),
    ...('refusals' in taken
      ? { reasons: taken.refusals.map(({ code, path }) => ({ code, ...(path === undefined ? {} : { detail: path }) })) }
      : {}),
    read: {
      title,
      formedOn,
      issuedBy,
      ...(documentNumber === undefined ? {} : { documentNumber }),
      genre,
      theme,
      themeSuggested,
    },
    notes,
  }
}
