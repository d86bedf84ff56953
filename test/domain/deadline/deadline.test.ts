import { expect, test } from 'vitest'
import { calendarOf, evolveCalendar, noCalendar } from '../../../src/domain/calendar/state.js'
import type { CalendarEvent } from '../../../src/domain/calendar/events.js'
import type { DeadlineCommand, StartDeadline } from '../../../src/domain/deadline/commands.js'
import { deadlineDecider } from '../../../src/domain/deadline/decide.js'
import type { DeadlineEvent } from '../../../src/domain/deadline/events.js'
import type { Actor, DecisionContext } from '../../../src/domain/context.js'
import type { PolicyBook } from '../../../src/domain/policy/policyBook.js'
import {
  agencyId,
  contextOf,
  directory,
  inForceSince2021,
  on,
  person,
  policies,
  process,
  spec,
} from '../../support/spec.js'

const bureau = agencyId('bureau')
const office = agencyId('office')
const clock = process('deadlines')
const head = person('head', 'disclosureHead', bureau)
const officer = person('officer', 'publishingOfficer', bureau)
const numbers = {
  'publication.period': { value: 20, unit: 'workingDays' },
  'reply.period': { value: 20, unit: 'workingDays' },
  'reply.extension': { value: 20, unit: 'workingDays' },
  'warning.first': { value: 3, unit: 'workingDays' },
  'warning.second': { value: 1, unit: 'workingDays' },
} as const
const agencies = directory({ agencies: [{ id: bureau }, { id: office, duties: ['disclosureDepartment'] }] })
const base = contextOf({ today: on('2026-03-02'), agencies, policies: policies(numbers) })
const given = spec(deadlineDecider, base)

const start = (change: Partial<StartDeadline['data']> = {}): StartDeadline => ({
  type: 'StartDeadline',
  data: {
    matter: 'i1-bureau.r1',
    kind: 'reply',
    agency: bureau,
    officer: 'officer' as never,
    key: 'item:i1',
    start: on('2026-03-02'),
    startEvent: 'e1',
    ...change,
  },
})
/** From Monday 2 March, 20 working days without holidays: due on Monday 30 March. */
const started = (change: Partial<StartDeadline['data']> = {}) => given().as(clock).when(start(change)).events()
const observe: DeadlineCommand = { type: 'ObserveDeadline', data: {} }
const act = (doneOn: string): DeadlineCommand => ({ type: 'RecordAct', data: { doneOn: on(doneOn), proof: 'event-9' } })
const at = (date: string, history: readonly DeadlineEvent[], actor: Actor = clock) =>
  given(...history)
    .as(actor)
    .on(date)
const types = (events: readonly DeadlineEvent[]) => events.map(({ type }) => type)

test('LS-11.1: a deadline starts with its receipt and the days on which its holder is warned', () => {
  expect(started({ kind: 'publication' })).toMatchObject([
    {
      type: 'DeadlineStarted',
      data: {
        clause: 'LS-11.1',
        receipt: { due: '2026-03-30', startEvent: 'e1', terms: [{ policy: 'publication.period@1', days: 20 }] },
        warnings: [
          { level: 'first', on: '2026-03-25', policy: 'warning.first@1' },
          { level: 'second', on: '2026-03-27', policy: 'warning.second@1' },
          { level: 'lastDay', on: '2026-03-30' },
        ],
      },
    },
  ])
  at('2026-03-02', started()).when(start()).thenNothing()
  at('2026-03-02', started())
    .when(start({ startEvent: 'e2' }))
    .thenRefused('DEADLINE_EXISTS')
  given().as(clock).when(observe).thenRefused('DEADLINE_NOT_FOUND')
  given()
    .within({ policies: policies({}) })
    .as(clock)
    .when(start())
    .thenRefused('POLICY_MISSING')
})

test('LS-11.1: warned, due and missed are each recorded once however often it is looked at', () => {
  let history = started()
  for (const date of ['2026-03-24', '2026-03-25', '2026-03-25', '2026-03-27', '2026-03-30', '2026-03-31', '2026-04-01'])
    history = at(date, history).when(observe).events()
  expect(types(history)).toEqual([
    'DeadlineStarted',
    'DeadlineWarned',
    'DeadlineWarned',
    'DeadlineWarned',
    'DeadlineMissed',
  ])
  at('2026-04-02', history).when(observe).thenNothing()
})

