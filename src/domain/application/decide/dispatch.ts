import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import type { Protected } from '../../protected.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { DispatchReply, RecordReplyDelivery, SignReply } from '../commands.js'
import { remediesFor } from '../remedies.js'
import type { Draft, OpenApplication } from '../state.js'
import { DELIVERY_WAYS, SEAL_KINDS } from '../vocabulary.js'
import {
  type ApplicationHandler,
  DECIDING_ROLES,
  HANDLING_ROLES,
  inAnswering,
  onClosed,
  onOpen,
  sealed,
  unknownValue,
} from './handler.js'
import { hashFaults, hashOf } from './hashes.js'
import { letterOnRecordFaults } from './letterOnRecord.js'
import { NUMBER, OPTIONAL_NAME, PROOF, WORDS } from './limits.js'
import { actsAtOneLevelOnly, officerIsInCharge } from './people.js'
import { draftIs, draftIsTheOneSeen, replyStillHolds } from './reply.js'

function remedies({ data }: SignReply, { draft, agency, received }: OpenApplication, context: DecisionContext) {
  const on = parseLocalDate(data.signedOn)
  if (draft === undefined || on === undefined) return undefined
  const { outcome } = draft
  return remediesFor({ outcome, agency, body: received.body, reviewBody: data.reviewBody, on }, context)
}

const remedyFaults = (
  command: SignReply,
  application: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] => {
  const found = remedies(command, application, context)
  return found === undefined || found.ok ? [] : found.refusals
}

/** 签发 by a third person: the very letter by its hash, its seal, its number, and the remedies it names (711-51). */
export const signReply = onOpen<SignReply>({
  clause: '711-45',
  by: inAnswering(DECIDING_ROLES),
  rules: [draftIs('approved'), actsAtOneLevelOnly('signing')],
  checks: [
    draftIsTheOneSeen,
    replyStillHolds,
    remedyFaults,
    (command, application, context) => {
      const found = remedies(command, application, context)
      return letterOnRecordFaults(command, application, found?.ok === true ? found.remedies : undefined)
    },
    ({ data }, { receipt }, { today }) => [
      ...textFaults(data.replyNumber, 'replyNumber', NUMBER),
      ...dateFaults(data.signedOn, 'signedOn', { notAfter: today, notBefore: receipt?.receivedOn }),
      ...hashFaults(data.letterHash, 'letterHash'),
      ...unknownValue(data.sealKind, SEAL_KINDS, 'sealKind'),
      ...hashFaults(data.sealHash, 'sealHash'),
      ...textFaults(data.reviewBody, 'reviewBody', OPTIONAL_NAME),
    ],
  ],
  done: (command, application, context) => {
    const { data } = command
    const { draft } = application
    if (draft?.draft !== data.draft || draft.status !== 'signed') return false
    const found = remedies(command, application, context)
    return (
      found?.ok === true &&
      sameJson(draft.signature, {
        replyNumber: data.replyNumber,
        signedOn: data.signedOn,
        letterHash: data.letterHash,
        seal: { kind: data.sealKind, hash: data.sealHash },
        remedies: found.remedies,
        ...personalAct(context),
      })
    )
  },
  policies: ['remedy.review', 'remedy.courtAfterReview', 'remedy.court'],
  events: (command, application, context) => {
    const { data } = command
    const found = remedies(command, application, context)
    if (found?.ok !== true) throw new Error('the checks let a reply through that names no remedies')
    return [
      {
        type: 'ReplySigned',
        data: {
          draft: data.draft,
          replyNumber: data.replyNumber,
          signedOn: checkedDate(data.signedOn),
          letterHash: hashOf(data.letterHash),
          seal: { kind: data.sealKind, hash: hashOf(data.sealHash) },
          remedies: found.remedies,
          ...personalAct(context),
        },
      },
    ]
  },
})

function signed({ draft }: OpenApplication): Draft & { readonly replyNumber: string } {
  if (draft?.replyNumber === undefined) throw new Error('the rules let a reply out that nobody signed')
  return { ...draft, replyNumber: draft.replyNumber }
}

/** What the applicant let pass had passed when the reply went out, not only when it was entered. */
const lapseFaults = ({ data }: DispatchReply, { draft }: OpenApplication): readonly Refusal[] => {
  const lapsedOn = draft !== undefined && 'lapsedOn' in draft.outcome ? draft.outcome.lapsedOn : undefined
  return lapsedOn !== undefined && data.dispatchedOn <= lapsedOn
    ? [{ code: 'APPLICANT_STILL_HAS_TIME', clause: '711-30', path: 'dispatchedOn', facts: { due: lapsedOn } }]
    : []
}

