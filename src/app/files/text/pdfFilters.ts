import { constants, inflateSync } from 'node:zlib'
import type { Reading } from './segment.js'

const PICTURES = /\/(DCTDecode|DCT|JPXDecode|JBIG2Decode|CCITTFaxDecode|CCF)\b/

export type Unfiltered =
  { readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'picture' | 'unreadable' }

/** Undoes the filters of a stream. What it does not know or cannot unpack is `unreadable`, never silently empty. */
export function unfilter(dictionary: string, stream: Buffer, reading: Reading): Unfiltered {
  const declared = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? ''
  if (PICTURES.test(declared)) return { kind: 'picture' }
  let bytes = stream
  for (const [, filter] of declared.matchAll(/\/(\w+)/g)) {
    const undone = FILTERS[filter!]?.(bytes, reading)
    if (!undone) return { kind: 'unreadable' }
    bytes = undone
  }
  return { kind: 'bytes', bytes: unpredicted(dictionary, bytes) }
}

type Filter = (bytes: Buffer, reading: Reading) => Buffer | undefined

const inflate: Filter = (bytes, reading) => {
  if (reading.exhausted) return undefined
  try {
    // A stream cut short, or with bytes behind it, still gives what can be read of it.
    const out = inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: reading.most })
    reading.spend(out.length)
    return out
  } catch {
    return undefined
  }
}

const asciiHex: Filter = (bytes) => Buffer.from(bytes.toString('latin1').split('>', 1)[0]!.replace(/\s/g, ''), 'hex')

const ascii85: Filter = (bytes) => {
  const text = bytes
    .toString('latin1')
    .split('~>', 1)[0]!
    .replace(/^<~|\s/g, '')
    .replaceAll('z', '!!!!!')
  const out: number[] = []
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5)
    let value = 0
    for (const char of group.padEnd(5, 'u')) value = value * 85 + char.charCodeAt(0) - 33
    for (let n = 0; n < group.length - 1; n++) out.push(Math.floor(value / 256 ** (3 - n)) & 255)
  }
  return Buffer.from(out)
}

const runLength: Filter = (bytes, reading) => {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length && bytes[at] !== 128;) {
    const length = bytes[at]!
    parts.push(length < 128 ? bytes.subarray(at + 1, at + 2 + length) : Buffer.alloc(257 - length, bytes[at + 1]))
    at += length < 128 ? length + 2 : 2
  }
  const out = Buffer.concat(parts)
  reading.spend(out.length)
  return out
}

const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: inflate,
  Fl: inflate,
  ASCIIHexDecode: asciiHex,
  AHx: asciiHex,
  ASCII85Decode: ascii85,
  A85: ascii85,
  RunLengthDecode: runLength,
  RL: runLength,
}

/** PNG predictors, as object streams may use them. */
function unpredicted(dictionary: string, bytes: Buffer): Buffer {
  const predictor = Number(/\/Predictor\s+(\d+)/.exec(dictionary)?.[1] ?? 1)
  const columns = Number(/\/Columns\s+(\d+)/.exec(dictionary)?.[1] ?? 1)
  if (predictor < 10 || columns > 100_000 || /\/Subtype\s*\/Image/.test(dictionary)) return bytes
  const rows = Math.ceil(bytes.length / (columns + 1))
  const out = Buffer.alloc(rows * columns)
  // What lies before the first row or column counts as zero.
  const at = (row: number, column: number) => (row < 0 || column < 0 ? 0 : out[row * columns + column]!)
  for (let row = 0; row < rows; row++) {
    const start = row * (columns + 1)
    const type = bytes[start]!
    for (let column = 0; column < columns; column++) {
      const raw = bytes[start + 1 + column] ?? 0
      const around = predicted(type, at(row, column - 1), at(row - 1, column), at(row - 1, column - 1))
      out[row * columns + column] = raw + around
    }
  }
  return out
}

function predicted(type: number, left: number, up: number, corner: number): number {
  if (type === 1) return left
  if (type === 2) return up
  if (type === 3) return (left + up) >> 1
  if (type !== 4) return 0
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [number, number, number]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
