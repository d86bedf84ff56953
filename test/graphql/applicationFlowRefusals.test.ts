import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GraphQLInputType } from 'graphql'
import {
  type ApplicationApi,
  applicationGid,
  giving,
  HEAD,
  intake,
  OFFICER,
  startApplicationApi,
} from '../support/applicationFlow.js'
import { inputFor } from '../support/inputFor.js'
import { agencyGid, itemGid, personGid } from '../support/itemFlow.js'
import { codesOf } from '../support/mutate.js'

let api: ApplicationApi
/** What is refused changes nothing, so one application is enough to refuse everything on. */
let refusing: string
beforeAll(async () => {
  api = await startApplicationApi()
  refusing = await api.received()
})
afterAll(async () => {
  expect(await api.quarantined()).toEqual([])
  await api.stop()
})

const TODAY = '2026-03-02'
const notice = { noticeNumber: '文1', issuedOn: TODAY, proof: 'XA' }
const extension = (workingDays: number, on: string) => ({
  workingDays,
  reason: '需要检索大量档案',
  noticeNumber: '延1',
  noticeDispatchedOn: on,
  proof: 'XE',
})

test.each([
  {
    what: '711-31: an earlier day without proof',
    mutation: 'receiveApplication',
    input: () => intake('2026-02-27'),
    reasons: [{ code: 'ARRIVAL_NOT_PROVED', clause: '711-31', path: ['proof'] }],
  },
  {
    what: '711-31: signed post without proof, tomorrow',
    mutation: 'receiveApplication',
    input: () => intake('2026-03-03', { channel: 'signedPost' }),
    reasons: [
      { code: 'DATE_TOO_LATE', clause: 'SYS', path: ['arrivedOn'] },
      { code: 'ARRIVAL_NOT_PROVED', clause: '711-31', path: ['proof'] },
    ],
  },
  {
    what: '711-29: oral, incomplete, and not read back',
    mutation: 'receiveApplication',
    input: () => intake(TODAY, { channel: 'oral', request: {} }),
    reasons: [
      { code: 'NOT_READ_BACK', clause: '711-29', path: ['readBack'] },
      { code: 'REQUEST_INCOMPLETE', clause: '711-29', path: ['request'], missing: ['description', 'form'] },
    ],
  },
  {
    what: '711-45: somebody else’s officer',
    mutation: 'receiveApplication',
    input: () => intake(TODAY, { officerId: personGid('czjOfficer') }),
    reasons: [{ code: 'NOT_AN_OFFICER_HERE', clause: '711-45', path: ['officerId'] }],
  },
  {
    what: '711-36(4): “does not exist” without a search',
    mutation: 'draftReply',
    input: () => ({ outcome: { kind: 'notHeld' } }),
    reasons: [{ code: 'NO_SEARCH_ON_RECORD', clause: '711-36(4)', path: null, missing: ['RecordSearch'] }],
  },
  {
    what: '711-36(3): withheld without a ground',
    mutation: 'draftReply',
    input: () => ({ outcome: { kind: 'withheld' } }),
    reasons: [{ code: 'OUTCOME_FACTS_MISSING', clause: '711-36(3)', path: ['outcome'], missing: ['outcome.grounds'] }],
  },
  {
    what: '711-14(2): withheld by a law that is not named',
    mutation: 'draftReply',
    input: () => ({ outcome: { kind: 'withheld', grounds: [{ code: 'prohibitedByLaw', law: '统计法' }] } }),
    reasons: [
      {
        code: 'GROUND_FACTS_MISSING',
        clause: '711-14(2)',
        path: ['outcome', 'grounds', '0'],
        missing: ['outcome.grounds.0.article'],
      },
    ],
  },
  {
    what: '711-13: that it need not be published unasked is no reason to withhold it',
    mutation: 'draftReply',
    input: () => ({
      outcome: {
        kind: 'partlyProvided',
        ...giving(TODAY),
        passages: [{ passage: '', ground: { code: 'notForProactive' } }],
      },
    }),
    reasons: [
      { code: 'TEXT_REQUIRED', clause: 'SYS', path: ['outcome', 'passages', '0', 'passage'] },
      { code: 'NO_GROUND_TO_WITHHOLD', clause: '711-36(3)', path: ['outcome', 'passages', '0', 'ground', 'code'] },
    ],
  },
  {
    what: '711-55: another body’s channel, in the names of the input',
    mutation: 'draftReply',
    input: () => ({ outcome: { kind: 'enterpriseChannel' } }),
    reasons: [
      {
        code: 'OUTCOME_FACTS_MISSING',
        clause: '711-55',
        path: ['outcome'],
        missing: ['outcome.enterpriseId', 'outcome.channel', 'outcome.authorityId'],
      },
    ],
  },
  {
    what: '711-36(5): another agency’s, which is not named',
    mutation: 'draftReply',
    input: () => ({ outcome: { kind: 'notOurs', why: '不归本机关', responsibleAgencyId: agencyGid('nowhere') } }),
    reasons: [
      {
        code: 'RESPONSIBLE_INCOMPLETE',
        clause: '711-36(5)',
        path: ['outcome'],
        missing: ['outcome.responsibleContact'],
      },
      { code: 'AGENCY_UNKNOWN', clause: '711-36(5)', path: ['outcome', 'responsibleAgencyId'] },
    ],
  },
  {
    what: '711-42: by item and by page',
    mutation: 'issueFeeNotice',
    input: () => ({ ...notice, method: 'perPage', before: 12, units: 150 }),
    reasons: [{ code: 'FEE_BOTH_METHODS', clause: '711-42', path: ['before'] }],
  },
  {
    what: '711-42: within what is free',
    mutation: 'issueFeeNotice',
    input: () => ({ ...notice, method: 'perItem', units: 10 }),
    reasons: [{ code: 'FEE_NOTHING_DUE', clause: '711-42', path: ['units'] }],
  },
  {
    what: '711-33: longer than the law allows',
    mutation: 'extendReplyPeriod',
    by: HEAD,
    input: () => extension(21, TODAY),
    reasons: [{ code: 'EXTENSION_TOO_LONG', clause: '711-33', path: ['workingDays'] }],
  },
  {
    what: 'LS-5.1: a single joint issuer',
    mutation: 'identifyInformation',
    input: () => ({
      jointIssuers: [{ agencyId: agencyGid('czj'), lead: true }],
      involvedAgencyIds: [agencyGid('nowhere')],
      concernsThirdParties: false,
    }),
    reasons: [
      { code: 'JOINT_ISSUERS_TOO_FEW', clause: 'LS-5.3', path: ['jointIssuers'] },
      { code: 'AGENCY_UNKNOWN', clause: 'LS-8.1', path: ['involvedAgencyIds'] },
    ],
  },
  {
    what: '711-32: a third party that nobody wrote to',
    mutation: 'recordThirdPartyService',
    input: () => ({ thirdPartyId: personGid('nobody'), servedOn: TODAY, proof: '签收' }),
    reasons: [{ code: 'THIRD_PARTY_UNKNOWN', clause: '711-32', path: ['thirdPartyId'] }],
  },
  {
    what: '711-44: an application and an item that are not there, of one applicant alone',
    mutation: 'proposeProactiveDisclosure',
    input: () => ({
      ...{ source: 'severalApplicants', reasons: '多人申请', itemId: itemGid('nowhere') },
      applicationIds: [refusing, applicationGid('nowhere')],
    }),
    reasons: [
      { code: 'PROPOSED_APPLICATION_NOT_FOUND', clause: '711-44', path: ['applicationIds', '1'] },
      { code: 'PROPOSED_ITEM_NOT_FOUND', clause: '711-44', path: ['itemId'] },
      { code: 'TOO_FEW_APPLICANTS', clause: '711-44', path: ['applicationIds'] },
    ],
  },
  {
    what: '711-45: to nobody of this agency',
    mutation: 'handOverApplication',
    input: () => ({ fromId: personGid(OFFICER), toId: personGid('czjOfficer') }),
    reasons: [{ code: 'NOT_AN_OFFICER_HERE', clause: '711-45', path: ['toId'] }],
  },
])('$what', async ({ mutation, by, input, reasons }) => {
  const about = mutation === 'receiveApplication' ? {} : { applicationId: refusing }
  const { zh, en } = await api.refused(by ?? OFFICER, mutation, { ...about, ...input() })
  expect(zh).toHaveLength(reasons.length)
  expect(zh).toMatchObject(reasons)
  expect(en.map(({ code }) => code)).toEqual(zh.map(({ code }) => code))
  for (const { code, message } of zh) expect(message, code).toMatch(/\p{Script=Han}/u)
  for (const { code, message } of en) expect(message, code).toMatch(/^[^\p{Script=Han}{}]+$/u)
  for (const { code, message } of [...zh, ...en]) expect(message).not.toContain(code)
  // What is missing is said in words, but for a fact deep in a ground.
  for (const { code, message } of zh) if (code !== 'GROUND_FACTS_MISSING') expect(message).not.toMatch(/[a-z]{3}/i)
})

