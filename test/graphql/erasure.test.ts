import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { type ConsultationWorld, startConsultationWorld } from '../processes/consultationWorld.js'
import { REGISTRAR } from '../support/district.js'

const IDENTITY = '340604199003076611'
let world: ConsultationWorld
let subject: string
let id: string
beforeAll(async () => {
  world = await startConsultationWorld()
  const { app } = world
  const head = { agency: 'fgw', person: 'fgwOffice' }
  await app.give(
    { type: 'AppointStaffMember', data: { ...head, name: '王某', appointedOn: '2026-01-05' } },
    'fgw',
    REGISTRAR,
  )
  await app.give(
    { type: 'GrantStaffRole', data: { ...head, role: 'disclosureHead', from: '2026-01-05' } },
    'fgw',
    REGISTRAR,
  )
  subject = await app.services.applicantSubjects.subjectOf(IDENTITY)
  id = toGlobalId('DataSubject', subject)
  await world.does('fgwDisclosure', 'ReceiveApplication', 'a1', {
    application: 'a1',
    agency: 'fgw',
    channel: 'counter',
    arrivedOn: '2026-03-02',
    applicant: { subject, kind: 'naturalPerson', name: '申请人甲', identity: IDENTITY, contact: '电话' },
    request: { description: '征地补偿安置方案', form: 'paper', way: 'post' },
  })
})
afterAll(() => world.stop())

