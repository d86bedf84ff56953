import type { Decider } from '../decider.js'
import { changes } from './changes.js'
import type { AgencyCommand } from './commands.js'
import { duties } from './duties.js'
import type { AgencyEvent } from './events.js'
import { functions } from './functions.js'
import { type AgencyHistory, emptyHistory, evolveHistory } from './history.js'
import { registration } from './registration.js'

/** The register of a district's agencies, stream `agencies-{district}`. */
export const agencyRegister: Decider<AgencyCommand, AgencyHistory, AgencyEvent> = {
  initial: emptyHistory,
  evolve: evolveHistory,
  handlers: { ...registration, ...changes, ...duties, ...functions },
}
