import { expect, test } from 'vitest'
import type { ApplicationCommand, OtherApplication } from '../../../src/domain/application/commands.js'
import type { AgencyId, ItemId } from '../../../src/domain/values.js'
import { agencyId, directory, on, personId } from '../../support/spec.js'
import {
  after,
  amendmentRequest,
  clock,
  colleague,
  draft,
  finance,
  given,
  head,
  identified,
  identify,
  leader,
  officer,
  other,
  portal,
  receive,
  received,
  reform,
  replied,
  stranger,
  unclear,
} from './district.js'

const withdraw = (withdrawnOn = '2026-03-02'): ApplicationCommand => ({
  type: 'WithdrawApplication',
  data: { withdrawnOn, proof: '书面撤回' },
})
const split = (parts: readonly string[] = ['a2', 'a3']): ApplicationCommand => ({
  type: 'SplitApplication',
  data: {
    noticeNumber: '拆1',
    kept: { description: '第一项', form: 'electronic', way: 'email' },
    parts: parts.map((application) => ({ application, request: { description: `另一项${application}` } })),
  },
})

test('711-29: several items are split into applications of their own, received on the same day', () => {
  const done = after([[officer, split()]], received())
  const [event] = done.slice(-1)
  if (event?.type !== 'ApplicationSplit') throw new Error('not split')
  expect(event.data.parts).toMatchObject([
    { application: 'a2', splitFrom: 'a1', lacks: ['form'], request: { description: { $protected: 'application:a2' } } },
    { application: 'a3', splitFrom: 'a1' },
  ])
  const part: ApplicationCommand = {
    type: 'OpenApplicationPart',
    data: { received: event.data.parts[0]!, receivedOn: event.data.receivedOn, startsOn: event.data.startsOn },
  }
  const opened = after([[clock, part, '2026-03-06']])
  expect(opened).toMatchObject([
    { type: 'ApplicationReceived', data: { application: 'a2', officer: 'officer' } },
    {
      type: 'ReceiptDateFixed',
      data: { receivedOn: '2026-03-02', rule: 'ofTheWhole', replyDue: { due: '2026-03-30' } },
    },
  ])
  given(...opened)
    .as(clock)
    .on('2026-03-07')
    .when(part)
    .thenNothing()
  given().as(officer).when(part).thenRefused('ROLE_MISSING')
})

test('711-30: of what was corrected as a whole no part is sent back for corrections again', () => {
  const history = after([
    [officer, unclear()],
    [officer, amendmentRequest(), '2026-03-04'],
    [
      officer,
      { type: 'RecordAmendment', data: { request: { description: '两项' }, receivedOn: '2026-03-10', proof: '收据' } },
      '2026-03-10',
    ],
    [officer, split(['a2']), '2026-03-11'],
  ])
  const [event] = history.slice(-1)
  if (event?.type !== 'ApplicationSplit') throw new Error('not split')
  expect(event.data).toMatchObject({ startsOn: '2026-03-10', parts: [{ amendedBefore: true }] })
  const opened = after([
    [
      clock,
      {
        type: 'OpenApplicationPart',
        data: { received: event.data.parts[0]!, receivedOn: event.data.receivedOn, startsOn: event.data.startsOn },
      },
      '2026-03-11',
    ],
  ])
  expect(opened.at(-1)).toMatchObject({ data: { replyDue: { due: '2026-04-07' } } })
  given(...opened)
    .as(officer)
    .on('2026-03-12')
    .when(amendmentRequest({ issuedOn: '2026-03-12' }))
    .thenRefusedWith({ code: 'AMENDMENT_REQUESTED_BEFORE' })
})

