import type { Remedies } from '../../domain/application/events.js'
import type { ReplyOutcome } from '../../domain/application/outcome.js'
import { remediesFor } from '../../domain/application/remedies.js'
import type { Refusal } from '../../domain/decider.js'
import type { LetterFacts } from '../letters/letterFacts.js'
import { given } from './given.js'
import { agencyName, every, last, type LetterMatter } from './letterMatter.js'
import { opened } from './openedText.js'

export type ReplyFactsFound =
  | { readonly ok: true; readonly facts: LetterFacts; readonly remedies: Remedies; readonly draft: number }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** What the draft that stands says, and the remedies of the letter's date (711-36 to 711-39, 711-51). */
export async function replyFacts(matter: LetterMatter): Promise<ReplyFactsFound> {
  const { application, context, date, reviewBody } = matter
  const { draft, agency, received } = application
  if (draft === undefined)
    return { ok: false, refusals: [{ code: 'REPLY_STEP_OUT_OF_ORDER', clause: '711-45', facts: { status: 'none' } }] }
  const question = { outcome: draft.outcome, agency, body: received.body, reviewBody, on: date }
  const found = remediesFor(question, context)
  if (!found.ok) return found
  const { remedies } = found
  const outcome = opened(draft.outcome)
  return {
    ok: true,
    draft: draft.draft,
    remedies,
    facts: given({
      outcome,
      remedies,
      reviewBodyName: reviewBodyName(matter, remedies),
      authorityName: remedies.order === 'appealToAuthority' ? agencyName(matter, remedies.authority) : undefined,
      feesPaid: feesPaidIn(matter),
      ...(await ofTheOutcome(matter, outcome)),
    }),
  }
}

/** What the outcome only points to: agencies, searches, an earlier reply, the notice whose time went by. */
async function ofTheOutcome(matter: LetterMatter, outcome: ReplyOutcome<string>): Promise<LetterFacts> {
  const { events } = matter
  switch (outcome.kind) {
    case 'notOurs':
      return outcome.responsibleAgency === undefined
        ? {}
        : given({ responsibleAgencyName: agencyName(matter, outcome.responsibleAgency) })
    case 'enterpriseChannel':
      return given({ enterpriseName: agencyName(matter, outcome.enterprise) })
    case 'notHeld':
      return { searches: searchesOf(matter, outcome.searches) }
    case 'repeated':
      return given({ earlierReplyOn: await matter.repliedOn(outcome.earlierApplication, outcome.earlierReply) })
    case 'notAmended':
      return given({
        noticeNumber: last(events, 'AmendmentRequested')?.noticeNumber,
        noticeServedOn: last(events, 'AmendmentNoticeServed')?.servedOn,
      })
    case 'feeUnpaid':
      return given({
        noticeNumber: last(events, 'FeeNoticeIssued')?.noticeNumber,
        noticeServedOn: last(events, 'FeeNoticeServed')?.servedOn,
      })
    default:
      return {}
  }
}

function feesPaidIn({ events }: LetterMatter): LetterFacts['feesPaid'] {
  const paid = every(events, 'FeePaid').map(({ amount, paidOn, receiptNumber }) => ({ amount, paidOn, receiptNumber }))
  return paid.length === 0 ? undefined : paid
}

/** The government that reviews, by name. */
export function reviewBodyName(matter: Pick<LetterMatter, 'context'>, remedies: Remedies): string | undefined {
  if (remedies.order === 'appealToAuthority') return undefined
  const { body } = remedies.review
  return 'name' in body ? body.name : agencyName(matter, body.agency)
}

const searchesOf = ({ events }: LetterMatter, ids: readonly string[]): NonNullable<LetterFacts['searches']> =>
  every(events, 'SearchRecorded')
    .filter(({ search }) => ids.includes(search))
    .map(({ where, keywords, searchedOn, who }) => ({
      where: opened(where),
      keywords: opened(keywords),
      searchedOn,
      who: opened(who),
    }))
