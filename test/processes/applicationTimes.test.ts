import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { JURISDICTION } from '../../src/app/compose/core.js'
import { OFFICIAL_YEARS } from '../../src/app/seed/holidays.js'
import { type ApplicationWorld, provided, startApplicationWorld } from './applicationWorld.js'

let world: ApplicationWorld
beforeAll(async () => {
  world = await startApplicationWorld()
})
afterEach(async () => expect(await world.quarantined()).toEqual([]))
afterAll(() => world.stop())

const at = async (date: string) => {
  await world.idle()
  await world.on(date)
}
const thirdParty = (application: string, party: string) => ({
  issue: (issuedOn: string) =>
    world.does('fgwDisclosure', 'IssueThirdPartyLetter', application, {
      thirdParty: party,
      name: '某公司',
      interest: 'commercialSecret',
      letterNumber: `征${party}`,
      issuedOn,
    }),
  served: (servedOn: string) =>
    world.does('fgwDisclosure', 'RecordThirdPartyService', application, { thirdParty: party, servedOn, proof: '签收' }),
  answered: (receivedOn: string, opinion = 'consents') =>
    world.does('fgwDisclosure', 'RecordThirdPartyOpinion', application, {
      thirdParty: party,
      opinion,
      receivedOn,
      proof: '收文',
    }),
})

test('711-33: letters, answers and silence move the date of the reply as the law counts, and the deadline says the same', async () => {
  // 2026-03-02 with one letter 03-05 → 03-20: due 04-15. Two that overlap count once: 04-17. Silence: lapses 03-26, 04-21.
  await world.received('one')
  await world.received('two')
  await world.received('silent')
  for (const each of ['one', 'two', 'silent']) {
    expect(await world.replyDue(each)).toBe('2026-03-30')
    await world.identified(each, { concernsThirdParties: true })
  }
  await at('2026-03-05')
  for (const each of ['one', 'two', 'silent']) {
    await thirdParty(each, `p-${each}`).issue('2026-03-05')
    await thirdParty(each, `p-${each}`).served('2026-03-05')
    expect(await world.replyDue(each)).toBe('2026-04-21')
  }
  await at('2026-03-10')
  await thirdParty('two', 'p-second').issue('2026-03-10')
  await thirdParty('two', 'p-second').served('2026-03-10')
  await at('2026-03-20')
  await thirdParty('one', 'p-one').answered('2026-03-20')
  await thirdParty('two', 'p-two').answered('2026-03-20')
  expect(await world.replyDue('one')).toBe('2026-04-15')
  await at('2026-03-24')
  await thirdParty('two', 'p-second').answered('2026-03-24')
  expect(await world.replyDue('two')).toBe('2026-04-17')
  expect(await world.last('deadline-two.r1-reply', 'DeadlineMoved')).toMatchObject({
    data: { cause: 'resumed', letter: '征p-second', receipt: { pausedDays: 13 } },
  })

  // Nobody's silence is taken for consent: the agency decides (711-32).
  await at('2026-03-26')
  expect(await world.typesIn('application-silent')).not.toContain('ThirdPartyOpinionLapsed')
  await at('2026-03-27')
  expect(await world.last('application-silent', 'ThirdPartyOpinionLapsed')).toMatchObject({
    data: { thirdParty: 'p-silent', lapsedOn: '2026-03-26' },
  })
  expect(await world.times('silent', 'p-silent', 'thirdPartyOpinion')).toContain('DeadlineMissed')
  expect(await world.replyDue('silent')).toBe('2026-04-21')

  // On the last day it is in time; after it, it is late, and stays missed.
  await at('2026-04-15')
  await world.signed('one', provided('2026-04-14'), '2026-04-15')
  await world.signed('two', provided('2026-04-14'), '2026-04-15')
  await world.does('fgwDisclosure', 'DispatchReply', 'one', world.dispatch('2026-04-15'))
  expect(await world.last('deadline-one.r1-reply', 'DeadlineMet')).toMatchObject({ data: { doneOn: '2026-04-15' } })
  await at('2026-04-20')
  expect(await world.times('two', 'r1', 'reply')).toContain('DeadlineMissed')
  await world.does('fgwDisclosure', 'DispatchReply', 'two', world.dispatch('2026-04-20'))
  expect(await world.last('deadline-two.r1-reply', 'MissedActDone')).toMatchObject({
    data: { doneOn: '2026-04-20', claimsInTime: false },
  })
  expect(await world.last('application-two', 'ReplyDispatched')).toMatchObject({ data: { late: true } })
}, 60_000)

