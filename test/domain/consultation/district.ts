import type { DecisionContext } from '../../../src/domain/context.js'
import { consultationDecider } from '../../../src/domain/consultation/decide.js'
import type {
  ConsultationCommand,
  DecideDispute,
  GiveOpinion,
  OpenConsultation,
  RecordSession,
  ReferDispute,
} from '../../../src/domain/consultation/commands.js'
import type { ConsultationEvent, Proposal } from '../../../src/domain/consultation/events.js'
import { POINTS } from '../../../src/domain/consultation/vocabulary.js'
import type { Actor } from '../../../src/domain/context.js'
import type { ItemId, Sha256 } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, on, person, policies, process, spec } from '../../support/spec.js'

/** 发改委 asks 财政局 and 教体局; above them stand the district government and, for 财政局, the city's bureau. */
export const reform = agencyId('reform')
export const finance = agencyId('finance')
export const education = agencyId('education')
export const district = agencyId('district')
export const city = agencyId('city')
export const cityFinance = agencyId('city-finance')
export const office = agencyId('office')

export const officer = person('officer', 'publishingOfficer', reform)
export const financeOfficer = person('finance-officer', 'disclosureOfficer', finance)
export const educationOfficer = person('education-officer', 'disclosureOfficer', education)
export const districtLeader = person('district-leader', 'principalLeader', district)
export const officeHead = person('office-head', 'disclosureHead', office)
export const clock = process('consultations')

export const agencies = directory({
  agencies: [
    { id: city, kind: 'government' },
    { id: district, kind: 'government', governmentSuperior: city },
    { id: cityFinance, governmentSuperior: city },
    { id: reform, governmentSuperior: district },
    { id: finance, governmentSuperior: district, businessSuperior: cityFinance },
    { id: education, governmentSuperior: district },
    { id: office, governmentSuperior: district, duties: ['disclosureDepartment'] },
    { id: agencyId('health'), governmentSuperior: district },
  ],
})

export const numbers = policies({
  'consultation.opinion': { value: 5, unit: 'workingDays' },
  'consultation.onApplication': { value: 3, unit: 'workingDays' },
  'jointMaker.opinion': { value: 15, unit: 'workingDays' },
  'dispute.decision': { value: 5, unit: 'workingDays' },
})

/** Monday 2 March 2026, on a calendar without holidays. */
export const context: DecisionContext = contextOf({ today: on('2026-03-02'), agencies, policies: numbers })
export const given = spec(consultationDecider, context)

export const hash = (letter: string) => letter.repeat(64) as Sha256
export const proposal = (change: Partial<Extract<Proposal, { kind: 'publication' }>> = {}): Proposal => ({
  kind: 'publication',
  contentHash: hash('a'),
  attribute: 'proactive',
  publisher: reform,
  channels: ['governmentWebsite'],
  ...change,
})

export const open = (change: Partial<OpenConsultation['data']> = {}): OpenConsultation => ({
  type: 'OpenConsultation',
  data: {
    consultation: 'i1-1',
    purpose: { kind: 'publication', item: 'i1' as ItemId, version: 1 },
    asking: reform,
    seats: [
      { agency: finance, grounds: ['jointIssuer'] },
      { agency: education, grounds: ['involved'] },
    ],
    proposal: proposal(),
    key: 'item:i1',
    cause: 'event-1',
    ...change,
  },
})

/** An application that reached 发改委, the lead of what it made together with 财政局; 教体局 is only concerned. */
export const openOnApplication = (askedByLead = true): OpenConsultation =>
  open({
    consultation: 'a1-1',
    purpose: { kind: 'application', application: 'a1', startsOn: on('2026-03-02'), askedByLead },
    seats: [
      { agency: finance, grounds: ['jointMaker'] },
      { agency: education, grounds: ['involved'] },
    ],
    proposal: { kind: 'reply', reply: 'provide', answering: reform },
    key: 'person:applicant',
  })

