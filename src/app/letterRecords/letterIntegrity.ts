import { createHash } from 'node:crypto'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import { BlobAlteredError, BlobMissingError, FileErasedError } from '../files/errors.js'
import { type FileStore, holderOf } from '../files/fileStore.js'

export const INTEGRITY_STATES = ['intact', 'altered', 'missing', 'erased'] as const
/** 完好、被改动、缺失、已销毁 */
export type IntegrityState = (typeof INTEGRITY_STATES)[number]

/** One file of a letter, compared with what the record says of it. */
export interface CheckedFile {
  readonly part: 'pdf' | 'html' | 'signature' | 'scan'
  readonly state: IntegrityState
  /** Of the bytes as they are now; absent where they cannot be read. */
  readonly sha256?: string
  readonly recorded: string
}
export interface LetterIntegrity {
  /** The worst of its files. */
  readonly state: IntegrityState
  readonly files: readonly CheckedFile[]
}

/** Reads a letter's stored bytes again and compares them with the record; undefined when there is no such letter. */
export type CheckLetter = (application: string, letter: number) => Promise<LetterIntegrity | undefined>

export interface IntegrityDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly files: Pick<FileStore, 'read' | 'rehash'>
}

export const createCheckLetter =
  ({ store, files }: IntegrityDependencies): CheckLetter =>
  async (application, letter) => {
    const events = await openEvents<ApplicationEvent>(await store.readStream(`application-${application}`), NO_KEYS)
    return checkParts(files, partsOf(events, letter))
  }

/** The same of a letter about a request to correct a record (711-41). */
export const createCheckCorrectionLetter =
  ({ store, files }: IntegrityDependencies): CheckLetter =>
  async (correction, letter) => {
    const events = await openEvents<RecordCorrectionEvent>(await store.readStream(`correction-${correction}`), NO_KEYS)
    const made = events.find(({ type, data }) => type === 'CorrectionLetterPrepared' && data.letter === letter)
    if (made?.type !== 'CorrectionLetterPrepared') return undefined
    const { pdf, html } = made.data
    const seals = events.flatMap(({ type, data }): readonly Part[] =>
      type === 'CorrectionLetterSealed' && data.letter === letter
        ? [{ part: 'signature', file: data.signature, signs: pdf.sha256 }]
        : [],
    )
    return checkParts(files, [{ part: 'pdf', file: pdf }, { part: 'html', file: html }, ...seals])
  }

async function checkParts(
  files: IntegrityDependencies['files'],
  parts: readonly Part[],
): Promise<LetterIntegrity | undefined> {
  if (parts.length === 0) return undefined
  const checked: CheckedFile[] = []
  for (const { part, file, signs } of parts) checked.push({ part, ...(await check(files, file, signs)) })
  const worst = ORDER.find((state) => checked.some((found) => found.state === state)) ?? 'intact'
  return { state: worst, files: checked }
}

/** What is worse stands first. */
const ORDER: readonly IntegrityState[] = ['altered', 'missing', 'erased', 'intact']

interface Part {
  readonly part: CheckedFile['part']
  readonly file: KeptFile
  /** Of a signature: the hash that it has to stand under. */
  readonly signs?: string
}

function partsOf(events: readonly ApplicationEvent[], letter: number): readonly Part[] {
  const attached = new Map(
    events.flatMap((event) =>
      event.type === 'ApplicationFileAttached' ? [[event.data.file.fileId, event.data.file] as const] : [],
    ),
  )
  const made = events.flatMap((event): readonly Part[] =>
    event.type === 'LetterPrepared' && event.data.letter === letter
      ? [
          { part: 'pdf', file: event.data.pdf },
          { part: 'html', file: event.data.html },
        ]
      : [],
  )
  const signs = made[0]?.file.sha256
  return [
    ...made,
    ...events.flatMap((event): readonly Part[] => {
      if (event.type !== 'LetterSealed' || event.data.letter !== letter) return []
      const { seal } = event.data
      if (seal.kind === 'electronicSeal')
        return [{ part: 'signature', file: seal.signature, ...(signs === undefined ? {} : { signs }) }]
      const scan = attached.get(seal.file)
      return scan === undefined ? [] : [{ part: 'scan', file: scan }]
    }),
  ]
}

async function check(
  files: IntegrityDependencies['files'],
  file: KeptFile,
  signs: string | undefined,
): Promise<Omit<CheckedFile, 'part'>> {
  const recorded = file.sha256
  try {
    const hash = createHash('sha256')
    const pieces: Uint8Array[] = []
    for await (const piece of await files.read(holderOf(file.key), file)) {
      hash.update(piece)
      if (signs !== undefined) pieces.push(piece)
    }
    const sha256 = hash.digest('hex')
    const stored = await files.rehash(file)
    const isWhole = sha256 === recorded && stored === 'ok' && (signs === undefined || signsIt(pieces, signs))
    return { state: isWhole ? 'intact' : 'altered', sha256, recorded }
  } catch (fault) {
    if (fault instanceof FileErasedError) return { state: 'erased', recorded }
    if (fault instanceof BlobMissingError) return { state: 'missing', recorded }
    if (fault instanceof BlobAlteredError) return { state: 'altered', recorded }
    throw fault
  }
}

function signsIt(pieces: readonly Uint8Array[], sha256: string): boolean {
  const { sha256: signed } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as { readonly sha256?: unknown }
  return signed === sha256
}
