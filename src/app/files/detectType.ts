import { fileTypeFromStream } from 'file-type'
import { Readable } from 'node:stream'
import { type ByteSource, slice } from './byteSource.js'
import { detectCompound, detectZip } from './detectOffice.js'
import { detectText } from './detectText.js'
import { fileTypes } from './fileTypes.js'

/**
 * What the content is, whatever its name says. ACTIVE: markup or macros that a program would run; UNKNOWN: nothing
 * that is recognised.
 */
export type Detected =
  | { readonly mediaType: string }
  | { readonly fault: 'ACTIVE' | 'ENCRYPTED' | 'DAMAGED' | 'ARCHIVE_TOO_LARGE' | 'UNKNOWN' }

const LOOKED_AT = 4_000_000

/** @param extension of the declared name; tells only kinds of plain text apart, which no content can */
export async function detectType(source: ByteSource, extension: string): Promise<Detected> {
  const head = await slice(source, 0, 8)
  if (head.subarray(0, 2).toString('latin1') === 'PK') return detectZip(source)
  if (head.toString('hex') === 'd0cf11e0a1b11ae1') return detectCompound(source)
  return (await bySignature(source)) ?? asText(source, extension)
}

async function bySignature(source: ByteSource): Promise<Detected | undefined> {
  if (source.size === 0) return undefined
  const start = await source.read({ start: 0, end: Math.min(source.size, LOOKED_AT) - 1 })
  const found = await fileTypeFromStream(Readable.from(start, { objectMode: false }))
  if (!found) return undefined
  if (ACTIVE_TYPES.has(found.mime)) return { fault: 'ACTIVE' }
  const mediaType = ALIASES[found.mime] ?? found.mime
  // Some signatures are two bytes that a text may begin with ("BM", "MZ", a byte order mark); no such file decodes as text.
  const isWeak = !fileTypes[mediaType] || ['image/bmp', 'audio/mpeg', 'audio/aac'].includes(mediaType)
  if (isWeak && (await detectText(source))) return undefined
  return mediaType === 'application/pdf' && !(await hasPdfParts(source)) ? { fault: 'DAMAGED' } : { mediaType }
}

const PDF_END = 65_536

/** Begins like a PDF is not enough: it holds an object, and ends where its table of contents is named (ISO 32000, 7.5). */
async function hasPdfParts(source: ByteSource): Promise<boolean> {
  const start = await slice(source, 0, LOOKED_AT)
  const end = await slice(source, Math.max(0, source.size - PDF_END), PDF_END)
  return /\d\s+\d+\s+obj\b/.test(start.toString('latin1')) && /startxref|%%EOF/.test(end.toString('latin1'))
}

const ACTIVE_TYPES = new Set(['application/xml', 'text/html', 'image/svg+xml', 'application/xhtml+xml'])
const ALIASES: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'audio/x-flac': 'audio/flac',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'video/vnd.avi': 'video/x-msvideo',
  'audio/opus': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'text/rtf': 'application/rtf',
}

async function asText(source: ByteSource, extension: string): Promise<Detected> {
  const text = await detectText(source)
  if (!text) return { fault: 'UNKNOWN' }
  if (text.markup) return { fault: 'ACTIVE' }
  const kind = { md: 'text/markdown', markdown: 'text/markdown', csv: 'text/csv' }[extension] ?? 'text/plain'
  return { mediaType: `${kind};charset=${text.charset}` }
}
