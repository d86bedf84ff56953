import { createHash } from 'node:crypto'
import type { InformationItemCommand, OriginInput, PastReviewInput } from '../../domain/informationItem/commands.js'
import { contentHashOf } from '../../domain/informationItem/contentHash.js'
import type { Refusal } from '../../domain/decider.js'
import type { AgencyId, FileId, ItemId, LocalDate, PersonId, Sha256 } from '../../domain/values.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { EventStore, StoredEvent } from '../../eventstore/eventStore.js'
import type { Execute } from '../execute.js'
import type { FileStore, StoredFile } from '../files/fileStore.js'
import { type Candidate, readBounded } from './examine.js'

export interface ImportPorts {
  readonly execute: Execute
  readonly store: Pick<EventStore, 'readStream' | 'readStreams'>
  readonly files: Pick<FileStore, 'upload' | 'claim' | 'discardUpload'>
  /** Which agency of the register bears this name today. */
  readonly agencyNamed: (name: string) => AgencyId | undefined
}

/** What is the same for every document of a batch, fixed when it was started. */
export interface BatchTerms {
  readonly batch: string
  readonly agency: AgencyId
  readonly officer: PersonId
  readonly startedOn: LocalDate
  /** 存量: with this proof of past review. */
  readonly legacy?: { readonly pastReview: PastReviewInput }
  /** Whom documents are from whose head names no issuer; absent: the agency made them itself. */
  readonly from?: string
}

export type Taken =
  | { readonly outcome: 'taken' | 'unchanged'; readonly itemId: ItemId; readonly contentHash?: Sha256 }
  | { readonly outcome: 'refused'; readonly itemId: ItemId; readonly refusals: readonly Refusal[] }

/** The item of a file: the same one whenever the batch is run. */
export const itemIdOf = (batch: string, path: string): ItemId => uuidOf('gongkai/import-item/1', batch, path) as ItemId

type Step = 'create' | 'attach' | 'content' | 'legacy'
const commandIdOf = (batch: string, { file, sha256 }: Candidate, step: Step): string =>
  uuidOf('gongkai/import-command/1', batch, file.path, sha256, step)

/**
 * Takes one document in: item, file, content, and for 存量 its publication then. Steps that the log already holds are
 * left out, so a killed import goes on where it was. `history` is the item's stream as it stands.
 */
export async function takeDocument(
  ports: ImportPorts,
  terms: BatchTerms,
  candidate: Candidate,
  history: readonly StoredEvent[],
): Promise<Taken> {
  const itemId = itemIdOf(terms.batch, candidate.file.path)
  const seen = new Set(history.map(({ metadata }) => (JSON.parse(metadata) as { commandId: string }).commandId))
  const isDone = (step: Step): boolean => seen.has(commandIdOf(terms.batch, candidate, step))
  if (isDone(terms.legacy === undefined ? 'content' : 'legacy')) return unchanged(itemId, history)
  if (history.length > 0 && !isDone('create')) {
    return { outcome: 'refused', itemId, refusals: [{ code: 'CHANGED_SINCE_IMPORT', clause: 'SYS' }] }
  }
  const give: Give = async (step, command) => {
    if (isDone(step)) return []
    const outcome = await ports.execute({
      commandId: commandIdOf(terms.batch, candidate, step),
      id: itemId,
      command,
      actor: { kind: 'process', process: 'import' },
      correlationId: `batch-${terms.batch}`,
    })
    return outcome.ok ? [] : outcome.refusals
  }
  return takeSteps(ports, terms, { candidate, itemId, attached: attachedIn(history), give })
}

/** Gives the command unless an earlier run has; the reasons against it, none when it is done. */
type Give = (step: Step, command: InformationItemCommand) => Promise<readonly Refusal[]>

interface Taking {
  readonly candidate: Candidate
  readonly itemId: ItemId
  readonly attached: Attachment | undefined
  readonly give: Give
}

async function takeSteps(ports: ImportPorts, terms: BatchTerms, taking: Taking): Promise<Taken> {
  const { candidate, itemId, give } = taking
  const refused = (refusals: readonly Refusal[]): Taken => ({ outcome: 'refused', itemId, refusals })

  // First whatever can stand against the file, so that a refused one leaves no empty draft behind.
  const uploadId = taking.attached === undefined ? await upload(ports, terms, candidate) : undefined
  if (typeof uploadId === 'object') return refused(uploadId)
  const creation = await give('create', createItem(ports, terms, candidate, itemId))
  if (creation.length > 0) return refused(creation)

  const attached = taking.attached ?? (await attach(ports, terms, taking, uploadId!))
  if ('refusals' in attached) return refused(attached.refusals)

  const content = contentOf(candidate, attached)
  const revision = await give('content', { type: 'ReviseContent', data: content })
  if (revision.length > 0) return refused(revision)

  const legacy = terms.legacy === undefined ? [] : await give('legacy', legacyOf(candidate, terms.legacy))
  return legacy.length > 0 ? refused(legacy) : { outcome: 'taken', itemId, contentHash: content.contentHash }
}

