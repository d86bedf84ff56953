import { without } from '../../without.js'
import type { ClosedApplication, Draft, Ending, KnownApplication, OpenApplication } from '../state.js'
import { type Folds, withAct, withoutClock, withPeriod } from './fold.js'

/** The reply on its way, the end of the matter, and what comes after it. */
export const replyFolds: Folds<
  | 'ReplyDrafted'
  | 'ReplyReturned'
  | 'ReplyApproved'
  | 'ReplySigned'
  | 'ReplyDispatched'
  | 'ReplyDelivered'
  | 'ApplicationWithdrawn'
  | 'ApplicationMerged'
  | 'ProactiveDisclosureProposed'
  | 'ProactiveProposalDecided'
  | 'RemedyFiled'
  | 'RemedyEnded'
  | 'ApplicationReopened'
  | 'ApplicationArchived'
> = {
  ReplyDrafted: (application, { draft, outcome, ...act }) => ({
    ...application,
    drafts: draft,
    draft: { draft, outcome, status: 'drafted' },
    participants: withAct(application, 'handling', act),
  }),
  ReplyReturned: (application, data) =>
    withDraft(application, { status: 'returned', returned: without(data, 'draft') }),
  ReplyApproved: (application, act) => ({
    ...withDraft(application, { status: 'approved', approval: without(act, 'draft') }),
    participants: withAct(application, 'approving', act),
  }),
  ReplySigned: (application, signed) => ({
    ...withDraft(application, {
      status: 'signed',
      replyNumber: signed.replyNumber,
      signedOn: signed.signedOn,
      remedies: signed.remedies,
      signature: without(signed, 'draft'),
    }),
    participants: withAct(application, 'signing', signed),
  }),
  ReplyDispatched: (application, { dispatchedOn, way, otherWayReason, proof, draft, replyNumber }) => ({
    ...closed(application, {
      ...{ how: 'replied', dispatchedOn, way, proof, draft },
      ...(otherWayReason === undefined ? {} : { otherWayReason }),
    }),
    repliesSent: [...application.repliesSent, replyNumber],
  }),
  ReplyDelivered: (application, { deliveredOn }) =>
    application.status === 'closed' ? { ...application, deliveredOn } : application,

  ApplicationWithdrawn: (application, { withdrawnOn, proof, reason }) =>
    closed(application, { how: 'withdrawn', on: withdrawnOn, proof, ...(reason === undefined ? {} : { reason }) }),
  ApplicationMerged: (application, { into }) => closed(application, { how: 'merged', into }),

  ProactiveDisclosureProposed: (application, { proposal, item, applications }) => ({
    ...application,
    proposals: [...application.proposals, { proposal, ...(item === undefined ? {} : { item }), applications }],
  }),
  ProactiveProposalDecided: (application, { proposal, accepted }) => ({
    ...application,
    proposals: application.proposals.map((made) =>
      made.proposal === proposal ? { ...made, decided: accepted } : made,
    ),
  }),

  RemedyFiled: (application, { remedy, kind, filedOn, caseNumber }) => ({
    ...application,
    remedies: new Map([...application.remedies, [remedy, { kind, filedOn, caseNumber }]]),
  }),
  RemedyEnded: (application, { remedy, documentNumber }) => {
    const filed = application.remedies.get(remedy)
    return filed === undefined
      ? application
      : {
          ...application,
          remedies: new Map([...application.remedies, [remedy, { ...filed, ended: { documentNumber } }]]),
        }
  },
  ApplicationReopened: (application, { period, replyDue }) => withPeriod(reopened(application), period, replyDue),
  ApplicationArchived: (application, { fileNumber }) =>
    application.status === 'closed' ? { ...application, archived: { fileNumber } } : application,
}

const withDraft = (application: KnownApplication, change: Partial<Draft>): KnownApplication =>
  application.draft === undefined ? application : { ...application, draft: { ...application.draft, ...change } }

const closed = (application: KnownApplication, ending: Ending): ClosedApplication => ({
  ...without(withoutClock(application), 'status'),
  status: 'closed',
  ending,
})

/** What held the first reply up or bound it was settled with it: the same is not waited for again. */
function reopened(application: KnownApplication): OpenApplication {
  const { amendment, ...rest } = without(
    application as ClosedApplication,
    'ending',
    'deliveredOn',
    'archived',
    'draft',
    'fee',
    'reasons',
    'consultation',
  )
  return {
    ...rest,
    status: 'open',
    searches: new Map(),
    ...(amendment === undefined ? {} : { amendment: { ...amendment, status: 'amended' } }),
  }
}
