import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  conclusion,
  type ConsultationApi,
  consultationGid,
  decision,
  disputeFile,
  letter,
  opinion,
  referral,
  session,
  startConsultationApi,
  TODAY,
} from '../support/consultationApi.js'
import { agencyGid } from '../support/itemFlow.js'

let api: ConsultationApi
beforeAll(async () => {
  api = await startConsultationApi()
})
afterAll(() => api.stop())

const publish = (item: { readonly gid: string; readonly contentHash: string }) => ({
  itemId: item.gid,
  contentHash: item.contentHash,
  channels: ['governmentWebsite'],
})
const waitingFor = async (person: string) => {
  const { viewer } = await api.app.client(person).data<{
    viewer: { consultationsWaitingForMe: { nodes: { id: string; awaits: { step: string }[] }[] } }
  }>('{ viewer { consultationsWaitingForMe(first: 50) { nodes { id awaits { step } } } } }')
  return viewer.consultationsWaitingForMe.nodes.map(({ id }) => id)
}

test('LS-6.1: from asking to publication by GraphQL alone, each by whom it belongs to', async () => {
  const item = await api.item('registerItem', ['czj', 'jyj'])
  expect(await api.refusals('fgwOfficer', 'authorizePublication', publish(item))).toEqual(['SEVERAL_AGENCIES_INVOLVED'])
  const required = await api.does('fgwOfficer', 'requireConsultation', {
    itemId: item.gid,
    contentHash: item.contentHash,
  })
  expect(required.event).toMatchObject({ type: 'ConsultationRequired' })
  const id = `${item.id}-1`
  const gid = consultationGid(id)
  expect(await waitingFor('fgwOfficer')).toContain(gid)
  expect(await waitingFor('czjDisclosure')).not.toContain(gid)

  const issued = await api.does('fgwOfficer', 'issueConsultationLetter', letter(id))
  expect(issued['consultation']).toMatchObject({ id: gid, status: 'open', letterNumber: '烈发改函〔2026〕1号' })
  expect(await api.one('czjDisclosure', id, 'due seats { agencyId outcome answerBy receipt { sentence } }')).toEqual({
    due: '2026-03-09',
    seats: ['czj', 'jyj'].map((seat) => ({
      agencyId: agencyGid(seat),
      outcome: 'open',
      answerBy: '2026-03-09',
      receipt: { sentence: expect.stringContaining('2026-03-09届满') as string },
    })),
  })
  expect(await waitingFor('czjDisclosure')).toContain(gid)
  // Who writes drafts there does not speak for the agency.
  expect(await waitingFor('czjOfficer')).not.toContain(gid)

  expect(await api.refusals('fgwOfficer', 'concludeConsultation', conclusion(id))).toEqual(['SEAT_OPEN'])
  const half = await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj'))
  expect(half['consultation']).toMatchObject({ seats: [{ outcome: 'agreed' }, { outcome: 'open' }] })
  await api.does('jyjDisclosure', 'giveOpinion', opinion(id, 'jyj'))
  expect(await api.refusals('fgwOfficer', 'authorizePublication', publish(item))).toEqual(['CONSULTATION_OPEN'])
  const concluded = await api.does('fgwOfficer', 'concludeConsultation', conclusion(id))
  expect(concluded['consultation']).toMatchObject({ status: 'confirmed', awaits: [] })
  expect(await api.refusals('fgwOfficer', 'authorizePublication', publish(item))).toEqual([])

  const { informationItem } = await api.app
    .client('czjDisclosure')
    .data<{ informationItem: object }>(
      'query ($id: ID!) { informationItem(id: $id) { isPublic consultation { id status } consultations { id } } }',
      { id: item.gid },
    )
  expect(informationItem).toEqual({
    isPublic: true,
    consultation: { id: gid, status: 'confirmed' },
    consultations: [{ id: gid }],
  })
  expect(await api.quarantined()).toEqual([])
  expect(api.faults).toEqual([])
})

