import { expect, test } from 'vitest'
import { decodeText } from '../../../src/app/import/decodeText.js'
import { describeFile, parseDocument } from '../../../src/app/import/parseDocument.js'
import type { LocalDate } from '../../../src/domain/values.js'

const TODAY = '2026-03-02' as LocalDate
const markdown = (title: string, ...head: readonly string[]) =>
  [`# ${title}`, ...head, '<!-- INFO END -->', '第一条 为了规范工作，制定本条例。'].join('\n\n')
const parse = (text: string, name = 'x.md') => parseDocument(text, name, TODAY)
const read = (text: string, name?: string) => {
  const parsed = parse(text, name)
  if (!parsed.ok) throw new Error(parsed.faults.map(({ code }) => code).join())
  return parsed.document
}
const faults = (text: string, name?: string) => {
  const parsed = parse(text, name)
  return parsed.ok ? [] : parsed.faults.map(({ code }) => code)
}

test('title, issuer, number and date of issue are read from the head', () => {
  expect(
    read(
      markdown(
        '公共文化体育设施条例',
        '2003年6月18日 国务院第12次常务会议通过',
        '2003年6月26日 中华人民共和国国务院令第382号公布',
        '2003年8月1日 施行',
      ),
    ),
  ).toMatchObject({
    title: '公共文化体育设施条例',
    formedOn: '2003-06-26',
    issuedBy: ['国务院'],
    documentNumber: '国务院令第382号',
    genre: 'regulation',
    acts: [{ kind: 'adopted' }, { kind: 'issued' }, { kind: 'effective', on: '2003-08-01' }],
    notes: [],
  })
})

test('a revised document has the date and the number of its last revision', () => {
  expect(
    read(
      markdown(
        '经营者集中申报标准的规定',
        '2008年8月3日 国务院令第529号公布',
        '2018年9月18日 《国务院关于修改部分行政法规的决定》第一次修订',
        '2024年1月22日 中华人民共和国国务院令第773号第二次修订）',
      ),
    ),
  ).toMatchObject({ formedOn: '2024-01-22', documentNumber: '国务院令第773号', issuedBy: ['国务院'] })
})

test('a revision by a decision without a number keeps the number of the order it revises', () => {
  expect(
    read(
      markdown(
        '自然保护区条例',
        '1994年10月9日 国务院令第167号发布',
        '2011年1月8日 《国务院关于废止和修改部分行政法规的决定》第一次修订',
      ),
    ),
  ).toMatchObject({ formedOn: '2011-01-08', documentNumber: '国务院令第167号' })
})

test('a later date in the file name means a revision that the head does not list', () => {
  const text = markdown('民用机场管理条例', '2009年4月13日 国务院令第553号公布')
  expect(read(text, '民用机场管理条例(2019-03-02).md')).toMatchObject({
    formedOn: '2019-03-02',
    notes: ['HEAD_ENDS_BEFORE_VERSION'],
  })
})

test('an earlier date in the file name is wrong, and so is the day it takes effect: the head rules', () => {
  const issued = '2006年10月11日 国务院令第476号公布'
  for (const name of ['长城保护条例(2006-10-01).md', '长城保护条例(2006-12-01).md']) {
    expect(read(markdown('长城保护条例', issued, '2006年12月1日 施行'), name)).toMatchObject({
      formedOn: '2006-10-11',
      notes: ['HEAD_CONTRADICTS_FILE_NAME'],
    })
  }
})

test('full-width digits, Chinese numerals and a signature below its signatory are dates and issuers too', () => {
  expect(read(markdown('程序规定', '２０１２年１２月１９日 中华人民共和国公安部令第１２５号发布，'))).toMatchObject({
    formedOn: '2012-12-19',
    documentNumber: '公安部令第125号',
    issuedBy: ['公安部'],
  })
  expect(read(markdown('工资支付暂行规定', '劳部发〔1994〕489号', '劳动部', '一九九四年十二月六日'))).toMatchObject({
    formedOn: '1994-12-06',
    documentNumber: '劳部发〔1994〕489号',
    issuedBy: ['劳动部'],
  })
})