test('711-29: a split names its parts, each with what it asks for, once', () => {
  const tried = (parts: readonly string[]) =>
    given(...received())
      .as(officer)
      .when(split(parts))
  tried([]).thenRefused('PARTS_MISSING')
  tried(['a2', 'a2']).thenRefused('PART_ID_UNUSABLE')
  tried(['a1']).thenRefused('PART_ID_UNUSABLE')
  tried(['../a']).thenRefused('PART_ID_UNUSABLE')
  given(...received())
    .as(officer)
    .when({
      type: 'SplitApplication',
      data: { noticeNumber: '拆1', kept: {}, parts: [{ application: 'a2', request: {} }] },
    })
    .thenRefused('PART_WITHOUT_CONTENT')
  given(...after([[officer, split()]], received()))
    .as(officer)
    .when(split(['a4']))
    .thenRefused('SPLIT_BEFORE')
})

test('711-29: an applicant may withdraw at any time before the reply is out', () => {
  expect(after([[portal, withdraw()]], received()).at(-1)).toMatchObject({ type: 'ApplicationWithdrawn' })
  given(...after([[officer, withdraw()]], received()))
    .as(officer)
    .when(withdraw())
    .thenNothing()
  given(...replied())
    .as(officer)
    .when(withdraw())
    .thenRefused('APPLICATION_CLOSED')
})

test('711-31: who withdraws what was not confirmed yet has confirmed it: it is counted in and out', () => {
  const arrived = after([[officer, receive({ channel: 'fax' })]])
  expect(after([[officer, withdraw('2026-03-04'), '2026-03-04']], arrived).slice(-2)).toMatchObject([
    { type: 'ReceiptDateFixed', data: { receivedOn: '2026-03-04', rule: 'contactByApplicant' } },
    { type: 'ApplicationWithdrawn', data: { withdrawnOn: '2026-03-04' } },
  ])
})

test('711-36(6): merging two applications of the same applicant is not decided by the handler', () => {
  const merge: ApplicationCommand = {
    type: 'MergeApplication',
    data: { into: 'a0', target: other(), reason: '同一申请' },
  }
  given(...received())
    .as(officer)
    .when(merge)
    .thenRefused('ROLE_MISSING', 'HANDLER_DOES_NOT_DECIDE')
  expect(after([[head, merge]], received()).at(-1)).toMatchObject({ type: 'ApplicationMerged', data: { into: 'a0' } })
  given(...received())
    .as(head)
    .when({ type: 'MergeApplication', data: { into: 'a1', reason: '同一申请' } })
    .thenRefused('MERGED_INTO_ITSELF')
})

test('711-36(6): it is merged only into an open application of the same applicant to the same agency', () => {
  const refused = (target: OtherApplication | undefined) =>
    given(...received())
      .as(head)
      .when({
        type: 'MergeApplication',
        data: { into: 'a0', reason: '同一申请', ...(target === undefined ? {} : { target }) },
      })
  refused(undefined).thenRefusedWith({ code: 'MERGE_TARGET_NOT_FOUND', clause: '711-36(6)', path: 'into' })
  refused(other({ status: 'closed' })).thenRefused('MERGE_TARGET_CLOSED')
  refused(other({ sameApplicant: false })).thenRefused('NOT_SAME_APPLICANT')
  refused(other({ agency: finance })).thenRefused('NOT_SAME_AGENCY')
  // The other way round it would be a circle, and nobody would answer.
  refused(other({ receivedEarlier: false })).thenRefusedWith({
    ...{ code: 'MERGED_INTO_LATER', clause: '711-36(6)', path: 'into' },
  })
  refused(other({ agency: finance, sameApplicant: false, status: 'closed' })).thenRefused(
    'NOT_SAME_APPLICANT',
    'NOT_SAME_AGENCY',
    'MERGE_TARGET_CLOSED',
  )
})

