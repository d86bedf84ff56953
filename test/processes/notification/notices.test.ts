import { expect, test } from 'vitest'
import type { RoleHeld } from '../../../src/domain/context.js'
import { ACCOUNTABILITY_CASE_EVENT_TYPES } from '../../../src/domain/accountabilityCase/events.js'
import { APPLICATION_EVENT_TYPES } from '../../../src/domain/application/events.js'
import { COMPLAINT_EVENT_TYPES } from '../../../src/domain/complaint/events.js'
import { CONSULTATION_EVENT_TYPES } from '../../../src/domain/consultation/events.js'
import { DEADLINE_EVENT_TYPES } from '../../../src/domain/deadline/events.js'
import { DUTY_EVENT_TYPES } from '../../../src/domain/duty/events.js'
import { INFORMATION_ITEM_EVENT_TYPES } from '../../../src/domain/informationItem/events.js'
import type { Notice } from '../../../src/domain/notification/events.js'
import { NOTICE_KINDS } from '../../../src/domain/notification/vocabulary.js'
import { RECORD_CORRECTION_EVENT_TYPES } from '../../../src/domain/recordCorrection/events.js'
import type { AgencyId, Instant } from '../../../src/domain/values.js'
import { settableClock } from '../../../src/eventstore/clock.js'
import type { Position } from '../../../src/eventstore/eventStore.js'
import type { RecordedEvent } from '../../../src/eventstore/recordedEvent.js'
import type { People } from '../../../src/processes/notification/addressees.js'
import { notices } from '../../../src/processes/notification/notices.js'
import { WHO_IS_TOLD } from '../../../src/processes/notification/whoIsTold.js'
import { agencyId, personId } from '../../support/spec.js'

const held = (...roles: readonly string[]): readonly RoleHeld[] =>
  roles.map((text) => {
    const [role, deputyFor] = text.split(' for ')
    return {
      role: role as RoleHeld['role'],
      agency: agencyId('x'),
      ...(deputyFor === undefined ? {} : { deputyFor: personId(deputyFor) }),
    }
  })

/** Agency → person → roles. `fgw` asks, `czj` and `jyj` answer, `qzfb` coordinates, `gone` was merged into `jyj`. */
const PEOPLE: Readonly<Record<string, Readonly<Record<string, readonly RoleHeld[]>>>> = {
  fgw: { officer: held('publishingOfficer'), head: held('disclosureHead'), clerk: held('disclosureOfficer') },
  czj: { li: held('disclosureOfficer'), zhao: held('disclosureHead'), chen: held('publishingOfficer') },
  jyj: { sun: held('disclosureOfficer'), deputy: held('disclosureOfficer for sun', 'publishingOfficer') },
  empty: { nobody: held('publishingOfficer') },
  gov: { mayor: held('principalLeader'), vice: held('deputyLeader') },
  qzfb: { director: held('disclosureHead'), staff: held('disclosureOfficer') },
}
const people: People = {
  peopleIn: (agency) => Object.entries(PEOPLE[agency] ?? {}).map(([id, holds]) => ({ person: personId(id), holds })),
  isActive: (agency) => agency !== 'gone',
  successorsOf: (agency) => (agency === 'gone' ? [agencyId('jyj')] : [agency]),
  disclosureDepartments: () => [agencyId('qzfb')],
  // Whoever the complaint concerns, and everybody in the agency complained of.
  isConcerned: (person, { against, concerned }) =>
    concerned.includes(person) || Object.hasOwn(PEOPLE[against] ?? {}, person),
}

const NOW = '2026-03-10T02:00:00.000Z' as Instant

let events = 0
const recorded = (stream: string, type: string, data: object, by?: string, at = NOW): RecordedEvent =>
  ({
    id: `event-${(events += 1)}`,
    stream,
    type,
    data,
    revision: events,
    position: String(events) as Position,
    metadata: { recordedAt: at, ...(by === undefined ? {} : { person: personId(by) }) },
  }) as unknown as RecordedEvent

