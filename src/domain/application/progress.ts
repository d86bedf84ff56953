import type { DeadlineKind } from '../deadline/vocabulary.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import type { ApplicationEvent } from './events.js'
import { evolve } from './evolve.js'
import { initial, type KnownApplication } from './state.js'

/** A time that runs on an application: the deadline's matter and kind, and its last day as the application has it. */
export interface RunningTime {
  readonly matter: string
  readonly kind: Extract<DeadlineKind, 'reply' | 'amendmentNotice' | 'amendment' | 'thirdPartyOpinion' | 'feePayment'>
  readonly due: LocalDate
}

/** Where an application stands after some of its events; for processes, which decide nothing themselves. */
export type ApplicationProgress = { readonly status: 'absent' } | KnownProgress

export interface KnownProgress {
  readonly status: 'open' | 'closed'
  readonly agency: AgencyId
  readonly officer?: PersonId
  /** The reply period that runs, with the date that it has reckoned. */
  readonly clock?: { readonly period: number; readonly receipt: DeadlineReceipt }
  readonly times: readonly RunningTime[]
  /** How it came to its agency last, where not by the applicant. */
  readonly transferred?: { readonly from: AgencyId; readonly cause: string }
  /** How often it was archived: again after it was done again. */
  readonly archived: number
  /** Fee notices issued so far; a matter that is done again may have a second. */
  readonly fees: number
  /** The consultation of other agencies begun last, with the event that asked for its text and seats. */
  readonly consultation?: { readonly consultation: string; readonly isRunning: boolean; readonly requiredBy: number }
}

/** Matters of the deadlines of an application. */
export const replyMatter = (application: string, period: number): string => `${application}.r${period}`
export const amendmentNoticeMatter = (application: string): string => `${application}.amendmentNotice`
export const amendmentMatter = (application: string): string => `${application}.amendment`
export const thirdPartyMatter = (application: string, thirdParty: PersonId): string => `${application}.${thirdParty}`
export const feeMatter = (application: string, number: number): string =>
  number <= 1 ? `${application}.fee` : `${application}.fee${number}`

/** Folds the events of one application, from its first. */
export function progressOf(events: readonly (ApplicationEvent & { readonly revision: number })[]): ApplicationProgress {
  const state = events.reduce(evolve, initial)
  if (state.status === 'absent') return { status: 'absent' }
  const fees = events.filter(({ type }) => type === 'FeeNoticeIssued').length
  const required = events.findLast(({ type }) => type === 'AgencyConsultationRequired')
  const transfer = events.findLast((event) => event.type === 'ApplicationTransferred')
  const { status, agency, officer, clock, consultation } = state
  return {
    status,
    agency,
    ...(officer === undefined ? {} : { officer }),
    ...(clock === undefined ? {} : { clock: { period: clock.period, receipt: clock.receipt } }),
    times: status === 'open' ? timesOf(state, fees) : [],
    ...(transfer === undefined ? {} : { transferred: { from: transfer.data.from, cause: transfer.data.cause } }),
    archived: events.filter(({ type }) => type === 'ApplicationArchived').length,
    fees,
    ...(consultation === undefined || required === undefined
      ? {}
      : {
          consultation: {
            consultation: consultation.consultation,
            isRunning: status === 'open' && consultation.status === 'running',
            requiredBy: required.revision,
          },
        }),
  }
}

function timesOf(application: KnownApplication, fees: number): readonly RunningTime[] {
  const { id, clock, period, amendment, amendmentNoticeDue, fee, thirdParties } = application
  const asksStill = period === 1 && amendment === undefined && hasGaps(application)
  return [
    ...time(replyMatter(id, period), 'reply', clock?.receipt),
    ...(asksStill ? time(amendmentNoticeMatter(id), 'amendmentNotice', amendmentNoticeDue) : []),
    ...(amendment?.status === 'served' ? time(amendmentMatter(id), 'amendment', amendment.amendBy) : []),
    ...(fee?.status === 'served' ? time(feeMatter(id, fees), 'feePayment', fee.payBy) : []),
    ...[...thirdParties].flatMap(([thirdParty, { outcome, opinionBy }]) =>
      outcome === undefined || outcome === 'unreachable'
        ? time(thirdPartyMatter(id, thirdParty), 'thirdPartyOpinion', opinionBy)
        : [],
    ),
  ]
}

/** Something that 711-29 asks for is missing, and the applicant was not asked before, on the whole of which this is a part. */
const hasGaps = ({ received }: Pick<KnownApplication, 'received'>): boolean =>
  received.lacks.length > 0 && received.amendedBefore !== true

const time = (
  matter: string,
  kind: RunningTime['kind'],
  receipt: DeadlineReceipt | undefined,
): readonly RunningTime[] => (receipt === undefined ? [] : [{ matter, kind, due: receipt.due }])
