import {
  theRegulation,
  legacyWithoutProof,
  corrected,
  correctionUnderWay,
  withdrawn,
  superseded,
  handedOver,
  purged,
} from './stories/versions.js'
import { reevaluated, referred, secretStub, partial, personalData, refusedAttempts } from './stories/reviews.js'
import { deemedToConsent, metInTime } from './stories/consultations/applications.js'
import { merged, reopened, textChanged, withdrawnMeanwhile } from './stories/consultations/changes.js'
import { contradicted, halfPublished, joint } from './stories/consultations/confirmed.js'
import { decidedAbove, negotiated, referredUp, returnedForCompletion } from './stories/consultations/disputes.js'
import { asked, reminded, silent } from './stories/consultations/waiting.js'
import { lateNotice, longerToAnswer } from './stories/clocks.js'
import { obtained, thirdParties, specialLaw } from './stories/others.js'
import type { Story } from './stories/opening.js'

/** The particular stories of the year, each of which shows some rule at work. */
export const STORIES: readonly Story[] = [
  theRegulation,
  legacyWithoutProof,
  corrected,
  correctionUnderWay,
  withdrawn,
  superseded,
  reevaluated,
  referred,
  obtained,
  secretStub,
  partial,
  personalData,
  thirdParties,
  specialLaw,
  refusedAttempts,
  handedOver,
  purged,
  asked,
  reminded,
  silent,
  negotiated,
  referredUp,
  returnedForCompletion,
  decidedAbove,
  joint,
  halfPublished,
  contradicted,
  textChanged,
  merged,
  reopened,
  withdrawnMeanwhile,
  metInTime,
  deemedToConsent,
  longerToAnswer,
  lateNotice,
]