test('711-44: asked for by several applicants it may become proactive, on somebody’s decision', () => {
  const item = 'i1' as ItemId
  const propose = (applications: readonly string[]): ApplicationCommand => ({
    type: 'ProposeProactiveDisclosure',
    data: { source: 'severalApplicants', item, applications, reasons: '多人申请' },
  })
  given(...replied())
    .as(clock)
    .when(propose(['a1']))
    .thenRefusedWith({ code: 'ONE_APPLICANT_ONLY', clause: '711-44' })
  const proposed = after([[clock, propose(['a1', 'a2'])]], replied())
  given(...proposed)
    .as(clock)
    .when(propose(['a1', 'a2']))
    .thenNothing()
  const decide = (accepted: boolean): ApplicationCommand => ({
    type: 'DecideProactiveProposal',
    data: { proposal: 1, accepted, reasons: '需要公众广泛知晓' },
  })
  given(...proposed)
    .as(officer)
    .when(decide(true))
    .thenRefused('ROLE_MISSING')
  const decided = after([[head, decide(true)]], proposed)
  expect(decided.at(-1)).toMatchObject({ type: 'ProactiveProposalDecided', data: { item, accepted: true } })
  given(...decided)
    .as(head)
    .when(decide(false))
    .thenRefused('PROPOSAL_DECIDED')
  given(...replied())
    .as(head)
    .when(decide(true))
    .thenRefused('PROPOSAL_UNKNOWN')
})

test('711-44: what an officer names exists, is this agency’s, and was asked for by enough different applicants', () => {
  const of = (application: string, applicant: string, agency = reform) => ({
    application,
    agency,
    applicant: personId(applicant),
  })
  const own = of('a1', 'p1')
  const propose = (
    applications: readonly string[],
    found: readonly ReturnType<typeof of>[],
    item: { readonly item?: ItemId; readonly itemAgency?: AgencyId } = {},
  ) => {
    const { itemAgency, ...data } = item
    return given(...replied())
      .as(officer)
      .when({
        type: 'ProposeProactiveDisclosure',
        data: {
          ...{ source: 'severalApplicants', applications, reasons: '多人申请', ...data },
          lookedUp: { applications: [own, ...found], ...(itemAgency === undefined ? {} : { itemAgency }) },
        },
      })
  }
  propose(['a1', 'a2'], [of('a2', 'p2')]).thenTypes('ProactiveDisclosureProposed')
  propose(['a2'], [of('a2', 'p1')]).thenRefusedWith({
    ...{ code: 'TOO_FEW_APPLICANTS', clause: '711-44', path: 'applications' },
    facts: { needed: 2, applicants: 1 },
  })
  propose(['a2', 'gone'], [of('a2', 'p2')]).thenRefusedWith({
    ...{ code: 'PROPOSED_APPLICATION_NOT_FOUND', clause: '711-44', path: 'applications.1' },
  })
  propose(['a2'], [of('a2', 'p2', finance)]).thenRefusedWith({
    ...{ code: 'PROPOSED_APPLICATION_NOT_OURS', clause: '711-44', path: 'applications.0' },
  })
  const item = 'i1' as ItemId
  propose(['a2'], [of('a2', 'p2')], { item, itemAgency: reform }).thenTypes('ProactiveDisclosureProposed')
  propose(['a2'], [of('a2', 'p2')], { item }).thenRefusedWith({
    ...{ code: 'PROPOSED_ITEM_NOT_FOUND', clause: '711-44', path: 'item' },
  })
  propose(['a2'], [of('a2', 'p2')], { item, itemAgency: finance }).thenRefusedWith({
    ...{ code: 'PROPOSED_ITEM_NOT_OURS', clause: '711-44', path: 'item' },
  })
})

test('711-44: an applicant may suggest it', () => {
  expect(
    after(
      [
        [
          portal,
          {
            type: 'ProposeProactiveDisclosure',
            data: { source: 'applicantSuggestion', applications: [], reasons: '建议公开' },
          },
        ],
      ],
      received(),
    ).at(-1),
  ).toMatchObject({ type: 'ProactiveDisclosureProposed', data: { proposal: 1, source: 'applicantSuggestion' } })
})

const file: ApplicationCommand = {
  type: 'RegisterRemedy',
  data: { remedy: 'r1', kind: 'review', filedOn: '2026-04-01', caseNumber: '复1', body: '区政府' },
}
const ended = (change: object = {}): ApplicationCommand => ({
  type: 'RecordRemedyResult',
  data: {
    remedy: 'r1',
    result: 'corrected',
    endedOn: '2026-05-04',
    documentNumber: '复决1',
    redo: true,
    decisionReceivedOn: '2026-05-06',
    ...change,
  },
})

