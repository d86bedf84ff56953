import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Medium } from '../../domain/informationItem/vocabulary.js'
import type { LocalDate, Sha256 } from '../../domain/values.js'
import { fileTypes } from '../files/fileTypes.js'
import { decodeText } from './decodeText.js'
import { describeFile, parseDocument, type Parsed } from './parseDocument.js'
import type { DocumentFault, ParsedDocument } from './parsedDocument.js'
import type { FoundFile } from './walkFolder.js'

export interface Candidate {
  readonly file: FoundFile
  readonly size: number
  readonly sha256: Sha256
  readonly medium: Medium
  readonly document: ParsedDocument
}
export type Examined =
  | { readonly ok: true; readonly candidate: Candidate }
  | { readonly ok: false; readonly path: string; readonly size: number; readonly faults: readonly DocumentFault[] }

const TEXTS = new Set(['md', 'markdown', 'txt'])
/** Every other type that the file store takes, by the ending that it must bear: taken as it is. */
const TAKEN_AS_THEY_ARE: ReadonlyMap<string, Medium> = new Map(
  Object.values(fileTypes).flatMap(({ extensions, media }) =>
    extensions.map((extension) => [
      extension,
      media.includes('electronicDocument') ? 'electronicDocument' : (media[0] ?? 'electronicDocument'),
    ]),
  ),
)

/** Reads one file and says what it is, or everything that stands against it. Never follows a link. */
export async function examine(file: FoundFile, today: LocalDate, maxBytes: number): Promise<Examined> {
  const refuse = (size: number, ...faults: readonly DocumentFault[]): Examined => ({
    ok: false,
    path: file.path,
    size,
    faults,
  })
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const medium = TEXTS.has(extension) ? 'text' : TAKEN_AS_THEY_ARE.get(extension)
  if (medium === undefined) return refuse(0, { code: 'TYPE_NOT_TAKEN' })

  const read = await readBounded(file.absolute, maxBytes)
  if (read === 'unreadable') return refuse(0, { code: 'FILE_UNREADABLE' })
  if (typeof read === 'number') return refuse(read, { code: 'FILE_TOO_LARGE', detail: String(maxBytes) })
  if (read.length === 0) return refuse(0, { code: 'FILE_EMPTY' })

  const parsed = medium === 'text' ? parseText(read, name, today) : describeFile(name, today)
  if (!parsed.ok) return refuse(read.length, ...parsed.faults)
  const sha256 = createHash('sha256').update(read).digest('hex') as Sha256
  return { ok: true, candidate: { file, size: read.length, sha256, medium, document: parsed.document } }
}

function parseText(bytes: Uint8Array, name: string, today: LocalDate): Parsed {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return { ok: false, faults: [{ code: 'ENCODING_UNKNOWN' }] }
  if (decoded.text.trim() === '') return { ok: false, faults: [{ code: 'FILE_EMPTY' }] }
  const parsed = parseDocument(decoded.text, name, today)
  if (!parsed.ok || decoded.note === undefined) return parsed
  return { ok: true, document: { ...parsed.document, notes: [decoded.note, ...parsed.document.notes] } }
}

/** The bytes; the size alone when there are more than `maxBytes`. */
export async function readBounded(path: string, maxBytes: number): Promise<Uint8Array | number | 'unreadable'> {
  try {
    // The entry may have been exchanged for a link since the folder was listed.
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      const { size } = await handle.stat()
      return size > maxBytes ? size : new Uint8Array(await handle.readFile())
    } finally {
      await handle.close()
    }
  } catch {
    return 'unreadable'
  }
}
