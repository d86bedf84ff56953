import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { csvCell, reportCsv } from '../../src/app/annualReport/csv.js'
import { FORM_TABLE_ONE, FORM_TABLE_THREE, FORM_TABLE_TWO, inPlaces } from '../../src/app/annualReport/form.js'
import { reportDocument } from '../../src/app/annualReport/reportDocument.js'
import type { ReportView } from '../../src/app/annualReport/reportView.js'
import { reportXlsx } from '../../src/app/annualReport/xlsx.js'
import { extractText } from '../../src/app/files/extractText.js'
import { renderHtml } from '../../src/app/letters/renderHtml.js'
import { renderPdf } from '../../src/app/letters/renderPdf.js'
import {
  noTables,
  REPORT_CELLS,
  type ReportCell,
  valueIn,
  withValue,
} from '../../src/domain/annualReport/reportTables.js'
import { TABLE_TWO_COLUMNS } from '../../src/domain/annualReport/tableTwo.js'
import { TABLE_TWO_ROWS, type TableTwoRow } from '../../src/domain/annualReport/tableTwoRows.js'
import { agencyId, on, personId } from '../support/spec.js'

const EVIL = '=HYPERLINK("http://example.test","点击")'
/** Each cell has a number of its own, so that one in the place of another is seen. */
const numbered = REPORT_CELLS.reduce((tables, cell, index) => withValue(tables, cell, 1_000 + index), noTables())
const amended: ReportCell = { table: 2, row: 'newlyReceived', column: 'all' }
const view: ReportView = {
  id: 'fgw-2026',
  agency: agencyId('fgw'),
  agencyName: '区发展和改革委员会',
  year: 2026,
  scope: 'department',
  status: 'published',
  revision: 40,
  round: 1,
  tables: numbered,
  frozen: withValue(numbered, amended, 7),
  now: numbered,
  entries: new Map(),
  chapters: {
    proactiveDisclosure: EVIL,
    onRequest: '+1 件\n第二段',
    management: '-',
    platform: '@平台',
    supervision: '<b>监督</b>',
    problems: '问题',
    otherMatters: '无',
  },
  amendments: [
    {
      agency: agencyId('fgw'),
      year: 2026,
      number: 1,
      cells: [{ ...amended, from: 7, to: valueIn(numbered, amended)! }],
      reason: { $protected: 'report:fgw-2026', value: '漏记' },
      amendedOn: on('2027-03-01'),
      by: personId('fgwOffice'),
      event: 'e1',
      recordedAt: '2027-03-01T01:00:00.000Z' as never,
    },
  ],
}

interface Sheet {
  readonly cells: ReadonlyMap<string, { readonly value: string; readonly isText: boolean }>
  readonly merged: readonly string[]
  readonly xml: string
}

/** Reads a workbook as a spreadsheet program does, with nothing of the library that wrote it. */
function sheetsOf(workbook: Uint8Array): readonly Sheet[] {
  const files = unzipSync(workbook)
  const text = (name: string) => new TextDecoder().decode(files[name])
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    [...item!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => unescaped(part!)).join(''),
  )
  const names = Object.keys(files).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
  return names
    .sort((one, other) => Number(/\d+/.exec(one)) - Number(/\d+/.exec(other)))
    .map((name) => {
      const xml = text(name)
      const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
        ([, place, attributes, inner = '']) => {
          const isText = attributes!.includes('t="s"')
          const raw = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? ''
          return [place!, { value: isText ? shared[Number(raw)]! : raw, isText }] as const
        },
      )
      return {
        cells: new Map(cells),
        merged: [...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, range]) => range!),
        xml,
      }
    })
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const place = (x: number, y: number): string => `${String.fromCharCode(65 + x)}${y + 1}`

test('711-50: the workbook has every row, column and label of the official form, and every number in its place', async () => {
  const sheets = sheetsOf(await reportXlsx(view))
  expect(sheets).toHaveLength(4)
  const seen = new Set<string>()
  for (const [index, form] of [FORM_TABLE_ONE, FORM_TABLE_TWO, FORM_TABLE_THREE].entries()) {
    const { cells, merged } = sheets[index]!
    expect(cells.get('A1')?.value).toBe(form.title)
    inPlaces(form).forEach((row, y) => {
      row.forEach((box, x) => {
        if (box === null) return
        const at = place(x, y + 1)
        if ('text' in box) expect(cells.get(at)).toEqual({ value: box.text, isText: true })
        else {
          expect(cells.get(at)).toEqual({ value: String(valueIn(numbered, box.cell)), isText: false })
          seen.add(JSON.stringify(box.cell))
        }
        const spans = box.columns > 1 || box.rows > 1
        const range = `${at}:${place(x + box.columns - 1, y + box.rows)}`
        expect(merged.includes(range), range).toBe(spans)
      })
    })
  }
  // The fee of chapter six is said in words.
  expect(seen.size).toBe(REPORT_CELLS.length - 1)
  const labels = inPlaces(FORM_TABLE_TWO).flat()
  expect(labels.filter((box) => box !== null && 'text' in box).map((box) => (box as { text: string }).text)).toEqual(
    expect.arrayContaining([
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
      '一、本年新收政府信息公开申请数量',
      '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
      '3.危及“三安全一稳定”',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '四、结转下年度继续办理',
    ]),
  )
})

