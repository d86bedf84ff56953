import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DISTRICT } from '../../src/app/compose/core.js'
import { kept } from '../domain/application/letters.js'
import { type ApplicationWorld, provided, startApplicationWorld } from './applicationWorld.js'

let world: ApplicationWorld
beforeAll(async () => {
  world = await startApplicationWorld()
})
afterEach(async () => expect(await world.quarantined()).toEqual([]))
afterAll(() => world.stop())

const register = (type: string, data: object) => world.does('registrar', type, DISTRICT, data)
const dispatch = async (application: string, on: string, draft = 1) => {
  await world.identified(application)
  await world.signed(application, provided(on), on)
  await world.does('fgwDisclosure', 'DispatchReply', application, world.dispatch(on, draft))
}
const corrected = (correction: string) =>
  world.does('fgwDisclosure', 'ReceiveCorrectionRequest', correction, {
    correction,
    agency: 'fgw',
    subject: `subject-${correction}`,
    name: '王五',
    identity: '340604199001011234',
    contact: '13700000000',
    record: '婚姻登记档案',
    wrong: '生日有误',
    right: '1990年1月1日',
    evidence: '身份证',
    channel: 'counter',
    receivedOn: '2026-03-02',
  })

test('711-29: each part of an application is one of its own, with what the applicant asked for and the time of the whole', async () => {
  await world.received('whole')
  await world.does('fgwDisclosure', 'SplitApplication', 'whole', {
    noticeNumber: '拆1',
    kept: { description: '征地批文', form: 'electronic', way: 'email' },
    parts: [
      { application: 'part-1', request: { description: '补偿标准', form: 'electronic', way: 'email' } },
      { application: 'part-2', request: { description: '安置名单', form: 'electronic', way: 'email' } },
    ],
  })
  for (const [part, description] of [
    ['part-1', '补偿标准'],
    ['part-2', '安置名单'],
  ] as const) {
    expect(await world.last(`application-${part}`, 'ApplicationReceived')).toMatchObject({
      data: {
        splitFrom: 'whole',
        officer: 'fgwDisclosure',
        applicant: { subject: 'subject-whole', name: { value: '张三' } },
        request: { description: { $protected: `application:${part}`, value: description } },
      },
    })
    expect(await world.replyDue(part)).toBe('2026-03-30')
  }
  // The log holds none of it in the clear.
  const stored = await world.app.storage.store.readStream('application-part-2')
  expect(stored.map(({ data }) => data).join()).not.toMatch(/安置名单|张三/)
})

test('711-45: what is answered is archived with its retention; done again and closed again its file stays the one it was', async () => {
  await world.received('kept')
  await dispatch('kept', '2026-03-02')
  const archive = { retention: 'years30', fileNumber: '档1', archivedOn: '2026-03-02' }
  await world.does('fgwDisclosure', 'ArchiveApplication', 'kept', archive)
  expect(await world.last('archive-application.kept', 'RetentionAssigned')).toMatchObject({
    data: { kind: 'application', matter: 'kept', agency: 'fgw', retention: 'years30', key: 'application:kept' },
  })
  const review = { remedy: 'fy1', kind: 'review', filedOn: '2026-03-02', caseNumber: '烈复1号', body: '区人民政府' }
  await world.does('fgwOffice', 'RegisterRemedy', 'kept', review)
  await world.does('fgwOffice', 'RecordRemedyResult', 'kept', {
    remedy: 'fy1',
    result: 'corrected',
    endedOn: '2026-03-02',
    documentNumber: '烈复决1号',
    redo: true,
    decisionReceivedOn: '2026-03-02',
  })
  await dispatch('kept', '2026-03-02', 2)
  await world.does('fgwDisclosure', 'ArchiveApplication', 'kept', { ...archive, fileNumber: '档2' })
  expect(await world.typesIn('archive-application.kept')).toEqual(['RetentionAssigned', 'RetentionReassigned'])
})

test('711-36(6): what is merged into another application waits for nothing any more', async () => {
  await world.received('dup')
  const target = { agency: 'fgw', status: 'open', sameApplicant: true, receivedEarlier: true, replies: [] }
  const reason = '同一申请人就同一信息重复提出'
  await world.does('fgwOffice', 'MergeApplication', 'dup', { into: 'whole', target, reason })
  expect(await world.last('deadline-dup.r1-reply', 'DeadlineCancelled')).toMatchObject({
    data: { reason: 'matterClosed' },
  })
})

test('711-41: a request for correction has its own time, met when the person is told', async () => {
  await corrected('c1')
  await corrected('c2')
  expect(await world.last('deadline-c1-recordCorrection', 'DeadlineStarted')).toMatchObject({
    data: { matter: 'c1', agency: 'fgw', officer: 'fgwDisclosure', key: 'person:subject-c1', clause: '711-41' },
  })
  await world.does('fgwDisclosure', 'VerifyRecord', 'c1', {
    confirmed: true,
    finding: '属实',
    verifiedOn: '2026-03-02',
  })
  await world.does('fgwOffice', 'DecideCorrection', 'c1', {
    outcome: { kind: 'corrected', changed: '已更正', correctedOn: '2026-03-02' },
  })
  const file = (digit: string) => ({ ...kept(digit), key: 'person:subject-c1' })
  await world.does('fgwDisclosure', 'PrepareCorrectionLetter', 'c1', {
    ...{ kind: 'correctionNotice', number: '更1', datedOn: '2026-03-02', template: 'correctionCorrected@1' },
    ...{ pdf: file('a'), html: file('c') },
  })
  await world.does('fgwDisclosure', 'DispatchCorrectionNotice', 'c1', {
    noticeNumber: '更1',
    dispatchedOn: '2026-03-02',
    way: 'post',
    proof: 'EMS',
  })
  expect(await world.typesIn('deadline-c1-recordCorrection')).toEqual(['DeadlineStarted', 'DeadlineMet'])
})

