import { actingPeople, personalAct } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Authority, Refusal } from '../../decider.js'
import { reckonByPolicy } from '../../receipt.js'
import { textFaults } from '../../texts.js'
import type { AgencyId, LocalDate } from '../../values.js'
import type { CompleteDispute, DecideDispute, DisputeFileInput, ReferDispute, ReturnDispute } from '../commands.js'
import { competentDeciders } from '../competentDeciders.js'
import type { DisputeFile, PointRuling } from '../events.js'
import { partiesOf, pointsInDispute, positionOn } from '../positions.js'
import type { Consultation, Dispute, OpenConsultation } from '../state.js'
import { RULINGS } from '../vocabulary.js'
import {
  ASKING_ROLES,
  DECIDING_ROLES,
  NUMBER,
  ofNamed,
  onOpen,
  type OpenRule,
  OPTIONAL_WORDS,
  sealed,
  SPEAKING_ROLES,
  textIsTheOneSeen,
  unknownValue,
  WORDS,
} from './handler.js'

const PENDING: readonly Dispute['status'][] = ['referred', 'returned', 'completed']

export const noDisputeIsPending: OpenRule = {
  code: 'DISPUTE_PENDING',
  clause: 'LS-9.1',
  refuse: ({ dispute }) =>
    dispute !== undefined && PENDING.includes(dispute.status) ? { facts: { decider: dispute.decider } } : undefined,
}

/** 不同行政机关之间存在不同意见 */
const somethingIsInDispute: OpenRule = {
  code: 'NO_DISPUTE',
  clause: 'LS-9.1',
  refuse: (consultation) => (pointsInDispute(consultation).length === 0 ? {} : undefined),
}

/**
 * 自行协调: sessions on this text in which the referring party and another took part without agreeing on everything.
 * Where an agency only stayed silent, having reminded it is the attempt.
 */
function attemptsOf(party: AgencyId, consultation: OpenConsultation): readonly string[] {
  const { sessions, seats, text } = consultation
  const held = sessions.filter(
    (session) =>
      session.text === text &&
      session.result !== 'agreed' &&
      session.present.includes(party) &&
      session.present.length > 1,
  )
  const points = pointsInDispute(consultation)
  const objected = [...seats.values()].some((seat) =>
    points.some((point) => positionOn(point, seat, consultation) === 'objects'),
  )
  const reminders = objected
    ? []
    : [...seats.values()].filter(({ silence, reminders: sent }) => silence === 'noted' && sent > 0)
  return [
    ...held.map(({ session }) => session),
    ...reminders.map(({ agency, reminders: sent }) => `reminder:${agency}:${sent}`),
  ]
}

const attemptWasMade = ({ data }: ReferDispute, consultation: OpenConsultation): readonly Refusal[] =>
  attemptsOf(data.party, consultation).length > 0
    ? []
    : [{ code: 'OWN_ATTEMPT_MISSING', clause: 'LS-9.1', missing: ['RecordSession'] }]

const isParty = ({ data }: ReferDispute, consultation: OpenConsultation): readonly Refusal[] =>
  partiesOf(consultation).includes(data.party) ? [] : [{ code: 'NOT_A_PARTY', clause: 'LS-9.1', path: 'party' }]

const offered = (consultation: OpenConsultation, { agencies, today }: DecisionContext) =>
  competentDeciders(partiesOf(consultation), agencies, today)

function deciderFaults(
  { data }: ReferDispute,
  consultation: OpenConsultation,
  context: DecisionContext,
): readonly Refusal[] {
  const deciders = offered(consultation, context).map(({ agency }) => agency)
  if (deciders.length === 0) return [{ code: 'NO_COMPETENT_DECIDER', clause: 'LS-9.1' }]
  return deciders.includes(data.decider)
    ? []
    : [{ code: 'DECIDER_NOT_COMPETENT', clause: 'LS-9.1', path: 'decider', facts: { agencies: deciders } }]
}

/** 申请协调的事项、自行协调的情况、主要争议和理由、其他 */
const fileFaults = (file: DisputeFileInput): readonly Refusal[] => [
  ...textFaults(file.matter, 'file.matter', WORDS),
  ...textFaults(file.ownCoordination, 'file.ownCoordination', WORDS),
  ...textFaults(file.mainDispute, 'file.mainDispute', WORDS),
  ...textFaults(file.reasons, 'file.reasons', WORDS),
  ...textFaults(file.other, 'file.other', OPTIONAL_WORDS),
]

const fileOf = (file: DisputeFileInput, consultation: OpenConsultation): DisputeFile => ({
  matter: sealed(consultation, file.matter),
  ownCoordination: sealed(consultation, file.ownCoordination),
  mainDispute: sealed(consultation, file.mainDispute),
  reasons: sealed(consultation, file.reasons),
  ...(file.other === undefined ? {} : { other: sealed(consultation, file.other) }),
})

const decideBy = (start: LocalDate, context: DecisionContext) =>
  reckonByPolicy({ key: 'dispute.decision', clause: 'LS-9.1', start }, context)

