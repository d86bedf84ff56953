import { expect, test } from 'vitest'
import type { ApplicationCommand } from '../../../src/domain/application/commands.js'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import type { ReplyOutcomeInput } from '../../../src/domain/application/outcomeInput.js'
import { personId } from '../../support/spec.js'
import {
  after,
  approve,
  clock,
  draft,
  given,
  giving,
  head,
  identify,
  leader,
  officer,
  portal,
  principal,
  provided,
  receive,
} from './district.js'
import { lettered } from './letters.js'

const company = personId('company')
const letter = (thirdParty = company, letterNumber = '征1', issuedOn = '2026-03-05'): ApplicationCommand => ({
  type: 'IssueThirdPartyLetter',
  data: { thirdParty, name: '某某公司', interest: 'commercialSecret', letterNumber, issuedOn },
})
const serve = (servedOn = '2026-03-05', thirdParty = company): ApplicationCommand => ({
  type: 'RecordThirdPartyService',
  data: { thirdParty, servedOn, proof: '签收' },
})
const says = (
  opinion: 'consents' | 'partlyConsents' | 'objects',
  receivedOn = '2026-03-20',
  reasons: string | undefined = '含经营数据',
  thirdParty = company,
): ApplicationCommand => ({
  type: 'RecordThirdPartyOpinion',
  data: { thirdParty, opinion, receivedOn, proof: '回函', ...(reasons === undefined ? {} : { reasons }) },
})
const lapse: ApplicationCommand = { type: 'RecordThirdPartyLapse', data: { thirdParty: company } }
const judge = (reasonable: boolean): ApplicationCommand => ({
  type: 'JudgeObjection',
  data: { thirdParty: company, reasonable, why: '理由' },
})
const overrule = (change: object = {}): ApplicationCommand => ({
  type: 'OverruleObjection',
  data: {
    thirdParty: company,
    content: '排放数据',
    reasons: '事关公共安全',
    noticeNumber: '告1',
    noticeServedOn: '2026-03-23',
    proof: '签收',
    ...change,
  },
})
const withheld = (outcome: 'objected' | 'silent' | 'unreachable' | 'partlyConsented'): ReplyOutcomeInput => ({
  kind: 'withheld',
  grounds: [{ code: 'thirdPartyInterest', interest: 'commercialSecret', outcome, why: '商业秘密' }],
})

const asked = (): readonly ApplicationEvent[] =>
  after([
    [officer, receive()],
    [officer, identify({ concernsThirdParties: true })],
    [officer, letter(), '2026-03-05'],
    [officer, serve(), '2026-03-05'],
  ])
/** As it was taken before reasons were asked for: of an objection that gave none. */
const objectedBare = (): readonly ApplicationEvent[] =>
  objected().map((event) => {
    if (event.type !== 'ThirdPartyOpinionReceived') return event
    const { thirdParty, opinion, receivedOn, proof } = event.data
    return { ...event, data: { thirdParty, opinion, receivedOn, proof } }
  })
const objected = (): readonly ApplicationEvent[] => after([[officer, says('objects'), '2026-03-20']], asked())

test('711-32: whose interests are concerned is asked in writing before anything is given', () => {
  const identified = after([
    [officer, receive()],
    [officer, identify({ concernsThirdParties: true })],
  ])
  given(...identified)
    .as(officer)
    .when(draft())
    .thenRefusedWith({ code: 'THIRD_PARTIES_NOT_HEARD', clause: '711-32' })
  given(...asked())
    .as(officer)
    .on('2026-03-06')
    .when(draft())
    .thenRefused('THIRD_PARTIES_NOT_HEARD')
})

