import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { textFaults } from '../../texts.js'
import type { MeasureInput, ProposeMeasures, RecordMeasureCarriedOut } from '../commands.js'
import type { Measure, MeasuresProposed } from '../events.js'
import type { Heard, KnownCase } from '../state.js'
import { CASE_CONCLUSIONS, type ConcernedKey, MEASURES, RESPONSIBILITIES } from '../vocabulary.js'
import {
  byInvestigator,
  isDecided,
  isInvestigator,
  isSaidBy,
  isUndecided,
  nothingProposed,
  onOpen,
  PROOF,
  sealed,
  WORDS,
} from './handler.js'

const MOST_MEASURES = 100

const kindFaults = ({ kind, against, responsibility }: MeasureInput, at: string): readonly Refusal[] => {
  if (!Object.hasOwn(MEASURES, kind)) return [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: `${at}.kind` }]
  const isUnit = against.startsWith('unit:')
  return [
    ...(isUnit && MEASURES[kind].against === 'person'
      ? [{ code: 'MEASURE_AGAINST_PERSONS', clause: '711-47', path: `${at}.against` } as const]
      : []),
    ...(RESPONSIBILITIES.includes(responsibility) && isUnit === (responsibility === 'unit')
      ? []
      : [{ code: 'RESPONSIBILITY_UNFIT', clause: 'LS-15.2', path: `${at}.responsibility` } as const]),
  ]
}

/** Every fault of the measures as typed, each against one of those given, with its ground. */
export const measureFaults = (
  measures: readonly MeasureInput[],
  against: ReadonlyMap<ConcernedKey, Heard>,
  { today }: DecisionContext,
): readonly Refusal[] => [
  ...(measures.length > MOST_MEASURES
    ? [{ code: 'TOO_MANY', clause: 'SYS', path: 'measures', facts: { most: MOST_MEASURES } } as const]
    : []),
  ...measures.flatMap((measure, index): readonly Refusal[] => {
    const at = `measures.${index}`
    return [
      ...kindFaults(measure, at),
      ...(against.has(measure.against)
        ? []
        : [{ code: 'NOT_CONCERNED', clause: 'LS-15.2', path: `${at}.against` } as const]),
      ...textFaults(measure.ground, `${at}.ground`, WORDS),
      ...dateFaults(measure.dueOn, `${at}.dueOn`, { notBefore: today }),
    ]
  }),
]

/** Numbered on from those that there are. */
export const measuresOf = (inputs: readonly MeasureInput[], known: KnownCase, highest: number): readonly Measure[] =>
  inputs.map(({ kind, against, responsibility, ground, dueOn }, index) => ({
    number: highest + index + 1,
    kind,
    against,
    responsibility,
    clause: MEASURES[kind].clause,
    ground: sealed(known, ground),
    dueOn: checkedDate(dueOn),
  }))

/** 未告知、未听取陈述申辩的，不得追究: each was invited, and has spoken or let the time pass. */
function hearingFaults(
  { data }: ProposeMeasures,
  { heard }: KnownCase,
  { today }: DecisionContext,
): readonly Refusal[] {
  if (data.conclusion !== 'established') return []
  const unheard = [...heard].flatMap(([key, { stated, invitedUntil }]) =>
    stated || (invitedUntil !== undefined && invitedUntil < today) ? [] : [key],
  )
  return unheard.length === 0
    ? []
    : [
        {
          code: 'NOT_HEARD',
          clause: 'LS-15.2',
          missing: ['InviteStatement', 'RecordStatement'],
          facts: { concerned: unheard },
        },
      ]
}

const proposed = ({ data }: ProposeMeasures, known: KnownCase, proposal: number) =>
  ({
    proposal,
    conclusion: data.conclusion,
    facts: sealed(known, data.facts),
    measures: measuresOf(data.measures, known, 0),
  }) satisfies Partial<MeasuresProposed['data']>

/** 调查终结: what happened, and what is proposed, or that nobody is held to account. */
export const proposeMeasures = onOpen<ProposeMeasures>({
  by: byInvestigator,
  rules: [isInvestigator, isUndecided, nothingProposed],
  checks: [
    hearingFaults,
    ({ data }, { heard }, context) => measureFaults(data.measures, heard, context),
    ({ data: { conclusion, measures } }) => {
      if (!CASE_CONCLUSIONS.includes(conclusion)) return [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'conclusion' }]
      return (conclusion === 'established') === measures.length > 0
        ? []
        : [{ code: 'MEASURES_AGAINST_CONCLUSION', clause: 'LS-15.2', path: 'measures', facts: { conclusion } }]
    },
    ({ data }) => textFaults(data.facts, 'facts', WORDS),
  ],
  done: (command, known, context) =>
    known.proposal !== undefined &&
    command.data.measures.every(({ kind }) => Object.hasOwn(MEASURES, kind)) &&
    measureFaults(command.data.measures, known.heard, context).length === 0 &&
    isSaidBy(known, 'MeasuresProposed', proposed(command, known, known.proposals), context),
  events: (command, known, context) => [
    {
      type: 'MeasuresProposed',
      data: { ...proposed(command, known, known.proposals + 1), ...personalAct(context) },
    },
  ],
})

/** 落实, with proof; of a transfer with who received it. */
export const recordMeasureCarriedOut = onOpen<RecordMeasureCarriedOut>({
  by: byInvestigator,
  rules: [isInvestigator, isDecided],
  checks: [
    ({ data }, { measures }) => {
      const measure = measures.find(({ number }) => number === data.measure)
      if (measure === undefined) {
        const facts = { measures: measures.map(({ number }) => number) }
        return [{ code: 'MEASURE_UNKNOWN', clause: 'LS-15.2', path: 'measure', facts }]
      }
      return [
        ...(measure.carriedOut ? [{ code: 'MEASURE_CARRIED_OUT', clause: 'LS-15.2', path: 'measure' } as const] : []),
        ...textFaults(data.receiver, 'receiver', {
          longest: 200,
          ...(measure.kind === 'transferToSupervision' || measure.kind === 'sanctionRecommendation'
            ? { required: true }
            : {}),
        }),
      ]
    },
    ({ data }, { heard, measures }) => {
      const against = measures.find(({ number }) => number === data.measure)?.against
      return against === undefined || heard.get(against)?.servedOn !== undefined
        ? []
        : [{ code: 'DECISION_NOT_SERVED', clause: 'LS-15.2', path: 'measure', missing: ['ServeCaseDecision'] }]
    },
    ({ data }, { decision }, { today }) => [
      ...dateFaults(data.carriedOutOn, 'carriedOutOn', { notAfter: today, notBefore: decision?.decidedOn }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data: { measure, carriedOutOn, proof, receiver } }, known, context) =>
    isSaidBy(known, 'MeasureCarriedOut', { measure, carriedOutOn, proof, receiver }, context, 'measure'),
  events: ({ data }, { measures }, context) => [
    {
      type: 'MeasureCarriedOut',
      data: {
        measure: data.measure,
        carriedOutOn: checkedDate(data.carriedOutOn),
        proof: data.proof,
        ...(data.receiver === undefined ? {} : { receiver: data.receiver }),
        late: data.carriedOutOn > (measures.find(({ number }) => number === data.measure)?.dueOn ?? ''),
        ...personalAct(context),
      },
    },
  ],
})
