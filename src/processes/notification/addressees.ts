import type { ComplaintSides } from '../../domain/complaint/conflict.js'
import type { RoleHeld } from '../../domain/context.js'
import type { Role } from '../../domain/roles.js'
import type { AgencyId, LocalDate, PersonId } from '../../domain/values.js'

/** Whom a notice is for, before anybody is looked up. */
export type Addressee =
  /** The officer in charge; where there is none, or not any more, the disclosure office of the agency. */
  | { readonly officer: PersonId | undefined; readonly of: AgencyId }
  /** Whoever holds the office in the agency that day. */
  | { readonly office: Office; readonly in: AgencyId }
  /** The officer in charge of a complaint, else whoever handles complaints there; nobody where they are concerned. */
  | { readonly handlersOf: AgencyId; readonly officer: PersonId | undefined; readonly apartFrom?: ComplaintSides }
  /** Whoever decides on complaints there. */
  | { readonly decidersOf: AgencyId; readonly apartFrom?: ComplaintSides }
  /** This person themselves; nobody else. */
  | { readonly person: PersonId; readonly of: AgencyId }
  /** The leaders of an agency; nobody else. */
  | { readonly leadersOf: AgencyId; readonly apartFrom: readonly PersonId[] }

/** Roles that are told; the next line only where nobody holds one of the line before. */
const OFFICES = {
  /** 政府信息公开工作机构 */
  disclosureOffice: [
    ['disclosureOfficer', 'disclosureHead'],
    ['principalLeader', 'deputyLeader'],
  ],
  disclosureHead: [['disclosureHead'], ['principalLeader', 'deputyLeader'], ['disclosureOfficer']],
  /** Who decides a dispute, or prepares that decision. */
  deciders: [['principalLeader', 'deputyLeader', 'disclosureHead'], ['disclosureOfficer']],
  /** 投诉举报 */
  complaintHandlers: [
    ['disclosureOfficer', 'inspector', 'investigator'],
    ['disclosureHead', 'deputyLeader', 'principalLeader'],
  ],
  complaintDeciders: [['disclosureHead', 'deputyLeader', 'principalLeader']],
} as const satisfies Readonly<Record<string, readonly (readonly Role[])[]>>
export type Office = keyof typeof OFFICES

/** The register as it stood when the event was recorded. */
export interface People {
  /** Everybody of an agency that exists on the day, with the roles they hold then, those of absent people included. */
  readonly peopleIn: (
    agency: AgencyId,
    on: LocalDate,
  ) => readonly { readonly person: PersonId; readonly holds: readonly RoleHeld[] }[]
  readonly isActive: (agency: AgencyId, on: LocalDate) => boolean
  readonly successorsOf: (agency: AgencyId, on: LocalDate) => readonly AgencyId[]
  readonly disclosureDepartments: (on: LocalDate) => readonly AgencyId[]
  /** Whether a complaint concerns the person, or they serve the agency complained of. */
  readonly isConcerned: (person: PersonId, sides: ComplaintSides, on: LocalDate) => boolean
}

/** Somebody who is told, in whose matters, and in whose place. */
export interface Recipient {
  readonly person: PersonId
  readonly agency: AgencyId
  readonly deputyFor?: PersonId
}

/** Everybody concerned, each once: in their own right before that of a deputy. */
export function recipients(
  addressees: readonly Addressee[],
  people: People,
  on: LocalDate,
): ReadonlyMap<PersonId, Recipient> {
  const found = addressees.flatMap((addressee) => peopleOf(addressee, people, on))
  const ownFirst = [...found.filter(isOwn), ...found.filter((recipient) => !isOwn(recipient))]
  const each = new Map<PersonId, Recipient>()
  for (const recipient of ownFirst) if (!each.has(recipient.person)) each.set(recipient.person, recipient)
  return each
}

const isOwn = ({ deputyFor }: Recipient): boolean => deputyFor === undefined

