import { expect, test } from 'vitest'
import { accountabilityCaseDecider } from '../../../src/domain/accountabilityCase/decide.js'
import type { AccountabilityCaseCommand } from '../../../src/domain/accountabilityCase/commands.js'
import { agencyId, person, personId, process } from '../../support/spec.js'
import {
  after,
  bureau,
  chief,
  clerk,
  continued,
  decide,
  decided,
  freeze,
  given,
  heard,
  investigator,
  invite,
  leader,
  measure,
  office,
  open,
  other,
  propose,
  serve,
  state,
} from './world.js'

test('LS-15.2: a case names its lead, its matters and whom it concerns, sealed under its own key', () => {
  const [opened] = after([investigator, open()])
  expect(opened).toMatchObject({
    type: 'CaseOpened',
    data: {
      by: 'inv',
      agency: office,
      allegation: { $protected: 'case:c1' },
      concerned: [{ kind: 'unit' }, { kind: 'person' }],
    },
  })
  const refused = (change: Parameters<typeof open>[0]) => given().as(investigator).when(open(change))
  refused({ concerned: [] }).thenRefused('NOBODY_CONCERNED')
  refused({ concerned: [{ agency: bureau }, { agency: bureau }] }).thenRefused('CONCERNED_TWICE')
  refused({ concerned: [{ agency: agencyId('nowhere') }] }).thenRefused('AGENCY_UNKNOWN')
  refused({ allegation: ' ' }).thenRefused('TEXT_REQUIRED')
  refused({ subjects: ['申请1'] }).thenRefused('ID_INVALID')
  const lookedUp = { origin: false, subjects: [], people: [] }
  refused({ lookedUp }).thenRefused('ORIGIN_NOT_FOUND', 'SUBJECT_NOT_FOUND', 'NEVER_IN_THE_AGENCY')
  refused({ lookedUp, origin: { kind: 'order', reference: '督1' } }).thenRefused(
    'NEVER_IN_THE_AGENCY',
    'SUBJECT_NOT_FOUND',
  )
  given(...after([investigator, open()]))
    .as(investigator)
    .when(open())
    .thenNothing()
  given(...after([investigator, open()]))
    .as(investigator)
    .when(open({ allegation: '另一件事' }))
    .thenRefused('CASE_EXISTS')
  given().as(process('portal')).when(open()).thenRefused('ROLE_MISSING')
})

test('LS-15.1: a body holds those to account that it supervises, never itself', () => {
  const ofBureau = person('b', 'investigator', bureau)
  given()
    .as(ofBureau)
    .when(open({ agency: bureau }))
    .thenRefused('NOT_OURS_TO_HOLD', 'NOT_OURS_TO_HOLD')
  given()
    .as(ofBureau)
    .when(open({ agency: bureau, concerned: [{ agency: agencyId('section') }] }))
    .thenTypes('CaseOpened')
  given()
    .as(investigator)
    .when(open({ concerned: [{ agency: office }] }))
    .thenRefused('NOT_OURS_TO_HOLD')
})

test('LS-15.2: nobody acts in a case that concerns themselves', () => {
  given()
    .as(investigator)
    .when(open({ concerned: [{ agency: bureau, person: personId('inv') }] }))
    .thenRefused('CONCERNED_BY_THE_CASE')
  const concernedLeader = person('clerk', 'principalLeader', office)
  given(...continued(heard(), [investigator, propose()]))
    .as(concernedLeader)
    .when(decide())
    .thenRefused('CONCERNED_BY_THE_CASE')
})

test('LS-15.2: evidence is frozen before anybody is asked, and once under one id', () => {
  given(...after([investigator, open()]))
    .as(investigator)
    .when(invite('person:clerk'))
    .thenRefused('NO_EVIDENCE_FROZEN')
  const frozen = after([investigator, open()], [investigator, freeze])
  given(...frozen)
    .as(investigator)
    .when(freeze)
    .thenNothing()
  const again = { ...freeze, data: { ...freeze.data, description: '别的' } } as AccountabilityCaseCommand
  given(...frozen)
    .as(investigator)
    .when(again)
    .thenRefused('EXHIBIT_EXISTS')
})

