import type { Detector } from './detector.js'
import { numberDetectors } from './numbers.js'
import { namedIllness } from './namedIllness.js'
import { wordDetectors } from './words.js'

/** In the order of precedence: what an earlier one found, a later one does not find again. */
export const detectors: readonly Detector[] = [...numberDetectors, ...wordDetectors, namedIllness]
