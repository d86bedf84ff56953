import { startOfDay } from '../domain/dates.js'
import type { AgencyEvent } from '../domain/agency/events.js'
import type { TransferDeadline } from '../domain/deadline/commands.js'
import type { LiftDuty, RaiseDuty, TransferDuty } from '../domain/duty/commands.js'
import type { AgencyId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand } from './reaction.js'
import type { Schedule, TimerKind } from './timer.js'

/** What gives an agency's functions to another: a new name or another superior gives nobody a duty. */
export type FunctionsMoved = Extract<
  AgencyEvent,
  { type: 'AgencyFunctionsTransferred' | 'AgencyAbolished' | 'AgencyReorganisationAnnulled' }
>

/** What goes to another agency: the successor has the duty from now on, or had one for the item anyhow. */
export type Moved =
  | { readonly what: 'duty'; readonly id: string; readonly to: AgencyId }
  | { readonly what: 'merged'; readonly id: string }
  /** What was merged by a change that never took place is the agency's own again. */
  | { readonly what: 'again'; readonly id: string; readonly duty: Omit<RaiseDuty['data'], 'cause'> }
  | { readonly what: 'deadline'; readonly id: string; readonly to: AgencyId }

export interface RegisterOptions {
  /** One after another, each as it stands when it is asked for: of two duties that come to one agency, one goes on. */
  readonly movedBy: (event: RecordedEvent<FunctionsMoved>, upTo: Position) => AsyncIterable<Moved>
}

const onItsDay = ({ id, data: { effectiveOn } }: RecordedEvent<FunctionsMoved>): Schedule => ({
  subject: id,
  moments: [startOfDay(effectiveOn)],
})

/** 机构改革: whatever is owed goes with the functions, on the day on which the change takes effect (LS-4.3, LS-4.4). */
export const registerTimer = ({ movedBy }: RegisterOptions): TimerKind<FunctionsMoved> => ({
  name: 'register',
  version: 1,
  oneByOne: true,
  on: { AgencyFunctionsTransferred: onItsDay, AgencyAbolished: onItsDay, AgencyReorganisationAnnulled: onItsDay },
  fire: async function* (event, upTo): AsyncGenerator<ProcessCommand> {
    for await (const moved of movedBy(event, upTo)) yield commandOf(moved, event)
  },
})

function commandOf(
  moved: Moved,
  { id: cause, data: { effectiveOn } }: RecordedEvent<FunctionsMoved>,
): ProcessCommand<TransferDuty | LiftDuty | RaiseDuty | TransferDeadline> {
  const { id } = moved
  const key = `${moved.what}:${id}`
  switch (moved.what) {
    case 'duty':
      return { id, key, command: { type: 'TransferDuty', data: { to: moved.to, effectiveOn, cause } } }
    case 'merged':
      return {
        id,
        key,
        command: { type: 'LiftDuty', data: { reason: 'mergedIntoOther', liftedOn: effectiveOn, cause } },
      }
    case 'again':
      return { id, key, command: { type: 'RaiseDuty', data: { ...moved.duty, cause } } }
    case 'deadline':
      return { id, key, command: { type: 'TransferDeadline', data: { to: moved.to, cause } } }
  }
}
