import { expect, test } from 'vitest'
import { consultationOnApplication } from '../../../src/domain/consultation/ids.js'
import type { ApplicationCommand } from '../../../src/domain/application/commands.js'
import type { ApplicationEvent, RequestProposal } from '../../../src/domain/application/events.js'
import { agencyId, directory, on } from '../../support/spec.js'
import {
  after,
  clock,
  draft,
  education,
  finance,
  given,
  giving,
  identify,
  officer,
  provided,
  receive,
  received,
  reform,
} from './district.js'

const jointly = (lead: string) =>
  identify({
    jointIssuers: [
      { agency: reform, lead: lead === reform },
      { agency: finance, lead: lead === finance },
    ],
    involvedAgencies: [education],
  })
const require = (reply: 'provide' | 'providePart' | 'withhold' = 'provide'): ApplicationCommand => ({
  type: 'RequireAgencyConsultation',
  data: { reply },
})
const concluded = (
  outcome: 'confirmed' | 'notAgreed' | 'cancelled',
  reply: RequestProposal['reply'] = 'provide',
  change: Partial<RequestProposal> = {},
): ApplicationCommand => ({
  type: 'RecordAgencyConsultationConclusion',
  data: {
    consultation: 'request.a1-1',
    revision: 9,
    outcome,
    proposal: { kind: 'reply', reply, answering: reform, ...change },
    agencies: [finance, education],
  },
})
const asking = (lead: string = reform): readonly ApplicationEvent[] =>
  after(
    [
      [officer, jointly(lead)],
      [officer, require()],
    ],
    received(),
  )

test('LS-8.1: what concerns other agencies is not answered before they were met', () => {
  const history = after([[officer, jointly(reform)]], received())
  given(...history)
    .as(officer)
    .when(draft())
    .thenRefusedWith({
      code: 'AGENCIES_NOT_ASKED',
      clause: 'LS-8.1',
      missing: ['RequireAgencyConsultation'],
      facts: { agencies: [finance, education] },
    })
  given(...history)
    .as(officer)
    .when(draft({ kind: 'alreadyPublic', where: '网址' }))
    .thenTypes('ReplyDrafted')
})

test('LS-8.1: asked by the lead, with a seat for each agency concerned, from the day of receipt', () => {
  expect(asking().at(-1)).toMatchObject({
    type: 'AgencyConsultationRequired',
    data: {
      consultation: consultationOnApplication('a1', 1),
      cause: 'required',
      asking: reform,
      askedByLead: true,
      seats: [
        { agency: finance, grounds: ['jointMaker'] },
        { agency: education, grounds: ['involved'] },
      ],
      startsOn: '2026-03-02',
      key: 'application:a1',
    },
  })
})

test('LS-8.1: an agency that comes out later is met with from that day on', () => {
  const later = after(
    [[officer, identify({ involvedAgencies: [education], revealedOn: '2026-03-09' }), '2026-03-09']],
    received(),
  )
  expect(after([[officer, require(), '2026-03-09']], later).at(-1)).toMatchObject({
    data: { startsOn: '2026-03-09', askedByLead: false },
  })
})

test('LS-5.3: a joint issuer that is asked stays the one that answers, and consults the lead', () => {
  expect(asking(finance).at(-1)).toMatchObject({
    data: {
      asking: reform,
      askedByLead: false,
      seats: [
        { agency: finance, grounds: ['jointIssuer'] },
        { agency: education, grounds: ['involved'] },
      ],
      proposal: { answering: reform },
    },
  })
  given(...after([[officer, jointly(finance)]], received()))
    .as(officer)
    .when(draft({ kind: 'notOurs', why: '财政局牵头', responsibleAgency: finance, responsibleContact: '0561-1' }))
    .thenRefusedWith({ code: 'JOINT_ISSUER_ANSWERS', clause: 'LS-5.3' })
})

test('LS-8.2: nothing is answered while the agencies are being asked', () => {
  for (const outcome of [provided, { kind: 'other', why: '其他' }] as const)
    given(...asking())
      .as(officer)
      .when(draft(outcome))
      .thenRefusedWith({ code: 'AGENCIES_STILL_ASKED', clause: 'LS-8.2' })
})

