import { afterAll, beforeAll, expect, test } from 'vitest'
import { toGlobalId } from '../../../src/graphql/relay.js'
import { type PortalApp, portalApp, filing } from './portalApp.js'

let portal: PortalApp
beforeAll(async () => {
  portal = await portalApp()
}, 60_000)
afterAll(() => portal.stop())

const commandId = () => crypto.randomUUID()
const FORM = { kind: 'report', against: 'fgw', agency: '', text: '该委未公开重点项目清单。' }
const idIn = (body: string) => /portal\/my\/complaints\/([\w-]+)/.exec(body)![1]!

test('711-51: anybody complains by a form without script and without a name, and comes back with number and code', async () => {
  const visitor = portal.browser('10.0.0.7')
  expect((await visitor.get('/portal/complain')).body).toContain('被投诉、举报的机关不会知道是谁提出的')
  const sent = { commandId: commandId(), ...FORM }
  const filed = await visitor.submit('/portal/complain', sent)
  expect(filed.statusCode).toBe(200)
  const [, number] = /(GK-[\w-]{11})/.exec(filed.body)!
  const [, code] = /<strong>((?:\w{4}-){3}\w{4})<\/strong>/.exec(filed.body)!
  const id = idIn((await visitor.get('/portal/my')).body)
  // Sent twice, it is one complaint.
  await portal.browser('10.0.0.7').submit('/portal/complain', sent)
  const [received] = await portal.program.storage.store.readStream(`complaint-${id}`)
  expect(JSON.parse(received!.data)).toMatchObject({
    agency: 'qzfb',
    anonymous: true,
    hasContact: false,
    complainant: {},
  })
  expect(await portal.program.storage.store.readStream(`complaint-${id}`)).toHaveLength(1)

  // A page of another site sends nothing; another's number shows nothing.
  const crossed = await visitor.submit(
    '/portal/complain',
    { ...sent, commandId: commandId() },
    { 'sec-fetch-site': 'cross-site' },
  )
  expect(crossed.statusCode).toBe(403)
  const stranger = portal.browser('10.0.0.8')
  await stranger.submit('/portal/complain', { commandId: commandId(), ...FORM })
  expect((await stranger.get(`/portal/my/complaints/${id}`)).statusCode).toBe(404)
  expect((await stranger.submit(`/portal/my/complaints/${id}`, { commandId: commandId() })).statusCode).toBe(404)
  expect((await stranger.get(`/portal/my/complaints/${id}/files/x`)).statusCode).toBe(404)
  expect((await portal.browser().get(`/portal/my/complaints/${id}`)).statusCode).toBe(303)

  const back = portal.browser('10.0.0.9')
  expect((await back.signIn({ number, code })).statusCode).toBe(200)
  const mine = await back.graphql<{ myComplaints: { nodes: object[] } }>(
    '{ myComplaints(first: 5) { nodes { id state stateText due text against { name } agency { name } letters { number } } } }',
  )
  expect(mine.data.myComplaints.nodes).toMatchObject([
    { id: toGlobalId('MyComplaint', id), state: 'received', due: '2026-03-09', text: FORM.text, letters: [] },
  ])
  expect((await back.get(`/portal/my/complaints/${id}`)).body).toContain('已收到，等待受理')
  expect(
    (await back.submit(`/portal/my/complaints/${id}`, { commandId: commandId(), reason: '已公开' })).statusCode,
  ).toBe(303)
  expect((await back.get(`/portal/my/complaints/${id}`)).body).toContain('已撤回')
})

test('711-51: what is filed wrongly comes back with every reason and what was typed; nobody judges themselves', async () => {
  const visitor = portal.browser('10.0.1.1')
  const wrong = await visitor.submit('/portal/complain', {
    ...{
      commandId: commandId(),
      kind: 'report',
      against: 'fgw',
      agency: 'fgw',
      text: '',
      email: 'nowhere',
      name: '李四',
    },
  })
  expect([wrong.statusCode, wrong.body.includes('value="李四"')]).toEqual([422, true])
  const judged = await visitor.submit('/portal/complain', { commandId: commandId(), ...FORM, agency: 'fgw' })
  expect(judged.body).toContain('无权处理这件投诉举报')
  const officer = await portal.program
    .client('fgwDisclosure')
    .ask('mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { userErrors { code } } }', {
      input: { commandId: commandId(), kind: 'report', againstId: toGlobalId('Agency', 'fgw'), text: '甲' },
    })
  expect(officer.data).toMatchObject({ fileComplaint: { userErrors: [{ code: 'APPLICANTS_ONLY' }] } })
})

