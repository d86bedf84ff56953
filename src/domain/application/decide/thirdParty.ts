import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { THIRD_PARTY_INTERESTS } from '../../grounds.js'
import { protect } from '../../protected.js'
import { reckonByPolicy } from '../../receipt.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { LocalDate, PersonId } from '../../values.js'
import type { IssueThirdPartyLetter, RecordThirdPartyService, RecordThirdPartyUnreachable } from '../commands.js'
import type { AskedThirdParty, OpenApplication } from '../state.js'
import { parseLocalDate } from '../../dates.js'
import { pauseFaults, waited } from './clock.js'
import { HANDLING_ROLES, idFaults, inAnswering, onOpen, unknownValue } from './handler.js'
import { NAME, NUMBER, PROOF } from './limits.js'
import { officerIsInCharge } from './people.js'
import { counted } from './periods.js'
import { isAskedOfAgency, noAmendmentIsPending, noFeeIsPending, noReplyIsUnderWay, receiptIsFixed } from './standing.js'

/** 书面征求第三方的意见 (711-32): each third party once. */
export const issueThirdPartyLetter = onOpen<IssueThirdPartyLetter>({
  clause: '711-32',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge, isAskedOfAgency, receiptIsFixed, noAmendmentIsPending, noFeeIsPending, noReplyIsUnderWay],
  checks: [
    ({ data }, { receipt, thirdParties }, { today }) => [
      ...idFaults(data.thirdParty, 'thirdParty'),
      ...textFaults(data.name, 'name', NAME),
      ...textFaults(data.letterNumber, 'letterNumber', NUMBER),
      ...unknownValue(data.interest, THIRD_PARTY_INTERESTS, 'interest'),
      ...dateFaults(data.issuedOn, 'issuedOn', { notAfter: today, notBefore: receipt?.receivedOn }),
      ...(thirdParties.has(data.thirdParty)
        ? [{ code: 'THIRD_PARTY_ALREADY_ASKED', clause: '711-32', path: 'thirdParty' } as const]
        : []),
      ...([...thirdParties.values()].some(({ letterNumber }) => letterNumber === data.letterNumber)
        ? [{ code: 'LETTER_KNOWN', clause: '711-32', path: 'letterNumber' } as const]
        : []),
    ],
  ],
  done: ({ data: { name, ...data } }, { said }) =>
    isSaid(said, 'ThirdPartyLetterIssued', { ...data, name: protect(`person:${data.thirdParty}`, name) }, [
      'thirdParty',
    ]),
  events: ({ data }, _application, context) => [
    {
      type: 'ThirdPartyLetterIssued',
      data: {
        thirdParty: data.thirdParty,
        name: protect(`person:${data.thirdParty}`, data.name),
        interest: data.interest,
        letterNumber: data.letterNumber,
        issuedOn: checkedDate(data.issuedOn),
        ...personalAct(context),
      },
    },
  ],
})

export const thirdPartyIsKnown = (
  { data }: { readonly data: { readonly thirdParty: PersonId } },
  { thirdParties }: OpenApplication,
): readonly Refusal[] =>
  thirdParties.has(data.thirdParty)
    ? []
    : [{ code: 'THIRD_PARTY_UNKNOWN', clause: '711-32', path: 'thirdParty', missing: ['IssueThirdPartyLetter'] }]

const hasAnswered = ({ outcome }: AskedThirdParty): boolean =>
  outcome === 'consents' || outcome === 'partlyConsents' || outcome === 'objects'

/** Whoever answered was reached, and answers once. */
export const isUnanswered = (
  { data }: { readonly data: { readonly thirdParty: PersonId } },
  { thirdParties }: OpenApplication,
): readonly Refusal[] => {
  const asked = thirdParties.get(data.thirdParty)
  return asked !== undefined && hasAnswered(asked)
    ? [{ code: 'THIRD_PARTY_ALREADY_ANSWERED', clause: '711-32', path: 'thirdParty' }]
    : []
}

