import { actingPeople, personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import type { Authority, Refusal, Rule } from '../../decider.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { ChangeConcerned, ConcernedInput, HandOverCase, OpenCase, PeopleLookedUp } from '../commands.js'
import type { CaseOpened } from '../events.js'
import type { AccountabilityCase } from '../state.js'
import { CASE_ORIGINS, type CaseOriginKind, type Concerned, keyOf } from '../vocabulary.js'
import {
  byInvestigator,
  type CaseHandler,
  isInvestigator,
  isNotConcerned,
  isSaidBy,
  isUndecided,
  investigatingBody,
  mayHoldToAccount,
  nothingProposed,
  onOpen,
  sealed,
  STREAM,
  WORDS,
} from './handler.js'

const MOST_CONCERNED = 50
const MOST_SUBJECTS = 200

const opener: Authority<OpenCase, AccountabilityCase> = {
  roles: ['investigator'],
  agencies: (_known, command) => (command === undefined ? [] : [command.data.agency]),
  clause: 'LS-15.2',
}
const isNew: Rule<AccountabilityCase> = {
  code: 'CASE_EXISTS',
  clause: 'LS-15.2',
  refuse: ({ status }) => (status === 'absent' ? undefined : {}),
}

export const concernedOf = ({ agency, person }: ConcernedInput): Concerned =>
  person === undefined ? { kind: 'unit', agency } : { kind: 'person', person, agency }

/** Each is somebody of ours, named once, whom the body may hold to account, and not the one who investigates. */
function concernedFaults(
  concerned: readonly ConcernedInput[],
  { people }: PeopleLookedUp,
  body: string,
  path: string,
  context: DecisionContext,
): readonly Refusal[] {
  const { agencies, today } = context
  const keys = concerned.map((one) => keyOf(concernedOf(one)))
  return concerned.flatMap(({ agency, person }, index): readonly Refusal[] => {
    const at = `${path}.${index}`
    if (agencies.agency(agency, today) === undefined) {
      return [{ code: 'AGENCY_UNKNOWN', clause: 'LS-15.2', path: `${at}.agency` }]
    }
    return [
      ...(keys.indexOf(keys[index]!) === index
        ? []
        : [{ code: 'CONCERNED_TWICE', clause: 'LS-15.2', path: at } as const]),
      ...(mayHoldToAccount(body as typeof agency, agency, context)
        ? []
        : [{ code: 'NOT_OURS_TO_HOLD', clause: 'LS-15.1', path: `${at}.agency` } as const]),
      ...(person === undefined || people.includes(person)
        ? []
        : [{ code: 'NEVER_IN_THE_AGENCY', clause: 'LS-15.2', path: `${at}.person` } as const]),
      ...(person !== undefined && actingPeople(context).includes(person)
        ? [{ code: 'CONCERNED_BY_THE_CASE', clause: 'LS-15.2', path: `${at}.person` } as const]
        : []),
    ]
  })
}

const subjectFaults = (subjects: readonly string[]): readonly Refusal[] => [
  ...(subjects.length > MOST_SUBJECTS
    ? [{ code: 'TOO_MANY', clause: 'SYS', path: 'subjects', facts: { most: MOST_SUBJECTS } } as const]
    : []),
  ...subjects.flatMap((subject, index) =>
    STREAM.test(subject) && subjects.indexOf(subject) === index
      ? []
      : [{ code: 'ID_INVALID', clause: 'SYS', path: `subjects.${index}` } as const],
  ),
]

/** The lead and the matters are on record, and the investigator may know of them. */
const lookedUpFaults = ({ data: { origin, subjects, lookedUp } }: OpenCase): readonly Refusal[] => [
  ...(lookedUp.origin || OUTSIDE.includes(origin.kind)
    ? []
    : [{ code: 'ORIGIN_NOT_FOUND', clause: 'LS-15.2', path: 'origin.reference' } as const]),
  ...subjects.flatMap((subject, index) =>
    lookedUp.subjects.includes(subject)
      ? []
      : [{ code: 'SUBJECT_NOT_FOUND', clause: 'LS-15.2', path: `subjects.${index}`, facts: { subject } } as const],
  ),
]
/** On paper only. */
const OUTSIDE: readonly CaseOriginKind[] = ['incident', 'order']

const openedData = ({ data }: OpenCase, context: DecisionContext): CaseOpened['data'] => ({
  case: data.case,
  agency: data.agency,
  origin: { kind: data.origin.kind, reference: data.origin.reference },
  concerned: data.concerned.map(concernedOf),
  subjects: [...data.subjects],
  allegation: protect(`case:${data.case}`, data.allegation),
  ...personalAct(context),
})

/** 立案: a lead, the matters, and at least one unit or person whom it concerns. */
export const openCase: CaseHandler<OpenCase> = {
  clause: 'LS-15.2',
  by: opener,
  rules: [isNew],
  checks: [
    ({ data }, _known, context) => concernedFaults(data.concerned, data.lookedUp, data.agency, 'concerned', context),
    ({ data: { concerned } }) => [
      ...(concerned.length === 0
        ? [{ code: 'NOBODY_CONCERNED', clause: 'LS-15.2', path: 'concerned', missing: ['concerned'] } as const]
        : []),
      ...(concerned.length > MOST_CONCERNED
        ? [{ code: 'TOO_MANY', clause: 'SYS', path: 'concerned', facts: { most: MOST_CONCERNED } } as const]
        : []),
    ],
    ({ data: { origin } }) => [
      ...(CASE_ORIGINS.includes(origin.kind)
        ? []
        : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'origin.kind' } as const]),
      ...textFaults(origin.reference, 'origin.reference', { longest: 200, required: true }),
    ],
    lookedUpFaults,
    ({ data }) => [...textFaults(data.allegation, 'allegation', WORDS), ...subjectFaults(data.subjects)],
  ],
  done: (command, known, context) =>
    known.status !== 'absent' &&
    context.actor.kind === 'person' &&
    sameJson(known.allegedIn, openedData(command, context)),
  events: (command, _known, context) => [{ type: 'CaseOpened', data: openedData(command, context) }],
}

