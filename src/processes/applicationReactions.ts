import { applicationArchiving } from './applicationArchiving.js'
import { type ApplicationClockOptions, applicationClocks } from './applicationClocks.js'
import { applicationConsultations, type ApplicationConsultationOptions } from './applicationConsultations.js'
import { type ApplicationDateOptions, applicationDates } from './applicationDates.js'
import { applicationInterest, type ApplicationInterestOptions } from './applicationInterest.js'
import { applicationParts, type ApplicationPartOptions } from './applicationParts.js'
import { type ApplicationPauseOptions, applicationPauses } from './applicationPauses.js'
import { type CorrectionClockOptions, correctionClocks } from './correctionClocks.js'
import { type AnyReaction, anyReaction } from './reaction.js'

export interface ApplicationOptions
  extends
    ApplicationClockOptions,
    ApplicationDateOptions,
    ApplicationConsultationOptions,
    ApplicationPauseOptions,
    ApplicationPartOptions,
    ApplicationInterestOptions,
    CorrectionClockOptions {}

/** Every process that makes applications and requests for correction run (711-27 to 711-45). */
export const applicationReactions = (options: ApplicationOptions): readonly AnyReaction[] => [
  anyReaction(applicationClocks(options)),
  anyReaction(applicationDates(options)),
  anyReaction(applicationConsultations(options)),
  anyReaction(applicationPauses(options)),
  anyReaction(applicationParts(options)),
  anyReaction(applicationInterest(options)),
  anyReaction(applicationArchiving(options)),
  anyReaction(correctionClocks(options)),
]
