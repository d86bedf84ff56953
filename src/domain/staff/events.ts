import type { Event } from '../decider.js'
import type { Protected } from '../protected.js'
import type { Role } from '../roles.js'
import type { AgencyId, ItemId, LocalDate, PersonId } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// `until` is the last day included; `effectiveOn` is the first day on which the new state holds.

/** The name is sealed under `person:{id}`. */
export type StaffMemberAppointed = Event<
  'StaffMemberAppointed',
  { agency: AgencyId; person: PersonId; name: Protected; position?: string; appointedOn: LocalDate }
>

export type StaffNameCorrected = Event<'StaffNameCorrected', { agency: AgencyId; person: PersonId; name: Protected }>

/** Without `until` for an indefinite time. */
export type StaffRoleGranted = Event<
  'StaffRoleGranted',
  { agency: AgencyId; person: PersonId; role: Role; from: LocalDate; until?: LocalDate }
>

export type StaffRoleRevoked = Event<
  'StaffRoleRevoked',
  { agency: AgencyId; person: PersonId; role: Role; effectiveOn: LocalDate }
>

/** Ends all roles in this agency and every standing-in for or by this person. */
export type StaffMemberLeft = Event<'StaffMemberLeft', { agency: AgencyId; person: PersonId; effectiveOn: LocalDate }>

/** 代理: the deputy holds the roles of the absent person in this agency, and never counts as a second person. */
export type DeputyAppointed = Event<
  'DeputyAppointed',
  { agency: AgencyId; absent: PersonId; deputy: PersonId; from: LocalDate; until: LocalDate }
>

export type DeputyDismissed = Event<
  'DeputyDismissed',
  { agency: AgencyId; absent: PersonId; deputy: PersonId; effectiveOn: LocalDate }
>

/** 工作交接: who sees to running matters from then on. Roles are granted apart. */
export type MattersHandedOver = Event<
  'MattersHandedOver',
  {
    agency: AgencyId
    from: PersonId
    to: PersonId
    /** Absent: all that run on that day. */
    items?: readonly ItemId[]
    effectiveOn: LocalDate
  }
>

/** 联系邮箱, sealed under `person:{id}`: where notices of this agency's matters are sent. */
export type ContactEmailSet = Event<'ContactEmailSet', { agency: AgencyId; person: PersonId; email: Protected }>

export type ContactEmailRemoved = Event<'ContactEmailRemoved', { agency: AgencyId; person: PersonId }>

export type StaffEvent =
  | StaffMemberAppointed
  | StaffNameCorrected
  | StaffRoleGranted
  | StaffRoleRevoked
  | StaffMemberLeft
  | DeputyAppointed
  | DeputyDismissed
  | MattersHandedOver
  | ContactEmailSet
  | ContactEmailRemoved

const types: Readonly<Record<StaffEvent['type'], true>> = {
  StaffMemberAppointed: true,
  StaffNameCorrected: true,
  StaffRoleGranted: true,
  StaffRoleRevoked: true,
  StaffMemberLeft: true,
  DeputyAppointed: true,
  DeputyDismissed: true,
  MattersHandedOver: true,
  ContactEmailSet: true,
  ContactEmailRemoved: true,
}
export const STAFF_EVENT_TYPES = Object.keys(types) as readonly StaffEvent['type'][]
