import DataLoader from 'dataloader'
import { type Sight, sightOf } from '../app/sight.js'
import type { GraphqlContext } from './context.js'
import { factsAt } from './referenceFacts.js'

/** A loader of this request: what is asked for in one turn is fetched by one query. */
export const loaderOf = <V>(
  { loaders }: GraphqlContext,
  key: symbol,
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): DataLoader<string, V | undefined> =>
  loaders.get(
    key,
    () =>
      new DataLoader<string, V | undefined>(async (ids) => {
        const found = await load(ids)
        return ids.map((id) => found.get(id))
      }),
  )

const SIGHT = Symbol('sight')

/** Whose unpublished matters the caller may know of. */
export const callersSight = (context: GraphqlContext): Promise<Sight> =>
  context.loaders.get(SIGHT, async () => {
    const { agencies } = await factsAt(context)
    return sightOf(context.actor, agencies, context.services.today())
  })
