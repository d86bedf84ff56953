import { expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/context.js'
import type { InformationItemEvent } from '../../../src/domain/informationItem/events.js'
import { agencyId, directory, on, person, process } from '../../support/spec.js'
import {
  agencies,
  bureau,
  deputyLeader,
  disclosureOfficer,
  district,
  formerBureau,
  foreignOfficer,
  given,
  office,
  officer,
  otherBureau,
  secondOfficer,
} from './district.js'
import {
  authorize,
  carriedOut,
  content,
  create,
  draft,
  file,
  fillForm,
  flag,
  hash,
  opinions,
  published,
  ready,
  register,
  review,
  scan,
  sha256,
  type Step,
} from './steps.js'

const [, publish] = authorize()
const when = (history: readonly InformationItemEvent[], actor: Actor = officer, command: Step[1] = publish) =>
  given(...history)
    .as(actor)
    .when(command)

test('LS-10.6, LS-10.7, LS-10.9: a reviewed, approved and registered item is authorized for exactly its content', () => {
  const history = published()
  expect(history.at(-1)).toMatchObject({
    type: 'PublicationAuthorized',
    data: { agency: bureau, version: 1, rendition: 'original', contentHash: hash, authorizedOn: '2026-03-02' },
  })
  const state = given(...history).state()
  expect(state.status === 'open' && state.public?.contentHash).toBe(hash)
})

test('LS-10.9: what was not reviewed is not published, and every reason is named at once', () => {
  when(carriedOut([...draft(), [officer, fillForm()]])).thenRefused(
    'NOT_REVIEWED',
    'ATTRIBUTE_NOT_CONFIRMED',
    'NOT_APPROVED',
    'NOT_REGISTERED',
    'PERSONAL_DATA_NOT_SCANNED',
  )
})

test('LS-10.9: half a review is none', () => {
  const steps = [...draft(), [officer, fillForm()] as Step, ...opinions()]
  for (const length of [steps.length - 1, steps.length - 2, steps.length - 3, steps.length - 4]) {
    const codes = when(carriedOut(steps.slice(0, length))).refusals.map(({ code }) => code)
    expect(codes).toContain('NOT_APPROVED')
    expect(codes.includes('NOT_REVIEWED')).toBe(length < steps.length - 1)
  }
})

test('LS-10.9: a review of other content does not count', () => {
  const other = content({ text: '第二条' })
  const revised = carriedOut([[officer, { type: 'ReviseContent', data: other }]], ready())
  const codes = when(revised, officer, {
    type: 'AuthorizePublication',
    data: { contentHash: other.contentHash, channels: ['governmentWebsite'] },
  }).refusals.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['NOT_REVIEWED', 'NOT_APPROVED', 'ATTRIBUTE_NOT_CONFIRMED']))
  when(revised).thenRefusedWith({ code: 'CONTENT_CHANGED', clause: 'LS-10.9' })
})

test('LS-10.9: the officer authorizes the content they have seen, not what stands there by then', () => {
  when(ready(), officer, {
    type: 'AuthorizePublication',
    data: { contentHash: sha256('something else'), channels: ['governmentWebsite'] },
  }).thenRefused('CONTENT_CHANGED')
})

test('asking twice for authorization changes nothing', () => {
  when(published()).thenNothing()
})

test('LS-10.7: without an index number an item is not published', () => {
  const reviewed = carriedOut([...draft(), [officer, fillForm()], ...review()])
  when(reviewed).thenRefusedWith({ code: 'NOT_REGISTERED', missing: ['RegisterItem'] })
  when(carriedOut(register.slice(0, 1), reviewed)).thenRefusedWith({
    code: 'NOT_REGISTERED',
    missing: ['indexNumber'],
  })
})

test('711-13: what is disclosed on request or withheld is not published', () => {
  const withheld = carriedOut([
    ...draft(),
    [
      officer,
      fillForm({
        attribute: 'withheld',
        channels: [],
        flags: flag('internalAffairs'),
        grounds: [{ code: 'internalAffairs', kind: 'logistics', why: '车辆调度' }],
      }),
    ],
    ...review(hash, 'exempt'),
    ...register,
  ])
  when(withheld).thenRefused('ATTRIBUTE_NOT_PUBLIC', 'NOT_REVIEWED', 'CHANNEL_NOT_REVIEWED')
})

