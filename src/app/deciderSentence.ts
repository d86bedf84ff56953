import type { CompetentDecider } from '../domain/consultation/events.js'
import type { Language } from './messages/explain.js'

/** Why an agency may decide a dispute (LS-9.1), in one sentence. `nameOf` says the name of an agency. */
export function deciderSentence(
  { rights, ways }: CompetentDecider,
  nameOf: (agency: string) => string,
  language: Language,
): string {
  const sentences = rights.map((right) =>
    right === 'disclosureDepartment' ? DEPARTMENT[language] : SUPERIOR[language](ways.map((way) => wayOf(way))),
  )
  return sentences.join(language === 'zh' ? '' : ' ')

  function wayOf({ party, steps }: CompetentDecider['ways'][number]): string {
    return [party as string, ...steps.map(({ to }) => to as string)].map(nameOf).join(' → ')
  }
}

const DEPARTMENT = {
  zh: '依据LS-9.1，为政府信息公开主管部门。',
  en: 'Under LS-9.1 as the disclosure department.',
} as const

const SUPERIOR = {
  zh: (ways: readonly string[]) => `依据LS-9.1，为争议各方的共同上一级行政机关（${ways.join('；')}）。`,
  en: (ways: readonly string[]) => `Under LS-9.1 as the lowest superior common to the parties (${ways.join('; ')}).`,
} as const
