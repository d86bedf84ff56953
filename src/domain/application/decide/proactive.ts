import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { DecideProactiveProposal, ProposeProactiveDisclosure } from '../commands.js'
import type { KnownApplication } from '../state.js'
import { PROACTIVE_SOURCES } from '../vocabulary.js'
import { DECIDING_ROLES, HANDLING_ROLES, inAnswering, onKnown, sealed, unknownValue } from './handler.js'
import { WORDS } from './limits.js'
import { answersBoth } from './otherApplication.js'

const MOST_APPLICATIONS = 1_000
/** 多个, where the district has fixed no number. */
const FEWEST_APPLICANTS = 2

/** 多个申请人就相同政府信息提出申请: this one and at least one other. */
function sourceFaults({ data }: ProposeProactiveDisclosure, { id }: KnownApplication): readonly Refusal[] {
  const others = new Set(data.applications.filter((application) => application !== id))
  const faults: Refusal[] = [...unknownValue(data.source, PROACTIVE_SOURCES, 'source')]
  if (data.source === 'severalApplicants' && others.size === 0) {
    faults.push({ code: 'ONE_APPLICANT_ONLY', clause: '711-44', path: 'applications', missing: ['applications'] })
  }
  if (data.applications.length > MOST_APPLICATIONS) {
    faults.push({ code: 'TOO_MANY', clause: 'SYS', path: 'applications', facts: { most: MOST_APPLICATIONS } })
  }
  return faults
}

/** 同一行政机关: what is named exists, and is this agency's to disclose. */
function namedFaults(
  { data: { applications, item, lookedUp } }: ProposeProactiveDisclosure,
  { agency }: KnownApplication,
  context: DecisionContext,
): readonly Refusal[] {
  if (context.actor.kind === 'process') return []
  const known = new Map(lookedUp?.applications.map((one) => [one.application, one] as const))
  const faults = applications.flatMap((application, at): readonly Refusal[] => {
    const path = `applications.${at}`
    const found = known.get(application)
    if (found === undefined) return [{ code: 'PROPOSED_APPLICATION_NOT_FOUND', clause: '711-44', path }]
    return answersBoth(found.agency, agency, context)
      ? []
      : [{ code: 'PROPOSED_APPLICATION_NOT_OURS', clause: '711-44', path }]
  })
  if (item === undefined) return faults
  const of = lookedUp?.itemAgency
  if (of === undefined) return [...faults, { code: 'PROPOSED_ITEM_NOT_FOUND', clause: '711-44', path: 'item' }]
  return answersBoth(of, agency, context)
    ? faults
    : [...faults, { code: 'PROPOSED_ITEM_NOT_OURS', clause: '711-44', path: 'item' }]
}

/** 多个申请人: as many different ones as the district has fixed, whoever asks here included. Nobody is counted twice. */
function applicantFaults(
  { data: { source, applications, lookedUp } }: ProposeProactiveDisclosure,
  { id }: KnownApplication,
  { actor, policies, today }: DecisionContext,
): readonly Refusal[] {
  if (source !== 'severalApplicants' || actor.kind === 'process' || lookedUp === undefined) return []
  const counted = lookedUp.applications.filter(({ application }) => [id, ...applications].includes(application))
  const needed = policies.inForce('proactive.applicants', today)?.value ?? FEWEST_APPLICANTS
  const applicants = new Set(counted.map(({ applicant }) => applicant)).size
  // Whoever names nobody else is told so, and what is not there is not counted.
  if (applications.every((application) => application === id) || applicants >= needed) return []
  return [{ code: 'TOO_FEW_APPLICANTS', clause: '711-44', path: 'applications', facts: { needed, applicants } }]
}

/** 可以纳入主动公开的范围; an applicant may suggest it too (711-44). Open or closed, what was asked for stays asked for. */
export const proposeProactiveDisclosure = onKnown<ProposeProactiveDisclosure>({
  clause: '711-44',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  checks: [sourceFaults, namedFaults, applicantFaults, ({ data }) => textFaults(data.reasons, 'reasons', WORDS)],
  // The same again in other words, or from another source, is put on record beside it.
  done: ({ data }, application) =>
    application.proposals.at(-1)?.decided === undefined &&
    isSaid(application.said, 'ProactiveDisclosureProposed', {
      source: data.source,
      item: data.item,
      applications: data.applications,
      reasons: sealed(application, data.reasons),
    }),
  events: ({ data }, application, { today }) => [
    {
      type: 'ProactiveDisclosureProposed',
      data: {
        proposal: application.proposals.length + 1,
        source: data.source,
        ...(data.item === undefined ? {} : { item: data.item }),
        applications: [...data.applications],
        reasons: sealed(application, data.reasons),
        proposedOn: today,
      },
    },
  ],
})

const made = ({ data }: DecideProactiveProposal, { proposals }: KnownApplication) =>
  proposals.find(({ proposal }) => proposal === data.proposal)

/** 经审核认为属于主动公开范围的，应当及时主动公开 (711-44) */
export const decideProactiveProposal = onKnown<DecideProactiveProposal>({
  clause: '711-44',
  by: inAnswering(DECIDING_ROLES),
  checks: [
    (command, application) => {
      const proposal = made(command, application)
      if (proposal === undefined) return [{ code: 'PROPOSAL_UNKNOWN', clause: '711-44', path: 'proposal' }]
      return proposal.decided === undefined ? [] : [{ code: 'PROPOSAL_DECIDED', clause: '711-44', path: 'proposal' }]
    },
    ({ data }) => textFaults(data.reasons, 'reasons', WORDS),
  ],
  done: ({ data }, application, context) =>
    isSaid(
      application.said,
      'ProactiveProposalDecided',
      { ...data, reasons: sealed(application, data.reasons), ...personalAct(context) },
      ['proposal'],
    ),
  events: (command, application, context) => {
    const item = made(command, application)?.item
    return [
      {
        type: 'ProactiveProposalDecided',
        data: {
          proposal: command.data.proposal,
          ...(item === undefined ? {} : { item }),
          accepted: command.data.accepted,
          reasons: sealed(application, command.data.reasons),
          ...personalAct(context),
        },
      },
    ]
  },
})
