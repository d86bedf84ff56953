import type { SampleDrawn } from '../../domain/inspection/events.js'
import { drawFrom, ordered, populationHashOf, SAMPLING_ALGORITHM } from './drawFrom.js'

/** A sample drawn once more from what is on record. */
export interface Redrawn {
  readonly populationHash: string
  readonly sample: readonly string[]
  /** Population, hash, order and sample are exactly what is on record. */
  readonly equal: boolean
}

export function redraw(drawn: SampleDrawn['data']): Redrawn {
  const population = ordered(drawn.population)
  const populationHash = populationHashOf(population)
  const sample = drawFrom(population, drawn.seed, drawn.size)
  const recorded = drawn.sample.map(({ subject }) => subject)
  return {
    populationHash,
    sample,
    equal:
      drawn.algorithm === SAMPLING_ALGORITHM &&
      populationHash === drawn.populationHash &&
      population.length === drawn.population.length &&
      sample.length === recorded.length &&
      sample.every((subject, place) => subject === recorded[place]),
  }
}
