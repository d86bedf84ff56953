import type { AgencyEvent } from '../domain/agency/events.js'
import type { ReseatConsultation } from '../domain/consultation/commands.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ReseatingOptions {
  /** Open consultations in which the agency asks, has a seat or decides, as far as the log goes up to the position. */
  readonly openConsultationsOf: (agency: AgencyId, upTo: Position) => Promise<readonly string[]>
  /** The date in Asia/Shanghai. */
  readonly today: () => LocalDate
}

/** What can move a seat or end a right to decide: a new name or another superior changes nobody's part. */
export type RegisterChange = Extract<
  AgencyEvent,
  { type: 'AgencyFunctionsTransferred' | 'AgencyAbolished' | 'AgencyReorganisationAnnulled' | 'AgencyDutyRevoked' }
>

/**
 * What follows from a change of the register for the consultations that run, on the day on which it takes effect or
 * later: `event` is the change, `upTo` a position that the read model of consultations has to have reached. Asking
 * again changes nothing, so that the event and the timer may both call it.
 */
export async function reseatOn(
  { openConsultationsOf }: Pick<ReseatingOptions, 'openConsultationsOf'>,
  event: RecordedEvent<RegisterChange>,
  upTo: Position,
): Promise<readonly ProcessCommand<ReseatConsultation>[]> {
  const { agency, effectiveOn } = event.data
  return (await openConsultationsOf(agency, upTo)).map((id) => ({
    id,
    // Asked again after a crash, the read model may name others.
    key: id,
    command: { type: 'ReseatConsultation', data: { effectiveOn, cause: event.id } },
    // Where nobody answers for a seat, the conclusion waits for it (SEATS_OUT_OF_DATE), and nothing else does.
    harmless: ['CONSULTATION_CLOSED', 'NOBODY_ANSWERS_FOR_SEAT'],
  }))
}

/** 机构改革: seats go to whoever answers for them from the day on which a change takes effect (LS-4.3, LS-4.4). */
export function consultationReseating(options: ReseatingOptions): Reaction<AgencyEvent> {
  // What takes effect later is done by the timer, on its day.
  const reseat = async (
    event: RecordedEvent<RegisterChange>,
  ): Promise<readonly ProcessCommand<ReseatConsultation>[]> =>
    event.data.effectiveOn <= options.today() ? reseatOn(options, event, event.position) : []
  return {
    name: 'consultationReseating',
    version: 2,
    on: {
      AgencyFunctionsTransferred: reseat,
      AgencyAbolished: reseat,
      AgencyReorganisationAnnulled: reseat,
      AgencyDutyRevoked: reseat,
    },
  }
}
