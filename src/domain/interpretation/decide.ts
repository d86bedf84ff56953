import { personalAct } from '../acting.js'
import type { DecisionContext } from '../context.js'
import { checkedDate, dateFaults } from '../dateFaults.js'
import { parseLocalDate } from '../dates.js'
import type { Authority, Decider, Refusal, Rule } from '../decider.js'
import { textFaults } from '../texts.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { InterpretationCommand, WordingInput } from './commands.js'
import type { InterpretationEvent, Wording } from './events.js'
import { evolveInterpretation, type Interpretation } from './state.js'
import { isInterpretable } from './vocabulary.js'

/** 区政务公开办公室 and nobody else (LS-17.1), by its head or its leader. */
const districtOffice: Authority<InterpretationCommand, Interpretation> = {
  roles: ['disclosureHead', 'principalLeader'],
  agencies: (_state, _command, { agencies, today }) => agencies.withDuty('disclosureDepartment', today),
  clause: 'LS-17.1',
}

const isThere: Rule<Interpretation> = {
  code: 'INTERPRETATION_NOT_FOUND',
  clause: 'LS-17.1',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}
const isNew: Rule<Interpretation> = {
  code: 'INTERPRETATION_EXISTS',
  clause: 'LS-17.1',
  refuse: ({ status }) => (status === 'absent' ? undefined : {}),
}
const isNotWithdrawn: Rule<Interpretation> = {
  code: 'INTERPRETATION_WITHDRAWN',
  clause: 'LS-17.1',
  refuse: (state) =>
    state.status === 'issued' && state.withdrawn !== undefined
      ? { facts: { from: state.withdrawn.withdrawnFrom } }
      : undefined,
}

const NUMBER = { longest: 100, required: true } as const
const TEXT = { longest: 10_000, required: true, multiline: true } as const
const REASON = { longest: 1_000, required: true, multiline: true } as const
const MOST_CLAUSES = 20
/** The regulation is in force from here (LS-18.1). */
const FIRST_DAY = '2021-08-04' as LocalDate

const lastOf = (state: Interpretation): Wording | undefined =>
  state.status === 'absent' ? undefined : state.wordings.at(-1)

function clauseFaults({ clauses }: WordingInput): readonly Refusal[] {
  if (clauses.length === 0)
    return [{ code: 'CLAUSES_MISSING', clause: 'LS-17.1', path: 'clauses', missing: ['clauses'] }]
  if (clauses.length > MOST_CLAUSES)
    return [{ code: 'TOO_MANY', clause: 'SYS', path: 'clauses', facts: { most: MOST_CLAUSES } }]
  return [
    ...clauses.flatMap((clause, index): readonly Refusal[] =>
      isInterpretable(clause) ? [] : [{ code: 'NOT_OURS_TO_INTERPRET', clause: 'LS-17.1', path: `clauses.${index}` }],
    ),
    ...(new Set(clauses).size === clauses.length
      ? []
      : [{ code: 'CLAUSE_NAMED_TWICE', clause: 'LS-17.1', path: 'clauses' } as const]),
  ]
}

/** An interpretation does not reach back: it holds from the day of its document at the earliest. */
function wordingFaults(data: WordingInput, state: Interpretation, { today }: DecisionContext): readonly Refusal[] {
  const last = lastOf(state)
  const issuedOn = parseLocalDate(data.issuedOn)
  const validFrom = parseLocalDate(data.validFrom)
  return [
    ...clauseFaults(data),
    ...textFaults(data.text, 'text', TEXT),
    ...textFaults(data.documentNumber, 'documentNumber', NUMBER),
    ...dateFaults(data.issuedOn, 'issuedOn', { notAfter: today, notBefore: last?.issuedOn ?? FIRST_DAY }),
    ...dateFaults(data.validFrom, 'validFrom', { notBefore: issuedOn }),
    ...(last !== undefined && validFrom !== undefined && validFrom <= last.validFrom
      ? [
          {
            code: 'WORDING_BEFORE_LAST',
            clause: 'LS-17.1',
            path: 'validFrom',
            facts: { last: last.validFrom },
          } as const,
        ]
      : []),
    ...(data.validUntil === undefined ? [] : dateFaults(data.validUntil, 'validUntil', { notBefore: validFrom })),
  ]
}

