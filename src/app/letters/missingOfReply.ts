import type { OutcomeKind, ReplyOutcome } from '../../domain/application/outcome.js'
import type { LetterFacts } from './letterFacts.js'
import { type LetterKind, replyKindOf } from './letterKinds.js'
import { isFilled } from './isFilled.js'
import { reviewBodyOf } from './remedyWords.js'

type Entry = Readonly<Record<string, unknown>>

/** What each outcome has to say; lists have at least one entry, each with a ground. */
const NEEDS: Readonly<Record<OutcomeKind, readonly string[]>> = {
  alreadyPublic: ['where'],
  provided: ['form', 'way', 'reviewNumber', 'reviewedOn'],
  withheld: ['grounds'],
  notHeld: [],
  notOurs: ['why'],
  repeated: ['earlierReply'],
  specialRegime: ['law', 'procedure'],
  partlyProvided: ['form', 'way', 'reviewNumber', 'reviewedOn', 'passages'],
  needsProcessing: ['why'],
  petition: ['matter', 'channel'],
  publication: ['title', 'howToGet'],
  reconfirmation: ['why'],
  excessive: ['why'],
  stillUnclear: ['why'],
  notAmended: ['lapsedOn'],
  feeUnpaid: ['lapsedOn'],
  enterpriseChannel: ['channel'],
  other: ['why'],
}

const GROUND: Readonly<Record<string, readonly string[]>> = {
  stateSecret: ['level', 'authority', 'term'],
  prohibitedByLaw: ['law', 'article'],
  endangersSafety: ['danger', 'why'],
  thirdPartyInterest: ['interest', 'outcome', 'why'],
  internalAffairs: ['kind', 'why'],
  processInformation: ['kind', 'why'],
  enforcementFile: ['why'],
}

/** What is missing inside the outcome of a reply or of its approval form. */
export function missingInOutcome(kind: LetterKind, { outcome }: LetterFacts): readonly string[] {
  if (outcome === undefined) return []
  if (kind.startsWith('reply') && kind !== replyKindOf(outcome.kind)) return ['outcome.kind']
  return missingOfOutcome(outcome)
}

/** Names of bodies that the remedies only point to. */
export function missingInRemedies(facts: LetterFacts): readonly string[] {
  const { remedies, authorityName } = facts
  if (remedies === undefined) return []
  if (remedies.order === 'appealToAuthority') return isFilled('authorityName', authorityName) ? [] : ['authorityName']
  return isFilled('reviewBodyName', reviewBodyOf(facts)) ? [] : ['reviewBodyName']
}

function missingOfOutcome(outcome: ReplyOutcome<string>): readonly string[] {
  const entry = outcome as unknown as Entry
  return [
    ...NEEDS[outcome.kind].filter((name) => !isFilled(name, entry[name])).map((name) => `outcome.${name}`),
    ...list(entry.grounds).flatMap((ground, index) => missingOfGround(ground, `outcome.grounds.${index}`)),
    ...list(entry.passages).flatMap(({ passage, ground }, index) => [
      ...(isFilled('passage', passage) ? [] : [`outcome.passages.${index}.passage`]),
      ...missingOfGround(ground as Entry, `outcome.passages.${index}.ground`),
    ]),
  ]
}

const list = (value: unknown): readonly Entry[] => (Array.isArray(value) ? (value as readonly Entry[]) : [])

function missingOfGround(ground: Entry | undefined, path: string): readonly string[] {
  const needs = GROUND[String(ground?.code)]
  if (ground === undefined || needs === undefined) return [`${path}.code`]
  return needs.filter((name) => !isFilled(name, ground[name])).map((name) => `${path}.${name}`)
}
