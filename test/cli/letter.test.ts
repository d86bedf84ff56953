import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LETTER_KINDS } from '../../src/app/letters/letterKinds.js'
import { letter, type LetterArguments } from '../../src/cli/letter.js'

async function run(args: LetterArguments) {
  const out: string[] = []
  const err: string[] = []
  const exitCode = await letter(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) })
  return { exitCode, out, err }
}

test('711-45: without a kind the letters are listed, with one a sample is written as page and PDF', async () => {
  const list = await run({})
  expect(list.exitCode).toBe(0)
  expect(list.out.map((line) => line.split('\t')[0])).toEqual(LETTER_KINDS)

  const folder = await mkdtemp(join(tmpdir(), 'letters-'))
  try {
    const [pdf, html] = [join(folder, 'a.pdf'), join(folder, 'a.html')]
    expect(await run({ sample: 'feeNotice', pdf, html })).toEqual({ exitCode: 0, out: [], err: [] })
    expect((await readFile(pdf)).toString('latin1')).toMatch(/^%PDF-1\.7/)
    expect(await readFile(html, 'utf8')).toContain('人民币3000元')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test.each([
  [{ sample: 'loveLetter', pdf: 'x.pdf' }, /no such kind of letter: loveLetter/],
  [{ sample: 'feeNotice' }, /--pdf FILE or --html FILE/],
])('%o is refused', async (args, sentence) => {
  const { exitCode, err } = await run(args)
  expect(exitCode).toBe(1)
  expect(err.join()).toMatch(sentence)
})