test('711-33: extended once, on the last day at the latest, and the deadline goes with it', async () => {
  const extend = (application: string, workingDays: number, on: string, notice = '延1') =>
    world.refusals('fgwOffice', 'ExtendReplyPeriod', application, {
      workingDays,
      reason: '检索量大',
      noticeNumber: notice,
      noticeDispatchedOn: on,
      proof: 'XA2',
    })
  for (const each of ['ex', 'ex2']) await world.received(each, { arrivedOn: '2026-04-20' })
  const due = await world.replyDue('ex')
  await at(due!)
  expect(await extend('ex', 21, due!)).toEqual(['EXTENSION_TOO_LONG'])
  expect(await extend('ex', 20, due!)).toEqual([])
  expect(await world.last('deadline-ex.r1-reply', 'DeadlineMoved')).toMatchObject({
    data: { cause: 'extended', by: 'fgwOffice', documentNumber: '延1', previousDue: due },
  })
  expect(await extend('ex', 5, due!, '延2')).toEqual(['EXTENDED_BEFORE'])
  // Not on the deadline itself, past the application and its notice.
  const past = { workingDays: 5, reason: '再延', documentNumber: '延3' }
  expect(await world.refusals('fgwOffice', 'ExtendDeadline', 'ex2.r1-reply', past)).toEqual(['EXTENDED_ON_THE_MATTER'])
  await at('2026-05-22')
  expect(await extend('ex2', 5, due!)).toEqual(['REPLY_PERIOD_OVER'])
  expect(await world.times('ex2', 'r1', 'reply')).toContain('DeadlineMissed')
  expect(await world.times('ex', 'r1', 'reply')).not.toContain('DeadlineMissed')
})

const dueOf = async (stream: string, type: string, field = 'replyDue'): Promise<string> =>
  ((await world.last(stream, type))?.data as Record<string, { readonly due: string }>)[field]!.due

test('711-30, 711-42: a correction and a payment begin the reply anew; each has its own time, and they end with the matter', async () => {
  await at('2026-05-25')
  const applicant = { subject: 'subject-mended', kind: 'naturalPerson', name: '李四', contact: '13900000000' } as const
  await world.received('mended', {
    channel: 'signedPost',
    arrivedOn: '2026-05-25',
    proof: 'EMS1',
    applicant: applicant as never,
  })
  await world.received('whole', { arrivedOn: '2026-05-25' })
  expect(await world.last('deadline-mended.amendmentNotice-amendmentNotice', 'DeadlineStarted')).toMatchObject({
    data: { agency: 'fgw', officer: 'fgwDisclosure', clause: '711-30', receipt: { due: '2026-06-03' } },
  })
  expect(await world.times('whole', 'amendmentNotice', 'amendmentNotice')).toEqual([])

  await at('2026-05-26')
  await world.does('fgwDisclosure', 'RequestAmendment', 'mended', {
    points: [{ element: 'identityProof', explanation: '请提供身份证明' }],
    noticeNumber: '补1',
    issuedOn: '2026-05-26',
    proof: 'XA1',
  })
  expect(await world.times('mended', 'amendmentNotice', 'amendmentNotice')).toEqual(['DeadlineStarted', 'DeadlineMet'])
  expect(await world.last('deadline-mended.r1-reply', 'DeadlineCancelled')).toMatchObject({
    data: { reason: 'superseded' },
  })
  await world.does('fgwDisclosure', 'RecordAmendmentNoticeService', 'mended', {
    noticeNumber: '补1',
    servedOn: '2026-05-26',
    proof: '签收',
  })
  expect(await world.last('deadline-mended.amendment-amendment', 'DeadlineStarted')).toMatchObject({
    data: { receipt: { due: '2026-06-09' } },
  })
  await at('2026-06-01')
  await world.does('fgwDisclosure', 'RecordAmendment', 'mended', {
    applicant: { identity: '340604199001011234' },
    receivedOn: '2026-06-01',
    proof: '收据',
  })
  expect(await world.times('mended', 'amendment', 'amendment')).toEqual(['DeadlineStarted', 'DeadlineMet'])
  expect(await world.replyDue('mended', 2)).toBe(await dueOf('application-mended', 'ApplicationAmended'))

  await at('2026-06-04')
  const charged = { method: 'perItem', before: 10, units: 5, noticeNumber: '费1', issuedOn: '2026-06-04', proof: 'XA3' }
  await world.does('fgwDisclosure', 'IssueFeeNotice', 'mended', charged)
  await world.does('fgwDisclosure', 'RecordFeeNoticeService', 'mended', {
    noticeNumber: '费1',
    servedOn: '2026-06-04',
    proof: '签收',
  })
  expect(await world.times('mended', 'r2', 'reply')).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
  // 30 natural days end on Saturday 4 July, and roll on to Monday.
  expect(await world.last('deadline-mended.fee-feePayment', 'DeadlineStarted')).toMatchObject({
    data: { receipt: { unit: 'days', due: '2026-07-06' } },
  })
  await at('2026-06-08')
  await world.does('fgwDisclosure', 'RecordFeePayment', 'mended', {
    paidOn: '2026-06-08',
    amount: 500,
    receiptNumber: '票1',
  })
  expect(await world.times('mended', 'fee', 'feePayment')).toEqual(['DeadlineStarted', 'DeadlineMet'])
  expect(await world.replyDue('mended', 3)).toBe(await dueOf('application-mended', 'FeePaid'))
  await world.identified('mended', { concernsThirdParties: true })
  await thirdParty('mended', 'p-mended').issue('2026-06-08')
  await thirdParty('mended', 'p-mended').served('2026-06-08')
  await world.does('fgwDisclosure', 'WithdrawApplication', 'mended', { withdrawnOn: '2026-06-08', proof: '书面' })
  for (const [matter, kind] of [
    ['r3', 'reply'],
    ['p-mended', 'thirdPartyOpinion'],
  ] as const)
    expect(await world.last(`deadline-mended.${matter}-${kind}`, 'DeadlineCancelled')).toMatchObject({
      data: { reason: 'matterWithdrawn' },
    })
}, 60_000)