test('711-33: the reply period waits from the day after the letter to the day of the answer', () => {
  expect(asked().slice(-2)).toMatchObject([
    { type: 'ThirdPartyLetterServed', data: { opinionBy: { due: '2026-03-26' } } },
    {
      type: 'ReplyClockPaused',
      data: {
        kind: 'thirdParty',
        letter: '征1',
        sentOn: '2026-03-05',
        lapsesOn: '2026-03-26',
        replyDue: { due: '2026-04-20' },
      },
    },
  ])
  expect(objected().slice(-2)).toMatchObject([
    { type: 'ThirdPartyOpinionReceived', data: { opinion: 'objects', reasons: { $protected: 'person:company' } } },
    { type: 'ReplyClockResumed', data: { answeredOn: '2026-03-20', replyDue: { due: '2026-04-14', pausedDays: 11 } } },
  ])
})

test('711-33: letters to several that were under way on the same day are left out once', () => {
  const other = personId('other')
  const history = after(
    [
      [officer, letter(other, '征2', '2026-03-10'), '2026-03-10'],
      [officer, serve('2026-03-10', other), '2026-03-10'],
      [officer, says('consents', '2026-03-20'), '2026-03-20'],
      [officer, says('consents', '2026-03-24', undefined, other), '2026-03-24'],
    ],
    asked(),
  )
  expect(history.at(-1)).toMatchObject({ type: 'ReplyClockResumed', data: { replyDue: { pausedDays: 13 } } })
})

test('711-33: an answer after its time pauses no longer than that time, and a letter after the period nothing', () => {
  const late = after([[officer, says('consents', '2026-03-30'), '2026-03-30']], asked())
  expect(late.at(-1)).toMatchObject({ data: { replyDue: { due: '2026-04-20' } } })
  const after31 = after(
    [
      [officer, letter(company, '征1', '2026-03-31'), '2026-03-31'],
      [officer, serve('2026-03-31'), '2026-03-31'],
    ],
    after([[officer, receive()]]),
  )
  expect(after31.at(-1)!.type).toBe('ThirdPartyLetterServed')
})

test('711-32: silence is noted after 15 working days and is no consent: the agency decides', () => {
  given(...asked())
    .as(clock)
    .on('2026-03-26')
    .when(lapse)
    .thenRefusedWith({ code: 'THIRD_PARTY_STILL_HAS_TIME', facts: { answerBy: '2026-03-26' } })
  const silent = after([[clock, lapse, '2026-03-27']], asked())
  expect(silent.at(-1)).toEqual({
    type: 'ThirdPartyOpinionLapsed',
    data: { thirdParty: company, lapsedOn: '2026-03-26' },
  })
  for (const outcome of [provided, withheld('silent')]) {
    given(...silent)
      .as(officer)
      .on('2026-03-27')
      .when(draft(outcome))
      .thenTypes('ReplyDrafted')
  }
  given(...silent)
    .as(officer)
    .on('2026-03-27')
    .when(draft(withheld('objected')))
    .thenRefusedWith({ code: 'THIRD_PARTY_OUTCOME_UNPROVED', facts: { interests: ['commercialSecret'] } })
  given(...silent)
    .as(clock)
    .on('2026-03-28')
    .when(lapse)
    .thenNothing()
  given(...silent)
    .as(officer)
    .on('2026-03-28')
    .when(says('objects', '2026-03-28'))
    .thenTypes('ThirdPartyOpinionReceived', 'ReplyClockResumed')
})

test('711-32: an objection is judged before anything is answered, and not by whoever handles the matter', () => {
  given(...objected())
    .as(officer)
    .on('2026-03-20')
    .when(draft())
    .thenRefused('OBJECTION_NOT_JUDGED')
  given(...objected())
    .as(officer)
    .on('2026-03-20')
    .when(judge(true))
    .thenRefusedWith({ code: 'ROLE_MISSING' })
  const byHandler = after([[officer, receive({ officer: personId('colleague') })]])
  expect(byHandler).toHaveLength(2)
  given(...objected())
    .as(head)
    .on('2026-03-20')
    .when(judge(true))
    .thenTypes('ObjectionJudged')
})