test('LS-11.1: a machine that slept records everything at once; the miss takes effect at the end of the due day', () => {
  const history = at('2026-04-06', started()).when(observe).events()
  expect(types(history)).toEqual([
    'DeadlineStarted',
    'DeadlineWarned',
    'DeadlineWarned',
    'DeadlineWarned',
    'DeadlineMissed',
  ])
  expect(history.at(-1)).toMatchObject({
    data: { due: '2026-03-30', effectiveAt: '2026-03-30T16:00:00.000Z', noticedAt: '2026-04-06T04:00:00.000Z' },
  })
})

test('LS-11.1: an act on the due day meets it, also when it is learnt of later; then it is not missed any more', () => {
  const met = at('2026-04-01', started()).when(act('2026-03-30')).events()
  expect(met.at(-1)).toMatchObject({ type: 'DeadlineMet', data: { doneOn: '2026-03-30', due: '2026-03-30' } })
  at('2026-04-02', met).when(observe).thenNothing()
  at('2026-04-02', met).when(act('2026-03-30')).thenNothing()
})

test('LS-11.1: an act after the due day is a miss that was made good', () =>
  at('2026-04-02', started()).when(act('2026-04-01')).thenTypes('DeadlineMissed', 'MissedActDone'))

test('711-47: a miss is lifted only on proof that the act was in time, by a named person who does not have the matter', () => {
  const missed = at('2026-03-31', started()).when(observe).events()
  const claimed = at('2026-04-01', missed).when(act('2026-03-30')).events()
  expect(claimed.at(-1)).toMatchObject({ type: 'MissedActDone', data: { claimsInTime: true } })
  const lift = (doneOn = '2026-03-30'): DeadlineCommand => ({
    type: 'LiftMiss',
    data: { doneOn, proof: '邮政收据', reason: '当日已寄出' },
  })
  at('2026-04-01', claimed, head).when(lift()).thenTypes('MissLifted')
  at('2026-04-01', claimed, person('o', 'disclosureHead', office))
    .when(lift())
    .thenTypes('MissLifted')
  at('2026-04-01', claimed, head).when(lift('2026-03-31')).thenRefused('ACT_NOT_IN_TIME')
  at('2026-04-01', claimed, person('officer', 'disclosureHead', bureau))
    .when(lift())
    .thenRefused('OWN_MISS')
  at('2026-04-01', claimed, officer).when(lift()).thenRefused('ROLE_MISSING', 'OWN_MISS')
  at('2026-03-10', started(), head).when(lift()).thenRefused('DEADLINE_NOT_MISSED')
})

test('LS-11.1: a clock that was set back takes nothing back', () => {
  const missed = at('2026-03-31', started()).when(observe).events()
  at('2026-03-20', missed).when(observe).thenNothing()
  const after = at('2026-03-20', missed).when(act('2026-03-20')).events()
  expect(after.at(-1)).toMatchObject({ type: 'MissedActDone', data: { noticedAt: '2026-03-31T04:00:00.000Z' } })
  const warned = at('2026-03-27', started()).when(observe).events()
  at('2026-03-25', warned).when(observe).thenNothing()
})

