import type { Remedies } from '../domain/application/events.js'
import { clauseOfOutcome } from '../domain/application/outcomeFacts.js'
import type { LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ApplicationRow } from '../projections/applications/tables.js'
import type { ProlongationRow } from '../projections/applications/rowParts.js'
import type { AgencyFinder } from './agencyLoading.js'
import type {
  ApplicationAmendment,
  ApplicationFee,
  ApplicationReply,
  ApplicationSearch,
  IdentifiedInformation,
  MatterStep,
  ProactiveProposal,
  Prolongation,
  RegisteredRemedy,
  ReplyDraft,
  ReplyPause,
  ReplyRemedies,
  RequestedReasons,
} from './applicationParts.js'
import { receiptOf } from './deadlineReceipt.js'
import { ifGiven, type Maybe } from './fields.js'
import { agenciesIn } from './minutesParts.js'
import { personOf } from './person.js'
import { toGlobalId } from './relay.js'

// How the parts of an application's row are shown. No words stand in a row.

const day = (date: Maybe<string>): LocalDate | null => (date ?? null) as LocalDate | null

export const amendmentOf = ({ amendment }: ApplicationRow): ApplicationAmendment | null =>
  amendment === null
    ? null
    : {
        status: amendment.status,
        elements: amendment.elements,
        noticeNumber: amendment.noticeNumber,
        issuedOn: amendment.issuedOn as LocalDate,
        servedOn: day(amendment.servedOn),
        amendBy: amendment.amendBy?.due ?? null,
        receipt: ifGiven(amendment.amendBy, receiptOf) ?? null,
        amendedOn: day(amendment.amendedOn),
        late: amendment.late,
      }

export const informationOf = ({ information }: ApplicationRow, agency: AgencyFinder): IdentifiedInformation | null =>
  information === null
    ? null
    : {
        jointIssuers: information.jointIssuers.flatMap(({ agency: id, lead }) => {
          const issuer = agency(id)
          return issuer === null ? [] : [{ agency: issuer, lead }]
        }),
        involvedAgencies: agenciesIn(information.involvedAgencies, agency),
        concernsThirdParties: information.concernsThirdParties,
        meetFrom: information.meetFrom as LocalDate,
      }

export const searchesOf = ({ searches }: ApplicationRow): readonly ApplicationSearch[] =>
  searches.map(({ search, result, searchedOn, by, counts }) => ({
    searchId: search,
    result,
    searchedOn: searchedOn as LocalDate,
    by: personOf(by),
    counts,
  }))

export const pausesOf = ({ pauses }: ApplicationRow): readonly ReplyPause[] =>
  pauses.map(({ letter, kind, sentOn, lapsesOn, answeredOn }) => ({
    letter,
    kind,
    sentOn: sentOn as LocalDate,
    lapsesOn: lapsesOn as LocalDate,
    answeredOn: day(answeredOn),
  }))

export const prolongationOf = (row: ProlongationRow | null): Prolongation | null =>
  row === null
    ? null
    : {
        workingDays: row.workingDays,
        noticeNumber: row.noticeNumber,
        noticeDispatchedOn: row.noticeDispatchedOn as LocalDate,
        by: personOf(row.by),
      }

export const reasonsOf = ({ reasons }: ApplicationRow): RequestedReasons | null =>
  reasons === null
    ? null
    : {
        noticeNumber: reasons.noticeNumber,
        issuedOn: reasons.issuedOn as LocalDate,
        answerBy: reasons.answerBy as LocalDate,
        givenOn: day(reasons.givenOn),
        reasonable: reasons.reasonable,
      }

