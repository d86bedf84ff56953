import type { CommandHandlers } from '../decider.js'
import type { GrantStaffRole, RevokeStaffRole } from './commands.js'
import type { StaffRoleGranted, StaffRoleRevoked } from './events.js'
import { registrar } from './registrars.js'
import {
  faultsOfAgency,
  faultsOfDate,
  faultsOfMember,
  faultsOfOperator,
  faultsOfPeriod,
  faultsOfOwnGain,
} from './staffChecks.js'
import { overlaps, type RolePeriod, type Staff } from './state.js'

/** What people of the agency are entrusted with. */
export const roles: CommandHandlers<GrantStaffRole | RevokeStaffRole, Staff, StaffRoleGranted | StaffRoleRevoked> = {
  GrantStaffRole: {
    clause: '711-4',
    by: registrar,
    rules: [],
    done: ({ data: { person, role, from, until } }, state) =>
      periodsOf(state, person, role).some(
        (held) => held.from === from && held.until === until && held.endsOn === undefined,
      ),
    checks: [
      ({ data }, state, context) => faultsOfAgency(state, data.agency, data.from, context),
      (_command, state, context) => faultsOfOperator(state, context),
      ({ data }, _state, { actor }) =>
        actor.kind === 'operator' && data.role !== 'registrar'
          ? [{ code: 'OPERATOR_SETS_UP_ONLY', clause: 'SYS', path: 'role' }]
          : [],
      ({ data }) => faultsOfPeriod(data.from, data.until),
      ({ data }, state) => faultsOfMember(state, data.person, data.from, 'person'),
      ({ data: { person, from, until } }, state, context) =>
        faultsOfOwnGain(person, { from, ...(until === undefined ? {} : { until }) }, state, context),
      ({ data: { person, role, from, until } }, state) => {
        const period = { from, ...(until === undefined ? {} : { until }) }
        return periodsOf(state, person, role).some((held) => overlaps(held, period))
          ? [{ code: 'ROLE_HELD_ALREADY', clause: 'SYS', path: 'from', facts: { role } }]
          : []
      },
    ],
    events: ({ data }) => [
      {
        type: 'StaffRoleGranted',
        data: {
          agency: data.agency,
          person: data.person,
          role: data.role,
          from: data.from,
          ...(data.until === undefined ? {} : { until: data.until }),
        },
      },
    ],
  },

  RevokeStaffRole: {
    clause: '711-4',
    by: registrar,
    rules: [],
    done: ({ data: { person, role, effectiveOn } }, state) => {
      const periods = periodsOf(state, person, role)
      return periods.some(({ endsOn }) => endsOn === effectiveOn) && periods.every((held) => isOver(held, effectiveOn))
    },
    checks: [
      ({ data }) => faultsOfDate(data.effectiveOn, 'effectiveOn'),
      (_command, state, context) => faultsOfOperator(state, context),
      ({ data: { person, role, effectiveOn } }, state) =>
        periodsOf(state, person, role).every((held) => isOver(held, effectiveOn))
          ? [{ code: 'ROLE_NOT_GRANTED', clause: '711-4', path: 'role', facts: { role } }]
          : [],
    ],
    events: ({ data }) => [
      {
        type: 'StaffRoleRevoked',
        data: { agency: data.agency, person: data.person, role: data.role, effectiveOn: data.effectiveOn },
      },
    ],
  },
}

const periodsOf = (state: Staff, person: GrantStaffRole['data']['person'], role: RolePeriod['role']) =>
  (state.members.get(person)?.roles ?? []).filter((held) => held.role === role)

/** Nothing of the period lies on or after the day. */
const isOver = (held: RolePeriod, day: RolePeriod['from']): boolean => !overlaps(held, { from: day })