test('whoever may not know of an application is told that there is none, whatever is wrong with the command', async () => {
  const applicationId = await api.received()
  await api.does(OFFICER, 'withdrawApplication', { applicationId, withdrawnOn: TODAY, proof: '声明' })
  for (const person of ['czjOfficer', 'czjDisclosure', 'registrar', undefined]) {
    const draft = { outcome: { kind: 'withheld' } }
    const there = await api.refused(person, 'draftReply', { applicationId, ...draft })
    expect(there).toEqual(
      await api.refused(person, 'draftReply', { applicationId: applicationGid(randomUUID()), ...draft }),
    )
    expect(there.zh).toMatchObject([{ code: 'APPLICATION_NOT_FOUND' }])
  }
  // Who oversees the agency sees it and is told why.
  expect(
    (await api.refused('qzfbHead', 'draftReply', { applicationId, outcome: { kind: 'notHeld' } })).zh,
  ).toMatchObject([{ code: 'ROLE_MISSING' }, { code: 'APPLICATION_CLOSED' }])
})

test('whoever may not register for an agency neither looks an identity up nor leaves one behind', async () => {
  const kept = async () =>
    (await sql<{ rows: number }>`select count(*)::int as rows from runtime.data_subjects`.execute(api.app.models.db))
      .rows
  const before = await kept()
  for (const person of ['czjOfficer', 'registrar', undefined]) {
    const payload = await api.attempt(person, 'receiveApplication', intake(TODAY))
    expect(payload.event).toBeNull()
  }
  expect(await kept()).toEqual(before)
  await api.received()
  expect(await kept()).not.toEqual(before)
})

