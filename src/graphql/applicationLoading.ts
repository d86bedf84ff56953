import type { MatterRecords } from '../app/matterRecords.js'
import { isInSight } from '../app/sight.js'
import { applicationsByIds } from '../projections/applications/queries.js'
import type { ApplicationRow } from '../projections/applications/tables.js'
import type { GraphqlContext } from './context.js'
import { callersSight, loaderOf } from './loaders.js'

declare module './context.js' {
  interface GraphqlServices {
    /** Histories of applications, record corrections and archive files. */
    readonly matterRecords: MatterRecords
  }
}

const APPLICATION = Symbol('application')

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
