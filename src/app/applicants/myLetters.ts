import type { ApplicationEvent, Remedies } from '../../domain/application/events.js'
import type { ReplyOutcome } from '../../domain/application/outcome.js'
import type { RequestElement } from '../../domain/application/vocabulary.js'
import type { Protected } from '../../domain/protected.js'
import type { DeadlineReceipt } from '../../domain/receipt.js'
import type { Instant, LocalDate } from '../../domain/values.js'
import type { ApplicationHistory } from './ownMatter.js'

export const MY_LETTER_KINDS = [
  'amendmentNotice', // 补正告知书
  'reasonsNotice', // 说明理由通知书
  'feeNotice', // 收费通知
  'extensionNotice', // 延期答复告知书
  'delayNotice', // 延迟答复告知书
  'splitNotice', // 一事一申请告知书
  'reply', // 答复书
] as const
export type MyLetterKind = (typeof MY_LETTER_KINDS)[number]

/** A letter that went out to the applicant. What is drafted, approved or signed only is none of theirs yet. */
export interface MyLetter {
  readonly kind: MyLetterKind
  readonly number: string
  readonly issuedOn: LocalDate
  /** Served or delivered on, where that is on record. */
  readonly deliveredOn?: LocalDate
  readonly deliveredAt?: Instant
  /** Last day for an answer or a payment. */
  readonly answerBy?: LocalDate
  readonly answerReceipt?: DeadlineReceipt
  readonly content: MyLetterContent
}

export type MyLetterContent =
  | {
      readonly kind: 'points'
      readonly points: readonly { readonly element: RequestElement; readonly explanation: Protected }[]
    }
  | { readonly kind: 'words'; readonly words: readonly Protected[] }
  | { readonly kind: 'fee'; readonly amount: number; readonly schedule: string }
  | { readonly kind: 'period'; readonly words: readonly Protected[]; readonly due: DeadlineReceipt }
  | { readonly kind: 'reply'; readonly outcome: ReplyOutcome; readonly late: boolean; readonly remedies?: Remedies }

/** Letters after which something runs, or the applicant knows: they show what they say once they were opened. */
export const NEEDS_OPENING: readonly MyLetterKind[] = ['amendmentNotice', 'feeNotice', 'reply']

export const isOpened = ({ kind, deliveredOn }: MyLetter): boolean =>
  !NEEDS_OPENING.includes(kind) || deliveredOn !== undefined

/** Every letter to the applicant, oldest first. */
export const myLetters = (history: ApplicationHistory): readonly MyLetter[] =>
  history.reduce<Folded>((folded, event) => withEvent(folded, event, event.metadata.recordedAt), {
    letters: [],
    remedies: new Map(),
  }).letters

interface Folded {
  readonly letters: readonly MyLetter[]
  /** Of a reply that was signed, by its number: told when it goes out. */
  readonly remedies: ReadonlyMap<string, Remedies>
}

function withEvent(folded: Folded, event: ApplicationEvent, at: Instant): Folded {
  if (event.type === 'ReplySigned')
    return { ...folded, remedies: new Map([...folded.remedies, [event.data.replyNumber, event.data.remedies]]) }
  const letter = letterIn(event, folded.remedies)
  if (letter !== undefined) return { ...folded, letters: [...folded.letters, letter] }
  const delivery = deliveryIn(event)
  return delivery === undefined ? folded : { ...folded, letters: delivered(folded.letters, delivery, at) }
}

function letterIn(event: ApplicationEvent, remedies: Folded['remedies']): MyLetter | undefined {
  switch (event.type) {
    case 'AmendmentRequested': {
      const { noticeNumber: number, issuedOn, points } = event.data
      return { kind: 'amendmentNotice', number, issuedOn, content: { kind: 'points', points } }
    }
    case 'ReasonsRequested': {
      const { noticeNumber: number, issuedOn, answerBy, finding } = event.data
      return { kind: 'reasonsNotice', number, issuedOn, answerBy, content: { kind: 'words', words: [finding] } }
    }
    case 'FeeNoticeIssued': {
      const { noticeNumber: number, issuedOn, amount, schedule } = event.data
      return { kind: 'feeNotice', number, issuedOn, content: { kind: 'fee', amount, schedule } }
    }
    case 'ReplyPeriodExtended': {
      const { noticeNumber: number, noticeDispatchedOn: issuedOn, reason, replyDue: due } = event.data
      return { kind: 'extensionNotice', number, issuedOn, content: { kind: 'period', words: [reason], due } }
    }
    case 'ReplyDelayed': {
      const { noticeNumber: number, noticeDispatchedOn: issuedOn, replyDue: due } = event.data
      return { kind: 'delayNotice', number, issuedOn, content: { kind: 'period', words: [], due } }
    }
    case 'ApplicationSplit': {
      const { noticeNumber: number, receivedOn: issuedOn, kept, parts } = event.data
      const words = [kept, ...parts.map(({ request }) => request)].flatMap(({ description }) => description ?? [])
      return { kind: 'splitNotice', number, issuedOn, content: { kind: 'words', words } }
    }
    case 'ReplyDispatched': {
      const { replyNumber: number, dispatchedOn: issuedOn, outcome, late } = event.data
      const told = remedies.get(number)
      const content = { kind: 'reply', outcome, late, ...(told === undefined ? {} : { remedies: told }) } as const
      return { kind: 'reply', number, issuedOn, content }
    }
    default:
      return undefined
  }
}

interface Delivery {
  readonly kind: MyLetterKind
  readonly on: LocalDate
  readonly receipt?: DeadlineReceipt
}

function deliveryIn(event: ApplicationEvent): Delivery | undefined {
  switch (event.type) {
    case 'AmendmentNoticeServed':
      return { kind: 'amendmentNotice', on: event.data.servedOn, receipt: event.data.amendBy }
    case 'FeeNoticeServed':
      return { kind: 'feeNotice', on: event.data.servedOn, receipt: event.data.payBy }
    case 'ReplyDelivered':
      return { kind: 'reply', on: event.data.deliveredOn }
    default:
      return undefined
  }
}

/** Of several letters of a kind, the last one is meant. */
function delivered(letters: readonly MyLetter[], { kind, on, receipt }: Delivery, at: Instant): readonly MyLetter[] {
  const index = letters.findLastIndex((letter) => letter.kind === kind)
  return letters.map((letter, place) =>
    place === index
      ? {
          ...letter,
          deliveredOn: on,
          deliveredAt: at,
          ...(receipt === undefined ? {} : { answerBy: receipt.due, answerReceipt: receipt }),
        }
      : letter,
  )
}