/** What was not filed on the portal has nobody there who could open the reply. */
const portalFaults = ({ data }: DispatchReply, { receipt, received }: OpenApplication): readonly Refusal[] => {
  const isThere =
    receipt?.rule === 'portalReceipt' || (receipt?.rule === 'ofTheWhole' && received.channel === 'internet')
  return data.way !== 'portal' || isThere ? [] : [{ code: 'NOT_ON_THE_PORTAL', clause: '711-40', path: 'way' }]
}

const otherWay = (
  { otherWayReason }: DispatchReply['data'],
  application: { readonly id: string },
): { readonly otherWayReason?: Protected } =>
  otherWayReason === undefined ? {} : { otherWayReason: sealed(application, otherWayReason) }

/** It goes out as the letter promises, or somebody says why not. */
const wayFaults = ({ data }: DispatchReply, { draft }: OpenApplication): readonly Refusal[] => {
  const way = draft !== undefined && 'way' in draft.outcome ? draft.outcome.way : data.way
  return way === data.way || data.otherWayReason !== undefined
    ? []
    : [{ code: 'DISPATCH_WAY_DIFFERS', clause: '711-40', path: 'way', facts: { way } }]
}

const dispatchOpen = onOpen<DispatchReply>({
  clause: '711-33',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge, draftIs('signed')],
  checks: [
    draftIsTheOneSeen,
    replyStillHolds,
    lapseFaults,
    portalFaults,
    wayFaults,
    ({ data }, { draft }, { today }) => [
      ...dateFaults(data.dispatchedOn, 'dispatchedOn', { notAfter: today, notBefore: draft?.signedOn }),
      ...unknownValue(data.way, DELIVERY_WAYS, 'way'),
      ...(data.otherWayReason === undefined ? [] : textFaults(data.otherWayReason, 'otherWayReason', WORDS)),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: () => false,
  events: ({ data }, application, context) => {
    const { clock, period, id } = application
    const { draft, outcome, replyNumber } = signed(application)
    const dispatchedOn = checkedDate(data.dispatchedOn)
    return [
      {
        type: 'ReplyDispatched',
        data: {
          application: id,
          draft,
          outcome,
          replyNumber,
          dispatchedOn,
          way: data.way,
          ...otherWay(data, application),
          proof: data.proof,
          period,
          ...(clock === undefined ? {} : { due: clock.receipt.due }),
          late: clock !== undefined && dispatchedOn > clock.receipt.due,
          ...(context.actor.kind === 'person' ? personalAct(context) : {}),
        },
      },
    ]
  },
})

/** 答复 is given when it goes out, with proof: post number, signature on handover, delivery on the portal. */
export const dispatchReply: ApplicationHandler<DispatchReply> = {
  ...dispatchOpen,
  done: ({ data }, application) =>
    application.status === 'closed' &&
    application.ending.how === 'replied' &&
    application.ending.draft === data.draft &&
    application.ending.dispatchedOn === data.dispatchedOn &&
    application.ending.way === data.way &&
    sameJson(application.ending.otherWayReason, otherWay(data, application).otherWayReason) &&
    application.ending.proof === data.proof,
}

/** 送达: from here the applicant knows, and the time for remedies runs. */
export const recordReplyDelivery = onClosed<RecordReplyDelivery>({
  clause: '711-51',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [
    officerIsInCharge,
    {
      code: 'NO_REPLY_TO_DELIVER',
      clause: '711-51',
      refuse: ({ ending }) => (ending.how === 'replied' ? undefined : {}),
    },
    {
      code: 'REPLY_DELIVERED_BEFORE',
      clause: '711-51',
      refuse: ({ deliveredOn }) => (deliveredOn === undefined ? undefined : { facts: { deliveredOn } }),
    },
  ],
  checks: [
    ({ data }, { ending }, { today }) => [
      ...dateFaults(data.deliveredOn, 'deliveredOn', {
        notAfter: today,
        notBefore: ending.how === 'replied' ? ending.dispatchedOn : undefined,
      }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, { deliveredOn, said }) => deliveredOn !== undefined && isSaid(said, 'ReplyDelivered', data),
  events: ({ data }) => [
    { type: 'ReplyDelivered', data: { deliveredOn: checkedDate(data.deliveredOn), proof: data.proof } },
  ],
})
