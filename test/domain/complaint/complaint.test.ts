import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogue } from '../../../src/app/messages/catalogue.js'
import type {
  AskAgencyForStatement,
  ComplaintCommand,
  ConcludeComplaint,
  PrepareComplaintLetter,
  ReceiveComplaint,
} from '../../../src/domain/complaint/commands.js'
import { competentBodies } from '../../../src/domain/complaint/competentBodies.js'
import { complainantNamed } from '../../../src/domain/complaint/complainantNamed.js'
import { complaintDecider } from '../../../src/domain/complaint/decide.js'
import type { ComplaintEvent } from '../../../src/domain/complaint/events.js'
import type { Actor } from '../../../src/domain/context.js'
import type { ComplaintLetterKind } from '../../../src/domain/letter/vocabulary.js'
import { protect } from '../../../src/domain/protected.js'
import { without } from '../../../src/domain/without.js'
import { hash, kept } from '../application/letters.js'
import { agencyId, contextOf, directory, on, person, personId, policies, process, spec } from '../../support/spec.js'

const [city, gov, dept, bureau, section, organ] = ['city', 'gov', 'dept', 'bureau', 'section', 'organ'].map(agencyId)
const officer = person('officer', 'disclosureOfficer', dept!)
const colleague = person('colleague', 'disclosureOfficer', dept!)
const head = person('head', 'disclosureHead', dept!)
const clerk = person('clerk', 'disclosureOfficer', bureau!)
const portal = process('portal')
const held = (role: 'disclosureOfficer' | 'publishingOfficer' | 'inspector', agency: string) => ({
  role,
  agency: agencyId(agency),
})
const agencies = directory({
  agencies: [
    { id: city!, kind: 'government' },
    { id: gov!, kind: 'government', governmentSuperior: city! },
    { id: dept!, governmentSuperior: gov!, duties: ['disclosureDepartment'] },
    { id: bureau!, governmentSuperior: gov!, businessSuperior: agencyId('province') },
    { id: agencyId('province') },
    { id: section!, kind: 'internalBody', actsInOwnName: false, governmentSuperior: bureau! },
    { id: organ!, kind: 'otherOrgan', governmentSuperior: gov!, duties: ['supervisoryOrgan'] },
    { id: agencyId('closed'), governmentSuperior: gov!, abolishedOn: on('2020-01-01') },
  ],
  people: {
    officer: [held('disclosureOfficer', 'dept')],
    colleague: [held('disclosureOfficer', 'dept')],
    clerk: [held('disclosureOfficer', 'bureau')],
    twofold: [held('disclosureOfficer', 'dept'), held('publishingOfficer', 'section')],
    inspector: [held('inspector', 'organ')],
  },
})
const NUMBERS = policies({
  'complaint.acceptance': { value: 5, unit: 'workingDays' },
  'complaint.answer': { value: 20, unit: 'workingDays' },
})
const given = spec(complaintDecider, contextOf({ today: on('2026-03-02'), agencies, policies: NUMBERS }))

const file = (change: Partial<ReceiveComplaint['data']> = {}): ReceiveComplaint => ({
  type: 'ReceiveComplaint',
  data: {
    complaint: 'c1',
    kind: 'complaint',
    against: bureau!,
    agency: dept!,
    complainant: {
      name: '张三丰',
      identity: '身份证 34060419900101001X',
      phone: '139 5611-2233',
      email: 'zhang@example.cn',
    },
    access: 'access-1',
    text: '该局逾期不答复。',
    wanted: '责令答复',
    channel: 'portal',
    receivedOn: '2026-03-02',
    ...change,
  },
})
const FACTS = '有群众反映你局有一件申请逾期未答复，请说明。'
const ask = (change: Partial<AskAgencyForStatement['data']> = {}): AskAgencyForStatement => ({
  type: 'AskAgencyForStatement',
  data: {
    ...{ facts: FACTS, aboutShown: false, documentNumber: '询1' },
    ...{ askedOn: '2026-03-02', answerBy: '2026-03-09' },
    ...change,
  },
})
const accept: ComplaintCommand = { type: 'AcceptComplaint', data: { acceptedOn: '2026-03-02' } }
const state = (change = {}): ComplaintCommand => ({
  type: 'RecordAgencyStatement',
  data: { request: 1, statement: '已补办', statedOn: '2026-03-02', ...change },
})
const step = (change = {}): ComplaintCommand => ({
  type: 'RecordInvestigationStep',
  data: { kind: 'records', result: '系统记录显示逾期12日', findings: ['f-1'], takenOn: '2026-03-02', ...change },
})
const conclude = (change: Partial<ConcludeComplaint['data']> = {}): ConcludeComplaint => ({
  type: 'ConcludeComplaint',
  data: {
    ...{ outcome: 'upheld', summary: '反映情况属实。', findings: ['f-1'], concludedOn: '2026-03-02' },
    measures: [{ kind: 'rectification', text: '限期答复', inspection: 'i-1' }],
    ...change,
  },
})
const approve = (proposal = 1): ComplaintCommand => ({
  type: 'ApproveComplaintConclusion',
  data: { proposal, approvedOn: '2026-03-02' },
})
const letter = (kind: ComplaintLetterKind, change: Partial<PrepareComplaintLetter['data']> = {}): ComplaintCommand => {
  const key = ['complaintTransfer', 'complaintStatementRequest'].includes(kind) ? 'complaint:c1' : 'person:cs-c1'
  const [pdf, html] = [
    { ...kept('a'), key } as const,
    { ...kept('c'), key } as const,
  ] as unknown as PrepareComplaintLetter['data']['pdf'][]
  return {
    type: 'PrepareComplaintLetter',
    data: { kind, number: '复1', datedOn: '2026-03-02', template: 't@1', pdf: pdf!, html: html!, ...change },
  }
}
const reply = (change = {}): ComplaintCommand => ({
  type: 'ReplyToComplainant',
  data: { number: '复1', repliedOn: '2026-03-02', way: 'portal', proof: '平台送达', ...change },
})
const notice = (kind: Exclude<ComplaintLetterKind, 'complaintReply'>, change = {}): ComplaintCommand => ({
  type: 'DispatchComplaintNotice',
  data: { kind, number: '复1', dispatchedOn: '2026-03-02', way: 'portal', proof: '平台送达', ...change },
})

