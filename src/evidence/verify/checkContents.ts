import { hash } from 'node:crypto'
import { openWithFieldKey, SealBrokenError } from '../../eventstore/fieldCipher.js'
import {
  CHECKPOINT,
  DISCLOSED,
  EXPORT_RECORD,
  type ListedFile,
  MANIFEST,
  type Manifest,
  type PackagedEvent,
  proofPath,
  type SealedPlace,
} from '../package/format.js'
import { destroyedSubject, sealsIn } from '../package/sealedPlaces.js'
import { type CheckedLog, checkProved } from './checkEvents.js'
import { isBesideManifest, parseJson, type Parts, readDisclosed, readEvent } from './parts.js'
import type { Findings } from './report.js'

/** Every part that the list names is there and unchanged, and nothing else is. */
export function checkParts(parts: Parts, manifest: Manifest, findings: Findings): void {
  const listed = new Map(manifest.parts.map(({ path, sha256 }) => [path, sha256]))
  const proofs = new Set(manifest.events.map(({ name }) => proofPath(name)))
  for (const [path, sha256] of listed) {
    const content = parts.get(path)
    if (content === undefined) findings.incomplete(path, 'is missing')
    else if (hash('sha256', content) !== sha256) findings.tampered(path, 'is not what was put into the package')
  }
  for (const path of parts.keys())
    if (!listed.has(path) && !proofs.has(path) && !isBesideManifest(path))
      findings.tampered(path, 'was added to the package')
}

/** The event that recorded the export names this list of contents, and stands in the log itself. */
export function checkExportRecord(
  parts: Parts,
  manifest: Manifest,
  log: CheckedLog | undefined,
  findings: Findings,
): void {
  const paths = {
    event: `${EXPORT_RECORD}/event.json`,
    leaf: `${EXPORT_RECORD}/leaf.json`,
    proof: `${EXPORT_RECORD}/proof.tlog-proof`,
  }
  for (const path of parts.keys())
    if (path.startsWith(`${EXPORT_RECORD}/`) && !Object.values(paths).includes(path))
      findings.tampered(path, 'was added to the package')
  const event = readEvent(parts, paths.event, findings)
  if (event === undefined) {
    if (!parts.has(paths.event)) findings.incomplete(paths.event, 'the record of the export is missing')
    return
  }
  const data = parseJson(Buffer.from(event.data)) as Readonly<Record<string, unknown>> | undefined
  if (event.type !== 'EvidenceExported' || data?.['manifest'] !== hash('sha256', parts.get(MANIFEST)!))
    findings.tampered(MANIFEST, 'is not the list of contents that was recorded when the package was made')
  const index = checkProved(parts, event, paths, log, findings)
  if (index !== undefined && manifest.events.some((listed) => listed.index >= index))
    findings.tampered(paths.event, 'the export was recorded before an event that the package holds')
}

/** Each sealed value is disclosed with its own key, or its key is destroyed and that is proved, or it was withheld. */
export function checkSealedValues(
  parts: Parts,
  manifest: Manifest,
  events: ReadonlyMap<string, PackagedEvent>,
  findings: Findings,
): void {
  // Of an event that is missing, that is said already.
  const present = (field: SealedPlace) =>
    events.has(field.event) || !manifest.events.some(({ name }) => name === field.event)
  const disclosed = readDisclosed(parts, findings).filter(present)
  const keys = new Map(disclosed.map((field) => [placeOf(field), field.key]))
  const erased = new Map(manifest.erased.map((field) => [placeOf(field), events.get(field.destroyedBy)]))
  const withheld = new Set(manifest.withheld.map(placeOf))
  let left = 0
  for (const { name, event, pointer, sealed } of [...events].flatMap(sealsOf)) {
    const place = placeOf({ event: name, pointer })
    const key = keys.get(place)
    keys.delete(place)
    if (key !== undefined) {
      if (!opens(key, sealed, { eventId: event.id, pointer }))
        findings.tampered(DISCLOSED, `the key for ${place} does not open what is sealed there`)
    } else if (erased.has(place)) {
      if (isDestroyed(erased.get(place), sealed.subject)) findings.erased = true
      else
        findings.incomplete(place, 'is said to be erased, and no event of the package says that its key was destroyed')
    } else if (withheld.has(place)) left += 1
    else findings.incomplete(place, 'is sealed, and its key was not disclosed')
  }
  for (const place of keys.keys()) findings.tampered(DISCLOSED, `holds a key for ${place}, where nothing is sealed`)
  if (left > 0) findings.note(`${left} sealed values were not disclosed when the package was made`)
}

const placeOf = ({ event, pointer }: SealedPlace): string => `${event}${pointer}`

const sealsOf = ([name, event]: readonly [string, PackagedEvent]) =>
  sealsIn(parseJson(Buffer.from(event.data))).map((seal) => ({ name, event, ...seal }))

function opens(
  key: string,
  sealed: Parameters<typeof openWithFieldKey>[1],
  place: { eventId: string; pointer: string },
) {
  try {
    openWithFieldKey(Buffer.from(key, 'base64url'), sealed, place)
    return true
  } catch (error) {
    if (error instanceof SealBrokenError) return false
    throw error
  }
}

const isDestroyed = (event: PackagedEvent | undefined, subject: string): boolean =>
  event !== undefined && destroyedSubject(event.type, parseJson(Buffer.from(event.data))) === subject

/** Each file is the one whose hash stands in the event that it came with. */
export function checkFiles(
  parts: Parts,
  { files }: Manifest,
  events: ReadonlyMap<string, PackagedEvent>,
  findings: Findings,
): void {
  for (const file of files) {
    const content = parts.get(file.path)
    const event = events.get(file.event)
    if (content === undefined || event === undefined) continue // said already
    if (hash('sha256', content) !== hashInEvent(event, file))
      findings.tampered(file.path, `is not the file that ${event.stream} revision ${event.revision} names`)
  }
}

function hashInEvent(event: PackagedEvent, { fileId }: ListedFile): unknown {
  const data = parseJson(Buffer.from(event.data)) as Readonly<Record<string, unknown>> | undefined
  return data?.['fileId'] === fileId ? data['sha256'] : undefined
}

export const needsCheckpoint = (parts: Parts, findings: Findings): string | undefined => {
  const note = parts.get(CHECKPOINT)
  if (note === undefined) findings.incomplete(CHECKPOINT, 'is missing')
  return note?.toString('utf8')
}