test('711-51: reviews and lawsuits are registered, each with its result', () => {
  const filed = after([[officer, file, '2026-04-02']], replied())
  given(...filed)
    .as(officer)
    .on('2026-04-02')
    .when(file)
    .thenNothing()
  given(...replied())
    .as(officer)
    .on('2026-05-06')
    .when(ended())
    .thenRefused('REMEDY_UNKNOWN')
  const upheld = after([[officer, ended({ result: 'upheld', redo: false }), '2026-05-06']], filed)
  expect(given(...upheld).state()).toMatchObject({ status: 'closed' })
  given(...upheld)
    .as(officer)
    .on('2026-05-07')
    .when(ended({ documentNumber: '复决2' }))
    .thenRefused('REMEDY_ENDED')
})

test('711-51: ordered to do it again, the matter is open with a new period, and is answered once more', () => {
  const filed = after([[officer, file, '2026-04-02']], replied())
  given(...filed)
    .as(officer)
    .on('2026-05-06')
    .when(ended({ result: 'upheld', decisionReceivedOn: undefined }))
    .thenRefused('REDO_OF_WHAT_STANDS', 'DECISION_NOT_RECEIVED')
  given(...filed)
    .as(officer)
    .on('2026-05-06')
    .when(ended({ decisionReceivedOn: '2026-05-03' }))
    .thenRefusedWith({ code: 'DATE_TOO_EARLY', path: 'decisionReceivedOn', facts: { earliest: '2026-05-04' } })
  const reopened = after([[officer, ended(), '2026-05-06']], filed)
  expect(reopened.at(-1)).toMatchObject({
    type: 'ApplicationReopened',
    data: { remedy: 'r1', period: 2, replyDue: { start: '2026-05-06', due: '2026-06-03' } },
  })
  given(...reopened)
    .as(officer)
    .on('2026-05-07')
    .when(draft())
    .thenTypes('ReplyDrafted')
})

test('LS-8.1: done again, the agencies are asked in a consultation of its own number', () => {
  const consulted = after(
    [
      [officer, identify({ involvedAgencies: [finance] })],
      [officer, { type: 'RequireAgencyConsultation', data: { reply: 'provide' } }],
      [
        clock,
        {
          type: 'RecordAgencyConsultationConclusion',
          data: {
            consultation: 'request.a1-1',
            revision: 5,
            outcome: 'confirmed',
            proposal: { kind: 'reply', reply: 'provide', answering: reform },
            agencies: [finance],
          },
        },
      ],
    ],
    received(),
  )
  const again = after(
    [
      [officer, file, '2026-04-02'],
      [officer, ended(), '2026-05-06'],
      [officer, { type: 'RequireAgencyConsultation', data: { reply: 'withhold' } }, '2026-05-07'],
    ],
    replied(undefined, consulted),
  )
  expect(again.at(-1)).toMatchObject({ data: { consultation: 'request.a1-2', cause: 'required' } })
})

test('711-45: what is closed is archived with its retention class, once', () => {
  const archive = (fileNumber = '档1', retention = 'years30'): ApplicationCommand => ({
    type: 'ArchiveApplication',
    data: { retention: retention as never, fileNumber, archivedOn: '2026-03-02' },
  })
  given(...received())
    .as(officer)
    .when(archive())
    .thenRefused('APPLICATION_STILL_OPEN')
  const archived = after([[officer, archive()]], replied())
  expect(archived.at(-1)).toMatchObject({ type: 'ApplicationArchived', data: { retention: 'years30' } })
  given(...archived)
    .as(officer)
    .when(archive())
    .thenNothing()
  given(...archived)
    .as(officer)
    .when(archive('档2'))
    .thenRefused('ARCHIVED_BEFORE')
  given(...replied())
    .as(officer)
    .when(archive('档1', 'forever'))
    .thenRefused('VALUE_UNKNOWN')
})