test('711-33: letters to others pause a reply, overlapping ones once; nothing pauses a publication', () => {
  const pause = (letter: string, sentOn: string, lapsesOn: string): DeadlineCommand => ({
    type: 'PauseDeadline',
    data: { letter, event: `e-${letter}`, sentOn: on(sentOn), lapsesOn: on(lapsesOn) },
  })
  const one = at('2026-03-05', started())
    .when(pause('L1', '2026-03-05', '2026-03-26'))
    .events()
  expect(one.at(-1)).toMatchObject({
    data: { cause: 'paused', previousDue: '2026-03-30', receipt: { due: '2026-04-20' } },
  })
  const two = at('2026-03-10', one)
    .when(pause('L2', '2026-03-10', '2026-03-31'))
    .events()
  const resumed = at('2026-03-20', two)
    .when({ type: 'ResumeDeadline', data: { letter: 'L1', answeredOn: on('2026-03-20') } })
    .events()
  const all = at('2026-03-24', resumed)
    .when({ type: 'ResumeDeadline', data: { letter: 'L2', answeredOn: on('2026-03-24') } })
    .events()
  // Without the holiday of 6 April: 13 working days left out.
  expect(all.at(-1)).toMatchObject({ data: { receipt: { pausedDays: 13, due: '2026-04-16' } } })
  at('2026-03-24', all)
    .when(pause('L1', '2026-03-05', '2026-03-26'))
    .thenNothing()
  at('2026-03-05', started({ kind: 'publication' }))
    .when(pause('L1', '2026-03-05', '2026-03-26'))
    .thenRefused('DEADLINE_NOT_PAUSABLE')
  at('2026-03-24', started())
    .when({ type: 'ResumeDeadline', data: { letter: 'L9', answeredOn: on('2026-03-24') } })
    .thenRefused('LETTER_UNKNOWN')
})

test('711-33: extended once, by the head of the disclosure office, by no more than the law allows, before the end', () => {
  const extend = (workingDays: number): DeadlineCommand => ({
    type: 'ExtendDeadline',
    data: { workingDays, reason: '数量多', documentNumber: '延1' },
  })
  const extended = at('2026-03-27', started(), head).when(extend(20)).events()
  expect(extended.at(-1)).toMatchObject({
    data: { cause: 'extended', by: 'head', receipt: { due: '2026-04-27', terms: [{ days: 20 }, { days: 20 }] } },
  })
  at('2026-03-27', extended, head).when(extend(5)).thenRefused('DEADLINE_EXTENDED_BEFORE')
  at('2026-03-27', started(), head).when(extend(21)).thenRefused('EXTENSION_TOO_LONG')
  at('2026-03-27', started(), officer).when(extend(5)).thenRefused('ROLE_MISSING')
  at('2026-03-31', started(), head).when(extend(5)).thenRefused('DEADLINE_OVER')
  at('2026-03-27', started({ kind: 'publication' }), head)
    .when(extend(5))
    .thenRefused('DEADLINE_NOT_EXTENDABLE')
  // Warned anew of the new date.
  const warned = at('2026-04-22', at('2026-03-26', started()).when(observe).events(), head)
  expect(warned.state()).toMatchObject({ warned: ['first'] })
  expect(given(...extended).state()).toMatchObject({ warned: [] })
})

const year = (daysOff: readonly string[], makeUpWorkdays: readonly string[] = []): CalendarEvent => ({
  type: 'YearArranged',
  data: {
    jurisdiction: 'CN',
    year: 2026,
    provisional: false,
    holidays: [{ name: '清明节', daysOff: daysOff.map(on), makeUpWorkdays: makeUpWorkdays.map(on) }],
    source: { name: '通知' },
  },
})
const calendar = (...years: readonly CalendarEvent[]): Partial<DecisionContext> => ({
  calendar: calendarOf(years.reduce(evolveCalendar, noCalendar)),
})
const propose: DeadlineCommand = { type: 'ProposeNewDate', data: { calendarVersion: 'CN@2' } }

