import { startOfDay } from '../domain/dates.js'
import type { TransferDeadline } from '../domain/deadline/commands.js'
import type { DeadlineKind } from '../domain/deadline/vocabulary.js'
import type { StaffMemberLeft } from '../domain/staff/events.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand } from './reaction.js'
import type { TimerKind } from './timer.js'

export interface InChargeOptions {
  /** Running deadlines of the agency of which the person is in charge, with the item each is about. */
  readonly deadlinesInCharge: (
    agency: AgencyId,
    officer: PersonId,
    upTo: Position,
  ) => Promise<readonly { readonly id: string; readonly kind: DeadlineKind; readonly item: string | null }[]>
}

/** 离任: from that day nobody is in charge until matters are handed over; the agency has to keep the date. */
export const departureTimer = ({ deadlinesInCharge }: InChargeOptions): TimerKind<StaffMemberLeft> => ({
  name: 'departures',
  version: 1,
  on: {
    StaffMemberLeft: ({ id, data: { effectiveOn } }) => ({ subject: id, moments: [startOfDay(effectiveOn)] }),
  },
  fire: async (
    { id: cause, data: { agency, person } }: RecordedEvent<StaffMemberLeft>,
    upTo,
  ): Promise<readonly ProcessCommand<TransferDeadline>[]> =>
    (await deadlinesInCharge(agency, person, upTo)).map(({ id }) => ({
      id,
      key: id,
      command: { type: 'TransferDeadline', data: { to: agency, cause } },
      // The agency has gone as well: its successor has it already.
      harmless: ['AGENCY_NOT_ACTIVE'],
    })),
})
