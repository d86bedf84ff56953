import fc from 'fast-check'
import type { ApplicationCommand } from '../../../src/domain/application/commands.js'
import { applicationDecider } from '../../../src/domain/application/decide.js'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import type { ReplyOutcomeInput } from '../../../src/domain/application/outcomeInput.js'
import type { OutcomeKind } from '../../../src/domain/application/outcome.js'
import type { Application, KnownApplication } from '../../../src/domain/application/state.js'
import { APPLICANT_KINDS, INTAKE_CHANNELS } from '../../../src/domain/application/vocabulary.js'
import type { Actor } from '../../../src/domain/context.js'
import { addDays } from '../../../src/domain/dates.js'
import { decide } from '../../../src/domain/decide.js'
import type { AgencyId, FileId, LocalDate } from '../../../src/domain/values.js'
import {
  agencies,
  clock,
  education,
  finance,
  giving,
  head,
  housing,
  leader,
  numbers,
  officer,
  other,
  portal,
  principal,
  reform,
  water,
} from '../application/district.js'
import { contextOf, on, personId } from '../../support/spec.js'
import { hash, kept } from '../application/letters.js'

/** One thing that somebody tries in the life of an application; `pick` chooses among variants. */
const attempt = fc.record({ what: fc.nat({ max: 28 }), pick: fc.nat({ max: 60 }), wrong: fc.nat({ max: 12 }) })
export const life = fc.record({
  applicant: fc.constantFrom(...APPLICANT_KINDS),
  channel: fc.constantFrom(...INTAKE_CHANNELS),
  complete: fc.boolean(),
  begins: fc.nat({ max: 800 }),
  attempts: fc.array(attempt, { minLength: 4, maxLength: 16 }),
})
export type Life = typeof life extends fc.Arbitrary<infer T> ? T : never
type Attempt = Life['attempts'][number]
type Try = readonly [Actor, ApplicationCommand]

const personnel = { code: 'internalAffairs', kind: 'personnel', why: '人事' } as const
const OUTCOMES = (today: LocalDate): readonly ReplyOutcomeInput[] => [
  { kind: 'provided', ...giving, reviewedOn: today },
  { kind: 'provided', ...giving, reviewedOn: today },
  { kind: 'partlyProvided', ...giving, reviewedOn: today, passages: [{ passage: '附件', ground: personnel }] },
  {
    kind: 'partlyProvided',
    ...giving,
    reviewedOn: today,
    passages: [{ passage: '附件', ground: { code: 'enforcementFile', why: '案卷' } }],
  },
  { kind: 'withheld', grounds: [personnel] },
  { kind: 'withheld', grounds: [{ code: 'stateSecret', level: 'secret', authority: '某局', term: '10年' }, personnel] },
  {
    kind: 'withheld',
    grounds: [{ code: 'thirdPartyInterest', interest: 'commercialSecret', outcome: 'objected', why: '商业秘密' }],
  },
  { kind: 'withheld', grounds: [{ code: 'processInformation', kind: 'draft', why: '草稿' }] },
  { kind: 'withheld', grounds: [{ code: 'enforcementFile', why: '案卷' }] },
  { kind: 'withheld', grounds: [{ code: 'prohibitedByLaw', law: '统计法', article: '第九条' }] },
  { kind: 'withheld', grounds: [{ code: 'endangersSafety', danger: 'publicSafety', why: '安全' }] },
  { kind: 'notHeld' },
  { kind: 'notHeld' },
  { kind: 'notOurs', why: '不属于', responsibleAgency: finance, responsibleContact: '0561-1' },
  { kind: 'repeated', earlierApplication: 'a0', earlierReply: '答0' },
  { kind: 'specialRegime', law: '条例', procedure: '另行查询' },
  { kind: 'needsProcessing', why: '需要汇总' },
  { kind: 'petition', matter: 'petition', channel: '信访' },
  { kind: 'publication', title: '年鉴', howToGet: '书店' },
  { kind: 'reconfirmation', why: '已获取' },
  { kind: 'excessive', why: '大量反复' },
  { kind: 'excessive', why: '大量反复' },
  { kind: 'stillUnclear', why: '仍不明确' },
  { kind: 'notAmended' },
  { kind: 'notAmended' },
  { kind: 'feeUnpaid' },
  { kind: 'feeUnpaid' },
  { kind: 'alreadyPublic', where: '网站' },
  { kind: 'enterpriseChannel', enterprise: water, channel: '热线', authority: housing },
  { kind: 'other', why: '其他' },
]
const company = personId('company')

type Tries = (state: KnownApplication, today: LocalDate) => readonly Try[]
/** A number is days that pass. */
type Move = readonly (Tries | number)[]

