import { recordCorrectionDecider } from '../../domain/recordCorrection/decide.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { RecordCorrection } from '../../domain/recordCorrection/state.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { ApplicantSession } from './applicantSignIn.js'
import { isOwn } from './ownMatter.js'

/** A request for correction (711-41) that was filed through the session's access. */
export type OwnCorrections = (
  session: ApplicantSession | undefined,
  correction: string,
) => Promise<Exclude<RecordCorrection, { status: 'absent' }> | undefined>

export const createOwnCorrections =
  (store: Pick<EventStore, 'readStream'>, keyRing: KeyRing): OwnCorrections =>
  async (session, correction) => {
    if (!isOwn(session, 'recordCorrection', correction)) return undefined
    const history = await openEvents<RecordCorrectionEvent>(await store.readStream(`correction-${correction}`), keyRing)
    const state = history.reduce(recordCorrectionDecider.evolve, recordCorrectionDecider.initial)
    return state.status === 'absent' ? undefined : state
  }
