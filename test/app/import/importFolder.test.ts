import { symlink, writeFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Execute } from '../../../src/app/execute.js'
import { reportTable } from '../../../src/app/import/importReport.js'
import { AGENCY, document, importWorld, OFFICER, temporaryFolder } from './importWorld.js'

const outcomes = (report: { documents: readonly { path: string; outcome: string }[] }) =>
  Object.fromEntries(report.documents.map(({ path, outcome }) => [path, outcome]))

test('documents are taken in as drafts of the officer, each with its text and its file, and nothing is decided', async () => {
  const world = await importWorld()
  const folder = await temporaryFolder({ 'a/办法.md': document('测试办法') })
  const report = await world.run(folder)

  expect(report.counts).toEqual({ taken: 1, wouldTake: 0, unchanged: 0, refused: 0, skipped: 0 })
  const [{ itemId, contentHash } = {}] = report.documents
  const events = await world.events(`item-${itemId}`)
  expect(events.map(({ type }) => type)).toEqual(['ItemCreated', 'FileAttached', 'ContentRevised'])
  expect(events[0]).toMatchObject({
    data: {
      agency: AGENCY,
      officer: OFFICER,
      title: { value: '测试办法' },
      origin: { kind: 'made' },
      formedOn: '2021-08-04',
      genre: 'regulation',
      source: { batch: 'b1', path: { value: 'a/办法.md' } },
    },
    metadata: { process: 'import', role: 'process' },
  })
  expect(events[2]!.data).toMatchObject({
    contentHash,
    text: { value: '2021年8月4日 区发展和改革委员会发布\n\n第一条 为了规范工作，制定本办法。' },
  })
  expect(events[2]!.data as object).not.toHaveProperty('by')
})

test('the paths of files stand in the log only sealed', async () => {
  const world = await importWorld()
  await world.run(await temporaryFolder({ '张三的申请/办法.md': document('测试办法') }))
  const stored = await world.store.readAll(undefined, 1000)
  expect(stored.length).toBeGreaterThan(3)
  expect(JSON.stringify(stored)).not.toContain('张三')
})

test('run a second time it changes nothing', async () => {
  const world = await importWorld()
  const folder = await temporaryFolder({ 'a.md': document('甲办法'), 'b.md': document('乙办法', '第一条 别的。') })
  await world.run(folder)
  const before = (await world.log()).length
  const again = await world.run(folder)
  expect(outcomes(again)).toEqual({ 'a.md': 'unchanged', 'b.md': 'unchanged' })
  expect((await world.log()).length).toBe(before)
})

test('killed at any step it goes on where it was: nothing twice, nothing lost', async () => {
  const folder = await temporaryFolder({ 'a.md': document('甲办法'), 'b.md': document('乙办法', '第一条 别的。') })
  for (let survives = 1; survives <= 7; survives += 1) {
    let given = 0
    const dying =
      (execute: Execute): Execute =>
      async (request) => {
        given += 1
        if (given > survives) throw new Error('killed')
        return execute(request)
      }
    const world = await importWorld()
    await expect(world.run(folder, {}, dying)).rejects.toThrow('killed')
    const resumed = await world.run(folder)
    expect(resumed.counts.refused).toBe(0)
    const log = await world.log()
    const count = (type: string) => log.filter((event) => event.type === type).length
    expect([survives, count('ItemCreated'), count('FileAttached'), count('ContentRevised')]).toEqual([
      survives,
      2,
      2,
      2,
    ])
    expect(log.filter(({ stream }) => stream === 'batch-b1').map(({ type }) => type)).toEqual([
      'ImportStarted',
      'ImportResumed',
      'ImportPageTaken',
      'ImportFinished',
    ])
  }
})

test('a file that has changed since is refused, and the item stays as it is', async () => {
  const world = await importWorld()
  const folder = await temporaryFolder({ 'a.md': document('甲办法') })
  await world.run(folder)
  await writeFile(join(folder, 'a.md'), document('甲办法', '第一条 改了。'))
  const again = await world.run(folder)
  expect(again.documents[0]).toMatchObject({ outcome: 'refused', reasons: [{ code: 'CHANGED_SINCE_IMPORT' }] })
  expect((await world.log()).filter(({ type }) => type === 'ContentRevised')).toHaveLength(1)
})

test('a copy in the folder and a file renamed since are one document, not two', async () => {
  const world = await importWorld()
  const folder = await temporaryFolder({ 'a.md': document('甲办法'), 'copy of a.md': document('甲办法') })
  const first = await world.run(folder)
  expect(first.documents[1]).toMatchObject({
    outcome: 'refused',
    reasons: [{ code: 'DUPLICATE_CONTENT', detail: 'a.md' }],
  })
  await rename(join(folder, 'a.md'), join(folder, 'z.md'))
  const again = await world.run(folder)
  expect(again.counts).toMatchObject({ taken: 0, refused: 2 })
})

