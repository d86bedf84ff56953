import { expect, test } from 'vitest'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import type { EventMetadata } from '../../../src/eventstore/recordedEvent.js'
import {
  after,
  amendmentRequest,
  finance,
  head,
  identified,
  identify,
  officer,
  provided,
  receive,
  replied,
  search,
  unclear,
} from '../../domain/application/district.js'
import { codesIn, findingsIn, inStream } from './foldedFindings.js'

const log = (events: readonly ApplicationEvent[], by: Partial<EventMetadata> = {}) =>
  inStream('application-a1', events, by)
const codes = (events: readonly ApplicationEvent[], by?: Partial<EventMetadata>) => codesIn(log(events, by))

/** The same history with one thing in the data of an event otherwise. */
const changed = (events: readonly ApplicationEvent[], type: ApplicationEvent['type'], data: object) =>
  events.map((event) =>
    event.type === type ? { ...event, data: { ...event.data, ...data } } : event,
  ) as readonly ApplicationEvent[]
const without = (events: readonly ApplicationEvent[], type: ApplicationEvent['type']) =>
  events.filter((event) => event.type !== type)

const withheld = { kind: 'withheld', grounds: [{ code: 'prohibitedByLaw', law: '统计法', article: '25' }] } as const
const notHeld = () =>
  replied(
    { kind: 'notHeld' },
    after([
      [officer, receive()],
      [officer, search()],
    ]),
  )

test('711-36: every lawful way to a reply raises nothing', () => {
  expect(codes(replied())).toEqual([])
  expect(codes(replied(withheld as never))).toEqual([])
  expect(codes(notHeld())).toEqual([])
})

test('LS-10.5, 711-36: a refusal without a ground, and one passage of several without its own', () => {
  const refused = replied(withheld as never)
  const outcome = (change: object) => ({ outcome: { ...withheld, ...change } })
  expect(findingsIn(log(changed(refused, 'ReplyDispatched', outcome({ grounds: [] }))))).toMatchObject([
    {
      code: 'repliedWithoutGround',
      clause: '711-36',
      clauses: ['711-36', '711-37', 'LS-10.5'],
      agency: 'reform',
      application: 'a1',
      occurredOn: '2026-03-02',
      persons: ['officer', 'head', 'leader'],
      status: 'open',
    },
  ])
  const passages = [{ passage: { $protected: 'application:a1' }, ground: withheld.grounds[0] }, { passage: {} }]
  const partly = { outcome: { ...provided, kind: 'partlyProvided', passages } }
  expect(codes(changed(refused, 'ReplyDispatched', partly))).toEqual(['repliedWithoutGround'])
})

test('711-36(4): "does not exist" rests on a search that found nothing', () => {
  expect(codes(without(notHeld(), 'SearchRecorded'))).toEqual(['repliedWithoutSearch'])
  const found = changed(notHeld(), 'SearchRecorded', { result: 'found' })
  expect(findingsIn(log(found))).toMatchObject([{ code: 'repliedWithoutSearch', events: { length: 2 } }])
})

test('711-51: remedies are named, and review first where something is withheld', () => {
  expect(codes(changed(replied(), 'ReplySigned', { remedies: undefined }))).toEqual(['repliedWithoutRemedies'])
  const [signed] = replied().filter((event) => event.type === 'ReplySigned')
  const either = signed!.data.remedies
  expect(either.order).toBe('either')
  expect(codes(changed(replied(withheld as never), 'ReplySigned', { remedies: either }))).toEqual([
    'repliedWithoutRemedies',
  ])
})

test('LS-10.9, 711-17: what is given was reviewed before it went out', () => {
  const given = (change: object) => changed(replied(), 'ReplyDispatched', { outcome: { ...provided, ...change } })
  expect(codes(given({ reviewNumber: ' ' }))).toEqual(['givenUnreviewed'])
  expect(codes(given({ reviewedOn: '2026-03-03' }))).toEqual(['givenUnreviewed'])
})

test('711-45: nobody handles and approves, or approves and signs', () => {
  expect(findingsIn(log(changed(replied(), 'ReplyApproved', { by: 'officer' })))).toMatchObject([
    { code: 'selfApprovedReply', persons: ['officer'] },
  ])
  expect(codes(changed(replied(), 'ReplySigned', { by: 'x', deputyFor: 'head' }))).toEqual(['selfApprovedReply'])
})