test('711-32: a reasonable objection is followed, an unreasonable one is not', () => {
  const reasonable = after([[head, judge(true), '2026-03-20']], objected())
  given(...reasonable)
    .as(officer)
    .on('2026-03-23')
    .when(draft())
    .thenRefusedWith({ code: 'OBJECTION_STANDS', clause: '711-32' })
  given(...reasonable)
    .as(officer)
    .on('2026-03-23')
    .when(draft(withheld('objected')))
    .thenTypes('ReplyDrafted')
  const unreasonable = after([[head, judge(false), '2026-03-20']], objected())
  given(...unreasonable)
    .as(officer)
    .on('2026-03-23')
    .when(draft())
    .thenTypes('ReplyDrafted')
  given(...unreasonable)
    .as(officer)
    .on('2026-03-23')
    .when(draft(withheld('objected')))
    .thenRefused('THIRD_PARTY_OUTCOME_UNPROVED')
  for (const reasonable of [true, false])
    given(...unreasonable)
      .as(leader)
      .on('2026-03-23')
      .when(judge(reasonable))
      .thenRefused('OBJECTION_JUDGED_BEFORE')
  given(...unreasonable)
    .as(head)
    .on('2026-03-23')
    .when(judge(false))
    .thenNothing()
})

test('711-32: who gives no reasons has none that are reasonable', () => {
  given(...objectedBare())
    .as(head)
    .on('2026-03-20')
    .when(judge(true))
    .thenRefused('OBJECTION_WITHOUT_REASONS')
})

test('711-37: keeping the objector’s part back does, keeping something else back does not', () => {
  const reasonable = after([[head, judge(true), '2026-03-20']], objected())
  const part = (ground: ReplyOutcomeInput['grounds'] & object): ReplyOutcomeInput => ({
    kind: 'partlyProvided',
    ...giving,
    passages: [{ passage: '第三章', ground: ground[0]! }],
  })
  given(...reasonable)
    .as(officer)
    .on('2026-03-23')
    .when(
      draft(part([{ code: 'thirdPartyInterest', interest: 'commercialSecret', outcome: 'objected', why: '商业秘密' }])),
    )
    .thenTypes('ReplyDrafted')
  given(...reasonable)
    .as(officer)
    .on('2026-03-23')
    .when(draft(part([{ code: 'internalAffairs', kind: 'personnel', why: '人事' }])))
    .thenRefused('OBJECTION_STANDS')
})

test('711-32: a leader may put the public interest first, with reasons told in writing', () => {
  const reasonable = after([[head, judge(true), '2026-03-20']], objected())
  given(...objected())
    .as(leader)
    .on('2026-03-23')
    .when(overrule())
    .thenRefused('OBJECTION_NOT_JUDGED')
  given(...reasonable)
    .as(head)
    .on('2026-03-23')
    .when(overrule())
    .thenRefused('ROLE_MISSING')
  given(...reasonable)
    .as(leader)
    .on('2026-03-23')
    .when(overrule({ noticeNumber: '', noticeServedOn: '2026-03-24' }))
    .thenRefused('TEXT_REQUIRED', 'DATE_TOO_LATE')
  const overruled = after([[leader, overrule(), '2026-03-23']], reasonable)
  expect(overruled.at(-1)).toMatchObject({ type: 'ObjectionOverruled', data: { by: 'leader', noticeNumber: '告1' } })
  // Told once: the same again changes nothing, another notice is no second one.
  const again = given(...overruled)
    .as(leader)
    .on('2026-03-23')
  again.when(overrule()).thenNothing()
  again.when(overrule({ noticeNumber: '告2' })).thenRefused('OBJECTION_OVERRULED_BEFORE')
  given(...overruled)
    .as(officer)
    .on('2026-03-23')
    .when({
      type: 'RecordThirdPartyUnreachable',
      data: { thirdParty: company, triedOn: '2026-03-23', proof: '退件' },
    })
    .thenRefused('THIRD_PARTY_SERVED_BEFORE', 'THIRD_PARTY_ALREADY_ANSWERED')
  given(...overruled)
    .as(officer)
    .on('2026-03-23')
    .when(draft())
    .thenTypes('ReplyDrafted')
  given(...overruled)
    .as(officer)
    .on('2026-03-23')
    .when(draft(withheld('objected')))
    .thenRefused('THIRD_PARTY_OUTCOME_UNPROVED')
})