test('LS-15.2: everybody concerned is heard, or has let the time pass, before measures are proposed', () => {
  const invited = after([investigator, open()], [investigator, freeze], [investigator, invite('person:clerk')])
  given(...invited)
    .as(investigator)
    .when(propose())
    .thenRefusedWith({ code: 'NOT_HEARD', facts: { concerned: ['unit:bureau', 'person:clerk'] } })
  const both = continued(invited, [investigator, invite('unit:bureau')])
  given(...both)
    .as(investigator)
    .on('2026-03-09')
    .when(propose())
    .thenRefused('NOT_HEARD')
  given(...both)
    .as(investigator)
    .on('2026-03-10')
    .when(propose())
    .thenTypes('MeasuresProposed')
  given(...invited)
    .as(investigator)
    .when(propose([]))
    .thenTypes('MeasuresProposed')
})

test('LS-15.2: a statement is made by the person, by a leader of the unit, or taken down with proof', () => {
  const invited = after([investigator, open()], [investigator, freeze], [investigator, invite('person:clerk')])
  given(...invited)
    .as(chief)
    .when(state('person:clerk'))
    .thenRefused('NOT_THE_CONCERNED')
  given(...invited)
    .as(investigator)
    .when(state('person:clerk'))
    .thenRefusedWith({ code: 'TEXT_REQUIRED', path: 'proof' })
  given(...invited)
    .as(investigator)
    .when(state('person:clerk', '笔录'))
    .thenTypes('StatementRecorded')
  given(...invited)
    .as(chief)
    .when(state('unit:bureau'))
    .thenRefused('STATEMENT_NOT_INVITED')
  given(...invited)
    .as(clerk)
    .on('2026-03-20')
    .when(state('person:clerk', undefined, '2026-03-20'))
    .events()
  const [late] = given(...invited)
    .as(clerk)
    .on('2026-03-20')
    .when(state('person:clerk', undefined, '2026-03-20'))
    .events()
    .slice(-1)
  expect(late).toMatchObject({ data: { late: true } })
})

test('711-47: sanctions are recommended against persons; each measure has its ground and fits the responsibility', () => {
  const refused = (change: Parameters<typeof measure>[0]) =>
    given(...heard())
      .as(investigator)
      .when(propose([measure(change)]))
  refused({ kind: 'sanctionRecommendation', against: 'unit:bureau', responsibility: 'unit' }).thenRefused(
    'MEASURE_AGAINST_PERSONS',
  )
  refused({ responsibility: 'unit' }).thenRefused('RESPONSIBILITY_UNFIT')
  refused({ against: 'person:nobody' }).thenRefused('NOT_CONCERNED')
  refused({ ground: '' }).thenRefused('TEXT_REQUIRED')
  refused({ dueOn: '2026-03-01' }).thenRefused('DATE_TOO_EARLY')
  refused({ kind: 'constructor' as 'criticism' }).thenRefused('VALUE_UNKNOWN')
})

test('LS-15.2: a leader decides who did not investigate, on the proposal that was looked at', () => {
  const waiting = continued(heard(), [investigator, propose()])
  given(...waiting)
    .as(person('inv', 'principalLeader', office))
    .when(decide())
    .thenRefused('INVESTIGATOR_DECIDES')
  given(...waiting)
    .as(leader)
    .when(decide(true, 2))
    .thenRefused('PROPOSED_ANEW')
  given(...waiting)
    .as(chief)
    .when(decide())
    .thenRefused('WRONG_AGENCY')
  given(...waiting)
    .as(investigator)
    .when({
      type: 'ChangeConcerned',
      data: { added: [], removed: ['unit:bureau'], reason: '无关', lookedUp: { people: [] } },
    })
    .thenRefused('PROPOSAL_WAITING')
  const returned = continued(waiting, [leader, decide(false)])
  given(...returned)
    .as(leader)
    .when(decide(false))
    .thenNothing()
  given(...returned)
    .as(leader)
    .when(decide())
    .thenRefused('NOTHING_PROPOSED')
  const again = continued(returned, [investigator, propose([measure({ kind: 'interview' })])])
  given(...again)
    .as(leader)
    .when(decide(true, 2))
    .thenTypes('CaseDecided')
  given(...decided())
    .as(other)
    .when(decide())
    .thenRefused('CASE_DECIDED', 'NOTHING_PROPOSED')
})

