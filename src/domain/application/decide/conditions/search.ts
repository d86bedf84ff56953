import type { Condition } from './condition.js'

/** 经检索没有: only a search on record, with nothing found in any, lets something "not exist" (711-36(4)). */
export const searchFoundNothing: Condition = (_outcome, { searches }) => {
  const results = [...searches.values()]
  if (results.includes('found')) return [{ code: 'SEARCH_FOUND_IT', clause: '711-36(4)', path: 'outcome.kind' }]
  return results.includes('notFound')
    ? []
    : [{ code: 'NO_SEARCH_ON_RECORD', clause: '711-36(4)', missing: ['RecordSearch'] }]
}
