import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ApplicationWorld, provided, startApplicationWorld } from './applicationWorld.js'
import { letter, opinion, session } from './consultationWorld.js'

let world: ApplicationWorld
beforeAll(async () => {
  world = await startApplicationWorld()
})
afterEach(async () => expect(await world.quarantined()).toEqual([]))
afterAll(() => world.stop())

const idOf = (application: string, number = 1) => `request.${application}-${number}`
const issuers = (lead: string, other: string) => [
  { agency: lead, lead: true },
  { agency: other, lead: false },
]
/** Whom it concerns is found out, and they are asked about giving it. */
const ask = async (application: string, facts: object) => {
  await world.identified(application, facts)
  await world.does('fgwDisclosure', 'RequireAgencyConsultation', application, { reply: 'provide', form: 'electronic' })
  return idOf(application)
}
const send = (consultation: string, issuedOn: string) =>
  world.does('fgwDisclosure', 'IssueConsultationLetter', consultation, letter(1, issuedOn))

test('LS-8.1, 711-33, 711-34: who is asked and by whom is what the application says; letters pause the reply until the answer, once', async () => {
  for (const each of ['one', 'two', 'quiet']) await world.received(each)
  const one = await ask('one', { jointIssuers: issuers('fgw', 'czj') })
  const two = await ask('two', { jointIssuers: issuers('fgw', 'czj'), involvedAgencies: ['jyj'] })
  const quiet = await ask('quiet', { jointIssuers: issuers('fgw', 'czj') })
  expect(await world.last(`consultation-${two}`, 'ConsultationOpened')).toMatchObject({
    data: {
      purpose: { kind: 'application', application: 'two', startsOn: '2026-03-02', askedByLead: true },
      asking: 'fgw',
      officer: 'fgwDisclosure',
      seats: [
        { agency: 'czj', grounds: ['jointMaker'] },
        { agency: 'jyj', grounds: ['involved'] },
      ],
      meetingDue: { due: '2026-03-05' },
      key: 'application:two',
    },
  })
  await world.on('2026-03-05')
  for (const each of [one, two, quiet]) await send(each, '2026-03-05')
  expect(await world.last('application-two', 'ReplyClockPaused')).toMatchObject({
    data: { kind: 'agency', sentOn: '2026-03-05', lapsesOn: '2026-03-26', replyDue: { due: '2026-04-21' } },
  })
  // Two letters at the same time count once; another agency turns out to be concerned, and is asked on its own day.
  expect(await world.replyDue('two')).toBe('2026-04-21')
  await world.does('jyjDisclosure', 'GiveOpinion', two, opinion('jyj', [], 1, '2026-03-05'))
  await world.on('2026-03-10')
  await world.identified('two', {
    jointIssuers: issuers('fgw', 'czj'),
    involvedAgencies: ['jyj', 'mzj'],
    revealedOn: '2026-03-10',
  })
  await world.does('fgwDisclosure', 'RequireAgencyConsultation', 'two', { reply: 'provide', form: 'electronic' })
  expect(await world.last(`consultation-${two}`, 'SeatAdded')).toMatchObject({
    data: { seat: { agency: 'mzj' }, revealedOn: '2026-03-10' },
  })
  expect(await world.last(`deadline-${two}.m2-meeting`, 'DeadlineStarted')).toMatchObject({
    data: { receipt: { due: '2026-03-13' } },
  })
  await world.on('2026-03-20')
  for (const each of [one, two])
    await world.does('czjDisclosure', 'GiveOpinion', each, opinion('czj', [], 1, '2026-03-20'))
  expect(await world.replyDue('one')).toBe('2026-04-15')
  await world.on('2026-03-24')
  await world.does('mzjDisclosure', 'GiveOpinion', two, opinion('mzj', [], 1, '2026-03-24'))
  expect(await world.replyDue('two')).toBe('2026-04-17')
  // Silence of a joint maker that the lead has asked: it consents, and the period goes on behind its time.
  await world.on('2026-03-27')
  expect(await world.typesIn(`consultation-${quiet}`)).toContain('ConsentDeemed')
  expect(await world.replyDue('quiet')).toBe('2026-04-21')
}, 60_000)

