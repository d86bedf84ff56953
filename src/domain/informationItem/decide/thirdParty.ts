import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import { THIRD_PARTY_INTERESTS } from '../../grounds.js'
import { protect } from '../../protected.js'
import { textFaults } from '../../texts.js'
import type { LocalDate } from '../../values.js'
import type { AskThirdParty, RecordThirdPartyAnswer, RecordThirdPartySilence } from '../commands.js'
import type { OpenItem } from '../state.js'
import { unknownValues } from './description.js'
import { heldInHandlingAgency, type ItemRule, onOpenItem } from './handler.js'
import { DOCUMENT_NUMBER, NAME, NOTE } from './limits.js'
import { officerIsInCharge } from './people.js'

const OPINION_PERIOD = 'thirdParty.opinion'

/** Last day of the third party to answer: working days after the day of service (711-32). */
function answerBy(servedOn: LocalDate, { policies, calendar }: DecisionContext): LocalDate | undefined {
  const policy = policies.inForce(OPINION_PERIOD, servedOn)
  return policy?.unit === 'workingDays' ? calendar.addWorkingDays(servedOn, policy.value) : undefined
}

function periodFaults(typed: string, context: DecisionContext): readonly Refusal[] {
  const servedOn = parseLocalDate(typed)
  if (servedOn === undefined || answerBy(servedOn, context) !== undefined) return []
  return context.policies.inForce(OPINION_PERIOD, servedOn) === undefined
    ? [{ code: 'POLICY_MISSING', clause: '711-32', missing: [OPINION_PERIOD], facts: { policy: OPINION_PERIOD } }]
    : [
        {
          code: 'CALENDAR_ENDS',
          clause: '711-32',
          path: 'servedOn',
          facts: { from: context.calendar.from, until: context.calendar.until },
        },
      ]
}

/** 书面征求第三方的意见 (711-15, 711-32) */
export const askThirdParty = onOpenItem<AskThirdParty>({
  clause: '711-32',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer']),
  rules: [officerIsInCharge],
  checks: [
    ({ data }, item, context) => [
      ...textFaults(data.name, 'name', NAME),
      ...textFaults(data.letterNumber, 'letterNumber', DOCUMENT_NUMBER),
      ...unknownValues([data.interest], THIRD_PARTY_INTERESTS, 'interest'),
      ...dateFaults(data.servedOn, 'servedOn', { notAfter: context.today, notBefore: item.description.formedOn }),
      ...periodFaults(data.servedOn, context),
      ...(item.thirdParties.has(data.thirdParty)
        ? [{ code: 'THIRD_PARTY_ALREADY_ASKED', clause: '711-32', path: 'thirdParty' } as const]
        : []),
    ],
  ],
  done: ({ data }, item) => {
    const asked = item.thirdParties.get(data.thirdParty)
    return (
      asked?.letterNumber === data.letterNumber && asked.interest === data.interest && asked.servedOn === data.servedOn
    )
  },
  policies: [OPINION_PERIOD],
  events: ({ data }, _item, context) => {
    const servedOn = checkedDate(data.servedOn)
    const lastDay = answerBy(servedOn, context)
    if (lastDay === undefined) throw new Error('the checks let a letter through without a last day')
    return [
      {
        type: 'ThirdPartyAsked',
        data: {
          thirdParty: data.thirdParty,
          name: protect(`person:${data.thirdParty}`, data.name),
          kind: data.kind,
          interest: data.interest,
          letterNumber: data.letterNumber,
          servedOn,
          answerBy: lastDay,
        },
      },
    ]
  },
})

const somebodyWasAsked: ItemRule = {
  code: 'NO_THIRD_PARTY_ASKED',
  clause: '711-32',
  refuse: ({ thirdParties }) => (thirdParties.size === 0 ? { missing: ['AskThirdParty'] } : undefined),
}

const thirdPartyIsKnown = (
  { data }: { readonly data: { readonly thirdParty: RecordThirdPartyAnswer['data']['thirdParty'] } },
  item: OpenItem,
): readonly Refusal[] =>
  item.thirdParties.size === 0 || item.thirdParties.has(data.thirdParty)
    ? []
    : [{ code: 'THIRD_PARTY_UNKNOWN', clause: '711-32', path: 'thirdParty', missing: ['AskThirdParty'] }]

/** An answer that comes late is still an answer: nobody's silence was taken for consent. */
export const recordThirdPartyAnswer = onOpenItem<RecordThirdPartyAnswer>({
  clause: '711-32',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer']),
  rules: [officerIsInCharge, somebodyWasAsked],
  checks: [
    thirdPartyIsKnown,
    ({ data }, item, { today }) => {
      const asked = item.thirdParties.get(data.thirdParty)
      return [
        ...(asked?.outcome === 'consents' || asked?.outcome === 'objects'
          ? [{ code: 'THIRD_PARTY_ALREADY_ANSWERED', clause: '711-32', path: 'answer' } as const]
          : []),
        ...dateFaults(data.receivedOn, 'receivedOn', { notAfter: today, notBefore: asked?.servedOn }),
        ...textFaults(data.reasons, 'reasons', NOTE),
        ...textFaults(data.proof, 'proof', NAME),
      ]
    },
  ],
  done: ({ data }, item) => item.thirdParties.get(data.thirdParty)?.outcome === data.answer,
  events: ({ data }) => [
    {
      type: 'ThirdPartyAnswered',
      data: {
        thirdParty: data.thirdParty,
        answer: data.answer,
        receivedOn: checkedDate(data.receivedOn),
        ...(data.reasons === undefined ? {} : { reasons: protect(`person:${data.thirdParty}`, data.reasons) }),
        proof: data.proof,
      },
    },
  ],
})

export const recordThirdPartySilence = onOpenItem<RecordThirdPartySilence>({
  clause: '711-32',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer'], { process: true }),
  rules: [officerIsInCharge, somebodyWasAsked],
  checks: [
    thirdPartyIsKnown,
    ({ data }, item, { today }) => {
      const asked = item.thirdParties.get(data.thirdParty)
      const faults: Refusal[] = []
      if (asked?.outcome === 'consents' || asked?.outcome === 'objects') {
        faults.push({ code: 'THIRD_PARTY_ALREADY_ANSWERED', clause: '711-32', path: 'thirdParty' })
      }
      if (asked !== undefined && today <= asked.answerBy) {
        const facts = { answerBy: asked.answerBy }
        faults.push({ code: 'THIRD_PARTY_STILL_HAS_TIME', clause: '711-32', path: 'thirdParty', facts })
      }
      return faults
    },
  ],
  done: ({ data }, item) => item.thirdParties.get(data.thirdParty)?.outcome === 'silent',
  events: ({ data: { thirdParty } }, item) => {
    const asked = item.thirdParties.get(thirdParty)
    if (asked === undefined) throw new Error('the checks let a silence through of someone never asked')
    return [{ type: 'ThirdPartySilent', data: { thirdParty, lapsedOn: asked.answerBy } }]
  },
})
