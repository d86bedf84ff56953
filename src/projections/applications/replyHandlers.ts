import { type ApplicationHandlers, type Change, changing, closed, withPeriod } from './change.js'
import type { DraftRow } from './rowParts.js'
import type { ApplicationRow } from './tables.js'

/** The reply on its way, the end of the matter, and what comes after it. */
export const replyHandlers: ApplicationHandlers<
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
  ReplyDrafted: changing<'ReplyDrafted'>((_row, { draft, outcome, by }) => ({
    draft: {
      draft,
      outcome: outcome.kind,
      status: 'drafted',
      by,
      approvedBy: null,
      signedBy: null,
      replyNumber: null,
      signedOn: null,
      letterHash: null,
      seal: null,
      sealHash: null,
      remedies: null,
    },
  })),
  ReplyReturned: changing<'ReplyReturned'>((row) => inDraft(row, { status: 'returned' })),
  ReplyApproved: changing<'ReplyApproved'>((row, { by }) => inDraft(row, { status: 'approved', approvedBy: by })),
  ReplySigned: changing<'ReplySigned'>((row, { replyNumber, signedOn, letterHash, seal, remedies, by }) =>
    inDraft(row, {
      status: 'signed',
      signedBy: by,
      replyNumber,
      signedOn,
      letterHash,
      seal: seal.kind,
      sealHash: seal.hash,
      remedies,
    }),
  ),
  ReplyDispatched: changing<'ReplyDispatched'>(({ replies, draft }, data) => ({
    ...closed(data.dispatchedOn),
    status: 'replied',
    outcome: data.outcome.kind,
    replyNumber: data.replyNumber,
    dispatchedOn: data.dispatchedOn,
    late: data.late,
    replies: [
      ...replies,
      {
        draft: data.draft,
        outcome: data.outcome.kind,
        replyNumber: data.replyNumber,
        dispatchedOn: data.dispatchedOn,
        way: data.way,
        proof: data.proof,
        period: data.period,
        due: data.due ?? null,
        late: data.late,
        deliveredOn: null,
        remedies: draft?.remedies ?? null,
      },
    ],
  })),
  ReplyDelivered: changing<'ReplyDelivered'>(({ replies }, { deliveredOn }) => ({
    deliveredOn,
    replies: replies.map((reply, index) => (index === replies.length - 1 ? { ...reply, deliveredOn } : reply)),
  })),

  ApplicationWithdrawn: changing<'ApplicationWithdrawn'>((_row, { withdrawnOn }) => ({
    ...closed(withdrawnOn),
    status: 'withdrawn',
    withdrawnOn,
  })),
  ApplicationMerged: changing<'ApplicationMerged'>((_row, { into, mergedOn }) => ({
    ...closed(mergedOn),
    status: 'merged',
    mergedInto: into,
  })),

  ProactiveDisclosureProposed: changing<'ProactiveDisclosureProposed'>(({ proposals }, data) => ({
    proposals: [
      ...proposals,
      {
        proposal: data.proposal,
        source: data.source,
        item: data.item ?? null,
        applications: data.applications,
        proposedOn: data.proposedOn,
        accepted: null,
      },
    ],
  })),
  ProactiveProposalDecided: changing<'ProactiveProposalDecided'>(({ proposals }, { proposal, accepted, item }) => ({
    proposals: proposals.map((made) =>
      made.proposal === proposal ? { ...made, accepted, item: item ?? made.item } : made,
    ),
  })),

  RemedyFiled: changing<'RemedyFiled'>(({ remedies }, { remedy, kind, filedOn, caseNumber, body }) => ({
    remedies: [
      ...remedies.filter((known) => known.remedy !== remedy),
      { remedy, kind, filedOn, caseNumber, body, result: null, endedOn: null, documentNumber: null, redo: false },
    ],
  })),
  RemedyEnded: changing<'RemedyEnded'>(({ remedies }, { remedy, result, endedOn, documentNumber, redo }) => ({
    remedies: remedies.map((known) =>
      known.remedy === remedy ? { ...known, result, endedOn, documentNumber, redo } : known,
    ),
  })),

  /** 重作: what held the first reply up or bound it was settled with it; the first reply stays in `replies`. */
  ApplicationReopened: changing<'ApplicationReopened'>(({ amendment, searches }, { period, replyDue }) => ({
    ...withPeriod(period, replyDue),
    status: 'open',
    closedOn: null,
    draft: null,
    fee: null,
    reasons: null,
    consultation: null,
    consultationStatus: null,
    outcome: null,
    replyNumber: null,
    dispatchedOn: null,
    late: false,
    deliveredOn: null,
    withdrawnOn: null,
    mergedInto: null,
    archived: null,
    searches: searches.map((search) => ({ ...search, counts: false })),
    ...(amendment === null ? {} : { amendment: { ...amendment, status: 'amended' as const } }),
  })),
  ApplicationArchived: changing<'ApplicationArchived'>((_row, { retention, fileNumber, archivedOn }) => ({
    archived: { retention, fileNumber, archivedOn },
  })),
}

const inDraft = ({ draft }: ApplicationRow, columns: Partial<DraftRow>): Change =>
  draft === null ? {} : { draft: { ...draft, ...columns } }
