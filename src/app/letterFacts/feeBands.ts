import type { FeeMethod } from '../../domain/application/vocabulary.js'
import type { PolicyBook } from '../../domain/policy/policyBook.js'
import type { LocalDate } from '../../domain/values.js'
import type { LetterFacts } from '../letters/letterFacts.js'

/** The bands of the schedule that the notice rests on, as far as what is charged reaches into them. */
export function feeBands(
  policies: PolicyBook,
  method: FeeMethod,
  units: number,
  on: LocalDate,
): LetterFacts['feeBands'] {
  const found = policies.feeSchedule?.(method === 'perItem' ? 'fee.perItem' : 'fee.perPage', on)
  if (found === undefined) return undefined
  const { bands, beyond } = found.schedule
  const listed = bands.map(({ upTo, rate }, index) => ({ from: (bands[index - 1]?.upTo ?? 0) + 1, to: upTo, rate }))
  const last = bands.at(-1)?.upTo ?? 0
  return [...listed, ...beyondBands(beyond, last, units)]
}

/** Blocks beyond the last band: those that are reached, and the one after them is open. */
function beyondBands(
  { rate, every, increase }: { readonly rate: number; readonly every?: number; readonly increase?: number },
  last: number,
  units: number,
): NonNullable<LetterFacts['feeBands']> {
  if (every === undefined || increase === undefined) return [{ from: last + 1, rate }]
  const blocks = Math.max(1, Math.ceil((units - last) / every))
  return Array.from({ length: blocks }, (_, block) => ({
    from: last + block * every + 1,
    to: last + (block + 1) * every,
    rate: rate + block * increase,
  }))
}
