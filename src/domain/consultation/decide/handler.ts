import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import type { Protected } from '../../protected.js'
import { protect } from '../../protected.js'
import type { Role } from '../../roles.js'
import type { TextLimits } from '../../texts.js'
import type { AgencyId } from '../../values.js'
import type { ConsultationEvent } from '../events.js'
import { partiesOf } from '../positions.js'
import type { Consultation, OpenConsultation } from '../state.js'

export const WORDS: TextLimits = { longest: 5_000, required: true, multiline: true }
export const OPTIONAL_WORDS: TextLimits = { longest: 5_000, multiline: true }
export const NUMBER: TextLimits = { longest: 100, required: true }
export const OPTIONAL_NUMBER: TextLimits = { longest: 100 }
export const NAME: TextLimits = { longest: 100, required: true }

export type ConsultationHandler<C extends AnyCommand> = CommandHandler<C, Consultation, ConsultationEvent>

/** A rule about a consultation that runs. */
export interface OpenRule {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (consultation: OpenConsultation, context: DecisionContext) => RefusalDetail | undefined
}

interface OpenHandler<C extends AnyCommand> {
  readonly clause: ClauseCode
  readonly by: Authority<C, Consultation>
  readonly rules?: readonly OpenRule[]
  readonly checks?: readonly ((
    command: C,
    consultation: OpenConsultation,
    context: DecisionContext,
  ) => readonly Refusal[])[]
  readonly done: (command: C, consultation: OpenConsultation, context: DecisionContext) => boolean
  readonly policies?: readonly string[]
  readonly events: (
    command: C,
    consultation: OpenConsultation,
    context: DecisionContext,
  ) => readonly ConsultationEvent[]
}

const consultationIsThere: Rule<Consultation> = {
  code: 'CONSULTATION_NOT_FOUND',
  clause: 'LS-6.1',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}

/** What is concluded is over; taking it up again begins on the item. */
const consultationIsOpen: Rule<Consultation> = {
  code: 'CONSULTATION_CLOSED',
  clause: 'LS-6.1',
  refuse: ({ status }) => (status === 'closed' || status === 'cancelled' ? { facts: { status } } : undefined),
}

/** All commands but the opening need a consultation that runs; for any other the reason is given once. */
export const onOpen = <C extends AnyCommand>(handler: OpenHandler<C>): ConsultationHandler<C> => ({
  clause: handler.clause,
  by: handler.by,
  rules: [
    consultationIsThere,
    consultationIsOpen,
    ...(handler.rules ?? []).map(({ code, clause, refuse }) => ({
      code,
      clause,
      refuse: (consultation: Consultation, context: DecisionContext) =>
        consultation.status === 'open' ? refuse(consultation, context) : undefined,
    })),
  ],
  checks: (handler.checks ?? []).map(
    (check) => (command, consultation, context) =>
      consultation.status === 'open' ? check(command, consultation, context) : [],
  ),
  done: (command, consultation, context) =>
    consultation.status === 'open' && handler.done(command, consultation, context),
  ...(handler.policies === undefined ? {} : { policies: handler.policies }),
  events: (command, consultation, context) => handler.events(command, opened(consultation), context),
})

function opened(consultation: Consultation): OpenConsultation {
  if (consultation.status !== 'open') throw new Error(`the rules let a command through on a ${consultation.status} one`)
  return consultation
}

export const ASKING_ROLES: readonly Role[] = ['publishingOfficer', 'disclosureOfficer', 'disclosureHead']
/** Who may speak for an agency to other agencies. */
export const SPEAKING_ROLES: readonly Role[] = [
  'disclosureOfficer',
  'disclosureHead',
  'deputyLeader',
  'principalLeader',
]
export const DECIDING_ROLES: readonly Role[] = ['disclosureHead', 'deputyLeader', 'principalLeader']

export const processOnly: Authority<unknown, Consultation> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'LS-6.1',
}

/** The officers of the agency that asks. */
export const ofAsking = (also: { readonly process?: true } = {}): Authority<unknown, Consultation> => ({
  roles: ASKING_ROLES,
  agencies: (consultation, _command, context) =>
    consultation.status === 'open' || consultation.status === 'closed'
      ? answerableFor(consultation.asking, context)
      : [],
  clause: 'LS-6.1',
  ...also,
})

/** Authorised persons of the agency that the command names; before a command is there, of any party. */
export const ofNamed = <C extends AnyCommand>(
  named: (command: C) => AgencyId,
  roles: readonly Role[],
  clause: ClauseCode,
): Authority<C, Consultation> => ({
  roles,
  agencies: (consultation, command) => {
    if (command !== undefined) return [named(command)]
    return consultation.status === 'open' ? partiesOf(consultation) : []
  },
  clause,
})

/** Any party: the agency that asks or one with a seat. */
export const ofAnyParty: Authority<unknown, Consultation> = {
  roles: [...new Set([...ASKING_ROLES, ...SPEAKING_ROLES])],
  agencies: (consultation) => (consultation.status === 'open' ? partiesOf(consultation) : []),
  clause: 'LS-6.1',
}

export const sealed = ({ key }: OpenConsultation, text: string): Protected => protect(key, text)

/** The text that the person looked at is the one under discussion. */
export const textIsTheOneSeen = (
  { data }: { readonly data: { readonly text: number } },
  { text }: OpenConsultation,
): readonly Refusal[] =>
  data.text === text ? [] : [{ code: 'TEXT_OUTDATED', clause: 'LS-6.2', path: 'text', facts: { text } }]

export const seatIsThere = (
  { data }: { readonly data: { readonly seat: AgencyId } },
  { seats }: OpenConsultation,
): readonly Refusal[] => (seats.has(data.seat) ? [] : [{ code: 'SEAT_UNKNOWN', clause: 'LS-6.1', path: 'seat' }])

export const activeFaults = (
  agency: AgencyId,
  path: string,
  { agencies, today }: DecisionContext,
): readonly Refusal[] =>
  agencies.isActive(agency, today) ? [] : [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path }]

export const unknownValue = (value: string, known: readonly string[], path: string): readonly Refusal[] =>
  known.includes(value) ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path }]