type Step = readonly [Actor, ComplaintCommand]
/** A history as it comes about by these steps, each carried out. */
const after = (...steps: readonly Step[]): readonly ComplaintEvent[] =>
  steps.reduce<readonly ComplaintEvent[]>(
    (history, [actor, command]) =>
      given(...history)
        .as(actor)
        .when(command)
        .events(),
    [],
  )
const filed: readonly Step[] = [[portal, file()]]
const accepted: readonly Step[] = [...filed, [officer, accept]]
const asked: readonly Step[] = [...accepted, [officer, ask()]]
const heard: readonly Step[] = [...asked, [clerk, state()], [officer, step()]]
const proposed: readonly Step[] = [...heard, [officer, conclude()]]
const approved: readonly Step[] = [...proposed, [head, approve()]]
const lettered: readonly Step[] = [...approved, [officer, letter('complaintReply')]]
const answered: readonly Step[] = [...lettered, [officer, reply()]]

test('711-51: a complaint goes to the disclosure department or the superior, never to a body that would judge itself', () => {
  const bodies = (against: string, date = '2026-03-02') =>
    competentBodies(agencyId(against), agencies, on(date)).map(({ agency, rights }) => [agency, ...rights])
  expect(bodies('bureau')).toEqual([
    ['dept', 'disclosureDepartment'],
    ['gov', 'governmentSuperior'],
    ['province', 'businessSuperior'],
  ])
  // A body without a name of its own is a part of the bureau, which would judge itself.
  expect(bodies('section')).toEqual(bodies('bureau'))
  expect(bodies('dept')).toEqual([
    ['gov', 'governmentSuperior'],
    ['organ', 'supervisoryOrgan'],
  ])
  // The department stands below the government complained of.
  expect(bodies('gov')).toEqual([
    ['city', 'governmentSuperior'],
    ['organ', 'supervisoryOrgan'],
  ])
  expect(bodies('organ').map(([agency]) => agency)).toEqual(['dept', 'gov'])
})

test('711-51: anybody complains, with a name or without one, on the portal or to an officer, and it is due in 5 working days', () => {
  given().as(portal).when(file()).thenTypes('ComplaintReceived')
  const [received] = after(...filed)
  expect(received).toMatchObject({
    data: {
      ...{ against: 'bureau', agency: 'dept', rights: ['disclosureDepartment'], subject: 'cs-c1', anonymous: false },
      ...{ hasContact: true, acceptBy: { due: '2026-03-09', terms: [{ policy: 'complaint.acceptance@1' }] } },
      complainant: { name: { $protected: 'person:cs-c1', value: '张三丰' } },
      access: { $protected: 'person:cs-c1' },
      text: { $protected: 'complaint:c1' },
    },
  })
  const anonymous = file({ complainant: {}, wanted: ' ' })
  expect(given().as(portal).when(anonymous).events()[0]).toMatchObject({
    data: { anonymous: true, hasContact: false, complainant: {} },
  })
  // An officer to whom it came has it in charge in the own body, not in another one.
  const byLetter = file({ channel: 'letter', receivedOn: '2026-02-27', proof: '收文12' })
  expect(given().as(officer).when(byLetter).events()[0]).toMatchObject({ data: { officer: 'officer' } })
  expect(
    given()
      .as(officer)
      .when(file({ agency: gov! }))
      .events()[0],
  ).not.toHaveProperty('data.officer')
  given()
    .as(officer)
    .when(file({ channel: 'letter', receivedOn: '2026-02-27' }))
    .thenRefused('TEXT_REQUIRED')
})

