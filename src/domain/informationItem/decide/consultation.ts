import { personalAct } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import type { Authority, Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { AgencyId, JsonValue } from '../../values.js'
import type { Point } from '../../consultation/vocabulary.js'
import type { RecordConsultationConclusion, ReopenConsultation, RequireConsultation } from '../commands.js'
import type { ConsultationProposal, ConsultationRequired, ConsultationSeat } from '../events.js'
import { otherAgencies } from '../gate/confirmation.js'
import type { InformationItem, OpenItem } from '../state.js'
import { handlingAgencies, heldInHandlingAgency, type ItemRule, onOpenItem, processOnly } from './handler.js'
import { REASON } from './limits.js'
import { officerIsInCharge } from './people.js'
import { contentIsTheOneSeen, disclosedContent, hasWorkingVersion, workOf } from './work.js'

/**
 * Whoever answers today for an agency that the item concerns gets a seat. Who stood against an earlier proposal keeps
 * one, also when the item no longer names them: a dispute is settled, not left out.
 */
function seatsOf(item: OpenItem, context: DecisionContext): readonly ConsultationSeat[] {
  const handling = [item.agency, ...handlingAgencies(item, context)]
  const dissenting = item.consultation?.status === 'notAgreed' ? item.consultation.agencies : []
  const grounds = new Map<AgencyId, Set<ConsultationSeat['grounds'][number]>>()
  for (const agency of new Set([...otherAgencies(item, context), ...dissenting])) {
    for (const heir of answerableFor(agency, context)) {
      if (handling.includes(heir)) continue
      const why = grounds.get(heir) ?? new Set()
      grounds.set(heir, why.add(groundOf(agency, item)))
      if (heir !== agency) why.add('successor')
    }
  }
  return [...grounds].map(([agency, why]) => ({ agency, grounds: [...why] }))
}

function groundOf(agency: AgencyId, { jointIssuers, description: { origin } }: OpenItem) {
  if (jointIssuers.some((issuer) => issuer.agency === agency)) return 'jointIssuer'
  const sources =
    origin.kind === 'obtained' && origin.from.kind === 'agency' ? [origin.from.agency, origin.from.firstObtainer] : []
  return sources.includes(agency) ? 'source' : 'involved'
}

/** The four points as they stand on the item: content, attribute, publisher, channels. Undefined while one is open. */
function proposalOf(item: OpenItem, context: DecisionContext): ConsultationProposal | undefined {
  const { work } = item
  const content = work === undefined ? undefined : disclosedContent(work)
  const publisher = handlingAgencies(item, context)[0]
  if (work?.form === undefined || content === undefined || publisher === undefined) return undefined
  const { attribute, channels } = work.form
  return { kind: 'publication', contentHash: content.contentHash, attribute, publisher, channels: [...channels] }
}

const somebodyIsConcerned: ItemRule = {
  code: 'NOBODY_TO_CONSULT',
  clause: 'LS-6.1',
  refuse: (item, context) => (seatsOf(item, context).length === 0 ? {} : undefined),
}

const thereIsAProposal: ItemRule = {
  code: 'PROPOSAL_INCOMPLETE',
  clause: 'LS-6.1',
  refuse: (item, context) =>
    item.work !== undefined && proposalOf(item, context) === undefined
      ? { missing: ['ReviseContent', 'FillSecrecyReviewForm'] }
      : undefined,
}

/** 决定具有约束力: what a decider ruled against is not proposed again, also not in a consultation that follows. */
const nothingOverruledIsProposed: ItemRule = {
  code: 'DECISION_IGNORED',
  clause: 'LS-9.1',
  refuse: (item, context) => {
    const proposal = proposalOf(item, context)
    if (proposal === undefined) return undefined
    const points = (item.consultation?.overruled ?? [])
      .filter((ruled) => sameJson(saidOn(ruled.point, ruled.proposal), saidOn(ruled.point, proposal)))
      .map(({ point }) => point)
    return points.length === 0
      ? undefined
      : { missing: ['ReviseContent', 'FillSecrecyReviewForm'], facts: { points: [...new Set(points)] } }
  },
}

function saidOn(point: Point, { contentHash, attribute, publisher, channels }: ConsultationProposal): JsonValue {
  switch (point) {
    case 'content':
      return contentHash
    case 'attribute':
      return attribute
    case 'publisher':
      return publisher
    case 'channel':
      return [...channels].sort()
  }
}

function required(
  item: OpenItem,
  context: DecisionContext,
  why: Pick<ConsultationRequired['data'], 'cause' | 'reason'>,
): ConsultationRequired {
  const proposal = proposalOf(item, context)
  if (proposal === undefined) throw new Error('the rules let a consultation through without a proposal')
  const { consultation } = item
  const running = consultation?.status === 'running'
  return {
    type: 'ConsultationRequired',
    data: {
      itemId: item.id,
      consultation: running ? consultation.id : `${item.id}-${(consultation?.number ?? 0) + 1}`,
      ...(consultation === undefined || running ? {} : { follows: consultation.id }),
      version: workOf(item).version,
      asking: proposal.publisher,
      officer: item.officer,
      seats: seatsOf(item, context),
      proposal,
      ...why,
      ...personalAct(context),
    },
  }
}

/** They are being asked, or have confirmed, exactly this. */
function isAskedAlready(item: OpenItem, context: DecisionContext): boolean {
  const { consultation } = item
  if (consultation?.status !== 'running' && consultation?.status !== 'confirmed') return false
  const seats = seatsOf(item, context).map(({ agency }) => agency)
  return (
    sameJson(consultation.proposal, proposalOf(item, context)) &&
    seats.every((agency) => consultation.agencies.includes(agency))
  )
}

/** 与所涉及的其他行政机关进行沟通、确认 (LS-6.1). While it runs, another text or another agency is added to it. */
export const requireConsultation = onOpenItem<RequireConsultation>({
  clause: 'LS-6.1',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer']),
  rules: [officerIsInCharge, hasWorkingVersion, thereIsAProposal, somebodyIsConcerned, nothingOverruledIsProposed],
  checks: [contentIsTheOneSeen],
  done: (_command, item, context) => isAskedAlready(item, context),
  events: (_command, item, context) => {
    const { consultation } = item
    const cause = consultation?.status === 'running' ? 'changed' : 'required'
    return [required(item, context, { cause })]
  },
})

/** Any agency that it concerns may take it up again, and so may the one that handles it. */
const anyoneConcerned: Authority<unknown, InformationItem> = {
  roles: ['publishingOfficer', 'disclosureOfficer', 'disclosureHead', 'deputyLeader', 'principalLeader'],
  agencies: (item, _command, context) =>
    item.status !== 'open'
      ? []
      : [
          ...handlingAgencies(item, context),
          ...otherAgencies(item, context).flatMap((agency) => answerableFor(agency, context)),
        ],
  clause: 'LS-6.1',
}

const wasConcluded: ItemRule = {
  code: 'CONSULTATION_NOT_CONCLUDED',
  clause: 'LS-6.1',
  refuse: ({ consultation }) =>
    consultation === undefined || consultation.status === 'cancelled'
      ? { missing: ['RequireConsultation'] }
      : undefined,
}

/** 重新协商: what was concluded no longer counts from this moment, before anybody has been asked again. */
export const reopenConsultation = onOpenItem<ReopenConsultation>({
  clause: 'LS-6.1',
  by: anyoneConcerned,
  rules: [hasWorkingVersion, wasConcluded, thereIsAProposal, somebodyIsConcerned, nothingOverruledIsProposed],
  checks: [({ data }) => textFaults(data.reason, 'reason', REASON)],
  done: (_command, { consultation }) => consultation?.status === 'running',
  events: ({ data }, item, context) => [
    required(item, context, { cause: 'reopened', reason: protect(`item:${item.id}`, data.reason) }),
  ],
})

const isTheRunningOne = ({ data }: RecordConsultationConclusion, { consultation }: OpenItem): readonly Refusal[] =>
  consultation?.status === 'running' && consultation.id === data.consultation
    ? []
    : [{ code: 'CONSULTATION_NOT_THE_CURRENT', clause: 'LS-6.1', path: 'consultation' }]

/** By the process that follows the consultation: what it came to, for exactly the content that was confirmed. */
export const recordConsultationConclusion = onOpenItem<RecordConsultationConclusion>({
  clause: 'LS-6.1',
  by: processOnly,
  rules: [],
  checks: [isTheRunningOne],
  done: ({ data }, { consultation }) => consultation?.id === data.consultation && consultation.status === data.outcome,
  events: ({ data }, { id }) => [
    {
      type: 'ConsultationConcluded',
      data: {
        itemId: id,
        consultation: data.consultation,
        revision: data.revision,
        contentHash: data.proposal.contentHash,
        outcome: data.outcome,
        agencies: [...data.agencies],
        proposal: data.proposal,
        ...(data.overruled === undefined ? {} : { overruled: data.overruled }),
      },
    },
  ],
})
