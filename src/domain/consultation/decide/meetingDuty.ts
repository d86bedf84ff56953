import type { LocalDate } from '../../values.js'
import type { MeetingDutyMet } from '../events.js'
import type { OpenConsultation } from '../state.js'

/**
 * 在3个工作日内进行会商 (LS-8.1): met only when every agency was served and is put down with its position in a session
 * or written round in which the asking agency and at least one other took part. Having called a meeting is not enough.
 * The day is that on which the last of it was there.
 */
export function meetingDuty(consultation: OpenConsultation): readonly MeetingDutyMet[] {
  const { purpose, meetingMet, asking, seats, sessions } = consultation
  if (purpose.kind !== 'application' || meetingMet || seats.size === 0) return []
  const met = sessions.filter(({ present }) => present.includes(asking) && present.some((agency) => seats.has(agency)))
  const days: LocalDate[] = []
  let last = ''
  for (const seat of seats.values()) {
    const session = met.find(({ named }) => named.includes(seat.agency))
    if (session === undefined || seat.served === undefined) return []
    days.push(session.heldOn, seat.served.servedOn)
    last = session.session
  }
  return [
    { type: 'MeetingDutyMet', data: { session: last, metOn: days.reduce((one, day) => (day > one ? day : one)) } },
  ]
}
