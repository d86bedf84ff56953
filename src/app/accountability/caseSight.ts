import type { AgencyDirectory } from '../../domain/agency/directory.js'
import { isBelow } from '../../domain/isBelow.js'
import { answerableFor } from '../../domain/answerableFor.js'
import type { Concerned } from '../../domain/accountabilityCase/vocabulary.js'
import type { Actor, RoleHeld } from '../../domain/context.js'
import type { Role } from '../../domain/roles.js'
import type { AgencyId, LocalDate, PersonId } from '../../domain/values.js'

/** Whoever investigates, and whoever decides. */
const DEALS_WITH_CASES: readonly Role[] = ['investigator', 'deputyLeader', 'principalLeader']
const LEADERS: readonly Role[] = ['deputyLeader', 'principalLeader']

export interface CaseReader {
  readonly actor: Actor
  readonly agencies: AgencyDirectory
  readonly today: LocalDate
}

/** Whose case it is, and whom it concerns. */
export interface CaseSides {
  readonly agency: AgencyId
  readonly concerned: readonly Concerned[]
}

const rolesOf = (actor: Actor): readonly RoleHeld[] =>
  actor.kind !== 'person' ? [] : actor.as === undefined ? actor.holds : [actor.as]

/** The reader, and whoever they stand in for. */
export const peopleOf = (actor: Actor): readonly PersonId[] =>
  actor.kind !== 'person'
    ? []
    : [actor.person, ...actor.holds.flatMap(({ deputyFor }) => (deputyFor === undefined ? [] : [deputyFor]))]

/** Agencies of the reader, in whatever role and capacity: what concerns them as a unit is hidden. */
export const agenciesOf = (actor: Actor): readonly AgencyId[] =>
  actor.kind !== 'person' ? [] : [...new Set(actor.holds.map(({ agency }) => agency))]

/**
 * Bodies whose cases somebody may know of: their own as investigator or leader, what it took over, and those below it.
 * Inspectors, other supervisory organs and whoever looks at every agency's items are told nothing (LS-15.2).
 */
export function caseSight({ actor, agencies, today }: CaseReader): readonly AgencyId[] {
  const own = new Set(
    rolesOf(actor)
      .filter(({ role }) => DEALS_WITH_CASES.includes(role))
      .map(({ agency }) => agency),
  )
  if (own.size === 0) return []
  const others = [...(agencies.history?.agencies.keys() ?? [])].filter(
    (id) => isBelow(id, own, agencies, today) || agencies.successorsOf(id, today).some((heir) => own.has(heir)),
  )
  return [...new Set([...own, ...others])]
}

/** 回避: it concerns the reader, the one they stand in for, or a unit that they belong to. */
export function isConcernedBy(reader: CaseReader, { concerned }: Pick<CaseSides, 'concerned'>): boolean {
  const people = peopleOf(reader.actor)
  const own = agenciesOf(reader.actor)
  return concerned.some((one) =>
    one.kind === 'person'
      ? people.includes(one.person)
      : answerableFor(one.agency, reader).some((agency) => own.includes(agency)),
  )
}

/** Whether somebody may see a case as those see it who investigate and decide. */
export const mayKnowCase = (reader: CaseReader, sides: CaseSides): boolean =>
  caseSight(reader).includes(sides.agency) && !isConcernedBy(reader, sides)

/** For whom somebody may speak in a case: for themselves, and as a leader for their unit. */
export function speaksFor(reader: CaseReader, one: Concerned): boolean {
  const { actor } = reader
  if (actor.kind !== 'person') return false
  if (one.kind === 'person') return one.person === actor.person
  return rolesOf(actor).some(
    ({ role, agency }) => LEADERS.includes(role) && answerableFor(one.agency, reader).includes(agency),
  )
}

/** Units as whose leader somebody may be concerned by a case. */
export function unitsLed(reader: CaseReader): readonly AgencyId[] {
  const led = rolesOf(reader.actor)
    .filter(({ role }) => LEADERS.includes(role))
    .map(({ agency }) => agency)
  if (led.length === 0) return []
  const { agencies, today } = reader
  const inherited = [...(agencies.history?.agencies.keys() ?? [])].filter((id) =>
    agencies.successorsOf(id, today).some((heir) => led.includes(heir)),
  )
  return [...new Set([...led, ...inherited])]
}
