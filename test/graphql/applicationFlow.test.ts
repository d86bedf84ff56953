import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { collect } from '../../src/app/files/byteSource.js'
import { holderOf } from '../../src/app/files/fileStore.js'
import type { LetterPrepared } from '../../src/domain/application/events.js'
import type { CorrectionLetterPrepared } from '../../src/domain/recordCorrection/events.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { type ApplicationApi, giving, HEAD, OFFICER, startApplicationApi } from '../support/applicationFlow.js'
import { conclusion, consultationGid, letter, opinion } from '../support/consultationApi.js'
import { agencyGid, personGid } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'

let api: ApplicationApi
beforeAll(async () => {
  api = await startApplicationApi()
})
afterEach(async () => {
  expect(await api.quarantined()).toEqual([])
  expect(api.faults).toEqual([])
})
afterAll(() => api.stop())

const deadline = (applicationId: string, matter: string, kind: string) =>
  api.times(api.idOf(applicationId), matter, kind)

test('711-33, 711-36(2): from the counter to a reply that is out, by three people and with proof', async () => {
  const applicationId = await api.received()
  expect(await api.one(applicationId, 'stage due receivedOn clockRuns')).toEqual({
    stage: 'drafting',
    due: '2026-03-30',
    receivedOn: '2026-03-02',
    clockRuns: true,
  })
  await api.identified(applicationId)
  const dispatch = await api.signed(applicationId, { kind: 'provided', ...giving('2026-03-02') })
  // Signed, and not yet answered.
  expect(await api.one(applicationId, 'stage outcome dispatchedOn')).toEqual({
    stage: 'dispatch',
    outcome: null,
    dispatchedOn: null,
  })
  const byPost = { ...dispatch, way: 'post', proof: '挂号信收据' }
  expect((await api.attempt(OFFICER, 'dispatchReply', byPost)).userErrors).toMatchObject([
    { code: 'DISPATCH_WAY_DIFFERS', clause: '711-40', path: ['way'], message: expect.stringContaining('电子邮件') },
  ])
  const otherwise = { ...byPost, otherWayReason: '邮箱退信' }
  expect((await api.does(OFFICER, 'dispatchReply', otherwise))['application']).toMatchObject({
    status: 'replied',
    outcome: 'provided',
    late: false,
  })
  expect(await deadline(applicationId, 'r1', 'reply')).toContain('DeadlineMet')
  await api.does(OFFICER, 'recordReplyDelivery', { applicationId, deliveredOn: '2026-03-02', proof: '回执' })
  const file = { applicationId, retention: 'years10', fileNumber: '档1', archivedOn: '2026-03-02' }
  const archived = await api.does(OFFICER, 'archiveApplication', file)
  expect(archived['application']).toMatchObject({ stage: 'archived' })
})

test('repeated: the same command id answers what was stored, with another input it is refused', async () => {
  const commandId = randomUUID()
  const input = { commandId, agencyId: agencyGid('fgw'), channel: 'counter', arrivedOn: '2026-03-02' }
  const applicant = { kind: 'naturalPerson', name: '李四', contact: '电话' }
  // Nobody's identity number: the subject is a new one, and the same one when it is sent again.
  const intake = { ...input, applicant, request: { description: '甲' } }
  const first = await api.does(OFFICER, 'receiveApplication', intake)
  const again = await api.attempt(OFFICER, 'receiveApplication', intake)
  expect(again).toMatchObject({ repeated: true, event: first.event, application: first['application'] })
  const other = await api.attempt(OFFICER, 'receiveApplication', { ...intake, request: { description: '乙' } })
  expect(codesOf(other)).toEqual(['COMMAND_ID_REUSED'])
})