test('LS-9.1: an objection, an attempt, a referral, a return, a decision, and a conclusion that follows it', async () => {
  const { consultation: id, ...item } = await api.disputed(['czj', 'jyj'], 'czj')
  expect(await api.refusals('fgwOfficer', 'concludeConsultation', conclusion(id))).toEqual(['SEAT_OBJECTS'])
  const offered = await api.one<{ competentDeciders: object[] }>(
    'czjDisclosure',
    id,
    `competentDeciders { agencyId rights reason ways { party { name } steps { to { name } axis } } }
     points { point inDispute ruling positions { agency { name } position } }`,
  )
  expect(offered).toMatchObject({
    competentDeciders: [
      {
        agencyId: agencyGid('gov'),
        rights: ['commonSuperior'],
        reason: expect.stringMatching(/共同上一级行政机关（区发展和改革委员会 → 烈山区人民政府；/) as string,
        ways: [{ steps: [{ to: { name: '烈山区人民政府' }, axis: 'government' }] }, {}, {}],
      },
      { agencyId: agencyGid('qzfb'), rights: ['disclosureDepartment'], ways: [] },
    ],
    points: [
      { point: 'content', inDispute: true, ruling: null, positions: [{ position: 'objects' }, { position: 'agrees' }] },
      { point: 'attribute', inDispute: false },
      { point: 'publisher', inDispute: false },
      { point: 'channel', inDispute: false },
    ],
  })

  const referred = await api.does('czjDisclosure', 'referDispute', referral(id, 'czj', 'gov'))
  expect(referred['consultation']).toMatchObject({ disputeState: 'referred', awaits: [{ step: 'decideDispute' }] })
  expect(await waitingFor('mayor')).toContain(consultationGid(id))
  expect(await api.one('mayor', id, 'dispute { number state decider { name } decideBy receipt { clause } }')).toEqual({
    dispute: {
      number: 1,
      state: 'referred',
      decider: { name: '烈山区人民政府' },
      decideBy: '2026-03-09',
      receipt: { clause: 'LS-9.1' },
    },
  })
  const returned = { consultationId: consultationGid(id), dispute: 1, lacking: '缺少依据', returnedOn: TODAY }
  await api.does('mayor', 'returnDispute', returned)
  expect(await waitingFor('mayor')).not.toContain(consultationGid(id))
  expect(await waitingFor('czjDisclosure')).toContain(consultationGid(id))
  await api.does('czjDisclosure', 'completeDispute', {
    consultationId: consultationGid(id),
    dispute: 1,
    partyId: agencyGid('czj'),
    file: { ...disputeFile, reasons: '补充依据' },
    completedOn: TODAY,
  })
  const decided = await api.does('mayor', 'decideDispute', decision(id, 'proposalStands'))
  expect(decided['consultation']).toMatchObject({ disputeState: 'decided', awaits: [{ step: 'conclude' }] })
  await api.does('fgwOfficer', 'concludeConsultation', conclusion(id))
  expect(await api.refusals('fgwOfficer', 'authorizePublication', publish(item))).toEqual([])
})

const MINUTES = `minutes {
  opened { type person { id } role recordedAt }
  texts { number proposal { kind contentHash attribute publisher { name } channels }
    letter { letterNumber opinion basis event { eventId type role agency { name } } }
    served { agency { name } servedOn proof answer { due } event { role person { id } } }
    opinions { agency { name } revised reason points { point position ground basis } event { type role } }
    reminders { number } silences { agency { name } } deemedConsents { policy }
    contradictions { finding answer { answer } } event { type } }
  seatChanges { kind agency { name } successors { name } grounds } calledSessions { session plannedOn }
  sessions { session heldOn result summary attendance { agency { name } position people statement } event { type } }
  disputes { number attempts points parties { name } offered { agencyId reason } decider { name } right
    file { matter ownCoordination mainDispute reasons other }
    returned { lacking event { type } } completed { file { reasons } decideBy { due } }
    decision { decider { name } ground basis documentNumber rulings { point ruling overruled { name } } event { type role } }
    lost { because } }
  conclusion { outcome text seats { agency { name } outcome } clause note concludedOn event { type } }
  cancellation { reason } }`

