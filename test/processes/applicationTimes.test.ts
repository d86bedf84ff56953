import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
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
