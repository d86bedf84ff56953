import { actingPeople } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import { protect, type Protected } from '../../protected.js'
import type { Role } from '../../roles.js'
import type { TextLimits } from '../../texts.js'
import type { RecordCorrectionEvent } from '../events.js'
import type { KnownCorrection, RecordCorrection } from '../state.js'

export const WORDS: TextLimits = { longest: 5_000, required: true, multiline: true }
export const NUMBER: TextLimits = { longest: 100, required: true }
export const PROOF: TextLimits = { longest: 200, required: true }

export type CorrectionHandler<C extends AnyCommand> = CommandHandler<C, RecordCorrection, RecordCorrectionEvent>

export interface CorrectionRule {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (correction: KnownCorrection, context: DecisionContext) => RefusalDetail | undefined
}

interface OpenHandler<C extends AnyCommand> {
  readonly by: Authority<C, RecordCorrection>
  readonly rules?: readonly CorrectionRule[]
  readonly checks: readonly ((
    command: C,
    correction: KnownCorrection,
    context: DecisionContext,
  ) => readonly Refusal[])[]
  readonly policies?: readonly string[]
  /** Asked of what is closed as well: the last step may be told twice. */
  readonly done: (command: C, correction: KnownCorrection, context: DecisionContext) => boolean
  readonly events: (
    command: C,
    correction: KnownCorrection,
    context: DecisionContext,
  ) => readonly RecordCorrectionEvent[]
}

const isThere: Rule<RecordCorrection> = {
  code: 'CORRECTION_NOT_FOUND',
  clause: '711-41',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}
const isInHand: Rule<RecordCorrection> = {
  code: 'CORRECTION_CLOSED',
  clause: '711-41',
  refuse: ({ status }) => (status === 'closed' ? {} : undefined),
}

export const onOpen = <C extends AnyCommand>(handler: OpenHandler<C>): CorrectionHandler<C> => ({
  clause: '711-41',
  by: handler.by,
  rules: [
    isThere,
    isInHand,
    ...(handler.rules ?? []).map(({ code, clause, refuse }) => ({
      code,
      clause,
      refuse: (correction: RecordCorrection, context: DecisionContext) =>
        correction.status === 'open' ? refuse(correction, context) : undefined,
    })),
  ],
  checks: handler.checks.map(
    (check) => (command, correction, context) =>
      correction.status === 'open' ? check(command, correction, context) : [],
  ),
  ...(handler.policies === undefined ? {} : { policies: handler.policies }),
  done: (command, correction, context) => correction.status !== 'absent' && handler.done(command, correction, context),
  events: (command, correction, context) => {
    if (correction.status !== 'open') throw new Error(`the rules let a command through on a ${correction.status} one`)
    return handler.events(command, correction, context)
  },
})

export const HANDLING_ROLES: readonly Role[] = ['publishingOfficer', 'disclosureOfficer']

export const inAnswering = (
  roles: readonly Role[],
  also: { readonly process?: true } = {},
): Authority<unknown, RecordCorrection> => ({
  roles,
  agencies: (correction, _command, context) =>
    correction.status === 'absent' ? [] : answerableFor(correction.agency, context),
  clause: '711-41',
  ...also,
})

export const processOnly: Authority<unknown, RecordCorrection> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

export const isInCharge: CorrectionRule = {
  code: 'NOT_IN_CHARGE_OF_CORRECTION',
  clause: '711-41',
  refuse: ({ officer }, context) => {
    const { actor } = context
    if (actor.kind !== 'person' || actor.as === undefined || !HANDLING_ROLES.includes(actor.as.role)) return undefined
    return officer !== undefined && actingPeople(context).includes(officer) ? undefined : {}
  },
}

/** A letter and its dispatch tell of a decision. */
export const isDecided: CorrectionRule = {
  code: 'CORRECTION_NOT_DECIDED',
  clause: '711-41',
  refuse: ({ outcome }) => (outcome === undefined ? { missing: ['DecideCorrection'] } : undefined),
}

/** Whoever verified it does not decide it too. */
export const isNotTheHandler: CorrectionRule = {
  code: 'CORRECTION_HANDLER_DECIDES',
  clause: '711-41',
  refuse: ({ handlers }, context) =>
    handlers.some((person) => actingPeople(context).includes(person)) ? {} : undefined,
}

export const sealed = ({ asked }: KnownCorrection, text: string): Protected => protect(`person:${asked.subject}`, text)
