import { type ComplaintClockOptions, complaintClocks } from './complaintClocks.js'
import { type ComplaintConflictOptions, complaintConflicts } from './complaintConflicts.js'
import { complaintDates } from './complaintDates.js'
import { type ComplaintHandoverOptions, complaintHandovers } from './complaintHandovers.js'
import { type AnyReaction, anyReaction } from './reaction.js'

export interface ComplaintOptions extends ComplaintClockOptions, ComplaintConflictOptions, ComplaintHandoverOptions {}

/** Every process that makes complaints run (711-51). */
export const complaintReactions = (options: ComplaintOptions): readonly AnyReaction[] => [
  anyReaction(complaintClocks(options)),
  anyReaction(complaintConflicts(options)),
  anyReaction(complaintDates),
  anyReaction(complaintHandovers(options)),
]
