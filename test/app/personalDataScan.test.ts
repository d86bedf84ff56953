import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personalDataIn } from '../../src/app/personalDataScan.js'

const kinds = (text: string) => personalDataIn(text).map(({ kind }) => kind)

test('711-15: an identity number is found by its date and check digit, also in full-width digits', () => {
  expect(personalDataIn('申请人身份证号11010519491231002X。')).toEqual([{ kind: 'identityNumber', at: 7, length: 18 }])
  expect(kinds('１１０１０５１９４９１２３１００２Ｘ')).toEqual(['identityNumber'])
  expect(kinds('11010519491231002x')).toEqual(['identityNumber'])
})

test('a wrong check digit, a day that never was, and a longer number are none', () => {
  for (const none of ['110105194912310021', '11010519490230002X', 'A11010519491231002X', '911010519491231002X'])
    expect(kinds(none), none).not.toContain('identityNumber')
})

test('a mobile number is found with or without separators and country code; an office telephone is not', () => {
  for (const one of ['电话13812345678。', '138-1234-5678', '138 1234 5678', '+86 13812345678'])
    expect(kinds(one), one).toEqual(['phoneNumber'])
  for (const none of ['0561-3091234', '12345678901', '金额138123456.78元', '文号20211381234567812'])
    expect(kinds(none), none).not.toContain('phoneNumber')
})

test('a bank card is found by the Luhn digit', () => {
  expect(kinds('账号6222 0212 3456 7890 128')).toEqual(['bankCard'])
  expect(kinds('账号6222 0212 3456 7890 129')).toEqual([])
  expect(kinds('卡号4111 1111 1111 1111')).toEqual(['bankCard'])
  expect(kinds('卡号4111 1111 1111 1112')).toEqual([])
  expect(kinds('4444444444444444')).toEqual([])
})

test('a home is found, an office is not', () => {
  for (const home of ['淮海路12号3栋501室', '杨庄村前街组12号3户', '家庭住址：安徽省淮北市烈山区宋疃镇'])
    expect(kinds(home), home).toEqual(['address'])
  for (const none of ['烈山区政府位于濉溪南路1号', '会议室501', '宋疃镇人民政府']) expect(kinds(none), none).toEqual([])
})

test('an illness of somebody is found, an illness as a subject is not', () => {
  expect(kinds('其子患有先天性心脏病')).toEqual(['illness'])
  expect(kinds('做好春季传染病防控工作')).toEqual([])
})

test('the text of the regulation itself holds no personal data', () => {
  expect(kinds('第十一条 行政机关应当自该政府信息形成或者变更之日起20个工作日内予以公开。烈政办〔2021〕12号')).toEqual(
    [],
  )
})

test('every identity number with a right check digit is found wherever it stands', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const number = fc
    .tuple(
      fc.integer({ min: 110000, max: 659999 }),
      fc.date({ min: new Date('1930-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([region, born, order]) => {
      const first17 = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`
      const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
      return `${first17}${'10X98765432'[sum % 11]}`
    })
  const words = fc.stringMatching(/^[\u4e00-\u9fa5，。：]{0,20}$/)
  fc.assert(
    fc.property(words, number, words, (before, id, after) => {
      expect(personalDataIn(`${before}${id}${after}`)).toContainEqual({
        kind: 'identityNumber',
        at: before.length,
        length: 18,
      })
    }),
  )
})
