import type { ContactEmailRemoved, ContactEmailSet } from '../../domain/staff/events.js'
import type { AgencyId, PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore, StoredEvent } from '../../eventstore/eventStore.js'
import type { KeyRing } from '../../eventstore/sealing.js'

export interface ContactAddressOptions {
  readonly store: EventStore
  readonly keyRing: KeyRing
  /** Agencies in which the person holds a role today. */
  readonly agenciesOf: (person: PersonId) => readonly AgencyId[]
}

export type ContactAddresses = (person: PersonId, agency: AgencyId) => Promise<string | undefined>

/**
 * Where a person is written to: the address that they have in the agency in whose matters it is, else one that they
 * have elsewhere. Read from the log each time, so that an address whose key was destroyed is not used again, and never
 * for somebody who has left.
 */
export function createContactAddresses({ store, keyRing, agenciesOf }: ContactAddressOptions): ContactAddresses {
  const addressIn = async (agency: AgencyId, person: PersonId): Promise<string | undefined> => {
    const last = (await store.readStream(`staff-${agency}`)).findLast((event) => isAddressOf(event, person))
    if (last === undefined) return undefined
    const [event] = await openEvents([last], keyRing)
    const { type, data } = event as unknown as ContactEmailSet | ContactEmailRemoved
    return type === 'ContactEmailSet' ? data.email.value : undefined
  }
  return async (person, agency) => {
    const agencies = agenciesOf(person)
    const ownFirst = [...new Set([...agencies.filter((id) => id === agency), ...agencies])]
    for (const id of ownFirst) {
      const address = await addressIn(id, person)
      if (address !== undefined) return address
    }
    return undefined
  }
}

const isAddressOf = ({ type, data }: StoredEvent, person: PersonId): boolean =>
  (type === 'ContactEmailSet' || type === 'ContactEmailRemoved') &&
  (JSON.parse(data) as { person?: unknown }).person === person
