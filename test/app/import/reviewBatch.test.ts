import { expect, test } from 'vitest'
import { FORM_PROPOSAL } from '../../../src/app/import/importReport.js'
import { reviewBatch, type ReviewedDocument, type ReviewStep } from '../../../src/app/import/reviewBatch.js'
import type { Actor } from '../../../src/domain/context.js'
import { REVIEW_FLAGS } from '../../../src/domain/informationItem/vocabulary.js'
import type { PersonId, Sha256 } from '../../../src/domain/values.js'
import { document, importWorld, OFFICER, temporaryFolder } from './importWorld.js'

const person = (id: string): Actor => ({ kind: 'person', person: id as PersonId, holds: [] })
const flags = Object.fromEntries(REVIEW_FLAGS.map((flag) => [flag, { applies: false }])) as never
const form = { ...FORM_PROPOSAL, important: false, flags }

async function imported() {
  const world = await importWorld({ withEveryCommand: true })
  const texts = { 'a.md': document('甲办法', '第一条 甲。'), 'b.md': document('乙办法', '第一条 乙。') }
  const { documents } = await world.run(await temporaryFolder(texts))
  const sheet = documents.map(({ itemId, contentHash }) => ({ itemId: itemId!, contentHash: contentHash! }))
  const give = (who: string, step: ReviewStep, rows: readonly ReviewedDocument[] = sheet) =>
    reviewBatch(world.ports.execute, person(who), { sheet: 's', step, documents: rows })
  const drafted = async () => {
    await give(
      OFFICER,
      'form',
      sheet.map((row) => ({ ...row, form })),
    )
    await give(OFFICER, 'submit')
  }
  return { world, sheet, give, drafted }
}

test('named reviewers take a batch through its levels: one event per person and document', async () => {
  const { world, sheet, give, drafted } = await imported()
  await drafted()
  for (const [who, step] of [
    ['kz', 'section'],
    ['bm', 'secrecy'],
    ['fg', 'approve'],
  ] as const) {
    expect(await give(who, step)).toMatchObject({ done: sheet.map(({ itemId }) => itemId), refused: [] })
  }
  const log = await world.log()
  for (const type of ['SectionReviewPassed', 'SecrecyReviewConcluded', 'ItemApproved'])
    expect(log.filter((event) => event.type === type)).toHaveLength(2)
  expect(log.filter(({ type }) => type === 'ItemApproved').map(({ metadata }) => metadata.person)).toEqual(['fg', 'fg'])
})

test('LS-10.9: a reviewer who looked at another content is refused for that document, and the others go on', async () => {
  const { sheet, give, drafted } = await imported()
  await drafted()
  const [first, second] = sheet
  const report = await give('kz', 'section', [{ ...first!, contentHash: '0'.repeat(64) as Sha256 }, second!])
  expect(report.done).toEqual([second!.itemId])
  expect(report.refused).toMatchObject([{ itemId: first!.itemId, refusals: [{ code: 'CONTENT_CHANGED' }] }])
})

test('LS-10.1: nobody reviews their own draft, also not by a sheet', async () => {
  const { give, drafted } = await imported()
  await drafted()
  const report = await give(OFFICER, 'section')
  expect(report.done).toEqual([])
  expect(report.refused.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(
    expect.arrayContaining(['ROLE_MISSING', 'SAME_PERSON_TWICE']),
  )
})

test('the same sheet given twice changes nothing', async () => {
  const { world, give, drafted } = await imported()
  await drafted()
  await give('kz', 'section')
  const before = (await world.log()).length
  expect(await give('kz', 'section')).toMatchObject({ refused: [] })
  expect(await world.log()).toHaveLength(before)
})

test('LS-10.3: a form has to be filled in by a person; the proposal alone is none', async () => {
  const { sheet, give } = await imported()
  expect((await give(OFFICER, 'form')).refused).toMatchObject(
    sheet.map(() => ({ refusals: [{ code: 'FORM_MISSING' }] })),
  )
})