export const feeOf = ({ fee }: ApplicationRow): ApplicationFee | null =>
  fee === null
    ? null
    : {
        status: fee.status,
        method: fee.method,
        before: fee.before,
        units: fee.units,
        amount: fee.amount,
        schedule: fee.schedule,
        noticeNumber: fee.noticeNumber,
        issuedOn: fee.issuedOn as LocalDate,
        servedOn: day(fee.servedOn),
        payBy: fee.payBy?.due ?? null,
        receipt: ifGiven(fee.payBy, receiptOf) ?? null,
        paidOn: day(fee.paidOn),
        receiptNumber: fee.receiptNumber,
      }

export function remediesOf(remedies: Remedies | null, agency: AgencyFinder): ReplyRemedies | null {
  if (remedies === null) return null
  const none = { reviewDays: null, reviewAgency: null, reviewBody: null, courtTime: null, courtUnit: null }
  if (remedies.order === 'appealToAuthority')
    return { ...none, order: remedies.order, authority: agency(remedies.authority) }
  const { review, court } = remedies
  return {
    order: remedies.order,
    reviewDays: review.days,
    reviewAgency: 'agency' in review.body ? agency(review.body.agency) : null,
    reviewBody: 'name' in review.body ? review.body.name : null,
    courtTime: court.number,
    courtUnit: court.unit,
    authority: null,
  }
}

export const draftOf = ({ draft }: ApplicationRow, agency: AgencyFinder): ReplyDraft | null =>
  draft === null
    ? null
    : {
        draft: draft.draft,
        outcome: draft.outcome,
        clause: clauseOfOutcome(draft.outcome),
        status: draft.status,
        by: personOf(draft.by),
        approvedBy: ifGiven(draft.approvedBy, personOf) ?? null,
        signedBy: ifGiven(draft.signedBy, personOf) ?? null,
        replyNumber: draft.replyNumber,
        signedOn: day(draft.signedOn),
        letterHash: draft.letterHash,
        seal: draft.seal,
        sealHash: draft.sealHash,
        remedies: remediesOf(draft.remedies, agency),
      }

export const repliesOf = ({ replies }: ApplicationRow, agency: AgencyFinder): readonly ApplicationReply[] =>
  replies.map((reply) => ({
    draft: reply.draft,
    outcome: reply.outcome,
    clause: clauseOfOutcome(reply.outcome),
    replyNumber: reply.replyNumber,
    dispatchedOn: reply.dispatchedOn as LocalDate,
    way: reply.way,
    proof: reply.proof,
    period: reply.period,
    due: day(reply.due),
    late: reply.late,
    deliveredOn: day(reply.deliveredOn),
    remedies: remediesOf(reply.remedies, agency),
  }))

export const proposalsOf = ({ proposals }: ApplicationRow): readonly ProactiveProposal[] =>
  proposals.map(({ proposal, source, item, applications, proposedOn, accepted }) => ({
    proposal,
    source,
    itemId: item === null ? null : toGlobalId('InformationItem', item),
    applicationIds: applications.map((id) => toGlobalId('Application', id)),
    proposedOn: proposedOn as LocalDate,
    accepted,
  }))

export const registeredRemediesOf = ({ remedies }: ApplicationRow): readonly RegisteredRemedy[] =>
  remedies.map(({ remedy, kind, filedOn, caseNumber, body, result, endedOn, documentNumber, redo }) => ({
    remedyId: remedy,
    kind,
    filedOn: filedOn as LocalDate,
    caseNumber,
    body,
    result,
    endedOn: day(endedOn),
    documentNumber,
    redo,
  }))

/** Events of a matter, in the order of its stream. */
export const stepsOf = (events: readonly RecordedEvent[], agency: AgencyFinder): readonly MatterStep[] =>
  events.map(({ id, revision, type, metadata }) => ({
    eventId: id,
    revision,
    type,
    recordedAt: metadata.recordedAt,
    clause: metadata.clause,
    person: ifGiven(metadata.person, personOf) ?? null,
    deputyFor: ifGiven(metadata.deputyFor, personOf) ?? null,
    role: metadata.role,
    agency: agency(metadata.agency),
  }))