test('711-51: who applied and complains in one session is two people in the log, of whom no event says that they are one', async () => {
  const visitor = portal.browser('10.0.2.1')
  const applied = await visitor.act('fileApplication', 'FileApplicationInput', filing())
  await visitor.signIn(applied.queryCode!)
  const who = { name: '张三丰', identity: '340604199003070011' }
  const filed = await visitor.graphql<{
    fileComplaint: { complaint: { id: string } | null; queryCode: unknown; userErrors: object[] }
  }>(
    `mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { complaint { id state } queryCode { number } userErrors { code path } } }`,
    {
      input: {
        commandId: commandId(),
        kind: 'complaint',
        againstId: toGlobalId('Agency', 'fgw'),
        complainant: who,
        text: '逾期',
        applicationId: applied.application.id,
      },
    },
  )
  expect(filed.data.fileComplaint).toMatchObject({ complaint: { state: 'received' }, queryCode: null, userErrors: [] })
  const id = Buffer.from(filed.data.fileComplaint.complaint!.id, 'base64url').toString().split(':')[1]!
  const events = await portal.program.storage.store.readAll(undefined, 10_000)
  const naming = events.filter(({ stream, data, metadata }) =>
    `${stream} ${data} ${JSON.stringify(metadata)}`.includes(id),
  )
  expect([...new Set(naming.map(({ stream }) => stream))]).toEqual([`complaint-${id}`])
  const complaint = naming.map(({ data }) => data).join('')
  const access = events.find(({ type, data }) => type === 'ApplicantMatterLinked' && data.includes('"application"'))!
  const { access: own, subject } = JSON.parse(access.data) as { access: string; subject: string }
  for (const secret of [who.name, who.identity, own, subject]) expect(complaint).not.toContain(secret)
  expect((await visitor.get('/portal/my')).body).toContain(`/portal/my/complaints/${id}`)
  expect(portal.logged()).not.toContain(who.identity)
})

test('711-51: the reply is fetched by whoever complained once it is out, and by nobody else', async () => {
  const visitor = portal.browser('10.0.3.1')
  await visitor.submit('/portal/complain', { commandId: commandId(), ...FORM, against: 'czj' })
  const id = idIn((await visitor.get('/portal/my')).body)
  const { give } = portal.program
  const [handler, decider] = [portal.officer('qzfbOfficer'), portal.officer('qzfbHead')]
  const on = '2026-03-02'
  await give({ type: 'AcceptComplaint', data: { acceptedOn: on } }, id, handler)
  const step = { kind: 'records', result: '已公开', findings: [], takenOn: on }
  await give({ type: 'RecordInvestigationStep', data: step }, id, handler)
  const conclusion = {
    outcome: 'notUpheld',
    summary: '经查，已于上年公开。',
    findings: [],
    measures: [],
    concludedOn: on,
  }
  await give({ type: 'ConcludeComplaint', data: conclusion }, id, handler)
  await give({ type: 'ApproveComplaintConclusion', data: { proposal: 1, approvedOn: on } }, id, decider)
  const order = { complaint: id, kind: 'complaintReply', datedOn: on as never } as const
  const made = await portal.services.letters.prepareForComplaint({ commandId: commandId(), actor: handler, order })
  expect(made.ok).toBe(true)
  const letters = async () =>
    (
      await visitor.graphql<{ myComplaint: { letters: { number: string; url: string }[]; result: string | null } }>(
        `{ myComplaint(id: "${toGlobalId('MyComplaint', id)}") { result outcome letters { number url } } }`,
      )
    ).data.myComplaint
  expect(await letters()).toMatchObject({ letters: [], result: null })
  const number = '公开诉复〔2026〕1号'
  await give({ type: 'ReplyToComplainant', data: { number, repliedOn: on, way: 'portal', proof: '平台' } }, id, handler)
  const out = await letters()
  expect(out).toMatchObject({ outcome: 'notUpheld', result: '经查，已于上年公开。', letters: [{ number }] })
  const file = await visitor.get(out.letters[0]!.url)
  expect([file.statusCode, file.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  expect((await portal.browser().get(out.letters[0]!.url)).statusCode).toBe(404)
})
