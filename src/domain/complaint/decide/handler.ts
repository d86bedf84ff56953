import { actingPeople } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import { protect, type Protected } from '../../protected.js'
import type { Role } from '../../roles.js'
import { textFaults, type TextLimits } from '../../texts.js'
import { complainantNamed } from '../complainantNamed.js'
import { isConcerned } from '../conflict.js'
import type { ComplaintEvent } from '../events.js'
import type { Complaint, KnownComplaint } from '../state.js'

export const WORDS: TextLimits = { longest: 5_000, required: true, multiline: true }
export const OPTIONAL_WORDS: TextLimits = { longest: 5_000, multiline: true }
export const NUMBER: TextLimits = { longest: 100, required: true }
export const PROOF: TextLimits = { longest: 200, required: true }
/** Of a finding, inspection or case. */
export const CITED = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,120}$/

/** Whoever handles complaints in the body that judges them. */
export const HANDLING_ROLES: readonly Role[] = ['disclosureOfficer', 'inspector', 'investigator']
/** Whoever decides there: somebody else than the handler. */
export const DECIDING_ROLES: readonly Role[] = ['disclosureHead', 'deputyLeader', 'principalLeader']

export type ComplaintHandler<C extends AnyCommand> = CommandHandler<C, Complaint, ComplaintEvent>

export interface ComplaintRule {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (complaint: KnownComplaint, context: DecisionContext) => RefusalDetail | undefined
}

interface KnownHandler<C extends AnyCommand> {
  readonly by: Authority<C, Complaint>
  /** In which states it is given; `open` unless told otherwise. */
  readonly when?: 'open' | 'closed' | 'any'
  readonly rules?: readonly ComplaintRule[]
  readonly checks: readonly ((command: C, complaint: KnownComplaint, context: DecisionContext) => readonly Refusal[])[]
  readonly policies?: readonly string[]
  /** Asked of what is closed as well: the last step may be told twice. */
  readonly done: (command: C, complaint: KnownComplaint, context: DecisionContext) => boolean
  readonly events: (command: C, complaint: KnownComplaint, context: DecisionContext) => readonly ComplaintEvent[]
}

const isThere: Rule<Complaint> = {
  code: 'COMPLAINT_NOT_FOUND',
  clause: '711-51',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}
const isOpen: Rule<Complaint> = {
  code: 'COMPLAINT_CLOSED',
  clause: '711-51',
  refuse: ({ status }) => (status === 'closed' ? {} : undefined),
}
const isClosed: Rule<Complaint> = {
  code: 'COMPLAINT_STILL_OPEN',
  clause: '711-51',
  refuse: ({ status }) => (status === 'open' ? {} : undefined),
}

/** Whom it concerns does not handle it, nor hears that it was done before. */
const isNotConcerned: ComplaintRule = {
  code: 'COMPLAINT_CONCERNS_OFFICER',
  clause: '711-51',
  refuse: (complaint, context) => (actsOnOwnBehalf(complaint, context) ? {} : undefined),
}

const actsOnOwnBehalf = (complaint: KnownComplaint, context: DecisionContext): boolean =>
  actingPeople(context).some((person) => isConcerned(person, complaint, context.agencies, context.today))

/** A step of the body that judges the complaint. `aside`: also for the agency complained of, which only answers. */
export const onComplaint = <C extends AnyCommand>(
  handler: KnownHandler<C>,
  { aside = false }: { readonly aside?: boolean } = {},
): ComplaintHandler<C> => {
  const { when = 'open' } = handler
  const rules = [...(aside ? [] : [isNotConcerned]), ...(handler.rules ?? [])]
  const fits = (complaint: Complaint): complaint is KnownComplaint =>
    complaint.status !== 'absent' && (when === 'any' || complaint.status === when)
  return {
    clause: '711-51',
    by: handler.by,
    rules: [
      isThere,
      ...(when === 'any' ? [] : [when === 'open' ? isOpen : isClosed]),
      ...rules.map(({ code, clause, refuse }) => ({
        code,
        clause,
        refuse: (complaint: Complaint, context: DecisionContext) =>
          fits(complaint) ? refuse(complaint, context) : undefined,
      })),
    ],
    checks: handler.checks.map(
      (check) => (command, complaint, context) => (fits(complaint) ? check(command, complaint, context) : []),
    ),
    ...(handler.policies === undefined ? {} : { policies: handler.policies }),
    done: (command, complaint, context) =>
      complaint.status !== 'absent' &&
      (aside || !actsOnOwnBehalf(complaint, context)) &&
      handler.done(command, complaint, context),
    events: (command, complaint, context) => {
      if (!fits(complaint))
        throw new Error(`the rules let a command through on a complaint that is ${complaint.status}`)
      return handler.events(command, complaint, context)
    },
  }
}