/** What is told of the last of these events, in the light of those before it. */
async function told(history: readonly RecordedEvent[], now = NOW): Promise<readonly Notice[]> {
  const last = history.at(-1)!
  const { on } = notices({
    clock: settableClock(now),
    history: (stream) => Promise.resolve(history.filter((event) => event.stream === stream)),
    peopleAt: () => Promise.resolve(people),
  })
  const found: Notice[] = []
  for await (const { command, id, key, harmless } of await on[last.type]!(last as never)) {
    const data = command.data as Notice
    expect(id).toBe(`${data.person}-${data.month}`)
    expect(key).toBe(data.person)
    expect(harmless).toBeUndefined()
    found.push(data)
  }
  return found
}
const toWhom = async (history: readonly RecordedEvent[], now?: Instant) => {
  const found = await told(history, now)
  return { kinds: [...new Set(found.map(({ kind }) => kind))], people: found.map(({ person }) => person).sort() }
}

const created = recorded('item-i1', 'ItemCreated', { itemId: 'i1', agency: 'fgw', officer: 'officer' })
const C = 'consultation-i1-1'
const opened = recorded(C, 'ConsultationOpened', {
  purpose: { kind: 'publication', item: 'i1', version: 1 },
  asking: 'fgw',
  officer: 'officer',
  seats: [{ agency: 'czj' }, { agency: 'gone' }],
})
const running = [created, opened]
const served = recorded(C, 'ConsultationLetterServed', {
  seat: 'czj',
  answer: { due: '2026-03-24' },
  silenceIsConsent: false,
})

test('every kind of notice comes about, and nothing is told of events that there are not', async () => {
  const decided = new Set(WHO_IS_TOLD.keys())
  const known = new Set<string>([
    ...CONSULTATION_EVENT_TYPES,
    ...DEADLINE_EVENT_TYPES,
    ...DUTY_EVENT_TYPES,
    ...INFORMATION_ITEM_EVENT_TYPES,
    ...APPLICATION_EVENT_TYPES,
    ...RECORD_CORRECTION_EVENT_TYPES,
    ...COMPLAINT_EVENT_TYPES,
    ...ACCOUNTABILITY_CASE_EVENT_TYPES,
  ])
  expect([...decided].filter((type) => !known.has(type))).toEqual([])
  const kinds = (await Promise.all(CASES.map(([, history]) => toWhom(history)))).flatMap((found) => found.kinds)
  expect([...new Set(kinds)].sort()).toEqual([...NOTICE_KINDS].sort())
  expect([...new Set(CASES.map(([, history]) => history.at(-1)!.type))].sort()).toEqual([...decided].sort())
})

test('a notice says what it is about, by when, under which clause and in whose matters, and nothing else', async () => {
  expect((await told([...running, served]))[0]).toEqual({
    person: 'li',
    month: '202603',
    kind: 'opinionAsked',
    about: { kind: 'consultation', id: 'i1-1' },
    item: 'i1',
    agency: 'czj',
    event: served.id,
    eventType: 'ConsultationLetterServed',
    due: '2026-03-24',
    clause: 'LS-6.1',
  })
})

const opinion = (position: string) =>
  recorded(C, 'OpinionGiven', { seat: 'czj', points: [{ position: 'agrees' }, { position }] })
const referred = recorded(C, 'DisputeReferred', {
  dispute: 1,
  decider: 'gov',
  parties: ['fgw', 'czj'],
  decideBy: { due: '2026-04-01' },
})
const DL = 'deadline-i1-1.1.czj-opinion'
const started = recorded(DL, 'DeadlineStarted', { matter: 'i1-1.1.czj', kind: 'opinion', agency: 'czj', item: 'i1' })
const OWN = 'deadline-i1.r1-reviewLevel'
const ownStarted = recorded(OWN, 'DeadlineStarted', {
  matter: 'i1.r1',
  kind: 'reviewLevel',
  agency: 'fgw',
  officer: 'officer',
  item: 'i1',
})
const warned = recorded(OWN, 'DeadlineWarned', { kind: 'reviewLevel', agency: 'fgw', due: '2026-03-12' })
const missed = { kind: 'reviewLevel', agency: 'fgw', due: '2026-03-09' }

