import { expect, test } from 'vitest'
import { codesIn, findingsIn, inStream } from './foldedFindings.js'

const act = { by: 'head' }

const opened = (purpose: object, grounds: readonly string[]) => ({
  type: 'ConsultationOpened',
  data: { consultation: 'c', purpose, asking: 'fagai', seats: [{ agency: 'caizheng', grounds }] },
})
const application = (askedByLead: boolean) => ({ kind: 'application', application: 'a1', askedByLead })
const publication = { kind: 'publication', item: 'a', version: 1 }
const deemed = {
  type: 'ConsentDeemed',
  data: { text: 1, seat: 'caizheng', servedOn: '2026-03-02', lapsedOn: '2026-03-23', policy: 'p@1' },
}
const consultation = (...events: readonly object[]) => inStream('consultation-c', events as never)

test('711-34: silence is the consent of a joint maker whom the lead asked on an application, and of nobody else', () => {
  const found = (purpose: object, ground: string) => codesIn(consultation(opened(purpose, [ground]), deemed))
  expect(found(application(true), 'jointMaker')).toEqual([])
  expect(found(application(false), 'jointMaker')).toEqual(['consentDeemedUnlawfully'])
  expect(found(application(true), 'involved')).toEqual(['consentDeemedUnlawfully'])
  expect(found(publication, 'jointMaker')).toEqual(['consentDeemedUnlawfully'])
  expect(findingsIn(consultation(opened(application(false), ['involved']), deemed))).toMatchObject([
    { clause: '711-34', agency: 'fagai', application: 'a1', occurredOn: '2026-03-23', subjectKind: 'consultation' },
  ])
})

test('711-34: the ground of a seat goes with it to a successor', () => {
  const moved = {
    type: 'SeatTransferred',
    data: { from: 'caizheng', to: ['heir'], effectiveOn: '2026-03-03', cause: 'e' },
  }
  const silent = { ...deemed, data: { ...deemed.data, seat: 'heir' } }
  expect(codesIn(consultation(opened(application(true), ['jointMaker']), moved, silent))).toEqual([])
})

test('LS-6.1: agreement is concluded of what every seat said or was decided for it', () => {
  const closed = (how: string, outcome = 'confirmed', purpose: object = publication) => ({
    type: 'ConsultationClosed',
    data: { ...act, purpose, outcome, seats: [{ agency: 'caizheng', how }], concludedOn: '2026-03-09' },
  })
  const found = (...event: Parameters<typeof closed>) =>
    findingsIn(consultation(opened(publication, ['involved']), closed(...event))).map(({ code, clause }) => [
      code,
      clause,
    ])
  expect(found('agreed')).toEqual([])
  expect(found('decided')).toEqual([])
  expect(found('objects', 'notAgreed')).toEqual([])
  expect(found('silent')).toEqual([['concludedUnheard', 'LS-6.1']])
  expect(found('objects', 'confirmed', application(true))).toEqual([['concludedUnheard', 'LS-8.2']])
})

test('LS-9.1: a party never decides its own dispute', () => {
  const referred = { type: 'DisputeReferred', data: { ...act, dispute: 1, parties: ['fagai', 'caizheng'] } }
  const decided = (decider: string) => ({
    type: 'DisputeDecided',
    data: { ...act, dispute: 1, decider, decidedOn: '2026-03-09' },
  })
  expect(codesIn(consultation(referred, decided('qu')))).toEqual([])
  expect(findingsIn(consultation(referred, decided('caizheng')))).toMatchObject([
    { code: 'partyDecidedDispute', agency: 'caizheng' },
  ])
})

test('711-49: nobody passes the report that they submitted', () => {
  const submitted = (by: string) => ({ type: 'AnnualReportSubmitted', data: { by, agency: 'ju', year: 2025 } })
  const cleared = {
    type: 'AnnualReportCleared',
    data: { by: 'x', deputyFor: 'li', agency: 'ju', clearedOn: '2026-01-30' },
  }
  const found = (by: string) => codesIn(inStream('report-ju-2025', [submitted(by), cleared] as never))
  expect(found('wu')).toEqual([])
  expect(found('li')).toEqual(['selfClearedReport'])
})

test('LS-10.8: a list filed after the month that follows its own, and one sent back more than once', () => {
  const submitted = (submittedOn: string) => ({
    type: 'FilingListSubmitted',
    data: { agency: 'ju', month: '202601', round: 1, submittedOn },
  })
  const returned = { type: 'FilingListReturned', data: { agency: 'ju', month: '202601', round: 1 } }
  const accepted = { type: 'FilingListAccepted', data: { agency: 'ju', acceptedOn: '2026-03-20' } }
  const filing = (...events: readonly object[]) => findingsIn(inStream('filing-ju-202601', events as never))
  expect(filing(submitted('2026-02-28'), returned, submitted('2026-03-20'))).toEqual([])
  expect(filing(submitted('2026-03-01'))).toMatchObject([
    { code: 'lateFiling', due: '2026-02-28', status: 'mended', mendedOn: '2026-03-01' },
  ])
  expect(filing(submitted('2026-02-28'), returned, returned)).toMatchObject([
    { code: 'repeatedFiling', status: 'open', events: { length: 2 } },
  ])
  expect(filing(submitted('2026-02-28'), returned, returned, accepted)).toMatchObject([
    { status: 'mended', mendedOn: '2026-03-20' },
  ])
})
