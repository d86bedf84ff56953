import type { Decider } from '../decider.js'
import type { AnnualReportCommand } from './commands.js'
import { amendAnnualReport } from './decide/amending.js'
import { clearAnnualReport, publishAnnualReport, returnAnnualReport } from './decide/judging.js'
import { openAnnualReport } from './decide/opening.js'
import { submitAnnualReport } from './decide/submitting.js'
import { collectReportFigures, enterReportFigure, recordReportFigures, writeReportChapter } from './decide/writing.js'
import type { AnnualReportEvent } from './events.js'
import { type AnnualReport, evolve, initial } from './state.js'
import type { TextScan } from './textScan.js'

/** 政府信息公开工作年度报告 (711-49, 711-50), stream `report-{agency}-{year}`. */
export const createAnnualReportDecider = (
  scan: TextScan,
): Decider<AnnualReportCommand, AnnualReport, AnnualReportEvent> => ({
  initial,
  evolve,
  handlers: {
    OpenAnnualReport: openAnnualReport,
    EnterReportFigure: enterReportFigure,
    WriteReportChapter: writeReportChapter(scan),
    CollectReportFigures: collectReportFigures,
    RecordReportFigures: recordReportFigures,
    SubmitAnnualReport: submitAnnualReport(scan),
    ReturnAnnualReport: returnAnnualReport,
    ClearAnnualReport: clearAnnualReport(scan),
    PublishAnnualReport: publishAnnualReport,
    AmendAnnualReport: amendAnnualReport,
  },
})
