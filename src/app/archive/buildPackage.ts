import { canonicalJson } from '../../eventstore/canonicalJson.js'
import { FileErasedError } from '../files/errors.js'
import { type FileStore, holderOf } from '../files/fileStore.js'
import { collect } from '../files/byteSource.js'
import type { ArchivedMatter, MatterFile } from './archivedMatter.js'
import { metadataOf } from './metadata.js'
import { EVENTS, MANIFEST, METADATA, PAGE, type PackageEntry, type PackageFormat, sha256Of } from './packageEntry.js'
import { packagePage } from './packagePage.js'

export interface BuiltPackage {
  readonly bytes: Buffer
  /** Everything in it but the manifest, in the order of the package. */
  readonly entries: readonly PackageEntry[]
}

/** More than this is kept in memory by nobody: videos are archived with the item, not in its package. */
const MOST_BYTES = 512 * 1_048_576

/** The files of the matter are too large for one package. */
export class PackageTooLargeError extends Error {
  override readonly name = 'PackageTooLargeError'
}

/**
 * Files, letters, history and metadata of a matter as one ZIP file, with a manifest of hashes and a page that a person
 * can read. The same history makes the same bytes: nothing in it says when it was built.
 * @throws PackageTooLargeError, BlobMissingError, BlobAlteredError
 */
export async function buildPackage(
  matter: ArchivedMatter,
  { files, format, agencyName }: PackageParts,
): Promise<BuiltPackage> {
  if (matter.files.reduce((sum, { file }) => sum + file.size, 0) > MOST_BYTES) throw new PackageTooLargeError()
  const kept: PackageEntry[] = []
  for (const [index, file] of matter.files.entries()) kept.push(...(await entryOf(files, file, index)))
  const metadata = metadataOf(matter, agencyName)
  const entries: readonly PackageEntry[] = [
    { path: METADATA, mediaType: 'application/json', content: jsonBytes(metadata) },
    { path: EVENTS, mediaType: 'application/jsonl', content: Buffer.from(eventLines(matter)) },
    ...kept,
  ]
  const page = { path: PAGE, mediaType: 'text/html', content: Buffer.from(packagePage(metadata, matter, entries)) }
  const all = [page, ...entries]
  const manifest = all.map(({ path, mediaType, content }) => ({
    path,
    mediaType,
    size: content.length,
    sha256: sha256Of(content),
  }))
  const listed = {
    format: 'GK-ARCHIVE-1',
    archive: `${matter.assigned.kind}.${matter.assigned.matter}`,
    files: manifest,
  }
  return { bytes: format.write([{ path: MANIFEST, content: jsonBytes(listed) }, ...all]), entries: all }
}

export interface PackageParts {
  readonly files: Pick<FileStore, 'read'>
  readonly format: PackageFormat
  readonly agencyName: string
}

const jsonBytes = (value: object): Buffer => Buffer.from(canonicalJson(value as never))

/** Nothing for a file whose key is destroyed: its event stands in the history, and says what it was. */
async function entryOf(
  files: PackageParts['files'],
  { file, folder }: MatterFile,
  index: number,
): Promise<readonly PackageEntry[]> {
  try {
    const content = await collect(await files.read(holderOf(file.key), file))
    const number = String(index + 1).padStart(4, '0')
    return [{ path: `${folder}/${number}${extensionOf(file.mediaType)}`, mediaType: file.mediaType, content }]
  } catch (fault) {
    if (fault instanceof FileErasedError) return []
    throw fault
  }
}

/** So that a file opens by itself; its own name may be personal data and stands in the page only. */
const extensionOf = (mediaType: string): string => EXTENSIONS[mediaType.split(';', 1)[0]!] ?? '.bin'
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/ofd': '.ofd',
  'application/json': '.json',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/tiff': '.tif',
  'text/html': '.html',
  'text/plain': '.txt',
  'text/csv': '.csv',
}

/** One event per line: opened as far as keys live, with the hashes of its bytes as they are stored. */
const eventLines = ({ streams }: ArchivedMatter): string =>
  streams
    .flatMap(({ stored, opened }) =>
      opened.map(({ id, stream, revision, type, data, metadata }, index) =>
        canonicalJson({
          ...{ stream, revision, id, type, data, metadata },
          schemaVersion: stored[index]!.schemaVersion,
          storedDataSha256: sha256Of(Buffer.from(stored[index]!.data)),
          storedMetadataSha256: sha256Of(Buffer.from(stored[index]!.metadata)),
        } as never),
      ),
    )
    .map((line) => `${line}\n`)
    .join('')