test('711-26: a late holiday notice only proposes a date; a named officer confirms or declines it', () => {
  const before = calendar(year(['2026-05-01']))
  const late = calendar(year(['2026-05-01']), year(['2026-03-26']))
  const running = given().within(before).as(clock).when(start()).events()
  const proposed = given(...running)
    .within(late)
    .as(clock)
    .when(propose)
    .events()
  expect(proposed.at(-1)).toMatchObject({
    type: 'NewDateProposed',
    data: { previousDue: '2026-03-30', receipt: { due: '2026-03-31', calendarVersion: 'CN@2' } },
  })
  expect(given(...proposed).state()).toMatchObject({ receipt: { due: '2026-03-30' } })
  given(...proposed)
    .within(late)
    .as(clock)
    .when(propose)
    .thenNothing()

  const confirm = (due: string): DeadlineCommand => ({ type: 'ConfirmNewDate', data: { due: on(due) } })
  given(...proposed)
    .within(late)
    .as(clock)
    .when(confirm('2026-03-31'))
    .thenRefused('ROLE_MISSING')
  given(...proposed)
    .within(late)
    .as(officer)
    .when(confirm('2026-03-30'))
    .thenRefused('PROPOSAL_CHANGED')
  const confirmed = given(...proposed)
    .within(late)
    .as(officer)
    .when(confirm('2026-03-31'))
    .events()
  expect(confirmed.at(-1)).toMatchObject({
    type: 'DeadlineMoved',
    data: { cause: 'calendar', by: 'officer', receipt: { due: '2026-03-31' } },
  })
  given(...confirmed)
    .within(late)
    .as(officer)
    .when(confirm('2026-03-31'))
    .thenNothing()

  const declined = given(...proposed)
    .within(late)
    .as(officer)
    .when({ type: 'DeclineNewDate', data: { due: on('2026-03-31'), reason: '已告知申请人' } })
    .events()
  expect(given(...declined).state()).toMatchObject({ receipt: { due: '2026-03-30' } })
  given(...declined)
    .within(late)
    .as(clock)
    .when(propose)
    .thenNothing()
})

test('711-26: what is closed keeps its date; no notice makes anyone late in retrospect', () => {
  const before = calendar(year(['2026-03-26']))
  const removed = calendar(year(['2026-03-26']), year(['2026-05-01']))
  const running = given().within(before).as(clock).when(start()).events()
  expect(given(...running).state()).toMatchObject({ receipt: { due: '2026-03-31' } })
  const met = at('2026-03-20', running).when(act('2026-03-20')).events()
  given(...met)
    .within(removed)
    .as(clock)
    .when(propose)
    .thenNothing()

  // A holiday removed after it was used: the earlier date has passed and cannot be confirmed.
  const lastDay = at('2026-03-31', running).within({ ...removed })
  const proposed = lastDay.when(propose).events()
  expect(proposed.at(-1)).toMatchObject({ data: { receipt: { due: '2026-03-30' } } })
  at('2026-03-31', proposed, officer)
    .when({ type: 'ConfirmNewDate', data: { due: on('2026-03-30') } })
    .thenRefused('NEW_DATE_PASSED')
})

test('711-26: the official arrangement of the same date takes away that it was provisional', () => {
  const provisional = calendar({ ...year(['2026-05-01']), data: { ...year(['2026-05-01']).data, provisional: true } })
  const running = given().within(provisional).as(clock).when(start()).events()
  expect(given(...running).state()).toMatchObject({ receipt: { provisional: true } })
  const official = calendar(year(['2026-05-01']), year(['2026-05-01']))
  const moved = given(...running)
    .within(official)
    .as(clock)
    .when(propose)
    .events()
  expect(moved.at(-1)).toMatchObject({
    type: 'DeadlineMoved',
    data: { previousDue: '2026-03-30', receipt: { provisional: false } },
  })
})

const changed = (appliesToRunning: boolean, days = 10): PolicyBook => ({
  inForce: (key, day) => {
    if (key !== 'reply.period') return policies(numbers).inForce(key, day)
    return day < '2026-03-09'
      ? { key, version: 'reply.period@1', value: 20, unit: 'workingDays' }
      : {
          key,
          version: 'reply.period@2',
          value: days,
          unit: 'workingDays',
          ...(appliesToRunning ? { appliesToRunning: true as const } : {}),
        }
  },
  clauseOn: inForceSince2021,
})
const apply: DeadlineCommand = { type: 'ApplyPolicyChange', data: { policy: 'reply.period@2' } }

test('LS-18.1: a matter begun before a change keeps the old number; one begun after has the new', () => {
  at('2026-03-10', started())
    .within({ policies: changed(false) })
    .when(apply)
    .thenRefused('RUNNING_MATTERS_KEEP_NUMBER')
  const later = given()
    .within({ policies: changed(false) })
    .as(clock)
    .on('2026-03-10')
    .when(start({ start: on('2026-03-10') }))
    .events()
  expect(later).toMatchObject([{ data: { receipt: { due: '2026-03-24', terms: [{ policy: 'reply.period@2' }] } } }])
})

