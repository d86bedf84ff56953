import type { AnnualReportEvent } from '../../domain/annualReport/events.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { ConsultationEvent } from '../../domain/consultation/events.js'
import type { DeadlineEvent } from '../../domain/deadline/events.js'
import type { DutyEvent } from '../../domain/duty/events.js'
import type { FilingEvent } from '../../domain/filing/events.js'
import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { PublicationEvent } from '../../domain/publication/events.js'
import type { Projection } from '../projection.js'
import { applicationWatch } from './checks/applications.js'
import { consultationWatch } from './checks/consultations.js'
import { deadlineWatch } from './checks/deadlines.js'
import { dutyWatch } from './checks/duties.js'
import { filingWatch } from './checks/filings.js'
import { itemWatch } from './checks/items.js'
import { publicationWatch } from './checks/publications.js'
import { reportWatch } from './checks/reports.js'
import { FINDINGS, type FindingTables, findingTables } from './tables.js'
import { handlersOf } from './watch.js'

/** The streams that checks ask. */
export type CheckedEvent =
  | AnnualReportEvent
  | ApplicationEvent
  | ConsultationEvent
  | DeadlineEvent
  | DutyEvent
  | FilingEvent
  | InformationItemEvent
  | PublicationEvent

/** 问题: what the log says was not as the regulation wants it, by one named check for each rule. */
export const findingsProjection: Projection<CheckedEvent, FindingTables> = {
  name: FINDINGS,
  version: 1,
  tables: findingTables,
  touches: ({ stream }) => ({ watched: [stream] }),
  handlers: {
    ...handlersOf(itemWatch),
    ...handlersOf(publicationWatch),
    ...handlersOf(consultationWatch),
    ...handlersOf(applicationWatch),
    ...handlersOf(dutyWatch),
    ...handlersOf(deadlineWatch),
    ...handlersOf(reportWatch),
    ...handlersOf(filingWatch),
  },
}
