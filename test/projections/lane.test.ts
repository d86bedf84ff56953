import { afterEach, expect, test } from 'vitest'
import type { BuildRunner } from '../../src/projections/engine/buildRunner.js'
import { Lane } from '../../src/projections/engine/lane.js'
import type { LogReader } from '../../src/projections/engine/logReader.js'
import type { LogEvent } from '../../src/projections/projection.js'
import type { Position } from '../../src/eventstore/eventStore.js'
import { memoryEventStore } from '../support/memoryEventStore.js'

const LOG = ['1', '2', '3'].map((position) => ({ position: position as Position })) as LogEvent[]

let lane: Lane
afterEach(() => lane.stop())

/** A read model that only notes how far it is. */
function member(position?: string) {
  let place = position === undefined ? undefined : { position: position as Position }
  const runner = {
    get place() {
      return place
    },
    apply: (events: readonly LogEvent[]) => {
      place = events.at(-1) ?? place
      return Promise.resolve()
    },
  }
  return runner as unknown as BuildRunner & { readonly place: { readonly position: Position } | undefined }
}

const reader = {
  pageAfter: (place: { readonly position: Position } | undefined) =>
    Promise.resolve({ events: LOG.filter(({ position }) => position > (place?.position ?? '')), last: true }),
} as unknown as LogReader

test('a member that has seen nothing yet is the furthest behind, also beside others at the end of the log', async () => {
  const [ahead, behind] = [member('3'), member()]
  lane = new Lane(reader, memoryEventStore(), {
    onEnd: () => Promise.resolve(false),
    onLost: () => undefined,
    onFault: (_member, error) => {
      throw error
    },
  })
  lane.add(ahead)
  lane.add(behind)
  lane.start()
  await expect.poll(() => behind.place?.position).toBe('3')
})
