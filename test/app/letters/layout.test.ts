import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeLetter } from '../../../src/app/letters/composeLetter.js'
import type { LetterDocument } from '../../../src/app/letters/letterDocument.js'
import { LETTER_KINDS } from '../../../src/app/letters/letterKinds.js'
import { documentItems, textsOf } from '../../../src/app/letters/pdf/documentItems.js'
import { facesFor } from '../../../src/app/letters/pdf/faces.js'
import { geometryOf } from '../../../src/app/letters/pdf/geometry.js'
import { breakLines } from '../../../src/app/letters/pdf/lines.js'
import { paginate } from '../../../src/app/letters/pdf/paginate.js'
import type { Sheet } from '../../../src/app/letters/pdf/sheet.js'
import { sampleFacts } from '../../../src/app/letters/sampleFacts.js'

async function laidOut(document: LetterDocument) {
  const geometry = geometryOf(document)
  const faces = await facesFor(textsOf(document))
  const sheets = paginate(documentItems(document, geometry, faces, { role: 'Document' }), geometry.textHeight)
  const right = ({ text, x, size, weight, spacing }: Sheet['pieces'][number]) =>
    x +
    [...text].reduce((sum, character) => sum + faces.widthOf(character, weight) * size, 0) +
    ([...text].length - 1) * spacing
  return { geometry, sheets, right }
}

const SENTENCE = '根据《中华人民共和国政府信息公开条例》的规定，本机关决定予以公开。'
const table = (rows: readonly string[], before = 0): LetterDocument => ({
  title: ['表'],
  blocks: [
    ...Array.from({ length: before }, () => ({ kind: 'paragraph', text: '上文。' }) as const),
    {
      kind: 'table',
      widths: [1, 4],
      head: [[{ text: '栏' }, { text: '目' }]],
      rows: rows.map((text) => [{ text: '名' }, { text }]),
    },
  ],
  attachments: [],
  notes: [],
})

test('711-45: no letter has text or lines outside the printed area, nor lines over one another', async () => {
  for (const kind of LETTER_KINDS) {
    const { geometry, sheets, right } = await laidOut(composeLetter(kind, sampleFacts(kind)))
    const { left, textWidth, textHeight } = geometry
    for (const { pieces, frames } of sheets) {
      const outside = pieces.filter(
        (piece) => piece.x < left - 0.1 || right(piece) > left + textWidth + 0.2 || piece.y > textHeight,
      )
      expect(outside, kind).toEqual([])
      expect(
        frames.filter(({ y, height }) => y + height > textHeight + 0.1),
        kind,
      ).toEqual([])
      const places = pieces.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      expect(new Set(places).size, kind).toBe(places.length)
    }
  }
})

test('711-45: text of a cell stays inside its frame', async () => {
  const { sheets, right } = await laidOut(table(['短。', SENTENCE.repeat(90), SENTENCE.repeat(3)]))
  expect(sheets.length).toBeGreaterThan(2)
  for (const { pieces, frames } of sheets)
    for (const piece of pieces.filter(({ element }) => element.role === 'TD'))
      expect(
        frames.some(
          ({ x, y, width, height }) =>
            piece.x >= x && right(piece) <= x + width && piece.y - piece.size * 0.9 >= y && piece.y <= y + height,
        ),
        piece.text,
      ).toBe(true)
})

test('711-45: wherever a table with a row higher than a page begins, its head stands on every page of it, once', async () => {
  for (const before of [0, 12, 17, 18, 19, 20]) {
    const { sheets } = await laidOut(table([SENTENCE.repeat(70), '末行。'], before))
    const withRows = sheets.filter(({ pieces }) => pieces.some(({ element }) => element.role === 'TD'))
    for (const { pieces } of withRows)
      expect(
        pieces.filter(({ text }) => text === '栏'),
        `${before}`,
      ).toHaveLength(1)
    const heads = sheets.flatMap(({ pieces }) => pieces.filter(({ text }) => text === '栏'))
    expect(heads, `${before}`).toHaveLength(withRows.length)
  }
})

test('711-45: a head as high as a page stands once, and a cell outside the grid is no table', async () => {
  const with2 = (head: string, columns: number): LetterDocument => ({
    ...table([]),
    blocks: [
      { kind: 'table', widths: [1, 1], head: [[{ text: head }, { text: '栏' }]], rows: [[{ text: '行', columns }]] },
    ],
  })
  const { sheets } = await laidOut(with2(SENTENCE.repeat(40), 2))
  const set = sheets.flatMap(({ pieces }) =>
    pieces.filter(({ element }) => element.role === 'TH').map(({ text }) => text),
  )
  expect(set.filter((text) => text !== '栏').join('')).toBe(SENTENCE.repeat(40))
  await expect(laidOut(with2('头', 3))).rejects.toThrow('a cell of row 0 reaches beyond the 2 columns of its table')
})

const NO_START = /^[，。、；：？！）》」』】〕”’％…—]/u
const NO_END = /[（《「『【〔“‘]$/u
const alphabet = [...'中华人民共和国公开条例，。；《》（）“”—…', 'https://a.cn', ' ', '2026']

test('711-45: lines lose nothing, fit, and neither begin with a closing mark nor end with an opening one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 12, max: 40 }),
      (pieces, room) => {
        const text = pieces.join('')
        const widthOf = (character: string) => (/[\u0020-\u007e]/.test(character) ? 0.5 : 1)
        const widthOfText = (line: string) => [...line].reduce((sum, character) => sum + widthOf(character), 0)
        const lines = breakLines(text, { first: room - 2, rest: room, widthOf })
        expect(
          lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''))
        lines.forEach((line, index) => {
          expect(line.width).toBeLessThanOrEqual((index === 0 ? room - 2 : room) + 0.01)
          expect(line.width).toBeCloseTo(widthOfText(line.text))
        })
        // Marks that follow one another for a whole line and more have to be broken somewhere.
        const isBreakable = !new RegExp(`[^一-龥 ]{${Math.floor(room / 2)},}`, 'u').test(text)
        if (isBreakable)
          for (const line of lines.slice(1).filter(({ text: set }) => set !== ''))
            expect(line.text).not.toMatch(NO_START)
        if (isBreakable) for (const line of lines.slice(0, -1)) expect(line.text).not.toMatch(NO_END)
      },
    ),
    { numRuns: 150 },
  )
})
