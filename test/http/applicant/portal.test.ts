import { afterAll, beforeAll, expect, test } from 'vitest'
import { filing, localId, type PortalApp, portalApp, replyTo, SHOWN } from './portalApp.js'

let portal: PortalApp
beforeAll(async () => {
  portal = await portalApp()
})
afterAll(() => portal.stop())

test('711-29, 711-31: without an account one files, is told the due date with its receipt, and comes back with number and code', async () => {
  const visitor = portal.browser()
  const filed = await visitor.act('fileApplication', 'FileApplicationInput', filing())
  expect(filed.userErrors).toEqual([])
  expect(filed.event?.type).toBe('ReceiptDateFixed')
  expect(filed.application).toMatchObject({
    state: 'received',
    receivedOn: '2026-03-02',
    due: '2026-03-30',
    letters: [],
  })
  expect(filed.receipt).toMatchObject({
    receivedOn: '2026-03-02',
    due: '2026-03-30',
    dueReceipt: { due: '2026-03-30' },
  })
  expect(filed.receipt!.sentence).toContain('20个工作日')
  const { number, code } = filed.queryCode!
  expect(number).toMatch(/^GK-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)

  expect((await visitor.graphql('{ myApplications { nodes { id } } }')).errors[0]?.extensions.code).toBe(
    'SIGN_IN_REQUIRED',
  )
  // As it is copied from paper.
  const typed = { number: ` ${number.toLowerCase()}`, code: code.replaceAll('-', ' ').replaceAll('0', 'o') }
  const entered = await visitor.signIn(typed)
  expect([entered.statusCode, entered.headers['set-cookie']]).toEqual([
    200,
    expect.stringMatching(/^gongkai_applicant=[\w-]{43}; Max-Age=7200; Path=\/; HttpOnly; SameSite=Lax$/),
  ])
  const { data } = await visitor.graphql(
    `{ myApplications(first: 5) { totalCount nodes { ${SHOWN} } } viewer { person } }`,
  )
  expect(data).toMatchObject({
    viewer: null,
    myApplications: { totalCount: 1, nodes: [{ id: filed.application.id, description: '2025年度重点项目清单' }] },
  })
  expect((await visitor.send('/portal/sign-out', {})).statusCode).toBe(200)
  expect((await visitor.graphql('{ myApplications { nodes { id } } }')).errors[0]?.extensions.code).toBe(
    'SIGN_IN_REQUIRED',
  )
})

test('711-29, 711-43: everything that is missing is told at once, in the language asked for', async () => {
  const visitor = portal.browser()
  const bad = filing({
    applicant: { name: ' ', identity: null, email: 'no address', phone: 'call me', postalAddress: null },
    request: { description: null, form: null, way: 'post' },
    assistance: 'reading',
  })
  const { userErrors } = await visitor.act('fileApplication', 'FileApplicationInput', bad)
  expect(userErrors.map(({ code, path, missing }) => ({ code, path: path?.join('.'), missing }))).toEqual([
    { code: 'REQUEST_INCOMPLETE', path: 'applicant', missing: ['name', 'identityProof', 'description', 'form'] },
    { code: 'APPLICANT_EMAIL_INVALID', path: 'applicant.email', missing: [] },
    { code: 'APPLICANT_PHONE_INVALID', path: 'applicant.phone', missing: [] },
    { code: 'WAY_NEEDS_ADDRESS', path: 'applicant.postalAddress', missing: ['applicant.postalAddress'] },
  ])
  const english = await visitor.act('fileApplication', 'FileApplicationInput', bad, { 'accept-language': 'en' })
  expect(english.userErrors.map(({ message }) => message)).toEqual([
    'The application lacks: name, proof of identity, description of the information, form and way.',
    'This is not an e-mail address.',
    'This is not a telephone number.',
    'The way chosen needs an address: postal address.',
  ])
})