test('711-45: handed over to an officer of the agency by whoever has it, and nobody else', () => {
  const to = (person: string, from: string | undefined = 'officer'): ApplicationCommand => ({
    type: 'HandOverApplication',
    data: { to: personId(person), ...(from === undefined ? {} : { from: personId(from) }) },
  })
  expect(after([[officer, to('colleague')]], received()).at(-1)).toMatchObject({
    type: 'ApplicationHandedOver',
    data: { from: 'officer', to: 'colleague' },
  })
  given(...received())
    .as(colleague)
    .when(to('colleague'))
    .thenRefused('NOT_IN_CHARGE_OF_APPLICATION')
  given(...received())
    .as(head)
    .when(to('stranger'))
    .thenRefused('NOT_AN_OFFICER_HERE')
  given(...received())
    .as(head)
    .when(to('colleague', 'leader'))
    .thenRefused('HANDED_OVER_MEANWHILE')
  // Nobody else is in charge: the officer need not say so, a head does.
  const fromNobodyNamed: ApplicationCommand = { type: 'HandOverApplication', data: { to: personId('colleague') } }
  expect(after([[officer, fromNobodyNamed]], received()).at(-1)).toMatchObject({
    data: { from: 'officer', to: 'colleague' },
  })
  given(...received())
    .as(head)
    .when(fromNobodyNamed)
    .thenRefusedWith({ code: 'HOLDER_NOT_NAMED', clause: '711-45', path: 'from', missing: ['from'] })
  const filedHere = after([[portal, receive({ channel: 'internet' })]])
  given(...filedHere)
    .as(officer)
    .when(identify())
    .thenRefused('NOT_IN_CHARGE_OF_APPLICATION')
  given(...filedHere)
    .as(officer)
    .when({ type: 'HandOverApplication', data: { to: personId('officer') } })
    .thenTypes('ApplicationHandedOver')
})

test('LS-4.3: after a reorganisation whoever took over answers, and no date begins anew', () => {
  const transfer: ApplicationCommand = {
    type: 'TransferApplication',
    data: { to: finance, effectiveOn: on('2026-03-10'), cause: 'e1' },
  }
  const merged = directory({
    agencies: [
      { id: reform, abolishedOn: on('2026-03-10') },
      { id: finance, governmentSuperior: agencyId('district') },
      { id: agencyId('other') },
    ],
    people: { stranger: [{ role: 'disclosureOfficer', agency: finance }] },
    successors: { reform: [finance] },
  })
  const moved = after([[clock, transfer, '2026-03-10']], received(), { agencies: merged })
  expect(given(...moved).state()).toMatchObject({ agency: finance, clock: { receipt: { due: '2026-03-30' } } })
  given(...received())
    .within({ agencies: merged, today: on('2026-03-10') })
    .as(clock)
    .when({ type: 'TransferApplication', data: { ...transfer.data, to: agencyId('other') } })
    .thenRefused('NOT_A_SUCCESSOR')
  given(...received())
    .as(clock)
    .when({ type: 'TransferApplication', data: { ...transfer.data, to: agencyId('gone') } })
    .thenRefused('AGENCY_NOT_ACTIVE')
  given(...moved)
    .within({ agencies: merged, today: on('2026-03-10') })
    .as(stranger)
    .when({ type: 'HandOverApplication', data: { to: personId('stranger') } })
    .thenTypes('ApplicationHandedOver')
})

test('allowed actions say the same before anyone has typed anything', () => {
  expect(
    given(...replied())
      .as(officer)
      .deniedBecause('DraftReply'),
  ).toEqual(['APPLICATION_CLOSED'])
  expect(
    given(...identified())
      .as(leader)
      .deniedBecause('SignReply'),
  ).toEqual(['REPLY_STEP_OUT_OF_ORDER'])
  expect(given().as(head).deniedBecause('ExtendReplyPeriod')).toContain('APPLICATION_NOT_FOUND')
})
