import { localDateOf } from '../../domain/dates.js'
import type { Clock } from '../../eventstore/clock.js'
import type { ConsultationOptions } from '../../processes/consultationReactions.js'
import { createConsultationNow } from '../consultationNow.js'
import { createItemConsultationNow } from '../itemConsultationNow.js'
import type { Core } from './core.js'
import type { Storage } from './storage.js'

export interface ConsultationParts {
  readonly clock: Clock
  readonly storage: Storage
  readonly core: Core
}

/** What the processes of consultations look up: the streams themselves, and the register of agencies. */
export function consultationOptionsOf({ clock, storage: { store }, core: { facts } }: ConsultationParts) {
  const consultationAt = createConsultationNow(store)
  return {
    consultationNow: (consultation) => consultationAt(consultation),
    consultationAt,
    runningOn: createItemConsultationNow({ store, facts, clock }),
    speakingFor: async (agency, at) => {
      const snapshot = await facts.snapshot(at)
      if (snapshot === 'stale') throw new Error('the register of agencies is behind; it is tried again')
      const today = localDateOf(clock.now())
      return snapshot.agencies.isActive(agency, today) ? [agency] : snapshot.agencies.successorsOf(agency, today)
    },
  } satisfies ConsultationOptions
}
