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
import { joint, involving, obtained, thirdParties, specialLaw } from './stories/others.js'
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
  joint,
  involving,
  obtained,
  secretStub,
  partial,
  personalData,
  thirdParties,
  specialLaw,
  refusedAttempts,
  handedOver,
  purged,
]