test.each([
  ['provide', 'provided', true],
  ['provide', 'alreadyPublic', true],
  ['provide', 'withheld', false],
  ['provide', 'notHeld', false],
  ['providePart', 'partlyProvided', true],
  ['providePart', 'provided', false],
  ['withhold', 'withheld', true],
  ['withhold', 'provided', false],
] as const)('LS-8.2: agreed to %s, answered as %s: %s', (reply, kind, fits) => {
  const history = after(
    [[clock, concluded('confirmed', reply)]],
    after(
      [
        [officer, jointly(reform)],
        [officer, require(reply)],
      ],
      received(),
    ),
  )
  const ground = { code: 'internalAffairs', kind: 'personnel', why: '人事' } as const
  const outcomes = {
    provided,
    alreadyPublic: { kind: 'alreadyPublic', where: '网址' },
    withheld: { kind: 'withheld', grounds: [ground] },
    partlyProvided: { kind: 'partlyProvided', ...giving, passages: [{ passage: '附件', ground }] },
    notHeld: { kind: 'notHeld' },
  } as const
  const searched = after(
    [
      [
        officer,
        {
          type: 'RecordSearch',
          data: {
            search: 's1',
            who: '李四',
            where: '档案室',
            keywords: '征地',
            result: 'notFound',
            searchedOn: '2026-03-02',
          },
        },
      ],
    ],
    history,
  )
  const answer = given(...searched)
    .as(officer)
    .when(draft(outcomes[kind]))
  if (fits) answer.thenTypes('ReplyDrafted')
  else
    answer.thenRefusedWith({
      code: 'REPLY_AGAINST_CONSULTATION',
      clause: 'LS-8.2',
      facts: { points: ['attribute'], reply },
    })
})

test('LS-8.2: other content or another form than was agreed on is refused', () => {
  const hash = 'c'.repeat(64)
  const history = after(
    [[clock, concluded('confirmed', 'provide', { contentHash: hash as never, form: 'paper' })]],
    asking(),
  )
  given(...history)
    .as(officer)
    .when(draft({ ...provided, contentHash: 'd'.repeat(64) }))
    .thenRefusedWith({
      code: 'REPLY_AGAINST_CONSULTATION',
      facts: { points: ['content', 'channel'], reply: 'provide' },
    })
  given(...history)
    .as(officer)
    .when(draft({ ...provided, contentHash: hash, form: 'paper', otherFormBecause: '载体安全' }))
    .thenTypes('ReplyDrafted')
})

test('LS-8.2: without agreement nothing is decided on the merits; asked again, it starts a second consultation', () => {
  const history = after([[clock, concluded('notAgreed')]], asking())
  given(...history)
    .as(officer)
    .when(draft())
    .thenRefused('CONSULTATION_NOT_AGREED')
  expect(after([[officer, require('withhold')]], history).at(-1)).toMatchObject({
    data: { consultation: 'request.a1-2', number: 2, cause: 'again', follows: 'request.a1-1' },
  })
})

test('LS-9.1: what a decider ruled against is not proposed again on the same application', () => {
  const { data } = concluded('notAgreed') as Extract<ApplicationCommand, { type: 'RecordAgencyConsultationConclusion' }>
  const overruled = [{ point: 'attribute', proposal: data.proposal }] as const
  const history = after(
    [[clock, { type: 'RecordAgencyConsultationConclusion', data: { ...data, overruled } }]],
    asking(),
  )
  given(...history)
    .as(officer)
    .when(require('provide'))
    .thenRefusedWith({ code: 'DECISION_IGNORED', clause: 'LS-9.1', facts: { points: ['attribute'] } })
  const again = after([[officer, require('withhold')]], history)
  expect(again.at(-1)).toMatchObject({ data: { consultation: 'request.a1-2' } })
  // Nor in the consultation that follows.
  given(...again)
    .as(officer)
    .when(require('provide'))
    .thenRefused('DECISION_IGNORED')
})

test('LS-8.1: an agency found out after the others agreed is asked as well', () => {
  const agreed = after([[clock, concluded('confirmed')]], asking())
  const more = after([[officer, identify({ involvedAgencies: [finance, education, agencyId('housing')] })]], agreed)
  given(...more)
    .as(officer)
    .when(draft())
    .thenRefusedWith({ code: 'AGENCIES_NOT_ASKED', facts: { agencies: ['housing'] } })
})

