import { renderHtml } from '../letters/renderHtml.js'
import { renderPdf } from '../letters/renderPdf.js'
import { reportCsv } from './csv.js'
import { reportDocument } from './reportDocument.js'
import type { ReportView } from './reportView.js'
import { reportXlsx } from './xlsx.js'

export const REPORT_FORMATS = ['xlsx', 'html', 'pdf', 'csv'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
}

const bytesOf = async (view: ReportView, format: ReportFormat): Promise<Uint8Array> => {
  switch (format) {
    case 'xlsx':
      return reportXlsx(view)
    case 'html':
      return Buffer.from(renderHtml(reportDocument(view)))
    case 'pdf':
      return renderPdf(reportDocument(view))
    case 'csv':
      return Buffer.from(reportCsv(view))
  }
}

export interface ReportFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The report as a file in one of the formats that it is handed on in. @throws {CharactersUnprintableError} for PDF */
export const reportFile = async (view: ReportView, format: ReportFormat): Promise<ReportFile> => ({
  name: `${view.agencyName}${view.year}年政府信息公开工作年度报告.${format}`,
  mediaType: MEDIA_TYPES[format],
  bytes: await bytesOf(view, format),
})
