import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collect } from '../../src/app/files/byteSource.js'
import { holderOf } from '../../src/app/files/fileStore.js'
import type { KeptFile } from '../../src/domain/keptFile.js'
import type { FileId, PersonId } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import {
  applicationGid,
  type ApplicationApi,
  giving,
  HEAD,
  LEADER,
  OFFICER,
  startApplicationApi,
} from '../support/applicationFlow.js'
import { mutate, type Payload } from '../support/mutate.js'

let api: ApplicationApi
beforeAll(async () => {
  api = await startApplicationApi()
}, 60_000)
afterAll(() => api.stop())

const LETTER = 'letter { id kind number datedOn draft sha256 pdfUrl madeBy { id } signedOn seals { kind sha256 text } }'
interface LetterAnswer {
  readonly id: string
  readonly number: string
  readonly sha256: string
  readonly draft: number | null
  readonly signedOn: string | null
  readonly pdfUrl: string
  readonly seals: readonly { readonly kind: string; readonly sha256: string; readonly text: string | null }[]
}
const give = async (person: string | undefined, name: string, input: Readonly<Record<string, unknown>>) =>
  mutate(api.app.client(person), name, input, { entity: LETTER })
const codes = ({ userErrors }: Payload): string[] => userErrors.map(({ code }) => code)
async function done(person: string, name: string, input: Readonly<Record<string, unknown>>): Promise<LetterAnswer> {
  const payload = await give(person, name, input)
  expect(payload.userErrors).toEqual([])
  return payload['letter'] as LetterAnswer
}
const prepared = (input: Readonly<Record<string, unknown>>, person = OFFICER) => done(person, 'prepareLetter', input)
const sealed = (letterId: string, person = OFFICER) => done(person, 'sealLetter', { letterId, kind: 'electronicSeal' })

const outcome = () => ({ kind: 'provided', ...giving(api.today()) })
const drafted = async (): Promise<string> => {
  const applicationId = await api.received()
  await api.identified(applicationId)
  await api.does(OFFICER, 'draftReply', { applicationId, outcome: outcome() })
  return applicationId
}
/** Files of the letter as the event names them. */
const filesOf = async (applicationId: string): Promise<{ readonly pdf: KeptFile; readonly html: KeptFile }> =>
  (await api.last(`application-${api.idOf(applicationId)}`, 'LetterPrepared'))!.data as never
const read = async (file: KeptFile): Promise<Buffer> =>
  collect(await api.app.storage.files.read(holderOf(file.key), file))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('711-45: a reply is signed only as it was made: letter, number, date, remedies and seal are those on record', async () => {
  const applicationId = await drafted()
  await api.does(HEAD, 'approveReply', { applicationId, draft: 1 })
  const sign = (change: Readonly<Record<string, unknown>>) =>
    mutate(api.app.client(LEADER), 'signReply', {
      ...{ applicationId, draft: 1, replyNumber: '无', signedOn: api.today(), sealKind: 'electronicSeal' },
      ...{ letterHash: 'a'.repeat(64), sealHash: 'b'.repeat(64), ...change },
    })
  expect(codes(await sign({}))).toEqual(['LETTER_NOT_ON_RECORD'])

  const letter = await prepared({ applicationId, kind: 'reply' })
  expect(letter).toMatchObject({ number: '公开答〔2026〕1号', draft: 1, seals: [], signedOn: null })
  const own = { letterHash: letter.sha256, replyNumber: letter.number }
  expect(codes(await sign({ ...own, replyNumber: '公开答〔2026〕9号' })).sort()).toEqual([
    'LETTER_SAYS_OTHERWISE',
    'SEAL_NOT_ON_RECORD',
  ])
  const { seals } = await sealed(letter.id, LEADER)
  expect(seals).toMatchObject([{ kind: 'electronicSeal', text: '区发展和改革委员会（演示印章）' }])
  expect(codes(await sign({ ...own, sealHash: seals[0]!.sha256, sealKind: 'sealedScan' }))).toEqual([
    'SEAL_NOT_ON_RECORD',
  ])
  expect(codes(await sign({ ...own, sealHash: seals[0]!.sha256 }))).toEqual([])

  const stored = await filesOf(applicationId)
  const pdf = await read(stored.pdf)
  expect([pdf.subarray(0, 5).toString(), sha256(pdf)]).toEqual(['%PDF-', letter.sha256])
  expect((await read(stored.html)).toString()).toContain('公开答〔2026〕1号')
  // At rest nothing of it can be read, and no file bears a name.
  const blob = await readFile(blobPath(stored.html))
  expect(blob.includes(Buffer.from('征地补偿'))).toBe(false)
  const { letters } = (await api.one<{ letters: readonly LetterAnswer[] }>(
    applicationId,
    `letters { ${LETTER.slice(9)}`,
  ))!
  expect(letters).toMatchObject([{ number: '公开答〔2026〕1号', signedOn: api.today(), seals: [{}] }])
})

