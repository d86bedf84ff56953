import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import type { Role } from '../../roles.js'
import { textFaults } from '../../texts.js'
import type { Sha256 } from '../../values.js'
import type {
  ApproveItem,
  ConcludeSecrecyReview,
  PassSectionReview,
  ReturnForRework,
  SubmitForReview,
} from '../commands.js'
import type { AttributeConfirmed, ReviewLevel } from '../events.js'
import { sameJson } from '../../sameJson.js'
import type { ActLevel, OpenItem, Stage, WorkingVersion } from '../state.js'
import type { DisclosureAttribute, ReviewConclusion } from '../vocabulary.js'
import { heldInHandlingAgency, isActor, type ItemRule, onOpenItem, personalAct } from './handler.js'
import { NOTE, REASON } from './limits.js'
import { actsAtOneLevelOnly, officerIsInCharge, samePersonAt } from './people.js'
import { intervalIsSet, nextReevaluation, REEVALUATION_INTERVAL } from './reevaluation.js'
import { contentIsTheOneSeen, disclosedContent, hasWorkingVersion, stageIs, workOf } from './work.js'

const contentIsThere: ItemRule = {
  code: 'CONTENT_MISSING',
  clause: 'LS-2.3',
  refuse: ({ work }) => (work !== undefined && work.content === undefined ? { missing: ['ReviseContent'] } : undefined),
}

const formIsFilledIn: ItemRule = {
  code: 'FORM_MISSING',
  clause: 'LS-10.3',
  refuse: ({ work }) =>
    work !== undefined && work.form === undefined ? { missing: ['FillSecrecyReviewForm'] } : undefined,
}

const partialHasRedaction: ItemRule = {
  code: 'REDACTION_MISSING',
  clause: '711-37',
  refuse: ({ work }) =>
    work?.form?.attribute === 'partial' && work.redaction === undefined ? { missing: ['PrepareRedaction'] } : undefined,
}

/** 公开 goes with what may be given out, 免于公开 with what may not be published. */
const FITTING: Readonly<Record<ReviewConclusion, readonly DisclosureAttribute[]>> = {
  disclose: ['proactive', 'partial', 'onRequest'],
  exempt: ['onRequest', 'withheld'],
}

function conclusionFits(conclusion: ReviewConclusion, item: OpenItem, path: string): readonly Refusal[] {
  const attribute = item.work?.form?.attribute
  if (attribute === undefined || FITTING[conclusion].includes(attribute)) return []
  return [{ code: 'CONCLUSION_CONTRADICTS_ATTRIBUTE', clause: 'LS-10.4', path, facts: { attribute } }]
}

/** What a superior or the secrecy administration determined binds the agency (711-17). */
function determinationBinds(conclusion: ReviewConclusion, item: OpenItem): readonly Refusal[] {
  const answer = item.work?.referral?.answer
  if (answer === undefined || answer.conclusion === conclusion) return []
  return [
    { code: 'DETERMINATION_BINDS', clause: '711-17', path: 'conclusion', facts: { determined: answer.conclusion } },
  ]
}

/** The same person has said the same about the same content, and nothing has happened since. */
const saidBefore = (
  item: OpenItem,
  said: { readonly stage: Stage; readonly contentHash: Sha256; readonly opinion?: ReviewConclusion },
  context: DecisionContext,
): boolean => {
  const { work } = item
  return (
    work?.stage === said.stage &&
    work.submission?.disclosedHash === said.contentHash &&
    isActor(context, work.submission.by) &&
    (said.opinion === undefined || work.submission.opinion === said.opinion)
  )
}

const noteOf = (item: OpenItem, note: string | undefined) =>
  note === undefined ? {} : { note: protect(`item:${item.id}`, note) }

/** The hash that was handed in; call only past the stage `draft`. */
function submittedHash({ submission }: WorkingVersion): Sha256 {
  if (submission === undefined) throw new Error('the rules let an opinion through on what was not handed in')
  return submission.disclosedHash
}

