import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsultationWorld, file, letter, opinion, session, startConsultationWorld } from './consultationWorld.js'

let world: ConsultationWorld
beforeAll(async () => {
  world = await startConsultationWorld()
})
afterEach(async () => expect(await world.quarantined()).toEqual([]))
afterAll(() => world.stop())

const clock = (consultation: string, seat: string, kind = 'opinion') => `deadline-${consultation}.1.${seat}-${kind}`
const ON_APPLICATION = {
  asking: 'fgw',
  officer: 'fgwOfficer',
  proposal: { kind: 'reply', reply: 'provide', answering: 'fgw' },
  cause: 'event-of-the-application',
}
const open = (application: string, change: object) => {
  const consultation = `request.${application}-1`
  return world.does('process', 'OpenConsultation', consultation, {
    consultation,
    ...ON_APPLICATION,
    seats: [
      { agency: 'czj', grounds: ['jointMaker'] },
      { agency: 'jyj', grounds: ['involved'] },
    ],
    purpose: { kind: 'application', application, startsOn: '2026-03-02', askedByLead: true },
    key: `application:${application}`,
    ...change,
  })
}

test('LS-6.1: silence before publication is reminded of, noted and brought further up, and never consent', async () => {
  const { id, consultation, stream } = await world.asked(['czj', 'jyj'])
  await world.does('jyjDisclosure', 'GiveOpinion', consultation, opinion('jyj'))
  await world.on('2026-03-04')
  await world.on('2026-03-06')
  await world.on('2026-03-09')
  expect(await world.typesIn(clock(consultation, 'czj'))).toEqual([
    'DeadlineStarted',
    'DeadlineWarned',
    'DeadlineWarned',
    'DeadlineWarned',
  ])
  const reminded = (await world.eventsOf(stream)).filter(({ type }) => type === 'SeatReminded')
  expect(reminded).toMatchObject([
    { data: { seat: 'czj', reminder: 1, remindedOn: '2026-03-04', answerBy: '2026-03-09' } },
    { data: { seat: 'czj', reminder: 2, remindedOn: '2026-03-06' } },
    { data: { seat: 'czj', reminder: 3, remindedOn: '2026-03-09' } },
  ])
  expect(await world.last(stream, 'SilenceNoted')).toBeUndefined()

  await world.on('2026-03-10')
  expect(await world.last(clock(consultation, 'czj'), 'DeadlineMissed')).toMatchObject({
    data: { agency: 'czj', item: id },
  })
  expect(await world.last(stream, 'SilenceNoted')).toMatchObject({
    data: { seat: 'czj', answerBy: '2026-03-09', escalatedTo: expect.arrayContaining(['gov', 'qzfb']) },
  })
  expect(await world.typesIn(stream)).not.toContain('ConsentDeemed')
  const conclude = { text: 1, outcome: 'confirmed' }
  expect(await world.refusals('fgwOfficer', 'ConcludeConsultation', consultation, conclude)).toEqual(['SEAT_OPEN'])

  // Having been reminded is attempt enough, and whoever decides may speak in place of the silent one.
  await world.does('fgwDisclosure', 'ReferDispute', consultation, {
    text: 1,
    party: 'fgw',
    decider: 'qzfb',
    file,
    documentNumber: '烈发改〔2026〕8号',
    referredOn: '2026-03-10',
  })
  await world.does('qzfbHead', 'DecideDispute', consultation, {
    dispute: 1,
    rulings: ['content', 'attribute', 'publisher', 'channel'].map((point) => ({ point, ruling: 'proposalStands' })),
    ground: '逾期未复',
    basis: '《条例》第九条',
    documentNumber: '烈政办〔2026〕3号',
    decidedOn: '2026-03-10',
  })
  await world.does('fgwOfficer', 'ConcludeConsultation', consultation, conclude)
  expect(await world.last(`item-${id}`, 'ConsultationConcluded')).toMatchObject({ data: { outcome: 'confirmed' } })
})

test('LS-6.1: an answer that came in time but was entered late is on record as such; what was missed stays missed', async () => {
  const { consultation } = await world.asked(['czj'])
  await world.on('2026-03-20')
  expect(await world.typesIn(clock(consultation, 'czj'))).toContain('DeadlineMissed')
  await world.does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj', [], 1, '2026-03-13'))
  expect(await world.last(clock(consultation, 'czj'), 'MissedActDone')).toMatchObject({
    data: { claimsInTime: true, doneOn: '2026-03-13' },
  })
})

test('LS-6.1: an opinion on some of the points is no answer yet', async () => {
  const { consultation } = await world.asked(['czj'])
  const whole = opinion('czj', [], 1, '2026-03-20')
  await world.does('czjDisclosure', 'GiveOpinion', consultation, { ...whole, points: whole.points.slice(0, 3) })
  expect(await world.typesIn(clock(consultation, 'czj'))).toEqual(['DeadlineStarted'])
  await world.does('czjDisclosure', 'GiveOpinion', consultation, { ...whole, points: whole.points.slice(3) })
  expect(await world.typesIn(clock(consultation, 'czj'))).toEqual(['DeadlineStarted', 'DeadlineMet'])
})

