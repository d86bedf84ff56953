import type { LetterKind } from '../../domain/letter/vocabulary.js'
import type { LocalDate } from '../../domain/values.js'
import type { LetterFacts } from '../letters/letterFacts.js'
import { feeBands } from './feeBands.js'
import { given } from './given.js'
import { agencyName, last, type LetterMatter } from './letterMatter.js'
import { opened } from './openedText.js'
import { thirdPartyRemedies } from './thirdPartyRemedies.js'

/** What one letter says besides who asked for what, and the number under which it is on record already. */
export interface NoticeFacts {
  readonly facts: LetterFacts
  /** 文号 that the record names for this letter: it bears no other one. */
  readonly number?: string
}

/** From what happened last of its kind; what is not on record yet is simply not there. */
export const noticeFacts = (matter: LetterMatter): NoticeFacts => NOTICES[matter.kind]?.(matter) ?? { facts: {} }

type Notice = (matter: LetterMatter) => NoticeFacts
const NONE: NoticeFacts = { facts: {} }

const amendmentNotice: Notice = ({ events }) => {
  const asked = last(events, 'AmendmentRequested')
  return asked === undefined ? NONE : { number: asked.noticeNumber, facts: { points: opened(asked.points) } }
}

const reasonsNotice: Notice = ({ events }) => {
  const asked = last(events, 'ReasonsRequested')
  return asked === undefined
    ? NONE
    : { number: asked.noticeNumber, facts: { finding: opened(asked.finding), answerBy: asked.answerBy } }
}

const delayNotice: Notice = ({ events }) => {
  const delayed = last(events, 'ReplyDelayed')
  return delayed === undefined
    ? NONE
    : {
        number: delayed.noticeNumber,
        facts: { extraWorkingDays: delayed.workingDays, newDueOn: delayed.replyDue.due },
      }
}

const extensionNotice: Notice = ({ events }) => {
  const extended = last(events, 'ReplyPeriodExtended')
  return extended === undefined
    ? NONE
    : {
        number: extended.noticeNumber,
        facts: {
          extraWorkingDays: extended.workingDays,
          newDueOn: extended.replyDue.due,
          reason: opened(extended.reason),
        },
      }
}

const feeNotice: Notice = ({ events, context, date }) => {
  const issued = last(events, 'FeeNoticeIssued')
  if (issued === undefined) return NONE
  const { method, units, before, amount, noticeNumber, issuedOn } = issued
  return {
    number: noticeNumber,
    facts: given({
      feeMethod: method,
      feeUnits: units,
      feeBefore: before,
      feeAmount: amount,
      feeBands: feeBands(context.policies, method, before + units, issuedOn),
      feeDays: context.policies.inForce('fee.payment', date)?.value,
    }),
  }
}

const feeRevocation: Notice = ({ events }) => {
  const revoked = last(events, 'FeeNoticeRevoked')
  if (revoked === undefined) return NONE
  const { noticeNumber, revokedOn, reason, replyDue } = revoked
  return {
    facts: { revokedNoticeNumber: noticeNumber, revokedOn, reason: opened(reason), newDueOn: replyDue.due },
  }
}

const splitNotice: Notice = ({ events }) =>
  given({ facts: {}, number: last(events, 'ApplicationSplit')?.noticeNumber }) as NoticeFacts

const mergerNotice: Notice = ({ events }) => {
  const merged = last(events, 'ApplicationMerged')
  return merged === undefined ? NONE : { facts: { mergedIntoNumber: merged.into, reason: opened(merged.reason) } }
}

/** Of the third party that the letter is about. */
function thirdPartyFacts({ events, thirdParty }: LetterMatter): LetterFacts {
  const isMeant = (data: { readonly thirdParty: string }) => data.thirdParty === thirdParty
  const issued = last(events, 'ThirdPartyLetterIssued', isMeant)
  const answered = last(events, 'ThirdPartyOpinionReceived', isMeant)
  if (issued === undefined) return {}
  return given({
    thirdPartyName: opened(issued.name),
    interest: issued.interest,
    letterNumber: issued.letterNumber,
    letterOn: issued.issuedOn,
    opinion: answered?.opinion,
    opinionReasons: answered?.reasons === undefined ? undefined : opened(answered.reasons),
    opinionReceivedOn: answered?.receivedOn,
  })
}

const thirdPartyLetter: Notice = (matter) => {
  const facts = thirdPartyFacts(matter)
  return { facts, ...given({ number: facts.letterNumber }) }
}

const thirdPartyOverrideNotice: Notice = (matter) => {
  const overruled = last(matter.events, 'ObjectionOverruled', ({ thirdParty }) => thirdParty === matter.thirdParty)
  const facts = thirdPartyFacts(matter)
  return overruled === undefined
    ? { facts }
    : {
        number: overruled.noticeNumber,
        facts: {
          ...facts,
          ...thirdPartyRemedies(matter),
          content: opened(overruled.content),
          reason: opened(overruled.reasons),
        },
      }
}

const thirdPartyDecisionNotice: Notice = (matter) => {
  const asked = matter.thirdParty === undefined ? undefined : matter.application.thirdParties.get(matter.thirdParty)
  const judged = last(matter.events, 'ObjectionJudged', ({ thirdParty }) => thirdParty === matter.thirdParty)
  return {
    facts: given({
      ...thirdPartyFacts(matter),
      ...thirdPartyRemedies(matter),
      decidedAfter: asked?.outcome === undefined ? undefined : DECIDED_AFTER[asked.outcome],
      reason: judged === undefined ? undefined : opened(judged.why),
    }),
  }
}
const DECIDED_AFTER = {
  consents: 'consented',
  partlyConsents: 'partlyConsented',
  objects: 'unreasonable',
  silent: 'silent',
  unreachable: 'silent',
} as const

const opinionNoticeToApplicant: Notice = (matter) => {
  const { application } = matter
  const paused: LocalDate | undefined = last(matter.events, 'ReplyClockPaused')?.sentOn
  return {
    facts: given({
      askedThirdParties: application.thirdParties.size > 0,
      askedAgencyNames: (application.consultation?.agencies ?? []).flatMap((id) => agencyName(matter, id) ?? []),
      letterOn: paused,
    }),
  }
}

/** What is asked of another agency, as the consultation has it. */
const agencyLetter: Notice = (matter) =>
  matter.toAgency === undefined ? NONE : { facts: given({ toAgencyName: agencyName(matter, matter.toAgency) }) }

const NOTICES: Readonly<Partial<Record<LetterKind, Notice>>> = {
  amendmentNotice,
  reasonsNotice,
  delayNotice,
  extensionNotice,
  feeNotice,
  splitNotice,
  mergerNotice,
  feeRevocation,
  thirdPartyLetter,
  thirdPartyConfirmation: (matter) => ({ facts: thirdPartyFacts(matter) }),
  thirdPartyOverrideNotice,
  thirdPartyDecisionNotice,
  opinionNoticeToApplicant,
  jointMakerLetter: agencyLetter,
  involvedAgencyLetter: agencyLetter,
  assistanceLetter: agencyLetter,
}