test('LS-8.1: asking the same again changes nothing, asking for something else changes the one that runs', () => {
  given(...asking())
    .as(officer)
    .when(require())
    .thenNothing()
  expect(after([[officer, require('withhold')]], asking()).at(-1)).toMatchObject({
    data: { consultation: 'request.a1-1', cause: 'changed', proposal: { reply: 'withhold' } },
  })
  given(...received())
    .as(officer)
    .when(require())
    .thenRefused('NO_OTHER_AGENCY_CONCERNED')
})

test('LS-8.2: a conclusion of another consultation than the one that runs says nothing', () => {
  given(...received())
    .as(clock)
    .when(concluded('confirmed'))
    .thenRefused('NOT_THE_RUNNING_CONSULTATION')
  given(...after([[clock, concluded('confirmed')]], asking()))
    .as(clock)
    .when(concluded('confirmed'))
    .thenNothing()
  given(...asking())
    .as(officer)
    .when(concluded('confirmed'))
    .thenRefused('ROLE_MISSING')
})

test('LS-4.3: whoever took over from an agency concerned gets its seat, and none that we took over ourselves', () => {
  const reorganised = directory({
    agencies: [
      { id: reform, governmentSuperior: agencyId('district') },
      { id: agencyId('district'), kind: 'government' },
      { id: finance, abolishedOn: on('2026-01-01') },
      { id: education, abolishedOn: on('2026-01-01') },
      { id: agencyId('treasury') },
    ],
    successors: { finance: [agencyId('treasury')], education: [reform] },
  })
  const history = after(
    [
      [officer, receive()],
      [officer, jointly(reform)],
      [officer, require()],
    ],
    [],
    { agencies: reorganised },
  )
  expect(history.at(-1)).toMatchObject({
    data: { seats: [{ agency: 'treasury', grounds: ['jointMaker', 'successor'] }] },
  })
})

test('711-33: letters to the agencies pause the reply period, by the process that follows them', () => {
  const pause: ApplicationCommand = {
    type: 'PauseReplyClock',
    data: { letter: '函1', kind: 'agency', sentOn: on('2026-03-05'), lapsesOn: on('2026-03-26') },
  }
  const resume: ApplicationCommand = { type: 'ResumeReplyClock', data: { letter: '函1', answeredOn: on('2026-03-20') } }
  const paused = after([[clock, pause, '2026-03-05']], asking())
  expect(paused.at(-1)).toMatchObject({ type: 'ReplyClockPaused', data: { replyDue: { due: '2026-04-20' } } })
  given(...paused)
    .as(clock)
    .on('2026-03-05')
    .when(pause)
    .thenNothing()
  const resumedAgain = after([[clock, resume, '2026-03-20']], paused)
  expect(resumedAgain.at(-1)).toMatchObject({ type: 'ReplyClockResumed', data: { replyDue: { due: '2026-04-14' } } })
  given(...resumedAgain)
    .as(clock)
    .on('2026-03-20')
    .when(resume)
    .thenNothing()
  given(...asking())
    .as(officer)
    .when(pause)
    .thenRefused('ROLE_MISSING')
})

test('LS-5.1: joint issuers are two at least with one lead, and each agency is named once', () => {
  const identifyJoint = (data: Parameters<typeof identify>[0]) =>
    given(...received())
      .as(officer)
      .when(identify(data))
  identifyJoint({ jointIssuers: [{ agency: reform, lead: true }] }).thenRefused('JOINT_ISSUERS_TOO_FEW')
  identifyJoint({
    jointIssuers: [
      { agency: reform, lead: true },
      { agency: finance, lead: true },
    ],
    involvedAgencies: [finance],
  }).thenRefused('LEAD_NOT_ONE', 'AGENCY_NAMED_TWICE')
  identifyJoint({ involvedAgencies: [agencyId('nobody')], revealedOn: '2026-03-03' }).thenRefused(
    'AGENCY_UNKNOWN',
    'DATE_TOO_LATE',
  )
})