test('711-29: several things in one application are advised against, and filed all the same', async () => {
  const description = '请公开：\n1、2025年财政预算\n2、2025年政府采购目录'
  const filed = await portal
    .browser()
    .act('fileApplication', 'FileApplicationInput', filing({ request: { description } }))
  expect([filed.userErrors, filed.advice.map(({ code }) => code)]).toEqual([[], ['ONE_MATTER_EACH']])
})

test('711-30, 711-51: an account by a code to one’s contact; the notice is opened, answered, and the reply received', async () => {
  const person = portal.browser()
  expect((await person.send('/portal/code', { contact: 'Li@Example.org' })).statusCode).toBe(202)
  await portal.services.applicants.idle()
  const oneTimeCode = portal.sent.codes.get('Li@Example.org')!
  expect((await person.signIn({ contact: 'li@example.org', oneTimeCode: '00000000' })).statusCode).toBe(401)
  expect((await person.signIn({ contact: 'li@example.org', oneTimeCode })).statusCode).toBe(200)
  expect((await person.send('/portal/password', { password: 'short' })).statusCode).toBe(422)
  const stale = person.cookie()
  expect((await person.send('/portal/password', { password: '烈山区-好密码-2026' })).statusCode).toBe(200)
  expect(person.cookie()).not.toBe(stale)

  const filed = await person.act('fileApplication', 'FileApplicationInput', filing())
  expect([filed.userErrors, filed.queryCode]).toEqual([[], null])
  const applicationId = filed.application.id
  const id = localId(applicationId)
  const { program, officer } = portal
  await program.give({ type: 'HandOverApplication', data: { to: 'fgwOfficer2' } }, id, officer('fgwHead'))
  const notice = {
    points: [{ element: 'description', explanation: '请说明具体项目名称' }],
    noticeNumber: '补1号',
    issuedOn: '2026-03-02',
    proof: '平台',
  }
  await program.give({ type: 'RequestAmendment', data: notice }, id, officer('fgwOfficer2'))

  const again = portal.browser('10.0.0.2')
  expect((await again.signIn({ contact: ' LI@example.org', password: '烈山区-好密码-2026' })).statusCode).toBe(200)
  const mine = `query ($id: ID!) { myApplication(id: $id) { ${SHOWN} } }`
  const before = await again.graphql(mine, { id: applicationId })
  expect(before.data).toMatchObject({
    myApplication: {
      state: 'awaitingAmendment',
      due: null,
      toAmend: ['description'],
      letters: [{ isOpened: false, passages: null }],
    },
  })
  const opened = await again.act('openMyLetter', 'OpenMyLetterInput', { applicationId, letterNumber: '补1号' })
  expect(opened.event?.type).toBe('AmendmentNoticeServed')
  expect(opened.application['letters']).toMatchObject([
    { isOpened: true, deliveredOn: '2026-03-02', answerBy: '2026-03-16', passages: [{ text: '请说明具体项目名称' }] },
  ])
  const twice = await again.act('openMyLetter', 'OpenMyLetterInput', { applicationId, letterNumber: '补1号' })
  expect([twice.event, twice.userErrors]).toEqual([null, []])

  const empty = await again.act('answerAmendmentNotice', 'AnswerAmendmentNoticeInput', { applicationId })
  expect(empty.userErrors.map(({ code }) => code)).toEqual(['AMENDMENT_EMPTY'])
  const answered = await again.act('answerAmendmentNotice', 'AnswerAmendmentNoticeInput', {
    applicationId,
    request: { description: '烈山区2025年重点项目（交通类）清单' },
  })
  expect(answered.event?.type).toBe('ApplicationAmended')
  expect(answered.application).toMatchObject({ state: 'inProgress', due: '2026-03-30', toAmend: [] })

  await program.give(
    { type: 'HandOverApplication', data: { from: 'fgwOfficer2', to: 'fgwOfficer' } },
    id,
    officer('fgwHead'),
  )
  await replyTo(portal, id)
  const replied = await again.graphql<{ myApplication: { letters: unknown[] } }>(mine, { id: applicationId })
  expect(replied.data.myApplication).toMatchObject({ state: 'replied', due: null })
  expect(replied.data.myApplication.letters[1]).toMatchObject({
    kind: 'reply',
    isOpened: false,
    outcome: null,
    remedies: null,
  })
  const reply = await again.act('openMyLetter', 'OpenMyLetterInput', {
    applicationId,
    letterNumber: '烈发改公开答〔2026〕1号',
  })
  expect(reply.event?.type).toBe('ReplyDelivered')
  expect(reply.application['letters']).toMatchObject([
    {},
    {
      isOpened: true,
      outcome: 'provided',
      late: false,
      passages: [{ text: '见附件' }],
      remedies: expect.stringContaining('烈山区人民政府'),
    },
  ])
  const confirmed = await again.act('confirmReceiptOfReply', 'ConfirmReceiptOfReplyInput', { applicationId })
  expect([confirmed.event, confirmed.userErrors]).toEqual([null, []])
})

