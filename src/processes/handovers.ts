import type { TransferDeadline } from '../domain/deadline/commands.js'
import type { DeadlineKind } from '../domain/deadline/vocabulary.js'
import type { HandOverApplication } from '../domain/application/commands.js'
import type { HandOverItem } from '../domain/informationItem/commands.js'
import type { HandOverCorrection } from '../domain/recordCorrection/commands.js'
import type { MattersHandedOver, StaffEvent } from '../domain/staff/events.js'
import type { AgencyId, ItemId, PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { Position } from '../eventstore/eventStore.js'
import type { InChargeOptions } from './departureTimer.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface HandoverOptions extends InChargeOptions {
  /** Applications, and requests for correction, that the person has in hand in the agency, likewise. */
  readonly applicationsInCharge: (agency: AgencyId, officer: PersonId, upTo: Position) => Promise<readonly string[]>
  readonly correctionsInCharge: (agency: AgencyId, officer: PersonId, upTo: Position) => Promise<readonly string[]>
  /** Items of which the person is in charge in the agency, as far as the log goes up to the position. */
  readonly itemsInCharge: (agency: AgencyId, officer: PersonId, upTo: Position) => Promise<readonly ItemId[]>
}

/** 工作交接: matters handed over together are handed over one by one, each on its own record (711-4), their times too. */
export const handovers = ({
  itemsInCharge,
  applicationsInCharge,
  correctionsInCharge,
  deadlinesInCharge,
}: HandoverOptions): Reaction<StaffEvent> => ({
  name: 'handovers',
  version: 5,
  on: {
    MattersHandedOver: async (
      event: RecordedEvent<MattersHandedOver>,
    ): Promise<
      readonly ProcessCommand<HandOverItem | HandOverApplication | HandOverCorrection | TransferDeadline>[]
    > => {
      const { agency, from, to, items } = event.data
      const ids = items ?? (await itemsInCharge(agency, from, event.position))
      // Named matters are items: whoever hands over all has nothing left.
      const applications = items === undefined ? await applicationsInCharge(agency, from, event.position) : []
      const corrections = items === undefined ? await correctionsInCharge(agency, from, event.position) : []
      const deadlines = await deadlinesInCharge(agency, from, event.position)
      const named: readonly string[] | undefined = items
      return [
        ...ids.map((id): ProcessCommand<HandOverItem> => ({
          id,
          // Asked again after a crash, the read model names fewer.
          key: id,
          command: { type: 'HandOverItem', data: { from, to } },
          // Someone else took it over in between, or nothing is left to do.
          harmless: ['OFFICER_CHANGED', 'ITEM_CLOSED'],
        })),
        ...applications.map((id): ProcessCommand<HandOverApplication> => ({
          id,
          key: `application:${id}`,
          command: { type: 'HandOverApplication', data: { from, to } },
          harmless: TAKEN_OR_NOT_THEIRS,
        })),
        ...corrections.map((id): ProcessCommand<HandOverCorrection> => ({
          id,
          key: `correction:${id}`,
          command: { type: 'HandOverCorrection', data: { from, to } },
          harmless: [...TAKEN_OR_NOT_THEIRS, 'CORRECTION_CLOSED'],
        })),
        ...deadlines
          .filter(({ kind }) => !GO_WITH_THEIR_MATTER.includes(kind))
          .filter(({ item }) => named === undefined || (item !== null && named.includes(item)))
          .map(({ id }): ProcessCommand<TransferDeadline> => ({
            id,
            key: `deadline:${id}`,
            command: { type: 'TransferDeadline', data: { to: agency, officer: to, cause: event.id } },
            harmless: ['AGENCY_NOT_ACTIVE'],
          })),
      ]
    },
  },
})

/** Someone else took it over in between; or whoever takes over answers no applicants, and a head has to find somebody. */
const TAKEN_OR_NOT_THEIRS = ['HANDED_OVER_MEANWHILE', 'NOT_AN_OFFICER_HERE']

/** The application, or the request for correction, says whose they are once it was handed over itself. */
const GO_WITH_THEIR_MATTER: readonly DeadlineKind[] = [
  'reply',
  'amendmentNotice',
  'amendment',
  'thirdPartyOpinion',
  'feePayment',
  'recordCorrection',
  'complaintAcceptance',
  'complaintAnswer',
]