test('LS-18.1: a change that says so applies to running matters, but makes nobody late in retrospect', () => {
  const moved = at('2026-03-10', started())
    .within({ policies: changed(true) })
    .when(apply)
    .events()
  expect(moved.at(-1)).toMatchObject({ data: { cause: 'policy', receipt: { due: '2026-03-16' } } })
  at('2026-03-10', moved)
    .within({ policies: changed(true) })
    .when(apply)
    .thenNothing()
  at('2026-03-10', started())
    .within({ policies: changed(true, 1) })
    .when(apply)
    .thenRefused('NEW_DATE_PASSED')
  at('2026-03-10', started())
    .within({ policies: changed(true) })
    .when({ type: 'ApplyPolicyChange', data: { policy: 'reply.period@9' } })
    .thenRefused('POLICY_NOT_THE_ONE_IN_FORCE')
})

test('SYS: cancelled, met and missed exclude each other', () => {
  const cancel: DeadlineCommand = { type: 'CancelDeadline', data: { reason: 'matterWithdrawn', cause: 'e5' } }
  const cancelled = at('2026-03-10', started()).when(cancel).events()
  at('2026-04-10', cancelled).when(observe).thenNothing()
  at('2026-04-10', cancelled).when(act('2026-03-10')).thenNothing()
  const missed = at('2026-03-31', started()).when(observe).events()
  at('2026-03-31', missed).when(cancel).thenNothing()
  at('2026-03-31', missed, head)
    .when({ type: 'ExtendDeadline', data: { workingDays: 5, reason: '数量多', documentNumber: '延1' } })
    .thenRefused('DEADLINE_CLOSED')
})

test('LS-4.3: a deadline follows its matter to the agency that took over', () => {
  const move: DeadlineCommand = { type: 'TransferDeadline', data: { to: office, cause: 'e7' } }
  const moved = at('2026-03-10', started()).when(move).events()
  expect(moved.at(-1)).toMatchObject({ data: { from: bureau, to: office } })
  at('2026-03-10', moved).when(move).thenNothing()
  at('2026-03-10', started())
    .when({ type: 'TransferDeadline', data: { to: agencyId('nobody'), cause: 'e7' } })
    .thenRefused('AGENCY_NOT_ACTIVE')
})

test('711-26: a contradicting notice takes back the proposal of the one before, which nobody can confirm any more', () => {
  const first = calendar(year(['2026-05-01']))
  const second = calendar(year(['2026-05-01']), year(['2026-03-26']))
  const third = calendar(year(['2026-05-01']), year(['2026-03-26']), year(['2026-05-01']))
  const running = given().within(first).as(clock).when(start()).events()
  const proposed = given(...running)
    .within(second)
    .as(clock)
    .when(propose)
    .events()
  const confirm: DeadlineCommand = { type: 'ConfirmNewDate', data: { due: on('2026-03-31') } }
  // Also in the moment before the process has looked.
  given(...proposed)
    .within(third)
    .as(officer)
    .when(confirm)
    .thenRefusedWith({ code: 'PROPOSAL_CHANGED', facts: { due: '2026-03-30' } })
  const takenBack = given(...proposed)
    .within(third)
    .as(clock)
    .when(propose)
    .events()
  expect(takenBack.at(-1)).toMatchObject({
    type: 'DeadlineMoved',
    data: { cause: 'calendar', previousDue: '2026-03-30', receipt: { due: '2026-03-30', calendarVersion: 'CN@3' } },
  })
  given(...takenBack)
    .within(third)
    .as(officer)
    .when(confirm)
    .thenRefused('NO_DATE_PROPOSED')
})

test('711-47: a miss is not lifted by an act from before the time began', () => {
  const missed = at('2026-03-31', started()).when(observe).events()
  at('2026-04-01', missed, head)
    .when({ type: 'LiftMiss', data: { doneOn: '2026-03-01', proof: '邮政收据', reason: '当日已寄出' } })
    .thenRefusedWith({ code: 'DATE_TOO_EARLY', facts: { earliest: '2026-03-02' } })
})