const disclosureOf = { czj: ['li', 'zhao'], gone: ['deputy', 'sun'], qzfb: ['director', 'staff'] }

const applied = recorded('application-a1', 'ApplicationReceived', { application: 'a1', agency: 'fgw' }, 'officer')
const inHand = recorded('application-a1', 'ApplicationHandedOver', { to: 'officer' })
const asked = recorded('correction-c1', 'CorrectionAsked', { correction: 'c1', agency: 'fgw' }, 'officer')

type Case = readonly [name: string, history: readonly RecordedEvent[], kind: string, people: readonly string[]]
const G = 'complaint-g1'
/** Against `czj`, before `fgw`. */
const complained = recorded(G, 'ComplaintReceived', {
  ...{ complaint: 'g1', agency: 'fgw', against: 'czj', acceptBy: { due: '2026-03-17' } },
})
const passedOn = (to: string) => recorded(G, 'ComplaintTransferred', { to, acceptBy: { due: '2026-03-24' } })
const takenUp = recorded(G, 'ComplaintAccepted', { by: 'clerk' }, 'clerk')

const A = 'case-k1'
/** By `vice` of `gov`, concerning `chen` of `czj`, and `gov` itself as a unit. */
const caseOpened = recorded(
  A,
  'CaseOpened',
  {
    ...{ agency: 'gov', by: 'vice' },
    concerned: [
      { kind: 'person', person: 'chen', agency: 'czj' },
      { kind: 'unit', agency: 'gov' },
      { kind: 'unit', agency: 'fgw' },
    ],
  },
  'vice',
)
const inCase = (type: string, data: object, by?: string) => [caseOpened, recorded(A, type, data, by)]
const CHEN = { concerned: 'person:chen' }