test('711-36(4), 711-36(5), 711-37: not held after a search, another agency’s, and in part', async () => {
  const notHeld = await api.received()
  const search = { who: '李四', where: '档案室', keywords: '征地', result: 'notFound', searchedOn: '2026-03-02' }
  await api.does(OFFICER, 'recordSearch', { applicationId: notHeld, ...search })
  expect(await api.replied(notHeld, { kind: 'notHeld' })).toMatchObject({ outcome: 'notHeld' })

  const notOurs = await api.received()
  const named = { kind: 'notOurs', why: '由财政局制作', responsibleAgencyId: agencyGid('czj') }
  expect(await api.replied(notOurs, { ...named, responsibleContact: '0561-1234567' })).toMatchObject({
    outcome: 'notOurs',
  })

  const inPart = await api.received()
  await api.identified(inPart)
  const passages = [{ passage: '附件二', ground: { code: 'internalAffairs', kind: 'personnel', why: '人事安排' } }]
  expect(await api.replied(inPart, { kind: 'partlyProvided', ...giving('2026-03-02'), passages })).toMatchObject({
    outcome: 'partlyProvided',
  })
  const signed = await api.last(`application-${api.idOf(inPart)}`, 'ReplySigned')
  // What is withheld, if only in part, goes to review before it goes to court.
  expect(signed?.data).toMatchObject({
    remedies: { order: 'reviewFirst', review: { days: 60, body: { agency: 'gov' } } },
  })
})

test('711-29, 711-36(6): several items are answered each by itself, on the dates of the whole; the same thing once', async () => {
  const whole = await api.received()
  const request = (description: string) => ({ description, form: 'electronic', way: 'email' })
  const split = {
    applicationId: whole,
    noticeNumber: '拆1',
    kept: request('补偿方案'),
    parts: [{ request: request('规划许可') }, { request: request('环评批复') }],
  }
  const empty = await api.attempt(OFFICER, 'splitApplication', { ...split, parts: [{ request: {} }] })
  expect(empty.userErrors).toMatchObject([{ code: 'PART_WITHOUT_CONTENT', path: ['parts'] }])
  await api.does(OFFICER, 'splitApplication', split)
  const opened = await api.one<{ parts: { nodes: { id: string }[] } }>(
    whole,
    'parts(first: 5) { nodes { id due receivedOn splitFrom { id } } }',
  )
  const parts = opened!.parts.nodes
  const part = { due: '2026-03-30', receivedOn: '2026-03-02', splitFrom: { id: whole } }
  expect(parts).toMatchObject([part, part])
  const merge = { applicationId: parts[1]!.id, reason: '同一事项' }
  const itself = await api.attempt(HEAD, 'mergeApplication', { ...merge, intoId: parts[1]!.id })
  expect(itself.userErrors).toMatchObject([{ code: 'MERGED_INTO_ITSELF', path: ['intoId'] }])
  const into = async (intoId: string) => (await api.attempt(HEAD, 'mergeApplication', { ...merge, intoId })).userErrors
  const nowhere = { code: 'MERGE_TARGET_NOT_FOUND', clause: '711-36(6)', path: ['intoId'] }
  expect(await into(toGlobalId('Application', 'never'))).toMatchObject([nowhere])
  expect(await into(await api.received())).toMatchObject([
    { code: 'NOT_SAME_APPLICANT', path: ['intoId'] },
    { code: 'MERGED_INTO_LATER', path: ['intoId'] },
  ])
  const asked = { ...merge, intoId: parts[0]!.id, commandId: randomUUID() }
  const merged = await api.does(HEAD, 'mergeApplication', asked)
  expect(merged['application']).toMatchObject({ status: 'merged', stage: 'merged' })
  // Not in a circle, and into nothing that is closed: somebody answers.
  const back = { applicationId: parts[0]!.id, intoId: parts[1]!.id, reason: '同一事项' }
  expect((await api.attempt(HEAD, 'mergeApplication', back)).userErrors).toMatchObject([
    { code: 'MERGE_TARGET_CLOSED' },
    { code: 'MERGED_INTO_LATER' },
  ])
  const repeats = { kind: 'repeated', earlierApplicationId: parts[1]!.id, earlierReply: '答1' }
  const drafted = await api.attempt(OFFICER, 'draftReply', { applicationId: parts[0]!.id, outcome: repeats })
  expect(drafted.userErrors).toMatchObject([{ code: 'EARLIER_REPLY_NOT_FOUND', path: ['outcome', 'earlierReply'] }])
  // Merged in its turn, it leaves the application that it was a part of to answer for both.
  await api.does(HEAD, 'mergeApplication', { ...back, intoId: whole })
  // Sent again it is the same command, whatever has become of the application that was looked up for it.
  expect(await api.attempt(HEAD, 'mergeApplication', asked)).toMatchObject({ repeated: true, event: merged.event })
  const shown = await api.one(parts[1]!.id, 'mergedIntoId mergedInto { id }')
  expect(shown).toEqual({ mergedIntoId: parts[0]!.id, mergedInto: { id: whole } })
})