const replying =
  ({ pick, wrong }: Attempt, chosen?: OutcomeKind): Tries =>
  (state, today) => {
    const outcomes = OUTCOMES(today).filter(({ kind }) => chosen === undefined || kind === chosen)
    const outcome = outcomes[pick % outcomes.length]!
    const draft = state.drafts + 1
    const scan = String(draft % 10)
    return [
      [wrong === 0 ? head : officer, { type: 'DraftReply', data: { outcome, earlier: other({ replies: ['答0'] }) } }],
      [wrong === 1 ? officer : head, { type: 'ApproveReply', data: { draft } }],
      [
        officer,
        {
          type: 'PrepareLetter',
          data: {
            kind: 'reply',
            number: `答${draft}`,
            datedOn: today,
            draft,
            template: 'reply/1',
            pdf: kept('a', state.id),
            html: kept('c', state.id),
          },
        },
      ],
      [
        officer,
        {
          type: 'AttachApplicationFile',
          data: { purpose: 'sealedScan', name: '盖章件.pdf', file: kept(scan, state.id, `scan-${draft}`) },
        },
      ],
      [
        officer,
        {
          type: 'SealLetter',
          data: {
            letter: state.letters.length + 1,
            seal: { kind: 'sealedScan', hash: hash(scan), file: `scan-${draft}` as FileId },
          },
        },
      ],
      [
        wrong === 2 ? head : pick % 2 === 0 ? leader : principal,
        {
          type: 'SignReply',
          data: {
            draft,
            replyNumber: `答${draft}`,
            signedOn: today,
            letterHash: 'a'.repeat(64),
            sealKind: 'sealedScan',
            sealHash: hash(scan),
          },
        },
      ],
      [officer, { type: 'DispatchReply', data: { draft, dispatchedOn: today, way: 'email', proof: '回执' } }],
    ]
  }

const identifying =
  (concernsThirdParties: boolean, involvedAgencies: readonly AgencyId[] = []): Tries =>
  () => [[officer, { type: 'IdentifyInformation', data: { jointIssuers: [], involvedAgencies, concernsThirdParties } }]]

const searching =
  (result: 'found' | 'notFound'): Tries =>
  ({ searches }, today) => [
    [
      officer,
      {
        type: 'RecordSearch',
        data: { search: `s${searches.size}`, who: '某', where: '某处', keywords: '词', result, searchedOn: today },
      },
    ],
  ]

const correcting: Tries = (_state, today) => [
  [
    officer,
    {
      type: 'RequestAmendment',
      data: {
        points: (['identityProof', 'description'] as const).map((element) => ({ element, explanation: '请补正' })),
        noticeNumber: '补1',
        issuedOn: today,
        proof: '邮',
      },
    },
  ],
  [officer, { type: 'RecordAmendmentNoticeService', data: { noticeNumber: '补1', servedOn: today, proof: '签' } }],
]
const corrected: Tries = (_state, today) => [
  [portal, { type: 'RecordAmendment', data: { request: { description: '改' }, receivedOn: today, proof: '收' } }],
]

const charging =
  ({ pick }: Attempt): Tries =>
  (_state, today) => [
    [
      officer,
      {
        type: 'IssueFeeNotice',
        data: {
          method: pick % 2 === 0 ? 'perItem' : 'perPage',
          units: 35 + pick,
          noticeNumber: '费1',
          issuedOn: today,
          proof: '邮',
        },
      },
    ],
    [officer, { type: 'RecordFeeNoticeService', data: { noticeNumber: '费1', servedOn: today, proof: '签' } }],
  ]
const paying: Tries = ({ fee }, today) => [
  [officer, { type: 'RecordFeePayment', data: { paidOn: today, amount: fee?.amount ?? 0, receiptNumber: '票' } }],
]

const askingThirdParty: Tries = (_state, today) => [
  [
    officer,
    {
      type: 'IssueThirdPartyLetter',
      data: { thirdParty: company, name: '公司', interest: 'commercialSecret', letterNumber: '征1', issuedOn: today },
    },
  ],
  [officer, { type: 'RecordThirdPartyService', data: { thirdParty: company, servedOn: today, proof: '签' } }],
]
const thirdPartyAnswers =
  ({ pick }: Attempt): Tries =>
  (_state, today) => [
    [
      officer,
      {
        type: 'RecordThirdPartyOpinion',
        data: {
          thirdParty: company,
          opinion: pick % 3 === 0 ? 'consents' : 'objects',
          reasons: '理由',
          receivedOn: today,
          proof: '函',
        },
      },
    ],
    [head, { type: 'JudgeObjection', data: { thirdParty: company, reasonable: pick % 3 !== 1, why: '理由' } }],
  ]
const lapsing: Tries = () => [[clock, { type: 'RecordThirdPartyLapse', data: { thirdParty: company } }]]

const askingReasons: Tries = (_state, today) => [
  [
    officer,
    {
      type: 'RequestReasons',
      data: { finding: '频次', noticeNumber: '说1', issuedOn: today, proof: '邮', answerBy: addDays(today, 5) },
    },
  ],
]
const refusingReasons: Tries = () => [[head, { type: 'JudgeReasons', data: { reasonable: false, why: '不合理' } }]]