test('what cannot be taken is reported with its reason and does not keep the rest', async () => {
  const world = await importWorld()
  const folder = await temporaryFolder({
    '.git/config': 'x',
    '.hidden.md': document('隐藏'),
    'empty.md': '',
    'blank.md': '  \n',
    'good.md': document('好办法'),
    'noise.md': Uint8Array.from([0xff, 0xfd, 0x00, 0x01]),
    'program.exe': 'MZ',
    'large.md': document('大', '字'.repeat(5000)),
    'fake.pdf': 'not a pdf',
    'fake(2024-01-01).pdf': 'not a pdf',
    'undated.md': '# 无日期\n\n<!-- INFO END -->\n\n第一条 无。',
  })
  await symlink('/etc/hostname', join(folder, 'link.md'))
  await symlink('/etc', join(folder, 'linked'))
  const report = await world.run(folder, { maxBytes: 10_000 })
  const reasons = Object.fromEntries(
    report.documents.map(({ path, reasons: found = [] }) => [path, found.map(({ code }) => code)]),
  )
  expect(reasons).toEqual({
    'blank.md': ['FILE_EMPTY'],
    'empty.md': ['FILE_EMPTY'],
    'fake.pdf': ['DATE_MISSING'],
    'fake(2024-01-01).pdf': ['FILE_TYPE_MISMATCH'],
    'good.md': [],
    'large.md': ['FILE_TOO_LARGE'],
    'noise.md': ['ENCODING_UNKNOWN'],
    'program.exe': ['TYPE_NOT_TAKEN'],
    'undated.md': ['DATE_MISSING'],
  })
  expect((await world.log()).filter(({ type }) => type === 'ItemCreated')).toHaveLength(1)
  expect(report.skipped).toEqual([
    { path: '.git', reason: 'HIDDEN' },
    { path: '.hidden.md', reason: 'HIDDEN' },
    { path: 'link.md', reason: 'SYMLINK' },
    { path: 'linked', reason: 'SYMLINK' },
  ])
  expect(reportTable(report)).toMatch(/ENCODING_UNKNOWN +1 .*GB18030/)
  expect(reportTable(report)).toMatch(/SYMLINK +2 .*not followed/)
  expect(reportTable(report)).toContain('large.md: FILE_TOO_LARGE (10000)')
})

test('a dry run writes nothing and foresees what would be taken', async () => {
  const world = await importWorld()
  const folder = await temporaryFolder({ 'a.md': document('甲办法'), 'b.md': '' })
  const report = await world.run(folder, { dryRun: true })
  expect(outcomes(report)).toEqual({ 'a.md': 'wouldTake', 'b.md': 'refused' })
  expect(await world.log()).toEqual([])
})

test('存量 keeps its original date and says what proof of past review there is', async () => {
  const world = await importWorld()
  const folder = await temporaryFolder({ 'a.md': document('甲办法') })
  const { documents } = await world.run(folder, { legacy: { pastReview: { kind: 'none' } } })
  expect((await world.events(`item-${documents[0]!.itemId}`)).at(-1)).toMatchObject({
    type: 'LegacyPublicationRecorded',
    data: { publishedOn: '2021-08-04', channel: 'governmentWebsite', pastReview: { kind: 'none' } },
  })
})

test('711-10: what another agency made is recorded as obtained from it', async () => {
  const world = await importWorld()
  const from = (body: string) => document('甲办法').replace('区发展和改革委员会', body)
  const folder = await temporaryFolder({ 'a.md': from('区教育局'), 'b.md': from('国务院') })
  const { documents } = await world.run(folder)
  const origin = async (index: number) => (await world.events(`item-${documents[index]!.itemId}`))[0]!.data
  expect(await origin(0)).toMatchObject({
    origin: { kind: 'obtained', from: { kind: 'agency', firstObtainer: 'jyj' } },
  })
  expect(await origin(1)).toMatchObject({
    origin: { kind: 'obtained', from: { kind: 'organisation', name: { value: '国务院' } } },
  })
  expect(documents[1]!.notes).toContain('MAKER_OUTSIDE_REGISTER')
})

test('LS-10.2: a batch needs an officer of the agency, and names the reason when there is none', async () => {
  const world = await importWorld()
  const folder = await temporaryFolder({ 'a.md': document('甲办法') })
  await expect(world.run(folder, { officer: 'nobody' as never })).rejects.toThrow('IMPORT_OFFICER_UNFIT')
  expect((await world.log()).filter(({ type }) => type === 'ItemCreated')).toEqual([])
})