test('LS-8.1, LS-8.2: another agency that it concerns is met with, and the reply follows what was agreed', async () => {
  const applicationId = await api.received()
  await api.identified(applicationId, { involvedAgencyIds: [agencyGid('czj')] })
  const provided = { applicationId, outcome: { kind: 'provided', ...giving('2026-03-02') } }
  expect((await api.attempt(OFFICER, 'draftReply', provided)).userErrors).toMatchObject([
    { code: 'AGENCIES_NOT_ASKED', clause: 'LS-8.1', missing: ['RequireAgencyConsultation'] },
  ])
  await api.does(OFFICER, 'requireAgencyConsultation', { applicationId, reply: 'provide', form: 'electronic' })
  expect((await api.attempt(OFFICER, 'draftReply', provided)).userErrors).toMatchObject([
    { code: 'AGENCIES_STILL_ASKED', clause: 'LS-8.2' },
  ])
  const consultation = `request.${api.idOf(applicationId)}-1`
  const give = async (person: string, mutation: string, input: Record<string, unknown>) => {
    expect((await mutate(api.app.client(person), mutation, input)).userErrors).toEqual([])
    await api.idle()
  }
  // Another reply is put under discussion by the officer of the application, and it is that one which binds.
  const another = { reply: 'providePart', answeringId: agencyGid('fgw') }
  await give(OFFICER, 'putTextUnderDiscussion', { consultationId: consultationGid(consultation), proposal: another })
  await give(OFFICER, 'putTextUnderDiscussion', {
    consultationId: consultationGid(consultation),
    proposal: { ...another, reply: 'provide' },
  })
  await give(OFFICER, 'issueConsultationLetter', letter(consultation, 3))
  await give('czjDisclosure', 'giveOpinion', opinion(consultation, 'czj', [], 3))
  await give(OFFICER, 'concludeConsultation', conclusion(consultation, 'confirmed', 3))
  const grounds = [{ code: 'internalAffairs', kind: 'personnel', why: '人事安排' }]
  const against = await api.attempt(OFFICER, 'draftReply', { applicationId, outcome: { kind: 'withheld', grounds } })
  expect(against.userErrors).toMatchObject([
    { code: 'REPLY_AGAINST_CONSULTATION', clause: 'LS-8.2', path: ['outcome'] },
  ])
  expect(await api.replied(applicationId, provided.outcome)).toMatchObject({ outcome: 'provided', late: false })
})

test('711-35: who applies too often says why; unreasonable it goes no further, reasonable it may take longer', async () => {
  const [refused, delayed] = [await api.received(), await api.received()]
  const give = async (applicationId: string, reasonable: boolean) => {
    const finding = { finding: '一个月内提出40件', noticeNumber: `说${api.idOf(applicationId)}`, proof: 'XR' }
    await api.does(OFFICER, 'requestReasons', {
      applicationId,
      ...finding,
      issuedOn: '2026-03-02',
      answerBy: '2026-03-10',
    })
    await api.does(OFFICER, 'recordReasons', { applicationId, reasons: '研究', receivedOn: '2026-03-02', proof: '信' })
    await api.does(HEAD, 'judgeReasons', { applicationId, reasonable, why: '已核' })
  }
  const excessive = { kind: 'excessive', why: '无正当理由' }
  const unjudged = await api.attempt(OFFICER, 'draftReply', { applicationId: refused, outcome: excessive })
  expect(unjudged.userErrors).toMatchObject([
    { code: 'REASONS_NOT_REFUSED', missing: ['RequestReasons', 'JudgeReasons'] },
  ])
  await give(refused, false)
  expect(await api.replied(refused, excessive)).toMatchObject({ outcome: 'excessive' })
  await give(delayed, true)
  const later = { workingDays: 30, noticeNumber: '迟1', noticeDispatchedOn: '2026-03-02', proof: 'XL' }
  const moved = await api.does(HEAD, 'delayReply', { applicationId: delayed, ...later })
  expect(moved['application']).toMatchObject({ due: '2026-05-14', extended: false })
  expect(await api.replyDue(api.idOf(delayed))).toBe('2026-05-14')
})

const give = (person: string, mutation: string, input: Record<string, unknown>) =>
  mutate(api.app.client(person), mutation, input, {
    entity: 'recordCorrection { id stage outcome due letters { kind number datedOn pdfUrl madeBy { id } } }',
  })
