import type { MatterRecords } from '../app/matterRecords.js'
import { isInSight } from '../app/sight.js'
import { applicationsByIds } from '../projections/applications/queries.js'
import type { ApplicationRow } from '../projections/applications/tables.js'
import type { GraphqlContext } from './context.js'
import { callersSight, loaderOf } from './loaders.js'
import { localIdOf } from './relay.js'

declare module './context.js' {
  interface GraphqlServices {
    /** Histories of applications, record corrections and archive files. */
    readonly matterRecords: MatterRecords
  }
}

const APPLICATION = Symbol('application')

/** @throws UserFault `BAD_ID` */
export const applicationIdOf = (globalId: string): string => localIdOf('Application', globalId)

const loader = (context: GraphqlContext) =>
  loaderOf(context, APPLICATION, (ids) => applicationsByIds(context.services.models, ids))

/** An application that the caller may know of; undefined also when there is one that they may not. */
export async function knownApplication(context: GraphqlContext, id: string): Promise<ApplicationRow | undefined> {
  const sight = await callersSight(context)
  if (sight !== 'all' && sight.length === 0) return undefined
  const row = await loader(context).load(id)
  return row !== undefined && isInSight(sight, [row.agency]) ? row : undefined
}

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetApplication = (context: GraphqlContext, id: string): void => {
  loader(context).clear(id)
}

/** Whether the caller may know of an application, by its own stream: read models may lag. */
export async function mayKnowApplication(context: GraphqlContext, id: string): Promise<boolean> {
  const agency = (await context.services.matterRecords.agencies('application', [id])).get(id)
  return agency !== undefined && isInSight(await callersSight(context), [agency])
}
