import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'
import type { NewEvent, StoredEvent } from '../../src/eventstore/eventStore.js'

/** A stream that nobody has used. */
export const aStream = (): string => `contract-${randomUUID()}`

export const newEvent = (parts: Partial<NewEvent> = {}): NewEvent => ({
  id: randomUUID(),
  type: 'ItemRegistered',
  schemaVersion: 1,
  data: canonicalJson({ title: '烈山区人民政府', n: 1 }),
  metadata: { clause: 'LS-10.3', rules: ['A'] },
  ...parts,
})

export const newEvents = (count: number): readonly [NewEvent, ...NewEvent[]] => [
  newEvent(),
  ...Array.from({ length: count - 1 }, () => newEvent()),
]

export const revisionsOf = (events: readonly StoredEvent[]): readonly number[] => events.map(({ revision }) => revision)

/** Tries an assertion until it holds; its last failure is the test's. */
export async function eventually(assertion: () => void | Promise<void>, withinMs = 5_000): Promise<void> {
  for (const end = Date.now() + withinMs; ; await sleep(5)) {
    try {
      return await assertion()
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}