test('711-35, 711-41, 711-44: reasons when asked for, a suggestion, and a correction of one’s own record', async () => {
  const person = portal.browser('10.0.0.7')
  const filed = await person.act('fileApplication', 'FileApplicationInput', filing())
  await person.signIn(filed.queryCode!)
  const applicationId = filed.application.id
  const id = localId(applicationId)
  const { program, officer } = portal
  const reasons = { applicationId, reasons: '撰写论文' }
  const unasked = await person.act('giveReasons', 'GiveReasonsInput', reasons)
  expect(unasked.userErrors.map(({ code }) => code)).toEqual(['REASONS_NOT_REQUESTED'])
  await program.give({ type: 'HandOverApplication', data: { to: 'fgwOfficer' } }, id, officer('fgwHead'))
  const notice = { noticeNumber: '理1号', issuedOn: '2026-03-02', proof: '平台', answerBy: '2026-03-12' }
  await program.give(
    { type: 'RequestReasons', data: { ...notice, finding: '一月内申请30件' } },
    id,
    officer('fgwOfficer'),
  )
  const { data } = await person.graphql(`query ($id: ID!) { myApplication(id: $id) { ${SHOWN} } }`, {
    id: applicationId,
  })
  expect(data).toMatchObject({
    myApplication: {
      state: 'awaitingReasons',
      letters: [{ answerBy: '2026-03-12', passages: [{ text: '一月内申请30件' }] }],
    },
  })
  const given = await person.act('giveReasons', 'GiveReasonsInput', reasons)
  expect([given.event?.type, given.application['state']]).toEqual(['ReasonsGiven', 'inProgress'])
  const suggested = await person.act('suggestProactiveDisclosure', 'SuggestProactiveDisclosureInput', reasons)
  expect(suggested.event?.type).toBe('ProactiveDisclosureProposed')

  const correction = {
    agencyId: filing().agencyId,
    applicationId,
    record: '企业登记信息',
    wrong: '法定代表人张三',
    right: '法定代表人李四',
    evidence: '营业执照副本',
  }
  const wrong = await person.act('fileRecordCorrection', 'FileRecordCorrectionInput', { ...correction, applicant: {} })
  expect(wrong.userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)).toEqual([
    'TEXT_REQUIRED applicant.name',
    'TEXT_REQUIRED applicant.identity',
    'REQUEST_INCOMPLETE applicant',
  ])
  const applicant = { name: '李四', identity: '340604198811120033', phone: '13800002222' }
  const asked = await person.act('fileRecordCorrection', 'FileRecordCorrectionInput', { ...correction, applicant })
  expect([asked.userErrors, asked.event?.type]).toEqual([[], 'CorrectionAsked'])
  const mine = await person.graphql('{ myRecordCorrections { nodes { state record due dueReceipt { sentence } } } }')
  expect(mine.data).toMatchObject({
    myRecordCorrections: { nodes: [{ state: 'inProgress', record: '企业登记信息', due: '2026-03-30' }] },
  })
})