test('LS-15.2: review is asked for in time, decided by a third, and makes nothing worse', () => {
  const request = (requestedOn: string): AccountabilityCaseCommand => ({
    type: 'RequestCaseReview',
    data: { concerned: 'person:clerk', reasons: '过重', requestedOn },
  })
  const review = (change: Partial<Extract<AccountabilityCaseCommand, { type: 'DecideCaseReview' }>['data']>) =>
    ({
      type: 'DecideCaseReview',
      data: {
        concerned: 'person:clerk',
        outcome: 'revoked',
        reason: '理由',
        documentNumber: '复1',
        measures: [],
        ...change,
      },
    }) satisfies AccountabilityCaseCommand
  given(...decided())
    .as(clerk)
    .on('2026-04-02')
    .when(request('2026-04-02'))
    .thenRefusedWith({ code: 'REVIEW_TOO_LATE' })
  given(...decided())
    .as(chief)
    .when({
      ...request('2026-03-02'),
      data: { concerned: 'unit:bureau', reasons: '过重', requestedOn: '2026-03-02' },
    } as AccountabilityCaseCommand)
    .thenRefused('NO_MEASURE_AGAINST')
  const asked = continued(decided(), [clerk, request('2026-03-02')])
  given(...asked)
    .as(leader)
    .when(review({}))
    .thenRefused('DECIDER_REVIEWS')
  given(...asked)
    .as(other)
    .when(review({ outcome: 'changed', measures: [measure({ kind: 'transferToSupervision' })] }))
    .thenRefused('REVIEW_MAKES_WORSE')
  given(...asked)
    .as(other)
    .when(review({ outcome: 'upheld', measures: [measure()] }))
    .thenRefused('MEASURES_AGAINST_OUTCOME')
  const changed = continued(asked, [other, review({ outcome: 'changed', measures: [measure({ kind: 'interview' })] })])
  expect(given(...changed).state()).toMatchObject({ measures: [{ number: 2, kind: 'interview', carriedOut: false }] })
  const revoked = continued(asked, [other, review({})])
  const closed = continued(revoked, [investigator, { type: 'CloseCase', data: { summary: '撤销' } }])
  expect(closed.at(-1)).toMatchObject({ type: 'CaseClosed', data: { reason: 'revoked' } })
})

test('LS-15.2: a case closes when everything is served, carried out and beyond review', () => {
  const close: AccountabilityCaseCommand = { type: 'CloseCase', data: { summary: '落实' } }
  const carryOut = (change = {}): AccountabilityCaseCommand => ({
    type: 'RecordMeasureCarriedOut',
    data: { measure: 1, carriedOutOn: '2026-03-02', proof: '通报', ...change },
  })
  given(...decided())
    .as(investigator)
    .when(close)
    .thenRefused('MEASURES_OUTSTANDING', 'REVIEW_OPEN')
  given(...decided())
    .as(investigator)
    .when(carryOut({ measure: 7 }))
    .thenRefused('MEASURE_UNKNOWN')
  const done = continued(decided(), [investigator, carryOut()])
  given(...done)
    .as(investigator)
    .when(carryOut({ proof: '别的' }))
    .thenRefused('MEASURE_CARRIED_OUT')
  given(...done)
    .as(investigator)
    .when(close)
    .thenRefused('REVIEW_OPEN')
  const closed = given(...done)
    .as(investigator)
    .on('2026-04-02')
    .when(close)
  closed.thenTypes('CaseClosed')
  given(...closed.events())
    .as(investigator)
    .on('2026-04-02')
    .when(close)
    .thenNothing()
  const unserved = continued(heard(), [investigator, propose()], [leader, decide()])
  given(...unserved)
    .as(investigator)
    .when(carryOut())
    .thenRefused('DECISION_NOT_SERVED')
  given(...unserved)
    .as(investigator)
    .when(close)
    .thenRefused('DECISION_NOT_SERVED', 'MEASURES_OUTSTANDING')
  given(...continued(unserved, [investigator, serve('person:clerk')]))
    .as(investigator)
    .when(serve('person:clerk'))
    .thenNothing()
})