const CASES: readonly Case[] = [
  [
    'LS-15.2: a case handed over: who takes it over',
    inCase('CaseHandedOver', { from: 'vice', to: 'mayor' }, 'vice'),
    'matterHandedOver',
    ['mayor'],
  ],
  [
    'LS-15.2: a person is asked for a statement: nobody but the person',
    inCase('StatementInvited', { ...CHEN, due: { due: '2026-03-17' } }, 'vice'),
    'caseStatementInvited',
    ['chen'],
  ],
  [
    'LS-15.2: a unit is asked for a statement: its leaders',
    inCase('StatementInvited', { concerned: 'unit:gov', due: { due: '2026-03-17' } }),
    'caseStatementInvited',
    ['mayor', 'vice'],
  ],
  [
    'LS-15.2: a statement: the investigator',
    inCase('StatementRecorded', CHEN, 'chen'),
    'caseStatementReceived',
    ['vice'],
  ],
  [
    'LS-15.2: a proposal: leaders who did not investigate',
    inCase('MeasuresProposed', {}, 'vice'),
    'caseToDecide',
    ['mayor'],
  ],
  ['LS-15.2: sent back: the investigator', inCase('ProposalReturned', {}, 'mayor'), 'caseReturned', ['vice']],
  ['LS-15.2: decided: the investigator', inCase('CaseDecided', { by: 'mayor' }, 'mayor'), 'caseDecided', ['vice']],
  [
    'LS-15.2: a decision served: whom it concerns',
    inCase('CaseDecisionServed', { ...CHEN, reviewUntil: { due: '2026-04-09' } }, 'vice'),
    'caseDecisionServed',
    ['chen'],
  ],
  [
    'LS-15.2: review asked for: leaders who did neither investigate nor decide',
    inCase('CaseReviewRequested', { ...CHEN, due: { due: '2026-04-09' } }, 'chen'),
    'caseReviewRequested',
    ['mayor'],
  ],
  [
    'LS-15.2: a review decided: who asked for it',
    inCase('CaseReviewDecided', CHEN, 'mayor'),
    'caseReviewDecided',
    ['chen'],
  ],
  ['PIPL-46: an objection: the investigator', inCase('CaseRecordObjected', {}, 'chen'), 'caseRecordObjected', ['vice']],
  ['711-51: a complaint: whoever handles them', [complained], 'complaintReceived', ['clerk']],
  [
    '711-51: a complaint that concerns the only handler: whoever decides, and nobody elsewhere',
    [recorded(G, 'ConcernedOfficersNoted', { persons: ['clerk'] }), complained]
      .toReversed()
      .concat(takenUp, [recorded(G, 'AgencyStatementRecorded', { request: 1 }, 'li')]),
    'complaintStatementReceived',
    ['head'],
  ],
  ['711-51: passed on: handlers of the other body', [complained, passedOn('qzfb')], 'complaintTransferred', ['staff']],
  [
    '711-51: handed over: who takes it over',
    [complained, recorded(G, 'ComplaintHandedOver', { to: 'clerk' })],
    'matterHandedOver',
    ['clerk'],
  ],
  [
    '711-51: the agency complained of hears that it is asked, and nothing else',
    [complained, recorded(G, 'AgencyAskedForStatement', { complaint: 'g1', against: 'czj', request: 1 }, 'clerk')],
    'complaintStatementAsked',
    disclosureOf.czj,
  ],
  [
    '711-51: its statement: the officer in charge',
    [complained, takenUp, recorded(G, 'AgencyStatementRecorded', { request: 1 }, 'li')],
    'complaintStatementReceived',
    ['clerk'],
  ],
  [
    '711-51: a conclusion: whoever decides',
    [complained, takenUp, recorded(G, 'ComplaintConclusionProposed', {}, 'clerk')],
    'complaintToApprove',
    ['head'],
  ],
  [
    '711-51: returned: the officer in charge',
    [complained, takenUp, recorded(G, 'ComplaintConclusionReturned', {}, 'head')],
    'complaintReturned',
    ['clerk'],
  ],
  [
    '711-51: approved: the officer in charge',
    [complained, takenUp, recorded(G, 'ComplaintConclusionApproved', {}, 'head')],
    'complaintApproved',
    ['clerk'],
  ],
  [
    '711-51: withdrawn: the officer in charge',
    [complained, takenUp, recorded(G, 'ComplaintWithdrawn', {})],
    'complaintWithdrawn',
    ['clerk'],
  ],
  ['LS-6.1: a letter: the disclosure office asked', [...running, served], 'opinionAsked', disclosureOf.czj],
  ['an opinion: the asking officer', [...running, opinion('agrees')], 'opinionReceived', ['officer']],
  ['an objection: the asking officer', [...running, opinion('objects')], 'objectionReceived', ['officer']],
  [
    'a changed opinion: the asking officer',
    [...running, recorded(C, 'OpinionRevised', { seat: 'czj', points: [{ position: 'agrees' }] })],
    'opinionReceived',
    ['officer'],
  ],
  [
    'a reminder: who has not answered',
    [...running, recorded(C, 'SeatReminded', { seat: 'czj', answerBy: '2026-03-10' })],
    'opinionReminder',
    disclosureOf.czj,
  ],
  [
    'silence: whom it is escalated to, and the asking officer',
    [...running, recorded(C, 'SilenceNoted', { seat: 'czj', escalatedTo: ['qzfb'] })],
    'silenceEscalated',
    [...disclosureOf.qzfb, 'officer'],
  ],
  [
    '711-34: deemed consent: both sides',
    [...running, recorded(C, 'ConsentDeemed', { seat: 'czj' })],
    'consentDeemed',
    [...disclosureOf.czj, 'officer'],
  ],
  [
    'LS-4.3: a seat that came over: the successor',
    [...running, recorded(C, 'SeatTransferred', { from: 'czj', to: ['jyj'] })],
    'seatTakenOver',
    disclosureOf.gone,
  ],
  [
    'LS-4.3: asking came over: the successor',
    [...running, recorded(C, 'AskingAgencyChanged', { from: 'fgw', to: 'jyj' })],
    'askingTakenOver',
    disclosureOf.gone,
  ],
  [
    'a session: all parties but whoever called it',
    [...running, recorded(C, 'SessionCalled', { session: 's1', plannedOn: '2026-03-12' }, 'li')],
    'sessionCalled',
    ['deputy', 'officer', 'sun', 'zhao'],
  ],
  ['LS-9.1: a dispute: the leaders of the decider', [...running, referred], 'disputeReferred', ['mayor', 'vice']],
  [
    'returned: the parties',
    [...running, referred, recorded(C, 'DisputeReturned', { dispute: 1 })],
    'disputeReturned',
    [...disclosureOf.czj, 'officer'],
  ],
  [
    'completed: the decider',
    [...running, referred, recorded(C, 'DisputeCompleted', { dispute: 1, decideBy: { due: '2026-04-02' } })],
    'disputeCompleted',
    ['mayor', 'vice'],
  ],
  [
    'decided: the parties',
    [...running, referred, recorded(C, 'DisputeDecided', { dispute: 1 })],
    'disputeDecided',
    [...disclosureOf.czj, 'officer'],
  ],
  [
    'the decider is gone: the parties',
    [...running, referred, recorded(C, 'DisputeDeciderLost', { dispute: 1 })],
    'disputeDeciderLost',
    [...disclosureOf.czj, 'officer'],
  ],
  [
    'LS-6.2: a contradiction: the asking officer',
    [...running, recorded(C, 'ContradictionsFound', { findings: [{}] })],
    'contradictionFound',
    ['officer'],
  ],
  [
    'LS-6.2: a contradiction on an item that nobody else is asked about: its officer',
    [created, recorded('item-i1', 'ItemContradictionsFound', { findings: [{}] })],
    'contradictionFound',
    ['officer'],
  ],
  [
    'concluded: all',
    [...running, recorded(C, 'ConsultationClosed', { clause: 'LS-6.1' })],
    'consultationConcluded',
    [...disclosureOf.czj, ...disclosureOf.gone, 'officer'],
  ],
  [
    'cancelled: all',
    [...running, recorded(C, 'ConsultationCancelled', { reason: 'draftDiscarded' })],
    'consultationCancelled',
    [...disclosureOf.czj, ...disclosureOf.gone, 'officer'],
  ],
  ['a warning: the officer', [created, ownStarted, warned], 'deadlineWarned', ['officer']],
  [
    'missed: the officer and the head of the disclosure office',
    [created, ownStarted, recorded(OWN, 'DeadlineMissed', missed)],
    'deadlineMissed',
    ['head', 'officer'],
  ],
  [
    'a new date: the officer',
    [created, ownStarted, recorded(OWN, 'NewDateProposed', { kind: 'reviewLevel', receipt: { due: '2026-03-13' } })],
    'newDateProposed',
    ['officer'],
  ],
  [
    'LS-7.1: a duty: the disclosure office',
    [recorded('duty-i1-czj', 'DutyArose', { item: 'i1', agency: 'czj', kind: 'publish' })],
    'dutyArose',
    disclosureOf.czj,
  ],
  [
    'LS-4.3: a duty that came over: the successor',
    [recorded('duty-i1-czj', 'DutyTransferred', { item: 'i1', from: 'czj', to: 'jyj' })],
    'dutyTakenOver',
    disclosureOf.gone,
  ],
  [
    'returned for rework: the officer',
    [created, recorded('item-i1', 'ReturnedForRework', {})],
    'returnedForRework',
    ['officer'],
  ],
  ['LS-10.6: approved: the officer', [created, recorded('item-i1', 'ItemApproved', {})], 'itemApproved', ['officer']],
  [
    'handed over: the new officer',
    [created, recorded('item-i1', 'ItemHandedOver', { from: 'officer', to: 'clerk' })],
    'matterHandedOver',
    ['clerk'],
  ],
  ['711-45: an application: the disclosure office', [applied], 'applicationReceived', ['clerk', 'head']],
  ...(
    [
      ['ReceiptUnconfirmed', {}, 'receiptUnconfirmed', ['head', 'officer']],
      ['ApplicationAmended', {}, 'applicantAnswered', ['officer']],
      ['ReasonsGiven', {}, 'applicantAnswered', ['officer']],
      ['FeePaid', {}, 'applicantAnswered', ['officer']],
      ['ApplicationWithdrawn', {}, 'applicationWithdrawn', ['officer']],
      ['ThirdPartyOpinionReceived', {}, 'thirdPartyAnswered', ['officer']],
      ['ThirdPartyOpinionLapsed', {}, 'thirdPartySilent', ['officer']],
      ['ReplyDrafted', {}, 'replyToApprove', ['head']],
      ['ReplyReturned', {}, 'replyReturned', ['officer']],
      ['ReplyApproved', {}, 'replyApproved', ['officer']],
      ['ReplySigned', {}, 'replySigned', ['officer']],
      ['RemedyFiled', {}, 'remedyFiled', ['head', 'officer']],
      ['ApplicationReopened', { replyDue: { due: '2026-04-20' } }, 'redoOrdered', ['head', 'officer']],
      ['ProactiveDisclosureProposed', {}, 'proactiveDisclosureProposed', ['head']],
      ['ProactiveProposalDecided', { accepted: true }, 'proactiveDisclosureAccepted', ['officer']],
      ['ApplicationHandedOver', { from: 'officer', to: 'clerk' }, 'matterHandedOver', ['clerk']],
      ['ApplicationTransferred', { from: 'fgw', to: 'jyj' }, 'applicationTakenOver', ['deputy', 'sun']],
    ] as const
  ).map(([type, data, kind, who]): Case => [
    `711-45: ${type}`,
    [applied, inHand, recorded('application-a1', type, data)],
    kind,
    who,
  ]),
  [
    '711-42: the applicant let the time to pay pass: the officer',
    [
      recorded('deadline-a1.fee-feePayment', 'DeadlineStarted', { agency: 'fgw', officer: 'officer' }),
      recorded('deadline-a1.fee-feePayment', 'DeadlineMissed', {
        kind: 'feePayment',
        agency: 'fgw',
        due: '2026-03-09',
      }),
    ],
    'applicantTimeOver',
    ['officer'],
  ],
  ['711-41: a request for correction: the disclosure office', [asked], 'correctionAsked', ['clerk', 'head']],
  [
    '711-41: handed over: the new officer',
    [asked, recorded('correction-c1', 'CorrectionHandedOver', { to: 'clerk' })],
    'matterHandedOver',
    ['clerk'],
  ],
  [
    'LS-4.3: a correction that came over: the successor',
    [asked, recorded('correction-c1', 'CorrectionTransferred', { from: 'fgw', to: 'jyj' })],
    'applicationTakenOver',
    ['deputy', 'sun'],
  ],
]

