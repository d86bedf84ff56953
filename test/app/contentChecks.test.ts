import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContentChecks, type ContentChecks } from '../../src/app/contentChecks.js'
import type { ItemId, PersonId } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { type Application, startApplication } from '../support/application.js'
import { form, itemGid, itemUpTo, takeStep } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'

const PROCESS = { kind: 'process', process: 'contentChecks' } as const
const IDENTITY = '11010519491231002X'

let app: Application
let check: ContentChecks
beforeAll(async () => {
  app = await startApplication()
  const { store, keys, files } = app.storage
  check = createContentChecks({ store, keyRing: keys, files })
})
afterAll(() => app.stop())

/** What the process does. */
async function checked(id: ItemId): Promise<readonly string[]> {
  const commands = await check(id)
  for (const command of commands) await app.give(command, id, PROCESS)
  return commands.map(({ type }) => type)
}

async function textFile(itemId: string, text: string, rendition: 'original' | 'redacted'): Promise<string> {
  const outcome = await app.storage.files.upload({
    owner: 'fgwOfficer' as PersonId,
    name: `${rendition}.txt`,
    medium: 'text',
    content: Readable.from([Buffer.from(text)]),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  const { uploadId } = outcome.value
  const attached = await mutate(app.client('fgwOfficer'), 'attachFile', { itemId, uploadId, rendition })
  expect(attached.userErrors).toEqual([])
  return toGlobalId('ItemFile', uploadId)
}

test('711-15: personal data in the content stops publication until an officer answers each hit', async () => {
  const item = await itemUpTo(app, 'reviseContent', { text: `联系人身份证号${IDENTITY}，电话13812345678。` })
  expect(await checked(item.id)).toEqual(['RecordPersonalDataScan'])
  expect(await checked(item.id)).toEqual([])
  for (const step of [
    'fillSecrecyReviewForm',
    'submitForReview',
    'passSectionReview',
    'concludeSecrecyReview',
  ] as const)
    expect((await takeStep(app, step, item)).userErrors).toEqual([])
  const refused = await takeStep(app, 'authorizePublication', item)
  expect(refused.userErrors).toContainEqual(expect.objectContaining({ code: 'PERSONAL_DATA_UNANSWERED' }))

  await app.settle()
  const officer = app.client('fgwOfficer')
  const read = () =>
    officer.data<{ informationItem: { personalData: { hit: string; kind: string; where: string; answer: string }[] } }>(
      'query ($id: ID!) { informationItem(id: $id) { personalData { hit kind where answer } } }',
      { id: item.gid },
    )
  const found = (await read()).informationItem.personalData
  expect(found).toMatchObject([
    { kind: 'identityNumber', where: 'text, character 8', answer: null },
    { kind: 'phoneNumber', answer: null },
  ])
  expect(JSON.stringify(found)).not.toContain(IDENTITY)
  for (const { hit } of found) {
    const input = { itemId: item.gid, contentHash: item.contentHash, hit, answer: 'official' }
    expect((await mutate(officer, 'answerPersonalDataHit', input)).userErrors).toEqual([])
  }
  expect(codesOf(await takeStep(app, 'authorizePublication', item))).not.toContain('PERSONAL_DATA_UNANSWERED')
})

test('711-37: a redacted rendition that still holds what was withheld is found out, one that does not passes', async () => {
  const id = randomUUID() as ItemId
  const itemId = itemGid(id)
  const original = `处理结果如下。当事人身份证号${IDENTITY}。罚款已缴清。`
  const officer = app.client('fgwOfficer')
  expect((await takeStep(app, 'createItem', { id, contentHash: '' })).userErrors).toEqual([])
  const originalFile = await textFile(itemId, original, 'original')
  const content = { itemId, title: '处理结果', fileIds: [originalFile] }
  expect((await mutate(officer, 'reviseContent', content)).userErrors).toEqual([])
  const ground = { code: 'thirdPartyInterest', interest: 'personalPrivacy', outcome: 'objected', why: '本人不同意' }
  const partial = form({
    attribute: 'partial',
    separationNote: '隐去身份证号',
    withheldPassages: [{ locator: '第二句', ground }],
  })
  expect((await mutate(officer, 'fillSecrecyReviewForm', { itemId, ...partial })).userErrors).toEqual([])

  const leaking = await textFile(itemId, `处理结果如下。当事人■。罚款已缴清。\n附：${IDENTITY}`, 'redacted')
  await mutate(officer, 'prepareRedaction', { ...content, fileIds: [leaking] })
  expect((await check(id)).find(({ type }) => type === 'RecordRedactionCheck')?.data).toMatchObject({
    findings: [{ passage: 0, place: 'text' }],
    unreadable: [],
  })
  await checked(id)
  const stopped = codesOf(await takeStep(app, 'authorizePublication', { id, contentHash: 'x' }))
  expect(stopped).toContain('REDACTION_LEAKS')

  const clean = await textFile(itemId, '处理结果如下。当事人身份证号■。罚款已缴清。', 'redacted')
  await mutate(officer, 'prepareRedaction', { ...content, fileIds: [clean] })
  expect(await checked(id)).toEqual(['RecordPersonalDataScan', 'RecordRedactionCheck'])
  expect(await checked(id)).toEqual([])
  const freed = codesOf(await takeStep(app, 'authorizePublication', { id, contentHash: 'x' }))
  expect(freed).not.toContain('REDACTION_LEAKS')
  expect(freed).toContain('NOT_REVIEWED')
})
