import type { ApplicationEvent } from '../../domain/application/events.js'
import type { FilePurpose } from '../../domain/application/vocabulary.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { LetterKind } from '../../domain/letter/vocabulary.js'
import type { FileId, Instant, PersonId } from '../../domain/values.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import { LETTER_NAMES } from './letterNames.js'

/** A file of an application: what came in, what was made, and the seals under it. */
export interface FileOfApplication {
  readonly file: KeptFile
  /** For people; undefined once its key is destroyed. Personal data: never in a log or an address. */
  readonly name?: string
  readonly recordedAt: Instant
  readonly by?: PersonId
  readonly what:
    | { readonly kind: 'attached'; readonly purpose: FilePurpose; readonly thirdParty?: PersonId }
    | {
        readonly kind: 'letter'
        readonly letter: number
        readonly letterKind: LetterKind
        readonly form: 'pdf' | 'html'
      }
    | { readonly kind: 'signature'; readonly letter: number }
}

/** Every file that the events of an application name, in their order. */
export function filesOfApplication(
  events: readonly RecordedEvent<ApplicationEvent>[],
): ReadonlyMap<FileId, FileOfApplication> {
  const files = new Map<FileId, FileOfApplication>()
  const titles = new Map<number, string>()
  const add = (entry: FileOfApplication): void => void files.set(entry.file.fileId, entry)
  for (const event of events) {
    const { recordedAt } = event.metadata
    switch (event.type) {
      case 'ApplicationFileAttached': {
        const { file, name, purpose, thirdParty, by } = event.data
        const what = { kind: 'attached', purpose, ...(thirdParty === undefined ? {} : { thirdParty }) } as const
        add({ file, what, recordedAt, ...(name.value === undefined ? {} : { name: name.value }), ...madeBy(by) })
        break
      }
      case 'LetterPrepared': {
        const { letter, kind, number, pdf, html, by } = event.data
        const title = `${LETTER_NAMES[kind]}${number === undefined ? '' : ` ${number}`}`
        titles.set(letter, title)
        for (const [form, file] of [
          ['pdf', pdf],
          ['html', html],
        ] as const)
          add({
            file,
            name: `${title}.${form}`,
            what: { kind: 'letter', letter, letterKind: kind, form },
            recordedAt,
            ...madeBy(by),
          })
        break
      }
      case 'LetterSealed': {
        const { letter, seal, by } = event.data
        if (seal.kind === 'electronicSeal')
          add({
            file: seal.signature,
            name: `${titles.get(letter) ?? letter} 电子印章.json`,
            what: { kind: 'signature', letter },
            recordedAt,
            by,
          })
        break
      }
      default:
    }
  }
  return files
}

const madeBy = (by: PersonId | undefined): { readonly by?: PersonId } => (by === undefined ? {} : { by })