test('711-32: third parties are heard before anything is given, and a standing objection is not passed over', () => {
  expect(codes(changed(replied(), 'InformationIdentified', { concernsThirdParties: true }))).toEqual([
    'thirdPartyNotHeard',
  ])
  const asked = (...events: readonly object[]) =>
    [...replied().slice(0, -1), ...events, replied().at(-1)!] as readonly ApplicationEvent[]
  const letter = { thirdParty: 'p', letterNumber: '征1' }
  const issued = { type: 'ThirdPartyLetterIssued', data: { ...letter, by: 'officer', interest: 'otherInterest' } }
  const objects = { type: 'ThirdPartyOpinionReceived', data: { ...letter, opinion: 'objects', proof: '邮1' } }
  const judged = { type: 'ObjectionJudged', data: { thirdParty: 'p', reasonable: true, by: 'head' } }
  const overruled = { type: 'ObjectionOverruled', data: { thirdParty: 'p', by: 'leader' } }
  expect(codes(asked(issued))).toEqual(['thirdPartyNotHeard'])
  expect(codes(asked(issued, { type: 'ThirdPartyOpinionLapsed', data: letter }))).toEqual([])
  expect(codes(asked(issued, objects, judged))).toEqual(['objectionPassedOver'])
  expect(codes(asked(issued, objects, judged, overruled))).toEqual([])
})

test('LS-8.1: agencies that it concerns are met with before an answer on the merits', () => {
  const alone = replied()
  const shared = changed(alone, 'InformationIdentified', { involvedAgencies: [finance] })
  const concluded = (outcome: string) =>
    [
      ...shared.slice(0, -1),
      { type: 'AgencyConsultationRequired', data: { consultation: 'c' } },
      { type: 'AgencyConsultationConcluded', data: { consultation: 'c', outcome } },
      shared.at(-1)!,
    ] as readonly ApplicationEvent[]
  expect(codes(shared)).toEqual(['repliedUnconsulted'])
  expect(codes(concluded('confirmed'))).toEqual([])
  expect(codes(concluded('notAgreed'))).toEqual(['repliedUnconsulted'])
  expect(codes(changed(alone, 'InformationIdentified', { involvedAgencies: ['reform'] }))).toEqual([])
})

test('711-33: an extension by the head, once, on the last day at the latest, by no more than twenty days', () => {
  const extended = after(
    [
      [
        head,
        {
          type: 'ExtendReplyPeriod',
          data: {
            workingDays: 20,
            reason: '卷宗量大',
            noticeNumber: '延1',
            noticeDispatchedOn: '2026-03-30',
            proof: '邮1',
          },
        },
        '2026-03-30',
      ],
    ],
    identified(),
  )
  const byHead = { role: 'disclosureHead' } as const
  expect(codes(extended, byHead)).toEqual([])
  expect(findingsIn(log(extended, { role: 'disclosureOfficer' }))).toMatchObject([
    { code: 'extensionNotApproved', clause: '711-33', persons: ['officer', 'head'] },
  ])
  const late = changed(extended, 'ReplyPeriodExtended', { noticeDispatchedOn: '2026-03-31' })
  expect(findingsIn(log(late, byHead))).toMatchObject([{ code: 'extensionAfterDay', due: '2026-03-30' }])
  expect(codes(changed(extended, 'ReplyPeriodExtended', { workingDays: 21 }), byHead)).toEqual(['extensionTooLong'])
  expect(codes([...extended, extended.at(-1)!], byHead)).toEqual(['extensionTooLong'])
  expect(codes(changed(extended, 'ReplyPeriodExtended', { proof: '' }), byHead)).toEqual(['noticeWithoutProof'])
})

test('711-30: corrections are asked for once', () => {
  const asked = after([
    [officer, unclear()],
    [officer, amendmentRequest(), '2026-03-05'],
  ])
  expect(codes(asked)).toEqual([])
  expect(findingsIn(log([...asked, asked.at(-1)!]))).toMatchObject([
    { code: 'amendmentAskedAgain', events: { length: 2 } },
  ])
})

test('711-31: a receipt that nobody confirmed in time is mended by the confirmation, and still counts', () => {
  const unconfirmed = {
    type: 'ReceiptUnconfirmed',
    data: { arrivedOn: '2026-03-02', confirmBy: { due: '2026-03-03', unit: 'workingDays' } },
  } as never
  const [arrived, ...rest] = after([
    [officer, receive()],
    [officer, identify()],
  ])
  expect(findingsIn(log([arrived!, unconfirmed, ...rest]))).toMatchObject([
    { code: 'receiptNotConfirmed', due: '2026-03-03', status: 'mended', mendedOn: '2026-03-02' },
  ])
})