/** 移交、回避: by the investigator, or by a leader of the body for one who may not go on. */
export const handOverCase = onOpen<HandOverCase>({
  by: { ...byInvestigator, roles: ['investigator', 'principalLeader', 'deputyLeader'] },
  rules: [isNotConcerned],
  checks: [
    ({ data }, { investigator }) =>
      data.from === investigator ? [] : [{ code: 'HANDED_OVER_MEANWHILE', clause: 'SYS', path: 'from' }],
    ({ data }, known, context) => {
      const isOne = context.agencies
        .rolesOf(data.to, context.today)
        .some(
          ({ role, agency, deputyFor }) =>
            role === 'investigator' && deputyFor === undefined && investigatingBody(known, context).includes(agency),
        )
      return isOne ? [] : [{ code: 'NOT_AN_INVESTIGATOR_HERE', clause: 'LS-15.2', path: 'to' }]
    },
    ({ data }, { heard }) =>
      heard.has(`person:${data.to}`) ? [{ code: 'CONCERNED_BY_THE_CASE', clause: 'LS-15.2', path: 'to' }] : [],
    ({ data }) => textFaults(data.reason, 'reason', WORDS),
  ],
  done: ({ data: { from, to, recusal, reason } }, known, context) =>
    isSaidBy(known, 'CaseHandedOver', { from, to, recusal, reason: sealed(known, reason) }, context),
  events: ({ data: { from, to, recusal, reason } }, known, context) => [
    {
      type: 'CaseHandedOver',
      data: { from, to, recusal, reason: sealed(known, reason), ...personalAct(context) },
    },
  ],
})

/** Who it concerns turns out in the course of it; nobody who was heard drops out once measures are decided. */
export const changeConcerned = onOpen<ChangeConcerned>({
  by: byInvestigator,
  rules: [isInvestigator, isUndecided, nothingProposed],
  checks: [
    ({ data }, { agency, heard }, context) => [
      ...concernedFaults(data.added, data.lookedUp, agency, 'added', context),
      ...data.added.flatMap((one, index) =>
        heard.has(keyOf(concernedOf(one)))
          ? [{ code: 'CONCERNED_TWICE', clause: 'LS-15.2', path: `added.${index}` } as const]
          : [],
      ),
    ],
    ({ data }, { heard }) => [
      ...data.removed.flatMap((key, index) =>
        heard.has(key) ? [] : [{ code: 'NOT_CONCERNED', clause: 'LS-15.2', path: `removed.${index}` } as const],
      ),
      ...(heard.size + data.added.length - data.removed.length < 1
        ? [{ code: 'NOBODY_CONCERNED', clause: 'LS-15.2', path: 'removed', missing: ['concerned'] } as const]
        : []),
      ...(data.added.length + data.removed.length === 0
        ? [{ code: 'NOTHING_CHANGED', clause: 'SYS', path: 'added', missing: ['added', 'removed'] } as const]
        : []),
    ],
    ({ data }) => textFaults(data.reason, 'reason', WORDS),
  ],
  done: ({ data: { added, removed, reason } }, known, context) =>
    isSaidBy(
      known,
      'ConcernedChanged',
      { added: added.map(concernedOf), removed, reason: sealed(known, reason) },
      context,
    ),
  events: ({ data: { added, removed, reason } }, known, context) => [
    {
      type: 'ConcernedChanged',
      data: {
        added: added.map(concernedOf),
        removed: [...removed],
        reason: sealed(known, reason),
        ...personalAct(context),
      },
    },
  ],
})