test('711-51: what is filed wrongly is told with every reason at once', () => {
  given()
    .as(portal)
    .when(file({ agency: bureau! }))
    .thenRefusedWith({
      code: 'COMPLAINT_BODY_NOT_COMPETENT',
      facts: { agencies: ['dept', 'gov', 'province'] },
    })
  given()
    .as(portal)
    .when(file({ against: city! }))
    .thenRefused('COMPLAINT_BODY_NOT_COMPETENT')
  given()
    .as(portal)
    .when(file({ against: agencyId('nobody') }))
    .thenRefused('AGENCY_UNKNOWN')
  given()
    .as(portal)
    .when(file({ against: agencyId('closed') }))
    .thenRefused('AGENCY_NOT_ACTIVE')
  const wrong = { text: '', channel: 'fax' as never, kind: 'x' as never, about: { kind: 'y' as never, id: 'a b' } }
  given()
    .as(portal)
    .when(file(wrong))
    .thenRefused('TEXT_REQUIRED', 'VALUE_UNKNOWN', 'VALUE_UNKNOWN', 'VALUE_UNKNOWN', 'ID_INVALID')
  given()
    .as(portal)
    .when(file({ receivedOn: '2026-03-03' }))
    .thenRefused('DATE_TOO_LATE')
  given()
    .as(portal)
    .within({ policies: policies({}) })
    .when(file())
    .thenRefused('POLICY_MISSING')
  // Whoever serves the agency complained of does not take it down, nor does anybody below it.
  given().as(clerk).when(file()).thenRefused('COMPLAINT_CONCERNS_OFFICER')
  given()
    .as(person('twofold', 'disclosureOfficer', dept!))
    .when(file())
    .thenRefused('COMPLAINT_CONCERNS_OFFICER')
  given()
    .as(person('x', 'publishingOfficer', dept!))
    .when(file())
    .thenRefused('ROLE_MISSING')
  given(...after(...filed))
    .as(portal)
    .when(file())
    .thenNothing()
  given(...after(...filed))
    .as(portal)
    .when(file({ text: '另一件' }))
    .thenRefused('COMPLAINT_EXISTS')
})

test('711-51: only officers of the body that judges it handle it, and nobody whom it concerns', () => {
  const history = after(...filed)
  const accepting = (actor: Actor) =>
    given(...history)
      .as(actor)
      .when(accept)
  accepting(officer).thenTypes('ComplaintAccepted')
  accepting(clerk).thenRefused('WRONG_AGENCY', 'COMPLAINT_CONCERNS_OFFICER')
  accepting(person('x', 'publishingOfficer', dept!)).thenRefused('ROLE_MISSING')
  accepting(head).thenRefused('ROLE_MISSING')
  accepting(person('twofold', 'disclosureOfficer', dept!)).thenRefused('COMPLAINT_CONCERNS_OFFICER')
  // Standing in for somebody whom it concerns is no way around it.
  accepting(person('new', 'disclosureOfficer', dept!, 'twofold')).thenRefused('COMPLAINT_CONCERNS_OFFICER')
  accepting(portal).thenRefused('ROLE_MISSING')
  accepting({ kind: 'public' }).thenRefused('ROLE_MISSING')

  const naming: ComplaintCommand = { type: 'NoteConcernedOfficers', data: { persons: [personId('officer')] } }
  const noted = given(...history)
    .as(officer)
    .when(naming)
    .events()
  given(...noted)
    .as(officer)
    .when(accept)
    .thenRefused('COMPLAINT_CONCERNS_OFFICER')
  given(...noted)
    .as(officer)
    .when(naming)
    .thenRefused('COMPLAINT_CONCERNS_OFFICER')
  given(...noted)
    .as(colleague)
    .when(naming)
    .thenNothing()
  given(...noted)
    .as(portal)
    .when({ type: 'NoteConcernedOfficers', data: { persons: [] } })
    .thenRefused('COMPLAINT_NOBODY_NAMED')
  expect(
    given(...noted)
      .as(officer)
      .deniedBecause('AskAgencyForStatement'),
  ).toContain('COMPLAINT_CONCERNS_OFFICER')

  const to = (id: string, from?: string): ComplaintCommand => ({
    type: 'HandOverComplaint',
    data: { to: personId(id), ...(from === undefined ? {} : { from: personId(from) }) },
  })
  given(...history)
    .as(head)
    .when(to('colleague'))
    .thenTypes('ComplaintHandedOver')
  given(...noted)
    .as(head)
    .when(to('officer'))
    .thenRefused('COMPLAINT_CONCERNS_OFFICER')
  given(...history)
    .as(head)
    .when(to('twofold'))
    .thenRefused('COMPLAINT_CONCERNS_OFFICER')
  given(...history)
    .as(head)
    .when(to('clerk'))
    .thenRefused('COMPLAINT_NOT_AN_OFFICER_HERE')
  const handed = given(...history)
    .as(head)
    .when(to('colleague'))
    .events()
  given(...handed)
    .as(head)
    .when(to('colleague'))
    .thenNothing()
  given(...handed)
    .as(head)
    .when(to('colleague', 'officer'))
    .thenRefused('HANDED_OVER_MEANWHILE')
  given(...handed)
    .as(officer)
    .when(accept)
    .thenRefused('NOT_IN_CHARGE_OF_COMPLAINT')
})

