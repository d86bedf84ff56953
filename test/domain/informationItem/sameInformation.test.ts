import { expect, test } from 'vitest'
import { comparableNumber, comparableTitle } from '../../../src/domain/informationItem/sameInformation.js'

test.each([
  ['烈政办〔2026〕3号', '烈政办［２０２６］３号'],
  ['烈政办〔2026〕3号', '烈政办【2026】 第03 号'],
  ['烈政办〔2026〕3号', '烈政办(2026)3号'],
  ['烈政办〔2026〕3号', '烈政办（2026）3号\u200b'],
  ['皖AB〔2026〕10号', '皖ab[2026]10号'],
])('LS-6.2: document numbers %s and %s are one', (one, other) => {
  expect(comparableNumber(one)).toBe(comparableNumber(other))
})

test.each([
  ['烈政办〔2026〕3号', '烈政办〔2026〕30号'],
  ['烈政办〔2026〕3号', '烈政〔2026〕3号'],
  ['烈政办〔2026〕3号', '烈政办〔2025〕3号'],
  ['烈政办〔2026〕10号', '烈政办〔2026〕1号'],
])('LS-6.2: document numbers %s and %s are two', (one, other) => {
  expect(comparableNumber(one)).not.toBe(comparableNumber(other))
})

test('LS-6.2: titles are compared by their letters and digits; one of signs alone is none', () => {
  expect(comparableTitle('关于印发《工作方案》的通知')).toBe(comparableTitle('关于印发“工作方案”的 通知。'))
  expect(comparableTitle('２０２６年预算')).toBe(comparableTitle('2026 年预算'))
  expect(comparableTitle('2026年预算')).not.toBe(comparableTitle('2026年决算'))
  for (const none of [undefined, null, '', '  ', '———']) {
    expect(comparableTitle(none)).toBeNull()
  }
  expect(comparableNumber(' ')).toBeNull()
  expect(comparableNumber(null)).toBeNull()
})
