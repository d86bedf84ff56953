import type { CommandHandlers } from '../decider.js'
import { protect } from '../protected.js'
import type { AppointStaffMember, CorrectStaffName, RecordStaffMemberLeft } from './commands.js'
import type { StaffMemberAppointed, StaffMemberLeft, StaffNameCorrected } from './events.js'
import { registrar } from './registrars.js'
import {
  faultsOfAgency,
  faultsOfDate,
  faultsOfMember,
  faultsOfOperator,
  faultsOfPersonId,
  faultsOfPersonName,
} from './staffChecks.js'
import { holdsOn, type Staff } from './state.js'

/** Who belongs to the agency. */
export const people: CommandHandlers<
  AppointStaffMember | CorrectStaffName | RecordStaffMemberLeft,
  Staff,
  StaffMemberAppointed | StaffNameCorrected | StaffMemberLeft
> = {
  AppointStaffMember: {
    clause: '711-4',
    by: registrar,
    rules: [],
    done: ({ data }, state) => {
      const member = state.members.get(data.person)
      return member?.from === data.appointedOn && member.name === data.name && member.endsOn === undefined
    },
    checks: [
      ({ data }, state, context) => faultsOfAgency(state, data.agency, data.appointedOn, context),
      (_command, state, context) => faultsOfOperator(state, context),
      ({ data }) => faultsOfDate(data.appointedOn, 'appointedOn'),
      ({ data }) => [...faultsOfPersonId(data.person), ...faultsOfPersonName(data.name)],
      ({ data }, state) => {
        const member = state.members.get(data.person)
        return member !== undefined && (member.endsOn === undefined || data.appointedOn < member.endsOn)
          ? [{ code: 'ALREADY_ON_STAFF', clause: 'SYS', path: 'person', facts: { appointedOn: member.from } }]
          : []
      },
    ],
    events: ({ data }) => [
      {
        type: 'StaffMemberAppointed',
        data: {
          agency: data.agency,
          person: data.person,
          name: protect(`person:${data.person}`, data.name),
          ...(data.position === undefined ? {} : { position: data.position }),
          appointedOn: data.appointedOn,
        },
      },
    ],
  },

  CorrectStaffName: {
    clause: 'PIPL-46',
    by: registrar,
    rules: [],
    done: ({ data }, state) => state.members.get(data.person)?.name === data.name,
    checks: [
      ({ data }, state) =>
        state.members.has(data.person) ? [] : [{ code: 'NOT_ON_STAFF', clause: '711-4', path: 'person' }],
      (_command, state, context) => faultsOfOperator(state, context),
      ({ data }) => faultsOfPersonName(data.name),
    ],
    events: ({ data }) => [
      {
        type: 'StaffNameCorrected',
        data: { agency: data.agency, person: data.person, name: protect(`person:${data.person}`, data.name) },
      },
    ],
  },

  RecordStaffMemberLeft: {
    clause: '711-4',
    by: registrar,
    rules: [],
    done: ({ data }, state) => state.members.get(data.person)?.endsOn === data.effectiveOn,
    checks: [
      ({ data }) => faultsOfDate(data.effectiveOn, 'effectiveOn'),
      (_command, state, context) => faultsOfOperator(state, context),
      ({ data }, state) => {
        const member = state.members.get(data.person)
        if (member === undefined || member.endsOn !== undefined || !holdsOn(member, data.effectiveOn))
          return faultsOfMember(state, data.person, data.effectiveOn, 'person')
        return member.from === data.effectiveOn
          ? [{ code: 'LEFT_BEFORE_FIRST_DAY_ENDED', clause: 'SYS', path: 'effectiveOn' }]
          : []
      },
    ],
    events: ({ data }) => [
      {
        type: 'StaffMemberLeft',
        data: { agency: data.agency, person: data.person, effectiveOn: data.effectiveOn },
      },
    ],
  },
}