test('LS-6.1: an item that involves another agency is refused, and the agency is named', () => {
  when(ready({ involvedAgencies: [otherBureau] })).thenRefusedWith({
    code: 'SEVERAL_AGENCIES_INVOLVED',
    clause: 'LS-6.1',
    facts: { agencies: [otherBureau] },
  })
})

test('LS-6.1: an agency that turns out to be involved voids the review and closes the gate', () => {
  const changed = carriedOut(
    [
      [
        officer,
        {
          type: 'ChangeInvolvement',
          data: { jointIssuers: [], involvedAgencies: [otherBureau], reason: '涉及财政资金' },
        },
      ],
    ],
    ready(),
  )
  expect(changed.at(-1)).toMatchObject({ data: { voids: ['submission', 'review', 'approval'] } })
  expect(when(changed).refusals.map(({ code }) => code)).toContain('SEVERAL_AGENCIES_INVOLVED')
})

test('LS-5.1: the lead publishes a joint document, another issuer does not', () => {
  const joint = (lead: string) =>
    ready({
      jointIssuers: [
        { agency: bureau, lead: lead === bureau },
        { agency: otherBureau, lead: lead === otherBureau },
      ],
    })
  when(joint(otherBureau)).thenRefused('LEAD_PUBLISHES', 'SEVERAL_AGENCIES_INVOLVED')
  when(joint(bureau)).thenRefused('SEVERAL_AGENCIES_INVOLVED')
})

test('711-10: what came from another agency is published by the one that made it or obtained it first', () => {
  const obtained = ready({
    origin: {
      kind: 'obtained',
      from: { kind: 'agency', agency: otherBureau, firstObtainer: otherBureau },
      obtainedOn: '2026-02-25',
    },
  })
  when(obtained).thenRefused('FIRST_OBTAINER_PUBLISHES', 'SEVERAL_AGENCIES_INVOLVED')
})

test('LS-4.2: what was obtained from a citizen is published by the agency that keeps it', () => {
  const kept = ready({
    origin: {
      kind: 'obtained',
      from: { kind: 'citizen', person: 'p-1' as never, name: '张三' },
      obtainedOn: '2026-02-25',
    },
  })
  when(kept).thenTypes('PublicationAuthorized')
})

test('LS-4.1: only people of the agency that made it authorize its publication', () => {
  when(ready(), foreignOfficer).thenRefused('WRONG_AGENCY')
  when(ready(), deputyLeader).thenRefused('ROLE_MISSING')
  when(ready(), process('import')).thenRefused('ROLE_MISSING')
  when(ready(), secondOfficer).thenRefused('OFFICER_NOT_IN_CHARGE')
  when(ready(), disclosureOfficer).thenTypes('PublicationAuthorized')
})

test('LS-4.3: after a reorganisation the successor handles and publishes the matters of the agency that is no more', () => {
  const clerk: Actor = {
    kind: 'person',
    person: 'officer' as never,
    holds: [{ role: 'publishingOfficer', agency: formerBureau }],
  }
  const created = given()
    .on('2024-12-01')
    .as(clerk)
    .when(create({ agency: formerBureau, formedOn: '2024-11-20' }))
    .events()
  given(...created)
    .as(officer)
    .when({ type: 'ReviseContent', data: content() })
    .thenTypes('ContentRevised')
  given(...created)
    .as(clerk)
    .when({ type: 'ReviseContent', data: content() })
    .thenRefused('WRONG_AGENCY')
  given(...created)
    .as(person('foreign-officer', 'publishingOfficer', otherBureau))
    .when({ type: 'ReviseContent', data: content() })
    .thenRefused('WRONG_AGENCY')
})

test('LS-4.4: without a successor the agency that decided the abolition handles and publishes', () => {
  const decided = {
    agencies: directory({
      agencies: [
        { id: bureau, abolishedOn: on('2026-03-01') },
        { id: office, kind: 'government' },
      ],
      successors: { [bureau]: [office] },
    }),
  }
  const clerk = person('clerk', 'disclosureOfficer', office)
  const history = given(...ready())
    .within(decided)
    .as(clerk)
    .when(publish)
    .events()
  expect(history.at(-1)).toMatchObject({ type: 'PublicationAuthorized', data: { agency: office } })
  given(...ready())
    .within(decided)
    .as(officer)
    .when(publish)
    .thenRefused('WRONG_AGENCY')
})

