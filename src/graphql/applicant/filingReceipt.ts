import { looksLikeSeveral } from '../../app/applicants/filing.js'
import type { OwnApplication } from '../../app/applicants/ownMatter.js'
import { receiptSentence } from '../../app/receiptSentence.js'
import type { RequestInput } from '../../domain/application/commands.js'
import { receiptOf } from '../deadlineReceipt.js'
import type { Locale } from '../locale.js'
import type { FilingAdvice, FilingReceipt } from './myPayloads.js'

/** As it stood when it was filed: what happened since belongs to the application, not to its receipt. */
export function filingReceiptOf({ id, history }: OwnApplication, locale: Locale): FilingReceipt | null {
  const fixed = history.find(({ type }) => type === 'ReceiptDateFixed')
  if (fixed?.type !== 'ReceiptDateFixed') return null
  const { receivedOn, replyDue } = fixed.data
  return {
    number: id,
    receivedOn,
    due: replyDue?.due,
    dueReceipt: replyDue === undefined ? null : receiptOf(replyDue),
    sentence: sentenceOf(
      id,
      receivedOn,
      replyDue === undefined ? undefined : receiptSentence(replyDue, locale),
      locale,
    ),
  }
}

function sentenceOf(number: string, on: string, counted: string | undefined, locale: Locale): string {
  if (locale === 'zh') {
    const due = counted ?? '公共企事业单位依照国务院有关主管部门的规定办理（711-55）。'
    return `您的申请已于${on}收到，回执编号${number}。${due}`
  }
  const due = counted ?? 'A public enterprise answers by the rules of the authority over it (711-55).'
  return `Your application was received on ${on}, receipt ${number}. ${due}`
}

const SEVERAL = {
  zh: '申请中似乎包含多项内容。一件申请对应一项政府信息（一事一申请）；行政机关可能要求拆分，分别计算期限。',
  en: 'This seems to ask for several things. Each is an application of its own; the agency may split it, each part with its own dates.',
} as const

export const adviceFor = (request: RequestInput, locale: Locale): readonly FilingAdvice[] =>
  looksLikeSeveral(request) ? [{ code: 'ONE_MATTER_EACH', message: SEVERAL[locale] }] : []
