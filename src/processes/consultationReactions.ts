import { consultationAnswers } from './consultationAnswers.js'
import { type ClockOptions, consultationClocks } from './consultationClocks.js'
import { type ConclusionOptions, consultationConclusions } from './consultationConclusions.js'
import { consultationContradictions, type ContradictionOptions } from './consultationContradictions.js'
import { consultationLetters, type LetterOptions } from './consultationLetters.js'
import { consultationRequirements, type RequirementOptions } from './consultationRequirements.js'
import { consultationReseating, type ReseatingOptions } from './consultationReseating.js'
import { type ItemContradictionOptions, itemContradictions } from './itemContradictions.js'
import { type AnyReaction, anyReaction } from './reaction.js'

export interface ConsultationOptions
  extends
    RequirementOptions,
    ConclusionOptions,
    ContradictionOptions,
    ItemContradictionOptions,
    LetterOptions,
    ClockOptions,
    ReseatingOptions {}

/** Every process that makes consultations run (LS-6, LS-8, LS-9). */
export const consultationReactions = (options: ConsultationOptions): readonly AnyReaction[] => [
  anyReaction(consultationRequirements(options)),
  anyReaction(consultationContradictions(options)),
  anyReaction(itemContradictions(options)),
  anyReaction(consultationLetters(options)),
  anyReaction(consultationClocks(options)),
  anyReaction(consultationAnswers),
  anyReaction(consultationReseating(options)),
  anyReaction(consultationConclusions(options)),
]
