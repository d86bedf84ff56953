import { filesIn } from '../fileReferences.js'
import type { NamedEvent } from './disclose.js'
import { filePath, type ListedFile } from './format.js'

/** What an event says of a file that came with it. */
export interface FileReference {
  readonly fileId: string
  readonly sha256: string
  readonly ciphertextSha256: string
  readonly commitment: string
  readonly size: number
  readonly mediaType: string
}

/** The content of a file before it was sealed, by whose key seals it; undefined when that key is destroyed. */
export type ReadKeptFile = (subject: string, file: FileReference) => Promise<Buffer | undefined>

export interface PackedFile {
  readonly listed: ListedFile
  readonly content: Buffer
}

/** The files that events of items and matters brought, as far as they can still be read. */
export async function packFiles(events: readonly NamedEvent[], read: ReadKeptFile): Promise<readonly PackedFile[]> {
  const files: PackedFile[] = []
  for (const { name, event } of events) {
    if (!event.data.includes('"ciphertextSha256"')) continue
    for (const { subject, data } of filesIn(event.stream, JSON.parse(event.data))) {
      const file = fileIn(data)
      const content = file && (await read(subject, file))
      if (file === undefined || content === undefined) continue
      const { fileId, mediaType, size, sha256 } = file
      const path = filePath(fileId) + (EXTENSIONS[mediaType] ?? '')
      files.push({ listed: { path, fileId, event: name, mediaType, size, sha256 }, content })
    }
  }
  return files
}

// So that a file opens by itself; its own name may be personal data and is not used.
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'text/plain': '.txt',
  'text/html': '.html',
}

function fileIn(data: unknown): FileReference | undefined {
  const { fileId, sha256, ciphertextSha256, commitment, size, mediaType } = data as Readonly<Record<string, unknown>>
  const texts = [fileId, sha256, ciphertextSha256, commitment, mediaType]
  if (typeof size !== 'number' || texts.some((value) => typeof value !== 'string')) return undefined
  return { fileId, sha256, ciphertextSha256, commitment, size, mediaType } as FileReference
}
