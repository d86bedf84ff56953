import type { AnnualReportEvent } from '../../../domain/annualReport/events.js'
import { inBoth, including, peopleOf } from '../acts.js'
import { type Check, raise, type Watch } from '../check.js'

interface ReportWatch {
  readonly submitters: readonly string[]
}

/** Nobody passes their own report, as a deputy neither. */
const selfCleared: Check<AnnualReportEvent, ReportWatch> = {
  code: 'selfClearedReport',
  clauses: ['711-49'],
  label: { zh: '年度报告自报自审', en: 'Annual report passed by the person who submitted it' },
  from: {
    AnnualReportCleared: ({ submitters }, { id, data }) => {
      const persons = inBoth(peopleOf(data), submitters)
      return persons.length === 0 ? [] : [raise(id, { agency: data.agency, persons, occurredOn: data.clearedOn })]
    },
  },
}

export const reportWatch: Watch<AnnualReportEvent, ReportWatch> = {
  initial: () => ({ submitters: [] }),
  remember: {
    AnnualReportOpened: null,
    ReportFigureEntered: null,
    ReportChapterWritten: null,
    ReportFiguresRequested: null,
    ReportFiguresRecorded: null,
    AnnualReportSubmitted: ({ submitters }, { data }) => ({ submitters: including(submitters, peopleOf(data)) }),
    AnnualReportReturned: null,
    AnnualReportCleared: null,
    AnnualReportPublished: null,
    AnnualReportAmended: null,
  },
  checks: [selfCleared],
}
