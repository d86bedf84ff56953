import { type AllowedActions, createAllowedActions } from '../allowedActions.js'
import { aggregateOf, aggregates } from '../aggregates.js'
import { createExecute, type Execute } from '../execute.js'
import { createInputHash } from '../inputHash.js'
import { createPastFacts, type PastFacts } from '../pastFacts.js'
import { type ReferenceFacts, startReferenceFacts } from '../referenceFacts.js'
import { CHINA } from '../seed/holidays.js'
import { createTrails, type Trails } from '../trails.js'
import type { Clock } from '../../eventstore/clock.js'
import type { Storage } from './storage.js'
import type { Undo } from './undo.js'

/** Whose register of agencies this installation keeps. */
export const DISTRICT = 'lieshan'
/** Whose working days and numbers of law it follows. */
export const JURISDICTION = CHINA

/** What decides: commands in, events out. Knows no read model. */
export interface Core {
  readonly facts: ReferenceFacts
  /** The same at any position of the log. */
  readonly pastFacts: PastFacts
  readonly trails: Trails
  readonly execute: Execute
  readonly allowedActions: AllowedActions
}

export async function startCore({ store, keys }: Storage, clock: Clock, undo: Undo): Promise<Core> {
  const pastFacts = createPastFacts(store.comparePositions)
  const facts = await startReferenceFacts({
    store,
    keyRing: keys,
    streams: {
      agencies: `agencies-${DISTRICT}`,
      calendar: `calendar-${JURISDICTION}`,
      policy: `policy-${JURISDICTION}`,
    },
    onFolded: pastFacts.add,
  })
  undo.push(facts.stop)
  const trails = createTrails(store, keys, clock)
  undo.push(trails.close)
  return {
    facts,
    pastFacts,
    trails,
    execute: createExecute({
      store,
      keyRing: keys,
      clock,
      facts,
      inputHash: createInputHash(keys),
      trails,
      aggregateOf,
    }),
    allowedActions: createAllowedActions({ store, keyRing: keys, clock, facts, aggregates }),
  }
}
