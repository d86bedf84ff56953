import { type DeadlineReceipt, type ReceiptDay, type ReceiptUnit, daysOf } from '../domain/receipt.js'
import type { Language } from './messages/explain.js'

/** How many days of each kind a receipt left out. */
interface Tally {
  readonly weekend: number
  readonly holiday: number
  readonly makeUp: number
  readonly paused: number
}

function tallyOf(days: readonly ReceiptDay[]): Tally {
  const skipped = days.filter(({ number, letters }) => number === undefined && letters === undefined)
  return {
    weekend: skipped.filter(({ kind }) => kind === 'weekend').length,
    holiday: skipped.filter(({ kind }) => kind === 'holiday').length,
    makeUp: days.filter(({ kind, number }) => kind === 'makeUpWorkday' && number !== undefined).length,
    paused: days.filter(({ letters }) => letters !== undefined).length,
  }
}

/** A due date in one sentence: from when, by which clause and number of law, what was left out, and when it ends. */
export function receiptSentence(receipt: DeadlineReceipt, language: Language): string {
  const tally = tallyOf(daysOf(receipt))
  return language === 'zh' ? chinese(receipt, tally) : english(receipt, tally)
}

const CHINESE_UNITS: Readonly<Record<ReceiptUnit, string>> = { workingDays: '个工作日', days: '日', months: '个月' }
const ENGLISH_UNITS: Readonly<Record<ReceiptUnit, string>> = {
  workingDays: 'working days',
  days: 'days',
  months: 'months',
}

function chinese(receipt: DeadlineReceipt, { weekend, holiday, makeUp, paused }: Tally): string {
  const unit = CHINESE_UNITS[receipt.unit]
  const terms = receipt.terms.map(({ days, policy }) => `${days}${unit}（${policy}）`).join('，另加')
  const left = [
    ...(weekend > 0 ? [`周末${weekend}天`] : []),
    ...(holiday > 0 ? [`节假日${holiday}天`] : []),
    ...(paused > 0 ? [`征求意见${paused}天（${lettersOf(receipt).join('、')}）`] : []),
  ]
  return [
    `依据${receipt.clause}，自${receipt.start}的次日起算，期限${terms}`,
    ...(left.length > 0 ? [`扣除${left.join('、')}`] : []),
    ...(makeUp > 0 ? [`含调休上班${makeUp}天`] : []),
    `于${receipt.due}届满${receipt.provisional ? '（放假安排尚未公布，日期暂定）' : ''}。`,
  ].join('，')
}

function english(receipt: DeadlineReceipt, { weekend, holiday, makeUp, paused }: Tally): string {
  const unit = ENGLISH_UNITS[receipt.unit]
  const terms = receipt.terms.map(({ days, policy }) => `${days} ${unit} (${policy})`).join(' plus ')
  const left = [
    ...(weekend > 0 ? [`${weekend} weekend days`] : []),
    ...(holiday > 0 ? [`${holiday} days of holiday`] : []),
    ...(paused > 0 ? [`${paused} working days while opinions were sought (${lettersOf(receipt).join(', ')})`] : []),
  ]
  return [
    `Under ${receipt.clause}, ${terms} counted from the day after ${receipt.start}`,
    ...(left.length > 0 ? [`leaving out ${left.join(', ')}`] : []),
    ...(makeUp > 0 ? [`with ${makeUp} make-up workdays`] : []),
    `end on ${receipt.due}${receipt.provisional ? ' (provisional: the holidays are not announced yet)' : ''}.`,
  ].join(', ')
}

const lettersOf = ({ pauses }: DeadlineReceipt): readonly string[] => pauses.map(({ letter }) => letter)