test('711-34: the silence of a joint maker asked by the lead on an application is consent after 15 working days; of anybody else it is not', async () => {
  await world.app.clock.set('2026-03-20T01:00:00.000Z' as never)
  await open('a1', {})
  const id = 'request.a1-1'
  await world.does('fgwOfficer', 'IssueConsultationLetter', id, letter(1, '2026-03-20'))
  const outer = clock(id, 'czj', 'jointMakerOpinion')
  expect(await world.last(outer, 'DeadlineStarted')).toMatchObject({
    data: { agency: 'czj', key: 'application:a1', clause: '711-34', receipt: { due: '2026-04-13' } },
  })
  await world.on('2026-04-13')
  expect(await world.typesIn(`consultation-${id}`)).not.toContain('ConsentDeemed')
  await world.on('2026-04-14')
  expect(await world.last(`consultation-${id}`, 'ConsentDeemed')).toMatchObject({
    data: { seat: 'czj', servedOn: '2026-03-20', lapsedOn: '2026-04-13', policy: 'jointMaker.opinion@1' },
  })
  expect(await world.last(`consultation-${id}`, 'SilenceNoted')).toMatchObject({ data: { seat: 'jyj' } })
})

test('711-34: the same silence is no consent where another agency than the lead asks', async () => {
  await open('a2', {
    purpose: { kind: 'application', application: 'a2', startsOn: '2026-04-14', askedByLead: false },
  })
  const id = 'request.a2-1'
  await world.does('fgwOfficer', 'IssueConsultationLetter', id, letter(1, '2026-04-14'))
  await world.on('2026-05-20')
  expect(await world.typesIn(clock(id, 'czj', 'jointMakerOpinion'))).toContain('DeadlineMissed')
  expect(await world.typesIn(`consultation-${id}`)).not.toContain('ConsentDeemed')
  expect(await world.typesIn(`consultation-${id}`)).toContain('SilenceNoted')
})

test('LS-8.1: on an application the agencies have 3 working days to meet; having called a meeting does not end the time', async () => {
  await open('a3', {
    purpose: { kind: 'application', application: 'a3', startsOn: '2026-05-20', askedByLead: true },
  })
  const id = 'request.a3-1'
  const meeting = `deadline-${id}.m1-meeting`
  expect(await world.last(meeting, 'DeadlineStarted')).toMatchObject({
    data: {
      agency: 'fgw',
      officer: 'fgwOfficer',
      clause: 'LS-8.1',
      receipt: { start: '2026-05-20', due: '2026-05-25' },
    },
  })
  await world.does('fgwOfficer', 'IssueConsultationLetter', id, letter(1, '2026-05-20'))
  await world.does('fgwOfficer', 'CallSession', id, { session: 's1', form: 'meeting', plannedOn: '2026-05-21' })
  expect(await world.typesIn(meeting)).not.toContain('DeadlineMet')

  // Another agency is revealed: three working days for it from that day, beside those that run.
  await world.on('2026-05-21')
  const seat = { agency: 'mzj', grounds: ['involved'] }
  await world.does('process', 'AddSeat', id, { seat, revealedOn: '2026-05-21', cause: 'event' })
  expect(await world.last(`deadline-${id}.m2-meeting`, 'DeadlineStarted')).toMatchObject({
    data: { receipt: { start: '2026-05-21', due: '2026-05-26' } },
  })
  expect(await world.last(clock(id, 'mzj', 'jointMakerOpinion'), 'DeadlineStarted')).toMatchObject({
    data: { receipt: { start: '2026-05-21' } },
  })
  const held = session({ fgw: 'agrees', czj: 'agrees', jyj: 'agrees', mzj: 'objects' })
  await world.does('fgwOfficer', 'RecordSession', id, { ...held, heldOn: '2026-05-21' })
  for (const each of [meeting, `deadline-${id}.m2-meeting`])
    expect(await world.last(each, 'DeadlineMet')).toMatchObject({ data: { doneOn: '2026-05-21' } })
})

test('LS-8.1: a consultation on an application that ends takes its times with it', async () => {
  await open('a4', {
    purpose: { kind: 'application', application: 'a4', startsOn: '2026-05-21', askedByLead: true },
  })
  const id = 'request.a4-1'
  await world.does('fgwOfficer', 'IssueConsultationLetter', id, letter(1, '2026-05-21'))
  await world.does('process', 'CancelConsultation', id, { reason: 'applicationClosed', cause: 'event' })
  expect(await world.last(`deadline-${id}.m1-meeting`, 'DeadlineCancelled')).toMatchObject({
    data: { reason: 'matterWithdrawn' },
  })
  expect(await world.typesIn(clock(id, 'czj', 'jointMakerOpinion'))).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
})
