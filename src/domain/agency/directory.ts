import type { Role } from '../roles.js'
import type { AgencyId, LocalDate, PersonId, SocialCreditCode } from '../values.js'
import type { AgencyDuty, AgencyKind, EnterpriseSector } from './events.js'
import type { AgencyHistory } from './history.js'

export interface AgencyFacts {
  readonly id: AgencyId
  readonly name: string
  readonly kind: AgencyKind
  readonly creditCode?: SocialCreditCode
  /** Of public enterprises only (LS-16.1). */
  readonly sector?: EnterpriseSector
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
  /** The whole register, for `responsibleAgency`; absent only in a directory that a test wrote down by hand. */
  readonly history?: AgencyHistory
  /**
   * The agency as it stood on a day, also when abolished by then; without a day as last recorded, which may name what
   * only takes effect in the future. Undefined when never registered.
   */
  readonly agency: (id: AgencyId, on?: LocalDate) => AgencyFacts | undefined
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
