import { type PersonalAct, peopleOf } from '../acting.js'
import { unreachable } from '../decider.js'
import { type Said, saying } from '../said.js'
import type { AgencyId, LocalDate, PersonId } from '../values.js'
import { without } from '../without.js'
import type { AccountabilityCaseEvent, CaseDecided, CaseOpened, Measure } from './events.js'
import { type CaseConclusion, type Concerned, type ConcernedKey, keyOf } from './vocabulary.js'

/** One of the concerned, and how far they were heard. */
export interface Heard {
  readonly concerned: Concerned
  /** Last day for the statement. */
  readonly invitedUntil?: LocalDate
  readonly invitedOn?: LocalDate
  readonly stated: boolean
  readonly servedOn?: LocalDate
  readonly reviewUntil?: LocalDate
  readonly review?: 'requested' | 'decided'
}

export interface StandingMeasure extends Measure {
  readonly carriedOut: boolean
}

export interface KnownCase {
  readonly status: 'open' | 'closed'
  readonly id: string
  readonly agency: AgencyId
  readonly openedBy: readonly PersonId[]
  readonly investigator: PersonId
  /** Everybody who investigated or took part in it, absent people included. */
  readonly investigators: readonly PersonId[]
  readonly allegedIn: CaseOpened['data']
  readonly heard: ReadonlyMap<ConcernedKey, Heard>
  readonly exhibits: ReadonlySet<string>
  readonly proposals: number
  /** Waiting for a decision. */
  readonly proposal?: {
    readonly proposal: number
    readonly conclusion: CaseConclusion
    readonly measures: readonly Measure[]
  }
  readonly decision?: CaseDecided['data']
  readonly deciders: readonly PersonId[]
  /** In force after decision and review. */
  readonly measures: readonly StandingMeasure[]
  readonly objections: ReadonlyMap<string, { readonly by: PersonId; readonly answered: boolean }>
  readonly said: Said<AccountabilityCaseEvent>
}

/** 不存在 · 办理中 · 已结案 */
export type AccountabilityCase = { readonly status: 'absent' } | KnownCase

export const initial: AccountabilityCase = { status: 'absent' }

export function evolve(before: AccountabilityCase, event: AccountabilityCaseEvent): AccountabilityCase {
  if (event.type === 'CaseOpened') return opened(event)
  if (before.status === 'absent') return before
  return { ...changed(before, event), said: saying(event, before.said) }
}

type Later = Exclude<AccountabilityCaseEvent, CaseOpened>

const changes: {
  readonly [T in Later['type']]: (known: KnownCase, data: Extract<Later, { readonly type: T }>['data']) => KnownCase
} = {
  CaseHandedOver: (known, { to }) => ({ ...known, investigator: to, investigators: withPeople(known, [to]) }),
  ConcernedChanged: (known, { added, removed }) => ({ ...known, heard: withConcerned(known.heard, added, removed) }),
  EvidenceFrozen: (known, data) => ({
    ...investigated(known, data),
    exhibits: new Set([...known.exhibits, data.exhibit]),
  }),
  StatementInvited: (known, data) =>
    hearing(investigated(known, data), data.concerned, { invitedOn: data.servedOn, invitedUntil: data.due.due }),
  StatementRecorded: (known, { concerned }) => hearing(known, concerned, { stated: true }),
  MeasuresProposed: (known, data) => {
    const { proposal, conclusion, measures } = data
    return { ...investigated(known, data), proposals: proposal, proposal: { proposal, conclusion, measures } }
  },
  ProposalReturned: (known, data) => ({
    ...without(known, 'proposal'),
    deciders: [...known.deciders, ...peopleOf(data)],
  }),
  CaseDecided: (known, data) => ({
    ...without(known, 'proposal'),
    decision: data,
    deciders: [...known.deciders, ...peopleOf(data)],
    measures: data.measures.map(notYet),
  }),
  CaseDecisionServed: (known, { concerned, servedOn, reviewUntil }) =>
    hearing(known, concerned, { servedOn, reviewUntil: reviewUntil.due }),
  CaseReviewRequested: (known, { concerned }) => hearing(known, concerned, { review: 'requested' }),
  CaseReviewDecided: (known, { concerned, withdrawn, added }) => {
    const standing = known.measures.filter(({ number }) => !withdrawn.includes(number))
    return { ...hearing(known, concerned, { review: 'decided' }), measures: [...standing, ...added.map(notYet)] }
  },
  MeasureCarriedOut: (known, data) => ({
    ...known,
    measures: known.measures.map((measure) =>
      measure.number === data.measure ? { ...measure, carriedOut: true } : measure,
    ),
  }),
  CaseRecordObjected: (known, { objection, by }) => withObjection(known, objection, { by, answered: false }),
  RecordObjectionAnswered: (known, { objection }) => {
    const before = known.objections.get(objection)
    return before === undefined ? known : withObjection(known, objection, { ...before, answered: true })
  },
  CaseClosed: (known) => ({ ...known, status: 'closed' }),
}

function changed(known: KnownCase, event: Later): KnownCase {
  const change = changes[event.type] as ((known: KnownCase, data: Later['data']) => KnownCase) | undefined
  return change === undefined ? unreachable(event as never) : change(known, event.data)
}

function opened(event: CaseOpened): KnownCase {
  const { data } = event
  return {
    status: 'open',
    id: data.case,
    agency: data.agency,
    openedBy: peopleOf(data),
    investigator: data.by,
    investigators: peopleOf(data),
    allegedIn: data,
    heard: withConcerned(new Map(), data.concerned, []),
    exhibits: new Set(),
    proposals: 0,
    deciders: [],
    measures: [],
    objections: new Map(),
    said: saying<AccountabilityCaseEvent>(event, undefined),
  }
}

const notYet = (measure: Measure): StandingMeasure => ({ ...measure, carriedOut: false })

const withPeople = ({ investigators }: KnownCase, people: readonly PersonId[]): readonly PersonId[] => [
  ...new Set([...investigators, ...people]),
]

const investigated = (known: KnownCase, act: PersonalAct): KnownCase => ({
  ...known,
  investigators: withPeople(known, peopleOf(act)),
})

function withConcerned(
  heard: ReadonlyMap<ConcernedKey, Heard>,
  added: readonly Concerned[],
  removed: readonly ConcernedKey[],
): ReadonlyMap<ConcernedKey, Heard> {
  const kept = [...heard].filter(([key]) => !removed.includes(key))
  return new Map([...kept, ...added.map((concerned) => [keyOf(concerned), { concerned, stated: false }] as const)])
}

function hearing(known: KnownCase, key: ConcernedKey, change: Partial<Heard>): KnownCase {
  const heard = known.heard.get(key)
  if (heard === undefined) return known
  return { ...known, heard: new Map([...known.heard, [key, { ...heard, ...change }]]) }
}

const withObjection = (
  known: KnownCase,
  id: string,
  objection: { readonly by: PersonId; readonly answered: boolean },
): KnownCase => ({ ...known, objections: new Map([...known.objections, [id, objection]]) })
