import type { ConsultationOptions } from '../../src/processes/consultationReactions.js'

/** Where no consultation is ever required. */
export const noConsultations: ConsultationOptions = {
  consultationNow: () => Promise.resolve({ status: 'absent' }),
  consultationAt: () => Promise.resolve({ status: 'absent' }),
  runningOn: () => Promise.resolve(undefined),
  speakingFor: (agency) => Promise.resolve([agency]),
}
