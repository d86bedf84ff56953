import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { composeLetter } from '../../../src/app/letters/composeLetter.js'
import type { LetterBlock, LetterDocument } from '../../../src/app/letters/letterDocument.js'
import { CharactersUnprintableError } from '../../../src/app/letters/letterErrors.js'
import { LETTER_KINDS, type LetterKind } from '../../../src/app/letters/letterKinds.js'
import { LETTERS } from '../../../src/app/letters/letters.js'
import { renderPdf } from '../../../src/app/letters/renderPdf.js'
import { sampleFacts } from '../../../src/app/letters/sampleFacts.js'
import type { LocalDate } from '../../../src/domain/values.js'
import { bare, pagesOf, wordsOf } from './letterText.js'

const SENTENCE = '根据《中华人民共和国政府信息公开条例》的规定，本机关决定予以公开，现将有关情况告知如下。'

const letterWith = (blocks: readonly LetterBlock[], more: Partial<LetterDocument> = {}): LetterDocument => ({
  title: ['示例机关', '示例文书'],
  number: '公开示〔2026〕1号',
  addressee: '张示例',
  blocks,
  signature: { agencies: ['示例机关'], date: '2026-03-30' as LocalDate },
  attachments: [],
  notes: [],
  ...more,
})

const COMPLETE: readonly LetterKind[] = [
  'applicationForm',
  'thirdPartyConfirmation',
  'feeNotice',
  'thirdPartyLetter',
  'replyNotHeld',
  'replyPartlyProvided',
]

test('711-45: a letter can be read back from its PDF, word for word and in its order, and is small', async () => {
  for (const kind of COMPLETE) {
    const document = composeLetter(kind, sampleFacts(kind))
    const pdf = await renderPdf(document)
    expect((await pagesOf(pdf)).join(''), kind).toBe(wordsOf(document))
    expect(pdf.length, kind).toBeLessThan(120_000)
  }
})

test('711-45: so can the body of every letter; all of them together make one file that is read at once', async () => {
  // Long enough to be parted over two pages, its row would have its label twice.
  const short = sampleFacts('replyProvided').outcome!
  const blocks = LETTER_KINDS.flatMap((kind): readonly LetterBlock[] => [
    { kind: 'pageBreak' },
    { kind: 'heading', level: 1, text: LETTERS[kind].title },
    ...composeLetter(kind, kind === 'approvalForm' ? { ...sampleFacts(kind), outcome: short } : sampleFacts(kind))
      .blocks,
  ])
  const document = letterWith(blocks)
  const pdf = await renderPdf(document)
  const pages = await pagesOf(pdf)
  expect(pages.join('')).toBe(wordsOf(document))
  expect(pages.length).toBeGreaterThan(LETTER_KINDS.length)
  expect(pdf.length).toBeLessThan(1_000_000)
})

test('711-45: the same document makes the same bytes, another one other bytes', async () => {
  const hash = async (document: LetterDocument) =>
    createHash('sha256')
      .update(await renderPdf(document))
      .digest('hex')
  const document = letterWith([{ kind: 'paragraph', text: SENTENCE }])
  const first = await hash(document)
  expect(await hash(structuredClone(document))).toBe(first)
  expect(await hash(letterWith([{ kind: 'paragraph', text: `${SENTENCE}另告。` }]))).not.toBe(first)
  expect(await hash({ ...document, signature: { ...document.signature!, date: '2026-03-31' as LocalDate } })).not.toBe(
    first,
  )
})

test('711-45: the file is PDF/A, tagged, in Chinese, with its fonts inside and no clock in it', async () => {
  const file = Buffer.from(await renderPdf(letterWith([{ kind: 'paragraph', text: SENTENCE }]))).toString('latin1')
  for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang (zh-CN)', '/FontFile2', '/ToUnicode', '/OutputIntents'])
    expect(file).toContain(mark)
  expect(file).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(new Set(file.match(/\(D:\d+[^)]*\)/g))).toEqual(new Set(['(D:20260329160000Z)']))
  expect(new Set(file.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g))).toEqual(new Set(['2026-03-29T16:00:00Z']))
})

test('711-45: a title with marks of XML spoils neither the metadata nor the page', async () => {
  const document = letterWith([], { title: [`示例</rdf:li><script>&"'机关`, '答复书'] })
  const pdf = await renderPdf(document)
  const metadata = /<x:xmpmeta[^]*<\/x:xmpmeta>/.exec(Buffer.from(pdf).toString('utf8'))![0]
  expect(metadata).toContain('＜script＞＆＂＇机关答复书</rdf:li>')
  expect(metadata).not.toMatch(/<script|&/)
  expect((await pagesOf(pdf)).join('')).toBe(wordsOf(document))
})

