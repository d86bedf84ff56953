import type { Command } from '../decider.js'
import type { Role } from '../roles.js'
import type { AgencyId, ItemId, LocalDate, PersonId } from '../values.js'

// `agency` names the stream `staff-{agency}` that the command goes to.

export type AppointStaffMember = Command<
  'AppointStaffMember',
  { agency: AgencyId; person: PersonId; name: string; position?: string; appointedOn: LocalDate }
>
export type CorrectStaffName = Command<'CorrectStaffName', { agency: AgencyId; person: PersonId; name: string }>
export type GrantStaffRole = Command<
  'GrantStaffRole',
  { agency: AgencyId; person: PersonId; role: Role; from: LocalDate; until?: LocalDate }
>
export type RevokeStaffRole = Command<
  'RevokeStaffRole',
  { agency: AgencyId; person: PersonId; role: Role; effectiveOn: LocalDate }
>
export type RecordStaffMemberLeft = Command<
  'RecordStaffMemberLeft',
  { agency: AgencyId; person: PersonId; effectiveOn: LocalDate }
>
export type AppointDeputy = Command<
  'AppointDeputy',
  { agency: AgencyId; absent: PersonId; deputy: PersonId; from: LocalDate; until: LocalDate }
>
export type DismissDeputy = Command<
  'DismissDeputy',
  { agency: AgencyId; absent: PersonId; deputy: PersonId; effectiveOn: LocalDate }
>
export type HandOverMatters = Command<
  'HandOverMatters',
  { agency: AgencyId; from: PersonId; to: PersonId; items?: readonly ItemId[]; effectiveOn: LocalDate }
>

/** Where notices are sent. Without `email` nowhere: the inbox remains. */
export type SetContactEmail = Command<'SetContactEmail', { agency: AgencyId; person: PersonId; email?: string }>
/** The same, by the person. */
export type SetOwnContactEmail = Command<'SetOwnContactEmail', { agency: AgencyId; person: PersonId; email?: string }>

export type StaffCommand =
  | AppointStaffMember
  | CorrectStaffName
  | GrantStaffRole
  | RevokeStaffRole
  | RecordStaffMemberLeft
  | AppointDeputy
  | DismissDeputy
  | HandOverMatters
  | SetContactEmail
  | SetOwnContactEmail
