import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import { receiptSentence } from '../app/receiptSentence.js'
import type { DayKind } from '../domain/calendar/workingCalendar.js'
import type { DeadlineReceipt, ReceiptUnit } from '../domain/receipt.js'
import type { LocalDate } from '../domain/values.js'
import { DayKindEnum } from './calendar.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import type { Locale } from './locale.js'
import { LocalDateScalar } from './scalars.js'

export const ReceiptUnitEnum = enumType<ReceiptUnit>('ReceiptUnit', 'What a period is counted in (期限单位).', {
  workingDays: '工作日',
  days: '自然日',
})

@ObjectType({ description: 'One number of law that a period is made of (期限组成).', simpleResolvers: true })
export class ReceiptTermType {
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @field(() => String, 'Key and version of the number of law, `consultation.opinion@1` (数值版本).')
  readonly policy!: string
  @field(() => Int, 'How many, in the unit of the receipt (天数).') readonly days!: number
}

@ObjectType({
  description: 'Consecutive days of which the same is to be said: counted, skipped or paused (时段).',
  simpleResolvers: true,
})
export class ReceiptSpanType {
  @field(() => LocalDateScalar, 'First day (起始日期).') readonly from!: LocalDate
  @field(() => LocalDateScalar, 'Last day (截止日期).') readonly to!: LocalDate
  @field(() => DayKindEnum, 'Kind of its days (日期类型).') readonly kind!: DayKind
  @maybe(() => Int, 'Which day of the period its first one is; null when its days do not count (第几日).')
  readonly number!: Maybe<number>
  @maybe(() => [String], 'Letters on their way, because of which its days do not count (征求意见文书).')
  readonly letters!: Maybe<readonly string[]>
}

@ObjectType({ description: 'Time that does not count, and the letter behind it (扣除期间).', simpleResolvers: true })
export class ReceiptPauseType {
  @field(() => String, 'Number of the letter (文书编号).') readonly letter!: string
  @field(() => LocalDateScalar, 'Day it was sent (发出日期).') readonly sentOn!: LocalDate
  @field(() => LocalDateScalar, 'Day it was answered (答复日期).') readonly answeredOn!: LocalDate
}

@ObjectType('DeadlineReceipt', {
  description:
    'How a due date was counted, day by day from the one after its start: clause, numbers of law, what was skipped and why (期限计算单).',
  simpleResolvers: true,
})
export class DeadlineReceiptType {
  @field(() => String, 'The clause that sets the period (条款).') readonly clause!: string
  @field(() => ReceiptUnitEnum, 'What it is counted in (单位).') readonly unit!: ReceiptUnit
  @field(() => [ReceiptTermType], 'Numbers of law it is made of; an extension is a second one (期限组成).')
  readonly terms!: readonly ReceiptTermType[]
  @field(() => LocalDateScalar, 'Day of what set it running; not counted itself (起算事由发生日).')
  readonly start!: LocalDate
  @field(() => [ReceiptSpanType], 'Every day, in spans (逐日计算).') readonly spans!: readonly ReceiptSpanType[]
  @field(() => [ReceiptPauseType], 'What it was paused by (扣除期间).') readonly pauses!: readonly ReceiptPauseType[]
  @field(() => Int, 'Days left out because of pauses, each once (扣除天数).') readonly pausedDays!: number
  @field(() => LocalDateScalar, 'Last day (届满日).') readonly due!: LocalDate
  @field(() => String, 'Version of the working calendar that was counted on (日历版本).')
  readonly calendarVersion!: string
  @field(() => Boolean, 'It reaches into a year whose holidays are not announced yet (暂定).')
  readonly provisional!: boolean
  @field(() => String, 'All of it in one sentence, in the language of the request (说明).')
  readonly sentence!: string
}

/** A receipt as data and as a sentence. */
export const receiptOf = (receipt: DeadlineReceipt, locale: Locale): DeadlineReceiptType => ({
  clause: receipt.clause,
  unit: receipt.unit,
  terms: receipt.terms,
  start: receipt.start,
  spans: receipt.spans.map(({ from, to, kind, number, letters }) => ({
    from,
    to,
    kind,
    number: number ?? null,
    letters: letters ?? null,
  })),
  pauses: receipt.pauses,
  pausedDays: receipt.pausedDays,
  due: receipt.due,
  calendarVersion: receipt.calendarVersion,
  provisional: receipt.provisional,
  sentence: receiptSentence(receipt, locale),
})