test('711-32: an objection that comes in while the reply is being signed stops it', () => {
  const approved = after(
    [
      [clock, lapse, '2026-03-27'],
      [officer, draft(), '2026-03-27'],
      [head, approve(), '2026-03-27'],
    ],
    asked(),
  )
  const approvedReply = after(
    [[officer, says('objects', '2026-03-30'), '2026-03-30']],
    lettered(approved, { datedOn: '2026-03-30' }, { on: '2026-03-30' }),
  )
  given(...approvedReply)
    .as(principal)
    .on('2026-03-30')
    .when({
      type: 'SignReply',
      data: {
        draft: 1,
        replyNumber: '答1',
        signedOn: '2026-03-30',
        letterHash: 'a'.repeat(64),
        sealKind: 'electronicSeal',
        sealHash: 'b'.repeat(64),
      },
    })
    .thenRefused('OBJECTION_NOT_JUDGED')
})

test('711-32: whoever cannot be reached is on record as that, and pauses nothing', () => {
  const issued = after([
    [officer, receive()],
    [officer, identify({ concernsThirdParties: true })],
    [officer, letter(), '2026-03-05'],
  ])
  const tried: ApplicationCommand = {
    type: 'RecordThirdPartyUnreachable',
    data: { thirdParty: company, triedOn: '2026-03-09', proof: '退件' },
  }
  given(...issued)
    .as(officer)
    .on('2026-03-09')
    .when(tried)
    .thenTypes('ThirdPartyUnreachable')
  given(...after([[officer, tried, '2026-03-09']], issued))
    .as(officer)
    .on('2026-03-09')
    .when(draft(withheld('unreachable')))
    .thenTypes('ReplyDrafted')
  given(...asked())
    .as(officer)
    .on('2026-03-09')
    .when(tried)
    .thenRefused('THIRD_PARTY_SERVED_BEFORE')
})

test('711-32: each third party is asked once, served after the letter, and known when it answers', () => {
  given(...asked())
    .as(officer)
    .on('2026-03-06')
    .when(letter(company, '征9', '2026-03-06'))
    .thenRefused('THIRD_PARTY_ALREADY_ASKED')
  given(...asked())
    .as(officer)
    .on('2026-03-06')
    .when(letter(personId('other'), '征1', '2026-03-06'))
    .thenRefused('LETTER_KNOWN')
  given(...asked())
    .as(officer)
    .on('2026-03-05')
    .when(letter())
    .thenNothing()
  given(...asked())
    .as(officer)
    .on('2026-03-06')
    .when(says('consents', '2026-03-06', undefined, personId('other')))
    .thenRefused('THIRD_PARTY_UNKNOWN')
  given(...asked())
    .as(officer)
    .on('2026-03-06')
    .when(says('consents', '2026-03-04'))
    .thenRefused('DATE_TOO_EARLY')
})

test('711-33: a letter that is still out when payment begins a new period keeps that period waiting too', () => {
  const paid = after(
    [
      [
        officer,
        {
          type: 'IssueFeeNotice',
          data: { method: 'perPage', units: 150, noticeNumber: '费1', issuedOn: '2026-03-06', proof: 'XA' },
        },
        '2026-03-06',
      ],
      [
        officer,
        { type: 'RecordFeePayment', data: { paidOn: '2026-03-16', amount: 1_700, receiptNumber: '票' } },
        '2026-03-16',
      ],
    ],
    asked(),
  )
  expect(paid.at(-1)).toMatchObject({
    type: 'FeePaid',
    data: { replyDue: { start: '2026-03-16', pausedDays: 8, due: '2026-04-23' } },
  })
  expect(after([[officer, says('consents', '2026-03-18'), '2026-03-18']], paid).at(-1)).toMatchObject({
    type: 'ReplyClockResumed',
    data: { period: 2, replyDue: { pausedDays: 2, due: '2026-04-15' } },
  })
})

