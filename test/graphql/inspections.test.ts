import type { FileId, PersonId } from '../../src/domain/values.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REGISTRAR } from '../support/district.js'
import { agencyGid, personGid } from '../support/itemFlow.js'
import { mutate, type Payload } from '../support/mutate.js'
import { startApplicationWorld } from '../processes/applicationWorld.js'

let world: Awaited<ReturnType<typeof startApplicationWorld>>
const AFTER = `inspection { id state revision
  findings { findingId state daysLate refusals misses caseProposed due clause subject agency { name } }
  notices { notice number round due answeredOn missed findingIds sha256 pdfUrl agency { name } }
  sample { algorithm seed size populationSize populationHash redrawnEqual subjects { subject result } }
  bulletin { state contentHash html number sha256 pdfUrl }
  inspectors { id } agencies { name } }`

interface Shown {
  readonly id: string
  readonly state: string
  readonly findings: readonly Record<string, unknown>[]
  readonly notices: readonly Record<string, unknown>[]
  readonly sample: {
    readonly seed: string
    readonly redrawnEqual: boolean
    readonly populationSize: number
    readonly subjects: readonly { readonly subject: string; readonly result: string | null }[]
  } | null
  readonly bulletin: Record<string, string> | null
  readonly inspectors: readonly unknown[]
  readonly agencies: readonly { readonly name: string }[]
}

const as = (person: string, name: string, input: object): Promise<Payload> =>
  mutate(world.app.client(person), name, input as Record<string, unknown>, { locale: 'en', entity: AFTER })
let inspectionId = ''
/** Carried out, and the inspection afterwards. */
async function does(person: string, name: string, input: object): Promise<Shown> {
  const payload = await as(person, name, { inspectionId, ...input })
  expect(payload.userErrors, name).toEqual([])
  await world.idle()
  return payload['inspection'] as unknown as Shown
}
const refused = async (person: string, name: string, input: object): Promise<readonly string[]> =>
  (await as(person, name, { inspectionId, ...input })).userErrors.map(({ code }) => code)

const upload = async (owner: string, text: string): Promise<FileId> => {
  const content = (async function* () {
    yield Buffer.from(text)
  })()
  const taken = await world.app.storage.files.upload({
    owner: owner as PersonId,
    name: '证明.txt',
    medium: 'text',
    content,
  } as never)
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusals))
  return (taken.value as unknown as { uploadId: FileId }).uploadId
}

const MORE = [
  ['inspector2', 'inspector'],
  ['jwLeader', 'principalLeader'],
] as const

beforeAll(async () => {
  world = await startApplicationWorld()
  for (const [person, role] of MORE) {
    const member = { agency: 'jw', person }
    await world.app.give(
      { type: 'AppointStaffMember', data: { ...member, name: `王${person}`, appointedOn: '2026-01-05' } } as never,
      'jw',
      REGISTRAR,
    )
    await world.app.give(
      { type: 'GrantStaffRole', data: { ...member, role, from: '2026-01-05' } } as never,
      'jw',
      REGISTRAR,
    )
  }
  for (const id of ['a1', 'a2', 'a3', 'a4', 'a5']) await world.received(id)
  await world.idle()
})
afterAll(() => world.stop())

