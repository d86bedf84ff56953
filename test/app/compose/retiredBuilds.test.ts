import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropRetiredBuilds } from '../../../src/app/compose/retiredBuilds.js'
import type { Build } from '../../../src/projections/engine/buildSchema.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const MINUTE = 60_000

/** As the engine: what is retired stays until it is dropped. */
function engineWith(...builds: Build[]) {
  let retired: readonly Build[] = builds
  return {
    add: (build: Build) => (retired = [...retired, build]),
    left: () => retired.map(({ name, build }) => `${name} ${build}`),
    retired: () => Promise.resolve(retired),
    dropRetired: (only: (build: Build) => boolean = () => true) => {
      const dropped = retired.filter(only)
      retired = retired.filter((build) => !only(build))
      return Promise.resolve(dropped)
    },
  }
}

test('replaced tables are dropped, but none that a reader may have been led to a moment ago', async () => {
  const engine = engineWith({ name: 'items', version: 1, build: 0 })
  const stop = dropRetiredBuilds(engine, () => undefined)

  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(engine.left()).toEqual(['items 0'])
  engine.add({ name: 'items', version: 1, build: 1 })
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(engine.left()).toEqual(['items 1'])
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(engine.left()).toEqual([])

  engine.add({ name: 'items', version: 2, build: 0 })
  await stop()
  await vi.advanceTimersByTimeAsync(60 * MINUTE)
  expect(engine.left()).toEqual(['items 0'])
})

test('a fault is told, and the next look goes on', async () => {
  const engine = engineWith({ name: 'items', version: 1, build: 0 })
  const faults: string[] = []
  const retired = vi.spyOn(engine, 'retired').mockRejectedValueOnce(new Error('away'))
  const stop = dropRetiredBuilds(engine, (where) => faults.push(where))
  await vi.advanceTimersByTimeAsync(15 * MINUTE)
  expect(faults).toHaveLength(1)
  expect(retired).toHaveBeenCalled()
  expect(engine.left()).toEqual([])
  await stop()
})
