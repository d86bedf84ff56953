import { personalAct } from '../../acting.js'
import { namesOf } from '../../agencyNames.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { AnswerContradiction, ConcludeConsultation, RecordContradictions } from '../commands.js'
import { outcomesOf } from '../positions.js'
import type { Consultation, OpenConsultation } from '../state.js'
import { CONTRADICTION_ANSWERS, OUTCOMES } from '../vocabulary.js'
import { noDisputeIsPending } from './disputes.js'
import {
  type ConsultationHandler,
  ofAsking,
  onOpen,
  OPTIONAL_WORDS,
  processOnly,
  sealed,
  textIsTheOneSeen,
  unknownValue,
  WORDS,
} from './handler.js'
import { seatsAreUpToDate } from './seats.js'

/** What others have published and what looks like the same information with another content (LS-6.2). */
export const recordContradictions = onOpen<RecordContradictions>({
  clause: 'LS-6.2',
  by: processOnly,
  checks: [textIsTheOneSeen],
  done: ({ data }, { text, contradictions }) =>
    data.text === text &&
    contradictions !== undefined &&
    data.findings.every(({ finding }) => contradictions.has(finding)),
  events: ({ data }, { proposal }) =>
    proposal.contentHash === undefined
      ? []
      : [
          {
            type: 'ContradictionsFound',
            data: {
              text: data.text,
              contentHash: proposal.contentHash,
              findings: data.findings.map(({ finding, kind, otherItem, otherAgency, otherContentHash }) => ({
                finding,
                kind,
                otherItem,
                otherAgency,
                otherContentHash,
              })),
            },
          },
        ],
})

export const answerContradiction = onOpen<AnswerContradiction>({
  clause: 'LS-6.2',
  by: ofAsking(),
  checks: [
    textIsTheOneSeen,
    ({ data }, { contradictions }) => {
      const found = contradictions?.get(data.finding)
      if (found === undefined) return [{ code: 'CONTRADICTION_UNKNOWN', clause: 'LS-6.2', path: 'finding' }]
      return found.answer === undefined
        ? []
        : [{ code: 'CONTRADICTION_ANSWERED_BEFORE', clause: 'LS-6.2', path: 'finding' }]
    },
    ({ data }) => [
      ...unknownValue(data.answer, CONTRADICTION_ANSWERS, 'answer'),
      ...textFaults(data.explanation, 'explanation', WORDS),
    ],
  ],
  done: ({ data }, { text, contradictions }) =>
    data.text === text && contradictions?.get(data.finding)?.answer === data.answer,
  events: ({ data }, consultation, context) => [
    {
      type: 'ContradictionAnswered',
      data: {
        text: data.text,
        finding: data.finding,
        answer: data.answer,
        explanation: sealed(consultation, data.explanation),
        ...personalAct(context),
      },
    },
  ],
})

/** Every seat has agreed, was decided above, or is deemed to consent where the law says so. */
function seatFaults(consultation: OpenConsultation, context: DecisionContext): readonly Refusal[] {
  const outcomes = outcomesOf(consultation)
  const those = (...hows: readonly string[]) =>
    outcomes.filter(({ how }) => hows.includes(how)).map(({ agency }) => agency)
  const [objecting, unanswered] = [those('objects'), those('open', 'silent')]
  return [
    ...(objecting.length > 0
      ? [
          {
            code: 'SEAT_OBJECTS',
            clause: 'LS-9.1',
            missing: ['ReferDispute'],
            facts: { agencies: namesOf(objecting, context) },
          } as const,
        ]
      : []),
    ...(unanswered.length > 0
      ? [{ code: 'SEAT_OPEN', clause: 'LS-6.1', facts: { agencies: namesOf(unanswered, context) } } as const]
      : []),
    ...(seatsAreUpToDate(consultation, context)
      ? []
      : [{ code: 'SEATS_OUT_OF_DATE', clause: 'LS-4.3', missing: ['ReseatConsultation'] } as const]),
  ]
}

/** Before publication the text has been compared with what others have published, and every finding is answered. */
function contradictionFaults({ purpose, contradictions }: OpenConsultation): readonly Refusal[] {
  if (contradictions === undefined) {
    return purpose.kind === 'publication'
      ? [{ code: 'CONTRADICTIONS_NOT_LOOKED_FOR', clause: 'LS-6.2', missing: ['RecordContradictions'] }]
      : []
  }
  const open = [...contradictions.values()].filter(({ answer }) => answer === undefined)
  return open.length === 0
    ? []
    : [
        {
          code: 'CONTRADICTION_UNANSWERED',
          clause: 'LS-6.2',
          missing: ['AnswerContradiction'],
          facts: { findings: open.length },
        },
      ]
}

const concludeOpen = onOpen<ConcludeConsultation>({
  clause: 'LS-6.1',
  by: ofAsking(),
  rules: [noDisputeIsPending],
  checks: [
    textIsTheOneSeen,
    ({ data }) => [
      ...unknownValue(data.outcome, OUTCOMES, 'outcome'),
      ...textFaults(data.note, 'note', OPTIONAL_WORDS),
    ],
    ({ data }, consultation, context) =>
      data.outcome === 'confirmed' ? [...seatFaults(consultation, context), ...contradictionFaults(consultation)] : [],
  ],
  done: () => false,
  events: ({ data }, consultation, context) => [
    {
      type: 'ConsultationClosed',
      data: {
        consultation: consultation.id,
        purpose: consultation.purpose,
        outcome: data.outcome,
        text: data.text,
        proposal: consultation.proposal,
        seats: outcomesOf(consultation),
        clause: consultation.purpose.kind === 'publication' ? 'LS-6.1' : 'LS-8.2',
        ...(data.note === undefined ? {} : { note: sealed(consultation, data.note) }),
        ...(consultation.overruled.length === 0 ? {} : { overruled: consultation.overruled }),
        concludedOn: context.today,
        ...personalAct(context),
      },
    },
  ],
})

const isConcludedLikeThis = ({ data }: ConcludeConsultation, consultation: Consultation): boolean =>
  consultation.status === 'closed' &&
  sameJson([consultation.closed.text, consultation.closed.outcome], [data.text, data.outcome])

/** 协商结论, by an officer of the agency that asked. Its minutes are made from the events. */
export const concludeConsultation: ConsultationHandler<ConcludeConsultation> = {
  ...concludeOpen,
  done: isConcludedLikeThis,
}
