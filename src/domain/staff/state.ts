import { unreachable } from '../decider.js'
import type { Role } from '../roles.js'
import type { AgencyId, ItemId, LocalDate, PersonId } from '../values.js'
import { without } from '../without.js'
import type { StaffEvent } from './events.js'

/** A period in which something holds, as it was set and as it was cut short. */
export interface Period {
  readonly from: LocalDate
  /** The last day for which it was set. */
  readonly until?: LocalDate
  /** The first day without it, after a revocation. */
  readonly endsOn?: LocalDate
}
export interface RolePeriod extends Period {
  readonly role: Role
}
export interface DeputyPeriod extends Period {
  readonly absent: PersonId
  readonly deputy: PersonId
  readonly until: LocalDate
}
export interface Handover {
  readonly from: PersonId
  readonly to: PersonId
  /** Absent: all that ran on that day. */
  readonly items?: readonly ItemId[]
  readonly effectiveOn: LocalDate
}
export interface StaffMember extends Period {
  /** What a repeated appointment is compared with; absent after the person's key was destroyed. */
  readonly name: string | undefined
  /** What a repeated address is compared with. */
  readonly email?: string
  readonly roles: readonly RolePeriod[]
}

/** The people of one agency. */
export interface Staff {
  /** Undefined until the first appointment. */
  readonly agency?: AgencyId
  readonly members: ReadonlyMap<PersonId, StaffMember>
  readonly deputies: readonly DeputyPeriod[]
  readonly handovers: readonly Handover[]
}

/** Whether the period holds on a day. */
export const holdsOn = ({ from, until, endsOn }: Period, on: LocalDate): boolean =>
  from <= on && (until === undefined || on <= until) && (endsOn === undefined || on < endsOn)

/** Whether any day lies in both. */
export const overlaps = (one: Period, other: Period): boolean =>
  !isOverBefore(one, other.from) && !isOverBefore(other, one.from)

const isOverBefore = ({ until, endsOn }: Period, day: LocalDate): boolean =>
  (until !== undefined && until < day) || (endsOn !== undefined && endsOn <= day)

export const noStaff: Staff = { members: new Map(), deputies: [], handovers: [] }

type ContactEvent = Extract<StaffEvent, { type: `ContactEmail${string}` }>

export const evolveStaff = (staff: Staff, event: StaffEvent): Staff =>
  isOfContact(event) ? evolveContact(staff, event) : evolveService(staff, event)

const isOfContact = (event: StaffEvent): event is ContactEvent =>
  event.type === 'ContactEmailSet' || event.type === 'ContactEmailRemoved'

const evolveContact = (staff: Staff, { type, data }: ContactEvent): Staff =>
  withMember(staff, data.person, (old) => {
    if (old === undefined) return undefined
    const email = type === 'ContactEmailSet' ? data.email.value : undefined
    return email === undefined ? without(old, 'email') : { ...old, email }
  })

/** Who serves where, as what, in whose place. */
function evolveService(staff: Staff, { type, data }: Exclude<StaffEvent, ContactEvent>): Staff {
  switch (type) {
    case 'StaffMemberAppointed':
      return withMember({ ...staff, agency: data.agency }, data.person, (old) => ({
        name: data.name.value,
        ...(old?.email === undefined ? {} : { email: old.email }),
        from: data.appointedOn,
        roles: old?.roles ?? [],
      }))
    case 'StaffNameCorrected':
      return withMember(staff, data.person, (old) => old && { ...old, name: data.name.value })
    case 'StaffRoleGranted': {
      const { role, from, until } = data
      const granted = { role, from, ...(until === undefined ? {} : { until }) }
      return withMember(staff, data.person, (old) => old && { ...old, roles: [...old.roles, granted] })
    }
    case 'StaffRoleRevoked':
      return withMember(
        staff,
        data.person,
        (old) =>
          old && {
            ...old,
            roles: old.roles.flatMap((held) => (held.role === data.role ? cutAt(held, data.effectiveOn) : [held])),
          },
      )
    case 'StaffMemberLeft':
      return left(staff, data.person, data.effectiveOn)
    case 'DeputyAppointed': {
      const { absent, deputy, from, until } = data
      return { ...staff, deputies: [...staff.deputies, { absent, deputy, from, until }] }
    }
    case 'DeputyDismissed':
      return {
        ...staff,
        deputies: staff.deputies.flatMap((held) =>
          held.absent === data.absent && held.deputy === data.deputy ? cutAt(held, data.effectiveOn) : [held],
        ),
      }
    case 'MattersHandedOver': {
      const { from, to, items, effectiveOn } = data
      return {
        ...staff,
        handovers: [...staff.handovers, { from, to, effectiveOn, ...(items === undefined ? {} : { items }) }],
      }
    }
    default:
      return unreachable(type)
  }
}

function withMember(
  staff: Staff,
  person: PersonId,
  change: (old: StaffMember | undefined) => StaffMember | undefined,
): Staff {
  const member = change(staff.members.get(person))
  return member === undefined ? staff : { ...staff, members: new Map(staff.members).set(person, member) }
}

const left = (staff: Staff, person: PersonId, on: LocalDate): Staff => ({
  ...withMember(
    staff,
    person,
    (old) => old && { ...old, endsOn: on, roles: old.roles.flatMap((held) => cutAt(held, on)) },
  ),
  deputies: staff.deputies.flatMap((held) =>
    held.absent === person || held.deputy === person ? cutAt(held, on) : [held],
  ),
})

/** The period without what lies on or after a day; nothing when all of it does. */
function cutAt<P extends Period>(held: P, on: LocalDate): readonly P[] {
  if (held.endsOn !== undefined && held.endsOn <= on) return [held]
  return held.from >= on ? [] : [{ ...held, endsOn: on }]
}
