import type { CommandHandlers, Refusal } from '../decider.js'
import type { AppointDeputy, DismissDeputy, HandOverMatters } from './commands.js'
import type { DeputyAppointed, DeputyDismissed, MattersHandedOver } from './events.js'
import { registrarOrLeader } from './registrars.js'
import { faultsOfAgency, faultsOfDate, faultsOfMember, faultsOfPeriod, faultsOfSelfService } from './staffChecks.js'
import type { LocalDate, PersonId } from '../values.js'
import { rolesIn } from './rolesOf.js'
import { type DeputyPeriod, overlaps, type Staff } from './state.js'

/** Standing in for someone absent, and passing running matters on. */
export const absence: CommandHandlers<
  AppointDeputy | DismissDeputy | HandOverMatters,
  Staff,
  DeputyAppointed | DeputyDismissed | MattersHandedOver
> = {
  AppointDeputy: {
    clause: '711-4',
    by: registrarOrLeader,
    rules: [],
    done: ({ data: { absent, deputy, from, until } }, state) =>
      between(state, absent, deputy).some(
        (held) => held.from === from && held.until === until && held.endsOn === undefined,
      ),
    checks: [
      ({ data }, state, context) => faultsOfAgency(state, data.agency, data.from, context),
      ({ data }) => faultsOfPeriod(data.from, data.until),
      ({ data }, state) => faultsOfMember(state, data.absent, data.from, 'absent'),
      ({ data }, state) => faultsOfMember(state, data.deputy, data.from, 'deputy'),
      ({ data }, _state, context) => faultsOfSelfService(data.deputy, context, 'deputy'),
      ({ data }) => (data.absent === data.deputy ? [{ code: 'DEPUTY_OF_ONESELF', clause: 'SYS', path: 'deputy' }] : []),
      ({ data }, state) => faultsOfOverlap(data, state),
    ],
    events: ({ data }) => [
      {
        type: 'DeputyAppointed',
        data: {
          agency: data.agency,
          absent: data.absent,
          deputy: data.deputy,
          from: data.from,
          until: data.until,
        },
      },
    ],
  },

  DismissDeputy: {
    clause: '711-4',
    by: registrarOrLeader,
    rules: [],
    done: ({ data: { absent, deputy, effectiveOn } }, state) =>
      between(state, absent, deputy).some(({ endsOn }) => endsOn === effectiveOn) &&
      !standsIn(state, absent, deputy, effectiveOn),
    checks: [
      ({ data }) => faultsOfDate(data.effectiveOn, 'effectiveOn'),
      ({ data: { absent, deputy, effectiveOn } }, state) =>
        standsIn(state, absent, deputy, effectiveOn) ? [] : [{ code: 'NOT_A_DEPUTY', clause: '711-4', path: 'deputy' }],
    ],
    events: ({ data }) => [
      {
        type: 'DeputyDismissed',
        data: { agency: data.agency, absent: data.absent, deputy: data.deputy, effectiveOn: data.effectiveOn },
      },
    ],
  },

  HandOverMatters: {
    clause: '711-4',
    by: registrarOrLeader,
    rules: [],
    done: ({ data }, state) =>
      state.handovers.some(
        ({ from, to, items, effectiveOn }) =>
          from === data.from &&
          to === data.to &&
          effectiveOn === data.effectiveOn &&
          [...(items ?? ['all'])].sort().join() === [...(data.items ?? ['all'])].sort().join(),
      ),
    checks: [
      ({ data }, state, context) => faultsOfAgency(state, data.agency, data.effectiveOn, context),
      ({ data }) => faultsOfDate(data.effectiveOn, 'effectiveOn'),
      ({ data }) => (data.from === data.to ? [{ code: 'HANDOVER_TO_ONESELF', clause: 'SYS', path: 'to' }] : []),
      // Who hands over may have left already; who takes over is there.
      ({ data }, state) =>
        state.members.has(data.from) ? [] : [{ code: 'NOT_ON_STAFF', clause: '711-4', path: 'from' }],
      ({ data }, state) => faultsOfMember(state, data.to, data.effectiveOn, 'to'),
      // The matters move when it is recorded; nothing waits for a later day.
      ({ data }, _state, { today }) =>
        data.effectiveOn > today
          ? [{ code: 'HANDOVER_IN_FUTURE', clause: '711-4', path: 'effectiveOn', facts: { today } }]
          : [],
      ({ data }, state) =>
        wasOfficer(state, data.from) && !isOfficerOn(state, data.to, data.effectiveOn)
          ? [{ code: 'PERSON_NOT_OFFICER', clause: 'LS-10.2', path: 'to' }]
          : [],
      ({ data }) => (data.items?.length === 0 ? [{ code: 'HANDOVER_EMPTY', clause: 'SYS', path: 'items' }] : []),
    ],
    events: ({ data }) => [
      {
        type: 'MattersHandedOver',
        data: {
          agency: data.agency,
          from: data.from,
          to: data.to,
          ...(data.items === undefined ? {} : { items: [...data.items] }),
          effectiveOn: data.effectiveOn,
        },
      },
    ],
  },
}

const between = (state: Staff, absent: string, deputy: string): readonly DeputyPeriod[] =>
  state.deputies.filter((held) => held.absent === absent && held.deputy === deputy)

const standsIn = (state: Staff, absent: string, deputy: string, from: DeputyPeriod['from']): boolean =>
  between(state, absent, deputy).some((held) => overlaps(held, { from }))

/** One deputy at a time for one person, and nobody stands in while they are absent themselves. */
function faultsOfOverlap(data: AppointDeputy['data'], { deputies }: Staff): readonly Refusal[] {
  const during = deputies.filter((held) => overlaps(held, data))
  return [
    ...(during.some(({ absent }) => absent === data.absent)
      ? [{ code: 'DEPUTY_APPOINTED_ALREADY', clause: 'SYS', path: 'from' } as const]
      : []),
    ...(during.some(({ absent }) => absent === data.deputy)
      ? [{ code: 'DEPUTY_IS_ABSENT', clause: 'SYS', path: 'deputy' } as const]
      : []),
    ...(during.some(({ deputy }) => deputy === data.absent)
      ? [{ code: 'ABSENT_IS_A_DEPUTY', clause: 'SYS', path: 'absent' } as const]
      : []),
  ]
}

const OFFICER = 'publishingOfficer'

const wasOfficer = ({ members }: Staff, person: PersonId): boolean =>
  members.get(person)?.roles.some(({ role }) => role === OFFICER) === true

/** In their own right: a deputy's matters stay those of the absent person. */
const isOfficerOn = (state: Staff, person: PersonId, on: LocalDate): boolean =>
  rolesIn(state, person, on).some(({ role, deputyFor }) => role === OFFICER && deputyFor === undefined)
