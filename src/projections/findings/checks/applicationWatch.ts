import type { ApplicationEvent } from '../../../domain/application/events.js'
import type { SearchResult, ThirdPartyOpinion } from '../../../domain/application/vocabulary.js'
import { type Act, including, peopleOf } from '../acts.js'
import type { Watch } from '../check.js'

/** 承办、审核、签发 */
export type Level = 'handling' | 'approving' | 'signing'

export interface HeardParty {
  readonly outcome: ThirdPartyOpinion | 'silent' | 'unreachable' | null
  /** A reasonable objection that nothing outweighed. */
  readonly stands: boolean
}

/** What the checks remember of an application since it was received, or reopened. */
export interface ApplicationWatch {
  readonly id: string
  readonly agency: string
  readonly officer: string | null
  readonly body: 'agency' | 'publicEnterprise'
  readonly due: string | null
  readonly extension: string | null
  readonly extendedDays: number
  readonly amendments: readonly string[]
  readonly searches: Readonly<Record<string, { readonly result: SearchResult; readonly event: string }>>
  readonly concernsThirdParties: boolean
  readonly others: readonly string[]
  readonly thirdParties: Readonly<Record<string, HeardParty>>
  readonly consultation: { readonly id: string; readonly status: string } | null
  readonly acted: Readonly<Record<Level, readonly string[]>>
  /** The letter that was signed last: whether and in which order it names remedies. */
  readonly remedies: { readonly order: string | null; readonly event: string } | null
}

const NOBODY = { handling: [], approving: [], signing: [] } as const

export const initialApplication = (stream: string): ApplicationWatch => ({
  id: stream.slice('application-'.length),
  agency: '',
  officer: null,
  body: 'agency',
  due: null,
  extension: null,
  extendedDays: 0,
  amendments: [],
  searches: {},
  concernsThirdParties: false,
  others: [],
  thirdParties: {},
  consultation: null,
  acted: NOBODY,
  remedies: null,
})

const acting = (watch: ApplicationWatch, level: Level, act: Act): ApplicationWatch => ({
  ...watch,
  acted: { ...watch.acted, [level]: including(watch.acted[level], peopleOf(act)) },
})

const heard = (watch: ApplicationWatch, party: string, change: Partial<HeardParty>): ApplicationWatch => ({
  ...watch,
  thirdParties: {
    ...watch.thirdParties,
    [party]: { outcome: null, stands: false, ...watch.thirdParties[party], ...change },
  },
})

const dueAt = (watch: ApplicationWatch, receipt: { readonly due: string } | undefined): ApplicationWatch => ({
  ...watch,
  due: receipt?.due ?? null,
})

export const applicationRemembered: Watch<ApplicationEvent, ApplicationWatch>['remember'] = {
  ApplicationReceived: (watch, { data: { agency, officer, body } }) => ({
    ...watch,
    agency,
    officer: officer ?? null,
    body,
  }),
  ReceiptDateFixed: (watch, { data: { replyDue } }) => dueAt(watch, replyDue),
  ReceiptUnconfirmed: null,
  ContactAttempted: null,
  ApplicationSplit: (watch, { data }) => acting(watch, 'handling', data),
  AmendmentRequested: (watch, { id, data }) => ({
    ...acting(watch, 'handling', data),
    due: null,
    amendments: [...watch.amendments, id],
  }),
  AmendmentNoticeServed: null,
  ApplicationAmended: (watch, { data: { replyDue } }) => dueAt(watch, replyDue),
  InformationIdentified: (watch, { data }) => ({
    ...acting(watch, 'handling', data),
    concernsThirdParties: data.concernsThirdParties,
    others: including(
      data.jointIssuers.map(({ agency }) => agency),
      data.involvedAgencies,
    ),
  }),
  SearchRecorded: (watch, { id, data }) => ({
    ...acting(watch, 'handling', data),
    searches: { ...watch.searches, [data.search]: { result: data.result, event: id } },
  }),
  ThirdPartyLetterIssued: (watch, { data }) => heard(acting(watch, 'handling', data), data.thirdParty, {}),
  ThirdPartyLetterServed: null,
  ThirdPartyUnreachable: (watch, { data: { thirdParty } }) => heard(watch, thirdParty, { outcome: 'unreachable' }),
  ThirdPartyOpinionReceived: (watch, { data: { thirdParty, opinion } }) =>
    heard(watch, thirdParty, { outcome: opinion }),
  ThirdPartyOpinionLapsed: (watch, { data: { thirdParty } }) => heard(watch, thirdParty, { outcome: 'silent' }),
  ObjectionJudged: (watch, { data: { thirdParty, reasonable } }) => heard(watch, thirdParty, { stands: reasonable }),
  ObjectionOverruled: (watch, { data: { thirdParty } }) => heard(watch, thirdParty, { stands: false }),
  ReplyClockPaused: (watch, { data: { replyDue } }) => dueAt(watch, replyDue),
  ReplyClockResumed: (watch, { data: { replyDue } }) => dueAt(watch, replyDue),
  ReplyDateAdopted: (watch, { data: { replyDue } }) => dueAt(watch, replyDue),
  StepDateAdopted: null,
  AgencyConsultationRequired: (watch, { data: { consultation } }) => ({
    ...watch,
    consultation: { id: consultation, status: 'running' },
  }),
  AgencyConsultationConcluded: (watch, { data: { consultation, outcome } }) =>
    watch.consultation === null || watch.consultation.id === consultation
      ? { ...watch, consultation: { id: consultation, status: outcome } }
      : watch,
  ReplyPeriodExtended: (watch, { id, data: { replyDue, workingDays } }) => ({
    ...dueAt(watch, replyDue),
    extension: watch.extension ?? id,
    extendedDays: watch.extendedDays + workingDays,
  }),
  ReasonsRequested: null,
  ReasonsGiven: null,
  ReasonsJudged: null,
  ReplyDelayed: (watch, { data: { replyDue } }) => dueAt(watch, replyDue),
  FeeNoticeIssued: (watch) => ({ ...watch, due: null }),
  FeeNoticeServed: null,
  FeeNoticeRevoked: (watch, { data: { replyDue } }) => dueAt(watch, replyDue),
  FeePaid: (watch, { data: { replyDue } }) => dueAt(watch, replyDue),
  ReplyDrafted: (watch, { data }) => acting(watch, 'handling', data),
  ReplyReturned: null,
  ReplyApproved: (watch, { data }) => acting(watch, 'approving', data),
  ReplySigned: (watch, { id, data }) => ({
    ...acting(watch, 'signing', data),
    // Imported letters may name none, whatever the type says.
    remedies: { order: (data.remedies as typeof data.remedies | undefined)?.order ?? null, event: id },
  }),
  ReplyDispatched: null,
  ReplyDelivered: null,
  ApplicationWithdrawn: null,
  ApplicationMerged: null,
  ProactiveDisclosureProposed: null,
  ProactiveProposalDecided: null,
  RemedyFiled: null,
  RemedyEnded: null,
  ApplicationReopened: (watch, { data: { replyDue } }) => ({
    ...dueAt(watch, replyDue),
    searches: {},
    consultation: null,
    remedies: null,
  }),
  ApplicationFileAttached: null,
  LetterPrepared: null,
  LetterSealed: null,
  ApplicationArchived: null,
  ApplicationHandedOver: (watch, { data: { to } }) => ({ ...watch, officer: to }),
  ApplicationTransferred: (watch, { data: { to } }) => ({ ...watch, agency: to, officer: null }),
}