test('LS-6.1, LS-9.1: the minutes are made from the events: every word, each with its event, and reading them is on record', async () => {
  const { consultation: id } = await api.disputed(['czj', 'jyj'], 'czj')
  const called = { consultationId: consultationGid(id), session: 's2', form: 'writtenRound', plannedOn: '2026-03-04' }
  await api.does('czjDisclosure', 'callSession', called)
  await api.does('fgwOfficer', 'referDispute', referral(id, 'fgw', 'qzfb'))
  await api.does('qzfbDeputy', 'decideDispute', decision(id, 'proposalStands'))
  await api.does('fgwOfficer', 'concludeConsultation', { ...conclusion(id), note: '按决定办理' })
  const { minutes } = (await api.one<{ minutes: object }>('inspector', id, MINUTES))!
  expect(minutes).toMatchObject({
    opened: { type: 'ConsultationOpened', role: 'process', person: null },
    texts: [
      {
        number: 1,
        proposal: { kind: 'publication', attribute: 'proactive', publisher: { name: '区发展和改革委员会' } },
        letter: {
          opinion: '拟主动公开',
          basis: '《条例》第二十条',
          event: {
            type: 'ConsultationLetterIssued',
            role: 'publishingOfficer',
            agency: { name: '区发展和改革委员会' },
          },
        },
        served: [
          { agency: { name: '区财政局' }, servedOn: TODAY, answer: { due: '2026-03-09' }, event: { role: 'process' } },
          { servedOn: TODAY },
        ],
        opinions: [
          {
            agency: { name: '区财政局' },
            revised: false,
            points: [
              { point: 'content', position: 'objects', ground: '数据与我局不一致', basis: '《条例》第六条' },
              { point: 'attribute', position: 'agrees', ground: null },
              {},
              {},
            ],
            event: { type: 'OpinionGiven', role: 'disclosureOfficer' },
          },
          {},
        ],
        contradictions: [],
        event: { type: 'ConsultationOpened' },
      },
    ],
    calledSessions: [{ session: 's2', plannedOn: '2026-03-04' }],
    sessions: [
      {
        session: 's1',
        result: 'disagreed',
        summary: '会商情况',
        attendance: [
          { agency: { name: '区发展和改革委员会' }, position: 'agrees', people: ['李参会'], statement: '发言' },
          { position: 'objects' },
          { position: 'agrees' },
        ],
      },
    ],
    disputes: [
      {
        attempts: ['s1'],
        points: ['content'],
        right: 'disclosureDepartment',
        decider: { name: '区人民政府办公室' },
        file: { matter: '能否公开', reasons: '依据不同', other: null },
        returned: null,
        decision: {
          ground: '以发改委为准',
          rulings: [{ point: 'content', ruling: 'proposalStands', overruled: [{ name: '区财政局' }] }],
          event: { type: 'DisputeDecided', role: 'deputyLeader' },
        },
      },
    ],
    conclusion: {
      outcome: 'confirmed',
      note: '按决定办理',
      seats: [
        { agency: { name: '区财政局' }, outcome: 'decided' },
        { agency: { name: 'jyj' }, outcome: 'agreed' },
      ],
      concludedOn: TODAY,
    },
    cancellation: null,
  })
  const looks = await api.app.storage.store.readStream('access-inspector-2026-03-02')
  expect(looks.map(({ data }) => data).join()).toContain(`"subject":"consultation-${id}"`)
})

test('LS-8.1, 711-34: what is asked on an application is opened, another reply is put under discussion, and it is concluded', async () => {
  const id = await api.appliedFor('a-2026-1')
  const proposal = { reply: 'provide', answeringId: agencyGid('fgw'), form: '电子邮件' }
  expect(
    await api.one('czjDisclosure', id, 'purpose officer { id } meetingDue meetingReceipt { clause sentence }'),
  ).toEqual({
    purpose: 'application',
    officer: { id: expect.any(String) as string },
    meetingDue: '2026-03-05',
    meetingReceipt: { clause: 'LS-8.1', sentence: expect.stringContaining('2026-03-05') as string },
  })
  const consultationId = consultationGid(id)
  const changed = await api.does('fgwDisclosure', 'putTextUnderDiscussion', {
    consultationId,
    proposal: { ...proposal, reply: 'providePart' },
  })
  expect(changed['consultation']).toMatchObject({ text: 2 })
  await api.does('fgwDisclosure', 'issueConsultationLetter', letter(id, 2))
  await api.does(
    'fgwDisclosure',
    'recordSession',
    session(
      id,
      [
        ['fgw', 'agrees'],
        ['czj', 'agrees'],
      ],
      's1',
      2,
    ),
  )
  expect(await api.one('fgwDisclosure', id, 'meetingMetOn sessionCount')).toEqual({
    meetingMetOn: TODAY,
    sessionCount: 1,
  })
  await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj', ['attribute'], 2))
  const revised = await api.does('czjDisclosure', 'reviseOpinion', {
    ...opinion(id, 'czj', [], 2),
    points: [{ point: 'attribute', position: 'agrees' }],
    reason: '已沟通一致',
  })
  expect(revised['consultation']).toMatchObject({ seats: [{ outcome: 'agreed' }] })
  await api.does('fgwDisclosure', 'concludeConsultation', conclusion(id, 'confirmed', 2))
  const { texts } = (await api.one<{ texts: object[] }>(
    'czjDisclosure',
    id,
    'texts { number proposal { kind reply answering { name } form } content { title } }',
  ))!
  expect(texts).toMatchObject([
    { number: 1, proposal: { kind: 'application', reply: 'provide' }, content: null },
    { number: 2, proposal: { reply: 'providePart', form: '电子邮件' }, content: null },
  ])
})

