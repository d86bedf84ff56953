import type { TrailSource } from './exportedRow.js'
import { FIELD_NAMES } from './rowFields.js'

/** One JSON object on each line, one line for each event; a field that an event does not have is null. */
export async function* trailJsonLines({ rows }: TrailSource): AsyncGenerator<string> {
  for await (const page of rows())
    yield page
      .map((row) => `${JSON.stringify(Object.fromEntries(FIELD_NAMES.map((name) => [name, row[name]])))}\n`)
      .join('')
}
