import type { ApplicationOptions } from '../../src/processes/applicationReactions.js'

/** Where nobody ever applies for anything. */
export const noApplications: Omit<ApplicationOptions, 'consultationAt' | 'consultationNow' | 'speakingFor'> = {
  applicationAt: () => Promise.resolve({ status: 'absent' }),
  deadlineNow: () => Promise.resolve(undefined),
  correctionHolder: () => Promise.resolve(undefined),
  partsOf: () => Promise.resolve([]),
}
