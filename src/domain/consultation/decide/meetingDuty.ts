import type { LocalDate } from '../../values.js'
import type { MeetingDutyMet } from '../events.js'
import type { OpenConsultation } from '../state.js'

/**
 * 在3个工作日内进行会商 (LS-8.1): met only when every agency was served and a session or written round stands on
 * record, in which the asking agency and at least one other took part. Having called a meeting is not enough. The day
 * is that on which the last of it was there.
 */
export function meetingDuty({
  purpose,
  meetingMet,
  asking,
  seats,
  sessions,
}: OpenConsultation): readonly MeetingDutyMet[] {
  if (purpose.kind !== 'application' || meetingMet || seats.size === 0) return []
  const served = [...seats.values()].map((seat) => seat.served?.servedOn)
  const session = sessions.find(
    ({ present }) => present.includes(asking) && present.some((agency) => seats.has(agency)),
  )
  if (session === undefined || served.includes(undefined)) return []
  const days = [session.heldOn, ...served].filter((day): day is LocalDate => day !== undefined).sort()
  return [{ type: 'MeetingDutyMet', data: { session: session.session, metOn: days.at(-1) ?? session.heldOn } }]
}