test('711-45: handed over one by one or all together, an officer’s applications and corrections take their times along', async () => {
  await world.received('mine')
  await world.does('fgwOffice', 'HandOverApplication', 'mine', { from: 'fgwDisclosure', to: 'fgwDisclosure2' })
  expect(await world.last('deadline-mine.r1-reply', 'DeadlineTransferred')).toMatchObject({
    data: { to: 'fgw', officer: 'fgwDisclosure2' },
  })
  await world.does('registrar', 'HandOverMatters', 'fgw', {
    agency: 'fgw',
    from: 'fgwDisclosure',
    to: 'fgwDisclosure2',
    effectiveOn: '2026-03-02',
  })
  for (const each of ['whole', 'part-1', 'part-2']) {
    expect(await world.last(`application-${each}`, 'ApplicationHandedOver')).toMatchObject({
      data: { from: 'fgwDisclosure', to: 'fgwDisclosure2' },
    })
    expect(await world.last(`deadline-${each}.r1-reply`, 'DeadlineTransferred')).toMatchObject({
      data: { officer: 'fgwDisclosure2' },
    })
  }
  expect(await world.last('correction-c2', 'CorrectionHandedOver')).toMatchObject({ data: { to: 'fgwDisclosure2' } })
  // Archived and answered: there is nothing left in hand.
  expect(await world.typesIn('application-kept')).not.toContain('ApplicationHandedOver')
  expect(await world.typesIn('correction-c1')).not.toContain('CorrectionHandedOver')
})

test('711-44: when several people have asked for the same it is proposed, once; accepted, whoever has it in hand is told', async () => {
  const { id: item } = await world.item('createItem', [])
  // Another agency is asked as well: its applicants are not ours.
  await world.received('s0', { agency: 'czj', officer: 'czjOfficer' } as never, 'czjOfficer')
  await world.does('czjOfficer', 'IdentifyInformation', 's0', {
    item,
    jointIssuers: [],
    involvedAgencies: [],
    concernsThirdParties: false,
  })
  for (const each of ['s1', 's2', 's3', 's4']) {
    await world.received(each)
    await world.identified(each, { item })
  }
  // The same applicant again is nobody else.
  await world.received('s5', {
    applicant: {
      subject: 'subject-s1',
      kind: 'naturalPerson',
      name: '张三',
      identity: '340604199001011234',
      contact: '1',
    } as never,
  })
  await world.identified('s5', { item })
  for (const each of ['s1', 's2', 's4', 's5'])
    expect(await world.typesIn(`application-${each}`), each).not.toContain('ProactiveDisclosureProposed')
  expect(await world.last('application-s3', 'ProactiveDisclosureProposed')).toMatchObject({
    data: { source: 'severalApplicants', item, applications: ['s1', 's2', 's3'] },
  })
  await world.does('fgwOffice', 'DecideProactiveProposal', 's3', {
    proposal: 1,
    accepted: true,
    reasons: '涉及公众利益',
  })
  const inbox = await world.eventsOf('inbox-fgwOfficer-202603')
  expect(inbox.filter(({ data }) => (data as { kind: string }).kind === 'proactiveDisclosureAccepted')).toMatchObject([
    { data: { item, about: { kind: 'application', id: 's3' } } },
  ])
})

test('LS-4.3: functions that go to another agency take applications with them, on the day, and come back when that is annulled', async () => {
  await world.received('moves', {}, 'fgwDisclosure')
  const others = { agency: 'czj', officer: 'czjOfficer' } as const
  await world.received('theirs', others as never, 'czjOfficer')
  await register('TransferAgencyFunctions', { agency: 'czj', to: 'mzj', effectiveOn: '2026-03-03' })
  expect(await world.typesIn('application-theirs')).not.toContain('ApplicationTransferred')
  await world.on('2026-03-03')
  expect(await world.last('application-theirs', 'ApplicationTransferred')).toMatchObject({
    data: { from: 'czj', to: 'mzj', effectiveOn: '2026-03-03' },
  })
  const reply = 'deadline-theirs.r1-reply'
  expect((await world.eventsOf(reply)).at(-1)).toMatchObject({ type: 'DeadlineTransferred', data: { to: 'mzj' } })
  expect((await world.last(reply, 'DeadlineTransferred'))!.data).not.toHaveProperty('officer')
  expect(await world.replyDue('theirs')).toBe('2026-03-30')
  expect(await world.typesIn('application-moves')).not.toContain('ApplicationTransferred')
  // Somebody of the new agency takes it.
  await world.does('mzjDisclosure', 'HandOverApplication', 'theirs', { to: 'mzjDisclosure' })
  await register('AnnulAgencyReorganisation', {
    agency: 'czj',
    annulled: 'AgencyFunctionsTransferred',
    effectiveOn: '2026-03-03',
  })
  expect(await world.last('application-theirs', 'ApplicationTransferred')).toMatchObject({
    data: { from: 'mzj', to: 'czj' },
  })
})