const blobPath = ({ ciphertextSha256 }: KeptFile) =>
  join(api.app.dir, 'blobs', 'blobs', ciphertextSha256.slice(0, 2), ciphertextSha256)

test('711-45: the letter of another draft is neither sealed nor signed, and a number stands on one letter of the agency', async () => {
  const applicationId = await drafted()
  const number = '烈发改答〔2026〕7号'
  const first = await prepared({ applicationId, kind: 'reply', number })
  expect(codes(await give(LEADER, 'sealLetter', { letterId: first.id, kind: 'electronicSeal' }))).toEqual([
    'REPLY_STEP_OUT_OF_ORDER',
  ])
  await api.does(OFFICER, 'draftReply', { applicationId, outcome: { kind: 'other', why: '另行办理' } })
  await api.does(HEAD, 'approveReply', { applicationId, draft: 2 })
  expect(codes(await give(LEADER, 'sealLetter', { letterId: first.id, kind: 'electronicSeal' }))).toEqual([
    'LETTER_OF_ANOTHER_DRAFT',
  ])
  const sign = {
    ...{ applicationId, draft: 2, replyNumber: number, signedOn: api.today(), sealKind: 'electronicSeal' },
    ...{ letterHash: first.sha256, sealHash: 'b'.repeat(64) },
  }
  expect(codes(await mutate(api.app.client(LEADER), 'signReply', sign))).toEqual(['LETTER_OF_ANOTHER_DRAFT'])

  // Not sent yet, so that the new letter of the same reply keeps the number; nobody else gets it.
  expect(await prepared({ applicationId, kind: 'reply', number })).toMatchObject({ number, draft: 2 })
  const other = await drafted()
  for (const [typed, code] of [
    [number, 'LETTER_NUMBER_TAKEN'],
    ['答8号', 'LETTER_NUMBER_WITHOUT_YEAR'],
  ])
    expect(codes(await give(OFFICER, 'prepareLetter', { applicationId: other, kind: 'reply', number: typed }))).toEqual(
      [code],
    )
  const next = await Promise.all([
    prepared({ applicationId: other, kind: 'reply' }),
    prepared({ applicationId: await drafted(), kind: 'reply' }),
  ])
  expect(new Set(next.map((letter) => letter.number)).size).toBe(2)
})

test('a letter is previewed as a draft, with every reason why it cannot be written, and made once per command', async () => {
  const applicationId = await api.received()
  const preview = async (input: Readonly<Record<string, unknown>>, person = OFFICER) =>
    (
      await api.app
        .client(person)
        .data<{ letterPreview: { html: string | null; userErrors: { code: string }[] } | null }>(
          'query ($input: LetterPreviewInput!) { letterPreview(input: $input) { html number userErrors { code missing } } }',
          { input: { applicationId, ...input } },
        )
    ).letterPreview
  expect(await preview({ kind: 'amendmentNotice' })).toMatchObject({
    html: null,
    userErrors: [{ code: 'LETTER_FACTS_MISSING', missing: ['points'] }],
  })
  // What is recorded only with the proof that it went out is decided on trial, by the rules of the step itself.
  const extension = { kind: 'extensionNotice', step: { workingDays: 20, reason: '需要征求意见' } }
  expect((await preview(extension))!.userErrors.map(({ code }) => code)).toEqual(['ROLE_MISSING'])
  const page = (await preview(extension, HEAD))!
  expect(page.userErrors).toEqual([])
  expect(page.html).toContain('草稿')
  expect(page.html).toContain('2026年4月28日')
  expect(
    codes(await give(HEAD, 'prepareLetter', { applicationId, ...extension, step: { workingDays: 21, reason: '多' } })),
  ).toEqual(['EXTENSION_TOO_LONG'])
  const made = await prepared({ applicationId, ...extension }, HEAD)
  expect(await api.typesIn(`application-${api.idOf(applicationId)}`)).not.toContain('ReplyPeriodExtended')
  const told = {
    applicationId,
    workingDays: 20,
    reason: '需要征求意见',
    noticeDispatchedOn: api.today(),
    proof: '挂号',
  }
  await api.does(HEAD, 'extendReplyPeriod', { ...told, noticeNumber: made.number })
  expect(
    codes(await give(HEAD, 'prepareLetter', { applicationId, kind: 'extensionNotice', number: '延〔2026〕99号' })),
  ).toEqual(['LETTER_NUMBER_DIFFERS'])

  const commandId = randomUUID()
  const once = { commandId, applicationId, kind: 'registrationForm' }
  const [form, again] = [await give(OFFICER, 'prepareLetter', once), await give(OFFICER, 'prepareLetter', once)]
  expect([form.repeated, again.repeated, again.event?.id]).toEqual([false, true, form.event!.id])
  expect(codes(await give(OFFICER, 'prepareLetter', { ...once, kind: 'applicationForm' }))).toEqual([
    'COMMAND_ID_REUSED',
  ])

  // Somebody of another agency learns nothing, not even that there is such an application.
  expect(await preview({ kind: 'registrationForm' }, 'czjOfficer')).toBeNull()
  const absent = { kind: 'registrationForm', applicationId: applicationGid('nowhere') }
  const [theirs, none] = [
    await give('czjOfficer', 'prepareLetter', { ...absent, applicationId }),
    await give('czjOfficer', 'prepareLetter', absent),
  ]
  expect(theirs.userErrors).toEqual(none.userErrors)
  expect(codes(theirs)).toEqual(['APPLICATION_NOT_FOUND'])
})

