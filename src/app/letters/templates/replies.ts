import { OUTCOME_KINDS, type OutcomeKind } from '../../../domain/application/outcome.js'
import { clauseOfOutcome } from '../../../domain/application/outcomeFacts.js'
import { opening, OPENING_MAY, OPENING_NEEDS } from '../addressing.js'
import type { LetterFactName } from '../letterFacts.js'
import { paragraph } from '../letterForm.js'
import { type ReplyKind, replyKindOf } from '../letterKinds.js'
import { letter, type LetterTemplate } from '../letterTemplate.js'
import { remedyParagraphs, REMEDY_MAY } from '../remedyWords.js'
import { replyBody } from './replyBody.js'

/** What a reply needs besides its outcome. */
const NEEDS: Readonly<Partial<Record<OutcomeKind, readonly LetterFactName[]>>> = {
  notHeld: ['searches'],
  repeated: ['earlierReplyOn'],
  notAmended: ['noticeNumber', 'noticeServedOn'],
  feeUnpaid: ['noticeNumber', 'noticeServedOn'],
  enterpriseChannel: ['enterpriseName', 'authorityName'],
}

/** What is said where it is on record. */
const MAY: Readonly<Partial<Record<OutcomeKind, readonly LetterFactName[]>>> = {
  provided: ['feesPaid'],
  partlyProvided: ['feesPaid'],
}

/** 答复书: the application, the decision with its clause, facts and ground, and the remedies. */
const reply = (kind: OutcomeKind): LetterTemplate =>
  letter({
    title: '政府信息公开申请答复书',
    clause: clauseOfOutcome(kind),
    needs: [...OPENING_NEEDS, 'outcome', 'remedies', ...(NEEDS[kind] ?? [])],
    may: [...OPENING_MAY, ...REMEDY_MAY, 'responsibleAgencyName', 'enclosures', ...(MAY[kind] ?? [])],
    write: (facts) => ({
      addressee: facts.applicantName,
      blocks: [
        paragraph(opening(facts)),
        ...replyBody(facts.outcome, facts),
        ...remedyParagraphs(facts, '本答复书', REVIEWED_FIRST[kind]),
      ],
      attachments: facts.enclosures ?? [],
    }),
  })

/** What review comes first for: of a reply that gives a part, only what it withholds. */
const REVIEWED_FIRST: Readonly<Partial<Record<OutcomeKind, string>>> = {
  withheld: '本机关不予公开政府信息的决定',
  partlyProvided: '本机关对部分内容不予公开的决定',
}

export const REPLIES = Object.fromEntries(OUTCOME_KINDS.map((kind) => [replyKindOf(kind), reply(kind)])) as Readonly<
  Record<ReplyKind, LetterTemplate>
>
