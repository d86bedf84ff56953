import type { ApplicationEvent } from '../../domain/application/events.js'
import type { RetentionAssigned } from '../../domain/archive/events.js'
import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { AnyEvent } from '../../domain/decider.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore, StoredEvent } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import { filesOfApplication } from '../matterFiles/filesOfApplication.js'

export interface MatterLog {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
}

/** A stream of the matter: as it is stored, and opened as far as keys live. */
export interface MatterStream {
  readonly stream: string
  readonly stored: readonly StoredEvent[]
  readonly opened: readonly RecordedEvent[]
}

/** A file of the matter, and where it stands in its package. */
export interface MatterFile {
  readonly file: KeptFile
  readonly folder: 'files' | 'letters' | 'seals'
  /** For people; undefined once its key is destroyed. */
  readonly name?: string
}

/** Everything that is archived of a matter, its own stream first. */
export interface ArchivedMatter {
  readonly assigned: RetentionAssigned['data']
  readonly streams: readonly MatterStream[]
  readonly files: readonly MatterFile[]
}

/** The matter of an archive file: its history, what other agencies were asked about it, its files and letters. */
export async function archivedMatter(log: MatterLog, assigned: RetentionAssigned['data']): Promise<ArchivedMatter> {
  const { kind, matter } = assigned
  const own = await streamOf(log, `${STREAMS[kind]}-${matter}`)
  const related = await Promise.all(relatedStreams(kind, own).map((stream) => streamOf(log, stream)))
  return {
    assigned,
    streams: [own, ...related].filter(({ stored }) => stored.length > 0),
    files: FILES[kind](own),
  }
}

const STREAMS = { application: 'application', item: 'item', recordCorrection: 'correction' } as const

async function streamOf({ store, keyRing }: MatterLog, stream: string): Promise<MatterStream> {
  const stored = await store.readStream(stream)
  return { stream, stored, opened: await openEvents<AnyEvent>(stored, keyRing) }
}

/** Consultations are part of the matter they are about; they are named by its own events. */
function relatedStreams(kind: keyof typeof STREAMS, { opened }: MatterStream): readonly string[] {
  const named = opened.flatMap(({ type, data }) => {
    const { consultation } = data as { readonly consultation?: unknown }
    return /Consultation(Required|Concluded)$/.test(type) && typeof consultation === 'string' ? [consultation] : []
  })
  return kind === 'recordCorrection' ? [] : [...new Set(named)].map((id) => `consultation-${id}`)
}

const correctionFiles = ({ opened }: MatterStream): readonly MatterFile[] =>
  (opened as readonly RecordedEvent<RecordCorrectionEvent>[]).flatMap(({ type, data }): readonly MatterFile[] =>
    type === 'CorrectionLetterPrepared'
      ? [data.pdf, data.html].map((file) => ({ file, folder: 'letters', name: `${data.kind} ${data.number}` }))
      : type === 'CorrectionLetterSealed'
        ? [{ file: data.signature, folder: 'seals', name: `${data.letter} 电子印章.json` }]
        : [],
  )

const applicationFiles = ({ opened }: MatterStream): readonly MatterFile[] =>
  [...filesOfApplication(opened as readonly RecordedEvent<ApplicationEvent>[]).values()].map(
    ({ file, name, what }) => ({
      file,
      folder: what.kind === 'attached' ? 'files' : what.kind === 'letter' ? 'letters' : 'seals',
      ...(name === undefined ? {} : { name }),
    }),
  )

const itemFiles = ({ opened }: MatterStream): readonly MatterFile[] =>
  (opened as readonly RecordedEvent<InformationItemEvent>[]).flatMap((event): readonly MatterFile[] => {
    if (event.type !== 'FileAttached') return []
    const { fileId, mediaType, size, sha256, suite, ciphertextSha256, commitment, name } = event.data
    const key = name.$protected
    const file = { fileId, key, mediaType, size, sha256, suite, ciphertextSha256, commitment }
    return [{ file, folder: 'files', ...(name.value === undefined ? {} : { name: name.value }) }]
  })

const FILES: Readonly<Record<keyof typeof STREAMS, (own: MatterStream) => readonly MatterFile[]>> = {
  application: applicationFiles,
  item: itemFiles,
  recordCorrection: correctionFiles,
}
