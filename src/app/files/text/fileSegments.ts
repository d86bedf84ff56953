import { essence } from '../fileTypes.js'
import { packageSegments } from './packageSegments.js'
import { pdfSegments } from './pdfSegments.js'
import { decodeText, rawTexts } from './rawText.js'
import type { FileToRead, Reading, Segment } from './segment.js'

/** Every stretch of text in a file. By the bytes, not by the claimed type, which only decides what is left. */
export async function* fileSegments({ mediaType, bytes }: FileToRead, reading: Reading): AsyncGenerator<Segment> {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (start.includes('%PDF-'))
    return yield* pdfSegments(bytes, reading, (file, where) => embedded(file, where, reading))
  if (start.startsWith('PK')) return yield* packageSegments(bytes, reading)
  const type = essence(mediaType)
  if (type.startsWith('text/')) {
    yield { place: 'text', where: 'text', text: decodeText(bytes) }
    return
  }
  reading.doubt(type.startsWith('image/') ? 'IMAGES_ONLY' : 'UNSUPPORTED_TYPE')
  if (start.startsWith('{\\rtf')) yield { place: 'text', where: 'text', text: rtfText(bytes) }
  for (const text of rawTexts(bytes))
    yield { place: type.startsWith('image/') ? 'metadata' : 'object', where: 'bytes', text }
}

async function* embedded(file: FileToRead, where: string, reading: Reading): AsyncGenerator<Segment> {
  const start = Buffer.from(file.bytes.subarray(0, 4)).toString('latin1')
  if (!start.startsWith('PK')) {
    for (const text of rawTexts(file.bytes)) yield { place: 'object', where, text }
    return
  }
  for await (const segment of packageSegments(file.bytes, reading))
    yield { ...segment, where: `${where}: ${segment.where}` }
}

/** Enough of RTF to read Chinese: `\'xx` bytes in GBK, `\uN` characters, no control words. */
function rtfText(bytes: Uint8Array): string {
  const source = Buffer.from(bytes).toString('latin1')
  const unicode = source.replace(/\\u(-?\d{1,6})\s?(\\'[\da-f]{2}|\?)?/gi, (_, code) => escapeMark(Number(code)))
  const plain = unicode.replace(/\\'([\da-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex as string, 16)))
  const text = decodeText(Buffer.from(plain.replace(/\\[a-z]+-?\d*\s?|[{}\r\n]/gi, ''), 'latin1'))
  return text.replace(/~u([\da-f]{4})~/g, (_, hex) => String.fromCharCode(parseInt(hex as string, 16)))
}
const escapeMark = (code: number) => `~u${(code & 0xffff).toString(16).padStart(4, '0')}~`