test.each(CASES)('%s', async (_name, history, kind, who) => {
  expect(await toWhom(history)).toEqual({ kinds: [kind], people: [...who].sort() })
})

test('an objection alone makes it an objection; no finding at all is told to nobody', async () => {
  expect(await told([...running, recorded(C, 'ContradictionsFound', { findings: [] })])).toEqual([])
})

test('a deputy is told in the place of the absent person, who is told as well', async () => {
  const found = await told([...running, recorded(C, 'SeatTransferred', { from: 'czj', to: ['jyj'] })])
  expect(found.map(({ person, deputyFor, agency }) => [person, deputyFor, agency])).toEqual([
    ['sun', undefined, 'jyj'],
    ['deputy', 'sun', 'jyj'],
  ])
})

test('who stands in for the officer in charge is told', async () => {
  const ofDeputy = recorded('item-i2', 'ItemCreated', { itemId: 'i2', agency: 'jyj', officer: 'sun' })
  expect((await toWhom([ofDeputy, recorded('item-i2', 'ItemApproved', {})])).people).toEqual(['deputy', 'sun'])
})

test('LS-4.3: of an agency that is gone its successors are told', async () => {
  const found = await told([
    ...running,
    recorded(C, 'ConsultationLetterServed', { seat: 'gone', answer: { due: '2026-03-24' } }),
  ])
  expect(found.map(({ person, agency }) => `${person}@${agency}`).sort()).toEqual(['deputy@jyj', 'sun@jyj'])
})

