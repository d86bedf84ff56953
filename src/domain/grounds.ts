import type { ClauseCode } from './clauses.js'
import type { Refusal } from './decider.js'
import type { Protected } from './protected.js'
import { textFaults } from './texts.js'

// Stored for ever in events: a change here needs an upcaster and a decision record.

/** 法定理由: why information is not, or not proactively, disclosed. A ground is a code and the facts it needs. */
export const GROUND_CODES = [
  'stateSecret', // 国家秘密
  'prohibitedByLaw', // 法律、行政法规禁止公开
  'endangersSafety', // 危及国家安全、公共安全、经济安全、社会稳定
  'thirdPartyInterest', // 商业秘密、个人隐私等
  'internalAffairs', // 内部事务信息
  'processInformation', // 过程性信息
  'enforcementFile', // 行政执法案卷信息
  'notForProactive', // 不属于应当主动公开的信息 (依申请公开)
] as const
export type GroundCode = (typeof GROUND_CODES)[number]

export const SECRECY_LEVELS = ['topSecret', 'secret', 'confidential'] as const // 绝密、机密、秘密
export const DANGERS = ['nationalSecurity', 'publicSafety', 'economicSecurity', 'socialStability'] as const
export const THIRD_PARTY_INTERESTS = ['commercialSecret', 'personalPrivacy', 'otherInterest'] as const
export const THIRD_PARTY_OUTCOMES = ['objected', 'silent', 'unreachable', 'partlyConsented'] as const
export const INTERNAL_KINDS = ['personnel', 'logistics', 'internalWorkflow'] as const // 人事管理、后勤管理、内部工作流程
/** 讨论记录、过程稿、磋商信函、请示报告 */
export const PROCESS_KINDS = ['discussionRecord', 'draft', 'consultationLetter', 'requestOrReport'] as const
/** The articles that say what must be disclosed proactively; 依申请公开 has to rule out each of them. */
export const PROACTIVE_ARTICLES = ['711-19', '711-20', '711-21'] as const

export type ThirdPartyInterest = (typeof THIRD_PARTY_INTERESTS)[number]

interface FactsOf<Text> {
  readonly stateSecret: {
    readonly level: (typeof SECRECY_LEVELS)[number]
    /** 定密机关 */
    readonly authority: string
    /** 保密期限 or the condition that ends it. */
    readonly term: string
  }
  readonly prohibitedByLaw: { readonly law: string; readonly article: string }
  readonly endangersSafety: { readonly danger: (typeof DANGERS)[number]; readonly why: Text }
  readonly thirdPartyInterest: {
    readonly interest: ThirdPartyInterest
    readonly outcome: (typeof THIRD_PARTY_OUTCOMES)[number]
    readonly why: Text
  }
  readonly internalAffairs: { readonly kind: (typeof INTERNAL_KINDS)[number]; readonly why: Text }
  readonly processInformation: { readonly kind: (typeof PROCESS_KINDS)[number]; readonly why: Text }
  readonly enforcementFile: { readonly why: Text }
  readonly notForProactive: {
    readonly checked: readonly (typeof PROACTIVE_ARTICLES)[number][]
    readonly why: Text
    /** Whom the information concerns. */
    readonly concerns: Text
  }
}

/** A ground with all its facts. `Text` is the officer's own words: plain in commands, sealed in events. */
export type Ground<Text = Protected> = {
  readonly [C in GroundCode]: { readonly code: C } & FactsOf<Text>[C]
}[GroundCode]

/** As typed: the code, and of the facts whatever was filled in. */
export type GroundInput = { readonly code: GroundCode } & {
  readonly level?: string
  readonly authority?: string
  readonly term?: string
  readonly law?: string
  readonly article?: string
  readonly danger?: string
  readonly interest?: string
  readonly outcome?: string
  readonly kind?: string
  readonly why?: string
  readonly checked?: readonly string[]
  readonly concerns?: string
}

const CLAUSES: Readonly<Record<GroundCode, ClauseCode>> = {
  stateSecret: '711-14(1)',
  prohibitedByLaw: '711-14(2)',
  endangersSafety: '711-14(3)',
  thirdPartyInterest: '711-15',
  internalAffairs: '711-16(1)',
  processInformation: '711-16(2)',
  enforcementFile: '711-16(2)',
  notForProactive: '711-13',
}

/** The clause of law that a ground rests on. */
export const clauseOfGround = (code: GroundCode): ClauseCode => CLAUSES[code]

type FactName = Exclude<keyof GroundInput, 'code'>
/** `text`: written in words; a list: one of these; a list of lists: all of these. */
type FactRule = 'text' | readonly string[] | { readonly allOf: readonly string[] }

const FACTS: Readonly<Record<GroundCode, Partial<Readonly<Record<FactName, FactRule>>>>> = {
  stateSecret: { level: SECRECY_LEVELS, authority: 'text', term: 'text' },
  prohibitedByLaw: { law: 'text', article: 'text' },
  endangersSafety: { danger: DANGERS, why: 'text' },
  thirdPartyInterest: { interest: THIRD_PARTY_INTERESTS, outcome: THIRD_PARTY_OUTCOMES, why: 'text' },
  internalAffairs: { kind: INTERNAL_KINDS, why: 'text' },
  processInformation: { kind: PROCESS_KINDS, why: 'text' },
  enforcementFile: { why: 'text' },
  notForProactive: { checked: { allOf: PROACTIVE_ARTICLES }, why: 'text', concerns: 'text' },
}

const LONGEST_FACT = 500

/** Every missing or malformed fact of a ground; `path` leads to the ground in the input, such as `grounds.0`. */
export function groundFaults(ground: GroundInput, path: string): readonly Refusal[] {
  const rules = FACTS[ground.code] as (typeof FACTS)[GroundCode] | undefined
  if (rules === undefined) return [{ code: 'GROUND_UNKNOWN', clause: 'LS-10.5', path: `${path}.code` }]

  const names = Object.keys(rules) as FactName[]
  const missing = names.filter((name) => isMissing(ground[name], rules[name]!))
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            code: 'GROUND_FACTS_MISSING',
            clause: clauseOfGround(ground.code),
            path,
            missing: missing.map((name) => `${path}.${name}`),
            facts: { ground: ground.code },
          } as const,
        ]),
    ...names
      .filter((name) => rules[name] === 'text')
      .flatMap((name) => textFaults(ground[name] as string | undefined, `${path}.${name}`, { longest: LONGEST_FACT })),
  ]
}

function isMissing(value: GroundInput[FactName], rule: FactRule): boolean {
  if (rule === 'text') return typeof value !== 'string' || value.trim() === ''
  if ('allOf' in rule)
    return !rule.allOf.every((article) => (value as readonly string[] | undefined)?.includes(article))
  return typeof value !== 'string' || !rule.includes(value)
}

/** The ground as it is recorded; `seal` wraps the officer's own words. Call only when `groundFaults` found nothing. */
export function groundOf(input: GroundInput, seal: (text: string) => Protected): Ground {
  const entries = (Object.keys(FACTS[input.code]) as FactName[]).map((name) => {
    const value = input[name]
    return [name, name === 'why' || name === 'concerns' ? seal(value as string) : value] as const
  })
  return { code: input.code, ...Object.fromEntries(entries) } as unknown as Ground
}
