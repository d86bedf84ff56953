import { personalAct } from '../../acting.js'
import { textFaults } from '../../texts.js'
import type { ConcludeSecrecyReview, PassSectionReview, SubmitForReview } from '../commands.js'
import { heldInHandlingAgency, type ItemRule, onOpenItem } from './handler.js'
import { NOTE } from './limits.js'
import { conclusionFits, determinationBinds, noteOf, saidBefore, submittedHash } from './opinion.js'
import { actsAtOneLevelOnly, officerIsInCharge } from './people.js'
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
