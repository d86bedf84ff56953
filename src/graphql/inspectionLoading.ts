import type { CommandOutcome } from '../app/command.js'
import type { InspectionDesk } from '../app/inspections/inspectionDesk.js'
import { isInSight } from '../app/sight.js'
import { inspectionDecider } from '../domain/inspection/decide.js'
import { inspectionsByIds, type InspectionRow } from '../projections/inspections.js'
import type { GraphqlContext } from './context.js'
import { type Inspection, inspectionOf } from './inspectionType.js'
import { callersSight, loaderOf } from './loaders.js'
import { localIdOf } from './relay.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly inspections: InspectionDesk
  }
}

const INSPECTION = Symbol('inspection')

/** @throws UserFault `BAD_ID` */
export const inspectionIdOf = (globalId: string): string => localIdOf('Inspection', globalId)

const rows = (context: GraphqlContext) =>
  loaderOf(context, INSPECTION, (ids) => inspectionsByIds(context.services.models, ids))

/** For whoever looks after the body the whole; for an agency that was told of findings its own part; else nothing. */
export async function shownInspection(context: GraphqlContext, row: InspectionRow): Promise<Inspection | undefined> {
  const sight = await callersSight(context)
  const whole = isInSight(sight, [row.body])
  return whole || isInSight(sight, row.noticed) ? inspectionOf(row, whole) : undefined
}

export async function knownInspection(context: GraphqlContext, id: string): Promise<Inspection | undefined> {
  if (context.actor.kind !== 'person') return undefined
  const row = await rows(context).load(id)
  return row === undefined ? undefined : shownInspection(context, row)
}

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetInspection = (context: GraphqlContext, id: string): void => {
  rows(context).clear(id)
}

/** Whoever may not know of an inspection gets the answer that there is none. From the stream, so that nothing lags. */
export async function hidingInspection(
  context: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
): Promise<CommandOutcome> {
  if (outcome.ok) return outcome
  const events = await context.services.matterRecords.sealed('inspection', id)
  const state = events.reduce(inspectionDecider.evolve, inspectionDecider.initial)
  if (state.status !== 'absent') {
    const sight = await callersSight(context)
    if (isInSight(sight, [state.body, ...state.notices.map(({ agency }) => agency)])) return outcome
  }
  return { ok: false, refusals: [{ code: 'INSPECTION_NOT_FOUND', clause: 'LS-15.1' }] }
}