export const inJudging = (
  roles: readonly Role[],
  also: { readonly process?: true } = {},
): Authority<unknown, Complaint> => ({
  roles,
  agencies: (complaint, _command, context) =>
    complaint.status === 'absent' ? [] : answerableFor(complaint.agency, context),
  clause: '711-51',
  ...also,
})

export const processOnly: Authority<unknown, Complaint> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

/** Once an officer has it in charge, no other officer acts on it; those who decide do. */
export const isInCharge: ComplaintRule = {
  code: 'NOT_IN_CHARGE_OF_COMPLAINT',
  clause: '711-51',
  refuse: ({ officer }, context) => {
    const { actor } = context
    if (actor.kind !== 'person' || actor.as === undefined || !HANDLING_ROLES.includes(actor.as.role)) return undefined
    return officer !== undefined && actingPeople(context).includes(officer) ? undefined : {}
  },
}
/** Before anybody has it in charge, any officer may begin. */
export const isInChargeOrFirst: ComplaintRule = {
  ...isInCharge,
  refuse: (complaint, context) => (complaint.officer === undefined ? undefined : isInCharge.refuse(complaint, context)),
}

export const isAccepted: ComplaintRule = {
  code: 'COMPLAINT_NOT_ACCEPTED',
  clause: '711-51',
  refuse: ({ acceptedOn }) => (acceptedOn === undefined ? { missing: ['AcceptComplaint'] } : undefined),
}
export const isNotAccepted: ComplaintRule = {
  code: 'COMPLAINT_ACCEPTED',
  clause: '711-51',
  refuse: ({ acceptedOn }) => (acceptedOn === undefined ? undefined : {}),
}
/** Whoever handled it does not decide it too. */
export const isNotTheHandler: ComplaintRule = {
  code: 'COMPLAINT_HANDLER_DECIDES',
  clause: '711-51',
  refuse: ({ handlers }, context) =>
    handlers.some((person) => actingPeople(context).includes(person)) ? {} : undefined,
}
/** What was concluded and approved stands. */
export const isNotConcluded: ComplaintRule = {
  code: 'COMPLAINT_CONCLUDED',
  clause: '711-51',
  refuse: ({ proposal }) => (proposal?.status === 'approved' ? {} : undefined),
}
export const isApproved: ComplaintRule = {
  code: 'COMPLAINT_CONCLUSION_NOT_APPROVED',
  clause: '711-51',
  refuse: ({ proposal }) =>
    proposal?.status === 'approved' ? undefined : { missing: ['ConcludeComplaint', 'ApproveComplaintConclusion'] },
}

export const sealed = (id: string, text: string): Protected => protect(`complaint:${id}`, text)

/** 为投诉人、举报人保密: what others read does not say who complains. */
export function secrecyFaults(
  text: string | undefined,
  path: string,
  { received: { complainant, about } }: KnownComplaint,
): readonly Refusal[] {
  const named = text === undefined ? [] : complainantNamed(text, complainant, about)
  return named.length === 0
    ? []
    : [{ code: 'TEXT_NAMES_COMPLAINANT', clause: '711-51', path, facts: { fields: [...named] } }]
}

/** Numbers and proofs stand in the clear: they have their form, and nobody's name in them. */
export const plainFaults = (
  text: string | undefined,
  path: string,
  limits: TextLimits,
  complaint: KnownComplaint,
): readonly Refusal[] => [...textFaults(text, path, limits), ...secrecyFaults(text, path, complaint)]

export const unknownValue = (value: string, known: readonly string[], path: string): readonly Refusal[] =>
  known.includes(value) ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path }]

const MOST_CITED = 50
export const citedFaults = (ids: readonly string[], path: string): readonly Refusal[] => [
  ...(ids.length > MOST_CITED ? [{ code: 'TOO_MANY', clause: 'SYS', path, facts: { most: MOST_CITED } } as const] : []),
  ...(ids.every((id) => CITED.test(id)) && new Set(ids).size === ids.length
    ? []
    : [{ code: 'ID_INVALID', clause: 'SYS', path } as const]),
]
