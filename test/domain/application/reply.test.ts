import { expect, test } from 'vitest'
import type { ApplicationCommand, ReturnReply } from '../../../src/domain/application/commands.js'
import { OUTCOME_KINDS } from '../../../src/domain/application/outcome.js'
import type { ItemId } from '../../../src/domain/values.js'
import type { ReplyOutcomeInput } from '../../../src/domain/application/outcomeInput.js'
import { clauseOfOutcome } from '../../../src/domain/application/outcomeFacts.js'
import { agencyId, directory, person, personId, policies } from '../../support/spec.js'
import {
  after,
  approve,
  clock,
  dispatch,
  district,
  draft,
  education,
  finance,
  given,
  giving,
  head,
  housing,
  identified,
  identify,
  leader,
  numbers,
  officer,
  other,
  principal,
  provided,
  receive,
  received,
  reform,
  replied,
  search,
  section,
  sign,
  signedWith,
  stranger,
  water,
  waterOfficer,
} from './district.js'
import { lettered } from './letters.js'

const personnel = { code: 'internalAffairs', kind: 'personnel', why: '人事' } as const
const answers: readonly (readonly [clause: string, outcome: ReplyOutcomeInput])[] = [
  ['711-36(1)', { kind: 'alreadyPublic', where: '区政府网站' }],
  ['711-36(2)', provided],
  ['711-36(3)', { kind: 'withheld', grounds: [personnel] }],
  ['711-36(5)', { kind: 'notOurs', why: '不属于', responsibleAgency: finance, responsibleContact: '0561-1' }],
  ['711-36(5)', { kind: 'notOurs', why: '无法确定负责机关' }],
  ['711-36(6)', { kind: 'repeated', earlierApplication: 'a0', earlierReply: '答0' }],
  ['711-36(7)', { kind: 'specialRegime', law: '不动产登记暂行条例', procedure: '到不动产登记机构查询' }],
  ['711-37', { kind: 'partlyProvided', ...giving, passages: [{ passage: '附件二', ground: personnel }] }],
  ['711-38', { kind: 'needsProcessing', why: '需要汇总' }],
  ['711-39', { kind: 'petition', matter: 'complaint', channel: '12345' }],
  ['711-39', { kind: 'publication', title: '统计年鉴', howToGet: '书店' }],
  ['711-39', { kind: 'reconfirmation', why: '已获取' }],
  ['711-55', { kind: 'enterpriseChannel', enterprise: water, channel: '服务热线', authority: housing }],
  ['711-36', { kind: 'other', why: '其他' }],
]

test.each(answers)('%s: $kind is drafted with its facts, approved, signed and dispatched', (clause, outcome) => {
  expect(clauseOfOutcome(outcome.kind)).toBe(clause)
  expect(replied(outcome).at(-1)).toMatchObject({
    type: 'ReplyDispatched',
    data: { application: 'a1', outcome: { kind: outcome.kind }, period: 1, due: '2026-03-30', late: false },
  })
})

test.each(OUTCOME_KINDS)('711-36: %s without its facts is no reply', (kind) => {
  const { refusals } = given(...identified())
    .as(officer)
    .when(draft({ kind }))
  expect(refusals.map(({ code }) => code)).toEqual([
    kind === 'notHeld'
      ? 'NO_SEARCH_ON_RECORD'
      : kind === 'notAmended' || kind === 'feeUnpaid'
        ? 'NOTICE_NOT_SERVED'
        : 'OUTCOME_FACTS_MISSING',
  ])
})

test('711-36: what people wrote is sealed, the ground with it', () => {
  const [event] = after([[officer, draft({ kind: 'withheld', grounds: [personnel] })]], identified()).slice(-1)
  expect(event).toMatchObject({
    data: { outcome: { grounds: [{ code: 'internalAffairs', why: { $protected: 'application:a1', value: '人事' } }] } },
  })
})

test('711-36(3): that it need not be published unasked is no ground to withhold it, and a ground has its facts', () => {
  const withhold = (ground: object) =>
    given(...identified())
      .as(officer)
      .when(draft({ kind: 'withheld', grounds: [ground as never] }))
  withhold({
    code: 'notForProactive',
    checked: ['711-19', '711-20', '711-21'],
    why: '不',
    concerns: '个人',
  }).thenRefused('NO_GROUND_TO_WITHHOLD')
  withhold({ code: 'stateSecret', level: 'secret' }).thenRefused('GROUND_FACTS_MISSING')
  withhold({ code: 'stateSecret', level: 'secret', authority: '市保密局', term: '10年' }).thenTypes('ReplyDrafted')
})

