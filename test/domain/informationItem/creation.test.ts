import { expect, test } from 'vitest'
import type { Refusal } from '../../../src/domain/decider.js'
import type { CreateItem } from '../../../src/domain/informationItem/commands.js'
import type { ItemId, PersonId } from '../../../src/domain/values.js'
import { agencyId, personId, process } from '../../support/spec.js'
import { bureau, formerBureau, foreignOfficer, given, officer, otherBureau, sectionHead } from './district.js'
import { carriedOut, create, draft, itemId, ready } from './steps.js'

const refusedFor = (change: Partial<CreateItem['data']>): readonly Refusal[] =>
  given().as(officer).when(create(change)).refusals
const codes = (change: Partial<CreateItem['data']>) => refusedFor(change).map(({ code }) => code)

test('LS-1: an item is one record with one content hash, and asking twice to create it changes nothing', () => {
  const created = carriedOut([[officer, create()]])
  given(...created)
    .as(officer)
    .when(create())
    .thenNothing()
  given(...created)
    .as(officer)
    .when(create({ title: '另一标题' }))
    .thenRefused('ITEM_EXISTS')
})

test('LS-2.1: what the agency made in performing its duties is created by its officer, who is in charge of it', () => {
  const [event] = carriedOut([[officer, create()]])
  expect(event).toMatchObject({
    type: 'ItemCreated',
    data: { itemId, agency: bureau, officer: 'officer', origin: { kind: 'made' }, declaredNotSecret: true },
  })
})

test('LS-2.2: of what was obtained from a citizen the name is sealed under the citizen, not under the item', () => {
  const origin = {
    kind: 'obtained',
    from: { kind: 'citizen', person: 'p-1' as PersonId, name: '张三' },
    obtainedOn: '2026-02-25',
  } as const
  const [event] = carriedOut([[officer, create({ origin })]])
  expect(event).toMatchObject({ data: { origin: { from: { name: { $protected: 'person:p-1', value: '张三' } } } } })
})

test('LS-2.2: of what was obtained from an organisation the name is sealed under the item', () => {
  const origin = { kind: 'obtained', from: { kind: 'organisation', name: '某公司' }, obtainedOn: '2026-02-25' } as const
  const [event] = carriedOut([[officer, create({ origin })]])
  expect(event).toMatchObject({ data: { origin: { from: { name: { $protected: `item:${itemId}` } } } } })
})

test('LS-2.3: text, pictures, charts, audio-video and electronic documents are taken, and at least one medium is named', () => {
  const media = ['text', 'picture', 'chart', 'audioVideo', 'electronicDocument'] as const
  given().as(officer).when(create({ media })).thenTypes('ItemCreated')
  expect(codes({ media: [] })).toEqual(['MEDIUM_MISSING'])
  expect(codes({ media: ['papyrus' as never] })).toEqual(['VALUE_UNKNOWN'])
})

test('LS-4.1: only an officer of the agency that made it creates the item', () => {
  given().as(foreignOfficer).when(create()).thenRefused('WRONG_AGENCY')
  given().as(sectionHead).when(create()).thenRefused('ROLE_MISSING')
})

test('LS-4.3: nothing is created for an agency that is no more', () => {
  given()
    .as({ kind: 'person', person: personId('officer'), holds: [{ role: 'publishingOfficer', agency: formerBureau }] })
    .when(create({ agency: formerBureau }))
    .thenRefused('AGENCY_NOT_ACTIVE')
})

test('SSL-31: nothing is taken before the item is declared not to be a state secret', () => {
  expect(refusedFor({ declaredNotSecret: false })).toContainEqual(
    expect.objectContaining({ code: 'DECLARATION_MISSING', clause: 'SSL-31', missing: ['declaredNotSecret'] }),
  )
})

test('a date of formation must be a real day, not in the future and not before 1949-10-01', () => {
  expect(codes({ formedOn: '2026-02-30' })).toEqual(['DATE_INVALID'])
  expect(codes({ formedOn: '2026-03-03' })).toEqual(['DATE_TOO_LATE'])
  expect(codes({ formedOn: '1949-09-30' })).toEqual(['DATE_TOO_EARLY'])
  expect(codes({ formedOn: '2026-03-02' })).toEqual([])
})

test('information cannot be obtained before it was formed', () => {
  const origin = { kind: 'obtained', from: { kind: 'organisation', name: '某公司' }, obtainedOn: '2026-02-19' } as const
  expect(codes({ origin })).toEqual(['OBTAINED_BEFORE_FORMED'])
})

test('a title is required, has at most 200 characters and no control characters', () => {
  expect(codes({ title: '  ' })).toEqual(['TEXT_REQUIRED'])
  expect(codes({ title: '字'.repeat(200) })).toEqual([])
  expect(codes({ title: '字'.repeat(201) })).toEqual(['TEXT_TOO_LONG'])
  expect(codes({ title: '通知\u202e' })).toEqual(['TEXT_HAS_CONTROL_CHARACTERS'])
  expect(codes({ title: '通知\n' })).toEqual(['TEXT_HAS_CONTROL_CHARACTERS'])
  expect(codes({ title: '\ud800' })).toEqual(['TEXT_HAS_CONTROL_CHARACTERS'])
})