test('711-45: a table over many pages repeats its head and loses no row', async () => {
  const rows = Array.from({ length: 90 }, (_, index) => [
    { text: `第${index}行`, label: true } as const,
    { text: SENTENCE.slice(0, 4 + (index % 30)) },
    { text: String(index * 100), align: 'right' } as const,
  ])
  const table = {
    kind: 'table',
    widths: [1, 3, 1],
    head: [[{ text: '行号栏' }, { text: '内容栏' }, { text: '数额栏' }]],
    rows,
  }
  const pages = await pagesOf(await renderPdf(letterWith([table as LetterBlock])))
  expect(pages.length).toBeGreaterThan(3)
  const whole = pages.join('')
  for (const [index, row] of rows.entries())
    expect(whole, `row ${index}`).toContain(bare(row.map(({ text }) => text).join('')))
  for (const page of pages.slice(0, -1)) expect(page.split('行号栏内容栏数额栏')).toHaveLength(2)
})

test('711-45: a cell that is higher than a page goes on over the next ones, beside its label', async () => {
  const text = Array.from({ length: 120 }, (_, index) => `第${index}句：${SENTENCE}`).join('')
  const spanning: LetterBlock = {
    kind: 'table',
    widths: [1, 1, 4],
    head: [],
    rows: [
      [{ text: '合并栏', rows: 2, label: true }, { text: '甲', label: true }, { text }],
      [{ text: '乙', label: true }, { text: `末句：${SENTENCE}` }],
    ],
  }
  const pages = await pagesOf(await renderPdf(letterWith([spanning])))
  expect(pages.length).toBeGreaterThan(4)
  const whole = pages.join('').replaceAll(/合并栏|甲|乙/g, '')
  expect(whole).toContain(bare(text))
  expect(whole).toContain(`末句：${SENTENCE}`)
  for (const page of pages.slice(1, -1)) expect(page).toMatch(/^合并栏/)
})

test('711-45: wherever the text ends, the signature has text above it on its page, and nothing is lost', async () => {
  for (let sentences = 10; sentences <= 16; sentences += 1) {
    const document = letterWith([{ kind: 'paragraph', text: SENTENCE.repeat(sentences) }], {
      notes: ['联系电话：0561-0000000'],
    })
    const pages = await pagesOf(await renderPdf(document))
    expect(pages.join(''), `${sentences}`).toBe(wordsOf(document))
    expect(pages.at(-1)!.indexOf('示例机关2026年3月30日'), `${sentences}`).toBeGreaterThan(15)
  }
})

test('711-50: a report with many columns stands on the long side of the page', async () => {
  const widths = Array.from({ length: 15 }, () => 1)
  const cells = (row: number) => widths.map((_, column) => ({ text: `${row}.${column}`, align: 'right' as const }))
  const document = letterWith(
    [
      {
        kind: 'table',
        caption: '收到和处理政府信息公开申请情况',
        widths,
        dense: true,
        head: [
          [
            { text: '行政复议', columns: 5 },
            { text: '未经复议直接起诉', columns: 5 },
            { text: '复议后起诉', columns: 5 },
          ],
        ],
        rows: [cells(1), cells(2)],
      },
    ],
    { landscape: true },
  )
  const pdf = await renderPdf(document)
  expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/)
  expect((await pagesOf(pdf)).join('')).toBe(wordsOf(document))
})

test('711-45: rare characters of names are printed, what no font has is refused by name', async () => {
  const rare = letterWith([{ kind: 'paragraph', text: '㛃䶮坶骣轷赇镩、ⅢαΩ、①㎡％、１２３ＡＢＣ、é ü' }], {
    addressee: '张䶮',
  })
  expect((await pagesOf(await renderPdf(rare))).join('').normalize('NFKC')).toBe(wordsOf(rare).normalize('NFKC'))

  const refused = await renderPdf(letterWith([{ kind: 'paragraph', text: '𠮷某与🙂，𠮷某' }])).catch(
    (fault: unknown) => fault,
  )
  expect(refused).toBeInstanceOf(CharactersUnprintableError)
  expect([...(refused as CharactersUnprintableError).characters].sort()).toEqual(['🙂', '𠮷'].sort())
  expect((refused as Error).message).toMatch(/U\+1F642.*U\+20BB7|U\+20BB7.*U\+1F642/)
})

test('711-45: what people typed breaks no line: controls, directions, endless words, blank lines', async () => {
  const typed = `第一行\r\n\r\n第二行\t尾\u0000\u202e倒\u2066转\ud800。${'a'.repeat(300)}${'，'.repeat(80)}`
  const pages = await pagesOf(await renderPdf(letterWith([{ kind: 'paragraph', text: typed }])))
  expect(pages.join('')).toContain(`第一行第二行尾倒转。${'a'.repeat(300)}${'，'.repeat(80)}`)
})
