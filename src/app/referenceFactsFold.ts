import { AGENCY_EVENT_TYPES, type AgencyEvent } from '../domain/agency/events.js'
import { type AgencyHistory, emptyHistory, evolveHistory } from '../domain/agency/history.js'
import { registerDirectory } from '../domain/agency/historyDirectory.js'
import type { AgencyDirectory } from '../domain/agency/directory.js'
import { CALENDAR_EVENT_TYPES, type CalendarEvent } from '../domain/calendar/events.js'
import { calendarOf, type CalendarYears, evolveCalendar, noCalendar } from '../domain/calendar/state.js'
import type { RoleHeld } from '../domain/context.js'
import type { AnyEvent } from '../domain/decider.js'
import { POLICY_EVENT_TYPES, type FeeSchedule, type PolicyEvent } from '../domain/policy/events.js'
import type { FeeScheduleKey } from '../domain/policy/policyKeys.js'
import { evolvePolicies, noPolicies, type Policies, policyBookOf } from '../domain/policy/state.js'
import { versionOn } from '../domain/policy/versionOn.js'
import { STAFF_EVENT_TYPES, type StaffEvent } from '../domain/staff/events.js'
import { rolesIn } from '../domain/staff/rolesOf.js'
import { evolveStaff, noStaff, type Staff } from '../domain/staff/state.js'
import type { AgencyId, LocalDate, PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { FactsSnapshot } from './factsPort.js'

/** The streams that reference facts are folded from; the people of each registered agency come on top. */
export interface ReferenceStreams {
  readonly agencies: string
  readonly calendar: string
  readonly policy: string
}
export const staffStreamOf = (agency: AgencyId): string => `staff-${agency}`
const STAFF_STREAM = /^staff-/

export interface ReferenceState {
  readonly register: AgencyHistory
  readonly staff: ReadonlyMap<string, Staff>
  readonly calendar: CalendarYears
  readonly policies: Policies
}

export const noReferenceState: ReferenceState = {
  register: emptyHistory,
  staff: new Map(),
  calendar: noCalendar,
  policies: noPolicies,
}

export const isReferenceStream = ({ agencies, calendar, policy }: ReferenceStreams, stream: string): boolean =>
  stream === agencies || stream === calendar || stream === policy || STAFF_STREAM.test(stream)

const AGENCY_TYPES = new Set<string>(AGENCY_EVENT_TYPES)
const STAFF_TYPES = new Set<string>(STAFF_EVENT_TYPES)
const CALENDAR_TYPES = new Set<string>(CALENDAR_EVENT_TYPES)
const POLICY_TYPES = new Set<string>(POLICY_EVENT_TYPES)

/** Types that a newer version of the program may have written are passed over, never guessed at. */
export function evolveReferenceState(state: ReferenceState, event: RecordedEvent<AnyEvent>): ReferenceState {
  const { type, stream } = event
  if (AGENCY_TYPES.has(type))
    return { ...state, register: evolveHistory(state.register, event as RecordedEvent<AgencyEvent>) }
  if (STAFF_TYPES.has(type)) {
    const staff = evolveStaff(state.staff.get(stream) ?? noStaff, event as RecordedEvent<StaffEvent>)
    return { ...state, staff: new Map(state.staff).set(stream, staff) }
  }
  if (CALENDAR_TYPES.has(type))
    return { ...state, calendar: evolveCalendar(state.calendar, event as RecordedEvent<CalendarEvent>) }
  if (POLICY_TYPES.has(type))
    return { ...state, policies: evolvePolicies(state.policies, event as RecordedEvent<PolicyEvent>) }
  return state
}

/** Reference facts as rules see them, and what only some callers need beyond that. */
export interface Facts extends Omit<FactsSnapshot, 'position'> {
  readonly agencies: AgencyDirectory & { readonly history: AgencyHistory }
  /** Everybody of an agency that exists on the day, with the roles they hold then, those of absent people included. */
  readonly peopleIn: (
    agency: AgencyId,
    on: LocalDate,
  ) => readonly { readonly person: PersonId; readonly holds: readonly RoleHeld[] }[]
  /** The fee schedule in force on a day; undefined before the first. */
  readonly feeSchedule: (key: FeeScheduleKey, on: LocalDate) => FeeSchedule | undefined
}

export const factsOf = ({ register, staff, calendar, policies }: ReferenceState): Facts => {
  const directory = registerDirectory(register)
  return {
    agencies: {
      ...directory,
      history: register,
      // An abolished agency has no roles left in it, whatever its staff's stream says.
      rolesOf: (person, on) =>
        [...staff.values()].flatMap((people) =>
          people.agency !== undefined && directory.isActive(people.agency, on) ? rolesIn(people, person, on) : [],
        ),
    },
    peopleIn: (agency, on) => {
      const people = staff.get(staffStreamOf(agency))
      return people === undefined || !directory.isActive(agency, on)
        ? []
        : [...people.members.keys()].map((person) => ({ person, holds: rolesIn(people, person, on) }))
    },
    calendar: calendarOf(calendar),
    policies: policyBookOf(policies),
    feeSchedule: (key, on) => versionOn(policies.schedules.get(key), on)?.schedule,
  }
}