test('PIPL-46: the person concerned objects to what is on record about them, and is answered by another', () => {
  const object: AccountabilityCaseCommand = {
    type: 'ObjectToCaseRecord',
    data: { objection: 'o1', about: '职务有误', right: '应为科员' },
  }
  const answer = (by: string): AccountabilityCaseCommand => ({
    type: 'AnswerRecordObjection',
    data: { objection: by, accepted: true, answer: '已注明' },
  })
  const opened = after([investigator, open()])
  given(...opened)
    .as(chief)
    .when(object)
    .thenRefused('NOT_THE_CONCERNED')
  const objected = continued(opened, [clerk, object])
  given(...objected)
    .as(clerk)
    .when(object)
    .thenNothing()
  given(...objected)
    .as(investigator)
    .when(answer('o2'))
    .thenRefused('OBJECTION_UNKNOWN')
  const answered = continued(objected, [investigator, answer('o1')])
  given(...answered)
    .as(leader)
    .when(answer('o1'))
    .thenRefused('OBJECTION_ANSWERED')
})

test('LS-15.2: a case is handed over to an investigator of the body whom it does not concern', () => {
  const hand = (to: string, from = 'inv'): AccountabilityCaseCommand => ({
    type: 'HandOverCase',
    data: { from: personId(from), to: personId(to), recusal: true, reason: '回避' },
  })
  const opened = after([investigator, open()])
  given(...opened)
    .as(investigator)
    .when(hand('clerk2'))
    .thenRefused('NOT_AN_INVESTIGATOR_HERE')
  given(...opened)
    .as(investigator)
    .when(hand('inv2', 'other'))
    .thenRefused('HANDED_OVER_MEANWHILE')
  const handed = continued(opened, [leader, hand('inv2')])
  given(...handed)
    .as(leader)
    .when(hand('inv2'))
    .thenNothing()
  given(...handed)
    .as(investigator)
    .when(freeze)
    .thenRefused('NOT_THE_INVESTIGATOR')
})

test('LS-15.2: every command is refused on a case that is absent, and on one that is closed', () => {
  const commands = (Object.keys(accountabilityCaseDecider.handlers) as AccountabilityCaseCommand['type'][]).filter(
    (type) => type !== 'OpenCase',
  )
  const closed = given(...continued(heard(), [investigator, propose([])], [leader, decide()]))
    .and(
      ...continued(
        continued(heard(), [investigator, propose([])], [leader, decide()]),
        [investigator, serve('person:clerk')],
        [investigator, serve('unit:bureau')],
        [investigator, { type: 'CloseCase', data: { summary: '不予追究' } }],
      ).slice(-3),
    )
    .as(investigator)
  for (const command of commands) {
    expect(given().deniedBecause(command), command).toContain('CASE_NOT_FOUND')
    expect(closed.deniedBecause(command), command).toContain('CASE_CLOSED')
  }
})

test('LS-15.2: whom it concerns may change until measures are proposed, never to nobody', () => {
  const change = (removed: readonly ('unit:bureau' | 'person:clerk')[]): AccountabilityCaseCommand => ({
    type: 'ChangeConcerned',
    data: { added: [], removed: [...removed], reason: '查明无关', lookedUp: { people: [] } },
  })
  const opened = after([investigator, open()])
  given(...opened)
    .as(investigator)
    .when(change(['unit:bureau', 'person:clerk']))
    .thenRefused('NOBODY_CONCERNED')
  const changed = continued(opened, [investigator, change(['unit:bureau'])])
  expect(changed.at(-1)?.type).toBe('ConcernedChanged')
  given(...changed)
    .as(investigator)
    .when(change(['unit:bureau']))
    .thenNothing()
})
