import { fileURLToPath } from 'node:url'
import type { EventData } from '../../src/eventstore/upcasters.js'

/** One real event of a version of a type, protected values readable, as it was when that version was shipped. */
export interface GoldenEvent {
  readonly type: string
  readonly schemaVersion: number
  readonly data: EventData
  /** What upcasters make of it: the data of the current version. Present for older versions only. */
  readonly becomes?: EventData
}

export const GOLDEN = fileURLToPath(new URL('../golden', import.meta.url))

export const goldenName = ({ type, schemaVersion }: Pick<GoldenEvent, 'type' | 'schemaVersion'>): string =>
  `${type}.v${schemaVersion}.json`