async function askedToCorrect() {
  const asked = await give(OFFICER, 'receiveCorrectionRequest', {
    agencyId: agencyGid('fgw'),
    name: '张三',
    identity: '340604199001011234',
    contact: '电话',
    record: '登记表',
    wrong: '1990年',
    right: '1991年',
    evidence: '户口簿',
    channel: 'counter',
    receivedOn: '2026-03-02',
  })
  return asked['recordCorrection'] as { readonly id: string; readonly stage: string; readonly due: string }
}
const verifiedOn = (correctionId: string, confirmed: boolean) =>
  give(OFFICER, 'verifyRecord', { correctionId, confirmed, finding: '已核对档案', verifiedOn: '2026-03-02' })

test('711-41: a record of one’s own is corrected, by somebody else than who verified it', async () => {
  const { id: correctionId, ...asked } = await askedToCorrect()
  expect(asked).toMatchObject({ stage: 'verification', due: '2026-03-30' })
  const outcome = { kind: 'corrected', changed: '出生年份', correctedOn: '2026-03-02' }
  const unverified = await give(HEAD, 'decideCorrection', { correctionId, outcome })
  expect(unverified.userErrors).toMatchObject([{ code: 'RECORD_NOT_VERIFIED', clause: '711-41' }])
  await verifiedOn(correctionId, true)
  const forwarded = { kind: 'forwarded', documentNumber: '转1', forwardedOn: '2026-03-02' }
  const nowhere = await give(HEAD, 'decideCorrection', { correctionId, outcome: forwarded })
  expect(nowhere.userErrors).toMatchObject([{ code: 'AGENCY_UNKNOWN', path: ['outcome', 'toAgencyId'] }])
  const early = await give(OFFICER, 'prepareCorrectionLetter', { correctionId, kind: 'correctionNotice' })
  expect(early.userErrors).toMatchObject([{ code: 'CORRECTION_NOT_DECIDED' }])
  const preview = async (person = OFFICER) => {
    const query = `query ($input: CorrectionLetterPreviewInput!) {
      correctionLetterPreview(input: $input) { html number userErrors { code } } }`
    const { correctionLetterPreview } = await api.app.client(person).data<{
      readonly correctionLetterPreview: { readonly html: string | null; readonly userErrors: object[] } | null
    }>(query, { input: { correctionId, kind: 'correctionNotice' } })
    return correctionLetterPreview
  }
  expect(await preview()).toMatchObject({ html: null, userErrors: [{ code: 'CORRECTION_NOT_DECIDED' }] })
  await give(HEAD, 'decideCorrection', { correctionId, outcome })
  const draft = (await preview())!
  expect(draft.userErrors).toEqual([])
  for (const word of ['草稿', '出生年份', '张三', '待编号']) expect(draft.html).toContain(word)
  expect(await preview('czjOfficer')).toBeNull()

  const letter = { correctionId, kind: 'correctionNotice', commandId: randomUUID() }
  const made = await give(OFFICER, 'prepareCorrectionLetter', letter)
  const letters = [{ kind: 'correctionNotice', number: '公开更〔2026〕1号', datedOn: '2026-03-02' }]
  expect(made).toMatchObject({ userErrors: [], recordCorrection: { stage: 'notice', letters } })
  expect(await give(OFFICER, 'prepareCorrectionLetter', letter)).toMatchObject({ recordCorrection: { letters } })

  const seal = (number: number, commandId = randomUUID()) =>
    give(OFFICER, 'sealCorrectionLetter', { correctionId, letter: number, commandId })
  expect((await seal(2)).userErrors).toMatchObject([{ code: 'LETTER_NOT_ON_RECORD', path: ['letter'] }])
  const commandId = randomUUID()
  expect((await seal(1, commandId)).userErrors).toEqual([])
  expect(await seal(1, commandId)).toMatchObject({ userErrors: [], repeated: true })
  expect((await seal(1)).userErrors).toMatchObject([{ code: 'LETTER_SEALED_BEFORE', clause: '711-41' }])
  const shown = await api.app.client(OFFICER).data<Record<string, unknown>>(
    `query ($id: ID!) { recordCorrection(id: $id) { letters { seals { text by { id } } } }
      correctionLetterIntegrity(correctionId: $id, letter: 1) { state files { part state } } }`,
    { id: correctionId },
  )
  expect(shown).toMatchObject({
    recordCorrection: { letters: [{ seals: [{ text: expect.stringContaining('区发展和改革委员会') }] }] },
    correctionLetterIntegrity: {
      state: 'intact',
      files: ['pdf', 'html', 'signature'].map((part) => ({ part, state: 'intact' })),
    },
  })

  const notice = { dispatchedOn: '2026-03-02', way: 'post', proof: 'XA1' }
  const dispatched = (noticeNumber: string) =>
    give(OFFICER, 'dispatchCorrectionNotice', { correctionId, noticeNumber, ...notice })
  expect((await dispatched('更1')).userErrors).toMatchObject([
    { code: 'LETTER_NOT_ON_RECORD', clause: '711-41', path: ['noticeNumber'], missing: ['PrepareCorrectionLetter'] },
  ])
  const told = await dispatched('公开更〔2026〕1号')
  expect(told['recordCorrection']).toMatchObject({ stage: 'done', outcome: 'corrected' })
})

