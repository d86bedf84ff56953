import { personalAct } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import { type Point, PROPOSED_REPLIES } from '../../consultation/vocabulary.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import type { AgencyId } from '../../values.js'
import type { RecordAgencyConsultationConclusion, RequireAgencyConsultation } from '../commands.js'
import type { RequestProposal, RequestSeat } from '../events.js'
import type { OpenApplication } from '../state.js'
import { PROVISION_FORMS } from '../vocabulary.js'
import { type ApplicationRule, HANDLING_ROLES, inAnswering, onOpen, processOnly, unknownValue } from './handler.js'
import { hashFaults, hashOf } from './hashes.js'
import { officerIsInCharge } from './people.js'
import { isAskedOfAgency, noReplyIsUnderWay, receiptIsFixed } from './standing.js'

/** The agencies that answer this application today. */
const own = ({ agency }: OpenApplication, context: DecisionContext): readonly AgencyId[] => [
  agency,
  ...answerableFor(agency, context),
]

const isOurs = (agency: AgencyId, application: OpenApplication, context: DecisionContext): boolean =>
  [agency, ...answerableFor(agency, context)].some((heir) => own(application, context).includes(heir))

/** We led the making: only then is the silence of another maker consent (711-34). */
export const weLead = (application: OpenApplication, context: DecisionContext): boolean =>
  application.information?.jointIssuers.some(({ agency, lead }) => lead && isOurs(agency, application, context)) ===
  true

/** We sealed or signed it ourselves: whoever is asked answers (LS-5.3). */
export const weIssued = (application: OpenApplication, context: DecisionContext): boolean =>
  application.information?.jointIssuers.some(({ agency }) => isOurs(agency, application, context)) === true

/** Whoever answers today for another agency that it concerns gets a seat; the lead among them (LS-5.3, LS-8.1). */
export function seatsOf(application: OpenApplication, context: DecisionContext): readonly RequestSeat[] {
  const { information } = application
  if (information === undefined) return []
  const issuer = weLead(application, context) ? 'jointMaker' : 'jointIssuer'
  const concerned = [
    ...information.jointIssuers.map(({ agency }) => [agency, issuer] as const),
    ...information.involvedAgencies.map((agency) => [agency, 'involved'] as const),
  ]
  const grounds = new Map<AgencyId, Set<RequestSeat['grounds'][number]>>()
  for (const [agency, ground] of concerned) {
    for (const heir of answerableFor(agency, context)) {
      if (own(application, context).includes(heir)) continue
      const why = grounds.get(heir) ?? new Set()
      grounds.set(heir, why.add(ground))
      if (heir !== agency) why.add('successor')
    }
  }
  return [...grounds].map(([agency, why]) => ({ agency, grounds: [...why] }))
}

const othersAreConcerned: ApplicationRule = {
  code: 'NO_OTHER_AGENCY_CONCERNED',
  clause: 'LS-8.1',
  refuse: (application, context) =>
    seatsOf(application, context).length === 0 ? { missing: ['IdentifyInformation'] } : undefined,
}

const proposalOf = (
  { data }: RequireAgencyConsultation,
  application: OpenApplication,
  context: DecisionContext,
): RequestProposal => ({
  kind: 'reply',
  ...(data.contentHash === undefined ? {} : { contentHash: hashOf(data.contentHash) }),
  reply: data.reply,
  answering: answerableFor(application.agency, context)[0] ?? application.agency,
  ...(data.form === undefined ? {} : { form: data.form }),
})

const saidOn = (point: Point, { contentHash, reply, answering, form }: RequestProposal): string => {
  switch (point) {
    case 'content':
      return contentHash ?? ''
    case 'attribute':
      return reply
    case 'publisher':
      return answering
    case 'channel':
      return form ?? ''
  }
}

/** 决定具有约束力: what a decider ruled against is not proposed again, also not in a consultation that follows (LS-9.1). */
function decisionFaults(
  command: RequireAgencyConsultation,
  application: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] {
  if (hashFaults(command.data.contentHash, 'contentHash').length > 0) return []
  const proposal = proposalOf(command, application, context)
  const points = (application.consultation?.overruled ?? [])
    .filter((ruled) => saidOn(ruled.point, ruled.proposal) === saidOn(ruled.point, proposal))
    .map(({ point }) => point)
  return points.length === 0
    ? []
    : [{ code: 'DECISION_IGNORED', clause: 'LS-9.1', path: 'reply', facts: { points: [...new Set(points)] } }]
}

const isAskedAlready = (
  command: RequireAgencyConsultation,
  application: OpenApplication,
  context: DecisionContext,
): boolean => {
  const { consultation } = application
  if (consultation?.status !== 'running' && consultation?.status !== 'confirmed') return false
  return (
    hashFaults(command.data.contentHash, 'contentHash').length === 0 &&
    sameJson(consultation.proposal, proposalOf(command, application, context)) &&
    seatsOf(application, context).every(({ agency }) => consultation.agencies.includes(agency))
  )
}

/** 在3个工作日内进行会商 (LS-8.1): what it comes to binds the reply (LS-8.2). */
export const requireAgencyConsultation = onOpen<RequireAgencyConsultation>({
  clause: 'LS-8.1',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge, isAskedOfAgency, receiptIsFixed, noReplyIsUnderWay, othersAreConcerned],
  checks: [
    ({ data }) => [
      ...unknownValue(data.reply, PROPOSED_REPLIES, 'reply'),
      ...unknownValue(data.form, PROVISION_FORMS, 'form'),
      ...hashFaults(data.contentHash, 'contentHash'),
    ],
    decisionFaults,
  ],
  done: isAskedAlready,
  events: (command, application, context) => {
    const { consultation, consultations, information, id, officer } = application
    const proposal = proposalOf(command, application, context)
    const running = consultation?.status === 'running'
    const number = running ? consultation.number : consultations + 1
    return [
      {
        type: 'AgencyConsultationRequired',
        data: {
          application: id,
          consultation: `request.${id}-${number}`,
          number,
          cause: running ? 'changed' : consultation === undefined ? 'required' : 'again',
          ...(consultation === undefined || running ? {} : { follows: consultation.consultation }),
          ...(information?.item === undefined ? {} : { item: information.item }),
          asking: proposal.answering,
          ...(officer === undefined ? {} : { officer }),
          seats: seatsOf(application, context),
          proposal,
          startsOn: information!.meetFrom,
          askedByLead: weLead(application, context),
          key: `application:${id}`,
          ...personalAct(context),
        },
      },
    ]
  },
})

const isTheRunningOne = (
  { data }: RecordAgencyConsultationConclusion,
  { consultation }: OpenApplication,
): readonly Refusal[] =>
  consultation?.status === 'running' && consultation.consultation === data.consultation
    ? []
    : [{ code: 'NOT_THE_RUNNING_CONSULTATION', clause: 'LS-8.2', path: 'consultation' }]

/** 会商结果, by the process that follows the consultation. */
export const recordAgencyConsultationConclusion = onOpen<RecordAgencyConsultationConclusion>({
  clause: 'LS-8.2',
  by: processOnly,
  checks: [isTheRunningOne],
  done: ({ data }, { consultation }) =>
    consultation?.consultation === data.consultation && consultation.status === data.outcome,
  events: ({ data: { consultation, revision, outcome, proposal, agencies, overruled } }) => [
    {
      type: 'AgencyConsultationConcluded',
      data: {
        consultation,
        revision,
        outcome,
        proposal,
        agencies: [...agencies],
        ...(overruled === undefined ? {} : { overruled }),
      },
    },
  ],
})
