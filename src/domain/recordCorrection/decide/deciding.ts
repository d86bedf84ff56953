import { personalAct } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { CorrectionOutcomeInput, DecideCorrection, VerifyRecord } from '../commands.js'
import type { CorrectionOutcome } from '../events.js'
import type { KnownCorrection } from '../state.js'
import { HANDLING_ROLES, inAnswering, isInCharge, isNotTheHandler, NUMBER, onOpen, sealed, WORDS } from './handler.js'

/** 审核 against the evidence, by the officer in charge. Until it is decided the last finding counts. */
export const verifyRecord = onOpen<VerifyRecord>({
  by: inAnswering(HANDLING_ROLES),
  rules: [
    isInCharge,
    {
      code: 'CORRECTION_DECIDED',
      clause: '711-41',
      refuse: ({ outcome }) => (outcome === undefined ? undefined : {}),
    },
  ],
  checks: [
    ({ data }, { asked }, { today }) => [
      ...textFaults(data.finding, 'finding', WORDS),
      ...dateFaults(data.verifiedOn, 'verifiedOn', { notAfter: today, notBefore: asked.receivedOn }),
    ],
  ],
  done: ({ data }, correction, context) =>
    correction.outcome === undefined &&
    isSaid(correction.said, 'RecordVerified', {
      ...data,
      finding: sealed(correction, data.finding),
      ...personalAct(context),
    }),
  events: ({ data }, correction, context) => [
    {
      type: 'RecordVerified',
      data: {
        confirmed: data.confirmed,
        finding: sealed(correction, data.finding),
        verifiedOn: checkedDate(data.verifiedOn),
        ...personalAct(context),
      },
    },
  ],
})

const unknownKind: Refusal = { code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'outcome.kind' }

/** Every fact that the decision needs. */
function factFaults(input: CorrectionOutcomeInput, { today }: DecisionContext): readonly Refusal[] {
  const words = (field: 'changed' | 'why' | 'toName' | 'contact') => textFaults(input[field], `outcome.${field}`, WORDS)
  const day = (field: 'correctedOn' | 'forwardedOn') =>
    dateFaults(input[field] ?? '', `outcome.${field}`, { notAfter: today })
  switch (input.kind) {
    case 'corrected':
      return [...words('changed'), ...day('correctedOn')]
    case 'refused':
      return words('why')
    case 'forwarded':
      return [...textFaults(input.documentNumber, 'outcome.documentNumber', NUMBER), ...day('forwardedOn')]
    case 'directed':
      return [...words('toName'), ...words('contact')]
    default:
      return [unknownKind]
  }
}

/** 审核属实的，应当予以更正: the decision follows the finding. */
function findingFaults({ kind }: CorrectionOutcomeInput, { confirmed }: KnownCorrection): readonly Refusal[] {
  if (kind !== 'corrected' && kind !== 'refused') return []
  if (confirmed === undefined) return [{ code: 'RECORD_NOT_VERIFIED', clause: '711-41', missing: ['VerifyRecord'] }]
  return confirmed === (kind === 'corrected')
    ? []
    : [{ code: 'DECISION_AGAINST_FINDING', clause: '711-41', path: 'outcome.kind' }]
}

/** 有权更正的行政机关 is another one. */
function receiverFaults(
  { kind, toAgency }: CorrectionOutcomeInput,
  { agency }: KnownCorrection,
  context: DecisionContext,
): readonly Refusal[] {
  if (kind !== 'forwarded') return []
  const path = 'outcome.toAgency'
  if (toAgency === undefined || context.agencies.agency(toAgency) === undefined) {
    return [{ code: 'AGENCY_UNKNOWN', clause: '711-41', path }]
  }
  if (!context.agencies.isActive(toAgency, context.today)) {
    return [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path }]
  }
  return [agency, ...answerableFor(agency, context)].includes(toAgency)
    ? [{ code: 'FORWARDED_TO_OURSELVES', clause: '711-41', path }]
    : []
}

function outcomeOf(input: CorrectionOutcomeInput, correction: KnownCorrection): CorrectionOutcome {
  const words = (text: string | undefined) => sealed(correction, text ?? '')
  switch (input.kind) {
    case 'corrected':
      return { kind: 'corrected', changed: words(input.changed), correctedOn: checkedDate(input.correctedOn ?? '') }
    case 'refused':
      return { kind: 'refused', why: words(input.why) }
    case 'forwarded':
      if (input.toAgency === undefined || input.documentNumber === undefined) throw new Error('it was not checked')
      return {
        kind: 'forwarded',
        to: input.toAgency,
        documentNumber: input.documentNumber,
        forwardedOn: checkedDate(input.forwardedOn ?? ''),
      }
    case 'directed':
      return { kind: 'directed', to: words(input.toName), contact: words(input.contact) }
  }
}

/** 更正、不予更正、转送、告知, by somebody else than the handler. */
export const decideCorrection = onOpen<DecideCorrection>({
  by: inAnswering(['disclosureHead', 'deputyLeader', 'principalLeader']),
  rules: [
    isNotTheHandler,
    {
      code: 'CORRECTION_DECIDED',
      clause: '711-41',
      refuse: ({ outcome }) => (outcome === undefined ? undefined : {}),
    },
  ],
  checks: [
    ({ data }, _correction, context) => factFaults(data.outcome, context),
    ({ data }, correction) => findingFaults(data.outcome, correction),
    ({ data }, correction, context) => receiverFaults(data.outcome, correction, context),
  ],
  done: ({ data }, correction, context) =>
    correction.outcome !== undefined &&
    factFaults(data.outcome, context).length === 0 &&
    receiverFaults(data.outcome, correction, context).length === 0 &&
    // Somebody else who decides the same has not decided it.
    isSaid(correction.said, 'CorrectionDecided', {
      outcome: outcomeOf(data.outcome, correction),
      ...personalAct(context),
    }),
  events: ({ data }, correction, context) => [
    { type: 'CorrectionDecided', data: { outcome: outcomeOf(data.outcome, correction), ...personalAct(context) } },
  ],
})