test('each kind of letter is written of what happened, or says what it still needs', async () => {
  const applicationId = await api.received()
  await api.identified(applicationId, { concernsThirdParties: true })
  const asked = { applicationId, name: '某公司', interest: 'commercialSecret', letterNumber: '征〔2026〕1号' }
  await api.does(OFFICER, 'issueThirdPartyLetter', { ...asked, issuedOn: api.today() })
  const issued = await api.last(`application-${api.idOf(applicationId)}`, 'ThirdPartyLetterIssued')
  const thirdPartyId = toGlobalId('Person', (issued!.data as { readonly thirdParty: string }).thirdParty)
  const written = async (kind: string, input: object = {}, person = OFFICER) => {
    const query =
      'query ($input: LetterPreviewInput!) { letterPreview(input: $input) { html number userErrors { code path missing } } }'
    type Shown = { html: string | null; number: string | null; userErrors: { code: string; missing: string[] }[] }
    const variables = { input: { applicationId, kind, ...input } }
    return (await api.app.client(person).data<{ letterPreview: Shown }>(query, variables)).letterPreview
  }
  const whole = { userErrors: [] }
  expect(await written('thirdPartyLetter', { thirdPartyId })).toMatchObject({ ...whole, number: '征〔2026〕1号' })
  expect((await written('thirdPartyLetter', { thirdPartyId })).html).not.toContain('张三')
  expect(await written('thirdPartyConfirmation', { thirdPartyId })).toMatchObject(whole)
  expect(await written('applicationForm')).toMatchObject(whole)
  const fee = { step: { method: 'perPage', units: 250 }, words: { feePaidHow: '到区财政局窗口缴纳' } }
  const notice = await written('feeNotice', fee)
  expect(notice).toMatchObject(whole)
  expect(notice.html).toMatch(/4[,，]?700/)
  expect((await written('feeNotice', { step: fee.step })).userErrors).toMatchObject([{ missing: ['feePaidHow'] }])
  const toAgencyId = toGlobalId('Agency', 'czj')
  const words = { task: '请提供征地补偿标准', taskBy: '2026-03-10' }
  expect(await written('assistanceLetter', { toAgencyId, words })).toMatchObject(whole)
  expect(await written('jointMakerLetter', { toAgencyId })).toMatchObject(whole)
  expect((await written('acceptanceReceipt', { step: { workingDays: 1 } })).userErrors).toMatchObject([
    { code: 'VALUE_UNKNOWN' },
  ])
  for (const kind of [
    'extensionNotice',
    'delayNotice',
    'reasonsNotice',
    'thirdPartyOverrideNotice',
    'withdrawalConfirmation',
  ])
    expect((await written(kind, kind.startsWith('third') ? { thirdPartyId } : {})).userErrors, kind).toMatchObject([
      { code: 'LETTER_FACTS_MISSING' },
    ])
})

