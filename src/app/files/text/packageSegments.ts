import { inflateRawSync } from 'node:zlib'
import { bytesSource } from '../byteSource.js'
import { readZipDirectory, type ZipEntry } from '../zipDirectory.js'
import type { RedactionPlace } from '../redaction.js'
import { decodeText, rawTexts } from './rawText.js'
import type { Reading, Segment } from './segment.js'
import { xmlTexts } from './xmlText.js'

const METADATA =
  /^docProps\/|^customXml\/|(^|\/)meta\.xml$|^META-INF\/|\.rels$|^\[Content_Types\]|(^|\/)(settings|people|CustomTag|Doc_\d+\/Tags\/)[^/]*\.xml$/i
const ASIDE = /comments|notesSlides?\/|annot|Attach|revisions|glossary/i
const IMAGE = /\.(jpe?g|png|gif|bmp|tiff?|webp|emf|wmf|svg|jb2)$/i
const NOT_TEXT = /\.(ttf|otf|odttf|ttc|fntdata)$/i
const DEEPEST = 3

/** DOCX, XLSX, PPTX, ODF, OFD: the text of every part, and of entries that the directory no longer lists. */
export async function* packageSegments(
  bytes: Uint8Array,
  reading: Reading,
  path = '',
  depth = 0,
): AsyncGenerator<Segment> {
  const directory = await readZipDirectory(bytesSource(bytes))
  if ('fault' in directory) return reading.doubt(directory.fault === 'encrypted' ? 'ENCRYPTED' : 'UNREADABLE')
  for (const entry of directory.entries) {
    const content = unpack(bytes, entry.offset, entry, reading)
    if (content) yield* partSegments(content, `${path}${entry.name}`, reading, depth)
    else if (entry.size > 0) reading.doubt('UNREADABLE')
  }
  yield* unlistedSegments(bytes, directory.entries, path, reading)
}

async function* partSegments(content: Buffer, name: string, reading: Reading, depth: number): AsyncGenerator<Segment> {
  if (NOT_TEXT.test(name)) return
  if (IMAGE.test(name)) {
    reading.doubt('HAS_IMAGES')
    for (const text of rawTexts(content.subarray(0, 200_000))) yield { place: 'metadata', where: name, text }
    return
  }
  if (content.toString('latin1', 0, 4) === 'PK\x03\x04') {
    if (depth < DEEPEST) yield* packageSegments(content, reading, `${name}!/`, depth + 1)
    else reading.doubt('EMBEDDED_FILE')
    return
  }
  if (/\.(xml|rels|vml|xhtml|html?)$/i.test(name)) return yield* xmlSegments(content, name)
  if (name.endsWith('/') || /(^|\/)mimetype$/.test(name)) return
  reading.doubt('EMBEDDED_FILE')
  for (const text of rawTexts(content)) yield { place: 'hidden', where: name, text }
}

function* xmlSegments(content: Buffer, name: string): Generator<Segment> {
  const place = placeOf(name)
  const { visible, hidden } = xmlTexts(decodeText(content))
  yield { place, where: name, text: visible }
  for (const text of hidden) yield { place: place === 'text' ? 'hidden' : place, where: name, text }
}

function placeOf(name: string): RedactionPlace {
  if (METADATA.test(name.split('!/').at(-1)!)) return 'metadata'
  return ASIDE.test(name) ? 'hidden' : 'text'
}

/** What an editor took out of the directory but left in the file, and what stands between and behind the entries. */
async function* unlistedSegments(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  path: string,
  reading: Reading,
): AsyncGenerator<Segment> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const listed = [...entries].sort((a, b) => a.offset - b.offset)
  let free = 0
  for (const { offset, compressedSize } of [...listed, { offset: file.length, compressedSize: 0 }]) {
    if (offset > free) yield* gapSegments(file, free, offset, `${path}bytes ${free}–${offset - 1}`, reading)
    if (offset + 30 > file.length) return
    free = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28) + compressedSize
  }
}

function* gapSegments(file: Buffer, start: number, end: number, where: string, reading: Reading): Generator<Segment> {
  const gap = file.subarray(start, end)
  for (const text of rawTexts(gap)) yield { place: 'revision', where, text }
  for (let at = gap.indexOf('PK\x03\x04'); at >= 0; at = gap.indexOf('PK\x03\x04', at + 4)) {
    const content = unpack(file, start + at, undefined, reading)
    if (!content) continue
    const { visible, hidden } = xmlTexts(decodeText(content))
    for (const text of [visible, ...hidden]) yield { place: 'revision', where, text }
  }
}

/** Undefined when it is damaged or unpacks to more than the reading may still take. */
function unpack(bytes: Uint8Array, offset: number, entry: ZipEntry | undefined, reading: Reading): Buffer | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (offset + 30 > file.length || reading.exhausted) return undefined
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  const packed = file.subarray(start, entry ? start + entry.compressedSize : file.length)
  const isStored = entry ? entry.method === 'stored' : file.readUInt16LE(offset + 8) === 0
  if (isStored) return entry ? packed : packed.subarray(0, file.readUInt32LE(offset + 18))
  try {
    const content = inflateRawSync(packed, { maxOutputLength: reading.most })
    reading.spend(content.length)
    return content
  } catch {
    return undefined
  }
}
