import '../metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import {
  isOpened,
  type MyLetter as Letter,
  type MyLetterContent,
  type MyLetterKind,
} from '../../app/applicants/myLetters.js'
import { outcomeWords } from '../../app/applicants/outcomeWords.js'
import { PART_WORDS } from '../../app/applicants/refusalWords.js'
import { remediesSentence } from '../../app/applicants/remediesSentence.js'
import type { OutcomeKind } from '../../domain/application/outcome.js'
import type { Protected } from '../../domain/protected.js'
import type { Instant, LocalDate } from '../../domain/values.js'
import { OutcomeKindEnum } from '../applicationEnums.js'
import { DeadlineReceipt, receiptOf } from '../deadlineReceipt.js'
import { field, ifGiven, type Maybe, maybe } from '../fields.js'
import type { Locale } from '../locale.js'
import { InstantScalar, LocalDateScalar } from '../scalars.js'
import { MyLetterKindEnum } from './myEnums.js'

@ObjectType({ description: 'One passage of a letter (文书内容).', simpleResolvers: true })
export class MyLetterPassage {
  @field(() => String, 'What it is, in the language of the request (名称).') readonly label!: string
  @field(() => String, 'What it says (内容).') readonly text!: string
}

@ObjectType({
  description: 'A letter to the applicant. What starts a time or tells the reply is shown once it was opened (文书).',
  simpleResolvers: true,
})
export class MyLetter {
  @field(() => MyLetterKindEnum, 'Kind (种类).') readonly kind!: MyLetterKind
  @field(() => String, 'Document number (文号).') readonly number!: string
  @field(() => LocalDateScalar, 'Issued or sent out on (发出日期).') readonly issuedOn!: LocalDate
  @field(() => Boolean, 'Whether it may be read; else it is opened by `openMyLetter` first (是否已打开).')
  readonly isOpened!: boolean
  @maybe(() => LocalDateScalar, 'Delivered or first opened on (送达日期).') readonly deliveredOn!: Maybe<LocalDate>
  @maybe(() => InstantScalar, 'When that was put on record (送达记录时间).') readonly deliveredAt!: Maybe<Instant>
  @maybe(() => LocalDateScalar, 'Last day for the answer or the payment (答复或者缴费截止日).')
  readonly answerBy!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted (期限计算书).')
  readonly answerByReceipt!: Maybe<DeadlineReceipt>
  @maybe(() => [MyLetterPassage], 'What it says; null before it was opened (内容).')
  readonly passages!: Maybe<readonly MyLetterPassage[]>
  @maybe(() => Int, 'Fee in yuan, of a fee notice (收费金额).') readonly amount!: Maybe<number>
  @maybe(() => OutcomeKindEnum, 'Of a reply: how it answers; null before it was opened (答复类型).')
  readonly outcome!: Maybe<OutcomeKind>
  @maybe(() => Boolean, 'Of a reply: it went out after its due date (是否逾期).') readonly late!: Maybe<boolean>
  @maybe(() => String, 'Of a reply: how it can be contested, where and within which time, 711-51 (救济途径).')
  readonly remedies!: Maybe<string>
}

interface Reader {
  readonly locale: Locale
  readonly agencyName: (id: string) => string
}

const LABELS = {
  zh: { point: '需要补正', finding: '事由', due: '答复期限延至', schedule: '收费依据' },
  en: { point: 'To be completed', finding: 'Why', due: 'Reply due on', schedule: 'Under' },
} as const

export function myLetterOf(letter: Letter, reader: Reader): MyLetter {
  const opened = isOpened(letter)
  const { content } = letter
  return {
    kind: letter.kind,
    number: letter.number,
    issuedOn: letter.issuedOn,
    isOpened: opened,
    deliveredOn: letter.deliveredOn,
    deliveredAt: letter.deliveredAt,
    answerBy: letter.answerBy,
    answerByReceipt: ifGiven(letter.answerReceipt, receiptOf),
    passages: opened ? passagesOf(content, reader) : null,
    amount: opened && content.kind === 'fee' ? content.amount : null,
    outcome: opened && content.kind === 'reply' ? content.outcome.kind : null,
    late: content.kind === 'reply' ? content.late : null,
    remedies:
      opened && content.kind === 'reply' && content.remedies !== undefined
        ? remediesSentence(content.remedies, reader.agencyName, reader.locale)
        : null,
  }
}

function passagesOf(content: MyLetterContent, { locale }: Reader): readonly MyLetterPassage[] {
  const labels = LABELS[locale]
  const passages = (label: string, words: readonly Protected[]) =>
    words.flatMap(({ value: text }) => (text === undefined ? [] : [{ label, text }]))
  switch (content.kind) {
    case 'points':
      return content.points.flatMap(({ element, explanation }) =>
        passages(`${labels.point}：${PART_WORDS[element]?.[locale] ?? element}`, [explanation]),
      )
    case 'words':
      return passages(labels.finding, content.words)
    case 'fee':
      return [{ label: labels.schedule, text: content.schedule }]
    case 'period':
      return [...passages(labels.finding, content.words), { label: labels.due, text: content.due.due }]
    case 'reply':
      return outcomeWords(content.outcome, locale)
  }
}