test('LS-14.5: stored bytes that were changed, lost or erased are told, by the API and by what names them', async () => {
  const integrity = async (letterId: string) =>
    (
      await api.app
        .client(OFFICER)
        .data<{ letterIntegrity: { state: string; files: { part: string; state: string }[] } }>(
          'query ($id: ID!) { letterIntegrity(letterId: $id) { state files { part state sha256 recorded } } }',
          { id: letterId },
        )
    ).letterIntegrity
  const applicationId = await api.received()
  const letter = await prepared({ applicationId, kind: 'acceptanceReceipt' })
  await sealed(letter.id)
  expect(await integrity(letter.id)).toMatchObject({
    state: 'intact',
    files: [{ part: 'pdf' }, { part: 'html' }, { part: 'signature' }],
  })
  const { pdf } = await filesOf(applicationId)
  const bytes = await readFile(blobPath(pdf))
  bytes[bytes.length - 20]! ^= 1
  await writeFile(blobPath(pdf), bytes)
  expect(await integrity(letter.id)).toMatchObject({
    state: 'altered',
    files: [{ part: 'pdf', state: 'altered' }, {}, {}],
  })

  await api.app.storage.keys.destroyKey(pdf.key)
  expect(await integrity(letter.id)).toMatchObject({ state: 'erased' })
  expect(codes(await give(OFFICER, 'prepareLetter', { applicationId, kind: 'registrationForm' }))).toEqual([
    'KEY_DESTROYED',
  ])
})

const uploadOf = async (content: string, name = '说明.txt', owner = OFFICER): Promise<FileId> => {
  const uploaded = await api.app.storage.files.upload({
    owner: owner as PersonId,
    name,
    medium: 'text',
    content: (async function* () {
      yield Buffer.from(content)
    })(),
  })
  if (!uploaded.ok) throw new Error(JSON.stringify(uploaded.refusals))
  return uploaded.value.uploadId
}

test('711-29: files come on record under the key of the matter, a proof of identity under that of the person', async () => {
  const applicationId = await api.received()
  const id = api.idOf(applicationId)
  const attach = async (uploadId: string, purpose: string, person = OFFICER) =>
    mutate(api.app.client(person), 'attachApplicationFile', { applicationId, uploadId, purpose })
  const identity = await uploadOf('身份证复印件', '张三身份证.txt')
  expect(codes(await attach(identity, 'identityProof'))).toEqual([])
  expect(codes(await attach(await uploadOf('寄送凭证'), 'proof'))).toEqual([])
  const files = (await api.eventsOf(`application-${id}`)).flatMap((event) =>
    event.type === 'ApplicationFileAttached' ? [event.data as { purpose: string; file: KeptFile }] : [],
  )
  const [card, proof] = files.map(({ file }) => file)
  expect([card!.key.split(':')[0], proof!.key]).toEqual(['person', `application:${id}`])

  // The same bytes for the same purpose again: refused, and nothing more is kept than before.
  const kept = async () =>
    (await readdir(join(api.app.dir, 'blobs', 'blobs'), { recursive: true })).filter((name) => name.length > 60).length
  const [twice, before] = [await uploadOf('寄送凭证'), await kept()]
  expect(codes(await attach(twice, 'proof'))).toEqual(['FILE_ON_RECORD'])
  expect(codes(await attach(randomUUID(), 'proof'))).toEqual(['UPLOAD_UNKNOWN'])
  expect(codes(await attach(await uploadOf('甲', '甲.txt', 'czjOfficer'), 'proof', 'czjOfficer'))).toEqual([
    'APPLICATION_NOT_FOUND',
  ])
  expect(await kept()).toBe(before)

  const shown = (person: string, purpose = '') =>
    api.one<{ files: readonly { purpose: string; name: string; url: string }[] | null }>(
      applicationId,
      `files${purpose} { purpose name mediaType size url }`,
      person,
    )
  expect((await shown(OFFICER))!.files).toMatchObject([
    { purpose: 'identityProof', name: '张三身份证.txt' },
    { purpose: 'proof', name: '说明.txt' },
  ])
  expect((await shown('inspector'))!.files).toBeNull()
  expect((await shown('inspector', '(purpose: supervision)'))!.files).toHaveLength(2)
  const looks = await api.app.storage.store.readStream(`access-inspector-${api.today()}`)
  expect(looks.map(({ data }) => JSON.parse(data) as unknown)).toMatchObject([
    { what: 'fileNames', subject: `application-${id}`, purpose: 'supervision' },
  ])

  await api.app.storage.keys.destroyKey(card!.key)
  expect((await shown(OFFICER))!.files).toMatchObject([{ name: null }, { name: '说明.txt' }])
})