test('711-51: it is accepted once, and answered 20 working days later; declined only by somebody else, on a ground with its facts', () => {
  const history = after(...filed)
  expect(after(...accepted).at(-1)).toMatchObject({ data: { late: false, answerBy: { due: '2026-03-30' } } })
  const late = given(...history)
    .as(officer)
    .on('2026-03-10')
    .when({ type: 'AcceptComplaint', data: { acceptedOn: '2026-03-10' } })
  expect(late.events().at(-1)).toMatchObject({ data: { late: true } })
  given(...after(...accepted))
    .as(officer)
    .when(accept)
    .thenNothing()
  given(...after(...accepted))
    .as(officer)
    .when({ type: 'AcceptComplaint', data: { acceptedOn: '2026-02-27' } })
    .thenRefused('COMPLAINT_ACCEPTED', 'DATE_TOO_EARLY')
  given().as(officer).when(accept).thenRefused('COMPLAINT_NOT_FOUND', 'WRONG_AGENCY')

  const decline = (change = {}): ComplaintCommand => ({
    type: 'DeclineComplaint',
    data: { ground: 'noFacts', reason: '没有具体事实', declinedOn: '2026-03-02', ...change },
  })
  const declined = given(...history)
    .as(head)
    .when(decline())
    .events()
  given(...declined)
    .as(head)
    .when(decline())
    .thenNothing()
  given(...declined)
    .as(head)
    .when(decline({ reason: '别的' }))
    .thenRefused('COMPLAINT_CLOSED')
  given(...declined)
    .as(officer)
    .when(accept)
    .thenRefused('COMPLAINT_CLOSED')
  given(...history)
    .as(officer)
    .when(decline())
    .thenRefused('ROLE_MISSING')
  given(...after(...accepted))
    .as(head)
    .when(decline())
    .thenRefused('COMPLAINT_ACCEPTED')
  given(...history)
    .as(head)
    .when(decline({ ground: 'otherBody' }))
    .thenRefused('TEXT_REQUIRED')
  given(...history)
    .as(head)
    .when(decline({ directedTo: '信访局' }))
    .thenRefused('COMPLAINT_FACT_NOT_OF_GROUND')
  given(...history)
    .as(head)
    .when(decline({ earlier: 'c0' }))
    .thenRefused('COMPLAINT_FACT_NOT_OF_GROUND')

  const before = (earlierNow?: object) => decline({ ground: 'answeredBefore', earlier: 'c0', earlierNow })
  const found = { against: bureau, sameComplainant: true, answered: true }
  given(...history)
    .as(head)
    .when(before(found))
    .thenTypes('ComplaintDeclined')
  given(...history)
    .as(head)
    .when(before())
    .thenRefused('EARLIER_COMPLAINT_UNKNOWN')
  given(...history)
    .as(head)
    .when(before({ ...found, against: gov }))
    .thenRefused('EARLIER_COMPLAINT_DIFFERS')
  given(...history)
    .as(head)
    .when(before({ ...found, sameComplainant: false }))
    .thenRefused('EARLIER_COMPLAINT_DIFFERS')
  given(...history)
    .as(head)
    .when(before({ ...found, answered: false }))
    .thenRefused('EARLIER_COMPLAINT_NOT_ANSWERED')
})

test('711-51: a transfer goes to another competent body, which begins with a time of its own', () => {
  const to = (agency: string, change = {}): ComplaintCommand => ({
    type: 'TransferComplaint',
    data: {
      to: agencyId(agency),
      reason: '由本级政府处理',
      documentNumber: '转1',
      transferredOn: '2026-03-02',
      ...change,
    },
  })
  const history = after(...accepted)
  const moved = given(...history)
    .as(officer)
    .when(to('gov'))
    .events()
  expect(moved.at(-1)).toMatchObject({ data: { from: 'dept', to: 'gov', round: 2, acceptBy: { due: '2026-03-09' } } })
  given(...moved)
    .as(officer)
    .when(to('gov'))
    .thenRefused('WRONG_AGENCY', 'COMPLAINT_BODY_NOT_COMPETENT')
  for (const wrong of ['bureau', 'section', 'dept', 'organ', 'nobody'])
    given(...history)
      .as(officer)
      .when(to(wrong))
      .thenRefused('COMPLAINT_BODY_NOT_COMPETENT')
  given(...history)
    .as(officer)
    .when(to('gov', { documentNumber: '转张三丰1号' }))
    .thenRefused('TEXT_NAMES_COMPLAINANT')
  given(...after(...approved))
    .as(officer)
    .when(to('gov'))
    .thenRefused('COMPLAINT_CONCLUDED')
  // What was accepted there is accepted anew, by its own people.
  given(...moved)
    .as(officer)
    .when(accept)
    .thenRefused('WRONG_AGENCY')
  const governor = person('governor', 'disclosureOfficer', gov!)
  given(...moved)
    .as(governor)
    .when(ask())
    .thenRefused('NOT_IN_CHARGE_OF_COMPLAINT', 'COMPLAINT_NOT_ACCEPTED')
  given(...moved)
    .as(governor)
    .when(accept)
    .thenTypes('ComplaintAccepted')
})

