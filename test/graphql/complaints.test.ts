import { afterAll, beforeAll, expect, test } from 'vitest'
import { toGlobalId } from '../../src/graphql/relay.js'
import { complaintFigures } from '../../src/projections/complaints/figures.js'
import type { Client } from '../support/application.js'
import { type ApplicationApi, startApplicationApi } from '../support/applicationFlow.js'
import { REGISTRAR } from '../support/district.js'
import { everythingAsked } from '../support/everythingAsked.js'
import { agencyGid, personGid } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'

let api: ApplicationApi
beforeAll(async () => {
  api = await startApplicationApi()
  for (const [person, role, agency] of [
    ['fgwInspector', 'inspector', 'fgw'],
    ['qzfbInspector', 'inspector', 'qzfb'],
    ['jwHead', 'principalLeader', 'jw'],
  ] as const) {
    const data = { agency, person, name: `王${person}`, appointedOn: '2026-01-05' }
    await api.app.give({ type: 'AppointStaffMember', data } as never, agency, REGISTRAR)
    await api.app.give(
      { type: 'GrantStaffRole', data: { agency, person, role, from: '2026-01-05' } } as never,
      agency,
      REGISTRAR,
    )
  }
  await api.app.settle()
}, 120_000)
afterAll(async () => {
  expect(await api.quarantined()).toEqual([])
  expect(api.faults).toEqual([])
  await api.stop()
})

const WHO = {
  name: '欧阳明月',
  identity: '34060419900101771X',
  phone: '13956117788',
  email: 'mingyue@example.cn',
  postalAddress: '烈山区青龙山路18号',
}
const TEXT = '该委对我的申请逾期未答复，经办人态度恶劣。'
const SECRETS = [...Object.values(WHO), '34060419900101771', '态度恶劣']

const SHOWN = `complaint { id stage due revision outcome acceptedOn answerReceipt { due } round late against { name } agency { name }
  officer { id } rights }`
const attempt = async (person: string, mutation: string, input: object) => {
  const payload = await mutate(api.app.client(person), mutation, input as never, { entity: SHOWN })
  if (payload.event !== null) await api.idle()
  await api.app.settle()
  return payload
}
const does = async (person: string, mutation: string, input: object) => {
  const payload = await attempt(person, mutation, input)
  expect([mutation, payload.userErrors]).toEqual([mutation, []])
  return payload['complaint'] as Record<string, unknown> & { readonly id: string }
}
const received = async (change: object = {}, by = 'qzfbOfficer') =>
  (
    await does(by, 'receiveComplaint', {
      ...{ kind: 'complaint', againstId: agencyGid('fgw'), agencyId: agencyGid('qzfb'), complainant: WHO, text: TEXT },
      ...{ channel: 'visit', receivedOn: '2026-03-02', ...change },
    })
  ).id
const on = '2026-03-02'
const localId = (gid: string) => Buffer.from(gid, 'base64url').toString().split(':')[1]!

/** Accepted, and the agency asked; the id of what it was asked. */
async function asked(complaintId: string, by = 'qzfbOfficer'): Promise<string> {
  await does(by, 'acceptComplaint', { complaintId, acceptedOn: on })
  const facts = { facts: '反映你委有一件申请逾期未答复，请说明。', aboutShown: false, documentNumber: '询1' }
  await does(by, 'askAgencyForStatement', { complaintId, ...facts, askedOn: on, answerBy: '2026-03-06' })
  return toGlobalId('ComplaintStatementRequest', `${localId(complaintId)}.1`)
}

