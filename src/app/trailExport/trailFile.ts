import type { TrailExportFormat } from '../../domain/evidence/events.js'
import { trailCsv } from './csv.js'
import type { TrailSource } from './exportedRow.js'
import { trailJsonLines } from './jsonLines.js'
import { trailOcel } from './ocel.js'

/** Ending and type of each format. */
export const TRAIL_FILES: Readonly<Record<TrailExportFormat, { readonly ending: string; readonly mediaType: string }>> =
  {
    csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
    jsonl: { ending: 'jsonl', mediaType: 'application/x-ndjson; charset=utf-8' },
    ocel: { ending: 'ocel.json', mediaType: 'application/json; charset=utf-8' },
  }

/** The text of an export, piece by piece. */
export function trailFile(
  format: TrailExportFormat,
  source: TrailSource,
  labelOf: (type: string) => string,
): AsyncGenerator<string> {
  switch (format) {
    case 'csv':
      return trailCsv(source, labelOf)
    case 'jsonl':
      return trailJsonLines(source)
    case 'ocel':
      return trailOcel(source)
  }
}