/** The official form, written down from its text: number of the row, and its words. */
const OFFICIAL_ROWS: readonly (readonly [TableTwoRow, string])[] = [
  ['newlyReceived', '一、本年新收政府信息公开申请数量'],
  ['carriedIn', '二、上年结转政府信息公开申请数量'],
  ['disclosed', '（一）予以公开'],
  ['partlyDisclosed', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
  ['stateSecret', '1.属于国家秘密'],
  ['prohibitedByLaw', '2.其他法律行政法规禁止公开'],
  ['endangersSafety', '3.危及“三安全一稳定”'],
  ['thirdPartyRights', '4.保护第三方合法权益'],
  ['internalAffairs', '5.属于三类内部事务信息'],
  ['processInformation', '6.属于四类过程性信息'],
  ['enforcementFile', '7.属于行政执法案卷'],
  ['administrativeQuery', '8.属于行政查询事项'],
  ['notHeld', '1.本机关不掌握相关政府信息'],
  ['needsMaking', '2.没有现成信息需要另行制作'],
  ['stillUnclear', '3.补正后申请内容仍不明确'],
  ['petition', '1.信访举报投诉类申请'],
  ['repeated', '2.重复申请'],
  ['publication', '3.要求提供公开出版物'],
  ['excessive', '4.无正当理由大量反复申请'],
  ['reconfirmation', '5.要求行政机关确认或重新出具已获取信息'],
  ['notAmended', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
  ['feeUnpaid', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
  ['other', '3.其他'],
  ['total', '（七）总计'],
  ['carriedOut', '四、结转下年度继续办理'],
]
const OFFICIAL_COLUMNS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']

test('711-50: row by row the words and numbers of table 2 are those of the official form', async () => {
  const { cells } = sheetsOf(await reportXlsx(view))[1]!
  const head = (column: number) => cells.get(place(column + 3, column === 0 || column === 6 ? 2 : 3))?.value
  expect(OFFICIAL_COLUMNS.map((_, column) => head(column))).toEqual(OFFICIAL_COLUMNS)
  OFFICIAL_ROWS.forEach(([row, words], index) => {
    const y = 4 + index
    const labels = [0, 1, 2].map((x) => cells.get(place(x, y))?.value ?? '').filter((text) => text !== '')
    expect(labels.at(-1)).toBe(words)
    const numbers = TABLE_TWO_COLUMNS.map((_, column) => Number(cells.get(place(column + 3, y))?.value))
    expect(numbers, row).toEqual(TABLE_TWO_COLUMNS.map((column) => numbered.tableTwo[row][column]))
    expect(TABLE_TWO_ROWS[row]).toBe(index + 1)
  })
})

test('a text that begins like a formula stays a text, in the workbook and in CSV', async () => {
  const sheets = sheetsOf(await reportXlsx(view))
  const words = sheets[3]!
  const values = [...words.cells.values()]
  for (const text of [EVIL, '+1 件\n第二段', '-', '@平台'])
    expect(values.find(({ value }) => value === text)).toMatchObject({ isText: true })
  for (const { xml } of sheets) expect(xml).not.toMatch(/<f[ >]/)
  expect(values.some(({ value }) => value.includes('报送数 7，更正为') && value.includes('漏记'))).toBe(true)

  for (const text of ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1']) expect(csvCell(text)).toContain(`'${text}`)
  expect(csvCell('申请，"公开"')).toBe('"申请，""公开"""')
  expect(csvCell('7')).toBe('7')
  const csv = reportCsv({ ...view, agencyName: '=区发改委' })
  expect(csv.startsWith("\u{feff}'=区发改委")).toBe(true)
  expect(csv.split('\r\n')).toHaveLength(REPORT_CELLS.length + 2)
})

test('711-50: print-ready in the six chapters, with what was amended and what was submitted beside it', async () => {
  const document = reportDocument(view)
  const html = renderHtml(document)
  expect(html).toContain('&lt;b&gt;监督&lt;/b&gt;')
  expect(html).not.toContain('<b>监督')
  const chapters = [
    '一、总体情况',
    '二、主动公开',
    '三、收到和处理',
    '四、政府信息公开行政复议',
    '五、存在的主要问题',
    '六、其他需要报告',
  ]
  const places = chapters.map((chapter) => html.indexOf(chapter))
  expect(places).toEqual([...places].sort((one, other) => one - other))
  expect(Math.min(...places)).toBeGreaterThan(0)
  for (const cell of REPORT_CELLS) expect(html).toContain(String(valueIn(numbered, cell)))
  expect(html).toContain('报送数 7')

  const bytes = await renderPdf(document)
  const { text } = await extractText({ mediaType: 'application/pdf', bytes })
  for (const cell of REPORT_CELLS) expect(text).toContain(String(valueIn(numbered, cell)))
  expect(text).toContain('政府信息公开工作年度报告')
})
