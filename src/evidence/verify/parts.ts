import { ArchiveAlteredError, ArchiveCutError, type Entry, readArchive } from '../package/archive.js'
import {
  CHECKPOINT,
  DISCLOSED,
  type DisclosedField,
  EXPORT_RECORD,
  HELD,
  type Manifest,
  MANIFEST,
  PACKAGE_FORMAT,
  type PackagedEvent,
} from '../package/format.js'
import type { Findings } from './report.js'

export type Parts = ReadonlyMap<string, Buffer>

/** The files of a package, or undefined when it cannot be opened at all. */
export function openParts(bytes: Buffer, findings: Findings): Parts | undefined {
  try {
    return partsOf(readArchive(bytes), findings)
  } catch (error) {
    if (error instanceof ArchiveCutError) findings.incomplete('package', error.message)
    else if (error instanceof ArchiveAlteredError) findings.tampered('package', error.message)
    else throw error
    return undefined
  }
}

export function partsOf(entries: readonly Entry[], findings: Findings): Parts {
  const parts = new Map<string, Buffer>()
  for (const { path, content } of entries) {
    if (parts.has(path)) findings.tampered(path, 'stands in the package twice')
    parts.set(path, content)
  }
  return parts
}

/** Undefined, with a finding, when it is missing or none that this program reads. */
export function readManifest(parts: Parts, findings: Findings): Manifest | undefined {
  const content = parts.get(MANIFEST)
  if (content === undefined) {
    findings.incomplete(MANIFEST, 'the list of contents is missing')
    return undefined
  }
  const value = parseJson(content)
  if (isManifest(value)) return value
  findings.tampered(MANIFEST, 'is not a list of contents that this program can read')
  return undefined
}

export function readEvent(parts: Parts, path: string, findings: Findings): PackagedEvent | undefined {
  const content = parts.get(path)
  if (content === undefined) return undefined
  const value = parseJson(content)
  if (isEvent(value)) return value
  findings.tampered(path, 'is not an event')
  return undefined
}

export function readDisclosed(parts: Parts, findings: Findings): readonly DisclosedField[] {
  const content = parts.get(DISCLOSED)
  const value = content === undefined ? [] : parseJson(content)
  if (Array.isArray(value) && value.every((field) => hasTexts(field, 'event', 'pointer', 'key')))
    return value as readonly DisclosedField[]
  findings.tampered(DISCLOSED, 'is not a list of field keys')
  return []
}

/** Undefined for what is no JSON, or bytes that are no UTF-8. */
export function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content))
  } catch {
    return undefined
  }
}

/** Parts that the list of contents does not name, because they come after it. */
export const isBesideManifest = (path: string): boolean =>
  path === MANIFEST ||
  path === CHECKPOINT ||
  path.startsWith(`${EXPORT_RECORD}/`) ||
  (path.startsWith(`${HELD}/`) && path.endsWith('.consistency'))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasTexts = (value: unknown, ...names: readonly string[]): boolean =>
  isObject(value) && names.every((name) => typeof value[name] === 'string')

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

const areAll = (value: unknown, is: (member: unknown) => boolean): boolean => Array.isArray(value) && value.every(is)

function isManifest(value: unknown): value is Manifest {
  return (
    isObject(value) &&
    value['format'] === PACKAGE_FORMAT &&
    hasTexts(value, 'leafSuite', 'origin', 'subject', 'purpose', 'exportedAt') &&
    areAll(value['keys'], (key) => typeof key === 'string') &&
    areAll(value['events'], isListedEvent) &&
    areAll(
      value['streams'],
      (stream) => hasTexts(stream, 'stream') && isCount((stream as { events: unknown }).events),
    ) &&
    areAll(value['files'], (file) => hasTexts(file, 'path', 'fileId', 'event', 'sha256')) &&
    areAll(value['erased'], (place) => hasTexts(place, 'event', 'pointer', 'destroyedBy')) &&
    areAll(value['withheld'], (place) => hasTexts(place, 'event', 'pointer')) &&
    areAll(value['parts'], (part) => hasTexts(part, 'path', 'sha256'))
  )
}

function isListedEvent(value: unknown): boolean {
  if (!hasTexts(value, 'name', 'stream', 'id', 'type')) return false
  const { index, revision } = value as Readonly<Record<string, unknown>>
  return isCount(index) && isCount(revision)
}

function isEvent(value: unknown): value is PackagedEvent {
  if (!hasTexts(value, 'stream', 'id', 'type', 'data', 'metadata')) return false
  const { revision, schemaVersion } = value as Readonly<Record<string, unknown>>
  return isCount(revision) && isCount(schemaVersion)
}
