import type { LocalDate } from '../../src/domain/values.js'
import type { ConsultationOptions } from '../../src/processes/consultationReactions.js'

/** Where no consultation is ever required. */
export const noConsultations: ConsultationOptions = {
  consultationNow: () => Promise.resolve({ status: 'absent' }),
  consultationAt: () => Promise.resolve({ status: 'absent' }),
  runningOn: () => Promise.resolve(undefined),
  itemContradictionsOf: () => Promise.resolve(undefined),
  contradictionsOf: () => Promise.resolve([]),
  openConsultationsOf: () => Promise.resolve([]),
  today: () => '2026-03-02' as LocalDate,
  speakingFor: (agency) => Promise.resolve([agency]),
}