test('711-31: what nobody confirmed with the applicant in time is noticed; confirmed, its time runs from that day', async () => {
  await world.received('posted', { channel: 'ordinaryPost', arrivedOn: '2026-06-08' })
  await world.received('asked', { channel: 'ordinaryPost', arrivedOn: '2026-06-08' })
  await world.does('fgwDisclosure', 'ConfirmReceipt', 'asked', { confirmedOn: '2026-06-08', proof: '电话' })
  await at('2026-06-09')
  expect(await world.typesIn('application-posted')).toEqual(['ApplicationReceived'])
  await at('2026-06-10')
  await at('2026-06-11')
  expect(await world.typesIn('application-posted')).toEqual(['ApplicationReceived', 'ReceiptUnconfirmed'])
  expect(await world.typesIn('application-asked')).not.toContain('ReceiptUnconfirmed')
  await world.does('fgwDisclosure', 'ConfirmReceipt', 'posted', { confirmedOn: '2026-06-11', proof: '电话' })
  expect(await world.last('deadline-posted.r1-reply', 'DeadlineStarted')).toMatchObject({
    data: { receipt: { start: '2026-06-11' } },
  })
})

test('711-33: a date that an officer confirms after a holiday notice is the application’s too, with the letters that are out', async () => {
  await world.received('cal', { arrivedOn: '2026-06-11' })
  await world.identified('cal', { concernsThirdParties: true })
  await thirdParty('cal', 'p-cal').issue('2026-06-11')
  await thirdParty('cal', 'p-cal').served('2026-06-11')
  const before = await world.replyDue('cal')
  const year = OFFICIAL_YEARS.find((each) => each.year === 2026)!
  await world.does('qzfbHead', 'ArrangeYear', JURISDICTION, {
    ...year,
    holidays: [...year.holidays, { name: '示例', daysOff: ['2026-07-15'], makeUpWorkdays: [] }],
    source: { name: '示例通知' },
  })
  const proposed = await dueOf('deadline-cal.r1-reply', 'NewDateProposed', 'receipt')
  expect(proposed > before!).toBe(true)
  await world.does('fgwDisclosure', 'ConfirmNewDate', 'cal.r1-reply', { due: proposed })
  expect(await dueOf('application-cal', 'ReplyDateAdopted')).toBe(proposed)
  expect(await world.replyDue('cal')).toBe(proposed)
  await at('2026-06-12')
  await thirdParty('cal', 'p-cal').answered('2026-06-12')
  expect(await world.replyDue('cal')).toBe(await dueOf('application-cal', 'ReplyClockResumed'))
  expect(await world.last('deadline-cal.r1-reply', 'DeadlineMoved')).toMatchObject({
    data: { receipt: { pausedDays: 1 } },
  })
})

