import type { Actor } from '../../domain/context.js'
import { localDateOf } from '../../domain/dates.js'
import { recordCorrectionDecider } from '../../domain/recordCorrection/decide.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import { openEvents } from '../../eventstore/codec.js'
import { decisionContext } from '../decisionContext.js'
import { type AccessPurpose, personalDataPurpose } from '../personalDataSight.js'
import type { LetterPress } from './letterPress.js'
import { type CorrectionLetterOrder, type CorrectionWriting, readyToWrite, written } from './prepareCorrectionLetter.js'
import { markedAsDraft, NOT_NUMBERED, type Preview, type PreviewDependencies } from './previewLetter.js'

export interface CorrectionPreviewRequest {
  readonly actor: Actor
  readonly order: CorrectionLetterOrder
  readonly purpose?: AccessPurpose
}

/** A letter about a request to correct a record as it would be made now; undefined for those who may not read it. */
export type PreviewCorrectionLetter = (request: CorrectionPreviewRequest) => Promise<Preview | undefined>

export const createPreviewCorrectionLetter =
  (deps: PreviewDependencies): PreviewCorrectionLetter =>
  async ({ actor, order, purpose }) => {
    const subject = `correction-${order.correction}`
    const events = await openEvents<RecordCorrectionEvent>(await deps.store.readStream(subject), deps.keyRing)
    const correction = events.reduce(recordCorrectionDecider.evolve, recordCorrectionDecider.initial)
    const snapshot = await deps.facts.snapshot()
    if (snapshot === 'stale') return { ok: false, refusals: [{ code: 'CONTEXT_STALE', clause: 'SYS' }] }
    const context = decisionContext(deps.clock, snapshot, actor)
    if (correction.status === 'absent' || context === undefined || actor.kind !== 'person') return undefined
    const reader = { actor, agencies: snapshot.agencies, today: localDateOf(deps.clock.now()), purpose }
    const declared = personalDataPurpose(reader, correction.agency)
    if (declared === undefined) return undefined
    await deps.trails.read({ actor, what: 'letterPreview', subject, purpose: declared })

    return previewed(deps.press, { order, correction, events, context })
  }

function previewed(press: LetterPress, writing: Omit<CorrectionWriting, 'number'>): Preview {
  const { order, correction, context } = writing
  const { outcome } = correction
  if (outcome === undefined) return { ok: false, refusals: [{ code: 'CORRECTION_NOT_DECIDED', clause: '711-41' }] }
  const ready = readyToWrite(order, correction, context)
  if (!ready.ok) return ready
  const isForwarding = order.kind === 'correctionForwarding' && outcome.kind === 'forwarded'
  const known = isForwarding ? outcome.documentNumber : order.number
  const found = written(press, { ...writing, number: known ?? NOT_NUMBERED, ...ready.value })
  if (!found.ok) return found
  const html = markedAsDraft(press.html(found.value.document))
  return { ok: true, html, ...(known === undefined ? {} : { number: known }) }
}
