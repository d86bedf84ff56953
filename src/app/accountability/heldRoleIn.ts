import type { StaffEvent } from '../../domain/staff/events.js'
import { evolveStaff, noStaff } from '../../domain/staff/state.js'
import type { AgencyId, PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'

interface Named {
  readonly agency: AgencyId
  readonly person?: PersonId
}

/** Of the persons named those who are or were on the staff of the agency named, from its own stream. */
export async function heldRoleIn(
  store: Pick<EventStore, 'readStream'>,
  named: readonly Named[],
): Promise<readonly PersonId[]> {
  const agencies = [...new Set(named.flatMap(({ agency, person }) => (person === undefined ? [] : [agency])))]
  const staff = new Map(
    await Promise.all(
      agencies.map(async (agency) => {
        const events = await openEvents<StaffEvent>(await store.readStream(`staff-${agency}`), NO_KEYS)
        return [agency, events.reduce(evolveStaff, noStaff)] as const
      }),
    ),
  )
  return named.flatMap(({ agency, person }) =>
    person !== undefined && staff.get(agency)?.members.has(person) === true ? [person] : [],
  )
}