test('711-41, 711-51: each letter about a correction says what was decided, under a key of the person', async () => {
  const toAgencyId = agencyGid('czj')
  for (const [outcome, words, number] of [
    [{ kind: 'refused', why: '与户籍档案一致' }, ['与户籍档案一致', '60日', '六个月|6个月'], '公开更〔2026〕2号'],
    [
      { kind: 'forwarded', toAgencyId, documentNumber: '转函5', forwardedOn: '2026-03-02' },
      ['转函5', '区财政局'],
      '公开更〔2026〕3号',
    ],
    [
      { kind: 'directed', toName: '市公安局', contact: '0561-1234567' },
      ['市公安局', '0561-1234567'],
      '公开更〔2026〕4号',
    ],
  ] as const) {
    const { id: correctionId } = await askedToCorrect()
    await verifiedOn(correctionId, false)
    await give(HEAD, 'decideCorrection', { correctionId, outcome })
    const prepared = async (kind: string) => {
      const { userErrors } = await give(OFFICER, 'prepareCorrectionLetter', { correctionId, kind })
      const stream = `correction-${Buffer.from(correctionId, 'base64url').toString().split(':')[1]}`
      const { data } = (await api.last(stream, 'CorrectionLetterPrepared')) ?? {}
      return { userErrors, data: data as CorrectionLetterPrepared['data'] }
    }
    const { userErrors, data } = await prepared('correctionNotice')
    expect(userErrors).toEqual([])
    expect(data).toMatchObject({ kind: 'correctionNotice', outcome: outcome.kind, number })
    expect(data.remedies === undefined).toBe(outcome.kind !== 'refused')
    expect(data.pdf.key).toMatch(/^person:/)
    const page = (await collect(await api.app.storage.files.read(holderOf(data.html.key), data.html))).toString()
    for (const word of ['张三', '登记表', '1990年', number, ...words]) expect(page).toMatch(new RegExp(word))

    const forwarding = await prepared('correctionForwarding')
    if (outcome.kind === 'forwarded')
      expect(forwarding).toMatchObject({ userErrors: [], data: { kind: 'correctionForwarding', number: '转函5' } })
    else expect(forwarding.userErrors).toMatchObject([{ code: 'NOTHING_FORWARDED', path: ['kind'] }])
  }
})

