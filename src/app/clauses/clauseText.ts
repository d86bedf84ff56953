import { LIESHAN_ARTICLES } from './lieshanRegulation.js'
import { ORDER_711_SUMMARIES } from './order711.js'

/** What a clause says: the words of the article, where this program has them, or what it comes to. */
export interface ClauseText {
  /** Of the law or regulation. */
  readonly title: string
  /** The words of the whole article. */
  readonly text?: string
  readonly summary?: string
}

const ARTICLE = /^(LS|711|SSL|PIPL)-(\d+)(?:\.\d+|\(\d+\))?$/

/** Undefined for a code that names no article known here. */
export function clauseText(code: string): ClauseText | undefined {
  const [, law, digits] = ARTICLE.exec(code) ?? []
  const article = Number(digits)
  switch (law) {
    case 'LS': {
      const text = LIESHAN_ARTICLES[article - 1]
      return text === undefined ? undefined : { title: '烈山区人民政府政务公开发布协调制度', text }
    }
    case '711': {
      const summary = ORDER_711_SUMMARIES[article]
      return summary === undefined
        ? undefined
        : { title: '中华人民共和国政府信息公开条例（国务院令第711号）', summary: `第${article}条\u3000${summary}` }
    }
    case 'SSL':
      return { title: '中华人民共和国保守国家秘密法' }
    case 'PIPL':
      return { title: '中华人民共和国个人信息保护法' }
    default:
      return undefined
  }
}