test('711-36(4): nothing "does not exist" without a search on record that found nothing', () => {
  const notHeld = draft({ kind: 'notHeld' })
  given(...identified())
    .as(officer)
    .when(notHeld)
    .thenRefusedWith({ code: 'NO_SEARCH_ON_RECORD', clause: '711-36(4)', missing: ['RecordSearch'] })
  const searched = after([[officer, search()]], identified())
  expect(after([[officer, notHeld]], searched).at(-1)).toMatchObject({
    data: { outcome: { kind: 'notHeld', searches: ['s1'] } },
  })
  given(...after([[officer, search('found', 's2')]], searched))
    .as(officer)
    .when(notHeld)
    .thenRefused('SEARCH_FOUND_IT')
  given(...searched)
    .as(officer)
    .when(search('found'))
    .thenRefused('SEARCH_KNOWN')
  given(...searched)
    .as(officer)
    .when(search())
    .thenNothing()
})

test('711-36(5): whose it is, is named in full, another than ourselves, and one that may be asked', () => {
  const notOurs = (change: Partial<ReplyOutcomeInput>) =>
    given(...identified())
      .as(officer)
      .when(draft({ kind: 'notOurs', why: '不属于', ...change }))
  notOurs({ responsibleAgency: finance }).thenRefusedWith({
    code: 'RESPONSIBLE_INCOMPLETE',
    missing: ['outcome.responsibleContact'],
  })
  notOurs({ responsibleName: '市水务局', responsibleContact: '0561-1' }).thenTypes('ReplyDrafted')
  notOurs({ responsibleAgency: reform, responsibleContact: '0561-1' }).thenRefused('RESPONSIBLE_IS_OURSELVES')
  notOurs({ responsibleAgency: section, responsibleContact: '0561-1' }).thenRefused('BODY_NOT_ASKED')
  notOurs({ responsibleAgency: agencyId('gone'), responsibleContact: '0561-1' }).thenRefused('AGENCY_NOT_ACTIVE')
  notOurs({ responsibleAgency: agencyId('nobody'), responsibleContact: '0561-1' }).thenRefused('AGENCY_UNKNOWN')
})

test('711-36(6): an application does not repeat itself', () => {
  given(...identified())
    .as(officer)
    .when(draft({ kind: 'repeated', earlierApplication: 'a1', earlierReply: '答0' }))
    .thenRefused('REPEATS_ITSELF')
})

test('711-36(6): what is repeated was answered, under that number, for the same applicant by the same agency', () => {
  const outcome = { kind: 'repeated', earlierApplication: 'a0', earlierReply: '答0' } as const
  const earlier = { status: 'closed', replies: ['答0'] } as const
  const refusedFor = (change: Parameters<typeof other>[0]) =>
    given(...identified())
      .as(officer)
      .when(draft(outcome, other({ ...earlier, ...change })))
  refusedFor({ sameApplicant: false }).thenRefusedWith({
    code: 'NOT_SAME_APPLICANT',
    path: 'outcome.earlierApplication',
  })
  refusedFor({ agency: finance }).thenRefused('NOT_SAME_AGENCY')
  refusedFor({ replies: ['答9'] }).thenRefusedWith({ code: 'EARLIER_REPLY_NOT_FOUND', path: 'outcome.earlierReply' })
  refusedFor({ status: 'open', replies: [] }).thenRefused('EARLIER_REPLY_NOT_FOUND')
  given(...identified())
    .as(officer)
    .when({ type: 'DraftReply', data: { outcome } })
    .thenRefusedWith({ code: 'EARLIER_APPLICATION_NOT_FOUND', clause: '711-36(6)' })
})

