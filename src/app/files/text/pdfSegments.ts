import type { RedactionPlace } from '../redaction.js'
import { pdfPages } from './pdfPages.js'
import { type PdfObject, pdfObjects } from './pdfObjects.js'
import { stringTexts, toUnicodeMap } from './pdfStrings.js'
import { decodeText, rawTexts } from './rawText.js'
import type { FileToRead, Reading, Segment } from './segment.js'
import { xmlTexts } from './xmlText.js'

const MOST_REVISIONS = 20
const MOST_MAPS = 50
/** A picture of this many pixels can hold readable words. */
const READABLE_PICTURE = 250_000

/**
 * Everything in a PDF that can be read: each object whether any page refers to it or not, the pages as a reader shows
 * them, and the pages of each earlier revision.
 */
export async function* pdfSegments(
  bytes: Uint8Array,
  reading: Reading,
  embedded: (file: FileToRead, where: string) => AsyncIterable<Segment>,
): AsyncGenerator<Segment> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const objects = [...pdfObjects(file, reading)]
  const ends = revisionEnds(file)
  noteDoubts(objects, file, reading)

  const maps = objects.flatMap(({ stream }) =>
    stream ? (toUnicodeMap(stream.toString('latin1', 0, 2_000_000)) ?? []) : [],
  )
  if (maps.length > MOST_MAPS) reading.doubt('UNREADABLE')
  for (const object of objects) {
    const where = `object ${object.number}`
    const place = placeOf(object, ends)
    for (const text of stringTexts(object.source, [])) yield { place, where, text }
    if (object.stream)
      yield* streamSegments(object, { place, where, maps: maps.slice(0, MOST_MAPS), embedded, reading })
  }

  // A bomb is not handed on to a reader that would unpack it again without a bound.
  if (reading.exhausted) return
  yield* pdfPages(file, reading)
  if (ends.length > MOST_REVISIONS + 1) reading.doubt('UNREADABLE')
  for (const [index, end] of ends.slice(0, -1).slice(-MOST_REVISIONS).entries())
    for await (const { where, text } of pdfPages(file.subarray(0, end), undefined))
      yield { place: 'revision', where: `revision ${index + 1}, ${where}`, text }
}

interface StreamContext {
  readonly place: RedactionPlace
  readonly where: string
  readonly maps: Parameters<typeof stringTexts>[1]
  readonly embedded: (file: FileToRead, where: string) => AsyncIterable<Segment>
  readonly reading: Reading
}

async function* streamSegments({ source, stream }: PdfObject, context: StreamContext): AsyncGenerator<Segment> {
  const { place, where, maps, embedded, reading } = context
  if (
    !stream ||
    /\/Type\s*\/XRef|\/Subtype\s*\/Image|\/FontFile|\/Length1\b|\/Subtype\s*\/(Type1C|CIDFontType0C|OpenType)/.test(
      source,
    )
  )
    return
  if (/\/Type\s*\/EmbeddedFile/.test(source)) {
    reading.doubt('EMBEDDED_FILE')
    for await (const segment of embedded({ mediaType: '', bytes: stream }, where)) yield { ...segment, place: 'object' }
    return
  }
  if (/\/Type\s*\/Metadata|\/Subtype\s*\/XML/.test(source)) {
    const { visible, hidden } = xmlTexts(decodeText(stream))
    for (const text of [visible, ...hidden]) yield { place: 'metadata', where, text }
    return
  }
  for (const text of stringTexts(stream.toString('latin1'), maps)) yield { place, where, text }
  // Something else than drawing operators: an XFA form, a script, leftovers.
  if (!/\b(BT|Tj|TJ|re|cm|Do)\b/.test(stream.toString('latin1', 0, 100_000)))
    for (const text of rawTexts(stream)) yield { place, where, text }
}

function placeOf({ source, superseded, offset }: PdfObject, ends: readonly number[]): RedactionPlace {
  if (superseded && ends.length > 1 && offset < ends.at(-2)!) return 'revision'
  if (/\/Type\s*\/Annot\b|\/Subtype\s*\/(Text|FreeText|Popup|Widget|Highlight)\b/.test(source)) return 'hidden'
  if (/\/(Producer|Creator|Author|Title|Subject|Keywords|ModDate|CreationDate)\b/.test(source)) return 'metadata'
  return 'object'
}

/** Where each revision ends: behind its %%EOF. */
function revisionEnds(file: Buffer): readonly number[] {
  const ends: number[] = []
  for (let at = file.indexOf('%%EOF'); at >= 0; at = file.indexOf('%%EOF', at + 5)) ends.push(at + 5)
  return ends
}

function noteDoubts(objects: readonly PdfObject[], file: Buffer, reading: Reading): void {
  if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(file.toString('latin1'))) reading.doubt('ENCRYPTED')
  for (const { source } of objects) {
    const [width, height] = [/\/Width\s+(\d+)/, /\/Height\s+(\d+)/].map((size) => Number(size.exec(source)?.[1] ?? 0))
    if (/\/Subtype\s*\/Image/.test(source) && width! * height! >= READABLE_PICTURE) reading.doubt('HAS_IMAGES')
    // Codes of glyphs without a table of characters: nobody but a person can say what they show.
    const isUnmapped =
      /\/Subtype\s*\/Type0/.test(source) && /\/Identity-[HV]/.test(source) && !/\/ToUnicode/.test(source)
    if (isUnmapped) reading.doubt('UNREADABLE')
  }
}