export const submitForReview = onOpenItem<SubmitForReview>({
  clause: 'LS-10.3',
  by: heldInHandlingAgency(['publishingOfficer']),
  rules: [
    officerIsInCharge,
    actsAtOneLevelOnly('drafting'),
    hasWorkingVersion,
    stageIs('draft'),
    contentIsThere,
    formIsFilledIn,
    partialHasRedaction,
  ],
  checks: [
    contentIsTheOneSeen,
    ({ data }, item) => conclusionFits(data.opinion, item, 'opinion'),
    ({ data }) => textFaults(data.note, 'note', NOTE),
  ],
  done: ({ data }, item, context) => saidBefore(item, { stage: 'submitted', ...data }, context),
  events: ({ data }, item, context) => {
    const work = workOf(item)
    return [
      {
        type: 'SecrecyReviewSubmitted',
        data: {
          version: work.version,
          round: work.round + 1,
          contentHash: work.content?.contentHash ?? data.contentHash,
          disclosedHash: disclosedContent(work)?.contentHash ?? data.contentHash,
          opinion: data.opinion,
          ...noteOf(item, data.note),
          ...personalAct(context),
        },
      },
    ]
  },
})

export const passSectionReview = onOpenItem<PassSectionReview>({
  clause: 'LS-10.1',
  by: heldInHandlingAgency(['sectionHead']),
  rules: [actsAtOneLevelOnly('section'), hasWorkingVersion, stageIs('submitted')],
  checks: [
    contentIsTheOneSeen,
    ({ data }, item) => conclusionFits(data.opinion, item, 'opinion'),
    ({ data }) => textFaults(data.note, 'note', NOTE),
  ],
  done: ({ data }, item, context) => saidBefore(item, { stage: 'sectionPassed', ...data }, context),
  events: ({ data }, item, context) => {
    const work = workOf(item)
    return [
      {
        type: 'SectionReviewPassed',
        data: {
          version: work.version,
          round: work.round,
          disclosedHash: submittedHash(work),
          opinion: data.opinion,
          ...noteOf(item, data.note),
          ...personalAct(context),
        },
      },
    ]
  },
})

export const concludeSecrecyReview = onOpenItem<ConcludeSecrecyReview>({
  clause: '711-17',
  by: heldInHandlingAgency(['secrecyReviewer']),
  rules: [actsAtOneLevelOnly('secrecy'), hasWorkingVersion, stageIs('sectionPassed')],
  checks: [
    contentIsTheOneSeen,
    ({ data }, item) => conclusionFits(data.conclusion, item, 'conclusion'),
    ({ data }, item) => determinationBinds(data.conclusion, item),
    ({ data }) => textFaults(data.note, 'note', NOTE),
  ],
  done: ({ data: { contentHash, conclusion } }, item, context) =>
    saidBefore(item, { stage: 'concluded', contentHash, opinion: conclusion }, context),
  events: ({ data }, item, context) => {
    const work = workOf(item)
    return [
      {
        type: 'SecrecyReviewConcluded',
        data: {
          version: work.version,
          round: work.round,
          disclosedHash: submittedHash(work),
          conclusion: data.conclusion,
          ...noteOf(item, data.note),
          ...personalAct(context),
        },
      },
    ]
  },
})

/** Important or sensitive information goes to 主要领导. */
const importantNeedsPrincipal: ItemRule = {
  code: 'PRINCIPAL_LEADER_NEEDED',
  clause: 'LS-10.6',
  refuse: ({ work }, { actor }) =>
    work?.form?.important === true && actor.kind === 'person' && actor.as?.role === 'deputyLeader' ? {} : undefined,
}