test('711-36(2), 711-40: what is given is on record, or the reply says where and how it can be had', () => {
  const { access, ...enclosed } = provided
  expect(access).toBeDefined()
  const nothing = { code: 'NOTHING_IS_GIVEN', clause: '711-36(2)', path: 'outcome.access' } as const
  given(...identified())
    .as(officer)
    .when(draft(enclosed))
    .thenRefusedWith({ ...nothing, missing: ['outcome.access', 'AttachApplicationFile'] })
  const withItem = after([[officer, identify({ item: 'i1' as ItemId })]], received())
  expect(after([[officer, draft(enclosed)]], withItem).at(-1)).toMatchObject({ type: 'ReplyDrafted' })
  const onSite = { ...enclosed, form: 'onSite', otherFormBecause: '可能损害载体' }
  given(...withItem)
    .as(officer)
    .when(draft(onSite))
    .thenRefusedWith({ ...nothing, missing: ['outcome.access'] })
})

test('711-37: what is kept back is named passage by passage, each with its ground', () => {
  given(...identified())
    .as(officer)
    .when(draft({ kind: 'partlyProvided', ...giving, passages: [] }))
    .thenRefusedWith({ code: 'OUTCOME_FACTS_MISSING', clause: '711-37', missing: ['outcome.passages'] })
  given(...identified())
    .as(officer)
    .when(
      draft({
        kind: 'partlyProvided',
        ...giving,
        passages: [{ passage: '附件', ground: { code: 'enforcementFile' } }],
      }),
    )
    .thenRefused('GROUND_FACTS_MISSING')
})

test('711-40: in another form than asked for only with a reason', () => {
  given(...identified())
    .as(officer)
    .when(draft({ ...provided, form: 'onSite' }))
    .thenRefusedWith({ code: 'FORM_NOT_AS_ASKED', clause: '711-40', facts: { form: 'electronic' } })
  given(...identified())
    .as(officer)
    .when(draft({ ...provided, form: 'onSite', otherFormBecause: '可能损害载体' }))
    .thenTypes('ReplyDrafted')
})

test('LS-10.9: what is given was reviewed before', () => {
  given(...identified())
    .as(officer)
    .when(draft({ kind: 'provided', form: 'electronic', way: 'email' }))
    .thenRefusedWith({ code: 'OUTCOME_FACTS_MISSING', missing: ['outcome.reviewNumber', 'outcome.reviewedOn'] })
})

test('LS-8.1: nobody answers on the merits before it is known whose it is', () => {
  given(...received())
    .as(officer)
    .when(draft())
    .thenRefused('INFORMATION_NOT_IDENTIFIED')
})

test('LS-12.1, 711-55: a public enterprise names its own channel and the authority over it', () => {
  const asked = after([[waterOfficer, receive({ agency: water })]])
  const channel = { kind: 'enterpriseChannel', enterprise: water, channel: '热线', authority: housing } as const
  given(...asked)
    .as(waterOfficer)
    .when(draft({ kind: 'other', why: '其他' }))
    .thenRefused('ENTERPRISE_HAS_OWN_RULES')
  given(...asked)
    .as(waterOfficer)
    .when(draft({ ...channel, authority: water }))
    .thenRefused('NOT_AN_AUTHORITY')
  given(...identified())
    .as(officer)
    .when(draft({ ...channel, enterprise: finance }))
    .thenRefused('NOT_AN_ENTERPRISE')
  const drafted = after([[waterOfficer, draft(channel)]], asked)
  const inWater = (id: string, role: 'disclosureHead' | 'principalLeader') => person(id, role, water)
  const signed = after(
    [[inWater('w-leader', 'principalLeader'), sign()]],
    lettered(after([[inWater('w-head', 'disclosureHead'), approve()]], drafted), {}, { by: waterOfficer }),
  )
  expect(signed.at(-1)).toMatchObject({ data: { remedies: { order: 'appealToAuthority', authority: housing } } })
  expect(after([[waterOfficer, dispatch()]], signed).at(-1)!.data).not.toHaveProperty('due')
})

test('711-51: every reply names the remedies: first review then court for what is withheld, else either', () => {
  expect(signedWith({ kind: 'withheld', grounds: [personnel] }).at(-1)).toMatchObject({
    data: {
      remedies: {
        order: 'reviewFirst',
        review: { days: 60, body: { agency: district }, policy: 'remedy.review@1' },
        court: { number: 15, unit: 'days' },
      },
    },
  })
  expect(
    signedWith({ kind: 'partlyProvided', ...giving, passages: [{ passage: '附件', ground: personnel }] }).at(-1),
  ).toMatchObject({ data: { remedies: { order: 'reviewFirst' } } })
  expect(signedWith({ kind: 'repeated', earlierApplication: 'a0', earlierReply: '答0' }).at(-1)).toMatchObject({
    data: { remedies: { order: 'either', review: { days: 60 }, court: { number: 6, unit: 'months' } } },
  })
})