test('LS-6.1, LS-6.2: another content is another text, and what was concluded is taken up again', async () => {
  const { consultation: id, ...item } = await api.asked(['czj'], { title: '甲' }, 'fillSecrecyReviewForm')
  await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj'))
  const contentHash = await api.revise(item.id, '另一份全文')
  await api.does('fgwOfficer', 'requireConsultation', { itemId: item.gid, contentHash })
  expect(await api.one('czjDisclosure', id, 'text seats { outcome } awaits { step }')).toEqual({
    text: 2,
    seats: [{ outcome: 'open' }],
    awaits: [{ step: 'issueLetter' }],
  })
  expect(await api.refusals('czjDisclosure', 'giveOpinion', opinion(id, 'czj'))).toContain('TEXT_OUTDATED')
  await api.does('fgwOfficer', 'issueConsultationLetter', letter(id, 2))
  await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj', [], 2))
  await api.does('fgwOfficer', 'concludeConsultation', conclusion(id, 'confirmed', 2))
  const reopened = await api.does('czjDisclosure', 'reopenConsultation', { itemId: item.gid, reason: '数据有变' })
  expect(reopened.event).toMatchObject({ type: 'ConsultationRequired' })
  expect(await api.one('czjDisclosure', `${item.id}-2`, 'status follows { id status }')).toEqual({
    status: 'open',
    follows: { id: consultationGid(id), status: 'confirmed' },
  })
})

test('LS-6.2: what another agency has published differently is shown, and answered before anything is concluded', async () => {
  const { consultation: id } = await api.asked(['czj'])
  const finding = {
    finding: 'f1',
    kind: 'documentNumber',
    otherItem: 'other',
    otherAgency: 'czj',
    otherContentHash: 'c'.repeat(64),
  }
  const process = { kind: 'process', process: 'test' } as const
  await api.app.give({ type: 'RecordContradictions', data: { text: 1, findings: [finding] } }, id, process)
  await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj'))
  expect(await api.refusals('fgwOfficer', 'concludeConsultation', conclusion(id))).toEqual(['CONTRADICTION_UNANSWERED'])
  expect(await api.one('fgwOfficer', id, 'openContradictions awaits { step }')).toEqual({
    openContradictions: 1,
    awaits: [{ step: 'answerContradiction' }],
  })
  await api.does('fgwOfficer', 'answerContradiction', {
    consultationId: consultationGid(id),
    text: 1,
    finding: 'f1',
    answer: 'otherIsOutdated',
    explanation: '该文件已废止',
  })
  const { minutes } = (await api.one<{ minutes: object }>(
    'fgwOfficer',
    id,
    `openContradictions minutes { texts { contradictions { kind otherAgency { name } event { type role }
       answer { answer explanation event { type role } } } } }`,
  ))!
  expect(minutes).toEqual({
    texts: [
      {
        contradictions: [
          {
            kind: 'documentNumber',
            otherAgency: { name: '区财政局' },
            event: { type: 'ContradictionsFound', role: 'process' },
            answer: {
              answer: 'otherIsOutdated',
              explanation: '该文件已废止',
              event: { type: 'ContradictionAnswered', role: 'publishingOfficer' },
            },
          },
        ],
      },
    ],
  })
  await api.does('fgwOfficer', 'concludeConsultation', conclusion(id))
})
