import type { ReplyOutcome } from '../../domain/application/outcome.js'
import type { Language } from '../messages/explain.js'

/** Facts of a reply that are words for the applicant, with how each is called. */
const FACTS = {
  where: { zh: '获取方式和途径', en: 'Where it is' },
  access: { zh: '获取方式、途径和时间', en: 'How to get it' },
  otherFormBecause: { zh: '以其他形式提供的理由', en: 'Why in another form' },
  why: { zh: '理由', en: 'Reason' },
  responsibleName: { zh: '负责公开的机关', en: 'Who is responsible' },
  responsibleContact: { zh: '联系方式', en: 'How to reach them' },
  law: { zh: '适用规定', en: 'Rules that apply' },
  procedure: { zh: '办理程序', en: 'Procedure' },
  channel: { zh: '办理渠道', en: 'Where to turn' },
  title: { zh: '出版物', en: 'Publication' },
  howToGet: { zh: '获取途径', en: 'How to get it' },
  earlierReply: { zh: '此前答复', en: 'Earlier reply' },
} as const

const isWords = (value: unknown): value is { readonly value?: string } =>
  typeof value === 'object' && value !== null && '$protected' in value

/** What a reply says beside its kind; the letter itself says it in full. Erased words are left out. */
export function outcomeWords(
  outcome: ReplyOutcome,
  language: Language,
): readonly { readonly label: string; readonly text: string }[] {
  const facts = outcome as unknown as Readonly<Record<string, unknown>>
  return (Object.keys(FACTS) as (keyof typeof FACTS)[]).flatMap((name) => {
    const value = facts[name]
    const text = isWords(value) ? value.value : typeof value === 'string' ? value : undefined
    return text === undefined ? [] : [{ label: FACTS[name][language], text }]
  })
}
