import type { DecisionContext } from '../../context.js'
import { dateFaults } from '../../dateFaults.js'
import type { Refusal, Rule } from '../../decider.js'
import { reckonByPolicy } from '../../receipt.js'
import { sameJson } from '../../sameJson.js'
import type { CancelConsultation, OpenConsultation, PutTextUnderDiscussion } from '../commands.js'
import type { Proposal, Purpose, Seat } from '../events.js'
import { standsAgainst, valueOf } from '../positions.js'
import type { Consultation, OpenConsultation as Open } from '../state.js'
import { activeFaults, type ConsultationHandler, ofAsking, onOpen, processOnly } from './handler.js'

const isNew: Rule<Consultation> = {
  code: 'CONSULTATION_EXISTS',
  clause: 'LS-6.1',
  refuse: ({ status }) => (status === 'absent' ? undefined : { facts: { status } }),
}

function purposeFaults({ purpose, proposal }: OpenConsultation['data'], context: DecisionContext): readonly Refusal[] {
  const matching = purpose.kind === 'publication' ? 'publication' : 'reply'
  return [
    ...(proposal.kind === matching
      ? []
      : [{ code: 'PROPOSAL_KIND_WRONG', clause: 'LS-6.1', path: 'proposal' } as const]),
    ...(purpose.kind === 'application'
      ? dateFaults(purpose.startsOn, 'purpose.startsOn', { notAfter: context.today })
      : []),
  ]
}

function seatsFaults(seats: readonly Seat[], asking: OpenConsultation['data']['asking'], context: DecisionContext) {
  const agencies = seats.map(({ agency }) => agency)
  const faults: Refusal[] = []
  if (seats.length === 0) faults.push({ code: 'SEATS_MISSING', clause: 'LS-6.1', path: 'seats', missing: ['seats'] })
  if (new Set(agencies).size !== agencies.length) {
    faults.push({ code: 'SEAT_TWICE', clause: 'LS-6.1', path: 'seats' })
  }
  if (agencies.includes(asking)) faults.push({ code: 'ASKING_HAS_NO_SEAT', clause: 'LS-6.1', path: 'seats' })
  return [...faults, ...agencies.flatMap((agency, index) => activeFaults(agency, `seats.${index}`, context))]
}

/** 3 working days from the receipt of the application or from what revealed a second agency (LS-8.1). */
const meetingReceipt = (purpose: Purpose, context: DecisionContext) =>
  purpose.kind === 'publication'
    ? undefined
    : reckonByPolicy({ key: 'consultation.onApplication', clause: 'LS-8.1', start: purpose.startsOn }, context)

/** It begins on the item, or on the application, which says who is asked and whether the lead asks (711-34). */
export const openConsultation: ConsultationHandler<OpenConsultation> = {
  clause: 'LS-6.1',
  by: processOnly,
  rules: [isNew],
  checks: [
    ({ data }, _consultation, context) => purposeFaults(data, context),
    ({ data }, _consultation, context) => seatsFaults(data.seats, data.asking, context),
    ({ data }, _consultation, context) => {
      const receipt = meetingReceipt(data.purpose, context)
      return receipt === undefined || receipt.ok ? [] : [receipt.refusal]
    },
  ],
  done: ({ data }, consultation) => consultation.status !== 'absent' && consultation.cause === data.cause,
  policies: ['consultation.onApplication'],
  events: ({ data }, _consultation, context) => {
    const receipt = meetingReceipt(data.purpose, context)
    return [
      {
        type: 'ConsultationOpened',
        data: {
          consultation: data.consultation,
          purpose: data.purpose,
          asking: data.asking,
          ...(data.officer === undefined ? {} : { officer: data.officer }),
          seats: data.seats.map(({ agency, grounds }) => ({ agency, grounds: [...grounds] })),
          proposal: data.proposal,
          ...(receipt?.ok === true ? { meetingDue: receipt.value } : {}),
          key: data.key,
          ...(data.follows === undefined ? {} : { follows: data.follows }),
          cause: data.cause,
        },
      },
    ]
  },
}

/** 决定具有约束力: what a decider ruled against is not proposed again. */
function decisionFaults(proposal: Proposal, { overruled }: Open): readonly Refusal[] {
  const ignored = overruled.filter((ruled) => valueOf(ruled.proposal, ruled.point) === valueOf(proposal, ruled.point))
  return ignored.length === 0
    ? []
    : [
        {
          code: 'DECISION_IGNORED',
          clause: 'LS-9.1',
          path: 'proposal',
          facts: { points: ignored.map(({ point }) => point) },
        },
      ]
}

/** Before publication the item's own content decides; it has changed already when this is told. */
export const putTextUnderDiscussion = onOpen<PutTextUnderDiscussion>({
  clause: 'LS-6.2',
  by: ofAsking({ process: true }),
  checks: [
    ({ data }, { proposal }) =>
      data.proposal.kind === proposal.kind ? [] : [{ code: 'PROPOSAL_KIND_WRONG', clause: 'LS-6.1', path: 'proposal' }],
    (_command, { purpose }, { actor }) =>
      purpose.kind === 'publication' && actor.kind === 'person'
        ? [{ code: 'CONSULTATION_BEGINS_ON_ITEM', clause: 'LS-6.1', missing: ['RequireConsultation'] }]
        : [],
    ({ data }, consultation) => decisionFaults(data.proposal, consultation),
  ],
  done: ({ data }, { proposal }) => sameJson(data.proposal, proposal),
  events: ({ data }, { text }) => [
    { type: 'TextPutUnderDiscussion', data: { text: text + 1, proposal: data.proposal, cause: data.cause } },
  ],
})

/** Who objected cannot be got rid of by leaving them out. */
const objectionFaults = ({ data }: CancelConsultation, consultation: Open): readonly Refusal[] => {
  const objecting = [...consultation.seats.values()].filter((seat) => standsAgainst(seat, consultation))
  return data.reason !== 'noLongerInvolved' || objecting.length === 0
    ? []
    : [
        {
          code: 'SEAT_OBJECTS',
          clause: 'LS-9.1',
          path: 'reason',
          missing: ['ReferDispute'],
          facts: { agencies: objecting.map(({ agency }) => agency) },
        },
      ]
}

const cancelOpen = onOpen<CancelConsultation>({
  clause: 'LS-6.1',
  by: processOnly,
  checks: [objectionFaults],
  done: () => false,
  events: ({ data: { reason, cause } }, { id }) => [
    { type: 'ConsultationCancelled', data: { consultation: id, reason, cause } },
  ],
})

/** What is over already has nothing to be cancelled. */
export const cancelConsultation: ConsultationHandler<CancelConsultation> = {
  ...cancelOpen,
  done: (_command, { status }) => status === 'closed' || status === 'cancelled',
}
