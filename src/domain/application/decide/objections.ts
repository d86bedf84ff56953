import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { PersonId } from '../../values.js'
import type { JudgeObjection, OverruleObjection, RecordThirdPartyLapse, RecordThirdPartyOpinion } from '../commands.js'
import type { OpenApplication } from '../state.js'
import { THIRD_PARTY_OPINIONS } from '../vocabulary.js'
import { resumed } from './clock.js'
import { DECIDING_ROLES, HANDLING_ROLES, inAnswering, onOpen, sealed, unknownValue } from './handler.js'
import { NUMBER, OPTIONAL_WORDS, PROOF, WORDS } from './limits.js'
import { isNotTheHandler, officerIsInCharge } from './people.js'
import { isUnanswered, thirdPartyIsKnown } from './thirdParty.js'

/** What was written, if anything was: an empty answer gives no reasons. */
const reasonsIn = ({ data }: RecordThirdPartyOpinion) =>
  data.reasons === undefined || data.reasons.trim() === ''
    ? {}
    : { reasons: protect(`person:${data.thirdParty}`, data.reasons) }

/** Whoever objected without reasons, as was once taken, may still give them, until it is judged whether there are any. */
const addsReasons = (command: RecordThirdPartyOpinion, { thirdParties }: OpenApplication): boolean => {
  const { opinion, thirdParty } = command.data
  const asked = thirdParties.get(thirdParty)
  return (
    asked?.outcome === opinion &&
    opinion !== 'consents' &&
    asked.answer?.reasons === undefined &&
    asked.reasonable === undefined &&
    reasonsIn(command).reasons !== undefined
  )
}

/** Whoever objects, to all or to a part, says why (合理理由); of a letter that does not, the officer writes that down. */
const objectsWithReasons = (command: RecordThirdPartyOpinion): readonly Refusal[] =>
  (command.data.opinion === 'objects' || command.data.opinion === 'partlyConsents') &&
  reasonsIn(command).reasons === undefined
    ? [{ code: 'OBJECTION_WITHOUT_REASONS', clause: '711-32', path: 'reasons', missing: ['reasons'] }]
    : []

/** An answer that comes late is still an answer: nobody's silence was taken for consent (711-32). */
export const recordThirdPartyOpinion = onOpen<RecordThirdPartyOpinion>({
  clause: '711-32',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge],
  checks: [
    thirdPartyIsKnown,
    (command, application, { actor }) => {
      if (addsReasons(command, application)) return []
      // On the portal nobody names the third party: they are who they are.
      const path = actor.kind === 'process' ? 'opinion' : 'thirdParty'
      return isUnanswered(command, application).map((refusal) => ({ ...refusal, path }))
    },
    objectsWithReasons,
    ({ data }, { thirdParties }, { today }) => [
      ...unknownValue(data.opinion, THIRD_PARTY_OPINIONS, 'opinion'),
      ...dateFaults(data.receivedOn, 'receivedOn', {
        notAfter: today,
        notBefore: thirdParties.get(data.thirdParty)?.issuedOn,
      }),
      ...textFaults(data.reasons, 'reasons', OPTIONAL_WORDS),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: (command, { thirdParties }) => {
    const { thirdParty, opinion, receivedOn, proof } = command.data
    const answer = thirdParties.get(thirdParty)?.answer
    return answer !== undefined && sameJson(answer, { opinion, ...reasonsIn(command), receivedOn, proof })
  },
  events: (command, application, context) => {
    const { data } = command
    const { letterNumber } = application.thirdParties.get(data.thirdParty)!
    const receivedOn = checkedDate(data.receivedOn)
    return [
      {
        type: 'ThirdPartyOpinionReceived',
        data: {
          thirdParty: data.thirdParty,
          opinion: data.opinion,
          ...reasonsIn(command),
          receivedOn,
          proof: data.proof,
        },
      },
      ...resumed(application, letterNumber, receivedOn, context),
    ]
  },
})

/** 逾期未提出意见的，由行政机关依照本条例的规定决定 (711-32): noted, and nothing more. */
export const recordThirdPartyLapse = onOpen<RecordThirdPartyLapse>({
  clause: '711-32',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge],
  checks: [
    thirdPartyIsKnown,
    isUnanswered,
    ({ data }, { thirdParties }, { today }) => {
      const asked = thirdParties.get(data.thirdParty)
      if (asked === undefined) return []
      if (asked.opinionBy === undefined) {
        return [{ code: 'THIRD_PARTY_NOT_SERVED', clause: '711-32', missing: ['RecordThirdPartyService'] }]
      }
      const { due } = asked.opinionBy
      return today > due
        ? []
        : [{ code: 'THIRD_PARTY_STILL_HAS_TIME', clause: '711-32', path: 'thirdParty', facts: { answerBy: due } }]
    },
  ],
  done: ({ data }, { thirdParties }) => thirdParties.get(data.thirdParty)?.outcome === 'silent',
  events: ({ data: { thirdParty } }, { thirdParties }) => [
    { type: 'ThirdPartyOpinionLapsed', data: { thirdParty, lapsedOn: thirdParties.get(thirdParty)!.opinionBy!.due } },
  ],
})

