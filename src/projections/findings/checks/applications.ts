import type { ApplicationEvent } from '../../../domain/application/events.js'
import type { LogEvent } from '../../projection.js'
import { type Act, dayOf, inBoth, isBlank, peopleOf } from '../acts.js'
import { type Breach, type Check, type Effect, mend, raise, type Watch } from '../check.js'
import { replyChecks } from './applicationReplies.js'
import { applicationRemembered, type ApplicationWatch, initialApplication, type Level } from './applicationWatch.js'

type ApplicationCheck = Check<ApplicationEvent, ApplicationWatch>
type EventOf<T extends ApplicationEvent['type']> = LogEvent<Extract<ApplicationEvent, { type: T }>>

const byOfficer = (
  { agency, officer }: ApplicationWatch,
  occurredOn: string,
  more: Partial<Breach> & { readonly act?: Act } = {},
): Breach => {
  const { act, ...breach } = more
  return { agency, persons: [officer ?? undefined, ...peopleOf(act ?? {})], occurredOn, ...breach }
}

/** 与申请人确认之日为收到之日: not confirmed although the time for it is over. */
const receiptNotConfirmed: ApplicationCheck = {
  code: 'receiptNotConfirmed',
  clauses: ['711-31'],
  label: { zh: '未及时与申请人确认收到申请', en: 'Receipt not confirmed with the applicant in time' },
  from: {
    ReceiptUnconfirmed: (watch, { data: { confirmBy } }) => [
      raise('receipt', byOfficer(watch, confirmBy.due, { due: confirmBy.due, unit: confirmBy.unit })),
    ],
    ReceiptDateFixed: (_watch, { data: { receivedOn } }) => [mend('receipt', receivedOn)],
  },
}

/** 一次性告知: all points at once, and once (711-30). */
const amendmentAskedAgain: ApplicationCheck = {
  code: 'amendmentAskedAgain',
  clauses: ['711-30'],
  label: { zh: '未一次性告知补正', en: 'Corrections asked for more than once' },
  from: {
    AmendmentRequested: (watch, { id, data }) =>
      watch.amendments.length === 0
        ? []
        : [raise(id, byOfficer(watch, data.issuedOn, { act: data, cites: watch.amendments }))],
  },
}

/** 经政府信息公开工作机构负责人同意 (711-33): recorded by nobody else, in nobody else's role. */
const extensionNotApproved: ApplicationCheck = {
  code: 'extensionNotApproved',
  clauses: ['711-33'],
  label: { zh: '延期未经工作机构负责人同意', en: 'Extended without the head of the disclosure office' },
  from: {
    ReplyPeriodExtended: (watch, { id, data, metadata }) =>
      metadata.role === 'disclosureHead' && !isBlank(data.by)
        ? []
        : [raise(id, byOfficer(watch, data.noticeDispatchedOn, { act: data }))],
  },
}

/** What is over cannot be made longer: the notice has to go out on the last day at the latest. */
const extensionAfterDay: ApplicationCheck = {
  code: 'extensionAfterDay',
  clauses: ['711-33'],
  label: { zh: '答复期限届满后延期', en: 'Extended after the last day to answer' },
  from: {
    ReplyPeriodExtended: (watch, { id, data }) =>
      watch.due !== null && data.noticeDispatchedOn > watch.due
        ? [raise(id, byOfficer(watch, data.noticeDispatchedOn, { act: data, due: watch.due }))]
        : [],
  },
}

/** 延长的期限最长不得超过20个工作日, once. No policy can widen it. */
const LONGEST_EXTENSION = 20

const extensionTooLong: ApplicationCheck = {
  code: 'extensionTooLong',
  clauses: ['711-33'],
  label: { zh: '延期超过二十个工作日或者再次延期', en: 'Extended by more than the law allows, or again' },
  from: {
    ReplyPeriodExtended: (watch, { id, data }) =>
      watch.extendedDays + data.workingDays > LONGEST_EXTENSION || watch.extension !== null
        ? [
            raise(id, {
              ...byOfficer(watch, data.noticeDispatchedOn, { act: data }),
              cites: [watch.extension ?? undefined],
            }),
          ]
        : [],
  },
}

const withoutProof = (watch: ApplicationWatch, event: LogEvent, on: string, proof: unknown): readonly Effect[] =>
  isBlank(proof) ? [raise(event.id, byOfficer(watch, on, { act: event.data as Act }))] : []

/** What goes to the applicant is proved: post number, signature on handover, delivery on the portal. */
const noticeWithoutProof: ApplicationCheck = {
  code: 'noticeWithoutProof',
  clauses: ['711-33', '711-30', '711-32'],
  label: { zh: '文书无发出或者送达凭证', en: 'Letter without proof that it was sent or served' },
  from: {
    AmendmentRequested: (watch, event) => withoutProof(watch, event, event.data.issuedOn, event.data.proof),
    ThirdPartyLetterServed: (watch, event) => withoutProof(watch, event, event.data.servedOn, event.data.proof),
    ReplyPeriodExtended: (watch, event) => withoutProof(watch, event, event.data.noticeDispatchedOn, event.data.proof),
    ReplyDispatched: (watch, event) => withoutProof(watch, event, event.data.dispatchedOn, event.data.proof),
  },
}

/** 承办、审核、签发 by three people. */
const twice = (watch: ApplicationWatch, level: Level, event: EventOf<'ReplyApproved' | 'ReplySigned'>) => {
  const others = (Object.keys(watch.acted) as Level[]).filter((other) => other !== level)
  const persons = inBoth(
    peopleOf(event.data),
    others.flatMap((other) => watch.acted[other]),
  )
  const on = event.type === 'ReplySigned' ? event.data.signedOn : dayOf(event)
  return persons.length === 0 ? [] : [raise(event.id, { agency: watch.agency, persons, occurredOn: on })]
}

const selfApprovedReply: ApplicationCheck = {
  code: 'selfApprovedReply',
  clauses: ['711-45', 'LS-10.1'],
  label: { zh: '答复自办自批', en: 'The same person handled and approved or signed the reply' },
  from: {
    ReplyApproved: (watch, event) => twice(watch, 'approving', event),
    ReplySigned: (watch, event) => twice(watch, 'signing', event),
  },
}

export const applicationWatch: Watch<ApplicationEvent, ApplicationWatch> = {
  initial: initialApplication,
  remember: applicationRemembered,
  checks: [
    receiptNotConfirmed,
    amendmentAskedAgain,
    extensionNotApproved,
    extensionAfterDay,
    extensionTooLong,
    noticeWithoutProof,
    selfApprovedReply,
    ...replyChecks,
  ],
}
