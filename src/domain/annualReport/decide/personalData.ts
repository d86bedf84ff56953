import { chaptersUnanswered, type TextScan } from '../textScan.js'
import type { ReportRule } from './handler.js'

/** Nothing goes out in which the program as it is now finds what nobody has answered (711-15). */
export const chaptersAreAnswered = (scan: TextScan): ReportRule => ({
  code: 'CHAPTERS_HOLD_PERSONAL_DATA',
  clause: '711-15',
  refuse: (report) => {
    const chapters = chaptersUnanswered(scan, report)
    return chapters.length === 0 ? undefined : { missing: ['WriteReportChapter'], facts: { chapters } }
  },
})