test('711-51: answered, reviewed and ordered to be done again: a period of its own, met by the second reply', async () => {
  await world.received('redo', { arrivedOn: '2026-06-12' })
  await world.identified('redo')
  await world.signed('redo', provided('2026-06-12'), '2026-06-12')
  // Two officers at the same moment: one reply goes out, once.
  const [one, other] = await Promise.all([
    world.attempt('fgwDisclosure', 'DispatchReply', 'redo', world.dispatch('2026-06-12')),
    world.attempt('fgwDisclosure', 'DispatchReply', 'redo', { ...world.dispatch('2026-06-12'), proof: '另一回执' }),
  ])
  await world.idle()
  expect([one.ok, other.ok].filter(Boolean)).toHaveLength(1)
  expect(await world.times('redo', 'r1', 'reply')).toEqual(['DeadlineStarted', 'DeadlineMet'])
  await at('2026-07-01')
  const file = { retention: 'years10', fileNumber: '档1', archivedOn: '2026-07-01' }
  await world.does('fgwDisclosure', 'ArchiveApplication', 'redo', file)
  await world.does('fgwOffice', 'RegisterRemedy', 'redo', {
    remedy: 'fy1',
    kind: 'review',
    filedOn: '2026-07-01',
    caseNumber: '烈复1号',
    body: '区人民政府',
  })
  await world.does('fgwOffice', 'RecordRemedyResult', 'redo', {
    remedy: 'fy1',
    result: 'corrected',
    endedOn: '2026-07-01',
    documentNumber: '烈复决1号',
    redo: true,
    decisionReceivedOn: '2026-07-01',
  })
  // 15 July is off by the notice above.
  expect(await world.last('deadline-redo.r2-reply', 'DeadlineStarted')).toMatchObject({
    data: { receipt: { start: '2026-07-01', due: '2026-07-30' } },
  })
  await world.identified('redo')
  await world.signed('redo', provided('2026-07-01'), '2026-07-01')
  await world.does('fgwDisclosure', 'DispatchReply', 'redo', world.dispatch('2026-07-01', 2))
  expect(await world.times('redo', 'r2', 'reply')).toEqual(['DeadlineStarted', 'DeadlineMet'])
  await world.does('fgwDisclosure', 'ArchiveApplication', 'redo', {
    ...file,
    retention: 'permanent',
    fileNumber: '档2',
  })
  await world.idle()
  expect(await world.typesIn('archive-application.redo')).toEqual(['RetentionAssigned', 'RetentionReassigned'])
  expect(await world.last('archive-application.redo', 'RetentionReassigned')).toMatchObject({
    data: { retention: 'permanent', fileNumber: '档2' },
  })
}, 60_000)

test('LS-18.1: a shorter period that applies to what runs is the application’s too, its letters and extension kept', async () => {
  await world.received('pol', { arrivedOn: '2026-07-01' })
  expect(await world.replyDue('pol')).toBe('2026-07-30')
  await world.does('qzfbHead', 'SetPolicyNumber', JURISDICTION, {
    jurisdiction: JURISDICTION,
    key: 'reply.period',
    value: 15,
    unit: 'workingDays',
    from: '2026-07-02',
    clause: '711-33',
    source: '区政府办通知',
    appliesToRunning: true,
  })
  await at('2026-07-02')
  expect(await world.last('deadline-pol.r1-reply', 'DeadlineMoved')).toMatchObject({ data: { cause: 'policy' } })
  expect(await dueOf('application-pol', 'ReplyDateAdopted')).toBe('2026-07-23')
  await world.identified('pol', { concernsThirdParties: true })
  await thirdParty('pol', 'p-pol').issue('2026-07-02')
  await thirdParty('pol', 'p-pol').served('2026-07-02')
  expect(await world.replyDue('pol')).toBe(await dueOf('application-pol', 'ReplyClockPaused'))
  expect(await world.last('application-pol', 'ReplyClockPaused')).toMatchObject({
    data: { replyDue: { terms: [{ policy: 'reply.period@2', days: 15 }] } },
  })
})