test('711-42: how many there were before is counted; a mistaken notice is taken back and the period goes on', async () => {
  const applicant = { kind: 'naturalPerson', name: '常申请', identity: '340604198501015678', contact: '电话' }
  const all: string[] = []
  for (let each = 0; each < 11; each += 1) all.push(await api.received({ applicant }))
  const applicationId = all.at(-1)!
  const preview = async (method: string, units: number, person = OFFICER) => {
    const query = `query ($id: ID!, $method: FeeMethod!, $units: Int!) {
      feePreview(applicationId: $id, method: $method, units: $units) { before amount bands { from to rate amount } } }`
    const { feePreview } = await api.app
      .client(person)
      .data<{ feePreview: object | null }>(query, { id: applicationId, method, units })
    return feePreview
  }
  expect(await preview('perItem', 25)).toEqual({
    before: 10,
    amount: 3_000,
    bands: [
      { from: 11, to: 30, rate: 100, amount: 2_000 },
      { from: 31, to: 35, rate: 200, amount: 1_000 },
    ],
  })
  expect(await preview('perPage', 250)).toMatchObject({ before: 0, amount: 4_700 })
  expect(await preview('perItem', 1, 'czjOfficer')).toBeNull()

  const notice = {
    applicationId,
    method: 'perItem',
    units: 1,
    noticeNumber: '费1',
    issuedOn: '2026-03-02',
    proof: 'XA',
  }
  const { zh, en } = await api.refused(OFFICER, 'issueFeeNotice', { ...notice, before: 3 })
  expect(zh).toMatchObject([{ code: 'FEE_COUNT_WRONG', clause: '711-42', path: ['before'] }])
  expect(zh[0]!.message).toContain('10件')
  expect(en[0]!.message).toContain('10 earlier applications')
  const issued = await api.does(OFFICER, 'issueFeeNotice', notice)
  expect(issued['application']).toMatchObject({
    stage: 'fee',
    clockRuns: false,
    fee: { status: 'issued', method: 'perItem', before: 10, amount: 100 },
  })
  expect(await deadline(applicationId, 'r1', 'reply')).toContain('DeadlineCancelled')
  await api.does(OFFICER, 'recordFeeNoticeService', {
    applicationId,
    noticeNumber: '费1',
    servedOn: '2026-03-02',
    proof: '签收',
  })

  await api.on('2026-03-04')
  const revocation = { applicationId, noticeNumber: '费1', revokedOn: '2026-03-04', reason: '误按件计收', proof: 'XB' }
  const revoked = await api.does(OFFICER, 'revokeFeeNotice', revocation)
  expect(revoked['application']).toMatchObject({ due: '2026-03-30', clockRuns: true, fee: null })
  expect(await deadline(applicationId, 'fee', 'feePayment')).toContain('DeadlineCancelled')
  const told = await mutate(api.app.client(OFFICER), 'prepareLetter', { applicationId, kind: 'feeRevocation' })
  expect(told.userErrors).toEqual([])
  const { data: sheet } = (await api.last(`application-${api.idOf(applicationId)}`, 'LetterPrepared'))!
  const { html, number } = sheet as LetterPrepared['data']
  expect(number).toBe('公开费撤〔2026〕1号')
  const page = (await collect(await api.app.storage.files.read(holderOf(html.key), html))).toString()
  for (const word of ['费1', '误按件计收', '2026年3月4日撤销', '2026年3月30日前']) expect(page).toContain(word)
  expect(await api.replyDue(api.idOf(applicationId), 2)).toBe('2026-03-30')

  const byPage = { ...notice, method: 'perPage', units: 150, noticeNumber: '费2', issuedOn: '2026-03-04' }
  await api.does(OFFICER, 'issueFeeNotice', byPage)
  await api.does(OFFICER, 'recordFeeNoticeService', {
    applicationId,
    noticeNumber: '费2',
    servedOn: '2026-03-04',
    proof: '签收',
  })
  const payment = { applicationId, paidOn: '2026-03-04', receiptNumber: '票1' }
  const short = await api.attempt(OFFICER, 'recordFeePayment', { ...payment, amount: 100 })
  expect(short.userErrors).toMatchObject([{ code: 'FEE_AMOUNT_WRONG', path: ['amount'] }])
  const paid = await api.does(OFFICER, 'recordFeePayment', { ...payment, amount: 1_700 })
  // From the day after payment, twenty working days anew.
  expect(paid['application']).toMatchObject({ due: '2026-04-01', clockRuns: true, fee: { status: 'paid' } })
  expect(codesOf(await api.attempt(OFFICER, 'revokeFeeNotice', { ...revocation, noticeNumber: '费2' }))).toEqual([
    'FEE_WAS_PAID',
  ])
})