test('711-51: the agency complained of is asked with cleared words only: never who complains, nor the application', () => {
  const history = after(...accepted)
  given(...history)
    .as(officer)
    .when(ask())
    .thenTypes('AgencyAskedForStatement')
  const secrets = [
    ['张三丰反映', ['name']],
    ['张 三 丰', ['name']],
    ['34060419900101001x', ['identity']],
    ['340604 19900101 001X', ['identity']],
    ['１３９５６１１２２３３', ['phone']],
    ['139-5611-2233', ['phone']],
    ['邮箱 ZHANG@example.cn', ['email']],
  ] as const
  for (const [words, fields] of secrets)
    given(...history)
      .as(officer)
      .when(ask({ facts: `据${words}称` }))
      .thenRefusedWith({
        code: 'TEXT_NAMES_COMPLAINANT',
        path: 'facts',
        facts: { fields: [...fields] },
      })
  given(...history)
    .as(officer)
    .when(ask({ documentNumber: '询13956112233' }))
    .thenRefused('TEXT_NAMES_COMPLAINANT')

  const aboutApplication = after([portal, file({ about: { kind: 'application', id: 'app-77' } })], [officer, accept])
  given(...aboutApplication)
    .as(officer)
    .when(ask({ aboutShown: true }))
    .thenRefused('MATTER_NAMES_COMPLAINANT')
  given(...aboutApplication)
    .as(officer)
    .when(ask({ facts: '关于 APP-77 号申请' }))
    .thenRefused('TEXT_NAMES_COMPLAINANT')
  expect(
    given(...aboutApplication)
      .as(officer)
      .when(ask())
      .events()
      .at(-1),
  ).not.toHaveProperty('data.about')
  const aboutItem = after([portal, file({ about: { kind: 'item', id: 'item-1' } })], [officer, accept])
  const shown = given(...aboutItem)
    .as(officer)
    .when(ask({ aboutShown: true }))
    .events()
  expect(shown.at(-1)).toMatchObject({ data: { about: { id: 'item-1' } } })
  given(...history)
    .as(officer)
    .when(ask({ aboutShown: true }))
    .thenRefused('MATTER_NAMES_COMPLAINANT')

  given(...history)
    .as(officer)
    .when(ask({ answerBy: '2026-03-31' }))
    .thenRefused('DATE_TOO_LATE')
  given(...history)
    .as(officer)
    .when(ask({ answerBy: '2026-02-27' }))
    .thenRefused('DATE_TOO_EARLY')
  given(...history)
    .as(colleague)
    .when(ask())
    .thenRefused('NOT_IN_CHARGE_OF_COMPLAINT')
  given(...after(...filed))
    .as(officer)
    .when(ask())
    .thenRefused('NOT_IN_CHARGE_OF_COMPLAINT', 'COMPLAINT_NOT_ACCEPTED')
  given(...after(...asked))
    .as(officer)
    .when(ask())
    .thenNothing()
  given(...after(...asked))
    .as(officer)
    .when(ask({ facts: '再次说明' }))
    .thenRefused('COMPLAINT_STATEMENT_AWAITED')
  given(...after(...asked))
    .as(officer)
    .on('2026-03-10')
    .when(ask({ facts: '再次说明', askedOn: '2026-03-10', answerBy: '2026-03-13' }))
    .thenTypes('AgencyAskedForStatement')
})

test('711-51: no text that holds a name or a number of the complainant passes, however it is spaced or printed', () => {
  const complainant = {
    name: protect('person:cs-1', '欧阳明月'),
    identity: protect('person:cs-1', '34060419900101001X'),
    phone: protect('person:cs-1', '13956112233'),
    postalAddress: protect('person:cs-1', '安徽省淮北市烈山区青龙山路12号3幢'),
  }
  const filler = fc.string({ maxLength: 30 })
  const spaced = (value: string) =>
    fc
      .array(fc.constantFrom('', ' ', '-', '　'), { minLength: value.length, maxLength: value.length })
      .map((gaps) => [...value].map((letter, at) => letter + gaps[at]!).join(''))
  const secret = fc.constantFrom(...Object.values(complainant).map(({ value }) => value!)).chain(spaced)
  fc.assert(
    fc.property(filler, secret, filler, (before, word, behind) => {
      expect(complainantNamed(`${before} ${word} ${behind}`, complainant)).not.toEqual([])
    }),
    { numRuns: 60 },
  )
  expect(complainantNamed('请说明青龙山路12号3幢的情况', complainant)).toEqual(['postalAddress'])
  expect(complainantNamed(FACTS, complainant)).toEqual([])
  // A key that was destroyed leaves nothing to compare with.
  expect(complainantNamed('欧阳明月', { name: { $protected: 'person:cs-1' } })).toEqual([])
})

