import type { CancelDeadline, RecordAct, StartDeadline, TransferDeadline } from '../domain/deadline/commands.js'
import type { DeadlineMissed, MissLifted } from '../domain/deadline/events.js'
import type { CancellationReason } from '../domain/deadline/vocabulary.js'
import type { RecordDutyMiss, RecordDutyMissLifted } from '../domain/duty/commands.js'
import type { DutyEvent } from '../domain/duty/events.js'
import type { DutyKind, DutyLift } from '../domain/duty/vocabulary.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ItemHandedOver } from '../domain/informationItem/events.js'
import type { AgencyId, ItemId, PersonId } from '../domain/values.js'
import type { DutyOptions } from './duties.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface DutyClockOptions {
  /** Who is in charge of the item now, where the agency handles it. */
  readonly officerOf: (item: ItemId, agency: AgencyId) => Promise<PersonId | undefined>
  readonly dutiesNow: DutyOptions['dutiesNow']
}

type DutyClock = 'publication' | 'catalogueEntry'
type Of<T extends DutyEvent['type']> = RecordedEvent<Extract<DutyEvent, { type: T }>>

/**
 * Each round of a duty has its time (LS-11.1, LS-11.2): deadline of matter `{duty}.r{round}`. The duty says what was
 * done, the deadline whether it was in time.
 */
export const dutyClocks = ({
  officerOf,
  dutiesNow,
}: DutyClockOptions): Reaction<DutyEvent | DeadlineMissed | MissLifted | ItemHandedOver> => ({
  name: 'dutyClocks',
  version: 1,
  on: {
    DutyArose: async (event: Of<'DutyArose'>): Promise<readonly ProcessCommand<StartDeadline>[]> => {
      const { item, agency, round, kind, startsOn, cause } = event.data
      const officer = await officerOf(item, agency)
      const clock = clockOf(kind)
      const matter = matterOf(event, round)
      return [
        {
          id: `${matter}-${clock}`,
          command: {
            type: 'StartDeadline',
            data: {
              matter,
              kind: clock,
              agency,
              ...(officer === undefined ? {} : { officer }),
              item,
              key: `item:${item}`,
              start: startsOn,
              startEvent: cause,
            },
          },
        },
      ]
    },

    DutyMet: (event: Of<'DutyMet'>): readonly ProcessCommand<RecordAct>[] => {
      const { round, doneOn, proof, contentHash } = event.data
      const clock: DutyClock = contentHash === undefined ? 'catalogueEntry' : 'publication'
      return [{ id: `${matterOf(event, round)}-${clock}`, command: { type: 'RecordAct', data: { doneOn, proof } } }]
    },

    DutyLifted: (event: Of<'DutyLifted'>): readonly ProcessCommand<CancelDeadline>[] =>
      eitherClock(event, {
        type: 'CancelDeadline',
        data: { reason: CANCELLED_BY[event.data.reason], cause: event.id },
      }),

    DutyTransferred: (event: Of<'DutyTransferred'>): readonly ProcessCommand<TransferDeadline>[] =>
      eitherClock(event, { type: 'TransferDeadline', data: { to: event.data.to, cause: event.id } }),

    /** 工作交接: the officer who has the item from now on has its time as well. A clock that starts later asks itself. */
    ItemHandedOver: async (
      event: RecordedEvent<ItemHandedOver>,
    ): Promise<readonly ProcessCommand<TransferDeadline>[]> => {
      const item = await dutiesNow(event.stream.slice('item-'.length) as ItemId, event.position)
      const own = item?.duties.filter(({ agency, isOpen }) => isOpen && agency === item.facts.obligations.agency) ?? []
      return own.map(({ id, round, kind, agency }) => ({
        id: `${id}.r${round}-${clockOf(kind)}`,
        key: id,
        command: { type: 'TransferDeadline', data: { to: agency, officer: event.data.to, cause: event.id } },
        harmless: ['DEADLINE_NOT_FOUND'],
      }))
    },

    DeadlineMissed: (event: RecordedEvent<DeadlineMissed>): readonly ProcessCommand<RecordDutyMiss>[] => {
      const duty = dutyOf(event)
      if (duty === undefined) return []
      const { due, effectiveAt } = event.data
      return [
        {
          id: duty.id,
          command: { type: 'RecordDutyMiss', data: { round: duty.round, due, effectiveAt, cause: event.id } },
          // Another round has begun meanwhile; what the earlier one missed stands on its deadline.
          harmless: ['DUTY_ROUND_OTHER'],
        },
      ]
    },

    MissLifted: (event: RecordedEvent<MissLifted>): readonly ProcessCommand<RecordDutyMissLifted>[] => {
      const duty = dutyOf(event)
      if (duty === undefined) return []
      const { doneOn, proof } = event.data
      return [
        {
          id: duty.id,
          command: { type: 'RecordDutyMissLifted', data: { round: duty.round, doneOn, proof } },
          harmless: ['DUTY_ROUND_OTHER'],
        },
      ]
    },
  },
})

const clockOf = (kind: DutyKind): DutyClock => (kind === 'catalogueEntry' ? 'catalogueEntry' : 'publication')

const matterOf = ({ stream }: RecordedEvent, round: number): string => `${stream.slice('duty-'.length)}.r${round}`

/** The event does not say of which kind the round is; it has one clock, and nothing is to be done for the other. */
const eitherClock = <C extends CancelDeadline | TransferDeadline>(
  event: Of<'DutyLifted'> | Of<'DutyTransferred'>,
  command: C,
): readonly ProcessCommand<C>[] =>
  (['publication', 'catalogueEntry'] as const).map((clock) => ({
    id: `${matterOf(event, event.data.round)}-${clock}`,
    key: clock,
    command,
    // Who took over is gone as well by now: its own successor takes the time over.
    harmless: ['DEADLINE_NOT_FOUND', 'AGENCY_NOT_ACTIVE'],
  }))

/** The duty and round that a deadline times; undefined for the deadline of anything else. */
function dutyOf({ stream, data: { kind } }: RecordedEvent<DeadlineMissed | MissLifted>) {
  if (kind !== 'publication' && kind !== 'catalogueEntry') return undefined
  const [, id, round] = /^deadline-(.+)\.r(\d+)-[A-Za-z]+$/.exec(stream) ?? []
  return id === undefined ? undefined : { id, round: Number(round) }
}

const CANCELLED_BY: Readonly<Record<DutyLift, CancellationReason>> = {
  withdrawn: 'matterWithdrawn',
  attributeChanged: 'attributeChanged',
  notInvolved: 'matterClosed',
  purged: 'matterWithdrawn',
  expired: 'matterClosed',
  mergedIntoOther: 'superseded',
  enteredInError: 'enteredInError',
}