test('711-51: a reply that names no remedies is not signed', () => {
  const approved = after(
    [
      [officer, draft()],
      [head, approve()],
    ],
    identified(),
  )
  given(...lettered(approved))
    .within({ policies: { ...policies({}), feeSchedule: numbers.feeSchedule! } })
    .as(leader)
    .when(sign())
    .thenRefused('POLICY_MISSING', 'POLICY_MISSING')
  const alone = directory({ agencies: [{ id: reform, kind: 'government' }] })
  given(...lettered(approved))
    .within({ agencies: alone })
    .as(leader)
    .when(sign())
    .thenRefusedWith({ code: 'REVIEW_BODY_UNKNOWN', clause: '711-51' })
  given(...lettered(approved, { reviewBody: '淮北市人民政府' }, { within: { agencies: alone } }))
    .within({ agencies: alone })
    .as(leader)
    .when(sign(1, { reviewBody: '淮北市人民政府' }))
    .thenTypes('ReplySigned')
})

test('711-45: handled, approved and signed by three people, deputies counting as whom they stand in for', () => {
  const drafted = after([[officer, draft()]], identified())
  given(...drafted)
    .as(person('officer', 'disclosureHead', reform))
    .when(approve())
    .thenRefusedWith({ code: 'ACTED_AT_ANOTHER_LEVEL', facts: { level: 'handling' } })
  given(...drafted)
    .as(person('someone', 'disclosureHead', reform, 'officer'))
    .when(approve())
    .thenRefused('ACTED_AT_ANOTHER_LEVEL')
  const approved = lettered(after([[head, approve()]], drafted))
  given(...approved)
    .as(head)
    .when(sign())
    .thenRefusedWith({ code: 'ACTED_AT_ANOTHER_LEVEL', facts: { level: 'approving' } })
  given(...approved)
    .as(leader)
    .when(sign())
    .thenTypes('ReplySigned')
})

test('711-45: an officer who only had the matter in hand before neither approves nor signs', () => {
  const handedOver = after(
    [
      [officer, { type: 'HandOverApplication', data: { from: personId('officer'), to: personId('colleague') } }],
      [person('colleague', 'publishingOfficer', reform), draft()],
    ],
    identified(),
  )
  given(...handedOver)
    .as(person('officer', 'disclosureHead', reform))
    .when(approve())
    .thenRefused('ACTED_AT_ANOTHER_LEVEL')
})

test('711-45: each step in its order, on the draft that the person looked at', () => {
  const steps: readonly ApplicationCommand[] = [approve(), sign(), dispatch()]
  for (const [command, actor] of [
    [steps[0]!, head],
    [steps[1]!, leader],
    [steps[2]!, officer],
  ] as const)
    given(...identified())
      .as(actor)
      .when(command)
      .thenRefusedWith({ code: 'REPLY_STEP_OUT_OF_ORDER', clause: '711-45' })
  const drafted = after([[officer, draft()]], identified())
  given(...drafted)
    .as(leader)
    .when(sign())
    .thenRefused('REPLY_STEP_OUT_OF_ORDER')
  const again = after([[officer, draft({ kind: 'other', why: '其他' })]], drafted)
  given(...again)
    .as(head)
    .when(approve(1))
    .thenRefusedWith({ code: 'DRAFT_CHANGED', facts: { draft: 2 } })
  given(...again)
    .as(head)
    .when(approve(2))
    .thenTypes('ReplyApproved')
})

test('711-45: a reply is returned with a reason until it is out, and then drafted anew', () => {
  const back: ApplicationCommand = { type: 'ReturnReply', data: { draft: 1, reason: '请核对' } }
  given(...signedWith())
    .as(officer)
    .when(draft({ kind: 'other', why: '其他' }))
    .thenRefused('REPLY_UNDER_WAY')
  const returned = after([[principal, back]], signedWith())
  given(...returned)
    .as(officer)
    .when(dispatch())
    .thenRefused('REPLY_STEP_OUT_OF_ORDER')
  given(...returned)
    .as(principal)
    .when(back)
    .thenNothing()
  expect(after([[officer, draft()]], returned).at(-1)).toMatchObject({ data: { draft: 2 } })
  given(...signedWith())
    .as(person('officer', 'disclosureHead', reform))
    .when(back)
    .thenRefused('HANDLER_DOES_NOT_DECIDE')
})