test('711-31, 711-30: confirmed with the applicant, corrected once, or given up', async () => {
  await api.on('2026-03-05')
  const byMail = await api.received({ channel: 'internet' })
  expect(await api.one(byMail, 'stage due receivedOn')).toEqual({ stage: 'receipt', due: null, receivedOn: null })
  await api.on('2026-03-06')
  const confirmation = { applicationId: byMail, confirmedOn: '2026-03-06', proof: '电话记录' }
  const confirmed = await api.does(OFFICER, 'confirmReceipt', confirmation)
  expect(confirmed['application']).toMatchObject({ receivedOn: '2026-03-06', due: '2026-04-03' })

  const unclear = { request: { form: 'paper', way: 'post' } }
  const [corrected, given] = [await api.received(unclear), await api.received(unclear)]
  for (const applicationId of [corrected, given]) {
    const points = [{ element: 'description', explanation: '请写明名称或者文号' }]
    const notice = { noticeNumber: `补${api.idOf(applicationId)}`, proof: 'XC' }
    await api.does(OFFICER, 'requestAmendment', { applicationId, points, ...notice, issuedOn: '2026-03-06' })
    await api.on('2026-03-06')
    const served = await api.does(OFFICER, 'recordAmendmentNoticeService', {
      applicationId,
      ...notice,
      servedOn: '2026-03-06',
    })
    expect(served['application']).toMatchObject({ stage: 'amendment', due: '2026-03-20', clockRuns: false })
  }
  await api.on('2026-03-10')
  const answer = { applicationId: corrected, receivedOn: '2026-03-10', proof: '收据' }
  const amended = await api.does(OFFICER, 'recordAmendment', { ...answer, request: { description: '补偿方案' } })
  expect(amended['application']).toMatchObject({ due: '2026-04-08', clockRuns: true })
  const twice = { points: [{ element: 'form', explanation: '请选择' }], noticeNumber: '补9', proof: 'XD' }
  const again = await api.attempt(OFFICER, 'requestAmendment', {
    applicationId: corrected,
    ...twice,
    issuedOn: '2026-03-10',
  })
  expect(codesOf(again)).toContain('AMENDMENT_REQUESTED_BEFORE')

  await api.on('2026-03-20')
  const early = { applicationId: given, outcome: { kind: 'notAmended' } }
  expect((await api.attempt(OFFICER, 'draftReply', early)).userErrors).toMatchObject([
    { code: 'APPLICANT_STILL_HAS_TIME', clause: '711-30' },
  ])
  await api.on('2026-03-23')
  expect(await api.replied(given, { kind: 'notAmended' })).toMatchObject({ outcome: 'notAmended', late: false })
})

test('711-32, 711-33: asking a third party moves the date; a reasonable objection is followed', async () => {
  await api.on('2026-03-24')
  const applicationId = await api.received()
  expect(await api.one(applicationId, 'due')).toEqual({ due: '2026-04-22' })
  await api.identified(applicationId, { concernsThirdParties: true })
  await api.does(OFFICER, 'issueThirdPartyLetter', {
    applicationId,
    name: '某公司',
    interest: 'commercialSecret',
    letterNumber: '征1',
    issuedOn: '2026-03-24',
  })
  const issued = await api.last(`application-${api.idOf(applicationId)}`, 'ThirdPartyLetterIssued')
  const thirdPartyId = personGid((issued!.data as { readonly thirdParty: string }).thirdParty)
  const asked = { applicationId, thirdPartyId }
  await api.does(OFFICER, 'recordThirdPartyService', { ...asked, servedOn: '2026-03-24', proof: '签收' })
  // Fifteen working days that do not count, unless the answer comes before.
  expect(await api.one(applicationId, 'due')).toEqual({ due: '2026-05-15' })
  const provided = { applicationId, outcome: { kind: 'provided', ...giving('2026-03-24') } }
  expect(codesOf(await api.attempt(OFFICER, 'draftReply', provided))).toEqual(['THIRD_PARTIES_NOT_HEARD'])

  await api.on('2026-03-27')
  const opinion = { opinion: 'objects', reasons: '技术秘密', receivedOn: '2026-03-27', proof: '来函' }
  await api.does(OFFICER, 'recordThirdPartyOpinion', { ...asked, ...opinion })
  expect(await api.one(applicationId, 'due')).toEqual({ due: '2026-04-27' })
  expect(codesOf(await api.attempt(OFFICER, 'judgeObjection', { ...asked, reasonable: true, why: '属实' }))).toContain(
    'ROLE_MISSING',
  )
  await api.does(HEAD, 'judgeObjection', { ...asked, reasonable: true, why: '属实' })
  expect((await api.attempt(OFFICER, 'draftReply', provided)).userErrors).toMatchObject([
    { code: 'OBJECTION_STANDS', clause: '711-32', path: ['outcome'] },
  ])
  const ground = { code: 'thirdPartyInterest', interest: 'commercialSecret', outcome: 'objected', why: '技术秘密' }
  expect(await api.replied(applicationId, { kind: 'withheld', grounds: [ground] })).toMatchObject({
    outcome: 'withheld',
    late: false,
  })
})