test('711-45: a colleague who is not in charge, and one person at two levels', async () => {
  const applicationId = await api.received()
  const draft = { applicationId, outcome: { kind: 'other', why: '其他' } }
  expect(codesOf(await api.attempt('fgwDisclosure2', 'draftReply', draft))).toEqual(['NOT_IN_CHARGE_OF_APPLICATION'])
  await api.does(HEAD, 'handOverApplication', {
    applicationId,
    fromId: personGid(OFFICER),
    toId: personGid('fgwDisclosure2'),
  })
  const from = { applicationId, fromId: personGid(OFFICER), toId: personGid(OFFICER) }
  expect((await api.attempt(HEAD, 'handOverApplication', from)).userErrors).toMatchObject([
    { code: 'HANDED_OVER_MEANWHILE', path: ['fromId'] },
  ])
  await api.does('fgwDisclosure2', 'draftReply', draft)
  expect(codesOf(await api.attempt(HEAD, 'approveReply', { applicationId, draft: 2 }))).toEqual(['DRAFT_CHANGED'])
  await api.does(HEAD, 'approveReply', { applicationId, draft: 1 })
  const sign = {
    applicationId,
    draft: 1,
    replyNumber: '答1',
    signedOn: TODAY,
    letterHash: 'zz',
    sealKind: 'electronicSeal',
    sealHash: 'b'.repeat(64),
  }
  const { userErrors } = await api.attempt(HEAD, 'signReply', sign)
  expect(userErrors).toContainEqual(expect.objectContaining({ code: 'ACTED_AT_ANOTHER_LEVEL' }))
  expect(userErrors).toContainEqual(expect.objectContaining({ code: 'HASH_INVALID', path: ['letterHash'] }))
})

