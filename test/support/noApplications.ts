import type { ApplicationOptions } from '../../src/processes/applicationReactions.js'
import type { HandoverOptions } from '../../src/processes/handovers.js'

/** Where nobody ever applies for anything. */
export const noApplications: Omit<ApplicationOptions, 'consultationAt' | 'consultationNow' | 'speakingFor' | 'today'> &
  Pick<HandoverOptions, 'applicationsInCharge' | 'correctionsInCharge'> = {
  applicationAt: () => Promise.resolve({ status: 'absent' }),
  deadlineNow: () => Promise.resolve(undefined),
  correctionHolder: () => Promise.resolve(undefined),
  partsOf: () => Promise.resolve([]),
  applicationsFor: () => Promise.resolve([]),
  severalApplicants: () => Promise.resolve(undefined),
  applicationsInCharge: () => Promise.resolve([]),
  correctionsInCharge: () => Promise.resolve([]),
}
