import type {
  ApplicationCommand,
  DispatchReply,
  IdentifyInformation,
  OtherApplication,
  ReceiveApplication,
  RequestAmendment,
  SignReply,
} from '../../../src/domain/application/commands.js'
import { applicationDecider } from '../../../src/domain/application/decide.js'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import type { ReplyOutcomeInput } from '../../../src/domain/application/outcomeInput.js'
import type { Actor, DecisionContext } from '../../../src/domain/context.js'
import type { PolicyBook } from '../../../src/domain/policy/policyBook.js'
import { FEE_SCHEDULES } from '../../../src/domain/policy/policyKeys.js'
import { lettered } from './letters.js'
import { agencyId, contextOf, directory, on, person, personId, policies, process, spec } from '../../support/spec.js'

/** 发改委 is asked; 财政局 and 教体局 are concerned; 供水公司 is a public enterprise under 住建局. */
export const reform = agencyId('reform')
export const finance = agencyId('finance')
export const education = agencyId('education')
export const water = agencyId('water')
export const housing = agencyId('housing')
export const section = agencyId('section')
export const district = agencyId('district')
export const city = agencyId('city')

export const officer = person('officer', 'disclosureOfficer', reform)
export const colleague = person('colleague', 'publishingOfficer', reform)
export const head = person('head', 'disclosureHead', reform)
export const leader = person('leader', 'deputyLeader', reform)
export const principal = person('principal', 'principalLeader', reform)
export const stranger = person('stranger', 'disclosureOfficer', finance)
export const waterOfficer = person('water-officer', 'disclosureOfficer', water)
export const portal = process('portal')
export const clock = process('applications')

export const agencies = directory({
  agencies: [
    { id: city, kind: 'government' },
    { id: district, kind: 'government', governmentSuperior: city },
    { id: reform, governmentSuperior: district },
    { id: finance, governmentSuperior: district },
    { id: education, governmentSuperior: district },
    { id: housing, governmentSuperior: district },
    { id: water, kind: 'publicEnterprise', sector: 'waterSupply', governmentSuperior: housing },
    { id: section, kind: 'internalBody', actsInOwnName: false, governmentSuperior: reform },
    { id: agencyId('gone'), abolishedOn: on('2025-01-01') },
  ],
  people: {
    colleague: [{ role: 'publishingOfficer', agency: reform }],
    officer: [{ role: 'disclosureOfficer', agency: reform }],
    stranger: [{ role: 'disclosureOfficer', agency: finance }],
  },
})

const NUMBERS = policies({
  'reply.period': { value: 20, unit: 'workingDays' },
  'reply.extension': { value: 20, unit: 'workingDays' },
  'receipt.confirmation': { value: 1, unit: 'workingDays' },
  'amendment.notice': { value: 7, unit: 'workingDays' },
  'amendment.period': { value: 10, unit: 'workingDays' },
  'thirdParty.opinion': { value: 15, unit: 'workingDays' },
  'fee.payment': { value: 30, unit: 'days' },
  'remedy.review': { value: 60, unit: 'days' },
  'remedy.courtAfterReview': { value: 15, unit: 'days' },
  'remedy.court': { value: 6, unit: 'months' },
})
export const numbers: PolicyBook = {
  ...NUMBERS,
  feeSchedule: (key) => ({ version: `${key}@1`, schedule: FEE_SCHEDULES[key] }),
}

/** Monday 2 March 2026, on a calendar without holidays: 20 working days later is 30 March. */
export const context: DecisionContext = contextOf({ today: on('2026-03-02'), agencies, policies: numbers })
export const given = spec(applicationDecider, context)

export const receive = (change: Partial<ReceiveApplication['data']> = {}): ReceiveApplication => ({
  type: 'ReceiveApplication',
  data: {
    application: 'a1',
    agency: reform,
    channel: 'counter',
    arrivedOn: '2026-03-02',
    applicant: {
      subject: personId('applicant'),
      kind: 'naturalPerson',
      name: '张三',
      identity: '居民身份证',
      contact: '电话',
    },
    request: { description: '征地补偿安置方案', form: 'electronic', way: 'email' },
    ...change,
  },
})
/** A letter without a proof of identity that does not say what it wants. */
export const unclear = (change: Partial<ReceiveApplication['data']> = {}): ReceiveApplication =>
  receive({
    applicant: { subject: personId('applicant'), kind: 'naturalPerson', name: '张三', contact: '电话' },
    request: { form: 'electronic', way: 'email' },
    ...change,
  })