const isSame = (wording: Wording | undefined, data: WordingInput): boolean =>
  wording?.text === data.text &&
  wording.documentNumber === data.documentNumber &&
  wording.issuedOn === data.issuedOn &&
  wording.validFrom === data.validFrom &&
  wording.validUntil === data.validUntil &&
  JSON.stringify(wording.clauses) === JSON.stringify(data.clauses)

const wordingOf = (data: WordingInput, version: number): Wording => ({
  version,
  clauses: data.clauses.filter(isInterpretable),
  text: data.text,
  documentNumber: data.documentNumber,
  issuedOn: checkedDate(data.issuedOn),
  validFrom: checkedDate(data.validFrom),
  ...(data.validUntil === undefined ? {} : { validUntil: checkedDate(data.validUntil) }),
})

function officeOf({ actor }: DecisionContext): AgencyId {
  if (actor.kind !== 'person' || actor.as === undefined) throw new Error('only the district office interprets')
  return actor.as.agency
}

const idOf = (state: Interpretation): string => {
  if (state.status === 'absent') throw new Error('the rules let a command through on nothing')
  return state.id
}

/** 对本制度的解释 (LS-17.1): issued, amended and withdrawn, each with its document. */
export const interpretationDecider: Decider<InterpretationCommand, Interpretation, InterpretationEvent> = {
  initial: { status: 'absent' },
  evolve: evolveInterpretation,
  handlers: {
    IssueInterpretation: {
      clause: 'LS-17.1',
      by: districtOffice,
      rules: [isNew],
      checks: [({ data }, _state, context) => wordingFaults(data, { status: 'absent' }, context)],
      done: ({ data }, state) =>
        state.status === 'issued' && state.wordings.length === 1 && isSame(state.wordings[0], data),
      events: ({ data }, _state, context) => [
        {
          type: 'InterpretationIssued',
          data: {
            interpretation: data.interpretation,
            agency: officeOf(context),
            ...wordingOf(data, 1),
            ...personalAct(context),
          },
        },
      ],
    },
    AmendInterpretation: {
      clause: 'LS-17.1',
      by: districtOffice,
      rules: [isThere, isNotWithdrawn],
      checks: [({ data }, state, context) => (state.status === 'absent' ? [] : wordingFaults(data, state, context))],
      done: ({ data }, state) =>
        state.status === 'issued' && state.wordings.length > 1 && isSame(state.wordings.at(-1), data),
      events: ({ data }, state, context) => [
        {
          type: 'InterpretationAmended',
          data: {
            interpretation: idOf(state),
            ...wordingOf(data, (lastOf(state)?.version ?? 0) + 1),
            ...personalAct(context),
          },
        },
      ],
    },
    WithdrawInterpretation: {
      clause: 'LS-17.1',
      by: districtOffice,
      rules: [isThere, isNotWithdrawn],
      checks: [
        ({ data }, state) => [
          ...dateFaults(data.withdrawnFrom, 'withdrawnFrom', { notBefore: lastOf(state)?.validFrom }),
          ...textFaults(data.documentNumber, 'documentNumber', NUMBER),
          ...textFaults(data.reason, 'reason', REASON),
        ],
      ],
      done: ({ data }, state) =>
        state.status === 'issued' &&
        state.withdrawn?.withdrawnFrom === data.withdrawnFrom &&
        state.withdrawn.documentNumber === data.documentNumber &&
        state.withdrawn.reason === data.reason,
      events: ({ data }, state, context) => [
        {
          type: 'InterpretationWithdrawn',
          data: {
            interpretation: idOf(state),
            withdrawnFrom: checkedDate(data.withdrawnFrom),
            documentNumber: data.documentNumber,
            reason: data.reason,
            ...personalAct(context),
          },
        },
      ],
    },
  },
}
