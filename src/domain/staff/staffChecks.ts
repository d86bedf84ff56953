import type { DecisionContext } from '../context.js'
import { parseLocalDate } from '../dates.js'
import type { Refusal } from '../decider.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import { holdsOn, overlaps, type Period, type Staff } from './state.js'

// Checks of input that several commands share. Each answers every fault it finds.

/** The agency is that of the stream, is registered, and exists on the day. */
export function faultsOfAgency(
  state: Staff,
  agency: AgencyId,
  on: LocalDate,
  { agencies }: DecisionContext,
): readonly Refusal[] {
  if (state.agency !== undefined && state.agency !== agency)
    return [{ code: 'STAFF_OF_ANOTHER_AGENCY', clause: 'SYS', path: 'agency' }]
  const facts = agencies.agency(agency)
  if (facts === undefined) return [{ code: 'AGENCY_UNKNOWN', clause: 'SYS', path: 'agency' }]
  if (agencies.isActive(agency, on)) return []
  const { establishedOn, abolishedOn } = facts
  return [
    {
      code: 'AGENCY_NOT_ACTIVE',
      clause: 'LS-4.3',
      path: 'agency',
      facts: { on, establishedOn, ...(abolishedOn === undefined ? {} : { abolishedOn }) },
    },
  ]
}

export const faultsOfDate = (date: LocalDate, path: string): readonly Refusal[] =>
  parseLocalDate(date) === undefined ? [{ code: 'DATE_INVALID', clause: 'SYS', path }] : []

export const faultsOfPeriod = (from: LocalDate, until: LocalDate | undefined): readonly Refusal[] => [
  ...faultsOfDate(from, 'from'),
  ...(until === undefined ? [] : faultsOfDate(until, 'until')),
  ...(until !== undefined && until < from
    ? [{ code: 'PERIOD_ENDS_BEFORE_IT_BEGINS', clause: 'SYS', path: 'until' } as const]
    : []),
]

export const faultsOfPersonName = (name: string): readonly Refusal[] =>
  name.trim() === '' || name !== name.trim() ? [{ code: 'PERSON_NAME_INVALID', clause: 'SYS', path: 'name' }] : []

/** The person belongs to the agency's staff on the day. */
export function faultsOfMember(state: Staff, person: PersonId, on: LocalDate, path: string): readonly Refusal[] {
  const member = state.members.get(person)
  if (member === undefined) return [{ code: 'NOT_ON_STAFF', clause: '711-4', path }]
  if (holdsOn(member, on)) return []
  const { from: appointedOn, endsOn: leftOn } = member
  return [
    {
      code: 'NOT_ON_STAFF_THAT_DAY',
      clause: '711-4',
      path,
      facts: { on, appointedOn, ...(leftOn === undefined ? {} : { leftOn }) },
    },
  ]
}

/** Nobody entrusts themselves with standing in for someone. */
export const faultsOfSelfService = (person: PersonId, { actor }: DecisionContext, path: string): readonly Refusal[] =>
  actor.kind === 'person' && actor.person === person ? [{ code: 'ENTRUSTS_ONESELF', clause: 'SYS', path }] : []

/** Nobody entrusts themselves with a role: neither directly, nor through someone they stand in for at that time. */
export function faultsOfOwnGain(
  person: PersonId,
  period: Period,
  { deputies }: Staff,
  context: DecisionContext,
): readonly Refusal[] {
  const gaining = deputies
    .filter((held) => held.absent === person && overlaps(held, period))
    .map(({ deputy }) => deputy)
  return [person, ...gaining].flatMap((gainer) => faultsOfSelfService(gainer, context, 'person')).slice(0, 1)
}

const PERSON_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
/** An identity or telephone number would put personal data into names of streams. */
const PERSONAL_NUMBER = /^\d{11,18}[Xx]?$/

export const faultsOfPersonId = (person: PersonId): readonly Refusal[] =>
  !PERSON_ID.test(person) || PERSONAL_NUMBER.test(person)
    ? [{ code: 'PERSON_ID_INVALID', clause: 'PIPL-6', path: 'person' }]
    : []

/** The operator only puts a registrar in place where there is none, so that everything else is the district's act. */
export function faultsOfOperator(state: Staff, { actor, today }: DecisionContext): readonly Refusal[] {
  const hasRegistrar = [...state.members.values()].some(({ roles }) =>
    roles.some((held) => held.role === 'registrar' && holdsOn(held, today)),
  )
  return actor.kind === 'operator' && hasRegistrar ? [{ code: 'OPERATOR_SETS_UP_ONLY', clause: 'SYS' }] : []
}