test('the officer of today is told, not the one of the day on which it began', async () => {
  const handedOver = recorded('item-i1', 'ItemHandedOver', { from: 'officer', to: 'clerk' })
  expect((await toWhom([...running, handedOver, opinion('agrees')])).people).toEqual(['clerk'])
  expect((await toWhom([created, ownStarted, handedOver, warned])).people).toEqual(['clerk'])
})

test('an officer who is not there any more: the disclosure office of the agency', async () => {
  const left = recorded('item-i3', 'ItemCreated', { itemId: 'i3', agency: 'fgw', officer: 'retired' })
  expect((await toWhom([left, recorded('item-i3', 'ItemApproved', {})])).people).toEqual(['clerk', 'head'])
})

test('a deadline without an officer: the disclosure office of whoever has to act', async () => {
  const late = recorded(DL, 'DeadlineMissed', { kind: 'opinion', agency: 'czj', due: '2026-03-09' })
  expect((await toWhom([created, started, late])).people).toEqual(['li', 'zhao'])
  const moved = recorded(DL, 'DeadlineTransferred', { kind: 'opinion', from: 'czj', to: 'jyj' })
  const soon = recorded(DL, 'DeadlineWarned', { kind: 'opinion', agency: 'jyj', due: '2026-03-12' })
  expect((await toWhom([created, started, moved, soon])).people).toEqual(['deputy', 'sun'])
})

