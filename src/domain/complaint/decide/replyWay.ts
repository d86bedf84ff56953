import type { Refusal } from '../../decider.js'
import type { ComplaintReceived } from '../events.js'
import type { KnownComplaint } from '../state.js'
import type { ComplaintReplyWay } from '../vocabulary.js'

type Received = ComplaintReceived['data']

/** Whether somebody is there who gets what is sent so. */
const REACHES: Readonly<Record<Exclude<ComplaintReplyWay, 'nobodyToReach'>, (received: Received) => boolean>> = {
  portal: ({ access }) => access !== undefined,
  // Somebody who came in person may come again.
  handover: ({ hasContact, channel }) => hasContact || channel === 'visit',
  post: ({ complainant: { postalAddress } }) => postalAddress !== undefined,
  email: ({ complainant: { email } }) => email !== undefined,
  phone: ({ complainant: { phone } }) => phone !== undefined,
  fax: ({ complainant: { phone } }) => phone !== undefined,
}

/** Nobody is written to where they cannot be reached, and nobody who can be is left without an answer. */
export function wayFaults(way: ComplaintReplyWay, { received }: KnownComplaint): readonly Refusal[] {
  if (way === 'nobodyToReach') {
    const isThere = received.access !== undefined || received.hasContact
    return isThere ? [{ code: 'COMPLAINANT_CAN_BE_REACHED', clause: '711-51', path: 'way' }] : []
  }
  if (!Object.hasOwn(REACHES, way) || REACHES[way](received)) return []
  return way === 'portal'
    ? [{ code: 'COMPLAINANT_NOT_ON_PORTAL', clause: '711-51', path: 'way' }]
    : [{ code: 'COMPLAINANT_NOT_REACHED_SO', clause: '711-51', path: 'way' }]
}
