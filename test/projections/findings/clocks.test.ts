import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DeadlineEvent } from '../../../src/domain/deadline/events.js'
import { DEADLINE_KINDS, type DeadlineKind } from '../../../src/domain/deadline/vocabulary.js'
import { endOfDay } from '../../../src/domain/dates.js'
import type { DutyEvent } from '../../../src/domain/duty/events.js'
import type { Instant } from '../../../src/domain/values.js'
import { ALL_CHECKS } from '../../../src/projections/findings/allChecks.js'
import { CHECK_CODES } from '../../../src/projections/findings/codes.js'
import { findingId } from '../../../src/projections/findings/fold.js'
import { replied } from '../../domain/application/district.js'
import { clockEvents, dutyEvents, receiptOf } from '../clockScripts.js'
import { agency, itemEvents, on, person } from '../items.js'
import { codesIn, findingsIn, inStream, type Line } from './foldedFindings.js'

const noticedAt = '2026-04-01T01:00:00.000Z' as Instant
const receipt = receiptOf('2026-03-02')
const { due } = receipt

const started = (kind: DeadlineKind, matter: string): DeadlineEvent => ({
  type: 'DeadlineStarted',
  data: {
    matter,
    kind,
    agency: agency('fagai'),
    officer: person('li'),
    key: 'application:a1',
    clause: '711-33',
    receipt,
    warnings: [],
    noticedAt,
  },
})
const missed = (kind: DeadlineKind): DeadlineEvent => ({
  type: 'DeadlineMissed',
  data: { kind, agency: agency('fagai'), due, effectiveAt: endOfDay(due), noticedAt },
})
const done = (kind: DeadlineKind, doneOn: string): DeadlineEvent => ({
  type: 'MissedActDone',
  data: { kind, agency: agency('fagai'), due, doneOn: on(doneOn), proof: 'p', claimsInTime: doneOn <= due, noticedAt },
})
const lifted = (kind: DeadlineKind): DeadlineEvent => ({
  type: 'MissLifted',
  data: {
    ...{ kind, agency: agency('fagai'), due, doneOn: on('2026-03-27'), proof: 'p', by: person('wu'), noticedAt },
    reason: { $protected: 'application:a1' } as never,
  },
})

const reply = inStream('deadline-a1.r1-reply', [started('reply', 'a1.r1'), missed('reply')])

test('711-33: a date that was missed is open, then mended late, and lifted by an act proved to have been in time', () => {
  expect(findingsIn(reply)).toEqual([
    {
      id: findingId('lateReply', 'deadline-a1.r1-reply', 'miss'),
      code: 'lateReply',
      key: 'miss',
      clause: '711-33',
      clauses: ['711-33'],
      agency: 'fagai',
      persons: ['li'],
      subjectKind: 'application',
      subjectId: 'a1',
      item: null,
      application: 'a1',
      stream: 'deadline-a1.r1-reply',
      matter: 'a1.r1-reply',
      events: ['deadline-a1.r1-reply/0', 'deadline-a1.r1-reply/1'],
      deadline: 'a1.r1-reply',
      unit: 'workingDays',
      due,
      occurredOn: due,
      month: due.slice(0, 7),
      noticedAt: '2026-03-02T01:00:00.000Z',
      noticedOrdinal: 2,
      status: 'open',
      mendedOn: null,
      claimsInTime: false,
      liftedOn: null,
      changedAt: '2026-03-02T01:00:00.000Z',
    },
  ])
  const late = [...reply, ['deadline-a1.r1-reply', done('reply', '2026-04-02')] as Line]
  expect(findingsIn(late)).toMatchObject([{ status: 'mended', mendedOn: '2026-04-02', claimsInTime: false }])
  const claimed = [...reply, ['deadline-a1.r1-reply', done('reply', '2026-03-27')] as Line]
  expect(findingsIn(claimed)).toMatchObject([{ status: 'mended', claimsInTime: true }])
  expect(findingsIn([...claimed, ['deadline-a1.r1-reply', lifted('reply')]])).toMatchObject([
    { status: 'lifted', liftedOn: '2026-03-27', events: { length: 4 } },
  ])
})

test('711-33: a log that was written elsewhere may meet a date late without a word', () => {
  const met: DeadlineEvent = {
    type: 'DeadlineMet',
    data: { kind: 'reply', agency: agency('fagai'), due, doneOn: on('2026-04-02'), proof: 'p', noticedAt },
  }
  expect(findingsIn([reply[0]!, ['deadline-a1.r1-reply', met]])).toMatchObject([
    { code: 'lateReply', status: 'mended', mendedOn: '2026-04-02' },
  ])
  const inTime = { ...met, data: { ...met.data, doneOn: due } }
  expect(codesIn([reply[0]!, ['deadline-a1.r1-reply', inTime]])).toEqual([])
})