export const amendmentRequest = (change: Partial<RequestAmendment['data']> = {}): RequestAmendment => ({
  type: 'RequestAmendment',
  data: {
    points: [
      { element: 'identityProof', explanation: '请提供身份证明' },
      { element: 'description', explanation: '请写明名称或者文号' },
    ],
    noticeNumber: '补1',
    issuedOn: '2026-03-04',
    proof: 'XA1',
    ...change,
  },
})
export const served = (servedOn = '2026-03-05'): ApplicationCommand => ({
  type: 'RecordAmendmentNoticeService',
  data: { noticeNumber: '补1', servedOn, proof: '签收' },
})
export const amend = (receivedOn = '2026-03-10', lateBecause?: string): ApplicationCommand => ({
  type: 'RecordAmendment',
  data: {
    applicant: { identity: '居民身份证' },
    request: { description: '征地补偿安置方案' },
    receivedOn,
    proof: '收据1',
    ...(lateBecause === undefined ? {} : { lateBecause }),
  },
})

export const identify = (change: Partial<IdentifyInformation['data']> = {}): IdentifyInformation => ({
  type: 'IdentifyInformation',
  data: { jointIssuers: [], involvedAgencies: [], concernsThirdParties: false, ...change },
})
export const search = (result: 'found' | 'notFound' = 'notFound', id = 's1'): ApplicationCommand => ({
  type: 'RecordSearch',
  data: {
    search: id,
    who: '李四',
    where: '档案室、公文系统',
    keywords: '征地、补偿',
    result,
    searchedOn: '2026-03-02',
  },
})

export const giving = {
  ...{ form: 'electronic', way: 'email', access: '随附', reviewNumber: '审1', reviewedOn: '2026-03-02' },
} as const
export const provided: ReplyOutcomeInput = { kind: 'provided', ...giving }
/** Another application of the same applicant to the same agency. */
export const other = (change: Partial<OtherApplication> = {}): OtherApplication => ({
  agency: reform,
  status: 'open',
  sameApplicant: true,
  receivedEarlier: true,
  replies: [],
  ...change,
})
export const draft = (
  outcome: ReplyOutcomeInput = provided,
  earlier = other({ status: 'closed', replies: ['答0'] }),
): ApplicationCommand => ({
  type: 'DraftReply',
  data: { outcome, ...(outcome.kind === 'repeated' ? { earlier } : {}) },
})
export const approve = (number = 1): ApplicationCommand => ({ type: 'ApproveReply', data: { draft: number } })
export const sign = (number = 1, change: Partial<SignReply['data']> = {}): SignReply => ({
  type: 'SignReply',
  data: {
    draft: number,
    replyNumber: '答1',
    signedOn: '2026-03-02',
    letterHash: 'a'.repeat(64),
    sealKind: 'electronicSeal',
    sealHash: 'b'.repeat(64),
    ...change,
  },
})
export const dispatch = (number = 1, change: Partial<DispatchReply['data']> = {}): DispatchReply => ({
  type: 'DispatchReply',
  data: { draft: number, dispatchedOn: '2026-03-02', way: 'email', proof: '回执1', ...change },
})

/** Who gives which command, and on which day if not that of the context. */
export type Step = readonly [Actor, ApplicationCommand, string?]

/** The history that these commands lead to, each carried out. */
export const after = (
  steps: readonly Step[],
  history: readonly ApplicationEvent[] = [],
  change: Partial<DecisionContext> = {},
): readonly ApplicationEvent[] =>
  steps.reduce<readonly ApplicationEvent[]>((events, [actor, command, day]) => {
    const scenario = given(...events).within(change)
    return (day === undefined ? scenario : scenario.on(day)).as(actor).when(command).events()
  }, history)

export const received = (): readonly ApplicationEvent[] => after([[officer, receive()]])
/** Received and found out to be our own and nobody else's. */
export const identified = (): readonly ApplicationEvent[] =>
  after([
    [officer, receive()],
    [officer, identify()],
  ])
/** Drafted, approved and signed by three people. */
export const signedWith = (
  outcome: ReplyOutcomeInput = provided,
  history: readonly ApplicationEvent[] = identified(),
): readonly ApplicationEvent[] =>
  after(
    [[leader, sign()]],
    lettered(
      after(
        [
          [officer, draft(outcome)],
          [head, approve()],
        ],
        history,
      ),
    ),
  )
export const replied = (
  outcome: ReplyOutcomeInput = provided,
  history: readonly ApplicationEvent[] = identified(),
): readonly ApplicationEvent[] => after([[officer, dispatch()]], signedWith(outcome, history))
