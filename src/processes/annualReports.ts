import type { AnnualReportEvent, ReportFiguresRequested } from '../domain/annualReport/events.js'
import type { RecordReportFigures } from '../domain/annualReport/commands.js'
import { keySubjectOfReport } from '../domain/annualReport/ids.js'
import type { RecordAct, StartDeadline } from '../domain/deadline/commands.js'
import type { DeadlineKind } from '../domain/deadline/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { type AnyReaction, anyReaction, type ProcessCommand, type Reaction } from './reaction.js'

export interface AnnualReportOptions {
  /** What the log knows of the year now, at or after the position; rejects while a read model lags behind it. */
  readonly reportFiguresOf: (
    asked: ReportFiguresRequested['data'],
    upTo: Position,
  ) => Promise<Omit<RecordReportFigures['data'], 'request'>>
}

type Of<T extends AnnualReportEvent['type']> = RecordedEvent<Extract<AnnualReportEvent, { type: T }>>

const idOf = ({ stream }: RecordedEvent): string => stream.slice('report-'.length)

const started = (event: Of<'AnnualReportOpened'>, kind: DeadlineKind): ProcessCommand<StartDeadline> => {
  const { agency, year } = event.data
  const id = idOf(event)
  return {
    id: `${id}-${kind}`,
    key: kind,
    command: {
      type: 'StartDeadline',
      data: {
        matter: id,
        kind,
        agency,
        key: keySubjectOfReport(id),
        // The year that is reported on is over at the end of this day.
        start: `${year}-12-31` as LocalDate,
        startEvent: event.id,
      },
    },
  }
}

const acted = (event: RecordedEvent, kind: DeadlineKind, doneOn: LocalDate): ProcessCommand<RecordAct> => ({
  id: `${idOf(event)}-${kind}`,
  command: { type: 'RecordAct', data: { doneOn, proof: event.id } },
})

/** 711-49: departments submit and publish before 31 January, the government's report is public before 31 March. */
const annualReportClocks: Reaction<AnnualReportEvent> = {
  name: 'annualReportClocks',
  version: 1,
  on: {
    AnnualReportOpened: (event: Of<'AnnualReportOpened'>) =>
      event.data.scope === 'district'
        ? [started(event, 'districtReportPublication')]
        : [started(event, 'reportSubmission'), started(event, 'reportPublication')],
    // A later round is nothing new: what was handed in, in time or late, stays so.
    AnnualReportSubmitted: (event: Of<'AnnualReportSubmitted'>) =>
      event.data.scope === 'district' ? [] : [acted(event, 'reportSubmission', event.data.submittedOn)],
    AnnualReportPublished: (event: Of<'AnnualReportPublished'>) => {
      const { scope, publishedOn } = event.data
      return [acted(event, scope === 'district' ? 'districtReportPublication' : 'reportPublication', publishedOn)]
    },
  },
}

/** 采集: counts what the log knows as soon as somebody asks. */
const annualReportFigures = ({ reportFiguresOf }: AnnualReportOptions): Reaction<AnnualReportEvent> => ({
  name: 'annualReportFigures',
  version: 1,
  on: {
    ReportFiguresRequested: async (
      event: Of<'ReportFiguresRequested'>,
    ): Promise<readonly ProcessCommand<RecordReportFigures>[]> => {
      const { request } = event.data
      const figures = await reportFiguresOf(event.data, event.position)
      return [
        {
          id: idOf(event),
          command: { type: 'RecordReportFigures', data: { request, ...figures } },
          // Somebody asked again meanwhile.
          harmless: ['REPORT_FIGURES_OUTDATED'],
        },
      ]
    },
  },
})

export const annualReportReactions = (options: AnnualReportOptions): readonly AnyReaction[] => [
  anyReaction(annualReportClocks),
  anyReaction(annualReportFigures(options)),
]
