import { localDateOf, startOfDay } from '../domain/dates.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { type ReseatingOptions, reseatOn, type RegisterChange } from './consultationReseating.js'
import type { Schedule, TimerKind } from './timer.js'

/** What was announced for a later day; a change that is in effect when it is recorded needs no timer. */
const onItsDay = ({
  type,
  data: { agency, effectiveOn },
  metadata,
}: RecordedEvent<RegisterChange>): Schedule | undefined =>
  effectiveOn <= localDateOf(metadata.recordedAt)
    ? undefined
    : {
        subject: `${agency}:${effectiveOn}${type === 'AgencyDutyRevoked' ? ':duty' : ''}`,
        moments: [startOfDay(effectiveOn)],
      }

/** 机构改革 announced in advance: seats change hands when the day on which it takes effect begins (LS-4.3, LS-4.4). */
export const reseatingTimer = (options: Pick<ReseatingOptions, 'openConsultationsOf'>): TimerKind<RegisterChange> => ({
  name: 'consultationReseating',
  version: 2,
  on: {
    AgencyFunctionsTransferred: onItsDay,
    AgencyAbolished: onItsDay,
    AgencyReorganisationAnnulled: onItsDay,
    AgencyDutyRevoked: onItsDay,
  },
  fire: (event, upTo) => reseatOn(options, event, upTo),
})