test('a notice for an agency where nobody holds the office goes to the disclosure department', async () => {
  const nobodyThere = recorded(C, 'ConsultationLetterServed', { seat: 'empty', answer: { due: '2026-03-24' } })
  expect(await told([...running, nobodyThere])).toMatchObject([{ person: 'director', agency: 'qzfb' }])
  const unknown = recorded(C, 'ConsultationLetterServed', {
    seat: 'nowhere' as AgencyId,
    answer: { due: '2026-03-24' },
  })
  expect((await toWhom([...running, unknown])).people).toEqual(['director'])
})

test('nobody is told of what they did themselves', async () => {
  const own = recorded('item-i1', 'ItemApproved', {}, 'officer')
  expect(await told([created, own])).toEqual([])
})

test('a warning whose day has passed is not given any more; a miss is told however late', async () => {
  const onTheDay = '2026-03-12T15:59:59.000Z' as Instant
  const dayAfter = '2026-03-12T16:00:00.000Z' as Instant
  expect(await told([created, ownStarted, warned], onTheDay)).toHaveLength(1)
  expect(await told([created, ownStarted, warned], dayAfter)).toEqual([])
  const reminded = recorded(C, 'SeatReminded', { seat: 'czj', answerBy: '2026-03-12' })
  expect(await told([...running, reminded], dayAfter)).toEqual([])
  expect(await told([created, ownStarted, recorded(OWN, 'DeadlineMissed', missed)], dayAfter)).toHaveLength(2)
  expect(await told([...running, served], '2026-03-30T00:00:00.000Z' as Instant)).toHaveLength(2)
})

test('what is older than a month when the process gets to it is history', async () => {
  const old = recorded('item-i1', 'ItemApproved', {}, undefined, '2026-02-01T02:00:00.000Z' as Instant)
  const recent = recorded('item-i1', 'ItemApproved', {}, undefined, '2026-02-07T02:00:00.000Z' as Instant)
  expect(await told([created, old])).toEqual([])
  expect(await told([created, recent])).toMatchObject([{ month: '202602' }])
})

test('a notice belongs to the month of its event in Shanghai, whenever the process gets to it', async () => {
  const late = recorded('item-i1', 'ItemApproved', {}, undefined, '2026-02-28T16:30:00.000Z' as Instant)
  expect(await told([created, late])).toMatchObject([{ month: '202603' }])
})

