import type { AgencyDirectory } from './agency/directory.js'
import type { WorkingCalendar } from './calendar/workingCalendar.js'
import type { PolicyBook } from './policy/policyBook.js'
import type { Role } from './roles.js'
import type { AgencyId, Instant, LocalDate, PersonId } from './values.js'

/** A role that a person holds in an agency today, in their own right or for someone absent. */
export interface RoleHeld {
  readonly role: Role
  readonly agency: AgencyId
  readonly deputyFor?: PersonId
}

/** Who gives the command. Never a name: people appear in the log by id only. */
export type Actor =
  | { readonly kind: 'person'; readonly person: PersonId; readonly holds: readonly RoleHeld[]; readonly as?: RoleHeld }
  | { readonly kind: 'process'; readonly process: string }
  | { readonly kind: 'operator' }
  | { readonly kind: 'public' }

/**
 * Everything a rule may know besides its own stream. Plain data read at one position of the log, so that a test
 * can write it down and a replay finds the same.
 */
export interface DecisionContext {
  readonly now: Instant
  /** The date in Asia/Shanghai at `now`. */
  readonly today: LocalDate
  readonly actor: Actor
  readonly agencies: AgencyDirectory
  readonly policies: PolicyBook
  readonly calendar: WorkingCalendar
}
