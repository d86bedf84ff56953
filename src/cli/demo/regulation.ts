import { LIESHAN_ARTICLES } from '../../app/clauses/lieshanRegulation.js'

/** 《烈山区人民政府政务公开发布协调制度》, published by 区发展和改革委员会 on 2021-08-04; a public text. */
export const REGULATION_TITLE = '烈山区人民政府政务公开发布协调制度'
export const REGULATION_DATE = '2021-08-04'
export const REGULATION_TEXT = LIESHAN_ARTICLES.join('\n\n')
