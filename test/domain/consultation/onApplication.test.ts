import { expect, test } from 'vitest'
import type { ConsultationCommand } from '../../../src/domain/consultation/commands.js'
import { calendarOf, evolveCalendar, noCalendar } from '../../../src/domain/calendar/state.js'
import { consultationDecider } from '../../../src/domain/consultation/decide.js'
import type { DecisionContext } from '../../../src/domain/context.js'
import type { Instant } from '../../../src/domain/values.js'
import { contextOf, on, policies, spec } from '../../support/spec.js'
import {
  after,
  agencies,
  clock,
  conclude,
  context,
  education,
  educationOfficer,
  finance,
  financeOfficer,
  given,
  letter,
  officer,
  openOnApplication,
  opinion,
  reform,
  serve,
  session,
} from './district.js'

const asked = (byLead = true) =>
  after([
    [clock, openOnApplication(byLead)],
    [officer, letter()],
    [officer, serve(finance)],
    [officer, serve(education)],
  ])
const silence = (seat: typeof finance): ConsultationCommand => ({ type: 'RecordSilence', data: { text: 1, seat } })

test('LS-8.1: it begins on the application, never by an officer’s word, and the agencies have to meet within 3 working days', () => {
  const [opened] = after([[clock, openOnApplication()]])
  expect(opened).toMatchObject({
    data: { meetingDue: { due: '2026-03-05', terms: [{ policy: 'consultation.onApplication@1', days: 3 }] } },
  })
  given()
    .within({ policies: policies({}) })
    .as(clock)
    .when(openOnApplication())
    .thenRefused('POLICY_MISSING')
  given().as(officer).when(openOnApplication()).thenRefused('ROLE_MISSING')
})

test('LS-8.1: a meeting that was only called meets nothing', () => {
  const called = given(...asked())
    .as(officer)
    .when({ type: 'CallSession', data: { session: 's1', form: 'meeting', plannedOn: '2026-03-03' } })
    .events()
  expect(called.map(({ type }) => type)).not.toContain('MeetingDutyMet')
})

test('LS-8.1: met when every agency was served and a session has participants, positions and a result', () => {
  const held = given(...asked())
    .as(officer)
    .when(session())
    .events()
  expect(held.slice(-2)).toMatchObject([
    { type: 'SessionRecorded', data: { result: 'disagreed', recordedFor: reform } },
    { type: 'MeetingDutyMet', data: { session: 's1', metOn: '2026-03-02' } },
  ])
})

test('LS-8.1: a session while an agency has not been served does not do; its service completes it', () => {
  const held = after([
    [clock, openOnApplication()],
    [officer, letter()],
    [officer, serve(finance)],
    [officer, session()],
  ])
  expect(held.at(-1)?.type).toBe('SessionRecorded')
  const served = given(...held)
    .as(officer)
    .on('2026-03-04')
    .when({
      type: 'RecordLetterService',
      data: { text: 1, seat: education, letterNumber: '函1', servedOn: '2026-03-04', proof: '签收' },
    })
    .events()
  expect(served.at(-1)).toEqual({ type: 'MeetingDutyMet', data: { session: 's1', metOn: '2026-03-04' } })
})

test('LS-8.1: a session without participants, without everyone’s position or with a result that they deny is refused', () => {
  const record = (change: Parameters<typeof session>[0]) =>
    given(...asked())
      .as(officer)
      .when(session(change))
  record({ attendance: [] }).thenRefused('POSITIONS_MISSING', 'SESSION_NEEDS_TWO', 'RECORDER_NOT_PRESENT')
  record({ result: 'agreed' }).thenRefused('RESULT_CONTRADICTS_POSITIONS')
  record({
    attendance: [
      { agency: reform, position: 'agrees', people: [] },
      { agency: finance, position: 'agrees', people: ['钱二'] },
      { agency: education, position: 'absent', people: [] },
    ],
  }).thenRefused('PARTICIPANTS_MISSING')
})

test('LS-8.1: an agency that turns out to be concerned later has to be met with as well', () => {
  const met = given(...asked())
    .as(officer)
    .when(session())
    .events()
  const more = after(
    [
      [
        clock,
        {
          type: 'AddSeat',
          data: {
            seat: { agency: 'health' as never, grounds: ['involved'] },
            revealedOn: on('2026-03-02'),
            cause: 'e',
          },
        },
      ],
      [officer, serve('health' as never)],
    ],
    met,
  )
  expect(more.filter(({ type }) => type === 'MeetingDutyMet')).toHaveLength(1)
  const again = after(
    [
      [
        officer,
        session({
          session: 's2',
          attendance: [
            { agency: reform, position: 'agrees', people: ['赵一'] },
            { agency: finance, position: 'agrees', people: ['钱二'] },
            { agency: education, position: 'agrees', people: ['孙三'] },
            { agency: 'health' as never, position: 'agrees', people: ['李四'] },
          ],
          result: 'agreed',
        }),
      ],
    ],
    more,
  )
  expect(again.at(-1)).toMatchObject({ type: 'MeetingDutyMet', data: { session: 's2' } })
})

