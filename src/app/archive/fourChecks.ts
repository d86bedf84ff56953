import { ARCHIVE_CHECKS, type ArchiveCheck } from '../../domain/archive/events.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { Sha256 } from '../../domain/values.js'
import type { StoredEvent } from '../../eventstore/eventStore.js'
import { bytesSource } from '../files/byteSource.js'
import { detectType } from '../files/detectType.js'
import type { MalwareScanner } from '../files/scanner.js'
import type { ArchivedMatter } from './archivedMatter.js'
import { REQUIRED_METADATA } from './metadata.js'
import { EVENTS, MANIFEST, METADATA, PAGE, type PackageFormat, sha256Of } from './packageEntry.js'

/** One thing that was looked at. */
export interface CheckedPoint {
  readonly what: string
  readonly ok: boolean
  readonly detail?: string
}
/** 四性检测报告 (DA/T 70-2018) */
export interface CheckReport {
  readonly packageHash: string
  readonly checks: readonly { readonly check: ArchiveCheck; readonly points: readonly CheckedPoint[] }[]
  readonly failed: readonly ArchiveCheck[]
}

export interface CheckParts {
  readonly format: PackageFormat
  readonly scanner: Pick<MalwareScanner, 'scan'>
  /** The stored bytes of the package still have the hash that they are named by, and are not the package in the clear. */
  readonly storedSealed: () => Promise<boolean>
  readonly readStream: (stream: string) => Promise<readonly StoredEvent[]>
}

/**
 * 真实性、完整性、可用性、安全性, looked at on the package as it was read back from where it is kept, against the log and the
 * record of the matter. What is wrong is said; nothing is mended.
 */
export async function fourChecks(
  bytes: Buffer,
  recorded: { readonly packageHash: Sha256 },
  matter: ArchivedMatter,
  parts: CheckParts,
): Promise<CheckReport> {
  const content = contentOf(bytes, parts.format)
  const checks = [
    { check: 'authenticity', points: await authenticity(content, matter, parts) },
    { check: 'integrity', points: integrity(bytes, content, recorded, matter) },
    { check: 'usability', points: await usability(content) },
    { check: 'security', points: await security(content, parts) },
  ] as const
  const failed = ARCHIVE_CHECKS.filter((check) =>
    checks.some((found) => found.check === check && found.points.some(({ ok }) => !ok)),
  )
  return { packageHash: sha256Of(bytes), checks, failed }
}

/** Files by path; nothing where the bytes are no package. */
type Content = ReadonlyMap<string, Buffer>

function contentOf(bytes: Buffer, format: PackageFormat): Content {
  try {
    return new Map(format.read(bytes).map(({ path, content }) => [path, content]))
  } catch {
    return new Map()
  }
}

interface EventLine {
  readonly stream: string
  readonly revision: number
  readonly id: string
  readonly storedDataSha256: string
  readonly storedMetadataSha256: string
}
const linesOf = (content: Content): readonly EventLine[] =>
  (content.get(EVENTS)?.toString('utf8') ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EventLine)

/** The history is that of the log, and every letter and seal is the one that was signed. */
async function authenticity(
  content: Content,
  { streams }: ArchivedMatter,
  { readStream }: CheckParts,
): Promise<readonly CheckedPoint[]> {
  const points: CheckedPoint[] = []
  const lines = linesOf(content)
  for (const { stream } of streams) {
    const stored = await readStream(stream)
    const listed = lines.filter((line) => line.stream === stream)
    const same = listed.filter(({ revision, id, storedDataSha256, storedMetadataSha256 }) => {
      const event = stored[revision]
      return (
        event?.id === id &&
        sha256Of(Buffer.from(event.data)) === storedDataSha256 &&
        sha256Of(Buffer.from(event.metadata)) === storedMetadataSha256
      )
    })
    const ok = listed.length > 0 && same.length === listed.length
    points.push({ what: `history of ${stream}`, ok, detail: `${same.length}/${listed.length}` })
  }
  const hashes = new Set([...content.values()].map((bytes) => sha256Of(bytes) as string))
  const own = (streams[0]?.opened ?? []) as unknown as readonly ApplicationEvent[]
  for (const event of own)
    if (event.type === 'ReplySigned') {
      points.push({ what: 'the letter that was signed', ok: hashes.has(event.data.letterHash) })
      points.push({ what: 'the seal under it', ok: hashes.has(event.data.seal.hash) })
    }
  return points
}

