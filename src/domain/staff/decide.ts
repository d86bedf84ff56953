import type { Decider } from '../decider.js'
import { absence } from './absence.js'
import type { StaffCommand } from './commands.js'
import { contact } from './contact.js'
import type { StaffEvent } from './events.js'
import { people } from './people.js'
import { roles } from './roles.js'
import { evolveStaff, noStaff, type Staff } from './state.js'

/** The people of an agency, stream `staff-{agencyId}`. */
export const staffDecider: Decider<StaffCommand, Staff, StaffEvent> = {
  initial: noStaff,
  evolve: evolveStaff,
  handlers: { ...people, ...roles, ...absence, ...contact },
}
