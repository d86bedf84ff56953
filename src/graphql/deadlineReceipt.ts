import './metadataShim.js'
import { Arg, Ctx, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import { receiptSentence } from '../app/receiptSentence.js'
import type { DayKind } from '../domain/calendar/workingCalendar.js'
import { daysOf, type DeadlineReceipt as Receipt, type ReceiptUnit } from '../domain/receipt.js'
import type { LocalDate } from '../domain/values.js'
import { DayKindEnum } from './calendarEnums.js'
import type { GraphqlContext } from './context.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { Policy } from './policyType.js'
import { policyOfVersion } from './policyLoading.js'
import { LocalDateScalar } from './scalars.js'

export const LanguageEnum = enumType<'zhCN' | 'en'>('Language', 'Language of a sentence (语言).', {
  zhCN: '中文',
  en: '英文',
})

export const ReceiptUnitEnum = enumType<ReceiptUnit>('ReceiptUnit', 'What a period is counted in (计算单位).', {
  workingDays: '工作日',
  days: '自然日',
  months: '月',
})

@ObjectType({
  description: 'One number of law that a period is made of; an extension is a second one (期限构成).',
  simpleResolvers: true,
})
export class ReceiptTerm {
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @field(() => String, 'Key and version of the number of law, such as `reply.period@1` (数值版本).')
  readonly policyVersion!: string
  @field(() => Int, 'How many, in the unit of the receipt (天数).') readonly days!: number
}

@ObjectType({
  description: 'One day of a period: counted, skipped for what it is, or paused by letters (计算日).',
  simpleResolvers: true,
})
export class ReceiptDay {
  @field(() => LocalDateScalar, 'The day (日期).') readonly date!: LocalDate
  @field(() => DayKindEnum, 'Its kind (类型).') readonly kind!: DayKind
  @maybe(() => Int, 'Its number within the period, from 1; null when it does not count (第几日).')
  readonly number!: Maybe<number>
  @field(() => [String], 'Letters under way, because of which it does not count (函件).')
  readonly letters!: readonly string[]
}

@ObjectType({
  description: 'Time that does not count while the opinion of others is sought, 711-33 (中止计算).',
  simpleResolvers: true,
})
export class ReceiptPause {
  @field(() => String, 'The letter that asked (函件).') readonly letter!: string
  @maybe(() => String, 'Id of the event that records it (事件编号).') readonly event!: Maybe<string>
  @field(() => LocalDateScalar, 'Sent on; the next day is the first left out (发出日期).')
  readonly sentOn!: LocalDate
  @field(() => LocalDateScalar, 'Answered on, or the last day for the answer; the last left out (答复日期).')
  readonly answeredOn!: LocalDate
}

@ObjectType({
  description:
    'How a due date was counted: clause, numbers of law, start, every day, pauses and the calendar (期限计算书).',
  simpleResolvers: true,
})
export class DeadlineReceipt {
  @field(() => String, 'The clause that sets the period (条款).') readonly clause!: string
  @field(() => ReceiptUnitEnum, 'What is counted (计算单位).') readonly unit!: ReceiptUnit
  @field(() => [ReceiptTerm], 'Numbers of law that the period is made of (期限构成).')
  readonly terms!: readonly ReceiptTerm[]
  @field(() => LocalDateScalar, 'Day of what set it running; not counted itself (起算事由发生日).')
  readonly start!: LocalDate
  @maybe(() => String, 'Id of the event that set it running (起算事件).') readonly startEvent!: Maybe<string>
  @field(() => [ReceiptPause], 'Letters that paused it (中止计算).') readonly pauses!: readonly ReceiptPause[]
  @field(() => Int, 'Days left out because of pauses, each once however many letters were under way (中止天数).')
  readonly pausedDays!: number
  @field(() => LocalDateScalar, 'The last day (届满日).') readonly due!: LocalDate
  @field(() => String, 'The calendar by which it was counted (日历版本).') readonly calendarVersion!: string
  @field(() => Boolean, 'It reaches into a year whose holidays are not announced yet (暂定).')
  readonly provisional!: boolean

  readonly receipt!: Receipt
}

export const receiptOf = (receipt: Receipt): DeadlineReceipt => ({
  clause: receipt.clause,
  unit: receipt.unit,
  terms: receipt.terms.map(({ clause, policy, days }) => ({ clause, policyVersion: policy, days })),
  start: receipt.start,
  startEvent: receipt.startEvent,
  pauses: receipt.pauses.map(({ letter, event, sentOn, answeredOn }) => ({ letter, event, sentOn, answeredOn })),
  pausedDays: receipt.pausedDays,
  due: receipt.due,
  calendarVersion: receipt.calendarVersion,
  provisional: receipt.provisional,
  receipt,
})

@Resolver(() => DeadlineReceipt)
export class DeadlineReceiptFields {
  @FieldResolver(() => [ReceiptDay], {
    description: 'Every day from the one after the start to the last (逐日计算).',
    complexity: ({ childComplexity }) => 5 + childComplexity,
  })
  days(@Root() { receipt }: DeadlineReceipt): readonly ReceiptDay[] {
    return daysOf(receipt).map(({ date, kind, number, letters = [] }) => ({ date, kind, number, letters }))
  }

  @FieldResolver(() => String, {
    description: 'The same in one sentence: from when, by what, what was left out, and when it ends (说明).',
  })
  sentence(
    @Root() { receipt }: DeadlineReceipt,
    @Ctx() { locale }: GraphqlContext,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Left out: that of the request (语言).' })
    language?: Maybe<'zhCN' | 'en'>,
  ): string {
    return receiptSentence(receipt, LANGUAGES[language ?? locale])
  }
}

const LANGUAGES = { zhCN: 'zh', zh: 'zh', en: 'en' } as const

@Resolver(() => ReceiptTerm)
export class ReceiptTermFields {
  @FieldResolver(() => Policy, {
    nullable: true,
    description: 'The number of law with the text that fixes it; null when the register does not know it (数值依据).',
  })
  policy(@Root() { policyVersion }: ReceiptTerm, @Ctx() context: GraphqlContext): Promise<Policy | null> {
    return policyOfVersion(context, policyVersion)
  }
}
