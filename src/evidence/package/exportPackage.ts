import { hash } from 'node:crypto'
import type { ExportPurpose } from '../../domain/evidence/events.js'
import type { PersonId, Sha256 } from '../../domain/values.js'
import { canonicalJson } from '../../eventstore/canonicalJson.js'
import type { Clock } from '../../eventstore/clock.js'
import type { EventStore, StoredEvent } from '../../eventstore/eventStore.js'
import type { EventMetadata } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { Checkpoints } from '../checkpoint/checkpoints.js'
import type { CheckpointSigner } from '../checkpoint/signer.js'
import { LEAF_SUITE, leafOf } from '../leaf.js'
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.js'
import { formatConsistencyFile } from '../note/consistencyFile.js'
import { formatVerifierKey } from '../note/noteKeys.js'
import { formatTlogProof } from '../note/tlogProof.js'
import type { LogTree } from '../tree/logTree.js'
import { type Entry, writeArchive } from './archive.js'
import { collect, destructionsOf, type Related } from './collect.js'
import { disclose, missingKeys, type NamedEvent } from './disclose.js'
import { type EvidenceActor, OPERATOR, recordEvidence } from './exportRecord.js'
import {
  CHECKPOINT,
  consistencyPath,
  DISCLOSED,
  eventPath,
  EXPORT_RECORD,
  heldPath,
  leafPath,
  MANIFEST,
  type Manifest,
  numbered,
  PACKAGE_FORMAT,
  type PackagedEvent,
  PAGE,
  proofPath,
} from './format.js'
import { packagePage } from './page.js'
import { type PackedFile, packFiles, type ReadKeptFile } from './packFiles.js'
import { withTexts } from './sealedPlaces.js'

export interface ExportDependencies {
  readonly store: EventStore
  readonly keyRing: Pick<KeyRing, 'subjectKeys'>
  readonly tree: LogTree
  readonly signer: CheckpointSigner
  readonly checkpoints: Checkpoints
  readonly clock: Clock
  /** What belongs to a subject; rejects for a subject of a kind that there is none of. */
  readonly related: (subject: string) => Promise<Related>
  readonly readFile: ReadKeptFile
}

export interface ExportRequest {
  /** `item:{id}`, `consultation:{id}`, `duty:{id}`, `matter:{id}` … */
  readonly subject: string
  readonly purpose: ExportPurpose
  readonly reference?: string
  readonly requestedBy?: PersonId
  readonly by?: EvidenceActor
  /** Discloses names and other data of persons as well. */
  readonly personalData: boolean
  readonly withFiles: boolean
  /** Checkpoints that the recipient holds: the package proves that nothing was rewritten since. */
  readonly held?: readonly string[]
  /** Has the checkpoint cosigned before it goes into the package. */
  readonly cosign?: (checkpoint: Checkpoint) => Promise<Checkpoint>
}

export interface ExportedPackage {
  readonly bytes: Buffer
  readonly checkpoint: Checkpoint
  /** Id of the event that records it. */
  readonly record: string
  readonly events: number
  readonly files: number
}

/**
 * Evidence about one subject as one file that stands without the program. What goes into it is bound by a list whose
 * hash is written into the log before anything is handed out; then the log is signed for and everything is proved.
 * @throws NothingToExportError, InconsistentLogError, ArchiveTooLargeError
 */
export async function exportPackage(deps: ExportDependencies, request: ExportRequest): Promise<ExportedPackage> {
  const contents = await contentsOf(deps, request)
  const { manifest, parts, named, files, held } = contents
  const list = Buffer.from(canonicalJson(manifest))
  const record = await recordEvidence(
    deps.store,
    {
      type: 'EvidenceExported',
      data: {
        subject: request.subject,
        purpose: request.purpose,
        ...(request.reference === undefined ? {} : { reference: request.reference }),
        ...(request.requestedBy === undefined ? {} : { requestedBy: request.requestedBy }),
        personalData: request.personalData,
        events: named.length,
        files: files.length,
        manifest: hash('sha256', list) as Sha256,
      },
    },
    request.by ?? OPERATOR,
    request.subject.slice(request.subject.indexOf(':') + 1),
  )
  const signed = (await deps.checkpoints.sign(record.position))!
  const checkpoint = request.cosign === undefined ? signed : await request.cosign(signed)
  const entries: Entry[] = [{ path: MANIFEST, content: list }, ...parts, text(CHECKPOINT, checkpoint.note)]
  for (const { name, event } of named) entries.push(text(proofPath(name), await proofOf(deps.tree, event, checkpoint)))
  entries.push(
    text(`${EXPORT_RECORD}/event.json`, packaged(record)),
    text(`${EXPORT_RECORD}/leaf.json`, leafOf(record)),
    text(`${EXPORT_RECORD}/proof.tlog-proof`, await proofOf(deps.tree, record, checkpoint)),
  )
  for (const older of held) entries.push(await consistencyOf(deps.tree, older, checkpoint))
  return { bytes: writeArchive(entries), checkpoint, record: record.id, events: named.length, files: files.length }
}

interface Contents {
  readonly manifest: Manifest
  readonly parts: readonly Entry[]
  readonly named: readonly NamedEvent[]
  readonly files: readonly PackedFile[]
  readonly held: readonly Checkpoint[]
}