function unchanged(itemId: ItemId, history: readonly StoredEvent[]): Taken {
  const content = history.findLast(({ type }) => type === 'ContentRevised')
  if (content === undefined) return { outcome: 'unchanged', itemId }
  const { contentHash } = JSON.parse(content.data) as { contentHash: Sha256 }
  return { outcome: 'unchanged', itemId, contentHash }
}

function createItem(
  ports: ImportPorts,
  terms: BatchTerms,
  { document, medium, file }: Candidate,
  itemId: ItemId,
): InformationItemCommand {
  const { agency, officer, batch } = terms
  return {
    type: 'CreateItem',
    data: {
      itemId,
      agency,
      officer,
      title: document.title,
      origin: originOf(ports, terms, document.issuedBy),
      media: [medium],
      ...(document.documentNumber === undefined ? {} : { documentNumber: document.documentNumber }),
      theme: document.theme,
      genre: document.genre,
      formedOn: document.formedOn,
      // Whoever starts the batch declares it for all of it; the command line asks.
      declaredNotSecret: true,
      source: { batch, path: file.path },
    },
  }
}

/** Made by the agency itself, by another of the register (711-10: its maker publishes), or by someone outside it. */
function originOf(ports: ImportPorts, terms: BatchTerms, issuedBy: readonly string[]): OriginInput {
  const issuers = issuedBy.map((name) => ({ name, id: ports.agencyNamed(name) }))
  if (issuers.some(({ id }) => id === terms.agency)) return { kind: 'made' }
  const known = issuers.find(({ id }) => id !== undefined)?.id
  if (known !== undefined) {
    return {
      kind: 'obtained',
      from: { kind: 'agency', agency: known, firstObtainer: known },
      obtainedOn: terms.startedOn,
    }
  }
  const name = issuedBy.length > 0 ? issuedBy.join('、') : terms.from
  if (name === undefined) return { kind: 'made' }
  return { kind: 'obtained', from: { kind: 'organisation', name }, obtainedOn: terms.startedOn }
}

interface Attached {
  readonly fileId: FileId
  readonly name: string
  readonly sha256: Sha256
}
type Attachment = Attached | { readonly refusals: readonly Refusal[] }

const fileName = ({ file }: Candidate): string => file.path.slice(file.path.lastIndexOf('/') + 1)

/** The file that an earlier run attached: its id is chosen by the file store and stands in the event. */
function attachedIn(history: readonly StoredEvent[]): Attachment | undefined {
  const event = history.find(({ type }) => type === 'FileAttached')
  return event === undefined ? undefined : (JSON.parse(event.data) as Attached)
}

/** Looked through by type and for malware; not yet part of any item. */
async function upload(
  { files }: ImportPorts,
  { officer: owner }: BatchTerms,
  candidate: Candidate,
): Promise<FileId | readonly Refusal[]> {
  const bytes = await readBounded(candidate.file.absolute, candidate.size)
  if (!(bytes instanceof Uint8Array)) return [{ code: 'FILE_UNREADABLE', clause: 'SYS' }]
  if (createHash('sha256').update(bytes).digest('hex') !== candidate.sha256)
    return [{ code: 'CHANGED_WHILE_IMPORTED', clause: 'SYS' }]
  const name = fileName(candidate)
  const uploaded = await files.upload({ owner, name, medium: candidate.medium, content: onePiece(bytes) })
  return uploaded.ok ? uploaded.value.uploadId : uploaded.refusals
}

async function attach(
  { files }: ImportPorts,
  { officer: owner }: BatchTerms,
  { candidate, itemId, give }: Taking,
  uploadId: FileId,
): Promise<Attachment> {
  const claimed = await files.claim({ uploadId, owner, holder: itemId })
  if (!claimed.ok) {
    await files.discardUpload(uploadId, owner)
    return { refusals: claimed.refusals }
  }
  const name = fileName(candidate)
  const refusals = await give('attach', attachFile(claimed.value.file, name, candidate))
  return refusals.length === 0 ? { fileId: uploadId, name, sha256: candidate.sha256 } : { refusals }
}

async function* onePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

const attachFile = (file: StoredFile, name: string, { medium }: Candidate): InformationItemCommand => ({
  type: 'AttachFile',
  data: {
    fileId: file.fileId,
    name,
    rendition: 'original',
    medium,
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
    suite: file.suite,
    ciphertextSha256: file.ciphertextSha256,
    commitment: file.commitment,
    scan: 'clean',
  },
})

const sha256 = (text: string): Sha256 => createHash('sha256').update(text).digest('hex') as Sha256

/** Title and text as read, and the file they were read from, byte for byte. */
function contentOf(candidate: Candidate, attached: Attached) {
  const { title, text } = candidate.document
  const file = { fileId: attached.fileId, name: fileName(candidate), sha256: candidate.sha256 }
  const shown = { title, ...(text === undefined ? {} : { text }) }
  return { ...shown, files: [file.fileId], contentHash: contentHashOf({ ...shown, files: [file] }, sha256) }
}

const legacyOf = (
  { document }: Candidate,
  { pastReview }: NonNullable<BatchTerms['legacy']>,
): InformationItemCommand => ({
  type: 'RecordLegacyPublication',
  data: { publishedOn: document.formedOn, channel: 'governmentWebsite', pastReview },
})