test('711-51: a review that orders to answer anew opens the matter with a new period', async () => {
  const applicationId = await api.received()
  await api.identified(applicationId)
  await api.replied(applicationId, { kind: 'other', why: '其他' })
  const filed = { kind: 'review', filedOn: '2026-03-27', caseNumber: '烈复〔2026〕1号', body: '烈山区人民政府' }
  const commandId = randomUUID()
  await api.does(OFFICER, 'registerRemedy', { commandId, applicationId, ...filed })
  await api.on('2026-03-30')
  const result = { remedy: commandId, result: 'corrected', endedOn: '2026-03-30', documentNumber: '复1', redo: true }
  const unreceived = await api.attempt(OFFICER, 'recordRemedyResult', { applicationId, ...result })
  expect(unreceived.userErrors).toMatchObject([{ path: ['decisionReceivedOn'] }])
  const reopened = await api.does(OFFICER, 'recordRemedyResult', {
    applicationId,
    ...result,
    decisionReceivedOn: '2026-03-30',
  })
  expect(reopened['application']).toMatchObject({ status: 'open', due: '2026-04-28', clockRuns: true })
})

test('711-45: an archive file is handed over on the archive’s receipt', async () => {
  const matter = 'flow'
  const archive = `application.${matter}`
  const process = { kind: 'process', process: 'test' } as const
  for (const command of [
    {
      type: 'AssignRetention',
      data: {
        archive,
        kind: 'application',
        matter,
        agency: 'fgw',
        retention: 'years10',
        fileNumber: '档9',
        key: `application:${matter}`,
      },
    },
    {
      type: 'RecordArchivePackage',
      data: {
        packageHash: 'a'.repeat(64),
        size: 10,
        contents: [{ path: 'index.json', sha256: 'b'.repeat(64), mediaType: 'application/json' }],
      },
    },
    { type: 'RecordArchiveCheck', data: { number: 1, failed: [], report: 'c'.repeat(64) } },
  ])
    await api.app.give(command, archive, process)
  const archiveFileId = toGlobalId('ArchiveFile', archive)
  const transfer = { archiveFileId, receiver: '区档案馆', transferredOn: '2026-03-30', receiptNumber: '接1' }
  const client = api.app.client(OFFICER)
  const options = { entity: 'archiveFile { id stage receiptNumber }' }
  const bare = await mutate(client, 'recordArchiveTransfer', { ...transfer, number: 1, receiptHash: 'x' }, options)
  expect(bare.userErrors).toMatchObject([{ code: 'HASH_INVALID', path: ['receiptHash'] }])
  const receiptHash = 'd'.repeat(64)
  const outdated = await mutate(client, 'recordArchiveTransfer', { ...transfer, number: 2, receiptHash }, options)
  expect(outdated.userErrors).toMatchObject([{ code: 'ARCHIVE_PACKAGE_OUTDATED', path: ['number'] }])
  const taken = await mutate(client, 'recordArchiveTransfer', { ...transfer, number: 1, receiptHash }, options)
  expect(taken['archiveFile']).toMatchObject({ stage: 'transferred', receiptNumber: '接1' })
  const elsewhere = await mutate(api.app.client('czjOfficer'), 'recordArchiveReturn', {
    archiveFileId,
    number: 1,
    receiver: '区档案馆',
    returnedOn: '2026-03-30',
    reason: '缺页',
  })
  expect(codesOf(elsewhere)).toEqual(['ARCHIVE_NOT_FOUND'])
})

test('711-42: what is not paid in thirty days is not handled any further', async () => {
  const applicationId = await api.received()
  const notice = {
    applicationId,
    method: 'perPage',
    units: 31,
    noticeNumber: '费9',
    issuedOn: '2026-03-30',
    proof: 'XF',
  }
  await api.does(OFFICER, 'issueFeeNotice', notice)
  const service = { applicationId, noticeNumber: '费9', servedOn: '2026-03-30', proof: '签收' }
  const served = await api.does(OFFICER, 'recordFeeNoticeService', service)
  expect(served['application']).toMatchObject({ due: '2026-04-29', clockRuns: false, fee: { amount: 10 } })
  const unpaid = { applicationId, outcome: { kind: 'feeUnpaid' } }
  await api.on('2026-04-29')
  expect(codesOf(await api.attempt(OFFICER, 'draftReply', unpaid))).toEqual(['APPLICANT_STILL_HAS_TIME'])
  await api.on('2026-04-30')
  expect(await api.replied(applicationId, { kind: 'feeUnpaid' })).toMatchObject({ outcome: 'feeUnpaid', late: false })
})