interface Listed {
  readonly path: string
  readonly size: number
  readonly sha256: string
}

/** Nothing is missing: parts, events, and what the standard asks to be said of a file. */
function integrity(
  bytes: Buffer,
  content: Content,
  { packageHash }: { readonly packageHash: Sha256 },
  { streams, files }: ArchivedMatter,
): readonly CheckedPoint[] {
  const manifest = JSON.parse(content.get(MANIFEST)?.toString('utf8') ?? '{"files":[]}') as { files: Listed[] }
  const wrong = manifest.files.filter(({ path, size, sha256 }) => {
    const found = content.get(path)
    return found === undefined || found.length !== size || sha256Of(found) !== sha256
  })
  const unlisted = [...content.keys()].filter(
    (path) => path !== MANIFEST && !manifest.files.some((listed) => listed.path === path),
  )
  const hashes = new Set(manifest.files.map(({ sha256 }) => sha256))
  // What was erased is no part any more; its event says that it was.
  const missing = files.filter(({ file, name }) => name !== undefined && !hashes.has(file.sha256))
  const lines = linesOf(content)
  const gaps = streams.filter(({ stream, stored }) => {
    const revisions = lines.filter((line) => line.stream === stream).map(({ revision }) => revision)
    return revisions.length !== stored.length || revisions.some((revision, place) => revision !== place)
  })
  const metadata = JSON.parse(content.get(METADATA)?.toString('utf8') ?? '{}') as Readonly<Record<string, unknown>>
  const unsaid = REQUIRED_METADATA.filter((name) => isBlank(metadata[name]))
  return [
    { what: 'package hash', ok: sha256Of(bytes) === packageHash },
    { what: 'parts as listed', ok: manifest.files.length > 0 && wrong.length === 0, detail: detailOf(wrong) },
    { what: 'no part unlisted', ok: unlisted.length === 0, detail: unlisted.join(', ') },
    { what: 'every file on record', ok: missing.length === 0, detail: `${missing.length} missing` },
    { what: 'history without gaps', ok: gaps.length === 0, detail: gaps.map(({ stream }) => stream).join(', ') },
    { what: 'metadata of DA/T 46', ok: unsaid.length === 0, detail: unsaid.join('、') },
  ]
}

const detailOf = (wrong: readonly Listed[]): string => wrong.map(({ path }) => path).join(', ')
const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Whatever is in it opens: of the type that it says, whole, without a password. */
async function usability(content: Content): Promise<readonly CheckedPoint[]> {
  const points: CheckedPoint[] = [
    { what: 'readable page', ok: (content.get(PAGE)?.length ?? 0) > 0 },
    { what: 'metadata', ok: content.has(METADATA) },
    { what: 'history', ok: linesOf(content).length > 0 },
  ]
  for (const { path, bytes } of keptFiles(content)) {
    if (path.endsWith('.html') || path.endsWith('.json')) {
      points.push({ what: path, ok: bytes.length > 0 })
      continue
    }
    const found = await detectType(bytesSource(bytes), path.slice(path.lastIndexOf('.') + 1))
    points.push({ what: path, ok: 'mediaType' in found, detail: 'fault' in found ? found.fault : found.mediaType })
  }
  return points
}

const keptFiles = (content: Content) =>
  [...content].flatMap(([path, bytes]) => (/^(files|letters|seals)\//.test(path) ? [{ path, bytes }] : []))

/** No malware in any part, and nothing of it lies in the clear. */
async function security(content: Content, { scanner, storedSealed }: CheckParts): Promise<readonly CheckedPoint[]> {
  const points: CheckedPoint[] = [{ what: 'sealed where it is kept', ok: await storedSealed() }]
  for (const [path, bytes] of content) {
    const result = await scanner.scan(piecesOf(bytes))
    points.push({ what: `no malware in ${path}`, ok: result.verdict === 'clean', detail: result.verdict })
  }
  return points
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
