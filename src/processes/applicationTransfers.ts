import type { TransferApplication } from '../domain/application/commands.js'
import { startOfDay } from '../domain/dates.js'
import type { TransferCorrection } from '../domain/recordCorrection/commands.js'
import type { AgencyId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand } from './reaction.js'
import type { FunctionsMoved } from './registerTimer.js'
import type { Schedule, TimerKind } from './timer.js'

/** An application or a request for correction that another agency has to answer from now on. */
export interface MatterMoved {
  readonly what: 'application' | 'correction'
  readonly id: string
  readonly to: AgencyId
}

export interface ApplicationTransferOptions {
  /** What a change of the register moves on the day on which it takes effect, or gives back where it is annulled. */
  readonly mattersMovedBy: (event: RecordedEvent<FunctionsMoved>, upTo: Position) => AsyncIterable<MatterMoved>
}

const onItsDay = ({ id, data: { effectiveOn } }: RecordedEvent<FunctionsMoved>): Schedule => ({
  subject: id,
  moments: [startOfDay(effectiveOn)],
})

/**
 * 承接职责 (LS-4.3, LS-4.4): whoever took over the functions answers the applicant, from the day on which the change
 * takes effect; no date begins anew. Its times go with it.
 */
export const applicationTransfers = ({ mattersMovedBy }: ApplicationTransferOptions): TimerKind<FunctionsMoved> => ({
  name: 'applicationTransfers',
  version: 1,
  on: { AgencyFunctionsTransferred: onItsDay, AgencyAbolished: onItsDay, AgencyReorganisationAnnulled: onItsDay },
  fire: async function* (event, upTo): AsyncGenerator<ProcessCommand<TransferApplication | TransferCorrection>> {
    const { effectiveOn } = event.data
    for await (const { what, id, to } of mattersMovedBy(event, upTo)) {
      const data = { to, effectiveOn, cause: event.id }
      yield {
        id,
        key: `${what}:${id}`,
        command: what === 'application' ? { type: 'TransferApplication', data } : { type: 'TransferCorrection', data },
        // Answered in between, or gone on already; the next change says so itself.
        harmless: ['CORRECTION_CLOSED', 'AGENCY_NOT_ACTIVE', 'NOT_A_SUCCESSOR'],
      }
    }
  },
})