function dayFaults(
  day: string,
  path: string,
  notBefore: LocalDate | undefined,
  context: DecisionContext,
): readonly Refusal[] {
  const start = parseLocalDate(day)
  const receipt = start === undefined ? undefined : decideBy(start, context)
  return [
    ...dateFaults(day, path, { notAfter: context.today, notBefore }),
    ...(receipt === undefined || receipt.ok ? [] : [receipt.refusal]),
  ]
}

function receiptFrom(day: string, context: DecisionContext) {
  const receipt = decideBy(checkedDate(day), context)
  if (!receipt.ok) throw new Error('the checks let a dispute through whose time cannot be counted')
  return receipt.value
}

/** 报请共同上一级行政机关或者政府信息公开主管部门决定 (LS-9.1): by any party, after trying by themselves. */
export const referDispute = onOpen<ReferDispute>({
  clause: 'LS-9.1',
  by: ofNamed(({ data }) => data.party, [...new Set([...ASKING_ROLES, ...SPEAKING_ROLES])], 'LS-9.1'),
  rules: [noDisputeIsPending, somethingIsInDispute],
  checks: [
    textIsTheOneSeen,
    isParty,
    attemptWasMade,
    deciderFaults,
    ({ data }) => [...fileFaults(data.file), ...textFaults(data.documentNumber, 'documentNumber', NUMBER)],
    ({ data }, { letter }, context) => dayFaults(data.referredOn, 'referredOn', letter?.issuedOn, context),
  ],
  done: ({ data }, { dispute, text }) =>
    data.text === text &&
    dispute?.party === data.party &&
    dispute.decider === data.decider &&
    dispute.documentNumber === data.documentNumber,
  policies: ['dispute.decision'],
  events: ({ data }, consultation, context) => {
    const deciders = offered(consultation, context)
    const chosen = deciders.find(({ agency }) => agency === data.decider)
    return [
      {
        type: 'DisputeReferred',
        data: {
          dispute: consultation.disputes + 1,
          text: data.text,
          party: data.party,
          parties: partiesOf(consultation),
          points: pointsInDispute(consultation),
          offered: deciders,
          decider: data.decider,
          right: chosen?.rights[0] ?? 'disclosureDepartment',
          attempts: attemptsOf(data.party, consultation),
          file: fileOf(data.file, consultation),
          documentNumber: data.documentNumber,
          referredOn: checkedDate(data.referredOn),
          decideBy: receiptFrom(data.referredOn, context),
          ...personalAct(context),
        },
      },
    ]
  },
})

function disputeOf({ dispute }: OpenConsultation): Dispute {
  if (dispute === undefined) throw new Error('the rules let a command through without a dispute')
  return dispute
}

const statusIs = (...statuses: readonly Dispute['status'][]): OpenRule => ({
  code: 'DISPUTE_STEP_OUT_OF_ORDER',
  clause: 'LS-9.1',
  refuse: ({ dispute }) => {
    if (dispute === undefined) return { missing: ['ReferDispute'] }
    return statuses.includes(dispute.status) ? undefined : { facts: { status: dispute.status } }
  },
})

const isThatDispute = (
  { data }: { readonly data: { readonly dispute: number } },
  { dispute }: OpenConsultation,
): readonly Refusal[] =>
  dispute === undefined || dispute.number === data.dispute
    ? []
    : [{ code: 'DISPUTE_OTHER', clause: 'LS-9.1', path: 'dispute', facts: { dispute: dispute.number } }]

/** 决定机关, or whoever took over from it. */
const ofDecider: Authority<unknown, Consultation> = {
  roles: DECIDING_ROLES,
  agencies: (consultation, _command, context) =>
    consultation.status === 'open' && consultation.dispute !== undefined
      ? answerableFor(consultation.dispute.decider, context)
      : [],
  clause: 'LS-9.1',
}

/** A party never decides: neither its agency nor anyone who acted for it. */
const deciderIsNoParty: OpenRule = {
  code: 'DECIDER_IS_PARTY',
  clause: 'LS-9.1',
  refuse: (consultation, context) => {
    const { actor } = context
    const agency = actor.kind === 'person' ? actor.as?.agency : undefined
    const acted = actingPeople(context).some((person) =>
      [...consultation.askers, ...consultation.speakers].includes(person),
    )
    return acted || (agency !== undefined && partiesOf(consultation).includes(agency)) ? {} : undefined
  },
}

const isNotReturned: OpenRule = {
  code: 'DISPUTE_RETURNED_BEFORE',
  clause: 'LS-9.1',
  refuse: ({ dispute }) => (dispute?.returnedBefore === true ? {} : undefined),
}