test('711-51: the agency states its side once it was asked, late too; its letter is entered by the officer with proof', () => {
  const history = after(...asked)
  given(...history)
    .as(clerk)
    .when(state())
    .thenTypes('AgencyStatementRecorded')
  given(...after(...accepted))
    .as(clerk)
    .when(state())
    .thenRefused('WRONG_AGENCY', 'COMPLAINT_STATEMENT_NOT_ASKED')
  given(...history)
    .as(person('x', 'disclosureOfficer', city!))
    .when(state())
    .thenRefused('WRONG_AGENCY')
  given(...history)
    .as(person('x', 'inspector', bureau!))
    .when(state())
    .thenRefused('NOT_THE_AGENCYS_VOICE')
  given(...history)
    .as(person('x', 'publishingOfficer', bureau!))
    .when(state())
    .thenRefused('ROLE_MISSING')
  given(...history)
    .as(colleague)
    .when(state({ proof: '复函2' }))
    .thenRefused('NOT_THE_AGENCYS_VOICE')
  given(...history)
    .as(officer)
    .when(state())
    .thenRefused('TEXT_REQUIRED')
  given(...history)
    .as(officer)
    .when(state({ proof: '复函2' }))
    .thenTypes('AgencyStatementRecorded')
  const late = given(...history)
    .as(clerk)
    .on('2026-03-10')
    .when(state({ statedOn: '2026-03-10' }))
    .events()
  expect(late.at(-1)).toMatchObject({ data: { late: true } })
  given(...late)
    .as(clerk)
    .on('2026-03-10')
    .when(state({ statedOn: '2026-03-10' }))
    .thenNothing()
  given(...late)
    .as(clerk)
    .on('2026-03-10')
    .when(state({ statement: '改口' }))
    .thenRefused('COMPLAINT_STATEMENT_ON_RECORD', 'TEXT_REQUIRED')
  given(...history)
    .as(clerk)
    .when(state({ request: 2 }))
    .thenRefused('COMPLAINT_STATEMENT_NOT_ASKED')
  given(...after(...approved))
    .as(clerk)
    .when(state({ request: 2 }))
    .thenRefused('COMPLAINT_CONCLUDED', 'COMPLAINT_STATEMENT_NOT_ASKED')
})

test('711-51: what is true has consequences, what is not has none, and no agency is found at fault unheard', () => {
  const history = after(...heard)
  given(...history)
    .as(officer)
    .when(conclude())
    .thenTypes('ComplaintConclusionProposed')
  given(...history)
    .as(officer)
    .when(conclude({ measures: [] }))
    .thenRefused('COMPLAINT_MEASURE_MISSING')
  given(...history)
    .as(officer)
    .when(conclude({ outcome: 'notUpheld' }))
    .thenRefused('COMPLAINT_MEASURE_WITHOUT_FAULT')
  given(...history)
    .as(officer)
    .when(conclude({ outcome: 'notUpheld', measures: [] }))
    .thenTypes('ComplaintConclusionProposed')
  const measure = (change: object) => conclude({ measures: [{ kind: 'criticism', text: '通报', ...change }] })
  given(...history)
    .as(officer)
    .when(measure({ text: '就张三丰投诉一事通报' }))
    .thenRefused('TEXT_NAMES_COMPLAINANT')
  given(...history)
    .as(officer)
    .when(measure({ inspection: 'i-1' }))
    .thenRefused('COMPLAINT_FACT_NOT_OF_MEASURE')
  given(...history)
    .as(officer)
    .when(measure({ kind: 'accountability', accountabilityCase: 'x y' }))
    .thenRefused('ID_INVALID')
  given(...history)
    .as(officer)
    .when(conclude({ findings: ['f-1', 'f-1'] }))
    .thenRefused('ID_INVALID')

  const unheard = after(...asked, [officer, step()])
  given(...unheard)
    .as(officer)
    .when(conclude())
    .thenRefused('COMPLAINED_AGENCY_NOT_HEARD')
  given(...unheard)
    .as(officer)
    .on('2026-03-10')
    .when(conclude({ concludedOn: '2026-03-10' }))
    .thenTypes('ComplaintConclusionProposed')
  given(...after(...asked))
    .as(officer)
    .when(conclude())
    .thenRefused('COMPLAINT_NOT_INVESTIGATED', 'COMPLAINED_AGENCY_NOT_HEARD')
  given(...after(...filed))
    .as(officer)
    .when(step())
    .thenRefused('NOT_IN_CHARGE_OF_COMPLAINT', 'COMPLAINT_NOT_ACCEPTED')
  given(...after(...heard))
    .as(officer)
    .when(step())
    .thenNothing()
  given(...after(...approved))
    .as(officer)
    .when(step({ result: '又查' }))
    .thenRefused('COMPLAINT_CONCLUDED')
})