const consulting =
  ({ pick }: Attempt): Tries =>
  ({ id, consultation }) => [
    [officer, { type: 'RequireAgencyConsultation', data: { reply: 'provide' } }],
    [
      clock,
      {
        type: 'RecordAgencyConsultationConclusion',
        data: {
          consultation: consultation?.consultation ?? `request.${id}-1`,
          revision: 1,
          outcome: pick % 3 === 0 ? 'notAgreed' : 'confirmed',
          proposal: { kind: 'reply', reply: 'provide', answering: reform },
          agencies: [finance, education],
        },
      },
    ],
  ]

const redoing: Tries = ({ remedies }, today) => [
  [
    officer,
    {
      type: 'RegisterRemedy',
      data: {
        remedy: `r${remedies.size}`,
        kind: 'review',
        filedOn: today,
        caseNumber: `复${remedies.size}`,
        body: '区政府',
      },
    },
  ],
  [
    officer,
    {
      type: 'RecordRemedyResult',
      data: {
        remedy: `r${remedies.size}`,
        result: 'corrected',
        endedOn: today,
        documentNumber: `决${remedies.size}`,
        redo: true,
        decisionReceivedOn: today,
      },
    },
  ],
]

const confirming: Tries = (_state, today) => [
  [officer, { type: 'ConfirmReceipt', data: { confirmedOn: today, proof: '电话' } }],
]
const extending =
  ({ pick }: Attempt): Tries =>
  (_state, today) => [
    [
      head,
      {
        type: 'ExtendReplyPeriod',
        data: {
          workingDays: 1 + (pick % 25),
          reason: '复杂',
          noticeNumber: '延1',
          noticeDispatchedOn: today,
          proof: '邮',
        },
      },
    ],
  ]
const withdrawing: Tries = (_state, today) => [
  [portal, { type: 'WithdrawApplication', data: { withdrawnOn: today, proof: '书面' } }],
]
const merging: Tries = () => [
  [head, { type: 'MergeApplication', data: { into: 'a0', target: other(), reason: '同一' } }],
]

/** What is tried; much of it is refused by the rules, and what is not makes the life. */
const moves = (tried: Attempt): readonly Move[] => [
  [identifying(false)],
  [identifying(true)],
  [identifying(false, [finance, education])],
  [searching('notFound')],
  [searching(tried.pick % 4 === 0 ? 'found' : 'notFound')],
  [correcting, 3, corrected],
  [correcting, 3, corrected, replying(tried, 'stillUnclear')],
  [correcting, 20, replying(tried, 'notAmended')],
  [charging(tried), 3, paying],
  [charging(tried), 45, replying(tried, 'feeUnpaid')],
  [askingThirdParty],
  [askingThirdParty, 5, thirdPartyAnswers(tried), replying(tried)],
  [thirdPartyAnswers(tried)],
  [22, lapsing],
  [askingReasons],
  [askingReasons, 6, refusingReasons, replying(tried, 'excessive')],
  [consulting(tried)],
  [confirming],
  [searching('notFound'), searching('found'), replying(tried, 'notHeld')],
  [searching('notFound'), replying(tried, 'notHeld')],
  [extending(tried)],
  tried.pick % 4 === 0 ? [withdrawing] : [],
  tried.pick % 4 === 0 ? [merging] : [],
  [identifying(false), replying(tried), 2, redoing, replying(tried)],
  [
    identifying(true),
    askingThirdParty,
    5,
    thirdPartyAnswers({ ...tried, pick: 2 }),
    replying({ ...tried, pick: 2 }, 'withheld'),
  ],
  [identifying(false), replying(tried, 'partlyProvided')],
  [identifying(false), replying(tried)],
  [replying(tried)],
  [replying(tried)],
]

const FIRST_DAY = on('2024-06-03')

/** The events of one life; days pass between the attempts. */
export function livedThrough(lived: Life, number: number): readonly ApplicationEvent[] {
  let today = addDays(FIRST_DAY, lived.begins)
  let state: Application = applicationDecider.initial
  const events: ApplicationEvent[] = []
  const give = (actor: Actor, command: ApplicationCommand): void => {
    const decision = decide(
      applicationDecider,
      command,
      state,
      contextOf({ today, agencies, policies: numbers, actor }),
    )
    if (!decision.ok) return
    for (const event of decision.value.events) {
      events.push(event)
      state = applicationDecider.evolve(state, event)
    }
  }
  give(officer, {
    type: 'ReceiveApplication',
    data: {
      application: `a${number + 1}`,
      agency: reform,
      channel: lived.channel,
      arrivedOn: today,
      proof: '凭证',
      readBack: true,
      applicant: {
        subject: personId(`p${number}`),
        kind: lived.applicant,
        name: '某',
        contact: '某处',
        ...(lived.complete ? { identity: '证' } : {}),
      },
      request: { form: 'electronic', way: 'email', ...(lived.complete ? { description: '某' } : {}) },
    },
  })
  const live = (part: Tries | number): void => {
    if (typeof part === 'number') today = addDays(today, part)
    else if (state.status !== 'absent') for (const [actor, command] of part(state, today)) give(actor, command)
  }
  for (const tried of lived.attempts) {
    today = addDays(today, [0, 0, 1, 3, 12, 45][tried.pick % 6]!)
    moves(tried)[tried.what]!.forEach(live)
  }
  return events
}
