import { expect, test } from 'vitest'
import { personId, policies, process } from '../../support/spec.js'
import { deputyLeader, district, given, officer, principalLeader, secondOfficer, secrecyReviewer } from './district.js'
import {
  authorize,
  carriedOut,
  content,
  draft,
  fillForm,
  flag,
  hash,
  ready,
  register,
  review,
  sha256,
  type Step,
} from './steps.js'

const ask = (change: object = {}): Step => [
  officer,
  {
    type: 'AskThirdParty',
    data: {
      thirdParty: personId('p-1'),
      name: '李四',
      kind: 'citizen',
      interest: 'personalPrivacy',
      letterNumber: '烈发改征〔2026〕1号',
      servedOn: '2026-02-23',
      ...change,
    },
  },
]
const answer = (answered: 'consents' | 'objects', change: object = {}): Step => [
  officer,
  {
    type: 'RecordThirdPartyAnswer',
    data: { thirdParty: personId('p-1'), answer: answered, receivedOn: '2026-03-02', proof: '回执1号', ...change },
  },
]
const silence: Step[1] = { type: 'RecordThirdPartySilence', data: { thirdParty: personId('p-1') } }
const assess = (acceptable = true, contentHash = hash): Step => [
  officer,
  {
    type: 'RecordImpactAssessment',
    data: { contentHash, assessedOn: '2026-03-01', documentNumber: '评估1号', acceptable },
  },
]
const publicInterest = (change: object = {}): Step[1] => ({
  type: 'DecidePublicInterest',
  data: {
    interest: 'personalPrivacy',
    contentHash: hash,
    reasons: '涉及食品安全',
    noticeNumber: '告1号',
    noticeServedOn: '2026-03-02',
    ...change,
  },
})

const privacy = () => ready({}, { flags: flag('personalPrivacy') })
const commercial = () => ready({}, { flags: flag('commercialSecret') })
const publish = (history: ReturnType<typeof privacy>) =>
  given(...history)
    .as(officer)
    .when(authorize()[1])

test('711-15, PIPL-55: what the form marks as personal privacy is not published until resolved and assessed', () => {
  publish(privacy()).thenRefused('THIRD_PARTY_UNRESOLVED', 'IMPACT_NOT_ASSESSED')
  publish(commercial()).thenRefusedWith({
    code: 'THIRD_PARTY_UNRESOLVED',
    clause: '711-15',
    facts: { interests: ['commercialSecret'] },
  })
})

test('711-15: consent of everyone asked opens the way, an objection does not', () => {
  publish(carriedOut([ask(), answer('consents'), assess()], privacy())).thenTypes('PublicationAuthorized')
  publish(carriedOut([ask(), answer('objects'), assess()], privacy())).thenRefused('THIRD_PARTY_UNRESOLVED')
  const two = carriedOut(
    [ask(), ask({ thirdParty: personId('p-2'), letterNumber: '2号' }), answer('consents'), assess()],
    privacy(),
  )
  publish(two).thenRefused('THIRD_PARTY_UNRESOLVED')
})

test('711-32: silence is never consent, and lapses only after the last day to answer', () => {
  const asked = carriedOut([ask(), assess()], privacy())
  given(...asked)
    .as(officer)
    .when(silence)
    .thenRefusedWith({
      code: 'THIRD_PARTY_STILL_HAS_TIME',
      facts: { answerBy: '2026-03-16' },
    })
  given(...asked)
    .on('2026-03-16')
    .as(officer)
    .when(silence)
    .thenRefused('THIRD_PARTY_STILL_HAS_TIME')
  const lapsed = given(...asked)
    .on('2026-03-17')
    .as(process('clock'))
    .when(silence)
    .events()
  publish(lapsed).thenRefused('THIRD_PARTY_UNRESOLVED')
  given(...lapsed)
    .on('2026-03-17')
    .as(officer)
    .when(silence)
    .thenNothing()
})

test('711-32: an answer that comes late still counts', () => {
  const lapsed = given(...carriedOut([ask()], privacy()))
    .on('2026-03-17')
    .as(officer)
    .when(silence)
    .events()
  given(...lapsed)
    .on('2026-03-18')
    .as(officer)
    .when(answer('consents', { receivedOn: '2026-03-18' })[1])
    .thenTypes('ThirdPartyAnswered')
})

test('711-15: a leader may decide for the public interest on this very content, after hearing the third party', () => {
  given(...privacy())
    .as(deputyLeader)
    .when(publicInterest())
    .thenRefused('THIRD_PARTY_NOT_HEARD')
  const heard = carriedOut([ask(), answer('objects'), assess()], privacy())
  const decided = given(...heard)
    .as(principalLeader)
    .when(publicInterest())
    .events()
  publish(decided).thenTypes('PublicationAuthorized')
  given(...decided)
    .as(principalLeader)
    .when(publicInterest())
    .thenNothing()
  given(...heard)
    .as(principalLeader)
    .when(publicInterest({ contentHash: sha256('x'), reasons: '', noticeServedOn: '2026-03-03' }))
    .thenRefused('CONTENT_CHANGED', 'TEXT_REQUIRED', 'DATE_TOO_LATE')
})