test('711-51: a conclusion is approved by somebody else than the handler, and the very one that they saw', () => {
  const history = after(...proposed)
  given(...history)
    .as(head)
    .when(approve())
    .thenTypes('ComplaintConclusionApproved')
  given(...history)
    .as(head)
    .when(approve(2))
    .thenRefused('COMPLAINT_CONCLUSION_IS_ANOTHER')
  given(...history)
    .as(officer)
    .when(approve())
    .thenRefused('ROLE_MISSING', 'COMPLAINT_HANDLER_DECIDES')
  given(...history)
    .as(person('officer', 'disclosureHead', dept!))
    .when(approve())
    .thenRefused('COMPLAINT_HANDLER_DECIDES')
  given(...history)
    .as(person('new', 'disclosureHead', dept!, 'officer'))
    .when(approve())
    .thenRefused('COMPLAINT_HANDLER_DECIDES')
  given(...history)
    .as(person('x', 'principalLeader', bureau!))
    .when(approve())
    .thenRefused('WRONG_AGENCY')
  given(...after(...heard))
    .as(head)
    .when(approve())
    .thenRefused('COMPLAINT_NOT_CONCLUDED', 'COMPLAINT_CONCLUSION_IS_ANOTHER')
  given(...after(...approved))
    .as(head)
    .when(approve())
    .thenNothing()
  given(...history)
    .as(officer)
    .when(conclude())
    .thenNothing()
  given(...history)
    .as(officer)
    .when(conclude({ summary: '另一意见' }))
    .thenRefused('COMPLAINT_CONCLUDED')
  const back: ComplaintCommand = { type: 'ReturnComplaintConclusion', data: { proposal: 1, reason: '事实不清' } }
  const returned = given(...history)
    .as(head)
    .when(back)
    .events()
  given(...returned)
    .as(head)
    .when(back)
    .thenNothing()
  given(...returned)
    .as(officer)
    .when(conclude())
    .thenTypes('ComplaintConclusionProposed')
})

test('711-51: whoever complained is answered with proof, by a way that reaches them; late is said', () => {
  const history = after(...lettered)
  given(...history)
    .as(officer)
    .when(reply())
    .thenTypes('ComplainantReplied')
  expect(after(...answered).at(-1)).toMatchObject({ data: { outcome: 'upheld', late: false, due: '2026-03-30' } })
  const late = given(...history)
    .as(officer)
    .on('2026-04-01')
    .when(reply({ repliedOn: '2026-04-01' }))
    .events()
  expect(late.at(-1)).toMatchObject({ data: { late: true } })
  given(...after(...answered))
    .as(officer)
    .when(reply())
    .thenNothing()
  given(...after(...answered))
    .as(officer)
    .when(reply({ proof: '别的' }))
    .thenRefused('COMPLAINT_CLOSED')
  given(...history)
    .as(officer)
    .when(reply({ number: '复9' }))
    .thenRefused('LETTER_NOT_ON_RECORD')
  given(...history)
    .as(officer)
    .when(reply({ way: 'post' }))
    .thenRefused('COMPLAINANT_NOT_REACHED_SO')
  given(...history)
    .as(officer)
    .when(reply({ way: 'email' }))
    .thenTypes('ComplainantReplied')
  given(...history)
    .as(officer)
    .when(reply({ way: 'nobodyToReach', number: undefined }))
    .thenRefused('COMPLAINANT_CAN_BE_REACHED')
  given(...history)
    .as(officer)
    .when(reply({ proof: '已告知张三丰' }))
    .thenRefused('TEXT_NAMES_COMPLAINANT')
  given(...history)
    .as(colleague)
    .when(reply())
    .thenRefused('NOT_IN_CHARGE_OF_COMPLAINT')
  given(...after(...proposed))
    .as(officer)
    .when(reply())
    .thenRefused('COMPLAINT_CONCLUSION_NOT_APPROVED', 'LETTER_NOT_ON_RECORD')
  // A letter without a sender is concluded all the same, and that nobody could be told is on record.
  const bare = without(file({ complainant: {}, channel: 'letter' }).data, 'access')
  const letterbox = after([officer, { type: 'ReceiveComplaint', data: bare }], ...approved.slice(1))
  given(...letterbox)
    .as(officer)
    .when(reply({ way: 'nobodyToReach', number: undefined }))
    .thenTypes('ComplainantReplied')
  given(...letterbox)
    .as(officer)
    .when(reply())
    .thenRefused('COMPLAINANT_NOT_ON_PORTAL', 'LETTER_NOT_ON_RECORD')
})

test('711-51: letters tell only what is on record, under one number each, sealed with the right key', () => {
  const history = after(...accepted)
  given(...history)
    .as(officer)
    .when(letter('complaintReceipt'))
    .thenTypes('ComplaintLetterPrepared')
  const told = given(...history)
    .as(officer)
    .when(letter('complaintReceipt'))
    .events()
  given(...told)
    .as(officer)
    .when(letter('complaintReceipt'))
    .thenNothing()
  given(...told)
    .as(officer)
    .when(letter('complaintReceipt', { pdf: { ...kept('b'), key: 'person:cs-c1', sha256: hash('b') } }))
    .thenTypes('ComplaintLetterPrepared')
  given(...told)
    .as(officer)
    .when(notice('complaintReceipt'))
    .thenTypes('ComplaintNoticeDispatched')
  given(...told)
    .as(officer)
    .when(notice('complaintReceipt', { way: 'post' }))
    .thenRefused('COMPLAINANT_NOT_REACHED_SO')
  given(...told)
    .as(officer)
    .when(notice('complaintDeclined'))
    .thenRefused('LETTER_NOT_ON_RECORD')
  const sent = given(...told)
    .as(officer)
    .when(notice('complaintReceipt'))
    .events()
  given(...sent)
    .as(officer)
    .when(notice('complaintReceipt'))
    .thenNothing()
  for (const early of ['complaintDeclined', 'complaintTransfer', 'complaintTransferNotice', 'complaintReply'] as const)
    given(...history)
      .as(officer)
      .when(letter(early))
      .thenRefused('COMPLAINT_LETTER_TELLS_NOTHING')
  const inquiry = (change = {}) => letter('complaintStatementRequest', { number: '询1', request: 1, ...change })
  given(...after(...asked))
    .as(officer)
    .when(inquiry())
    .thenTypes('ComplaintLetterPrepared')
  given(...after(...asked))
    .as(officer)
    .when(inquiry({ number: '询2' }))
    .thenRefused('LETTER_NUMBER_DIFFERS')
  given(...after(...asked))
    .as(officer)
    .when(inquiry({ pdf: kept('a') }))
    .thenRefused('FILE_OF_ANOTHER_MATTER')
  given(...told)
    .as(officer)
    .when(letter('complaintReply'))
    .thenRefused('COMPLAINT_LETTER_TELLS_NOTHING', 'LETTER_NUMBER_TAKEN')
  given(...history)
    .as(clerk)
    .when(letter('complaintReceipt'))
    .thenRefused('WRONG_AGENCY', 'COMPLAINT_CONCERNS_OFFICER')
})

