import type { ClauseCode } from '../clauses.js'
import { dateFaults, checkedDate } from '../dateFaults.js'
import type { Refusal } from '../decider.js'
import { groundFaults, type GroundInput, groundOf } from '../grounds.js'
import type { Protected } from '../protected.js'
import { textFaults } from '../texts.js'
import type { LocalDate } from '../values.js'
import { hashFaults } from './decide/hashes.js'
import { NUMBER, WORDS } from './decide/limits.js'
import { OUTCOME_KINDS, type OutcomeKind, type ReplyOutcome } from './outcome.js'
import type { ReplyOutcomeInput } from './outcomeInput.js'
import { DELIVERY_WAYS, OTHER_MATTERS, PROVISION_FORMS } from './vocabulary.js'

type FactName = Exclude<keyof ReplyOutcomeInput, 'kind'>
/** `words`: the officer's own, sealed; `number`: of a document or law, in the clear; a list: one of these. */
type FactRule =
  | 'words'
  | 'optionalWords'
  | 'number'
  | 'date'
  | 'optionalHash'
  | 'agency'
  | 'optionalAgency'
  | 'grounds'
  | 'passages'
  | readonly string[]

const GIVING = {
  form: PROVISION_FORMS,
  way: DELIVERY_WAYS,
  access: 'optionalWords',
  otherFormBecause: 'optionalWords',
  reviewNumber: 'number',
  reviewedOn: 'date',
  contentHash: 'optionalHash',
} as const

/** What each reply rests on, and the facts it needs. */
const OUTCOMES: Readonly<
  Record<OutcomeKind, { readonly clause: ClauseCode; readonly facts: Partial<Readonly<Record<FactName, FactRule>>> }>
> = {
  alreadyPublic: { clause: '711-36(1)', facts: { where: 'words' } },
  provided: { clause: '711-36(2)', facts: GIVING },
  withheld: { clause: '711-36(3)', facts: { grounds: 'grounds' } },
  notHeld: { clause: '711-36(4)', facts: {} },
  notOurs: {
    clause: '711-36(5)',
    facts: {
      why: 'words',
      responsibleAgency: 'optionalAgency',
      responsibleName: 'optionalWords',
      responsibleContact: 'optionalWords',
    },
  },
  repeated: { clause: '711-36(6)', facts: { earlierApplication: 'number', earlierReply: 'number' } },
  specialRegime: { clause: '711-36(7)', facts: { law: 'number', procedure: 'words' } },
  partlyProvided: { clause: '711-37', facts: { ...GIVING, passages: 'passages' } },
  needsProcessing: { clause: '711-38', facts: { why: 'words' } },
  petition: { clause: '711-39', facts: { matter: OTHER_MATTERS, channel: 'words' } },
  publication: { clause: '711-39', facts: { title: 'words', howToGet: 'words' } },
  reconfirmation: { clause: '711-39', facts: { why: 'words' } },
  excessive: { clause: '711-35', facts: { why: 'words' } },
  stillUnclear: { clause: '711-30', facts: { why: 'words' } },
  notAmended: { clause: '711-30', facts: {} },
  feeUnpaid: { clause: '711-42', facts: {} },
  enterpriseChannel: { clause: '711-55', facts: { enterprise: 'agency', channel: 'words', authority: 'agency' } },
  other: { clause: '711-36', facts: { why: 'words' } },
}

export const clauseOfOutcome = (kind: OutcomeKind): ClauseCode => OUTCOMES[kind].clause

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.trim() !== ''
const isOptional = (rule: FactRule): boolean => typeof rule === 'string' && rule.startsWith('optional')

/** Every missing or malformed fact of a reply. */
export function outcomeFaults(input: ReplyOutcomeInput, path: string, today: LocalDate): readonly Refusal[] {
  if (!OUTCOME_KINDS.includes(input.kind)) {
    return [{ code: 'OUTCOME_UNKNOWN', clause: '711-36', path: `${path}.kind` }]
  }
  const { clause, facts } = OUTCOMES[input.kind]
  const names = Object.keys(facts) as FactName[]
  const missing = names.filter((name) => !isOptional(facts[name]!) && !isFilled(input[name]))
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            code: 'OUTCOME_FACTS_MISSING',
            clause,
            path,
            missing: missing.map((name) => `${path}.${name}`),
            facts: { outcome: input.kind },
          } as const,
        ]),
    ...names
      .filter((name) => isFilled(input[name]))
      .flatMap((name) => factFaults(input, name, facts[name]!, { path: `${path}.${name}`, today })),
  ]
}

function factFaults(
  input: ReplyOutcomeInput,
  name: FactName,
  rule: FactRule,
  { path, today }: { readonly path: string; readonly today: LocalDate },
): readonly Refusal[] {
  if (rule === 'grounds' || rule === 'passages') return groundsFaults(input, rule, path)
  const value = input[name] as string
  switch (rule) {
    case 'words':
    case 'optionalWords':
      return textFaults(value, path, WORDS)
    case 'number':
      return textFaults(value, path, NUMBER)
    case 'date':
      return dateFaults(value, path, { notAfter: today })
    case 'optionalHash':
      return hashFaults(value, path)
    case 'agency':
    case 'optionalAgency':
      return []
    default:
      return rule.includes(value) ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path }]
  }
}

const groundsFaults = (
  { grounds = [], passages = [] }: ReplyOutcomeInput,
  rule: 'grounds' | 'passages',
  path: string,
): readonly Refusal[] =>
  rule === 'grounds'
    ? grounds.flatMap((ground, index) => withholdingFaults(ground, `${path}.${index}`))
    : passages.flatMap(({ passage, ground }, index) => [
        ...textFaults(passage, `${path}.${index}.passage`, WORDS),
        ...withholdingFaults(ground, `${path}.${index}.ground`),
      ])

/** That something need not be published unasked is no reason to keep it from whoever asks (711-13). */
const withholdingFaults = (ground: GroundInput, path: string): readonly Refusal[] =>
  ground.code === 'notForProactive'
    ? [{ code: 'NO_GROUND_TO_WITHHOLD', clause: '711-36(3)', path: `${path}.code` }]
    : groundFaults(ground, path)

/** What only the matter itself knows. */
export type OwnFacts = Partial<{ readonly searches: readonly string[]; readonly lapsedOn: LocalDate }>

/** The reply as it is recorded; `seal` wraps what people wrote. Call only when `outcomeFaults` found nothing. */
export function outcomeOf(input: ReplyOutcomeInput, own: OwnFacts, seal: (text: string) => Protected): ReplyOutcome {
  const { facts } = OUTCOMES[input.kind]
  const entries = (Object.keys(facts) as FactName[])
    .filter((name) => isFilled(input[name]))
    .map((name) => [name, factOf(input, name, facts[name]!, seal)] as const)
  return { kind: input.kind, ...Object.fromEntries(entries), ...own } as unknown as ReplyOutcome
}

function factOf(input: ReplyOutcomeInput, name: FactName, rule: FactRule, seal: (text: string) => Protected): unknown {
  switch (rule) {
    case 'words':
    case 'optionalWords':
      return seal(input[name] as string)
    case 'date':
      return checkedDate(input[name] as string)
    case 'grounds':
      return (input.grounds ?? []).map((ground) => groundOf(ground, seal))
    case 'passages':
      return (input.passages ?? []).map(({ passage, ground }) => ({
        passage: seal(passage),
        ground: groundOf(ground, seal),
      }))
    default:
      return input[name]
  }
}