/** 退回补充材料, once only. */
export const returnDispute = onOpen<ReturnDispute>({
  clause: 'LS-9.1',
  by: ofDecider,
  rules: [statusIs('referred', 'completed'), deciderIsNoParty, isNotReturned],
  checks: [
    isThatDispute,
    ({ data }, { dispute }, { today }) => [
      ...textFaults(data.lacking, 'lacking', WORDS),
      ...dateFaults(data.returnedOn, 'returnedOn', { notAfter: today, notBefore: dispute?.referredOn }),
    ],
  ],
  done: ({ data }, { dispute }) => dispute?.number === data.dispute && dispute.status === 'returned',
  events: ({ data }, consultation, context) => [
    {
      type: 'DisputeReturned',
      data: {
        dispute: data.dispute,
        lacking: sealed(consultation, data.lacking),
        returnedOn: checkedDate(data.returnedOn),
        ...personalAct(context),
      },
    },
  ],
})

/** By the party that referred it, or whoever took over from it; the time to decide begins again. */
export const completeDispute = onOpen<CompleteDispute>({
  clause: 'LS-9.1',
  by: {
    roles: [...new Set([...ASKING_ROLES, ...SPEAKING_ROLES])],
    agencies: (consultation, _command, context) =>
      consultation.status === 'open' && consultation.dispute !== undefined
        ? answerableFor(consultation.dispute.party, context)
        : [],
    clause: 'LS-9.1',
  },
  rules: [statusIs('returned')],
  checks: [
    isThatDispute,
    ({ data }) => fileFaults(data.file),
    ({ data }, { dispute }, context) => dayFaults(data.completedOn, 'completedOn', dispute?.referredOn, context),
  ],
  done: ({ data }, { dispute }) => dispute?.number === data.dispute && dispute.status === 'completed',
  policies: ['dispute.decision'],
  events: ({ data }, consultation, context) => [
    {
      type: 'DisputeCompleted',
      data: {
        dispute: data.dispute,
        party: data.party,
        file: fileOf(data.file, consultation),
        completedOn: checkedDate(data.completedOn),
        decideBy: receiptFrom(data.completedOn, context),
        ...personalAct(context),
      },
    },
  ],
})

/** One ruling for every point that was referred, and for no other. */
function rulingFaults({ data: { rulings } }: DecideDispute, { dispute }: OpenConsultation): readonly Refusal[] {
  if (dispute === undefined) return []
  const ruled = rulings.map(({ point }) => point)
  const open = dispute.points.filter((point) => !ruled.includes(point))
  const other = ruled.some((point, index) => !dispute.points.includes(point) || ruled.indexOf(point) !== index)
  return [
    ...(open.length > 0
      ? [{ code: 'RULINGS_MISSING', clause: 'LS-9.1', path: 'rulings', facts: { points: open } } as const]
      : []),
    ...(other ? [{ code: 'POINT_NOT_IN_DISPUTE', clause: 'LS-9.1', path: 'rulings' } as const] : []),
    ...rulings.flatMap(({ ruling }, index) => unknownValue(ruling, RULINGS, `rulings.${index}.ruling`)),
  ]
}

/** Whose view did not prevail: who objected to what stands, or who proposed what falls. */
function rulingsOf({ data }: DecideDispute, consultation: OpenConsultation): readonly PointRuling[] {
  const { asking, seats } = consultation
  return data.rulings.map(({ point, ruling }) => {
    const of = (position: string) =>
      [...seats.values()]
        .filter((seat) => positionOn(point, seat, consultation) === position)
        .map(({ agency }) => agency)
    return {
      point,
      ruling,
      overruled: ruling === 'proposalStands' ? of('objects') : [asking, ...of('agrees')],
    }
  })
}

/** 决定, binding on all parties, with ground and basis. */
export const decideDispute = onOpen<DecideDispute>({
  clause: 'LS-9.1',
  by: ofDecider,
  rules: [statusIs('referred', 'completed'), deciderIsNoParty],
  checks: [
    isThatDispute,
    rulingFaults,
    ({ data }, { dispute }, { today }) => [
      ...textFaults(data.ground, 'ground', WORDS),
      ...textFaults(data.basis, 'basis', WORDS),
      ...textFaults(data.documentNumber, 'documentNumber', NUMBER),
      ...dateFaults(data.decidedOn, 'decidedOn', { notAfter: today, notBefore: dispute?.referredOn }),
    ],
  ],
  done: ({ data }, { dispute, rulings }) =>
    dispute?.number === data.dispute &&
    dispute.decision === data.documentNumber &&
    data.rulings.every(({ point, ruling }) => rulings.get(point) === ruling),
  events: (command, consultation, context) => {
    const { data } = command
    const { actor } = context
    return [
      {
        type: 'DisputeDecided',
        data: {
          dispute: data.dispute,
          text: consultation.text,
          decider: (actor.kind === 'person' ? actor.as?.agency : undefined) ?? disputeOf(consultation).decider,
          rulings: rulingsOf(command, consultation),
          ground: sealed(consultation, data.ground),
          basis: sealed(consultation, data.basis),
          documentNumber: data.documentNumber,
          decidedOn: checkedDate(data.decidedOn),
          ...personalAct(context),
        },
      },
    ]
  },
})