test('LS-15.1: every kind of date is found by its check, those of people outside by none', () => {
  const matters: Partial<Record<DeadlineKind, string>> = {
    opinion: 'c1.2.wei.jian',
    jointMakerOpinion: 'c1.1.wei',
    meeting: 'c1.m1',
    dispute: 'c1.d1c',
    reply: 'a1.r2',
    amendmentNotice: 'a1.amendmentNotice',
  }
  const found = (Object.keys(DEADLINE_KINDS) as DeadlineKind[]).map((kind) => {
    const matter = matters[kind] ?? 'x1'
    const [finding] = findingsIn(inStream(`deadline-${matter}-${kind}`, [started(kind, matter), missed(kind)]))
    return finding === undefined ? kind : `${kind}: ${finding.code} ${finding.subjectKind} ${finding.subjectId}`
  })
  expect(found).toEqual([
    'publication',
    'catalogueEntry',
    'opinion: lateConsultationOpinion consultation c1',
    'meeting: lateMeeting consultation c1',
    'jointMakerOpinion: lateJointMakerOpinion consultation c1',
    'dispute: lateDisputeDecision consultation c1',
    'reviewLevel: lateSecrecyReview deadline x1-reviewLevel',
    'reviewReferral: lateReferralAnswer deadline x1-reviewReferral',
    'thirdPartyOpinion',
    'reply: lateReply application a1',
    'amendmentNotice: lateAmendmentNotice application a1',
    'amendment',
    'recordCorrection: lateRecordCorrection recordCorrection x1',
    'feePayment',
    'reportSubmission: lateReport annualReport x1',
    'reportPublication: lateReport annualReport x1',
    'districtReportPublication: lateReport annualReport x1',
    'complaintAcceptance: lateComplaintAcceptance complaint x1',
    'complaintAnswer: lateComplaintAnswer complaint x1',
    'rectification: lateRectification inspection x1',
    'caseStatement',
    'caseReview',
    'websiteError: lateWebsiteCorrection deadline x1-websiteError',
  ])
})

test('LS-7.1, LS-11.1, LS-11.2: a duty is found once, by why the agency owes it, and names its own deadline', () => {
  const duty = (kind: 'publish' | 'catalogueEntry', ground: 'maker' | 'involved', then: readonly DutyEvent[] = []) => {
    const [arose, , , , , ...rest] = dutyEvents
    const of = { item: 'a', agency: 'ke', round: 1 }
    const missed = { type: 'DutyMissed', data: { ...of, due, effectiveAt: endOfDay(due), cause: 'm' } } as never
    expect(rest).toHaveLength(3)
    return findingsIn(
      inStream('duty-a-ke', [
        { ...arose!, data: { ...arose!.data, kind, grounds: [ground] } } as never,
        missed,
        ...then,
      ]),
    )
  }
  expect(duty('publish', 'maker')).toMatchObject([
    { code: 'latePublication', clause: 'LS-11.1', item: 'a', deadline: 'a-ke.r1-publication', agency: 'ke' },
  ])
  expect(duty('publish', 'involved')).toMatchObject([{ code: 'involvedDutyNotMet', clause: 'LS-7.1' }])
  expect(duty('catalogueEntry', 'maker')).toMatchObject([
    { code: 'lateCatalogueEntry', deadline: 'a-ke.r1-catalogueEntry' },
  ])
  const of = { item: 'a', agency: 'ke', round: 1 }
  const met = { type: 'DutyMet', data: { ...of, doneOn: '2026-04-02', proof: 'p', late: true } } as never
  const liftedOff = { type: 'DutyMissLifted', data: { ...of, doneOn: '2026-03-27', proof: 'p' } } as never
  expect(duty('publish', 'maker', [met])).toMatchObject([{ status: 'mended', mendedOn: '2026-04-02' }])
  expect(duty('publish', 'maker', [met, liftedOff])).toMatchObject([{ status: 'lifted' }])
})

test('LS-15.1: every code has one check, with clauses and a name in two languages', () => {
  expect(ALL_CHECKS.map(({ code }) => code)).toEqual(CHECK_CODES)
  for (const { code, clauses, label, events } of ALL_CHECKS) {
    expect(events.length, code).toBeGreaterThan(0)
    expect(clauses[0], code).toMatch(/^(LS|711)-/)
    expect(label.zh, code).toMatch(/\p{Script=Han}/u)
    expect(label.en, code).toMatch(/^[A-Z]/)
  }
})

test('LS-15.1: rows that are written out and read back between any two events say the same', () => {
  const item = itemEvents('a')
  const scripts = [
    inStream(
      'item-a',
      item.untilPublic('x').filter(({ type }) => type !== 'ItemApproved'),
    ),
    inStream(
      'application-a1',
      replied().filter(({ type }) => type !== 'ReplyApproved'),
    ),
    inStream(
      'deadline-a-ke.r1-reply',
      clockEvents.map((event) => ({ ...event, data: { ...event.data, kind: 'reply' } })),
    ),
    inStream('duty-a-ke', dutyEvents),
  ]
  const turns = scripts.flatMap((script, index) => script.map(() => index))
  let found = 0
  fc.assert(
    fc.property(fc.shuffledSubarray(turns, { minLength: 10 }), (order) => {
      const next = scripts.map(() => 0)
      const log = order.map((script) => scripts[script]![next[script]!++]!)
      const whole = findingsIn(log)
      found += whole.length
      expect(findingsIn(log, { stored: true })).toEqual(JSON.parse(JSON.stringify(whole)))
    }),
    { numRuns: 40 },
  )
  expect(found).toBeGreaterThan(0)
})