test('LS-5.1: a joint document names all its issuers and exactly one lead, the own agency among them', () => {
  const issuer = (agency: string, lead: boolean) => ({ agency: agencyId(agency), lead })
  expect(codes({ jointIssuers: [issuer(bureau, true)] })).toEqual(['JOINT_ISSUERS_TOO_FEW'])
  expect(codes({ jointIssuers: [issuer(bureau, true), issuer(otherBureau, true)] })).toEqual(['LEAD_NOT_ONE'])
  expect(codes({ jointIssuers: [issuer(bureau, false), issuer(otherBureau, false)] })).toEqual(['LEAD_NOT_ONE'])
  expect(codes({ jointIssuers: [issuer(otherBureau, true), issuer('district-office', false)] })).toEqual([
    'NOT_AMONG_ISSUERS',
  ])
  expect(codes({ jointIssuers: [issuer(bureau, true), issuer('nobody', false)] })).toEqual(['AGENCY_UNKNOWN'])
  expect(codes({ jointIssuers: [issuer(bureau, true), issuer(otherBureau, false)] })).toEqual([])
})

test('LS-6.1: an agency is concerned once, and never beside itself', () => {
  expect(codes({ involvedAgencies: [otherBureau, otherBureau] })).toEqual(['AGENCY_NAMED_TWICE'])
  expect(codes({ involvedAgencies: [bureau] })).toEqual(['AGENCY_NAMED_TWICE'])
})

test('all faults of a creation are named at once', () => {
  given()
    .as(foreignOfficer)
    .when(create({ title: '', formedOn: '2027-01-01', media: [], declaredNotSecret: false }))
    .thenRefused('WRONG_AGENCY', 'TEXT_REQUIRED', 'DATE_TOO_LATE', 'MEDIUM_MISSING', 'DECLARATION_MISSING')
})

test('LS-10.2: an import names the officer in charge, who has to be one of the agency', () => {
  const importer = process('import')
  given().as(importer).when(create()).thenRefused('OFFICER_MISSING')
  given()
    .as(importer)
    .when(create({ officer: personId('foreign-officer') }))
    .thenRefused('PERSON_NOT_OFFICER')
  given()
    .as(importer)
    .when(create({ officer: personId('officer'), source: { batch: 'b-1', path: '制度/一.docx' } }))
    .thenTypes('ItemCreated')
  given()
    .as(officer)
    .when(create({ officer: personId('second-officer') }))
    .thenRefused('OFFICER_IS_ANOTHER')
})

const ground = { code: 'stateSecret', level: 'secret', authority: '区国家保密局', term: '10年' } as const
const secret = (change: object = {}) =>
  ({
    type: 'RecordSecretItem',
    data: { itemId, agency: bureau, neutralTitle: '内部文件一份', ground, ...change },
  }) as const

test('SSL-31, 711-14(1): a state secret is recorded as a stub with its level, authority and term, and takes no content', () => {
  const stub = given().as(officer).when(secret()).events()
  given(...stub)
    .as(officer)
    .when(secret())
    .thenNothing()
  given(...stub)
    .as(officer)
    .when({ type: 'ReviseContent', data: { title: '', files: [], contentHash: '' as never } })
    .thenRefused('ITEM_IS_STATE_SECRET')
  given()
    .as(officer)
    .when(secret({ ground: { code: 'stateSecret', level: 'secret' } }))
    .thenRefusedWith({ code: 'GROUND_FACTS_MISSING', missing: ['ground.authority', 'ground.term'] })
  given()
    .as(officer)
    .when(secret({ ground: { code: 'prohibitedByLaw', law: '统计法', article: '9' } }))
    .thenRefused('GROUND_NOT_APPLICABLE')
})

const legacy = (change: object = {}) =>
  ({
    type: 'RecordLegacyPublication',
    data: {
      publishedOn: '2026-02-24',
      channel: 'governmentWebsite',
      address: 'https://www.example.gov.cn/1.html',
      pastReview: { kind: 'none' },
      ...change,
    },
  }) as const

test('LS-10.9: 存量 keeps its original date and says whether a past review is proven; it makes nothing public', () => {
  const history = given(...carriedOut(draft()))
    .as(officer)
    .when(legacy())
    .events()
  const state = given(...history).state()
  expect(state.status === 'open' && state.public).toBeUndefined()
  given(...history)
    .as(officer)
    .when(legacy())
    .thenNothing()
  given(...history)
    .as(officer)
    .when(legacy({ publishedOn: '2026-02-25' }))
    .thenRefused('LEGACY_ALREADY_RECORDED')
})

test('forms of information and keywords named twice are kept once', () => {
  const [created] = carriedOut([[officer, create({ media: ['text', 'text'], keywords: ['供暖', '价格', '供暖'] })]])
  expect(created?.data).toMatchObject({ media: ['text'], keywords: ['供暖', '价格'] })
})

test('LS-10.7: what was registered here as new is no legacy, and is not registered a second time', () => {
  const registered = given(...ready()).as(officer)
  registered.when(legacy()).thenRefused('REGISTERED_AS_NEW')
  expect(registered.deniedBecause('RecordLegacyPublication')).toEqual(['REGISTERED_AS_NEW'])
  expect(registered.deniedBecause('RegisterItem')).toEqual(['REGISTERED_BEFORE'])
  registered.when({ type: 'RegisterItem', data: {} }).thenNothing()
})

test('the earlier publication lies between the formation and today, and its proof is named', () => {
  const scenario = given(...carriedOut(draft())).as(officer)
  scenario.when(legacy({ publishedOn: '2026-02-19' })).thenRefused('DATE_TOO_EARLY')
  scenario.when(legacy({ publishedOn: '2026-03-03' })).thenRefused('DATE_TOO_LATE')
  scenario
    .when(legacy({ pastReview: { kind: 'documented', reviewedOn: '2026-02-23', documentNumber: '', file: 'f' } }))
    .thenRefused('TEXT_REQUIRED', 'FILE_UNKNOWN')
})

test('nothing can be done to an item that does not exist', () => {
  expect(given().as(officer).deniedBecause('SubmitForReview')).toContain('ITEM_NOT_FOUND')
  expect(given().as(officer).deniedBecause('CreateItem')).toEqual([])
  expect(itemId).toBe('item-1' as ItemId)
})
