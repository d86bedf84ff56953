import { recordCorrectionDecider } from '../../domain/recordCorrection/decide.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { Actor } from '../../domain/context.js'
import type { KeptFile } from '../../domain/keptFile.js'
import { openEvents } from '../../eventstore/codec.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import { type AccessPurpose, personalDataPurpose } from '../personalDataSight.js'
import { CORRECTION_LETTER_NAMES } from './correctionLetterNames.js'
import type { MatterFileAccessDependencies } from './matterFileAccess.js'

export interface CorrectionFileRequest {
  readonly actor: Actor
  readonly correction: string
  readonly fileId: string
  /** What it is looked at for, as the reader declared it. */
  readonly purpose?: AccessPurpose
}
export interface FileOfCorrection {
  readonly file: KeptFile
  /** For people. */
  readonly name: string
}

/**
 * A letter about a request to correct a record, for somebody who may read the request; undefined when there is none, or
 * the caller may not. Decided anew each time, and on record before anything is shown.
 */
export type CorrectionFileAccess = (request: CorrectionFileRequest) => Promise<FileOfCorrection | undefined>

export const createCorrectionFileAccess =
  (deps: Omit<MatterFileAccessDependencies, 'keyRing'>): CorrectionFileAccess =>
  async ({ actor, correction, fileId, purpose }) => {
    const subject = `correction-${correction}`
    const events = await openEvents<RecordCorrectionEvent>(await deps.store.readStream(subject), NO_KEYS)
    const state = events.reduce(recordCorrectionDecider.evolve, recordCorrectionDecider.initial)
    if (state.status === 'absent' || actor.kind !== 'person') return undefined
    const reader = { actor, agencies: deps.agencies(), today: deps.today(), purpose }
    const declared = personalDataPurpose(reader, state.agency)
    const found = filesOf(events).find(({ file }) => file.fileId === fileId)
    if (declared === undefined || found === undefined) return undefined
    await deps.trails.read({ actor, what: 'file', subject, purpose: declared })
    return found
  }

const filesOf = (events: readonly RecordCorrectionEvent[]): readonly FileOfCorrection[] =>
  events.flatMap((event) => {
    if (event.type === 'CorrectionLetterSealed')
      return [{ file: event.data.signature, name: `更正文书${event.data.letter} 电子印章.json` }]
    if (event.type !== 'CorrectionLetterPrepared') return []
    const { kind, number, pdf, html } = event.data
    const title = `${CORRECTION_LETTER_NAMES[kind]} ${number}`
    return [
      { file: pdf, name: `${title}.pdf` },
      { file: html, name: `${title}.html` },
    ]
  })
