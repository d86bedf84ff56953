import type { Reading } from './segment.js'
import { unfilter } from './pdfFilters.js'

/** One object as it stands in the file, referred to or not, of the last revision or an earlier one. */
export interface PdfObject {
  readonly number: string
  readonly offset: number
  /** Source of the object without its stream, one character per byte. */
  readonly source: string
  readonly stream?: Buffer
  /** A later object has the same number. */
  readonly superseded: boolean
}

const OBJECT = /(\d{1,10})\s+(\d{1,5})\s+obj\b/g
const MOST_OBJECTS = 500_000

/**
 * Every object of a PDF, found by looking through the bytes, not by its cross-reference tables: what an editor
 * unlinked is found like the rest. Pictures come without their stream.
 */
export function* pdfObjects(file: Buffer, reading: Reading): Generator<PdfObject> {
  const text = file.toString('latin1')
  const found: { number: string; offset: number; body: number }[] = []
  for (const match of text.matchAll(OBJECT)) {
    if (found.length === MOST_OBJECTS) return reading.doubt('UNREADABLE')
    found.push({ number: `${match[1]} ${match[2]}`, offset: match.index, body: match.index + match[0].length })
  }
  const last = new Map(found.map(({ number, offset }) => [number, offset]))
  let readTo = 0
  for (const [index, { number, offset, body }] of found.entries()) {
    if (offset < readTo) continue // inside the stream of the object before
    const end = found[index + 1]?.offset ?? text.length
    const streamAt = streamStart(text, body, end)
    const source = text.slice(body, Math.min(streamAt ?? end, body + 1_000_000))
    const superseded = last.get(number) !== offset
    if (streamAt === undefined) {
      yield { number, offset, source, superseded }
      continue
    }
    readTo = streamEnd(text, streamAt, source)
    const content = unfilter(source, file.subarray(streamAt, readTo), reading)
    if (content.kind === 'unreadable' && !/\/Type\s*\/XRef/.test(source)) reading.doubt('UNREADABLE')
    yield { number, offset, source, superseded, ...(content.kind === 'bytes' ? { stream: content.bytes } : {}) }
  }
}

function streamStart(text: string, body: number, end: number): number | undefined {
  const at = text.indexOf('stream', body)
  if (at < 0 || at >= end || text.slice(body, at).includes('endobj')) return undefined
  const after = at + 'stream'.length
  return after + (text.startsWith('\r\n', after) ? 2 : 1)
}

/** By the declared length where `endstream` follows it, else by the next `endstream`. */
function streamEnd(text: string, start: number, source: string): number {
  const declared = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(source)?.[1]
  if (declared !== undefined) {
    const end = start + Number(declared)
    if (/^\s*endstream/.test(text.slice(end, end + 20))) return end
  }
  const next = text.indexOf('endstream', start)
  return next < 0 ? text.length : next
}
