import type { PersonalAct } from '../../acting.js'
import { without } from '../../without.js'
import type { ActLevel, OpenItem, Stage, WorkingVersion } from '../state.js'
import type { ReviewConclusion } from '../vocabulary.js'
import { backToDraft, type Folds, inWork, withParticipant } from './fold.js'

/** The levels of the review, one stage each. */
export const reviewFolds: Folds<
  | 'SecrecyReviewSubmitted'
  | 'SectionReviewPassed'
  | 'SecrecyReviewReferred'
  | 'ReferralAnswered'
  | 'SecrecyReviewConcluded'
  | 'ReturnedForRework'
  | 'AttributeConfirmed'
  | 'ItemApproved'
  | 'ThirdPartyAsked'
  | 'ThirdPartyAnswered'
  | 'ThirdPartySilent'
  | 'PublicInterestDecided'
  | 'ImpactAssessed'
> = {
  SecrecyReviewSubmitted: (item, data) =>
    reached(item, 'submitted', 'drafting', data, (work) => {
      const { contentHash, disclosedHash, opinion, by } = data
      return {
        ...without(work, 'returned'),
        round: data.round,
        submission: { contentHash, disclosedHash, opinion, by },
      }
    }),

  SectionReviewPassed: (item, data) => reached(item, 'sectionPassed', 'section', data, (work) => by(work, data)),

  SecrecyReviewReferred: (item, data) =>
    reached(item, 'referred', 'secrecy', data, (work) => ({
      ...by(work, data),
      referral: { authority: data.authority, documentNumber: data.documentNumber, sentOn: data.sentOn },
    })),

  ReferralAnswered: (item, { conclusion, documentNumber }) =>
    inWork(item, (work) => ({
      ...work,
      stage: 'sectionPassed',
      ...(work.referral === undefined
        ? {}
        : { referral: { ...work.referral, answer: { conclusion, documentNumber } } }),
    })),

  SecrecyReviewConcluded: (item, data) =>
    reached(item, 'concluded', 'secrecy', data, (work) => ({ ...by(work, data), conclusion: data.conclusion })),

  ReturnedForRework: (item, data) =>
    inWork(item, (work) => ({
      ...backToDraft(work),
      participants: withParticipant(work.participants, data.level, data),
      returned: { by: data.by, reason: data.reason },
    })),

  AttributeConfirmed: (item, data) => ({
    ...inWork(item, (work) => ({ ...work, attribute: data })),
    settled: data,
  }),

  ItemApproved: (item, data) => reached(item, 'approved', 'leader', data, (work) => by(work, data)),

  ThirdPartyAsked: (item, { thirdParty, interest, letterNumber, servedOn, answerBy }) => ({
    ...item,
    thirdParties: new Map([...item.thirdParties, [thirdParty, { interest, letterNumber, servedOn, answerBy }]]),
  }),
  ThirdPartyAnswered: (item, { thirdParty, answer }) => withOutcome(item, thirdParty, answer),
  ThirdPartySilent: (item, { thirdParty }) => withOutcome(item, thirdParty, 'silent'),

  PublicInterestDecided: (item, data) => ({
    ...inWork(item, (work) => ({ ...work, participants: withParticipant(work.participants, 'leader', data) })),
    publicInterest: [...item.publicInterest, { interest: data.interest, contentHash: data.contentHash }],
  }),

  ImpactAssessed: (item, { contentHash, documentNumber, acceptable }) => ({
    ...item,
    assessment: { contentHash, documentNumber, acceptable },
  }),
}

const reached = (
  item: OpenItem,
  stage: Stage,
  level: ActLevel,
  act: PersonalAct,
  change: (work: WorkingVersion) => WorkingVersion,
): OpenItem =>
  inWork(item, (work) => ({
    ...change(work),
    stage,
    participants: withParticipant(work.participants, level, act),
  }))

const by = (
  work: WorkingVersion,
  act: PersonalAct & { readonly opinion?: ReviewConclusion; readonly conclusion?: ReviewConclusion },
): WorkingVersion => {
  if (work.submission === undefined) return work
  const opinion = act.opinion ?? act.conclusion ?? work.submission.opinion
  return { ...work, submission: { ...work.submission, opinion, by: act.by } }
}

const withOutcome = (
  item: OpenItem,
  thirdParty: Parameters<OpenItem['thirdParties']['get']>[0],
  outcome: 'consents' | 'objects' | 'silent',
): OpenItem => {
  const asked = item.thirdParties.get(thirdParty)
  if (asked === undefined) return item
  return { ...item, thirdParties: new Map([...item.thirdParties, [thirdParty, { ...asked, outcome }]]) }
}
