export type Locale = 'zh' | 'en'

/** The language to answer in: the first of Chinese and English that the header wants; Chinese when it does not say. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map(weighted)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh'
}

function weighted(range: string): { tag: string; weight: number } {
  const [tag = '', quality] = range.trim().toLowerCase().split(';q=')
  const weight = quality === undefined ? 1 : Number(quality)
  return { tag, weight: Number.isFinite(weight) ? weight : 0 }
}