const hasObjected = (
  { data }: { readonly data: { readonly thirdParty: PersonId } },
  { thirdParties }: OpenApplication,
): readonly Refusal[] => {
  const outcome = thirdParties.get(data.thirdParty)?.outcome
  return outcome === 'objects' || outcome === 'partlyConsents'
    ? []
    : [{ code: 'NO_OBJECTION', clause: '711-32', path: 'thirdParty', missing: ['RecordThirdPartyOpinion'] }]
}

/** 有合理理由的，不予公开: whether it has, somebody else than the handler decides. */
export const judgeObjection = onOpen<JudgeObjection>({
  clause: '711-32',
  by: inAnswering(DECIDING_ROLES),
  rules: [isNotTheHandler],
  checks: [
    hasObjected,
    ({ data }, { thirdParties }) => {
      const asked = thirdParties.get(data.thirdParty)
      const faults: Refusal[] = []
      if (asked?.reasonable !== undefined) {
        faults.push({ code: 'OBJECTION_JUDGED_BEFORE', clause: '711-32', path: 'thirdParty' })
      }
      if (data.reasonable && asked?.answer !== undefined && asked.answer.reasons === undefined) {
        faults.push({ code: 'OBJECTION_WITHOUT_REASONS', clause: '711-32', path: 'reasonable' })
      }
      return [...faults, ...textFaults(data.why, 'why', WORDS)]
    },
  ],
  done: ({ data }, application, context) => {
    const judgement = application.thirdParties.get(data.thirdParty)?.judgement
    return (
      judgement !== undefined &&
      sameJson(judgement, {
        reasonable: data.reasonable,
        why: sealed(application, data.why),
        ...personalAct(context),
      })
    )
  },
  events: ({ data }, application, context) => [
    {
      type: 'ObjectionJudged',
      data: {
        thirdParty: data.thirdParty,
        reasonable: data.reasonable,
        why: sealed(application, data.why),
        ...personalAct(context),
      },
    },
  ],
})

/** 公共利益: the third party is told in writing what is disclosed and why. */
export const overruleObjection = onOpen<OverruleObjection>({
  clause: '711-32',
  by: inAnswering(['deputyLeader', 'principalLeader']),
  rules: [isNotTheHandler],
  checks: [
    hasObjected,
    ({ data }, { thirdParties }) =>
      thirdParties.get(data.thirdParty)?.reasonable === true
        ? []
        : [{ code: 'OBJECTION_NOT_JUDGED', clause: '711-32', path: 'thirdParty', missing: ['JudgeObjection'] }],
    ({ data }, { thirdParties }) =>
      thirdParties.get(data.thirdParty)?.overruled === true
        ? [{ code: 'OBJECTION_OVERRULED_BEFORE', clause: '711-32', path: 'thirdParty' }]
        : [],
    ({ data }, { thirdParties }, { today }) => [
      ...textFaults(data.content, 'content', WORDS),
      ...textFaults(data.reasons, 'reasons', WORDS),
      ...textFaults(data.noticeNumber, 'noticeNumber', NUMBER),
      ...dateFaults(data.noticeServedOn, 'noticeServedOn', {
        notAfter: today,
        notBefore: thirdParties.get(data.thirdParty)?.issuedOn,
      }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, application, context) =>
    isSaid(
      application.said,
      'ObjectionOverruled',
      {
        ...data,
        content: sealed(application, data.content),
        reasons: sealed(application, data.reasons),
        ...personalAct(context),
      },
      ['thirdParty'],
    ),
  events: ({ data }, application, context) => [
    {
      type: 'ObjectionOverruled',
      data: {
        thirdParty: data.thirdParty,
        content: sealed(application, data.content),
        reasons: sealed(application, data.reasons),
        noticeNumber: data.noticeNumber,
        noticeServedOn: checkedDate(data.noticeServedOn),
        proof: data.proof,
        ...personalAct(context),
      },
    },
  ],
})