const isNotServed = (
  { data }: { readonly data: { readonly thirdParty: PersonId } },
  { thirdParties }: OpenApplication,
): readonly Refusal[] => {
  const servedOn = thirdParties.get(data.thirdParty)?.servedOn
  return servedOn === undefined
    ? []
    : [{ code: 'THIRD_PARTY_SERVED_BEFORE', clause: '711-32', path: 'thirdParty', facts: { servedOn } }]
}

const opinionBy = (servedOn: LocalDate, context: DecisionContext) =>
  reckonByPolicy({ key: 'thirdParty.opinion', clause: '711-32', start: servedOn }, context)

/** Who answered before the proof of service came back is not waited for any longer than until the answer. */
const waitFor = ({ letterNumber, issuedOn, answeredOn }: AskedThirdParty, due: LocalDate) => ({
  letter: letterNumber,
  kind: 'thirdParty' as const,
  sentOn: issuedOn,
  lapsesOn: answeredOn !== undefined && answeredOn < due ? answeredOn : due,
  ...(answeredOn === undefined ? {} : { answeredOn }),
})

/** The period of the third party, and the reply period that waits for it, can both be counted. */
function countFaults(
  { data }: RecordThirdPartyService,
  application: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] {
  const servedOn = parseLocalDate(data.servedOn)
  const asked = application.thirdParties.get(data.thirdParty)
  if (servedOn === undefined || asked === undefined) return []
  const receipt = opinionBy(servedOn, context)
  if (!receipt.ok) return [receipt.refusal]
  return pauseFaults(application, waitFor(asked, receipt.value.due), context)
}

/** From service the third party has 15 working days, and the reply period waits for them (711-32, 711-33). */
export const recordThirdPartyService = onOpen<RecordThirdPartyService>({
  clause: '711-32',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge],
  checks: [
    thirdPartyIsKnown,
    isNotServed,
    ({ data }, { thirdParties }, context) => [
      ...dateFaults(data.servedOn, 'servedOn', {
        notAfter: context.today,
        notBefore: thirdParties.get(data.thirdParty)?.issuedOn,
      }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
    countFaults,
  ],
  done: ({ data }, { thirdParties }) => {
    const asked = thirdParties.get(data.thirdParty)
    return asked?.servedOn === data.servedOn && asked.serviceProof === data.proof
  },
  policies: ['thirdParty.opinion'],
  events: ({ data }, application, context) => {
    const asked = application.thirdParties.get(data.thirdParty)
    if (asked === undefined) throw new Error('the checks let a letter through that was never issued')
    const receipt = counted(opinionBy(checkedDate(data.servedOn), context))
    return [
      {
        type: 'ThirdPartyLetterServed',
        data: {
          thirdParty: data.thirdParty,
          letterNumber: asked.letterNumber,
          servedOn: checkedDate(data.servedOn),
          proof: data.proof,
          opinionBy: receipt,
        },
      },
      ...waited(application, waitFor(asked, receipt.due), context),
    ]
  },
})

/** Nobody could be served: on record, with what was tried. It pauses nothing. */
export const recordThirdPartyUnreachable = onOpen<RecordThirdPartyUnreachable>({
  clause: '711-32',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge],
  checks: [
    thirdPartyIsKnown,
    isNotServed,
    isUnanswered,
    ({ data }, { thirdParties }, { today }) => [
      ...dateFaults(data.triedOn, 'triedOn', {
        notAfter: today,
        notBefore: thirdParties.get(data.thirdParty)?.issuedOn,
      }),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, { thirdParties, said }) =>
    thirdParties.get(data.thirdParty)?.outcome === 'unreachable' &&
    isSaid(said, 'ThirdPartyUnreachable', data, ['thirdParty']),
  events: ({ data }, _application, context) => [
    {
      type: 'ThirdPartyUnreachable',
      data: {
        thirdParty: data.thirdParty,
        triedOn: checkedDate(data.triedOn),
        proof: data.proof,
        ...personalAct(context),
      },
    },
  ],
})