test('711-34: a joint maker that stays silent for 15 working days after service consents, asked by the lead', () => {
  given(...asked())
    .as(clock)
    .on('2026-03-23')
    .when(silence(finance))
    .thenRefusedWith({ code: 'SEAT_STILL_HAS_TIME', facts: { answerBy: '2026-03-23' } })
  const deemed = given(...asked())
    .as(clock)
    .on('2026-03-24')
    .when(silence(finance))
    .events()
  expect(deemed.at(-1)).toEqual({
    type: 'ConsentDeemed',
    data: {
      text: 1,
      seat: finance,
      servedOn: '2026-03-02',
      lapsedOn: '2026-03-23',
      policy: 'jointMaker.opinion@1',
    },
  })
  given(...deemed)
    .as(financeOfficer)
    .on('2026-03-24')
    .when(opinion(finance, 'objects'))
    .thenRefused('CONSENT_WAS_DEEMED')
  const concluded = after([[educationOfficer, opinion(education)]], deemed)
  expect(
    given(...concluded)
      .as(officer)
      .on('2026-03-24')
      .when(conclude())
      .events()
      .at(-1),
  ).toMatchObject({
    data: { outcome: 'confirmed', clause: 'LS-8.2', seats: [{ how: 'deemedConsent' }, { how: 'agreed' }] },
  })
})

test('711-34: nobody else’s silence is consent: not of one merely involved, not when another than the lead asked', () => {
  for (const [history, seat] of [
    [asked(), education],
    [asked(false), finance],
  ] as const)
    given(...history)
      .as(clock)
      .on('2026-04-24')
      .when(silence(seat))
      .thenTypes('SilenceNoted')
})

test('711-34: no policy can make silence consent', () => {
  const generous = policies({
    'consultation.opinion': { value: 1, unit: 'workingDays' },
    'consultation.onApplication': { value: 1, unit: 'workingDays' },
    'jointMaker.opinion': { value: 1, unit: 'workingDays' },
    'consultation.silenceIsConsent': { value: 1, unit: 'count' },
  })
  const history = after(
    [
      [clock, openOnApplication(false)],
      [officer, letter()],
      [officer, serve(finance)],
    ],
    [],
    { policies: generous },
  )
  spec(
    consultationDecider,
    contextOf({ ...context, policies: generous, agencies }),
  )(...history)
    .as(clock)
    .on('2026-04-24')
    .when(silence(finance))
    .thenTypes('SilenceNoted')
})

test('LS-8.2: the conclusion names the reply that it binds', () => {
  const history = after(
    [
      [financeOfficer, opinion(finance)],
      [educationOfficer, opinion(education)],
      [officer, conclude()],
    ],
    asked(),
  )
  expect(history.at(-1)).toMatchObject({
    type: 'ConsultationClosed',
    data: {
      clause: 'LS-8.2',
      purpose: { application: 'a1' },
      proposal: { kind: 'reply', reply: 'provide', answering: reform },
    },
  })
})

test('LS-8.2: without agreement it can be concluded only as such', () => {
  given(...asked())
    .as(officer)
    .when(conclude())
    .thenRefused('SEAT_OPEN')
  given(...asked())
    .as(officer)
    .when(conclude('notAgreed'))
    .thenTypes('ConsultationClosed')
})

test('LS-8.1: the same record of a session changes nothing; another one under its name is not lost in silence', () => {
  const held = given(...asked())
    .as(officer)
    .when(session())
    .events()
  given(...held)
    .as(officer)
    .when(session())
    .thenNothing()
  given(...held)
    .as(officer)
    .when(session({ result: 'partlyAgreed' }))
    .thenRefused('SESSION_RECORDED_BEFORE')
})

test('LS-8.1: a session that was put off is called anew for another day', () => {
  const call = (plannedOn: string): ConsultationCommand => ({
    type: 'CallSession',
    data: { session: 's1', form: 'meeting', plannedOn },
  })
  const called = after([[officer, call('2026-03-03')]], asked())
  given(...called)
    .as(officer)
    .when(call('2026-03-03'))
    .thenNothing()
  given(...called)
    .as(officer)
    .when(call('2026-03-04'))
    .thenTypes('SessionCalled')
})

test('711-34: a holiday announced after service gives the joint maker the day back; nobody is silent before', () => {
  const holiday: Partial<DecisionContext> = {
    calendar: calendarOf(
      evolveCalendar(noCalendar, {
        type: 'YearArranged',
        data: {
          jurisdiction: 'CN',
          year: 2026,
          provisional: false,
          holidays: [{ name: '补充', daysOff: [on('2026-03-16')], makeUpWorkdays: [] }],
          source: { name: '通知' },
        },
      }),
    ),
  }
  given(...asked())
    .on('2026-03-24')
    .within(holiday)
    .as(officer)
    .when(silence(finance))
    .thenRefusedWith({ code: 'SEAT_STILL_HAS_TIME', facts: { answerBy: '2026-03-24' } })
  const deemed = given(...asked())
    .on('2026-03-25')
    .within(holiday)
    .as(clock)
    .when(silence(finance))
    .events()
  expect(deemed.at(-1)).toMatchObject({ type: 'ConsentDeemed', data: { lapsedOn: '2026-03-24' } })
})

test('711-34: a service that is entered long after its day gives the joint maker its whole time all the same', () => {
  const entered = after(
    [
      [officer, letter()],
      [officer, serve(finance)],
    ],
    after([[clock, openOnApplication()]]),
    { today: on('2026-03-30'), now: '2026-03-30T04:00:00.000Z' as Instant },
  )
  expect(entered.at(-1)).toMatchObject({ data: { servedOn: '2026-03-02', enteredOn: '2026-03-30' } })
  given(...entered)
    .as(officer)
    .on('2026-03-30')
    .when(silence(finance))
    .thenRefusedWith({ code: 'SEAT_STILL_HAS_TIME', facts: { answerBy: '2026-04-20' } })
  expect(
    given(...entered)
      .as(officer)
      .on('2026-04-21')
      .when(silence(finance))
      .events()
      .at(-1),
  ).toMatchObject({ type: 'ConsentDeemed', data: { lapsedOn: '2026-04-20' } })
})