async function contentsOf(deps: ExportDependencies, request: ExportRequest): Promise<Contents> {
  const { subject, purpose, reference, personalData } = request
  const collected = await collect(deps.store, await deps.related(subject))
  const gone = await missingKeys(deps.keyRing, collected.events, personalData)
  const named = await nameInOrder(deps.tree, [...collected.events, ...(await destructionsOf(deps.store, gone))])
  const disclosure = await disclose(deps.keyRing, named, personalData)
  const files = request.withFiles ? await packFiles(named, deps.readFile) : []
  const origin = await deps.signer.origin()
  const held = heldOf(request.held ?? [], origin, await deps.tree.size())
  const about = {
    subject,
    purpose,
    origin,
    keys: (await deps.signer.verifierKeys()).map(formatVerifierKey),
    exportedAt: deps.clock.now(),
    streams: collected.streams,
    files: files.map(({ listed }) => listed),
    ...involved(named),
  }
  const page = packagePage({
    ...about,
    reference,
    events: named.map(({ name, index, event }) => ({
      ...{ name, index, stream: event.stream, revision: event.revision, type: event.type },
      metadata: JSON.parse(event.metadata) as EventMetadata,
      data: withTexts(JSON.parse(event.data), (pointer) => disclosure.textAt(name, pointer)),
    })),
    erased: disclosure.erased.length,
    withheld: disclosure.withheld.length,
  })
  const parts = [
    text(PAGE, page),
    text(DISCLOSED, canonicalJson(disclosure.disclosed)),
    ...named.flatMap(({ name, event }) => [
      text(eventPath(name), packaged(event)),
      text(leafPath(name), leafOf(event)),
    ]),
    ...files.map(({ listed: { path }, content }) => ({ path, content })),
    ...held.map(({ size, note }) => text(heldPath(size), note)),
  ]
  const manifest: Manifest = {
    ...about,
    format: PACKAGE_FORMAT,
    leafSuite: LEAF_SUITE,
    events: named.map(({ name, index, event: { stream, revision, id, type } }) => ({
      ...{ name, index, stream, revision, id, type },
    })),
    erased: disclosure.erased,
    withheld: disclosure.withheld,
    parts: parts.map(({ path, content }) => ({ path, sha256: hash('sha256', content) })),
  }
  return { manifest, parts, named, files, held }
}

/** A checkpoint that the recipient holds is none that a proof can lead from. */
export class HeldCheckpointError extends Error {
  override readonly name = 'HeldCheckpointError'
}

/** Each size once. @throws HeldCheckpointError, MalformedNoteError */
function heldOf(notes: readonly string[], origin: string, size: number): readonly Checkpoint[] {
  const held = new Map(notes.map(parseCheckpoint).map((checkpoint) => [checkpoint.size, checkpoint]))
  for (const checkpoint of held.values()) {
    if (checkpoint.origin !== origin)
      throw new HeldCheckpointError(`the checkpoint belongs to the log ${checkpoint.origin}, and this is ${origin}`)
    if (checkpoint.size < 1 || checkpoint.size > size)
      throw new HeldCheckpointError(`the checkpoint is of size ${checkpoint.size}, and the log has ${size} events`)
  }
  return [...held.values()]
}

/** An event is not in the tree although it is in the log: the tree belongs to another log. */
export class NotInTreeError extends Error {
  override readonly name = 'NotInTreeError'
}

async function nameInOrder(
  tree: LogTree,
  events: readonly StoredEvent[],
): Promise<readonly (NamedEvent & { readonly index: number })[]> {
  await tree.grow()
  const once = [...new Map(events.map((event) => [event.id, event])).values()]
  const leaves = await tree.leaves(once.map(({ id }) => id))
  return once
    .map((event) => {
      const leaf = leaves.get(event.id)
      if (leaf === undefined) throw new NotInTreeError(`${event.stream} revision ${event.revision} is not in the tree`)
      return { event, index: leaf.index }
    })
    .sort((a, b) => a.index - b.index)
    .map(({ event, index }, i) => ({ name: numbered(i + 1), event, index }))
}

async function proofOf(tree: LogTree, event: StoredEvent, { size, note }: Checkpoint): Promise<string> {
  const leaf = (await tree.leaves([event.id])).get(event.id)
  if (leaf === undefined) throw new NotInTreeError(`${event.stream} revision ${event.revision} is not in the tree`)
  return formatTlogProof({
    index: leaf.index,
    hashes: await tree.inclusionProof(leaf.index, size),
    checkpoint: note,
  })
}

async function consistencyOf(tree: LogTree, older: Checkpoint, checkpoint: Checkpoint): Promise<Entry> {
  const hashes = await tree.consistencyProof(older.size, checkpoint.size)
  return text(
    consistencyPath(older.size),
    formatConsistencyFile({ old: older.size, hashes, checkpoint: checkpoint.note }),
  )
}

function packaged({ stream, revision, id, type, schemaVersion, data, metadata }: StoredEvent): string {
  return canonicalJson({ stream, revision, id, type, schemaVersion, data, metadata } satisfies PackagedEvent)
}

/** Who acted, in which roles and for which agencies, and under which clauses. */
function involved(named: readonly NamedEvent[]): Pick<Manifest, 'people' | 'clauses'> {
  const people = new Map<string, { readonly roles: Set<string>; readonly agencies: Set<string> }>()
  const clauses = new Set<string>()
  for (const { event } of named) {
    const { person, role, agency, clause } = JSON.parse(event.metadata) as EventMetadata
    clauses.add(clause)
    if (person === undefined) continue
    const known = people.get(person) ?? { roles: new Set(), agencies: new Set() }
    people.set(person, known)
    known.roles.add(role)
    if (agency !== undefined) known.agencies.add(agency)
  }
  return {
    people: [...people].map(([person, { roles, agencies }]) => ({
      person,
      roles: [...roles],
      agencies: [...agencies],
    })),
    clauses: [...clauses].sort(),
  }
}

const text = (path: string, content: string): Entry => ({ path, content: Buffer.from(content, 'utf8') })
