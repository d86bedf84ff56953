import { expect, test } from 'vitest'
import { composeLetter } from '../../../src/app/letters/composeLetter.js'
import { LETTER_KINDS } from '../../../src/app/letters/letterKinds.js'
import { renderHtml } from '../../../src/app/letters/renderHtml.js'
import { sampleFacts } from '../../../src/app/letters/sampleFacts.js'
import { bare, wordsOf } from './letterText.js'

/** What a reader sees of a page, with the numbers that the style gives to lists. */
const seen = (page: string): string =>
  bare(
    page
      .slice(page.indexOf('<main>'))
      .replaceAll(/<ol>(.*?)<\/ol>/gs, (_, items: string) => {
        let number = 0
        return items.replaceAll('<li>', () => `<li>${(number += 1)}. `)
      })
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  )

test('711-45: every letter prints from a page of its own with the same words as its PDF', () => {
  for (const kind of LETTER_KINDS) {
    const document = composeLetter(kind, sampleFacts(kind))
    const page = renderHtml(document)
    expect(seen(page), kind).toBe(wordsOf(document))
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(page).toContain('@page { size: A4 portrait')
    expect(page, kind).not.toMatch(/<(script|img|link|iframe|object|svg)|https?:|url\(|@import/i)
  }
})

test('711-45: what people typed is shown as text, wherever it stands', () => {
  const attack = `"><script>alert('x')</script><img src=x onerror=y>&lt;b&gt;{{x}}\n</style>\u202e`
  const sample = sampleFacts('amendmentNotice')
  const page = renderHtml(
    composeLetter('amendmentNotice', {
      ...sample,
      agencyName: attack,
      number: attack,
      applicantName: attack,
      description: attack,
      agencyAddress: attack,
      points: [{ element: 'name', explanation: attack }],
    }),
  )
  const form = renderHtml(
    composeLetter('registrationForm', { ...sampleFacts('registrationForm'), applicantContact: attack }),
  )
  for (const each of [page, form]) {
    expect(each).not.toMatch(/<script|<img|onerror=y>|\u202e/)
    expect(each.match(/<\/style>/g)).toHaveLength(1)
    expect(each).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;')
    expect(each).toContain('&amp;lt;b&amp;gt;')
  }
})

test('711-50: tables say which cells are heads, and print the head on each page', () => {
  const page = renderHtml({
    title: ['表'],
    blocks: [
      {
        kind: 'table',
        caption: '情况',
        widths: [1, 3],
        head: [[{ text: '项', columns: 2 }]],
        rows: [
          [
            { text: '甲', label: true, rows: 2 },
            { text: '1', align: 'right' },
          ],
          [{ text: '2' }],
        ],
        dense: true,
      },
      { kind: 'pageBreak' },
      { kind: 'heading', level: 2, text: '小标题' },
    ],
    attachments: ['一', '二'],
    notes: [],
    landscape: true,
  })
  expect(page).toContain('<table class="dense"><caption>情况</caption>')
  expect(page).toContain('<thead><tr><th scope="col" colspan="2">项</th></tr></thead>')
  expect(page).toContain('<th scope="row" rowspan="2">甲</th><td class="right">1</td>')
  expect(page).toContain('<div class="break"></div>\n<h3>小标题</h3>')
  expect(page).toContain('附件：1. 一<br>　　　2. 二')
  expect(page).toContain('@page { size: A4 landscape')
})