test('711-51: it is withdrawn until it is answered, and 711-45: archived once it is over', () => {
  const withdraw = (change = {}): ComplaintCommand => ({
    type: 'WithdrawComplaint',
    data: { withdrawnOn: '2026-03-02', proof: 'portal 1', ...change },
  })
  const history = after(...heard)
  const gone = given(...history)
    .as(portal)
    .when(withdraw())
    .events()
  given(...gone)
    .as(portal)
    .when(withdraw())
    .thenNothing()
  given(...gone)
    .as(portal)
    .when(withdraw({ reason: '已解决' }))
    .thenRefused('COMPLAINT_CLOSED')
  given(...gone)
    .as(officer)
    .when(conclude())
    .thenRefused('COMPLAINT_CLOSED')
  given(...after(...answered))
    .as(portal)
    .when(withdraw())
    .thenRefused('COMPLAINT_CLOSED')
  given(...history)
    .as(colleague)
    .when(withdraw())
    .thenRefused('NOT_IN_CHARGE_OF_COMPLAINT')

  const archive = (change = {}): ComplaintCommand => ({
    type: 'ArchiveComplaint',
    data: { retention: 'years30', archivedOn: on('2026-03-02'), ...change },
  })
  given(...after(...answered))
    .as(officer)
    .when(archive())
    .thenTypes('ComplaintArchived')
  const kepts = given(...after(...answered))
    .as(officer)
    .when(archive())
    .events()
  given(...kepts)
    .as(officer)
    .when(archive())
    .thenNothing()
  given(...kepts)
    .as(officer)
    .when(archive({ retention: 'permanent' }))
    .thenRefused('COMPLAINT_ARCHIVED')
  given(...history)
    .as(officer)
    .when(archive())
    .thenRefused('COMPLAINT_STILL_OPEN')
})

test('711-51: a complaint against the disclosure department is judged by its superior, and its officers have no part in it', () => {
  const against = file({ against: dept!, agency: organ! })
  const inspector = person('inspector', 'inspector', organ!)
  const history = given().as(portal).when(against).events()
  given(...history)
    .as(inspector)
    .when(accept)
    .thenTypes('ComplaintAccepted')
  given(...history)
    .as(officer)
    .when(accept)
    .thenRefused('WRONG_AGENCY', 'COMPLAINT_CONCERNS_OFFICER')
  // The organ stands below the government, and judges a complaint against it by its mandate.
  const higher = given()
    .as(portal)
    .when(file({ against: gov!, agency: organ! }))
    .events()
  given(...higher)
    .as(inspector)
    .when(accept)
    .thenTypes('ComplaintAccepted')
  given(...higher)
    .as(officer)
    .when(accept)
    .thenRefused('WRONG_AGENCY', 'COMPLAINT_CONCERNS_OFFICER')
})

test('every code of this aggregate has its words in both languages', () => {
  const folder = new URL('../../../src/domain/complaint/decide/', import.meta.url)
  const codes = readdirSync(folder).flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/code: '([A-Z_]+)'/g)].map(([, code]) => code!),
  )
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => catalogue[code] === undefined)).toEqual([])
})

test('711-51: a later date that an officer confirmed is taken over once, of the round that is open', () => {
  const history = after(...accepted)
  const complaint = given(...history).state()
  if (complaint.status === 'absent' || complaint.answerBy === undefined) throw new Error('nothing is due')
  const due = { ...complaint.answerBy, due: on('2026-04-07') }
  const adopt = (round: number): ComplaintCommand => ({
    type: 'AdoptComplaintDate',
    data: { round, step: 'answer', due, cause: 'calendar' },
  })
  const { round } = complaint
  const adopted = given(...history)
    .as(portal)
    .when(adopt(round))
    .events()
  expect(adopted.at(-1)?.type).toBe('ComplaintDateAdopted')
  given(...adopted)
    .as(portal)
    .when(adopt(round))
    .thenNothing()
  given(...history)
    .as(portal)
    .when(adopt(round + 1))
    .thenNothing()
})