test('711-33: the reply is given when it goes out with proof, not when it is signed', () => {
  expect(given(...signedWith()).state()).toMatchObject({ status: 'open' })
  given(...signedWith())
    .as(officer)
    .when(dispatch(1, { proof: ' ' }))
    .thenRefused('TEXT_REQUIRED')
  given(...signedWith())
    .as(officer)
    .when(dispatch(1, { dispatchedOn: '2026-03-01' }))
    .thenRefused('DATE_TOO_EARLY')
  given(...signedWith())
    .as(officer)
    .when(dispatch(1, { dispatchedOn: '2026-03-03' }))
    .thenRefused('DATE_TOO_LATE')
  expect(given(...replied()).state()).toMatchObject({ status: 'closed', ending: { how: 'replied', proof: '回执1' } })
})

test('711-33: in time on the last day, late on the day after', () => {
  const out = (day: string) => after([[officer, dispatch(1, { dispatchedOn: day }), day]], signedWith()).at(-1)
  expect(out('2026-03-30')).toMatchObject({ data: { late: false, due: '2026-03-30' } })
  expect(out('2026-03-31')).toMatchObject({ data: { late: true, due: '2026-03-30' } })
})

test('711-45: two officers replying at once: the second finds it closed, the same again changes nothing', () => {
  given(...replied())
    .as(officer)
    .when(dispatch())
    .thenNothing()
  given(...replied())
    .as(officer)
    .when(dispatch(1, { proof: '回执2' }))
    .thenRefused('APPLICATION_CLOSED')
  given(...replied())
    .as(officer)
    .when(draft())
    .thenRefusedWith({ code: 'APPLICATION_CLOSED' })
  given(...after([[officer, draft()]], identified()))
    .as(officer)
    .when(draft())
    .thenNothing()
})

test('711-45: another agency, a colleague or a process does not answer', () => {
  given(...identified())
    .as(stranger)
    .when(draft())
    .thenRefused('WRONG_AGENCY')
  given(...identified())
    .as(person('colleague', 'publishingOfficer', reform))
    .when(draft())
    .thenRefused('NOT_IN_CHARGE_OF_APPLICATION')
  given(...identified())
    .as(clock)
    .when(draft())
    .thenRefused('ROLE_MISSING')
  given(...identified())
    .as(person('deputy', 'disclosureOfficer', reform, 'officer'))
    .when(draft())
    .thenTypes('ReplyDrafted')
})

test('711-51: its delivery is recorded once, after it went out', () => {
  const delivered = (deliveredOn: string): ApplicationCommand => ({
    type: 'RecordReplyDelivery',
    data: { deliveredOn, proof: '签收' },
  })
  given(...signedWith())
    .as(officer)
    .when(delivered('2026-03-02'))
    .thenRefused('APPLICATION_STILL_OPEN')
  const done = after([[officer, delivered('2026-03-03'), '2026-03-03']], replied())
  expect(done.at(-1)).toMatchObject({ type: 'ReplyDelivered', data: { deliveredOn: '2026-03-03' } })
  given(...done)
    .as(officer)
    .on('2026-03-05')
    .when(delivered('2026-03-04'))
    .thenRefused('REPLY_DELIVERED_BEFORE')
  given(...replied())
    .as(officer)
    .when(delivered('2026-03-01'))
    .thenRefused('DATE_TOO_EARLY')
})

test('711-33: what a draft rests on is looked at again at every step', () => {
  const drafted = after([[officer, draft()]], identified())
  const concerned = after([[officer, identify({ involvedAgencies: [education] })]], drafted)
  given(...concerned)
    .as(head)
    .when(approve())
    .thenRefusedWith({ code: 'AGENCIES_NOT_ASKED' })
  given(...after([[officer, identify({ involvedAgencies: [education] })]], signedWith()))
    .as(officer)
    .when(dispatch())
    .thenRefused('AGENCIES_NOT_ASKED')
})