export const letter = (text = 1): ConsultationCommand => ({
  type: 'IssueConsultationLetter',
  data: { text, letterNumber: `函${text}`, issuedOn: '2026-03-02', opinion: '拟主动公开', basis: '条例第二十条' },
})
export const serve = (seat: typeof finance, text = 1): ConsultationCommand => ({
  type: 'RecordLetterService',
  data: { text, seat, letterNumber: `函${text}`, servedOn: '2026-03-02', proof: '签收' },
})
export const scan = (text = 1): ConsultationCommand => ({ type: 'RecordContradictions', data: { text, findings: [] } })

export const opinion = (
  seat: typeof finance,
  position: 'agrees' | 'objects' = 'agrees',
  change: Partial<GiveOpinion['data']> = {},
): GiveOpinion => ({
  type: 'GiveOpinion',
  data: {
    text: 1,
    seat,
    points: POINTS.map((point) =>
      position === 'agrees' || point !== 'attribute'
        ? { point, position: 'agrees' }
        : { point, position, ground: '含过程性信息', basis: '条例第十六条' },
    ),
    givenOn: '2026-03-02',
    ...change,
  },
})

export const session = (change: Partial<RecordSession['data']> = {}): RecordSession => ({
  type: 'RecordSession',
  data: {
    session: 's1',
    form: 'meeting',
    text: 1,
    heldOn: '2026-03-02',
    attendance: [
      { agency: reform, position: 'agrees', people: ['赵一'] },
      { agency: finance, position: 'objects', people: ['钱二'], statement: '暂不公开' },
      { agency: education, position: 'absent', people: [] },
    ],
    result: 'disagreed',
    summary: '未能一致',
    ...change,
  },
})

export const file = { matter: '是否公开', ownCoordination: '会商一次', mainDispute: '公开属性', reasons: '依据不同' }
export const refer = (change: Partial<ReferDispute['data']> = {}): ReferDispute => ({
  type: 'ReferDispute',
  data: {
    text: 1,
    party: reform,
    decider: district,
    file,
    documentNumber: '请示1',
    referredOn: '2026-03-02',
    ...change,
  },
})
export const decideThat = (ruling: 'proposalStands' | 'objectionStands'): DecideDispute => ({
  type: 'DecideDispute',
  data: {
    dispute: 1,
    rulings: [{ point: 'attribute', ruling }],
    ground: '应予公开',
    basis: '条例第十九条',
    documentNumber: '决定1',
    decidedOn: '2026-03-02',
  },
})
export const conclude = (outcome: 'confirmed' | 'notAgreed' = 'confirmed', text = 1): ConsultationCommand => ({
  type: 'ConcludeConsultation',
  data: { text, outcome },
})

export type Step = readonly [Actor, ConsultationCommand]

/** The history that these commands lead to, each carried out. */
export const after = (
  steps: readonly Step[],
  history: readonly ConsultationEvent[] = [],
  change: Partial<DecisionContext> = {},
): readonly ConsultationEvent[] =>
  steps.reduce<readonly ConsultationEvent[]>(
    (events, [actor, command]) =>
      given(...events)
        .within(change)
        .as(actor)
        .when(command)
        .events(),
    history,
  )

/** Opened, asked and served; compared with what others have published. */
export const asked = (): readonly ConsultationEvent[] =>
  after([
    [clock, open()],
    [officer, letter()],
    [officer, serve(finance)],
    [officer, serve(education)],
    [clock, scan()],
  ])
/** 财政局 objects to the attribute, 教体局 agrees. */
export const objected = (): readonly ConsultationEvent[] =>
  after(
    [
      [financeOfficer, opinion(finance, 'objects')],
      [educationOfficer, opinion(education)],
    ],
    asked(),
  )
export const referred = (): readonly ConsultationEvent[] =>
  after(
    [
      [officer, session()],
      [officer, refer()],
    ],
    objected(),
  )
