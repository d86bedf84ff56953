import type { Refusal } from '../../../decider.js'
import type { ThirdPartyInterest } from '../../../grounds.js'
import type { ReplyOutcome, WithholdingGround } from '../../outcome.js'
import type { AskedThirdParty } from '../../state.js'
import type { Condition } from './condition.js'

type Withholding = Extract<ReplyOutcome, { kind: 'withheld' | 'partlyProvided' }>
type ThirdPartyGround = Extract<WithholdingGround, { code: 'thirdPartyInterest' }>

const groundsOf = (outcome: ReplyOutcome): readonly WithholdingGround[] => {
  if (outcome.kind === 'withheld') return outcome.grounds
  return outcome.kind === 'partlyProvided' ? outcome.passages.map(({ ground }) => ground) : []
}

const onThirdParties = (outcome: ReplyOutcome): readonly ThirdPartyGround[] =>
  groundsOf(outcome).filter((ground) => ground.code === 'thirdPartyInterest')

/** A reasonable objection, whole or in part, that nothing outweighs. */
const stands = ({ reasonable, overruled }: AskedThirdParty): boolean => reasonable === true && overruled !== true

const OUTCOMES: Readonly<Record<ThirdPartyGround['outcome'], (asked: AskedThirdParty) => boolean>> = {
  objected: (asked) => asked.outcome === 'objects' && stands(asked),
  partlyConsented: (asked) => asked.outcome === 'partlyConsents' && stands(asked),
  silent: ({ outcome }) => outcome === 'silent',
  unreachable: ({ outcome }) => outcome === 'unreachable',
}

/** What a ground says about asking the third party is what happened (711-15, 711-32). */
export const groundsAreProved: Condition<Withholding> = (outcome, { thirdParties }) => {
  const unproved = onThirdParties(outcome).filter(
    ({ interest, outcome: said }) =>
      ![...thirdParties.values()].some((asked) => asked.interest === interest && OUTCOMES[said](asked)),
  )
  return unproved.length === 0
    ? []
    : [
        {
          code: 'THIRD_PARTY_OUTCOME_UNPROVED',
          clause: '711-32',
          path: 'outcome',
          missing: ['IssueThirdPartyLetter', 'RecordThirdPartyOpinion', 'JudgeObjection'],
          facts: { interests: [...new Set(unproved.map(({ interest }) => interest))] },
        },
      ]
}

/** Everyone whose rights it may harm was asked, and has answered or let the time pass (711-32). */
export const thirdPartiesWereHeard: Condition = (_outcome, { information, thirdParties }) => {
  const asked = [...thirdParties.values()]
  const nobody = information?.concernsThirdParties === true && asked.length === 0
  if (!nobody && asked.every(({ outcome }) => outcome !== undefined)) return []
  return [
    {
      code: 'THIRD_PARTIES_NOT_HEARD',
      clause: '711-32',
      missing: ['IssueThirdPartyLetter', 'RecordThirdPartyOpinion'],
    },
  ]
}

/** 第三方不同意公开且有合理理由的，不予公开, unless the public interest outweighs it. */
export const thirdPartiesAllow: Condition = (outcome, { thirdParties }) => {
  const keptBack = onThirdParties(outcome).map(({ interest }): ThirdPartyInterest => interest)
  const objecting = [...thirdParties.values()].filter(
    (asked) => asked.outcome === 'objects' || asked.outcome === 'partlyConsents',
  )
  const faults: Refusal[] = []
  if (objecting.some(({ reasonable }) => reasonable === undefined)) {
    faults.push({ code: 'OBJECTION_NOT_JUDGED', clause: '711-32', missing: ['JudgeObjection'] })
  }
  if (objecting.some((asked) => stands(asked) && !keptBack.includes(asked.interest))) {
    faults.push({ code: 'OBJECTION_STANDS', clause: '711-32', path: 'outcome', missing: ['OverruleObjection'] })
  }
  return faults
}
