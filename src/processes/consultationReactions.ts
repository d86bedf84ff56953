import { type ConclusionOptions, consultationConclusions } from './consultationConclusions.js'
import { consultationRequirements, type RequirementOptions } from './consultationRequirements.js'
import { type AnyReaction, anyReaction } from './reaction.js'

export interface ConsultationOptions extends RequirementOptions, ConclusionOptions {}

/** Every process that makes consultations run (LS-6, LS-8, LS-9). */
export const consultationReactions = (options: ConsultationOptions): readonly AnyReaction[] => [
  anyReaction(consultationRequirements(options)),
  anyReaction(consultationConclusions(options)),
]
