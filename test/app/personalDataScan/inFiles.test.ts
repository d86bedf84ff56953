import { expect, test } from 'vitest'
import { extractText } from '../../../src/app/files/extractText.js'
import { personalDataIn } from '../../../src/app/personalDataScan.js'
import { docx, paragraph } from '../files/documents.js'
import { content, lines, onePage, pdf } from '../files/pdfBuilder.js'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** As contentChecks.ts looks at a file: each part of what a reader sees by itself. */
async function kindsIn(mediaType: string, bytes: Uint8Array): Promise<readonly string[]> {
  const { segments } = await extractText({ mediaType, bytes })
  return segments
    .filter(({ place, where }) => place === 'text' && where !== 'pages')
    .flatMap(({ text }) => personalDataIn(text).map(({ kind }) => kind))
}

test('711-15: in DOCX a number is found across runs, and in the cells of a table', async () => {
  const runs = ['身份证1101', '0519491231', '002X'].map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  const table = `<w:tbl><w:tr>${cell('13812345678')}${cell('皖F12345')}</w:tr></w:tbl>`
  const xml = `<w:p>${runs}</w:p>${table}${paragraph('第十二条')}`
  expect(await kindsIn(DOCX, docx({ xml }))).toEqual(['identityNumber', 'phoneNumber', 'licencePlate'])
})

test('711-15: in the text layer of a PDF a number is found that the end of a line breaks', async () => {
  const shown = lines('身份证号110105194912', '31002X，系本区居民')
  const bytes = pdf(onePage(content(shown)))
  // Once in each of the ways in which a page is read.
  expect(new Set(await kindsIn('application/pdf', bytes))).toEqual(new Set(['identityNumber']))
})