test('a consultation on an application says so', async () => {
  const R = 'consultation-request.a1-1'
  const onApplication = recorded(R, 'ConsultationOpened', {
    purpose: { kind: 'application', application: 'a1', startsOn: '2026-03-09', askedByLead: true },
    asking: 'fgw',
    officer: 'officer',
    seats: [{ agency: 'czj' }],
  })
  const letter = (silenceIsConsent: boolean) =>
    recorded(R, 'ConsultationLetterServed', { seat: 'czj', answer: { due: '2026-03-24' }, silenceIsConsent })
  const [notice] = await told([onApplication, letter(false)])
  expect(notice).toMatchObject({ clause: 'LS-8.1', about: { kind: 'consultation', id: 'request.a1-1' } })
  expect(notice).not.toHaveProperty('item')
  expect((await told([onApplication, letter(true)]))[0]).toMatchObject({ clause: '711-34' })
})

test('711-44: that an item may become proactive is told to whoever has the item; a refused proposal to nobody', async () => {
  const found = recorded('application-a1', 'InformationIdentified', { item: 'i4' })
  const item = recorded('item-i4', 'ItemCreated', { itemId: 'i4', agency: 'czj', officer: 'chen' })
  const decided = (accepted: boolean) =>
    recorded('application-a1', 'ProactiveProposalDecided', { item: 'i4', accepted })
  expect(await told([item, applied, inHand, found, decided(true)])).toMatchObject([
    { person: 'chen', agency: 'czj', item: 'i4', about: { kind: 'application', id: 'a1' } },
  ])
  expect(await told([item, applied, inHand, found, decided(false)])).toEqual([])
})

test('711-33: of the date of a reply its officer and the head are warned; of others’ times nobody is', async () => {
  const reply = 'deadline-a1.r1-reply'
  const startedReply = recorded(reply, 'DeadlineStarted', { agency: 'fgw', officer: 'officer' })
  const soon = { kind: 'reply', agency: 'fgw', due: '2026-03-12' }
  expect((await toWhom([startedReply, recorded(reply, 'DeadlineWarned', soon)])).people).toEqual(['head', 'officer'])
  const fee = recorded('deadline-a1.fee-feePayment', 'DeadlineWarned', { ...soon, kind: 'feePayment' })
  expect(await told([startedReply, fee])).toEqual([])
})

test('711-51: where nobody is left who may know of a complaint, nobody hears of it: neither another body nor those complained of', async () => {
  expect(await told([complained, passedOn('empty')])).toEqual([])
  expect(await told([complained, passedOn('czj')])).toEqual([])
  const clock = 'deadline-g1.r1-complaintAnswer'
  const missed = { kind: 'complaintAnswer', agency: 'empty', due: '2026-03-09' }
  expect(await told([recorded(clock, 'DeadlineStarted', missed), recorded(clock, 'DeadlineMissed', missed)])).toEqual(
    [],
  )
  const [noticed] = await told([
    complained,
    recorded(G, 'AgencyAskedForStatement', { complaint: 'g1', against: 'jyj', request: 2 }),
  ])
  expect(noticed).toMatchObject({ about: { kind: 'complaintStatement', id: 'g1.2' } })
})

test('LS-15.2: of a case nobody hears for an office that nobody holds, nor of its dates; they hear of their own part only', async () => {
  const unit = inCase('StatementInvited', { concerned: 'unit:fgw', due: { due: '2026-03-17' } })
  expect(await told(unit)).toEqual([])
  const decided = [caseOpened, recorded(A, 'CaseDecided', { by: 'mayor' }, 'mayor')]
  const asked = recorded(A, 'CaseReviewRequested', { ...CHEN, due: { due: '2026-04-09' } }, 'chen')
  expect(await told([...decided, asked])).toEqual([])
  const [own] = await told(inCase('StatementInvited', { ...CHEN, due: { due: '2026-03-17' } }))
  expect(own).toMatchObject({ about: { kind: 'myCase', id: 'k1~person:chen' }, due: '2026-03-17', clause: 'LS-15.2' })
  const clock = 'deadline-k1.person.chen-caseReview'
  const begun = recorded(clock, 'DeadlineStarted', { matter: 'k1.person.chen', kind: 'caseReview', agency: 'gov' })
  for (const type of ['DeadlineWarned', 'DeadlineMissed'])
    expect(
      await told([begun, recorded(clock, type, { kind: 'caseReview', agency: 'gov', due: '2026-03-12' })]),
    ).toEqual([])
})