test('711-51: from a visitor to the reply: accepted, the agency heard, looked into, approved by another, answered with proof', async () => {
  const complaintId = await received()
  const requestId = await asked(complaintId)
  const statement = { requestId, statement: '因系统故障，现已答复。', statedOn: on }
  const stated = await mutate(api.app.client('fgwDisclosure'), 'recordAgencyStatement', statement, {
    entity: 'statementRequest { id statedOn statement facts agency { name } allowedActions { mutation allowed } }',
  })
  await api.idle()
  expect(stated).toMatchObject({
    userErrors: [],
    statementRequest: {
      statedOn: on,
      statement: '因系统故障，现已答复。',
      facts: '反映你委有一件申请逾期未答复，请说明。',
      allowedActions: [{ mutation: 'recordAgencyStatement', allowed: true }],
    },
  })
  const result = { kind: 'records', result: '逾期12日', findingIds: [toGlobalId('Finding', 'f-1')], takenOn: on }
  await does('qzfbOfficer', 'recordInvestigationStep', { complaintId, ...result })
  const conclusion = { outcome: 'upheld', summary: '反映情况属实，该委已答复。', concludedOn: on }
  const measures = [{ kind: 'rectification', text: '限期完善制度', inspectionId: toGlobalId('Inspection', 'i-1') }]
  await does('qzfbOfficer', 'concludeComplaint', { complaintId, ...conclusion, measures })
  expect(
    await does('qzfbHead', 'approveComplaintConclusion', { complaintId, proposal: 1, approvedOn: on }),
  ).toMatchObject({ stage: 'reply', outcome: 'upheld' })
  await does('qzfbOfficer', 'prepareComplaintLetter', {
    complaintId,
    kind: 'complaintReply',
    number: '公开诉复〔2026〕1号',
  })
  const reply = { complaintId, number: '公开诉复〔2026〕1号', repliedOn: on, way: 'post', proof: 'EMS 1' }
  expect(await does('qzfbOfficer', 'replyToComplainant', reply)).toMatchObject({ stage: 'answered', late: false })
  await does('qzfbOfficer', 'archiveComplaint', { complaintId, retention: 'years30', archivedOn: on })

  const id = localId(complaintId)
  expect(await api.typesIn(`deadline-${id}.r1-complaintAcceptance`)).toEqual(['DeadlineStarted', 'DeadlineMet'])
  expect(await api.typesIn(`deadline-${id}.r1-complaintAnswer`)).toEqual(['DeadlineStarted', 'DeadlineMet'])
  // Whoever complained is a data subject of this complaint alone, whose data go with its keys.
  expect(
    (await api.eventsOf(`subject-cs-${id}`)).map(({ type, data }) => [
      type,
      (data as { change?: { kind: string } }).change?.kind,
    ]),
  ).toEqual([
    ['MatterNoted', undefined],
    ['MatterChanged', 'closed'],
    ['MatterChanged', 'retained'],
  ])
  const query = `query ($id: ID!) { complaint(id: $id) { complainant { name identity phone erased } record { text summary measures { text inspection } investigation { result } }
    letters { kind number pdfUrl } statementRequests { statedOn } deadlines { kind status } history { type }
    allowedActions { mutation allowed } competentBodies { agency { name } rights } } }`
  expect((await api.app.client('qzfbOfficer').data(query, { id: complaintId }))['complaint']).toMatchObject({
    complainant: { name: WHO.name, identity: WHO.identity, phone: WHO.phone, erased: false },
    record: { text: TEXT, measures: [{ text: '限期完善制度', inspection: 'i-1' }] },
    letters: [{ kind: 'complaintReply', number: '公开诉复〔2026〕1号' }],
    statementRequests: [{ statedOn: on }],
    deadlines: [
      { kind: 'complaintAcceptance', status: 'met' },
      { kind: 'complaintAnswer', status: 'met' },
    ],
    competentBodies: [{ agency: { name: '烈山区人民政府' }, rights: ['governmentSuperior'] }],
  })
  expect(
    await complaintFigures(api.app.services.models, { against: 'fgw' }, { from: on, until: on, today: on }),
  ).toMatchObject({ received: 1, accepted: 1, answered: 1, upheld: 1, answeredLate: 0, open: 0 })
})

test('711-51: the agency complained of, in any role, finds no trace of it before it is asked, and never of who complains', async () => {
  const complaintId = await received({ about: { kind: 'application', id: toGlobalId('Application', 'app-of-hers') } })
  const id = localId(complaintId)
  const known = {
    id: `"${complaintId}"`,
    ids: `["${complaintId}"]`,
    againstId: `"${agencyGid('fgw')}"`,
    agencyId: `"${agencyGid('fgw')}"`,
    first: '50',
  }
  const people = ['fgwDisclosure', 'fgwPrincipal', 'fgwInspector']
  for (const person of people) {
    const answered = await everythingAsked(api.app.schema, api.app.client(person), known)
    expect(answered.length).toBeGreaterThan(5_000)
    for (const secret of [...SECRETS, 'app-of-hers', id])
      expect([person, secret, answered.includes(secret)]).toEqual([person, secret, false])
    const refused = await attempt(person, 'acceptComplaint', { complaintId, acceptedOn: on })
    expect(codesOf(refused)).toEqual(['COMPLAINT_NOT_FOUND'])
  }
  const requestId = await asked(complaintId)
  const seen = { ...known, id: `"${requestId}"`, ids: `["${requestId}"]` }
  for (const person of ['fgwDisclosure', 'fgwInspector']) {
    const answered = await everythingAsked(api.app.schema, api.app.client(person), seen)
    for (const secret of [...SECRETS, 'app-of-hers'])
      expect([person, secret, answered.includes(secret)]).toEqual([person, secret, false])
  }
  const facts = `query ($id: ID!) { complaintStatementRequest(id: $id) { facts documentNumber aboutId } node(id: $id) { id } complaint(id: "${complaintId}") { id } }`
  expect(await api.app.client('fgwDisclosure').data(facts, { id: requestId })).toMatchObject({
    complaintStatementRequest: { documentNumber: '询1', aboutId: null },
    complaint: null,
  })
  // Whoever only handles items there, and other agencies, see nothing of it.
  for (const person of ['fgwOfficer', 'czjHead', 'secrecyBureau'])
    expect(await api.app.client(person).data(facts, { id: requestId })).toMatchObject({
      complaintStatementRequest: null,
    })
  const said = await attempt('qzfbOfficer', 'recordInvestigationStep', {
    complaintId,
    ...{ kind: 'interview', result: '已核实', takenOn: on, proof: `询问${WHO.name}` },
  })
  expect(codesOf(said)).toEqual(['TEXT_NAMES_COMPLAINANT'])
}, 120_000)