function peopleOf(addressee: Addressee, people: People, on: LocalDate): readonly Recipient[] {
  if ('handlersOf' in addressee || 'decidersOf' in addressee) return complaintPeople(addressee, people, on)
  if ('person' in addressee)
    return inTheAgency(addressee.of, people, on)
      .map(({ recipient }) => recipient)
      .filter((recipient) => recipient.person === addressee.person && isOwn(recipient))
  if ('leadersOf' in addressee)
    return inTheAgency(addressee.leadersOf, people, on)
      .filter(({ role }) => role === 'principalLeader' || role === 'deputyLeader')
      .map(({ recipient }) => recipient)
      .filter(({ person, deputyFor }) => ![person, deputyFor].some((one) => one && addressee.apartFrom.includes(one)))
  if ('office' in addressee) return holdersOf(addressee.office, addressee.in, people, on)
  const { officer, of } = addressee
  const inCharge = officer === undefined ? [] : inTheAgency(of, people, on).filter(isOrStandsInFor(officer))
  return inCharge.length > 0
    ? inCharge.map(({ recipient }) => recipient)
    : holdersOf('disclosureOffice', of, people, on)
}

type OfComplaint = Extract<Addressee, { readonly handlersOf: AgencyId } | { readonly decidersOf: AgencyId }>

/** Who is told of a complaint goes no further than the body that judges it. */
function complaintPeople(addressee: OfComplaint, people: People, on: LocalDate): readonly Recipient[] {
  const { apartFrom } = addressee
  const agency = 'handlersOf' in addressee ? addressee.handlersOf : addressee.decidersOf
  const mayKnow = ({ recipient: { person, deputyFor } }: Holding): boolean =>
    apartFrom === undefined ||
    [person, deputyFor].every((one) => one === undefined || !people.isConcerned(one, apartFrom, on))
  const there = inTheAgency(agency, people, on).filter(mayKnow)
  const { officer } = 'handlersOf' in addressee ? addressee : { officer: undefined }
  const inCharge = officer === undefined ? [] : there.filter(isOrStandsInFor(officer))
  if (inCharge.length > 0) return inCharge.map(({ recipient }) => recipient)
  return inOffice('handlersOf' in addressee ? 'complaintHandlers' : 'complaintDeciders', there)
}

/** Nobody in the agency holds the office: the department that coordinates hears of it, so that no notice gets lost. */
function holdersOf(office: Office, agency: AgencyId, people: People, on: LocalDate): readonly Recipient[] {
  const own = inOffice(office, inTheAgency(agency, people, on))
  if (own.length > 0) return own
  const departments = people.disclosureDepartments(on)
  return inOffice(
    'disclosureHead',
    departments.flatMap((department) => inTheAgency(department, people, on)),
  )
}

interface Holding {
  readonly recipient: Recipient
  readonly role: Role
}

function inOffice(office: Office, holdings: readonly Holding[]): readonly Recipient[] {
  const lines: readonly (readonly Role[])[] = OFFICES[office]
  for (const line of lines) {
    const holders = holdings.filter(({ role }) => line.includes(role))
    if (holders.length > 0) return holders.map(({ recipient }) => recipient)
  }
  return []
}

/** Roles held in the agency, or in those that took over its matters. */
function inTheAgency(agency: AgencyId, people: People, on: LocalDate): readonly Holding[] {
  const agencies = people.isActive(agency, on) ? [agency] : people.successorsOf(agency, on)
  return agencies.flatMap((heir) =>
    people.peopleIn(heir, on).flatMap(({ person, holds }) =>
      holds.map(({ role, deputyFor }) => ({
        recipient: { person, agency: heir, ...(deputyFor === undefined ? {} : { deputyFor }) },
        role,
      })),
    ),
  )
}

/** An officer without any role in the agency that day is not in charge any more. */
const isOrStandsInFor =
  (officer: PersonId) =>
  ({ recipient: { person, deputyFor } }: Holding): boolean =>
    person === officer || deputyFor === officer
