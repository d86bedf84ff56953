import type { Messages } from './message.js'

/** Refusals about interpretations of the regulation (LS-17.1). */
export const interpretationMessages = {
  INTERPRETATION_NOT_FOUND: { zh: '没有这件解释。', en: 'There is no such interpretation.' },
  INTERPRETATION_EXISTS: { zh: '该编号的解释已经作出。', en: 'An interpretation with this id was issued before.' },
  INTERPRETATION_WITHDRAWN: {
    zh: '该解释自{from}起废止，不能再修改。',
    en: 'The interpretation was withdrawn from {from} on and cannot be changed any more.',
  },
  CLAUSES_MISSING: { zh: '请写明所解释的条款。', en: 'Name the clauses that are interpreted.' },
  CLAUSE_NAMED_TWICE: { zh: '同一条款不能重复列出。', en: 'A clause is named twice.' },
  NOT_OURS_TO_INTERPRET: {
    zh: '区政务公开办公室只能解释本制度，请填写本制度的条款（如 LS-6.1）。',
    en: 'The district office interprets this regulation only: name one of its clauses, such as LS-6.1.',
  },
  WORDING_BEFORE_LAST: {
    zh: '新的解释应当自{last}之后施行。',
    en: 'The new wording has to begin after the last one, which holds from {last}.',
  },
} as const satisfies Messages
