import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type AskedItem,
  conclusion,
  type ConsultationApi,
  consultationGid,
  decision,
  letter,
  opinion,
  referral,
  session,
  startConsultationApi,
  TODAY,
} from '../support/consultationApi.js'
import { agencyGid } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'

let api: ConsultationApi
/** 财政局 and 教体局 are asked and have not answered. */
let asked: AskedItem
beforeAll(async () => {
  api = await startConsultationApi()
  asked = await api.asked(['czj', 'jyj'])
})
afterAll(() => api.stop())

test('LS-6.1: an opinion is that of an agency with a seat, given by who may speak for it', async () => {
  const { consultation: id } = asked
  // The disclosure department knows of every consultation, and has no seat in this one.
  expect(await api.refusals('qzfbHead', 'giveOpinion', opinion(id, 'qzfb'))).toEqual(['SEAT_UNKNOWN'])
  expect(await api.refusals('jyjDisclosure', 'giveOpinion', opinion(id, 'czj'))).toEqual(['WRONG_AGENCY'])
  expect(await api.refusals('czjOfficer', 'giveOpinion', opinion(id, 'czj'))).toEqual(['ROLE_MISSING'])
  expect(await api.refusals('inspector', 'giveOpinion', opinion(id, 'czj'))).toEqual(['ROLE_MISSING'])
})

test('whoever may not know of a consultation learns no more from a refusal than that there is none', async () => {
  for (const person of ['mzjDisclosure', 'qzfbDeputy', undefined]) {
    for (const [mutation, input] of [
      ['giveOpinion', opinion(asked.consultation, 'mzj')],
      ['giveOpinion', { ...opinion(asked.consultation, 'mzj'), text: 7 }],
      ['concludeConsultation', conclusion(asked.consultation)],
      ['decideDispute', decision(asked.consultation, 'proposalStands')],
    ] as const) {
      const about = { ...input, consultationId: consultationGid(`${randomUUID()}-1`) }
      const existing = await api.attempt(person, mutation, input)
      expect(existing, mutation).toEqual(await api.attempt(person, mutation, about))
      expect(codesOf(existing)).toEqual(['CONSULTATION_NOT_FOUND'])
    }
  }
})

test('LS-6.1: an objection has its ground and basis; every reason comes at once, with its path and in both languages', async () => {
  const objection = { ...opinion(asked.consultation, 'czj'), points: [{ point: 'content', position: 'objects' }] }
  const client = api.app.client('czjDisclosure')
  const zh = await mutate(client, 'giveOpinion', objection, { locale: 'zh' })
  expect(zh.userErrors.map(({ code, path }) => [code, path])).toEqual([
    ['TEXT_REQUIRED', ['points', '0', 'ground']],
    ['TEXT_REQUIRED', ['points', '0', 'basis']],
  ])
  const outdated = { ...opinion(asked.consultation, 'czj'), text: 2 }
  for (const [locale, script] of [
    ['zh', /\p{Script=Han}/u],
    ['en', /^[^\p{Script=Han}]+$/u],
  ] as const) {
    const { userErrors } = await mutate(client, 'giveOpinion', outdated, { locale })
    expect(userErrors).toMatchObject([{ code: 'TEXT_OUTDATED', clause: 'LS-6.2', path: ['text'] }])
    expect(userErrors[0]!.message).toMatch(script)
    expect(userErrors[0]!.message).not.toBe('TEXT_OUTDATED')
  }
})

test('a date that cannot be is refused by its type, one that must not be by its rule', async () => {
  const on = (givenOn: string) => ({ ...opinion(asked.consultation, 'czj'), givenOn })
  await expect(api.attempt('czjDisclosure', 'giveOpinion', on('2026-02-30'))).rejects.toThrow('LocalDate')
  expect(await api.refusals('czjDisclosure', 'giveOpinion', on('2026-03-03'))).toEqual(['DATE_TOO_LATE'])
  expect(await api.refusals('czjDisclosure', 'giveOpinion', on('2026-03-01'))).toEqual(['DATE_TOO_EARLY'])
})

