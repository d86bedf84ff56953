import { isInSight } from '../app/sight.js'
import { deadlinesByIds } from '../projections/deadlines/queries.js'
import type { DeadlineRow } from '../projections/deadlines/tables.js'
import { hiddenCases } from './accountabilityCaseLoading.js'
import { isOfHidden } from './complaintLoading.js'
import type { GraphqlContext } from './context.js'
import { callersSight, loaderOf } from './loaders.js'

const DEADLINE = Symbol('deadline')

const loader = (context: GraphqlContext) =>
  loaderOf(context, DEADLINE, (ids) => deadlinesByIds(context.services.models, ids))

/** A deadline of an agency whose matters the caller looks after; undefined also when there is one of another. */
export async function knownDeadline(context: GraphqlContext, id: string): Promise<DeadlineRow | undefined> {
  const sight = await callersSight(context)
  if (sight !== 'all' && sight.length === 0) return undefined
  const row = await loader(context).load(id)
  if (row === undefined || !isInSight(sight, [row.agency])) return undefined
  if (row.keySubject.startsWith('case:') && (await hiddenCases(context)).includes(row.keySubject.slice('case:'.length)))
    return undefined
  return isOfComplaint(row) && (await isOfHidden(context, row.matter)) ? undefined : row
}

/** The times of a complaint against the caller are not theirs to see, wherever they look after agencies (711-51). */
const isOfComplaint = ({ kind }: DeadlineRow): boolean => kind === 'complaintAcceptance' || kind === 'complaintAnswer'

/** After a command of the same request: what was loaded before it is out of date. */
export const forgetDeadline = (context: GraphqlContext, id: string): void => {
  loader(context).clear(id)
}
