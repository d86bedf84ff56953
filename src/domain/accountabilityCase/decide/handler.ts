import { actingPeople, personalAct } from '../../acting.js'
import { isBelow } from '../../isBelow.js'
import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import { protect, type Protected } from '../../protected.js'
import type { Role } from '../../roles.js'
import { isSaid, type Said } from '../../said.js'
import type { TextLimits } from '../../texts.js'
import type { AgencyId } from '../../values.js'
import type { AccountabilityCaseEvent } from '../events.js'
import type { AccountabilityCase, KnownCase } from '../state.js'

export const WORDS: TextLimits = { longest: 5_000, required: true, multiline: true }
export const NUMBER: TextLimits = { longest: 100, required: true }
export const PROOF: TextLimits = { longest: 200, required: true }
/** Name of a stream. */
export const STREAM = /^[a-zA-Z]+-[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/
/** Who decides on measures and on reviews. */
export const LEADERS: readonly Role[] = ['principalLeader', 'deputyLeader']

export type CaseHandler<C extends AnyCommand> = CommandHandler<C, AccountabilityCase, AccountabilityCaseEvent>

export interface CaseRule {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (known: KnownCase, context: DecisionContext) => RefusalDetail | undefined
}

interface OpenHandler<C extends AnyCommand> {
  readonly by: Authority<C, AccountabilityCase>
  readonly rules?: readonly CaseRule[]
  readonly checks: readonly ((command: C, known: KnownCase, context: DecisionContext) => readonly Refusal[])[]
  readonly policies?: readonly string[]
  /** Asked of a closed case as well: the last step may be told twice. */
  readonly done: (command: C, known: KnownCase, context: DecisionContext) => boolean
  readonly events: (command: C, known: KnownCase, context: DecisionContext) => readonly AccountabilityCaseEvent[]
}

const isThere: Rule<AccountabilityCase> = {
  code: 'CASE_NOT_FOUND',
  clause: 'LS-15.2',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}
const isInHand: Rule<AccountabilityCase> = {
  code: 'CASE_CLOSED',
  clause: 'LS-15.2',
  refuse: ({ status }) => (status === 'closed' ? {} : undefined),
}

/** A step on a case that is being dealt with. */
export const onOpen = <C extends AnyCommand>(handler: OpenHandler<C>): CaseHandler<C> => ({
  clause: 'LS-15.2',
  by: handler.by,
  rules: [
    isThere,
    isInHand,
    ...(handler.rules ?? []).map(({ code, clause, refuse }) => ({
      code,
      clause,
      refuse: (known: AccountabilityCase, context: DecisionContext) =>
        known.status === 'open' ? refuse(known, context) : undefined,
    })),
  ],
  checks: handler.checks.map(
    (check) => (command, known, context) => (known.status === 'open' ? check(command, known, context) : []),
  ),
  ...(handler.policies === undefined ? {} : { policies: handler.policies }),
  done: (command, known, context) => known.status !== 'absent' && handler.done(command, known, context),
  events: (command, known, context) => {
    if (known.status !== 'open') throw new Error(`the rules let a command through on a case that is ${known.status}`)
    return handler.events(command, known, context)
  },
})

/** The body that investigates, after any reorganisation. */
export const investigatingBody = (known: AccountabilityCase, context: DecisionContext): readonly AgencyId[] =>
  known.status === 'absent' ? [] : answerableFor(known.agency, context)

export const byInvestigator: Authority<unknown, AccountabilityCase> = {
  roles: ['investigator'],
  agencies: (known, _command, context) => investigatingBody(known, context),
  clause: 'LS-15.2',
}

export const byLeader: Authority<unknown, AccountabilityCase> = {
  roles: LEADERS,
  agencies: (known, _command, context) => investigatingBody(known, context),
  clause: 'LS-15.2',
}

/**
 * Who may hold a unit to account: a supervisory organ, the disclosure department, and its superiors of either kind
 * (LS-15.1, 711-47, 711-53). Never the unit itself.
 */
export function mayHoldToAccount(body: AgencyId, unit: AgencyId, { agencies, today }: DecisionContext): boolean {
  if (body === unit) return false
  const duties = agencies.agency(body, today)?.duties ?? []
  return (
    duties.includes('supervisoryOrgan') ||
    duties.includes('disclosureDepartment') ||
    isBelow(unit, new Set([body]), agencies, today)
  )
}

export const isInvestigator: CaseRule = {
  code: 'NOT_THE_INVESTIGATOR',
  clause: 'LS-15.2',
  refuse: ({ investigator }, context) => (actingPeople(context).includes(investigator) ? undefined : {}),
}

/** 回避: nobody acts in a matter that concerns themselves. */
export const isNotConcerned: CaseRule = {
  code: 'CONCERNED_BY_THE_CASE',
  clause: 'LS-15.2',
  refuse: ({ heard }, context) =>
    actingPeople(context).some((person) => heard.has(`person:${person}`)) ? {} : undefined,
}

/** Whoever investigated or opened it does not judge it. */
export const didNotInvestigate: CaseRule = {
  code: 'INVESTIGATOR_DECIDES',
  clause: 'LS-15.2',
  refuse: ({ investigators }, context) =>
    actingPeople(context).some((person) => investigators.includes(person)) ? {} : undefined,
}

export const isUndecided: CaseRule = {
  code: 'CASE_DECIDED',
  clause: 'LS-15.2',
  refuse: ({ decision }) => (decision === undefined ? undefined : { facts: { on: decision.decidedOn } }),
}

export const isDecided: CaseRule = {
  code: 'CASE_NOT_DECIDED',
  clause: 'LS-15.2',
  refuse: ({ decision }) => (decision === undefined ? { missing: ['DecideCase'] } : undefined),
}

/** While a proposal waits for its decision nothing that it rests on changes. */
export const nothingProposed: CaseRule = {
  code: 'PROPOSAL_WAITING',
  clause: 'LS-15.2',
  refuse: ({ proposal }) =>
    proposal === undefined ? undefined : { missing: ['DecideCase'], facts: { proposal: proposal.proposal } },
}

/** The concerned that the input names. */
export const isConcernedFaults = (
  { data: { concerned } }: { readonly data: { readonly concerned: string } },
  { heard }: KnownCase,
): readonly Refusal[] =>
  (heard as ReadonlyMap<string, unknown>).has(concerned)
    ? []
    : [{ code: 'NOT_CONCERNED', clause: 'LS-15.2', path: 'concerned', facts: { concerned: [...heard.keys()] } }]

export const sealed = ({ id }: { readonly id: string }, text: string): Protected => protect(`case:${id}`, text)

type DataOf<T> = Extract<AccountabilityCaseEvent, { readonly type: T }>['data']

/** Whether this person has said the same before, word for word; `about` names which of several it is about. */
export const isSaidBy = <T extends AccountabilityCaseEvent['type']>(
  { said }: KnownCase,
  type: T,
  fields: { readonly [K in keyof DataOf<T>]?: unknown },
  context: DecisionContext,
  about?: keyof DataOf<T> & string,
): boolean => {
  if (context.actor.kind !== 'person') return false
  const whole = { ...fields, ...personalAct(context) }
  return isSaid(said as Said<AnyFields>, type, whole, about === undefined ? [] : [about])
}

interface AnyFields {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