test('LS-6.1: an agency is reminded once a day, and its silence is noted only when its time is over', async () => {
  const seat = { consultationId: consultationGid(asked.consultation), text: 1, seatId: agencyGid('jyj') }
  expect(await api.refusals('fgwOfficer', 'recordSilence', seat)).toEqual(['SEAT_STILL_HAS_TIME'])
  expect((await api.does('fgwOfficer', 'remindSeat', seat)).event).toMatchObject({ type: 'SeatReminded' })
  expect((await api.does('fgwOfficer', 'remindSeat', seat)).event).toBeNull()
  expect(await api.refusals('jyjDisclosure', 'remindSeat', seat)).toEqual(['WRONG_AGENCY'])
})

test('LS-6.1: an opinion is given once; the same again changes nothing, another one is a revision', async () => {
  const { consultation: id } = await api.asked(['czj'])
  const commandId = randomUUID()
  const first = await api.does('czjDisclosure', 'giveOpinion', { ...opinion(id, 'czj'), commandId })
  expect(first.repeated).toBe(false)
  const again = await api.does('czjDisclosure', 'giveOpinion', { ...opinion(id, 'czj'), commandId })
  expect(again).toMatchObject({ repeated: true, event: first.event })
  expect((await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj'))).event).toBeNull()
  expect(await api.refusals('czjDisclosure', 'giveOpinion', opinion(id, 'czj', ['content']))).toEqual([
    'OPINION_GIVEN_BEFORE',
  ])
  const late = { ...opinion(id, 'czj', ['content']), reason: '复核后改变', expectedRevision: first.revision! - 1 }
  expect(await api.refusals('czjDisclosure', 'reviseOpinion', late)).toEqual(['REVISION_CONFLICT'])
  await api.does('fgwOfficer', 'concludeConsultation', conclusion(id))
  expect(await api.refusals('czjDisclosure', 'giveOpinion', opinion(id, 'czj'))).toEqual(['CONSULTATION_CLOSED'])
  expect(await api.refusals('fgwOfficer', 'issueConsultationLetter', letter(id))).toEqual(['CONSULTATION_CLOSED'])
})

test('LS-9.1: no referral without an attempt of their own, nor to who is not offered; nobody else decides it', async () => {
  const { consultation: id } = await api.asked(['czj'])
  expect(await api.refusals('fgwOfficer', 'referDispute', referral(id, 'fgw', 'gov'))).toContain('NO_DISPUTE')
  await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj', ['content']))
  expect(await api.refusals('fgwOfficer', 'referDispute', referral(id, 'fgw', 'gov'))).toEqual(['OWN_ATTEMPT_MISSING'])
  const parties = [
    ['fgw', 'agrees'],
    ['czj', 'objects'],
  ] as const
  await api.does('fgwOfficer', 'recordSession', session(id, parties))
  expect(await api.refusals('fgwOfficer', 'referDispute', referral(id, 'fgw', 'jw'))).toEqual(['DECIDER_NOT_COMPETENT'])
  // A party never decides.
  expect(await api.refusals('fgwOfficer', 'referDispute', referral(id, 'fgw', 'czj'))).toEqual([
    'DECIDER_NOT_COMPETENT',
  ])
  await api.does('fgwOfficer', 'referDispute', referral(id, 'fgw', 'gov'))
  expect(await api.refusals('fgwOfficer', 'referDispute', referral(id, 'fgw', 'qzfb'))).toContain('DISPUTE_PENDING')
  expect(await api.refusals('qzfbHead', 'decideDispute', decision(id, 'proposalStands'))).toEqual(['WRONG_AGENCY'])
  expect(await api.refusals('fgwPrincipal', 'decideDispute', decision(id, 'proposalStands'))).toContain('WRONG_AGENCY')
  const none = { ...decision(id, 'proposalStands'), rulings: [] }
  expect(await api.refusals('mayor', 'decideDispute', none)).toEqual(['RULINGS_MISSING'])
  expect(await api.refusals('fgwOfficer', 'concludeConsultation', conclusion(id))).toContain('DISPUTE_PENDING')
})

test('LS-9.1: what the decider ruled against is not confirmed, nor published', async () => {
  const { consultation: id, ...item } = await api.disputed(['czj'], 'czj')
  await api.does('fgwOfficer', 'referDispute', referral(id, 'fgw', 'gov'))
  const decided = await api.does('mayor', 'decideDispute', decision(id, 'objectionStands'))
  expect(decided['consultation']).toMatchObject({ awaits: [{ step: 'followDecision' }] })
  expect(await api.refusals('fgwOfficer', 'concludeConsultation', conclusion(id))).toEqual(['SEAT_OBJECTS'])
  await api.does('fgwOfficer', 'concludeConsultation', conclusion(id, 'notAgreed'))
  const publish = { itemId: item.gid, contentHash: item.contentHash, channels: ['governmentWebsite'] }
  expect(await api.refusals('fgwOfficer', 'authorizePublication', publish)).toEqual(['CONSULTATION_NOT_AGREED'])
})

test('what is called allowed on a consultation is what the caller may do with it', async () => {
  const { consultation: id } = await api.disputed(['czj'], 'czj')
  await api.does('fgwOfficer', 'referDispute', referral(id, 'fgw', 'gov'))
  const allowedFor = async (person: string) => {
    const { allowedActions } = (await api.one<{ allowedActions: { mutation: string; allowed: boolean }[] }>(
      person,
      id,
      'allowedActions { mutation allowed }',
    ))!
    return allowedActions.flatMap(({ mutation, allowed }) => (allowed ? [mutation] : [])).sort()
  }
  const ofParties = ['callSession', 'recordSession']
  const ofAsking = [
    'answerContradiction',
    'issueConsultationLetter',
    'putTextUnderDiscussion',
    'recordLetterService',
    'recordSilence',
    'remindSeat',
  ]
  expect(await allowedFor('fgwOfficer')).toEqual([...ofParties, ...ofAsking].sort())
  expect(await allowedFor('czjDisclosure')).toEqual([...ofParties, 'giveOpinion', 'reviseOpinion'].sort())
  expect(await allowedFor('mayor')).toEqual(['decideDispute', 'returnDispute'])
  expect(await allowedFor('inspector')).toEqual([])
  expect(await allowedFor('qzfbHead')).toEqual([])
})

test('consultations are listed by who has which part, where they stand and when something is due', async () => {
  const count = async (person: string, filter: object) => {
    const { consultations } = await api.app
      .client(person)
      .data<{ consultations: { totalCount: number } }>(
        'query ($filter: ConsultationFilterInput) { consultations(filter: $filter, order: dueFirst) { totalCount nodes { due } } }',
        { filter },
      )
    return consultations.totalCount
  }
  const all = await count('inspector', {})
  expect(all).toBeGreaterThan(3)
  expect(await count('czjDisclosure', {})).toBe(all)
  expect(await count('jyjDisclosure', {})).toBe(1)
  expect(await count('mzjDisclosure', {})).toBe(0)
  // What one may not know of does not show under a filter either.
  expect(await count('jyjDisclosure', { agencyIds: [agencyGid('czj')] })).toBe(1)
  expect(await count('inspector', { agencyIds: [agencyGid('gov')], parts: ['decider'] })).toBe(3)
  expect(await count('inspector', { agencyIds: [agencyGid('gov')], parts: ['asking', 'seat'] })).toBe(0)
  expect(await count('inspector', { disputeStates: ['referred'] })).toBe(2)
  expect(await count('inspector', { statuses: ['confirmed'] })).toBe(1)
  expect(await count('inspector', { itemId: asked.gid })).toBe(1)
  expect(await count('inspector', { waitingForIds: [agencyGid('jyj')] })).toBe(1)
  expect(await count('inspector', { awaits: [{ step: 'decideDispute', agencyId: agencyGid('gov') }] })).toBe(2)
  expect(await count('inspector', { dueUntil: TODAY })).toBe(0)
  expect(await count('inspector', { dueUntil: '2026-03-09' })).toBe(3)
})

test('a page of consultations costs the same number of statements, however many rows it has', async () => {
  const client = api.app.client('inspector')
  const query = `query ($n: Int) { consultations(first: $n) { nodes { id itemId asking { name } officer { id } item { title }
    proposal { publisher { name } } seats { agency { name } positions { position } } points { positions { agency { name } } }
    dispute { decider { name } } awaits { agency { name } } competentDeciders { reason } follows { id }
    meetingDue deadlines { due } } } }`
  await client.data(query, { n: 1 })
  const one = await api.app.statementsOf(() => client.data(query, { n: 1 }))
  const many = await api.app.statementsOf(() => client.data(query, { n: 10 }))
  expect(many).toBe(one)
})
