import { actingPeople, personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { GiveOpinion, PointOpinionInput, ReviseOpinion } from '../commands.js'
import type { PointOpinion } from '../events.js'
import type { OpenConsultation } from '../state.js'
import { POINTS, POSITIONS } from '../vocabulary.js'
import {
  ofNamed,
  onOpen,
  OPTIONAL_NUMBER,
  OPTIONAL_WORDS,
  sealed,
  seatIsThere,
  SPEAKING_ROLES,
  textIsTheOneSeen,
  unknownValue,
  WORDS,
} from './handler.js'

const ofSeat = ofNamed<GiveOpinion | ReviseOpinion>(({ data }) => data.seat, SPEAKING_ROLES, 'LS-6.1')

/** Nobody speaks for both sides. */
const speaksForOneSide = {
  code: 'ACTED_FOR_ASKING_AGENCY',
  clause: 'LS-6.1',
  refuse: ({ askers }: OpenConsultation, context: DecisionContext) =>
    actingPeople(context).some((person) => askers.includes(person)) ? {} : undefined,
} as const

/** 书面意见: each point once, an objection with its ground and basis. */
function pointFaults(points: readonly PointOpinionInput[]): readonly Refusal[] {
  const named = points.map(({ point }) => point)
  const faults: Refusal[] = []
  if (points.length === 0)
    faults.push({ code: 'POINTS_MISSING', clause: 'LS-6.1', path: 'points', missing: ['points'] })
  if (new Set(named).size !== named.length) faults.push({ code: 'POINT_TWICE', clause: 'LS-6.1', path: 'points' })
  return [...faults, ...points.flatMap((opinion, index) => opinionFaults(opinion, `points.${index}`))]
}

const opinionFaults = ({ point, position, ground, basis }: PointOpinionInput, path: string): readonly Refusal[] => {
  const limits = position === 'objects' ? WORDS : OPTIONAL_WORDS
  return [
    ...unknownValue(point, POINTS, `${path}.point`),
    ...unknownValue(position, POSITIONS, `${path}.position`),
    ...textFaults(ground, `${path}.ground`, limits),
    ...textFaults(basis, `${path}.basis`, limits),
  ]
}

const opinionOf = (
  consultation: OpenConsultation,
  { point, position, ground, basis }: PointOpinionInput,
): PointOpinion => ({
  point,
  position,
  ...(ground === undefined ? {} : { ground: sealed(consultation, ground) }),
  ...(basis === undefined ? {} : { basis: sealed(consultation, basis) }),
})

const wasAsked = (
  { data }: GiveOpinion | ReviseOpinion,
  { letter }: OpenConsultation,
  { today }: DecisionContext,
): readonly Refusal[] => [
  ...(letter === undefined
    ? [{ code: 'LETTER_NOT_ISSUED', clause: 'LS-6.1', missing: ['IssueConsultationLetter'] } as const]
    : []),
  ...dateFaults(data.givenOn, 'givenOn', { notAfter: today, notBefore: letter?.issuedOn }),
  ...textFaults(data.documentNumber, 'documentNumber', OPTIONAL_NUMBER),
]

/** 视为同意公开: what the law made of the silence stands (711-34). */
const consentIsNotDeemed = ({ data }: GiveOpinion | ReviseOpinion, { seats }: OpenConsultation): readonly Refusal[] =>
  seats.get(data.seat)?.silence === 'deemedConsent'
    ? [{ code: 'CONSENT_WAS_DEEMED', clause: '711-34', path: 'seat' }]
    : []

/** An opinion is given once; a second one on the same point is a revision, with its reason. */
function givenBefore({ data }: GiveOpinion, { seats }: OpenConsultation): readonly Refusal[] {
  const seat = seats.get(data.seat)
  const again = data.points
    .map(({ point }) => point)
    .filter((point) => seat?.opinions.has(point) === true && !seat.inherited.includes(point))
  return again.length === 0
    ? []
    : [
        {
          code: 'OPINION_GIVEN_BEFORE',
          clause: 'LS-6.1',
          path: 'points',
          missing: ['ReviseOpinion'],
          facts: { points: again },
        },
      ]
}

const isOnRecord = ({ data }: GiveOpinion | ReviseOpinion, consultation: OpenConsultation): boolean => {
  const seat = consultation.seats.get(data.seat)
  return (
    data.text === consultation.text &&
    data.points.length > 0 &&
    data.points.every(
      (opinion) =>
        seat?.inherited.includes(opinion.point) === false &&
        sameJson(seat.opinions.get(opinion.point), opinionOf(consultation, opinion)),
    )
  )
}

export const giveOpinion = onOpen<GiveOpinion>({
  clause: 'LS-6.1',
  by: ofSeat,
  rules: [speaksForOneSide],
  checks: [
    textIsTheOneSeen,
    seatIsThere,
    wasAsked,
    consentIsNotDeemed,
    ({ data }) => pointFaults(data.points),
    givenBefore,
  ],
  done: isOnRecord,
  events: ({ data }, consultation, context) => [
    {
      type: 'OpinionGiven',
      data: {
        text: data.text,
        seat: data.seat,
        points: data.points.map((opinion) => opinionOf(consultation, opinion)),
        ...(data.documentNumber === undefined ? {} : { documentNumber: data.documentNumber }),
        givenOn: checkedDate(data.givenOn),
        ...personalAct(context),
      },
    },
  ],
})

/** 改变意见: until the conclusion, on points that were spoken to. */
export const reviseOpinion = onOpen<ReviseOpinion>({
  clause: 'LS-6.1',
  by: ofSeat,
  rules: [speaksForOneSide],
  checks: [
    textIsTheOneSeen,
    seatIsThere,
    wasAsked,
    consentIsNotDeemed,
    ({ data }) => [...pointFaults(data.points), ...textFaults(data.reason, 'reason', WORDS)],
    ({ data }, { seats }) => {
      const unspoken = data.points.filter(({ point }) => seats.get(data.seat)?.opinions.has(point) === false)
      return unspoken.length === 0
        ? []
        : [{ code: 'OPINION_NOT_GIVEN', clause: 'LS-6.1', path: 'points', missing: ['GiveOpinion'] }]
    },
    ({ data }, { rulings }) => {
      const decided = data.points.map(({ point }) => point).filter((point) => rulings.has(point))
      return decided.length === 0
        ? []
        : [{ code: 'POINT_DECIDED', clause: 'LS-9.1', path: 'points', facts: { points: decided } }]
    },
  ],
  done: isOnRecord,
  events: ({ data }, consultation, context) => [
    {
      type: 'OpinionRevised',
      data: {
        text: data.text,
        seat: data.seat,
        points: data.points.map((opinion) => opinionOf(consultation, opinion)),
        reason: sealed(consultation, data.reason),
        ...(data.documentNumber === undefined ? {} : { documentNumber: data.documentNumber }),
        givenOn: checkedDate(data.givenOn),
        ...personalAct(context),
      },
    },
  ],
})
