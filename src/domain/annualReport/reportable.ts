import type { ApplicationEvent } from '../application/events.js'
import type { ApplicantKind } from '../application/vocabulary.js'
import type { LocalDate } from '../values.js'
import { endingOf, type ReportableEnding } from './rowOf.js'
import type { ReportableApplication } from './tableTwo.js'

/** One end of an application, and when it was opened again by order (重作). */
export interface RecordedEnding {
  readonly on: LocalDate
  readonly ending: ReportableEnding
  readonly reopenedOn?: LocalDate
}

/**
 * The end that is counted: the one that stood at the end of its year. What was closed in a report and is done again
 * in a later year is not counted twice; it shows in table 3.
 */
export const countedEnding = (endings: readonly RecordedEnding[]): RecordedEnding | undefined =>
  endings.find(({ on, reopenedOn }) => reopenedOn === undefined || reopenedOn.slice(0, 4) > on.slice(0, 4))

function endOf(event: ApplicationEvent): RecordedEnding | undefined {
  switch (event.type) {
    case 'ReplyDispatched':
      return { on: event.data.dispatchedOn, ending: endingOf(event.data.outcome) }
    case 'ApplicationWithdrawn':
      return { on: event.data.withdrawnOn, ending: { kind: 'withdrawn' } }
    case 'ApplicationMerged':
      return { on: event.data.mergedOn, ending: { kind: 'merged' } }
    default:
      return undefined
  }
}

/** What table 2 has to know of one application, from its events; undefined while its day of receipt is open. */
export function reportableOf(events: readonly ApplicationEvent[]): ReportableApplication | undefined {
  let applicant: ApplicantKind | undefined
  let receivedOn: LocalDate | undefined
  let endings: readonly RecordedEnding[] = []
  for (const event of events) {
    // A public enterprise answers by its own rules and hands in no report of 711-49 (711-55).
    if (event.type === 'ApplicationReceived' && event.data.body === 'agency') applicant = event.data.applicant.kind
    if (event.type === 'ReceiptDateFixed') receivedOn = event.data.receivedOn
    const last = endings.at(-1)
    if (event.type === 'ApplicationReopened' && last !== undefined) {
      endings = [...endings.slice(0, -1), { ...last, reopenedOn: event.data.decisionReceivedOn }]
    }
    const end = endOf(event)
    if (end !== undefined) endings = [...endings, end]
  }
  if (applicant === undefined || receivedOn === undefined) return undefined
  const counted = countedEnding(endings)
  return {
    applicant,
    receivedOn,
    ...(counted === undefined ? {} : { closed: { on: counted.on, ending: counted.ending } }),
  }
}