test('LS-8.2: what the agencies agreed on binds the reply; nothing is answered while they are asked', async () => {
  const outcome = provided('2026-03-27')
  const withhold = { kind: 'withheld', grounds: [{ code: 'internalAffairs', kind: 'personnel', why: '人事' }] }
  const draft = (kind: object) => world.refusals('fgwDisclosure', 'DraftReply', 'one', { outcome: kind })
  expect(await draft(outcome)).toEqual(['AGENCIES_STILL_ASKED'])
  await world.does('fgwDisclosure', 'RecordSession', idOf('one'), {
    ...session({ fgw: 'agrees', czj: 'agrees' }),
    heldOn: '2026-03-27',
  })
  await world.does('fgwDisclosure', 'ConcludeConsultation', idOf('one'), { text: 1, outcome: 'confirmed' })
  expect(await world.last('application-one', 'AgencyConsultationConcluded')).toMatchObject({
    data: { consultation: idOf('one'), outcome: 'confirmed', agencies: ['czj'], proposal: { reply: 'provide' } },
  })
  expect(await draft(withhold)).toContain('REPLY_AGAINST_CONSULTATION')
  await world.signed('one', outcome, '2026-03-27')
  await world.does('fgwDisclosure', 'DispatchReply', 'one', world.dispatch('2026-03-27'))
  expect(await world.times('one', 'r1', 'reply')).toContain('DeadlineMet')
})

test('711-33: a new period waits for agencies that have not answered yet, too', async () => {
  await world.received('anew', { arrivedOn: '2026-03-27' })
  const id = await ask('anew', { jointIssuers: issuers('fgw', 'czj') })
  await send(id, '2026-03-27')
  await world.on('2026-03-30')
  await world.does('fgwDisclosure', 'RequestAmendment', 'anew', {
    points: [{ element: 'description', explanation: '请写明年份' }],
    noticeNumber: '补1',
    issuedOn: '2026-03-30',
    proof: 'XA1',
  })
  await world.on('2026-04-01')
  await world.does('fgwDisclosure', 'RecordAmendment', 'anew', {
    request: { description: '2025年征地补偿安置方案' },
    receivedOn: '2026-04-01',
    proof: '收据',
  })
  expect(await world.last('application-anew', 'ReplyClockPaused')).toMatchObject({
    data: { period: 2, sentOn: '2026-04-01', lapsesOn: '2026-04-20' },
  })
  await world.on('2026-04-03')
  await world.does('czjDisclosure', 'GiveOpinion', id, opinion('czj', [], 1, '2026-04-03'))
  // 20 working days from 1 April, the two until the answer left out; 6 April and 1 to 5 May are holidays.
  expect(await world.last('application-anew', 'ReplyClockResumed')).toMatchObject({
    data: { period: 2, answeredOn: '2026-04-03', replyDue: { pausedDays: 2 } },
  })
  expect(await world.replyDue('anew', 2)).toBe(
    ((await world.last('application-anew', 'ReplyClockResumed'))!.data as { replyDue: { due: string } }).replyDue.due,
  )
})

test('LS-8.1: an application that ends takes its consultation with it, and nobody waits any more', async () => {
  await world.received('given-up', { arrivedOn: '2026-04-03' })
  const id = await ask('given-up', { involvedAgencies: ['czj'] })
  await send(id, '2026-04-03')
  await world.does('fgwDisclosure', 'WithdrawApplication', 'given-up', { withdrawnOn: '2026-04-03', proof: '书面' })
  expect(await world.last(`consultation-${id}`, 'ConsultationCancelled')).toMatchObject({
    data: { reason: 'applicationClosed' },
  })
  expect(await world.typesIn('application-given-up')).not.toContain('AgencyConsultationConcluded')
  expect(await world.times('given-up', 'r1', 'reply')).toContain('DeadlineCancelled')
})

test('LS-5.2, LS-5.3: a joint issuer that is asked answers itself and consults the lead, whose silence is no consent', async () => {
  await world.received('joint', { arrivedOn: '2026-04-03' })
  const id = await ask('joint', { jointIssuers: issuers('czj', 'fgw') })
  expect(await world.last(`consultation-${id}`, 'ConsultationOpened')).toMatchObject({
    data: { asking: 'fgw', purpose: { askedByLead: false }, seats: [{ agency: 'czj', grounds: ['jointIssuer'] }] },
  })
  await send(id, '2026-04-03')
  await world.on('2026-04-28')
  expect(await world.typesIn(`consultation-${id}`)).toContain('SilenceNoted')
  expect(await world.typesIn(`consultation-${id}`)).not.toContain('ConsentDeemed')
})

test('LS-8.1: no officer opens a consultation on an application, known or guessed, and learns nothing by trying', async () => {
  const open = (application: string) =>
    world.attempt('czjDisclosure', 'OpenConsultation', idOf(application, 7), {
      consultation: idOf(application, 7),
      purpose: { kind: 'application', application, startsOn: '2026-04-28', askedByLead: true },
      asking: 'czj',
      seats: [{ agency: 'fgw', grounds: ['jointMaker'] }],
      proposal: { kind: 'reply', reply: 'provide', answering: 'czj' },
      key: `application:${application}`,
      cause: 'guess',
    })
  const [known, guessed] = [await open('joint'), await open('nobody-has-this')]
  expect(known).toEqual(guessed)
  expect(known).toMatchObject({ ok: false, refusals: [{ code: 'ROLE_MISSING' }] })
  expect(await world.typesIn(`consultation-${idOf('joint', 7)}`)).toEqual([])
})
