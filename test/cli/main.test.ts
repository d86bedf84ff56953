import { expect, test } from 'vitest'
import { runProgram } from '../../src/cli/program.js'

async function gongkai(...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runProgram(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('a command that succeeds exits 0 and answers on the output alone', async () => {
  expect(await gongkai('workday', '2024-09-10', '20')).toEqual({ code: 0, out: '2024-10-14', err: '' })
})

test('a program gets JSON', async () => {
  const { code, out } = await gongkai('fee', '--items', '35', '--on', '2026-03-02', '--json')
  expect([code, JSON.parse(out)]).toMatchObject([0, { yuan: 3000 }])
})

test('a command that cannot do its work exits 1 and says why', async () => {
  const { code, out, err } = await gongkai('workday', '2024-02-30', '20')
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('2024-02-30')
})

test.each([
  [['workdya', '2024-09-10', '20'], /unknown command 'workdya'[\s\S]*Did you mean workday/],
  [['workday', '2024-09-10', '20', '--jsno'], /unknown option '--jsno'/],
  [['workday', '2024-09-10'], /missing required argument 'days'/],
  [['workday', '2024-09-10', '20', '30'], /too many arguments/],
  [['import', '/tmp'], /required option '--as/],
  [['import', '/tmp', '--as', 'p', '--agency', 'a', '--batch', '../../etc'], /small letters, digits and hyphens/],
  [['schema', '--write', '--check'], /cannot be used with/],
  [[], /Commands:/],
])('what cannot be understood exits 2 with a reason: gongkai %j', async (args, reason) => {
  const { code, out, err } = await gongkai(...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(reason)
})

test('help is an answer, not a fault', async () => {
  const { code, out } = await gongkai('--help')
  expect(code).toBe(0)
  for (const command of ['serve', 'demo', 'import', 'workday', 'fee', 'rebuild', 'status'])
    expect(out).toContain(command)
})
