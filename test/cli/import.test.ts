import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { batchNameOf, importDocuments, pastReviewOf } from '../../src/cli/import.js'
import { demo } from '../../src/cli/demo.js'
import { progressBar } from '../../src/cli/progressBar.js'
import { reviewSheet, sheetOf } from '../../src/cli/reviewSheet.js'

function io() {
  const out: string[] = []
  const err: string[] = []
  return { out, err, io: { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) } }
}
/** Whatever is refused here is refused before anything is opened. */
const NOWHERE = { DATA_DIR: '/nonexistent/gongkai' }
const asked = {
  folder: '/nonexistent',
  as: 'wang',
  agency: 'fgw',
  legacy: false,
  notSecret: true,
  dryRun: false,
  json: false,
}

test('SSL-31: nothing is taken in before someone has declared that it holds no state secret', async () => {
  const { io: to, err } = io()
  expect(await importDocuments(NOWHERE, { ...asked, notSecret: false }, to)).toBe(2)
  expect(err[0]).toContain('--not-secret')
})

test('proof of past review is a number and a date, and of use only for 存量', async () => {
  const { io: to, err } = io()
  expect(await importDocuments(NOWHERE, { ...asked, legacy: true, pastReview: '烈发改〔2021〕3号' }, to)).toBe(2)
  expect(await importDocuments(NOWHERE, { ...asked, pastReview: '烈发改〔2021〕3号@2021-08-03' }, to)).toBe(2)
  expect(err).toHaveLength(2)
  expect(pastReviewOf('烈发改〔2021〕3号@2021-08-03')).toEqual({
    kind: 'documented',
    documentNumber: '烈发改〔2021〕3号',
    reviewedOn: '2021-08-03',
  })
  expect(pastReviewOf('@2021-08-03')).toBeUndefined()
  expect(pastReviewOf('3号@2021-02-30')).toBeUndefined()
  expect(pastReviewOf(undefined)).toEqual({ kind: 'none' })
})

test.each([
  ['../shared/data/documents', 'documents'],
  ['/srv/2026 年 Rules!', '2026-rules-caf5df3d'],
  ['/srv/规章', 'import-c714a732'],
])('a batch bears the name of its folder: %s', (folder, name) => expect(batchNameOf(folder)).toBe(name))

test('two folders with Chinese names are two batches, with names that a batch may bear', () => {
  const names = [
    '/srv/规章',
    '/srv/通知',
    '/srv/2026年通知',
    `/srv/${'长'.repeat(99)}`,
    `/srv/${'x'.repeat(99)}通`,
  ].map(batchNameOf)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/)
})

test('a review sheet that is none is not understood', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-sheet-'))
  const file = join(folder, 'sheet.json')
  for (const text of [
    '',
    '[]',
    '{"sheet":"s","step":"publish","documents":[]}',
    '{"sheet":"s","step":"approve","documents":[{"itemId":"i"}]}',
  ]) {
    await writeFile(file, text)
    const { io: to } = io()
    expect(await reviewSheet(NOWHERE, { sheet: file, as: 'wang', json: false }, to)).toBe(2)
  }
  expect(sheetOf('{"sheet":"s","step":"approve","documents":[{"itemId":"i","contentHash":"h"}]}')).toBeDefined()
  await rm(folder, { recursive: true })
})

test('the demonstration is refused in production, and at a moment before its story ends', async () => {
  const { io: to, err } = io()
  expect(await demo({ ...NOWHERE, NODE_ENV: 'production' }, { serve: true }, to)).toBe(2)
  expect(await demo({ ...NOWHERE, CLOCK: '2026-06-01T09:00:00+08:00' }, { serve: true }, to)).toBe(2)
  expect(err.join()).toMatch(/production.*CLOCK/)
})

test('where nobody looks on, progress is a line now and then, and always the last one', () => {
  const { io: to, err } = io()
  const progress = progressBar('import', to, false)
  for (let done = 1; done <= 100; done += 1) progress.at(done, 100, 'taking')
  progress.end()
  expect(err).toEqual(['import 1/100 taking', 'import 100/100 taking'])
})