test.each(['deliberativeBody', 'temporaryBody', 'publicEnterprise'] as const)(
  'LS-4.5, LS-16.1: a %s makes and publishes its information by the same rules',
  (kind) => {
    const facts = { ...agencies.agency(bureau)!, kind }
    const likewise = { agencies: { ...agencies, agency: () => facts } }
    const history = ready()
    given().within(likewise).as(officer).when(create()).thenTypes('ItemCreated')
    given(...history)
      .within(likewise)
      .as(officer)
      .when(publish)
      .thenTypes('PublicationAuthorized')
  },
)

const byLaw = (publisher: string): Step => [
  disclosureOfficer,
  {
    type: 'FixPublisherByLaw',
    data: { publisher: agencyId(publisher), law: '统计法', article: '第二十六条', provision: '由统计机构公布' },
  },
]

test('LS-4.6: where a law gives the authority to another agency, that agency publishes', () => {
  const history = carriedOut([byLaw(otherBureau)], ready())
  when(history).thenRefused('PUBLISHER_FIXED_BY_LAW')
  given(...history)
    .as(disclosureOfficer)
    .when(byLaw(otherBureau)[1])
    .thenNothing()
  when(carriedOut([byLaw(bureau)], ready())).thenTypes('PublicationAuthorized')
  given(...ready())
    .as(disclosureOfficer)
    .when({ type: 'FixPublisherByLaw', data: { publisher: agencyId('nobody'), law: '', article: '', provision: '' } })
    .thenRefused('AGENCY_UNKNOWN', 'TEXT_REQUIRED', 'TEXT_REQUIRED', 'TEXT_REQUIRED')
})

const specialLaw = (requires: 'approval' | 'noticeOnly'): Step => [
  officer,
  {
    type: 'RecordSpecialPublicationLaw',
    data: {
      law: '突发事件应对法',
      article: '第五十三条',
      provision: '统一发布',
      requires,
      ...(requires === 'approval' ? { authority: '市人民政府' } : {}),
    },
  },
]
const statutoryApproval = (change: object = {}): Step => [
  officer,
  {
    type: 'RecordStatutoryApproval',
    data: {
      authority: '市人民政府',
      approvedOn: '2026-03-01',
      documentNumber: '淮政秘〔2026〕9号',
      contentHash: hash,
      ...change,
    },
  },
]

test('LS-10.10, 711-11: where a special law demands an approval, it is on record for this very content first', () => {
  when(carriedOut([specialLaw('noticeOnly')], ready())).thenTypes('PublicationAuthorized')
  const demanded = carriedOut([specialLaw('approval')], ready())
  when(demanded).thenRefused('STATUTORY_APPROVAL_MISSING')
  when(carriedOut([statutoryApproval()], demanded)).thenTypes('PublicationAuthorized')
  when(demanded, officer, statutoryApproval({ authority: '某局', approvedOn: '2026-03-03' })[1]).thenRefused(
    'APPROVED_BY_ANOTHER',
    'DATE_TOO_LATE',
  )
  when(ready(), officer, statutoryApproval()[1]).thenRefused('NO_APPROVAL_DEMANDED')
  const changed = carriedOut(
    [statutoryApproval(), [officer, { type: 'ReviseContent', data: content({ text: '第二条' }) }]],
    demanded,
  )
  expect(when(changed).refusals.map(({ code }) => code)).toContain('STATUTORY_APPROVAL_MISSING')
})

const attach = (scan: 'clean' | 'quarantined'): Step => [
  officer,
  {
    type: 'AttachFile',
    data: {
      fileId: file('f-1'),
      name: '附件.pdf',
      rendition: 'original',
      medium: 'electronicDocument',
      mediaType: 'application/pdf',
      size: 10,
      sha256: sha256('f-1'),
      suite: 'test',
      ciphertextSha256: sha256('c-1'),
      commitment: 'x',
      scan,
    },
  },
]
const withFile = content({ files: [file('f-1')] })
const readyWithFile = (scan: 'clean' | 'quarantined') =>
  carriedOut([
    [officer, create()],
    attach(scan),
    [officer, { type: 'ReviseContent', data: withFile }],
    [officer, fillForm()],
    ...review(withFile.contentHash),
    ...register,
  ])

