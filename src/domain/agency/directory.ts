import type { Role } from '../roles.js'
import type { AgencyId, LocalDate, PersonId, SocialCreditCode } from '../values.js'
import type { AgencyDuty, AgencyKind } from './events.js'

export interface AgencyFacts {
  readonly id: AgencyId
  readonly name: string
  readonly kind: AgencyKind
  readonly creditCode?: SocialCreditCode
  /** 本级政府 */
  readonly governmentSuperior?: AgencyId
  /** 业务上级 */
  readonly businessSuperior?: AgencyId
  readonly actsInOwnName: boolean
  readonly duties: readonly AgencyDuty[]
  readonly establishedOn: LocalDate
  readonly abolishedOn?: LocalDate
}

/** The agency tree and its people on a day, folded from the log; the reference facts of every decision. */
export interface AgencyDirectory {
  /** The agency as it is known, also when abolished; undefined when never registered. */
  readonly agency: (id: AgencyId) => AgencyFacts | undefined
  readonly isActive: (id: AgencyId, on: LocalDate) => boolean
  /** Agencies with a duty on a day: who is the disclosure department, the secrecy administration … */
  readonly withDuty: (duty: AgencyDuty, on: LocalDate) => readonly AgencyId[]
  readonly rolesOf: (
    person: PersonId,
    on: LocalDate,
  ) => readonly { role: Role; agency: AgencyId; deputyFor?: PersonId }[]
  /** Who answers for `agency`'s matters on a day after any number of reorganisations (Art. 4). */
  readonly successorsOf: (id: AgencyId, on: LocalDate) => readonly AgencyId[]
}