test('concurrent: of two who reply at once one is told so, with and without the revision they decided on', async () => {
  const outcome = { kind: 'other', why: '其他' }
  const drafted = await api.received()
  const expectedRevision = (await api.one<{ revision: number }>(drafted, 'revision'))!.revision
  const drafts = await Promise.all(
    ['甲', '乙'].map((why) =>
      api.attempt(OFFICER, 'draftReply', { applicationId: drafted, outcome: { ...outcome, why }, expectedRevision }),
    ),
  )
  expect(drafts.map(codesOf).sort()).toEqual([[], ['REVISION_CONFLICT']])

  const dispatch = await api.signed(await api.received(), outcome)
  const sent = await Promise.all(
    ['挂号1', '挂号2'].map((proof) => api.attempt(OFFICER, 'dispatchReply', { ...dispatch, proof, way: 'post' })),
  )
  expect(sent.map(codesOf).sort()).toEqual([[], ['APPLICATION_CLOSED']])
  const { applicationId } = dispatch
  const out = (await api.typesIn(`application-${api.idOf(applicationId)}`)).filter((type) => type === 'ReplyDispatched')
  expect(out).toHaveLength(1)
})

test('711-45: what was closed takes no step of the way to a reply', async () => {
  const applicationId = await api.received()
  await api.does(OFFICER, 'withdrawApplication', { applicationId, withdrawnOn: TODAY, proof: '声明' })
  const mutations = api.app.schema.getMutationType()!.getFields()
  const known = {
    applicationId,
    intoId: applicationGid('another'),
    thirdPartyId: personGid('nobody'),
    outcome: { kind: 'other', why: '其他' },
  }
  const steps = [
    ...['confirmReceipt', 'logContactAttempt', 'splitApplication', 'requestAmendment', 'recordAmendmentNoticeService'],
    ...['recordAmendment', 'identifyInformation', 'recordSearch', 'issueThirdPartyLetter', 'recordThirdPartyService'],
    ...['recordThirdPartyUnreachable', 'recordThirdPartyOpinion', 'recordThirdPartyLapse', 'judgeObjection'],
    ...['overruleObjection', 'requireAgencyConsultation', 'extendReplyPeriod', 'requestReasons', 'recordReasons'],
    ...['judgeReasons', 'delayReply', 'issueFeeNotice', 'recordFeeNoticeService', 'revokeFeeNotice'],
    ...['recordFeePayment', 'draftReply', 'returnReply', 'approveReply', 'signReply', 'dispatchReply'],
    ...['mergeApplication', 'withdrawApplication'],
  ]
  for (const step of steps) {
    const input = inputFor(mutations[step]!.args[0]!.type as GraphQLInputType, known) as Record<string, unknown>
    const payload = await api.attempt(OFFICER, step, { ...input, commandId: randomUUID() })
    expect(codesOf(payload), step).toContain('APPLICATION_CLOSED')
  }
})

test('711-33: extended on the last day, not after it, and not twice; late is late', async () => {
  const [onTime, tooLate, waiting] = [await api.received(), await api.received(), await api.received()]
  await api.identified(tooLate)
  await api.on('2026-03-30')
  const give = (applicationId: string, on: string, workingDays = 20) =>
    api.refused(HEAD, 'extendReplyPeriod', { applicationId, ...extension(workingDays, on) })
  expect(
    (await api.attempt(OFFICER, 'extendReplyPeriod', { applicationId: onTime, ...extension(20, '2026-03-30') }))
      .userErrors,
  ).toMatchObject([{ code: 'ROLE_MISSING' }])
  const extended = await api.does(HEAD, 'extendReplyPeriod', { applicationId: onTime, ...extension(20, '2026-03-30') })
  expect(extended['application']).toMatchObject({ due: '2026-04-28', extended: true })
  expect(await api.replyDue(api.idOf(onTime))).toBe('2026-04-28')

  await api.on('2026-03-31')
  const over = await give(tooLate, '2026-03-31')
  expect(over.zh).toMatchObject([{ code: 'REPLY_PERIOD_OVER', clause: '711-33' }])
  expect(over.zh[0]!.message).toContain('2026-03-30')
  expect(over.en[0]!.message).toContain('2026-03-30')
  const twice = await give(onTime, '2026-03-31', 5)
  expect(twice.zh).toMatchObject([{ code: 'EXTENDED_BEFORE', clause: '711-33' }])
  expect(await api.times(api.idOf(waiting), 'r1', 'reply')).toContain('DeadlineMissed')

  expect(await api.replied(tooLate, { kind: 'provided', ...giving('2026-03-31') })).toMatchObject({
    status: 'replied',
    late: true,
  })
})
