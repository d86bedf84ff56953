import type { FeeSchedule } from './policy/events.js'

/**
 * The 信息处理费 in yuan for a number of items or pages, charged progressively (国办函〔2020〕109号, Art. 4–5): each
 * unit at the rate of the band in which it lies. `units` is a whole number from 0.
 */
export function feeFor(units: number, schedule: FeeSchedule): number {
  const { bands, beyond } = schedule
  const last = bands.at(-1)?.upTo ?? 0
  const within = bands.reduce(
    (fee, { upTo, rate }, index) => fee + unitsBetween(units, bands[index - 1]?.upTo ?? 0, upTo) * rate,
    0,
  )
  return within + feeBeyond(Math.max(0, units - last), beyond)
}

/** What the unit with this number costs by itself, from 1. */
export const rateOfUnit = (unit: number, schedule: FeeSchedule): number =>
  feeFor(unit, schedule) - feeFor(unit - 1, schedule)

/** Units that are charged at one rate: those numbered `from` to `to`, both included, from 1. Yuan. */
export interface FeePart {
  readonly from: number
  readonly to: number
  readonly rate: number
  readonly amount: number
}

/** How the fee for `units` after `before` comes about, band by band; the amounts add up to it. */
export function feeParts(before: number, units: number, schedule: FeeSchedule): readonly FeePart[] {
  const parts: FeePart[] = []
  const last = before + units
  for (let from = before + 1; from <= last; from = parts.at(-1)!.to + 1) {
    const to = Math.min(last, endOfBand(from, schedule))
    const rate = rateOfUnit(from, schedule)
    parts.push({ from, to, rate, amount: (to - from + 1) * rate })
  }
  return parts
}

/** Last unit of the band in which a unit lies; Infinity where the rate no longer changes. */
function endOfBand(unit: number, { bands, beyond }: FeeSchedule): number {
  const within = bands.find(({ upTo }) => unit <= upTo)
  if (within !== undefined) return within.upTo
  if (beyond.every === undefined || beyond.increase === undefined) return Infinity
  const last = bands.at(-1)?.upTo ?? 0
  return last + Math.ceil((unit - last) / beyond.every) * beyond.every
}

const unitsBetween = (units: number, after: number, upTo: number): number => Math.max(0, Math.min(units, upTo) - after)

/** Blocks of `every` units, each dearer than the one before by `increase`; a constant rate without them. */
function feeBeyond(units: number, { rate, every, increase }: FeeSchedule['beyond']): number {
  if (every === undefined || increase === undefined) return units * rate
  const blocks = Math.floor(units / every)
  const rest = units - blocks * every
  return every * (blocks * rate + (increase * blocks * (blocks - 1)) / 2) + rest * (rate + blocks * increase)
}
