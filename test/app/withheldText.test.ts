import { expect, test } from 'vitest'
import { withheldText } from '../../src/app/withheldText.js'

test('711-37: what was taken out of a clause is the passage, not the words around it', () => {
  expect(
    withheldText('经查，申请人身份证号11010519491231002X，符合条件。', '经查，申请人身份证号■■■，符合条件。'),
  ).toEqual(['11010519491231002x'])
})

test('a clause that was taken out whole is a passage whole', () => {
  expect(withheldText('一、概况。二、举报人为王小明。三、结论。', '一、概况。三、结论。')).toEqual(['举报人为王小明'])
})

test('a core too short to mean anything is not cut out of its clause', () => {
  expect(withheldText('同意补助王某。', '■■补助王某。')).toEqual(['同意补助王某'])
})

test('nothing was withheld where the texts are the same to a reader', () => {
  expect(withheldText('第一条　内容；\n第二条 内容。', '第一条内容； 第二条内容。')).toEqual([])
})

test('a number that was taken out is looked for by itself, since it may be left over without the words around it', () => {
  expect(withheldText('当事人身份证号11010519491231002X。', '当事人■。附件：11010519491231002X')).toEqual([
    '身份证号11010519491231002x',
    '11010519491231002x',
  ])
})
