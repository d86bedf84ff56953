import type { ApplicationEvent } from '../../domain/application/events.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { Matter } from './matter.js'
import { disclosureOffice, office, officerAndHead, officerOf, type RowsOf, type Told } from './told.js'

const answered = (_data: unknown, matter: Matter): Told => ({
  kind: 'applicantAnswered',
  clause: '711-45',
  to: officerOf(matter),
})

/**
 * Of an application what somebody waits for: that it came, what the applicant, third parties and other agencies said, and
 * how far its reply has come. What consultations and deadlines tell is told there.
 */
export const applicationTold: Partial<RowsOf<ApplicationEvent>> = {
  // Its parts are known from the whole.
  ApplicationReceived: ({ agency, splitFrom }) =>
    splitFrom === undefined
      ? { kind: 'applicationReceived', clause: '711-45', to: disclosureOffice(agency) }
      : undefined,
  ReceiptUnconfirmed: (_data, matter) => ({
    kind: 'receiptUnconfirmed',
    clause: '711-31',
    to: officerAndHead(matter),
  }),
  ApplicationAmended: answered,
  ReasonsGiven: answered,
  FeePaid: answered,
  ApplicationWithdrawn: (_data, matter) => ({
    kind: 'applicationWithdrawn',
    clause: '711-29',
    to: officerOf(matter),
  }),
  ThirdPartyOpinionReceived: (_data, matter) => ({
    kind: 'thirdPartyAnswered',
    clause: '711-32',
    to: officerOf(matter),
  }),
  ThirdPartyOpinionLapsed: (_data, matter) => ({
    kind: 'thirdPartySilent',
    clause: '711-32',
    to: officerOf(matter),
  }),
  ReplyDrafted: (_data, { agency }) =>
    agency === undefined
      ? undefined
      : { kind: 'replyToApprove', clause: '711-45', to: office('disclosureHead', agency) },
  ReplyReturned: (_data, matter) => ({ kind: 'replyReturned', clause: '711-45', to: officerOf(matter) }),
  ReplyApproved: (_data, matter) => ({ kind: 'replyApproved', clause: '711-45', to: officerOf(matter) }),
  ReplySigned: (_data, matter) => ({ kind: 'replySigned', clause: '711-45', to: officerOf(matter) }),
  RemedyFiled: (_data, matter) => ({ kind: 'remedyFiled', clause: '711-51', to: officerAndHead(matter) }),
  ApplicationReopened: ({ replyDue }, matter) => ({
    kind: 'redoOrdered',
    clause: '711-51',
    ...(replyDue === undefined ? {} : { due: replyDue.due }),
    to: officerAndHead(matter),
  }),
  ProactiveDisclosureProposed: (_data, { agency }) =>
    agency === undefined
      ? undefined
      : { kind: 'proactiveDisclosureProposed', clause: '711-44', to: office('disclosureHead', agency) },
  // Whoever has the item in hand looks at its attribute again (711-18).
  ProactiveProposalDecided: ({ accepted }, matter) =>
    accepted
      ? {
          kind: 'proactiveDisclosureAccepted',
          clause: '711-44',
          to: matter.ofItem === undefined ? officerOf(matter) : officerOf({ ...matter, ...matter.ofItem }),
        }
      : undefined,
  ApplicationHandedOver: ({ to }, { agency }) =>
    agency === undefined
      ? undefined
      : { kind: 'matterHandedOver', clause: '711-45', to: [{ officer: to, of: agency }] },
  ApplicationTransferred: ({ to }) => ({ kind: 'applicationTakenOver', clause: 'LS-4.3', to: disclosureOffice(to) }),
}

export const correctionTold: Partial<RowsOf<RecordCorrectionEvent>> = {
  CorrectionAsked: ({ agency }) => ({ kind: 'correctionAsked', clause: '711-41', to: disclosureOffice(agency) }),
  CorrectionHandedOver: ({ to }, { agency }) =>
    agency === undefined
      ? undefined
      : { kind: 'matterHandedOver', clause: '711-41', to: [{ officer: to, of: agency }] },
  CorrectionTransferred: ({ to }) => ({ kind: 'applicationTakenOver', clause: 'LS-4.3', to: disclosureOffice(to) }),
}