test('LS-10.1: who reviewed the item does not decide the public interest', () => {
  const heard = carriedOut([ask(), answer('objects')], privacy())
  given(...heard)
    .as({
      kind: 'person',
      person: personId('secrecy-reviewer'),
      holds: [{ role: 'principalLeader', agency: district.agencies.agency('reform-bureau' as never)!.id }],
    })
    .when(publicInterest())
    .thenRefused('SAME_PERSON_TWICE')
  given(...heard)
    .as(secrecyReviewer)
    .when(publicInterest())
    .thenRefused('ROLE_MISSING', 'SAME_PERSON_TWICE')
})

test('PIPL-55: an assessment that finds the risk unacceptable, or looked at other content, does not count', () => {
  const consented = carriedOut([ask(), answer('consents')], privacy())
  publish(carriedOut([assess(false)], consented)).thenRefused('IMPACT_NOT_ASSESSED')
  given(...consented)
    .as(officer)
    .when(assess(true, sha256('x'))[1])
    .thenRefused('CONTENT_CHANGED')
  given(...carriedOut([assess()], consented))
    .as(officer)
    .when(assess()[1])
    .thenNothing()
})

test('711-15, 711-37: withholding the passage resolves it', () => {
  const redacted = content({ text: '第一条（略）' })
  const history = carriedOut([
    ...draft(),
    [
      officer,
      fillForm({
        attribute: 'partial',
        separationNote: '遮盖姓名',
        flags: flag('personalPrivacy'),
        withheldPassages: [
          {
            locator: '第二段姓名',
            ground: { code: 'thirdPartyInterest', interest: 'personalPrivacy', outcome: 'objected', why: '不同意' },
          },
        ],
      }),
    ],
    [officer, { type: 'PrepareRedaction', data: redacted }],
    [
      process('redaction'),
      { type: 'RecordRedactionCheck', data: { contentHash: redacted.contentHash, findings: [], unreadable: [] } },
    ],
    assess(true, redacted.contentHash),
    ...review(redacted.contentHash),
    ...register,
  ])
  given(...history)
    .as(officer)
    .when(authorize(redacted.contentHash)[1])
    .thenTypes('PublicationAuthorized')
})

test('711-32: the letter names a third party whose name is sealed under their own key, and a last day by policy', () => {
  const [event] = carriedOut([ask()], privacy()).slice(-1)
  expect(event).toMatchObject({
    data: { name: { $protected: 'person:p-1', value: '李四' }, servedOn: '2026-02-23', answerBy: '2026-03-16' },
  })
  given(...privacy())
    .as(officer)
    .within({ policies: policies({}) })
    .when(ask()[1])
    .thenRefusedWith({ code: 'POLICY_MISSING', missing: ['thirdParty.opinion'] })
  given(...privacy())
    .as(officer)
    .within({ calendar: { ...district.calendar, addWorkingDays: () => undefined } })
    .when(ask()[1])
    .thenRefused('CALENDAR_ENDS')
  given(...privacy())
    .as(secondOfficer)
    .when(ask({ servedOn: '2026-03-03', name: '' })[1])
    .thenRefused('OFFICER_NOT_IN_CHARGE', 'DATE_TOO_LATE', 'TEXT_REQUIRED')
})

test('a third party is asked once, answers once, and only who was asked', () => {
  const asked = carriedOut([ask()], privacy())
  given(...asked)
    .as(officer)
    .when(ask()[1])
    .thenNothing()
  given(...asked)
    .as(officer)
    .when(ask({ letterNumber: '另一号' })[1])
    .thenRefused('THIRD_PARTY_ALREADY_ASKED')
  given(...privacy())
    .as(officer)
    .when(answer('consents')[1])
    .thenRefused('NO_THIRD_PARTY_ASKED')
  given(...asked)
    .as(officer)
    .when(answer('consents', { thirdParty: personId('somebody-else') })[1])
    .thenRefused('THIRD_PARTY_UNKNOWN')
  for (const command of ['RecordThirdPartyAnswer', 'RecordThirdPartySilence'] as const) {
    expect(
      given(...privacy())
        .as(officer)
        .deniedBecause(command),
    ).toEqual(['NO_THIRD_PARTY_ASKED'])
    expect(
      given(...asked)
        .as(officer)
        .deniedBecause(command),
    ).toEqual([])
  }
  given(...asked)
    .as(officer)
    .when(answer('consents', { receivedOn: '2026-02-20' })[1])
    .thenRefused('DATE_TOO_EARLY')
  const answered = carriedOut([answer('consents')], asked)
  given(...answered)
    .as(officer)
    .when(answer('consents')[1])
    .thenNothing()
  given(...answered)
    .as(officer)
    .when(answer('objects')[1])
    .thenRefused('THIRD_PARTY_ALREADY_ANSWERED')
})