test('bodies that issue together on lines of their own are all named', () => {
  expect(read(markdown('进口影片管理办法', '1981年10月13日 国务院批准', '文化部', '海关总署发布'))).toMatchObject({
    formedOn: '1981-10-13',
    issuedBy: ['文化部', '海关总署'],
  })
})

test('the page of a government website is read with its source and its time of publication', () => {
  const page =
    '烈山区人民政府政务公开发布协调制度\n\n字体大小:【\n浏览次数:信息来源: 区发展和改革委员会发布时间:2021-08-04 13:32\n\n第一条  为建立健全政务信息发布协调制度，制定本制度。'
  expect(read(page, 'page.txt')).toMatchObject({
    title: '烈山区人民政府政务公开发布协调制度',
    formedOn: '2021-08-04',
    issuedBy: ['区发展和改革委员会'],
    genre: 'regulation',
  })
})

test.each([
  ['', ['TITLE_MISSING', 'DATE_MISSING', 'TEXT_MISSING']],
  ['<!-- INFO END -->\n\n第一条 无题。', ['TITLE_MISSING', 'DATE_MISSING']],
  [markdown('无日期'), ['DATE_MISSING']],
  [markdown('不可能', '2023年2月30日 国务院发布'), ['DATE_IMPOSSIBLE']],
  [markdown('以后', '2026年3月3日 国务院发布'), ['DATE_IN_FUTURE']],
  ['# 只有题目\n\n2020年1月1日 国务院发布\n\n<!-- INFO END -->\n\n', ['TEXT_MISSING']],
  [markdown('控制字符', '2020年1月1日 国务院发布') + '\u0007', ['CONTROL_CHARACTERS']],
  [markdown('长'.repeat(201), '2020年1月1日 国务院发布'), ['TITLE_TOO_LONG']],
])('a document that cannot be placed is refused with every reason: %#', (text, codes) => {
  expect(faults(text)).toEqual(codes)
})

test('an impossible date in the file name is refused', () => {
  expect(faults(markdown('某条例', '2020年1月1日 国务院发布'), '某条例(2020-13-01).md')).toEqual(['DATE_IMPOSSIBLE'])
})

test('a PDF is described by its name, which must carry the date', () => {
  expect(describeFile('烈山区2026年工作要点(2026-01-15).pdf', TODAY)).toMatchObject({
    ok: true,
    document: { title: '烈山区2026年工作要点', formedOn: '2026-01-15', genre: 'plan' },
  })
  expect(describeFile('扫描件.pdf', TODAY)).toMatchObject({ ok: false, faults: [{ code: 'DATE_MISSING' }] })
})

test('UTF-8, GB18030 and UTF-16 are told apart, and bytes that are no text are refused', () => {
  // 第一条 为了规范政务信息 in GB 18030
  const gb = Uint8Array.from(
    Buffer.from('b5dad2bbccf520cec0c1cbb9e6b7b6d5fecef1d0c5cfa2'.replace('cec0', 'ceaa'), 'hex'),
  )
  expect(decodeText(gb)).toEqual({ ok: true, text: '第一条 为了规范政务信息', note: 'CONVERTED_FROM_GB18030' })
  expect(decodeText(Buffer.from('\ufeff第一条'))).toEqual({ ok: true, text: '第一条' })
  expect(decodeText(Buffer.from('\ufeff第一条', 'utf16le'))).toMatchObject({
    text: '第一条',
    note: 'CONVERTED_FROM_UTF16',
  })
  expect(decodeText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe, 0x81]))).toEqual({
    ok: false,
  })
  expect(decodeText(Uint8Array.from([0xb5, 0xda, 0xff]))).toEqual({ ok: false })
})