export const approveItem = onOpenItem<ApproveItem>({
  clause: 'LS-10.6',
  by: heldInHandlingAgency(['deputyLeader', 'principalLeader']),
  rules: [actsAtOneLevelOnly('leader'), hasWorkingVersion, stageIs('concluded'), importantNeedsPrincipal],
  checks: [
    contentIsTheOneSeen,
    ({ data }) => textFaults(data.note, 'note', NOTE),
    (_command, item, context) => (isFullyOpen(item) ? [] : intervalIsSet(context)),
  ],
  done: ({ data: { contentHash } }, item, context) => saidBefore(item, { stage: 'approved', contentHash }, context),
  policies: [REEVALUATION_INTERVAL],
  events: ({ data }, item, context) => {
    const work = workOf(item)
    return [
      attributeConfirmed(item, context),
      {
        type: 'ItemApproved',
        data: {
          version: work.version,
          round: work.round,
          disclosedHash: submittedHash(work),
          ...noteOf(item, data.note),
          ...personalAct(context),
        },
      },
    ]
  },
})

const isFullyOpen = ({ work }: OpenItem): boolean => work?.form?.attribute === 'proactive'

function attributeConfirmed(item: OpenItem, context: DecisionContext): AttributeConfirmed {
  const work = workOf(item)
  if (work.form === undefined) throw new Error('the rules let an approval through without a form')
  const { attribute, grounds, withheldPassages } = work.form
  const reevaluateOn = attribute === 'proactive' ? undefined : nextReevaluation(context)
  return {
    type: 'AttributeConfirmed',
    data: {
      version: work.version,
      attribute,
      grounds,
      withheldPassages,
      disclosedHash: submittedHash(work),
      ...(reevaluateOn === undefined ? {} : { reevaluateOn }),
    },
  }
}

/** Whose turn it is at a stage. */
const TURN: Partial<
  Readonly<Record<Stage, { readonly level: ReviewLevel & ActLevel; readonly roles: readonly Role[] }>>
> = {
  submitted: { level: 'section', roles: ['sectionHead'] },
  sectionPassed: { level: 'secrecy', roles: ['secrecyReviewer'] },
  referred: { level: 'secrecy', roles: ['secrecyReviewer'] },
  concluded: { level: 'leader', roles: ['deputyLeader', 'principalLeader'] },
}

const isTheirTurn: ItemRule = {
  code: 'NOT_YOUR_TURN',
  clause: 'LS-10.1',
  refuse: ({ work }, { actor }) => {
    const turn = work === undefined ? undefined : TURN[work.stage]
    if (turn === undefined || actor.kind !== 'person' || actor.as === undefined) return undefined
    return turn.roles.includes(actor.as.role) ? undefined : { missing: turn.roles }
  },
}

const actsAtTheLevelOfTheTurn: ItemRule = {
  code: 'SAME_PERSON_TWICE',
  clause: 'LS-10.1',
  refuse: ({ work }, context) => {
    const turn = work === undefined ? undefined : TURN[work.stage]
    return turn === undefined ? undefined : samePersonAt(work?.participants, turn.level, context)
  },
}

export const returnForRework = onOpenItem<ReturnForRework>({
  clause: 'LS-10.1',
  by: heldInHandlingAgency(['sectionHead', 'secrecyReviewer', 'deputyLeader', 'principalLeader']),
  rules: [
    hasWorkingVersion,
    stageIs('submitted', 'sectionPassed', 'referred', 'concluded'),
    isTheirTurn,
    actsAtTheLevelOfTheTurn,
  ],
  checks: [({ data }) => textFaults(data.reason, 'reason', REASON)],
  done: ({ data }, { work, id }, context) =>
    work?.returned !== undefined &&
    isActor(context, work.returned.by) &&
    sameJson(work.returned.reason, protect(`item:${id}`, data.reason)),
  events: ({ data }, item, context) => {
    const work = workOf(item)
    const turn = TURN[work.stage]
    if (turn === undefined) throw new Error(`the rules let a return through at stage ${work.stage}`)
    return [
      {
        type: 'ReturnedForRework',
        data: {
          version: work.version,
          round: work.round,
          level: turn.level,
          reason: protect(`item:${item.id}`, data.reason),
          ...personalAct(context),
        },
      },
    ]
  },
})
