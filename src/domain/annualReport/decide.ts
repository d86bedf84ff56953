import type { Decider } from '../decider.js'
import type { AnnualReportCommand } from './commands.js'
import { amendAnnualReport } from './decide/amending.js'
import { clearAnnualReport, publishAnnualReport, returnAnnualReport } from './decide/judging.js'
import { openAnnualReport } from './decide/opening.js'
import { submitAnnualReport } from './decide/submitting.js'
import { collectReportFigures, enterReportFigure, recordReportFigures, writeReportChapter } from './decide/writing.js'
import type { AnnualReportEvent } from './events.js'
import { type AnnualReport, evolve, initial } from './state.js'

/** 政府信息公开工作年度报告 (711-49, 711-50), stream `report-{agency}-{year}`. */
export const annualReportDecider: Decider<AnnualReportCommand, AnnualReport, AnnualReportEvent> = {
  initial,
  evolve,
  handlers: {
    OpenAnnualReport: openAnnualReport,
    EnterReportFigure: enterReportFigure,
    WriteReportChapter: writeReportChapter,
    CollectReportFigures: collectReportFigures,
    RecordReportFigures: recordReportFigures,
    SubmitAnnualReport: submitAnnualReport,
    ReturnAnnualReport: returnAnnualReport,
    ClearAnnualReport: clearAnnualReport,
    PublishAnnualReport: publishAnnualReport,
    AmendAnnualReport: amendAnnualReport,
  },
}