test('711-26: a holiday notice that comes late proposes new dates for every time that runs; confirmed, the matter has them too', async () => {
  const today = '2026-07-02'
  const noIdentity = { subject: 'subject-gap', kind: 'naturalPerson', name: '李四', contact: '13900000000' } as const
  await world.received('gap', { arrivedOn: today, applicant: noIdentity as never })
  const notice = { noticeNumber: '补9', issuedOn: today, proof: 'XA1' }
  const served = { servedOn: today, proof: '签收' }
  const points = [{ element: 'description', explanation: '请写明文号' }]
  for (const each of ['am', 'pay', 'third']) await world.received(each, { arrivedOn: today })
  await world.does('fgwDisclosure', 'RequestAmendment', 'am', { ...notice, points })
  await world.does('fgwDisclosure', 'RecordAmendmentNoticeService', 'am', { noticeNumber: '补9', ...served })
  const charged = { method: 'perItem', before: 10, units: 5, noticeNumber: '费9', issuedOn: today, proof: 'XA3' }
  await world.does('fgwDisclosure', 'IssueFeeNotice', 'pay', charged)
  await world.does('fgwDisclosure', 'RecordFeeNoticeService', 'pay', { noticeNumber: '费9', ...served })
  await world.identified('third', { concernsThirdParties: true })
  await thirdParty('third', 'p-third').issue(today)
  await thirdParty('third', 'p-third').served(today)
  await world.does('fgwDisclosure', 'ReceiveCorrectionRequest', 'own', {
    ...{ correction: 'own', agency: 'fgw', subject: 'subject-own', name: '王五', identity: '340604199001011234' },
    ...{ contact: '13700000000', record: '婚姻登记档案', wrong: '生日有误', right: '1990年1月1日', evidence: '身份证' },
    ...{ channel: 'counter', receivedOn: today },
  })
  await world.idle()
  const year = OFFICIAL_YEARS.find((each) => each.year === 2026)!
  const arrange = (...daysOff: string[]) =>
    world.does('qzfbHead', 'ArrangeYear', JURISDICTION, {
      ...year,
      holidays: [...year.holidays, { name: '示例', daysOff, makeUpWorkdays: [] }],
      source: { name: '示例通知' },
    })
  await arrange('2026-07-07', '2026-07-15', '2026-08-03')
  const times = [
    ['gap.amendmentNotice-amendmentNotice', 'application-gap', 'amendmentNotice'],
    ['am.amendment-amendment', 'application-am', 'amendment'],
    ['pay.fee-feePayment', 'application-pay', 'feePayment'],
    ['third.p-third-thirdPartyOpinion', 'application-third', 'thirdPartyOpinion'],
    ['own-recordCorrection', 'correction-own', undefined],
  ] as const
  for (const [deadline, matter, step] of times) {
    const [told, due] = [
      await dueOf(`deadline-${deadline}`, 'DeadlineStarted', 'receipt'),
      await dueOf(`deadline-${deadline}`, 'NewDateProposed', 'receipt'),
    ]
    expect(due > told, deadline).toBe(true)
    await world.does('fgwDisclosure', 'ConfirmNewDate', deadline, { due })
    await world.idle()
    expect(await world.last(matter, step === undefined ? 'CorrectionDateAdopted' : 'StepDateAdopted')).toMatchObject({
      data: { ...(step === undefined ? {} : { step }), due: { due } },
    })
  }
  // The reply waits as long as the third party has, and its deadline says the same.
  const opinionBy = await dueOf('application-third', 'StepDateAdopted', 'due')
  expect(await world.last('application-third', 'ReplyClockPaused')).toMatchObject({ data: { lapsesOn: opinionBy } })
  expect(await world.replyDue('third')).toBe(await dueOf('application-third', 'ReplyClockPaused'))

  // Whoever was told the later day in the meantime keeps it when the holiday is taken back.
  await arrange('2026-07-15')
  const shorter = await dueOf('deadline-am.amendment-amendment', 'NewDateProposed', 'receipt')
  await world.does('fgwDisclosure', 'ConfirmNewDate', 'am.amendment-amendment', { due: shorter })
  await world.idle()
  const kept = await dueOf('application-am', 'StepDateAdopted', 'due')
  expect(kept > shorter).toBe(true)
}, 60_000)
