import type { RetentionClass } from '../application/vocabulary.js'
import type { LocalDate } from '../values.js'

const YEARS: Readonly<Record<Exclude<RetentionClass, 'permanent'>, number>> = { years30: 30, years10: 10 }

/**
 * The first day on which nothing has to be kept any more: whole calendar years, counted from 1 January after the day
 * of archiving. Undefined for what is kept for ever (永久).
 */
export function retentionOver(retention: RetentionClass, archivedOn: LocalDate): LocalDate | undefined {
  if (retention === 'permanent') return undefined
  return `${Number(archivedOn.slice(0, 4)) + YEARS[retention] + 1}-01-01` as LocalDate
}
