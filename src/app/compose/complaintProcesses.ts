import type { ComplaintEvent } from '../../domain/complaint/events.js'
import { evolve, initial, type Complaint } from '../../domain/complaint/state.js'
import type { PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { ComplaintOptions } from '../../processes/complaintReactions.js'
import { ReadModelBehindError } from '../../processes/readModelBehind.js'
import { COMPLAINTS } from '../../projections/complaints/projection.js'
import { openComplaintsOf } from '../../projections/complaints/queries.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface ComplaintParts {
  readonly storage: Pick<Storage, 'store'>
  readonly models: Pick<ReadModels, 'readSide'>
}

const LONGEST_WAIT_MS = 5_000
const STREAMS = { application: 'application', item: 'item' } as const

/** What the processes of complaints look up: the streams themselves, without any text. */
export function complaintOptionsOf({ storage: { store }, models: { readSide } }: ComplaintParts): ComplaintOptions {
  return {
    complaintStanding: async (complaint, revision = Infinity) => {
      const stored = await store.readStream(`complaint-${complaint}`)
      const events = (await openEvents<ComplaintEvent>(stored, NO_KEYS)).filter((event) => event.revision <= revision)
      const state = events.reduce<Complaint>(evolve, initial)
      if (state.status === 'absent') return undefined
      const { agency, officer, round, status, acceptedOn } = state
      return {
        agency,
        ...(officer === undefined ? {} : { officer }),
        round,
        ...(status === 'closed'
          ? {}
          : { running: acceptedOn === undefined ? 'complaintAcceptance' : 'complaintAnswer' }),
      }
    },
    whoActed: async ({ kind, id }, agency) => {
      const events = await openEvents(await store.readStream(`${STREAMS[kind]}-${id}`), NO_KEYS)
      const people = events
        .filter(({ metadata }) => metadata.agency === agency)
        .flatMap(({ metadata: { person, deputyFor } }) => [person, deputyFor])
      return [...new Set(people.filter((person) => person !== undefined))] as readonly PersonId[]
    },
    complaintsInCharge: async (agency, officer, upTo) => {
      const seen = await readSide.waitFor([COMPLAINTS], upTo, LONGEST_WAIT_MS)
      if (seen.kind !== 'visible') throw new ReadModelBehindError(COMPLAINTS)
      return openComplaintsOf(readSide, agency, officer)
    },
  }
}