test('711-51: a complaint against the disclosure department is hidden from it, which otherwise sees everything', async () => {
  const complaintId = await received(
    { againstId: agencyGid('qzfb'), agencyId: agencyGid('jw'), complainant: { ...WHO, name: '上官云飞' } },
    'inspector',
  )
  const id = localId(complaintId)
  await does('inspector', 'acceptComplaint', { complaintId, acceptedOn: on })
  const trail = `query ($matter: String!) { auditTrail(first: 50, filter: { matter: $matter, includeTrails: true }) { totalCount nodes { id type } }
    deadlines(first: 50, filter: { kinds: [complaintAcceptance, complaintAnswer] }) { nodes { id } }
    complaints(first: 50, filter: { againstId: "${agencyGid('qzfb')}" }) { nodes { id } } }`
  const seenBy = async (client: Client) => {
    const { auditTrail, complaints, deadlines } = await client.data<Record<string, { nodes: { id: string }[] }>>(
      trail,
      { matter: id },
    )
    const own = deadlines!.nodes.filter((node) => Buffer.from(node.id, 'base64url').toString().includes(id))
    return [auditTrail!.nodes.length > 0, own.length, complaints!.nodes.length]
  }
  expect(await seenBy(api.app.client('inspector'))).toEqual([true, 2, 1])
  for (const person of ['qzfbOfficer', 'qzfbHead', 'qzfbInspector'])
    expect([person, ...(await seenBy(api.app.client(person)))]).toEqual([person, false, 0, 0])
  const answered = await everythingAsked(api.app.schema, api.app.client('qzfbInspector'), { first: '50' })
  for (const secret of ['上官云飞', id]) expect([secret, answered.includes(secret)]).toEqual([secret, false])
})

test('711-51: what is passed on begins anew elsewhere; whoever is concerned keeps out of it; what was answered is not judged again', async () => {
  const complaintId = await received()
  const moved = {
    complaintId,
    toId: agencyGid('gov'),
    reason: '由本级政府处理',
    documentNumber: '转1',
    transferredOn: on,
  }
  expect(await does('qzfbHead', 'transferComplaint', moved)).toMatchObject({
    round: 2,
    stage: 'acceptance',
    agency: { name: '烈山区人民政府' },
  })
  const id = localId(complaintId)
  expect(await api.typesIn(`deadline-${id}.r1-complaintAcceptance`)).toEqual(['DeadlineStarted', 'DeadlineMet'])
  expect(await api.typesIn(`deadline-${id}.r2-complaintAcceptance`)).toEqual(['DeadlineStarted'])
  await does('qzfbOfficer', 'prepareComplaintLetter', { complaintId, kind: 'complaintTransfer' })
  const wrong = await attempt('qzfbOfficer', 'prepareComplaintLetter', { complaintId, kind: 'complaintReceipt' })
  expect(codesOf(wrong)).toEqual(['COMPLAINT_LETTER_TELLS_NOTHING'])

  const again = await received()
  await does('qzfbHead', 'noteConcernedOfficers', { complaintId: again, personIds: [personGid('qzfbOfficer')] })
  expect(codesOf(await attempt('qzfbOfficer', 'acceptComplaint', { complaintId: again, acceptedOn: on }))).toEqual([
    'COMPLAINT_NOT_FOUND',
  ])
  const declined = { complaintId: again, ground: 'answeredBefore', reason: '已经答复', declinedOn: on }
  const open = await attempt('qzfbHead', 'declineComplaint', { ...declined, earlierId: complaintId })
  expect(codesOf(open)).toEqual(['EARLIER_COMPLAINT_NOT_ANSWERED'])
  const { complaints } = await api.app
    .client('qzfbHead')
    .data<{ complaints: { nodes: { id: string }[] } }>(
      '{ complaints(first: 5, filter: { stages: [answered] }) { nodes { id } } }',
    )
  expect(await does('qzfbHead', 'declineComplaint', { ...declined, earlierId: complaints.nodes[0]!.id })).toMatchObject(
    { stage: 'declined' },
  )
})