test('711-45: whoever comes second to approve, sign or return is told that it is not on record', () => {
  const approved = after([[head, approve()]], after([[officer, draft()]], identified()))
  given(...approved)
    .as(head)
    .when(approve())
    .thenNothing()
  given(...approved)
    .as(leader)
    .when(approve())
    .thenRefusedWith({ code: 'REPLY_STEP_OUT_OF_ORDER', facts: { status: 'approved' } })
  given(...approved)
    .as(head)
    .when({ type: 'ApproveReply', data: { draft: 1, note: '同意' } })
    .thenRefused('REPLY_STEP_OUT_OF_ORDER')
  given(...signedWith())
    .as(leader)
    .when(sign())
    .thenNothing()
  given(...signedWith())
    .as(principal)
    .when(sign())
    .thenRefused('REPLY_STEP_OUT_OF_ORDER')
  for (const change of [{ sealHash: 'c'.repeat(64) }, { sealHash: 'x' }, { sealKind: 'sealedScan' }] as const)
    expect(
      given(...signedWith())
        .as(leader)
        .when(sign(1, change))
        .refusals.map(({ code }) => code),
    ).toContain('REPLY_STEP_OUT_OF_ORDER')
  const back: ReturnReply = { type: 'ReturnReply', data: { draft: 1, reason: '请核对' } }
  const returned = after([[principal, back]], signedWith())
  given(...returned)
    .as(leader)
    .when(back)
    .thenRefused('REPLY_STEP_OUT_OF_ORDER')
  given(...returned)
    .as(principal)
    .when({ ...back, data: { ...back.data, reason: '请改正' } })
    .thenRefused('REPLY_STEP_OUT_OF_ORDER')
})

test('711-45: what went out one way did not go out another, what was withdrawn was withdrawn by one letter', () => {
  given(...replied())
    .as(officer)
    .when(dispatch(1, { way: 'post' }))
    .thenRefused('APPLICATION_CLOSED')
  const withdraw = (change: object = {}): ApplicationCommand => ({
    type: 'WithdrawApplication',
    data: { withdrawnOn: '2026-03-02', proof: '来函1', ...change },
  })
  const withdrawn = given(...after([[officer, withdraw()]], identified())).as(officer)
  withdrawn.when(withdraw()).thenNothing()
  for (const change of [{ proof: '来函2' }, { reason: '已取得' }])
    withdrawn.when(withdraw(change)).thenRefused('APPLICATION_CLOSED')
})

test('711-40: a reply is not sent by the portal to somebody who is not there', () => {
  given(...signedWith())
    .as(officer)
    .when(dispatch(1, { way: 'portal', otherWayReason: '邮箱退信' }))
    .thenRefused('NOT_ON_THE_PORTAL')
})

test('711-40: a reply goes out by the way that its draft promises, or it is said why by another one', () => {
  const toSend = given(...signedWith()).as(officer)
  toSend.when(dispatch(1, { way: 'post' })).thenRefusedWith({
    ...{ code: 'DISPATCH_WAY_DIFFERS', clause: '711-40', path: 'way', facts: { way: 'email' } },
  })
  toSend.when(dispatch(1, { way: 'post', otherWayReason: ' ' })).thenRefused('TEXT_REQUIRED')
  const otherwise = dispatch(1, { way: 'post', otherWayReason: '邮箱退信' })
  const history = toSend.when(otherwise).events()
  expect(history.at(-1)).toMatchObject({
    type: 'ReplyDispatched',
    data: { way: 'post', otherWayReason: { $protected: 'application:a1', value: '邮箱退信' } },
  })
  const sent = given(...history).as(officer)
  sent.when(otherwise).thenNothing()
  sent.when(dispatch(1, { way: 'post' })).thenRefused('APPLICATION_CLOSED')
  sent.when(dispatch(1, { way: 'post', otherWayReason: '来电要求' })).thenRefused('APPLICATION_CLOSED')
})

test('711-40: a reply that gives nothing promises no way', () => {
  const refused = signedWith({ kind: 'needsProcessing', why: '需要汇总' })
  expect(after([[officer, dispatch(1, { way: 'post' })]], refused).at(-1)).toMatchObject({ type: 'ReplyDispatched' })
})
