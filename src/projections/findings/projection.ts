import type { DeadlineEvent } from '../../domain/deadline/events.js'
import type { DutyEvent } from '../../domain/duty/events.js'
import type { Projection } from '../projection.js'
import { deadlineWatch } from './checks/deadlines.js'
import { dutyWatch } from './checks/duties.js'
import { FINDINGS, type FindingTables, findingTables } from './tables.js'
import { handlersOf } from './watch.js'

/** Every event that a check asks. */
export type CheckedEvent = DeadlineEvent | DutyEvent

/** 问题: what the log says was not as the regulation wants it, by one named check for each rule. */
export const findingsProjection: Projection<CheckedEvent, FindingTables> = {
  name: FINDINGS,
  version: 1,
  tables: findingTables,
  touches: ({ stream }: { readonly stream: string }) => ({ watched: [stream] }),
  handlers: { ...handlersOf(deadlineWatch), ...handlersOf(dutyWatch) },
}