test('LS-3.1, LS-3.2, LS-15.1, 711-46, 711-47: an inspection from the plan to the bulletin, as its inspectors, the agency and others see it', async () => {
  const planned = await as('inspector', 'planInspection', {
    bodyId: agencyGid('jw'),
    agencyIds: [agencyGid('fgw')],
    area: 'applications',
    from: '2026-01-01',
    until: '2026-03-02',
    inspectorIds: [personGid('inspector'), personGid('inspector2')],
    basis: '烈监〔2026〕1号',
    aim: '依申请公开专项检查',
  })
  expect(planned.userErrors).toEqual([])
  inspectionId = (planned['inspection'] as unknown as Shown).id

  // Not to be seen by whom it is about before they are told, and not to be told from one that is not there.
  expect(await refused('fgwDisclosure', 'concludeInspection', { summary: '无' })).toEqual(['INSPECTION_NOT_FOUND'])
  const query = `query ($id: ID!) { inspection(id: $id) { ${AFTER.slice('inspection { '.length)} }`
  const seenBy = async (person: string): Promise<Shown | null> =>
    (await world.app.client(person).data<{ inspection: Shown | null }>(query, { id: inspectionId })).inspection
  expect(await seenBy('fgwDisclosure')).toBeNull()

  const commandId = '2026aaaa-0000-4000-8000-00000000ab01'
  const sampled = await does('inspector', 'drawSample', { commandId, size: 3 })
  expect(sampled.sample).toMatchObject({
    size: 3,
    populationSize: 5,
    redrawnEqual: true,
    algorithm: 'sha256-fisher-yates@1',
  })
  // Sent again it is the same sample, by another command id it is none.
  expect((await does('inspector', 'drawSample', { commandId, size: 3 })).sample).toEqual(sampled.sample)
  expect(await refused('inspector', 'drawSample', { size: 3 })).toEqual(['INSPECTION_STANDS_OTHERWISE'])

  const [one, two, three] = sampled.sample!.subjects.map(({ subject }) => subject) as [string, string, string]
  const find = (subject: string, clause: string) =>
    does('inspector', 'recordFinding', { agencyId: agencyGid('fgw'), subject, clause, description: `${clause} 未落实` })
  await find(one, '711-33')
  await find(two, '711-30')
  await find(three, '711-36')
  expect(
    await refused('inspector', 'recordFinding', {
      agencyId: agencyGid('fgw'),
      clause: '711-33',
      description: '无',
      subject: 'application-none',
    }),
  ).toEqual(['SUBJECT_UNKNOWN'])
  expect(
    await refused('inspector', 'recordFinding', {
      agencyId: agencyGid('fgw'),
      clause: '711-33',
      description: '无',
      citedFinding: 'none',
    }),
  ).toEqual(['CITED_FINDING_NOT_FOUND', 'FINDING_WITHOUT_PROOF'])
  const local = Buffer.from(inspectionId, 'base64url').toString().slice('Inspection:'.length)
  const f = (n: number) => `${local}.f${n}`

  const noticed = await does('inspector', 'issueRectificationNotice', {
    agencyId: agencyGid('fgw'),
    findingIds: [f(1), f(2), f(3)],
    requirements: '限期改正',
  })
  expect(noticed.notices).toMatchObject([{ number: '公开整〔2026〕1号', round: 1, due: '2026-03-16', missed: false }])

  // Now the agency knows its own part, and answers two of three.
  const own = await seenBy('fgwDisclosure')
  expect(own).toMatchObject({ sample: null, inspectors: [], agencies: [{ name: '区发展和改革委员会' }] })
  expect(own?.findings).toHaveLength(3)
  expect(await seenBy('czjOfficer')).toBeNull()
  const answer = async (findingId: string, on: string): Promise<void> => {
    const uploadId = await upload('fgwDisclosure', `${findingId} ${on}`)
    await does('fgwDisclosure', 'attachInspectionFile', { uploadId, purpose: 'proof', findingId })
    await does('fgwDisclosure', 'stateRectification', {
      findingId,
      statement: '已改正',
      mendedOn: on,
      fileIds: [uploadId],
    })
  }
  await answer(f(1), '2026-03-02')
  await answer(f(2), '2026-03-02')
  expect(
    (await does('inspector2', 'verifyRectification', { findingId: f(1), accepted: true })).findings[0],
  ).toMatchObject({ state: 'accepted', daysLate: 0 })
  await does('inspector2', 'verifyRectification', { findingId: f(2), accepted: false, reasons: '未见凭证' })

  // The third runs out: the superior is told, then a second time a case is proposed.
  await world.on('2026-03-17')
  await world.idle()
  const asked = await does('inspector', 'issueRectificationNotice', {
    agencyId: agencyGid('fgw'),
    findingIds: [f(2), f(3)],
    requirements: '再次责令',
  })
  expect(asked.notices).toMatchObject([{ missed: true }, { round: 2, due: '2026-03-31' }])
  await answer(f(2), '2026-03-17')
  expect(
    (await does('inspector', 'verifyRectification', { findingId: f(2), accepted: true })).findings[1],
  ).toMatchObject({ state: 'accepted', daysLate: 1, refusals: 1 })
  expect(await refused('inspector', 'concludeInspection', { summary: '结束' })).toEqual(['FINDINGS_OPEN'])
  await world.on('2026-04-01')
  await world.idle()
  const events = await world.eventsOf(`inspection-${local}`)
  expect(events.map(({ type }) => type).filter((type) => /Missed|Notified|Proposed/.test(type))).toEqual([
    'RectificationMissed',
    'SuperiorNotified',
    'RectificationMissed',
    'SuperiorNotified',
    'AccountabilityCaseProposed',
  ])

  const concluded = await does('inspector', 'concludeInspection', { summary: '总体规范' })
  expect(concluded.findings[2]).toMatchObject({ state: 'noticed', misses: 2, caseProposed: true })

  expect(await refused('inspector', 'draftBulletin', { remarks: '联系张三 340604199001011236' })).toEqual([
    'BULLETIN_HOLDS_PERSONAL_DATA',
  ])
  const drafted = await does('inspector', 'draftBulletin', { remarks: '各单位要举一反三。' })
  const { contentHash, html } = drafted.bulletin!
  expect(html).toContain('区发展和改革委员会')
  expect(html).toContain('已提出追究责任的建议')
  expect(html).not.toMatch(/王inspector|张三|未落实/)
  expect(await refused('inspector', 'issueBulletin', { contentHash })).toEqual(['BULLETIN_STANDS_OTHERWISE'])
  await does('jwLeader', 'approveBulletin', { contentHash })
  expect((await seenBy('fgwDisclosure'))?.bulletin).toBeNull()
  const issued = await does('inspector', 'issueBulletin', { contentHash })
  expect(issued.bulletin).toMatchObject({
    state: 'issued',
    number: '公开通〔2026〕1号',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect((await seenBy('fgwDisclosure'))?.bulletin).toMatchObject({ state: 'issued', contentHash })
  const listed = await world.app
    .client('fgwDisclosure')
    .data<{ inspections: { nodes: unknown[] } }>('{ inspections(first: 5) { nodes { id } } }')
  expect(listed.inspections.nodes).toHaveLength(1)

  // LS-3.1, LS-3.2: measured per agency and month, each figure with its base and the cases behind it.
  await world.app.settle()
  const fgw = agencyGid('fgw')
  const SCORES = `query ($id: ID!) {
    scorecards(agencyId: $id, from: "2026-03", until: "2026-04") { figure dimension month base count value }
    compareScorecards(agencyIds: [$id], figure: rectifiedInTime, from: "2026-03", until: "2026-04") {
      place score { base count value } }
    scorecardSubjects(agencyId: $id, figure: rectifiedInTime, month: "2026-03") { subject counted }
    complaints: scorecardSubjects(agencyId: $id, figure: complaintsUpheld, month: "2026-03") { subject }
    scorecardCsv(agencyId: $id, from: "2026-03", until: "2026-03") }`
  const scored = await world.app.client('fgwDisclosure').data<Record<string, never[]>>(SCORES, { id: fgw })
  const score = (figure: string, month: string): unknown =>
    scored['scorecards']!.find((one: { figure: string; month: string }) => one.figure === figure && one.month === month)
  expect(scored['scorecards']).toHaveLength(26)
  expect(score('rectifiedInTime', '2026-03')).toMatchObject({ base: 2, count: 0, value: 0, dimension: 'supervision' })
  expect(score('amendmentNotices', '2026-03')).toMatchObject({ base: 5, count: 0, value: 0 })
  expect(score('daysToReply', '2026-03')).toMatchObject({ base: 0, value: null })
  expect(score('rectifiedInTime', '2026-04')).toMatchObject({ base: 0, value: null })
  expect(scored['compareScorecards']).toEqual([{ place: 1, score: { base: 2, count: 0, value: 0 } }])
  expect(scored['scorecardSubjects']).toEqual(
    [1, 2].map((n) => ({ subject: `deadline-${local}.n${n}-rectification`, counted: false })),
  )
  expect(scored['complaints']).toEqual([])
  expect(scored['scorecardCsv']).toContain('区发展和改革委员会,2026-03,按期整改率,0,2,0')
  const unseen = await world.app.client('czjOfficer').data<Record<string, unknown>>(SCORES, { id: fgw })
  expect(unseen).toMatchObject({ scorecards: [], compareScorecards: [], scorecardSubjects: [] })
  expect(world.app.faults).toEqual([])
}, 300_000)
