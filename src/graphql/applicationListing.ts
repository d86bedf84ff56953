import {
  type ApplicationFilter,
  type ApplicationOrder,
  applications,
  countApplications,
} from '../projections/applications/queries.js'
import { type Application, applicationOf } from './applicationType.js'
import type { GraphqlContext } from './context.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, type ConnectionArgs, pageArgs } from './pagination.js'

/** A list of applications, cut down to what the caller may know of. Nothing in it is opened. */
export async function applicationsIn(
  context: GraphqlContext,
  filter: ApplicationFilter,
  order: ApplicationOrder,
  args: ConnectionArgs,
): Promise<Connection<Application>> {
  const { models, today } = context.services
  const sight = await callersSight(context)
  const { agencies } = filter
  const wanted =
    sight === 'all'
      ? filter
      : { ...filter, agencies: agencies === undefined ? sight : agencies.filter((id) => isIn(sight, id)) }
  const page = await applications(models, wanted, order, pageArgs(args))
  return connection(
    page,
    (row) => applicationOf(row, today(), true),
    () => countApplications(models, wanted),
  )
}

const isIn = (sight: readonly string[], id: string): boolean => sight.includes(id)