test('LS-14.5: a file that no scanner has passed keeps the item from the public', () => {
  const [, command] = authorize(withFile.contentHash)
  when(readyWithFile('clean'), officer, command).thenTypes('PublicationAuthorized')
  when(readyWithFile('quarantined'), officer, command).thenRefused('FILE_NOT_CLEAN')
  const scanner = process('scanner')
  const verdictOn = (verdict: 'clean' | 'infected'): Step => [
    scanner,
    { type: 'RecordFileScan', data: { fileId: file('f-1'), scan: verdict, scannedAt: district.now } },
  ]
  const cleaned = carriedOut([verdictOn('clean')], readyWithFile('quarantined'))
  when(cleaned, officer, command).thenTypes('PublicationAuthorized')
  when(cleaned, scanner, verdictOn('clean')[1]).thenNothing()
  when(carriedOut([verdictOn('infected')], cleaned), officer, command).thenRefused('FILE_NOT_CLEAN')
})

test('LS-10.3: before the planned date an item is not published', () => {
  const planned = ready({}, { plannedOn: '2026-03-03' })
  when(planned).thenRefusedWith({ code: 'PLANNED_DATE_NOT_REACHED', facts: { plannedOn: '2026-03-03' } })
  given(...planned)
    .on('2026-03-03')
    .as(officer)
    .when(publish)
    .thenTypes('PublicationAuthorized')
})

test('LS-13.1: an item is authorized for the channels of its form, the government website among them', () => {
  const on = (...channels: readonly ('gazette' | 'governmentWebsite')[]) =>
    when(ready(), officer, { type: 'AuthorizePublication', data: { contentHash: hash, channels } })
  on('gazette').thenRefused('WEBSITE_COMES_FIRST', 'CHANNEL_NOT_REVIEWED')
  on('governmentWebsite', 'gazette').thenRefused('CHANNEL_NOT_REVIEWED')
})

const scanned = (contentHash = hash): Step => [
  process('personal-data'),
  {
    type: 'RecordPersonalDataScan',
    data: { contentHash, hits: [{ hit: 'h-1', kind: 'phoneNumber', where: 'text:12' }] },
  },
]
const answered: Step = [
  officer,
  { type: 'AnswerPersonalDataHit', data: { contentHash: hash, hit: 'h-1', answer: 'official' } },
]

test('711-15: each place that looks like personal data is answered before publication', () => {
  const found = carriedOut([scanned()], ready())
  when(found).thenRefusedWith({ code: 'PERSONAL_DATA_UNANSWERED', facts: { hits: 1 } })
  const settled = carriedOut([answered], found)
  when(settled).thenTypes('PublicationAuthorized')
  when(settled, ...answered).thenNothing()
  when(settled, ...scanned()).thenNothing()
  when(ready(), ...answered).thenRefused('HIT_UNKNOWN')
  when(found, secondOfficer, answered[1]).thenRefused('OFFICER_NOT_IN_CHARGE')
})

test('711-15: what no program has searched for personal data is not published; of another content counts for nothing', () => {
  const unscanned = ready().filter(({ type }) => type !== 'PersonalDataScanned')
  when(unscanned).thenRefusedWith({ code: 'PERSONAL_DATA_NOT_SCANNED', clause: '711-15' })
  expect(
    given(...unscanned)
      .as(officer)
      .deniedBecause('AuthorizePublication'),
  ).toEqual(['PERSONAL_DATA_NOT_SCANNED'])
  const ofAnother = unscanned.concat({
    type: 'PersonalDataScanned',
    data: { contentHash: content({ text: '另一条' }).contentHash, hits: [] },
  })
  when(ofAnother).thenRefused('PERSONAL_DATA_NOT_SCANNED')
  when(carriedOut([scan()], unscanned)).thenTypes('PublicationAuthorized')
})

test('allowedActions gives the same reasons before anyone has typed anything', () => {
  expect(
    given(...ready())
      .as(officer)
      .deniedBecause('AuthorizePublication'),
  ).toEqual([])
  expect(
    given(...carriedOut(draft()))
      .as(deputyLeader)
      .deniedBecause('AuthorizePublication'),
  ).toEqual([
    'ROLE_MISSING',
    'NOT_REVIEWED',
    'ATTRIBUTE_NOT_CONFIRMED',
    'NOT_APPROVED',
    'NOT_REGISTERED',
    'PERSONAL_DATA_NOT_SCANNED',
  ])
  expect(agencies.isActive(formerBureau, on('2026-01-01'))).toBe(false)
})