test('711-33: an answer that is entered before the service of the letter ends the waiting that the service begins', () => {
  const issued = after([
    [officer, receive()],
    [officer, identify({ concernsThirdParties: true })],
    [officer, letter(), '2026-03-05'],
  ])
  const answered = after([[officer, says('consents'), '2026-03-20']], issued)
  const inTime = after([[officer, serve(), '2026-03-23']], answered)
  expect(inTime.slice(-2)).toMatchObject([
    { type: 'ReplyClockPaused', data: { lapsesOn: '2026-03-20', replyDue: { due: '2026-04-14', pausedDays: 11 } } },
    { type: 'ReplyClockResumed', data: { answeredOn: '2026-03-20', replyDue: { due: '2026-04-14', pausedDays: 11 } } },
  ])
  // The same date as when the service was entered first.
  expect(objected().at(-1)).toMatchObject({ data: { replyDue: { due: '2026-04-14' } } })
  const sameDay = after([[officer, says('consents', '2026-03-05'), '2026-03-05']], issued)
  given(...sameDay)
    .as(officer)
    .on('2026-03-06')
    .when(serve())
    .thenTypes('ThirdPartyLetterServed')
})

test('711-32: reasons are added to an objection that had none, until it is judged', () => {
  const bare = objectedBare()
  const reasoned = after([[officer, says('objects', '2026-03-23'), '2026-03-23']], bare)
  expect(reasoned.at(-1)).toMatchObject({
    type: 'ThirdPartyOpinionReceived',
    data: { receivedOn: '2026-03-23', reasons: { value: '含经营数据' } },
  })
  given(...reasoned)
    .as(head)
    .on('2026-03-23')
    .when(judge(true))
    .thenTypes('ObjectionJudged')
  // Not a second time, not another opinion, not after it was judged.
  given(...reasoned)
    .as(officer)
    .on('2026-03-24')
    .when(says('objects', '2026-03-24', '另有理由'))
    .thenRefused('THIRD_PARTY_ALREADY_ANSWERED')
  given(...bare)
    .as(officer)
    .on('2026-03-23')
    .when(says('consents', '2026-03-23'))
    .thenRefused('THIRD_PARTY_ALREADY_ANSWERED')
  given(...after([[head, judge(false), '2026-03-20']], bare))
    .as(officer)
    .on('2026-03-23')
    .when(says('objects', '2026-03-23'))
    .thenRefused('THIRD_PARTY_ALREADY_ANSWERED')
})

test('711-32: an objection, to all or to a part, is not taken without reasons, and only the very same answer is the same', () => {
  for (const actor of [portal, officer])
    for (const opinion of ['objects', 'partlyConsents'] as const)
      for (const reasons of [{}, { reasons: ' ' }] as readonly { readonly reasons?: string }[])
        given(...asked())
          .as(actor)
          .on('2026-03-20')
          .when({
            type: 'RecordThirdPartyOpinion',
            data: { thirdParty: company, opinion, receivedOn: '2026-03-20', proof: '回函', ...reasons },
          })
          .thenRefusedWith({ code: 'OBJECTION_WITHOUT_REASONS', clause: '711-32', path: 'reasons' })
  given(...objected())
    .as(portal)
    .on('2026-03-23')
    .when(says('consents', '2026-03-23'))
    .thenRefusedWith({ code: 'THIRD_PARTY_ALREADY_ANSWERED', clause: '711-32', path: 'opinion' })
  given(...objected())
    .as(officer)
    .on('2026-03-23')
    .when(says('objects'))
    .thenNothing()
  for (const other of [says('objects', '2026-03-20', '另有理由'), says('objects', '2026-03-23')])
    given(...objected())
      .as(officer)
      .on('2026-03-23')
      .when(other)
      .thenRefused('THIRD_PARTY_ALREADY_ANSWERED')
})