const data = async <T>(
  person: string | undefined,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> => world.app.client(person).data<T>(query, variables)

interface Payload {
  readonly dataSubject: { readonly state: string; readonly erasure: { readonly stage: string } | null } | null
  readonly userErrors: readonly { readonly code: string }[]
}
async function act(person: string, mutation: string, input: object): Promise<readonly string[]> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation Act($input: ${type}!) { ${mutation}(input: $input) {
    dataSubject { state erasure { stage } } userErrors { code } } }`
  const answer = await data<Readonly<Record<string, Payload>>>(person, query, {
    input: { commandId: randomUUID(), dataSubjectId: id, ...input },
  })
  await world.idle()
  return answer[mutation]!.userErrors.map(({ code }) => code)
}

const SUBJECT = `query Subject($id: ID!) { dataSubject(id: $id) { state
  matters { involvement closedOn retention retentionOverOn proceedings }
  holds { kind document placedBy { id } liftedAt } erasure { stage request destroyedAt heldBackBecause }
  allowedActions { mutation allowed deniedBecause { code } } } }`
interface Subject {
  readonly state: string
  readonly matters: readonly object[]
  readonly erasure: { readonly stage: string; readonly destroyedAt: string | null } | null
  readonly allowedActions: readonly {
    readonly mutation: string
    readonly deniedBecause: readonly { readonly code: string }[]
  }[]
}
const show = async (person: string | undefined): Promise<Subject | null> =>
  (await data<{ readonly dataSubject: Subject | null }>(person, SUBJECT, { id })).dataSubject

const HELD = `query Held($id: ID!) { dataSubject(id: $id) { heldData(purpose: handling) { field value eventType } } }`
const held = async (person: string) =>
  (
    await data<{ readonly dataSubject: { readonly heldData: readonly { readonly value: string }[] } | null }>(
      person,
      HELD,
      { id },
    )
  ).dataSubject?.heldData.map(({ value }) => value)

test('PIPL-47: who may not know of somebody is told that there is nobody', async () => {
  for (const person of [undefined, 'czjOfficer', 'registrar', 'fgwWebsite']) expect(await show(person)).toBeNull()
  expect(await show('fgwDisclosure')).toMatchObject({
    state: 'kept',
    matters: [{ involvement: 'applicant', closedOn: null }],
  })
  expect(await show('qzfbHead')).toMatchObject({ state: 'kept' })
  const request = { ground: 'retentionOver', requestedOn: '2026-03-02', reason: '期满' }
  expect(await act('czjOfficer', 'requestErasure', request)).toEqual(['DATA_SUBJECT_NOT_FOUND'])
  expect(await act('fgwOfficer', 'requestErasure', request)).toEqual(['ROLE_MISSING', 'MATTER_IN_HAND'])
  expect(await act('fgwDisclosure', 'requestErasure', request)).toEqual(['MATTER_IN_HAND'])
})

test('PIPL-47: a matter at another agency is a number to this one, named to whoever may see all, and counted in the preview', async () => {
  const identity = '340604198501017629'
  const both = await world.app.services.applicantSubjects.subjectOf(identity)
  const askedBy = { subject: both, kind: 'naturalPerson', name: '申请人乙', identity, contact: '电话乙' }
  for (const [officer, application, agency] of [
    ['fgwDisclosure', 'b1', 'fgw'],
    ['czjDisclosure', 'b2', 'czj'],
  ] as const)
    await world.does(officer, 'ReceiveApplication', application, {
      application,
      agency,
      channel: 'counter',
      arrivedOn: '2026-03-02',
      applicant: askedBy,
      request: { description: '预算', form: 'paper', way: 'post' },
    })
  await world.idle()
  const query = `query Subject($id: ID!) { dataSubject(id: $id) {
    matters { matterId agencyId } mattersElsewhere preview { keys matters }
    allowedActions { mutation deniedBecause { code message } } } }`
  const seenBy = async (person: string) =>
    (await data<{ readonly dataSubject: object }>(person, query, { id: toGlobalId('DataSubject', both) })).dataSubject
  const matter = (application: string, agency: string) => ({
    matterId: toGlobalId('Application', application),
    agencyId: toGlobalId('Agency', agency),
  })
  const own = await seenBy('fgwDisclosure')
  expect(own).toMatchObject({ matters: [matter('b1', 'fgw')], mattersElsewhere: 1, preview: { keys: 3, matters: 2 } })
  for (const told of [toGlobalId('Application', 'b2'), toGlobalId('Agency', 'czj'), '财政局', 'application-'])
    expect(JSON.stringify(own)).not.toContain(told)
  expect(await seenBy('qzfbHead')).toMatchObject({
    matters: [matter('b1', 'fgw'), matter('b2', 'czj')],
    mattersElsewhere: 0,
    preview: { keys: 3, matters: 2 },
  })

  const look = `query Look($id: ID!) { dataSubject(id: $id) { heldData(purpose: handling) { field } } }`
  for (const officer of ['fgwDisclosure', 'czjDisclosure'])
    await data(officer, look, { id: toGlobalId('DataSubject', both) })
  await world.idle()
  const accesses = `query Who($id: ID!) { dataSubject(id: $id) { accesses { totalCount nodes { by { id } } } } }`
  const seen = await data<{ readonly dataSubject: object }>('fgwOffice', accesses, {
    id: toGlobalId('DataSubject', both),
  })
  expect(JSON.stringify(seen)).toContain(toGlobalId('Person', 'fgwDisclosure'))
  expect(JSON.stringify(seen)).not.toContain(toGlobalId('Person', 'czjDisclosure'))
})

test('PIPL-45: what is held of a person, for them; the search and each look are on record first', async () => {
  const search = `query Find($identity: String!) {
    dataSubjectsWithIdentity(identity: $identity, purpose: handling) { id } }`
  const found = await data<{ readonly dataSubjectsWithIdentity: readonly { readonly id: string }[] }>(
    'fgwDisclosure',
    search,
    { identity: '３４０６０４１９９００３０７６６１１' },
  )
  expect(found.dataSubjectsWithIdentity).toEqual([{ id }])
  const elsewhere = await data<typeof found>('czjOfficer', search, { identity: IDENTITY })
  expect(elsewhere.dataSubjectsWithIdentity).toEqual([])
  const anonymous = await world.app.client(undefined).ask(search, { identity: IDENTITY })
  expect(anonymous.errors).toHaveLength(1)

  expect(await held('fgwDisclosure')).toEqual(['电话', IDENTITY, '申请人甲', '征地补偿安置方案'])
  // The disclosure department knows of the matter and does not read whose it is.
  expect(await held('qzfbHead')).toEqual([])
  await world.idle()
  const accesses = `query Who($id: ID!) { dataSubject(id: $id) { accesses { nodes { by { id } what purpose count } } } }`
  const seen = await data<{ readonly dataSubject: { readonly accesses: { readonly nodes: readonly object[] } } }>(
    'fgwOffice',
    accesses,
    {
      id,
    },
  )
  expect(seen.dataSubject.accesses.nodes).toContainEqual({
    by: { id: toGlobalId('Person', 'fgwDisclosure') },
    what: 'personalDataExport',
    purpose: 'handling',
    count: 1,
  })
  expect((await world.app.client('fgwDisclosure').ask(accesses, { id })).errors).toHaveLength(1)
  const trail = await world.eventsOf('access-fgwDisclosure-2026-03-02')
  expect(trail.map(({ data: read }) => (read as { what: string }).what)).toEqual(
    expect.arrayContaining(['dataSubjectSearch', 'personalDataExport']),
  )
  expect(JSON.stringify(trail)).not.toContain(IDENTITY)
})

test('PIPL-47: held, lifted, requested, previewed, approved by a second person, and shown as erased', async () => {
  await world.does('fgwDisclosure', 'WithdrawApplication', 'a1', { withdrawnOn: '2026-03-02', proof: '撤回书' })
  await world.does('fgwDisclosure', 'ArchiveApplication', 'a1', {
    retention: 'years10',
    fileNumber: '档1',
    archivedOn: '2026-03-02',
  })
  world.app.clock.set('2037-01-05T01:00:00.000Z' as Instant)
  await world.idle()
  const hold = { hold: 'h1', kind: 'accountability', document: '立案1号', reason: '核查' }
  expect(await act('investigator', 'placeLegalHold', hold)).toEqual([])
  const request = { ground: 'subjectRequest', requestedOn: '2037-01-04', proof: '来信', reason: '本人要求' }
  expect(await act('fgwDisclosure', 'requestErasure', request)).toEqual(['UNDER_LEGAL_HOLD'])
  expect((await show('fgwDisclosure'))!.allowedActions.find(({ mutation }) => mutation === 'requestErasure')).toEqual({
    mutation: 'requestErasure',
    allowed: false,
    deniedBecause: [{ code: 'UNDER_LEGAL_HOLD' }],
  })
  const lift = { hold: 'h1', document: '结案1号', reason: '结案' }
  expect(await act('fgwOffice', 'liftLegalHold', lift)).toEqual(['LEGAL_HOLD_OF_ANOTHER'])
  expect(await act('investigator', 'liftLegalHold', lift)).toEqual([])
  expect(await act('fgwDisclosure', 'requestErasure', request)).toEqual([])

  const preview = await data<{ readonly dataSubject: { readonly preview: { readonly rows: readonly object[] } } }>(
    'fgwOffice',
    `query Preview($id: ID!) { dataSubject(id: $id) {
      preview { keys matters events values letters files rows { readModel rows } } } }`,
    { id },
  )
  expect(preview.dataSubject.preview).toMatchObject({ keys: 2, matters: 1, files: 0, letters: 0 })
  const waiting = `query { erasures { totalCount nodes { id erasure { stage } } } }`
  expect(await data('fgwOffice', waiting)).toEqual({
    erasures: { totalCount: 1, nodes: [{ id, erasure: { stage: 'requested' } }] },
  })
  expect(await data('czjOfficer', waiting)).toEqual({ erasures: { totalCount: 0, nodes: [] } })
  expect(await act('fgwDisclosure', 'approveErasure', { request: 1 })).toContain('ERASURE_NEEDS_SECOND_PERSON')
  expect(await act('fgwOffice', 'approveErasure', { request: 1 })).toEqual([])

  expect(await show('fgwOffice')).toMatchObject({
    state: 'erased',
    erasure: { stage: 'done', destroyedAt: expect.any(String) },
  })
  expect(await held('fgwDisclosure')).toEqual([])
  expect(await world.app.services.applicantSubjects.withIdentity(IDENTITY)).toEqual([])
  expect(await act('fgwDisclosure', 'requestErasure', request)).toContain('DATA_SUBJECT_ERASED')
  // Somebody new from now on, also where the same person comes again.
  expect(await world.app.services.applicantSubjects.subjectOf(IDENTITY)).not.toBe(subject)
  const shown = await data<{ readonly application: object }>(
    'fgwDisclosure',
    `query Shown($id: ID!) { application(id: $id) { applicant(purpose: handling) { erased name identity } } }`,
    { id: toGlobalId('Application', 'a1') },
  )
  expect(shown.application).toEqual({ applicant: { erased: true, name: null, identity: null } })
  expect(await world.quarantined()).toEqual([])
})
