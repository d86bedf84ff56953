import './metadataShim.js'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { GraphqlContext } from './context.js'
import { UserFault } from './faults.js'
import { fromGlobalId, Node } from './relay.js'

/** How the objects of one GraphQL type are found by their local id, seen with the eyes of the caller. */
export interface NodeType {
  /** Name of the GraphQL type. */
  readonly type: string
  /** Undefined when there is none, or the caller may not know of it. */
  readonly find: (localId: string, context: GraphqlContext) => Promise<object | undefined>
}

const MOST_NODES = 100

/** `node` and `nodes`. Types that were not registered, and objects the caller may not see, are answered by null. */
export function nodeResolver(types: readonly NodeType[]) {
  const byName = new Map(types.map((type) => [type.type, type]))
  const find = async (id: string, context: GraphqlContext): Promise<object | null> => {
    const { type, localId } = fromGlobalId(id)
    return (await byName.get(type)?.find(localId, context)) ?? null
  }

  @Resolver()
  class NodeResolver {
    @Query(() => Node, { nullable: true, description: 'One object by its global id.' })
    node(
      @Arg('id', () => ID, { description: 'Global id.' }) id: string,
      @Ctx() context: GraphqlContext,
    ): Promise<object | null> {
      return find(id, context)
    }

    @Query(() => [Node], {
      nullable: 'items',
      description: 'Objects by their global ids, in the order asked; at most 100.',
      complexity: ({ args, childComplexity }) => 1 + (args.ids as readonly string[]).length * (1 + childComplexity),
    })
    nodes(
      @Arg('ids', () => [ID], { description: 'Global ids, at most 100.' }) ids: readonly string[],
      @Ctx() context: GraphqlContext,
    ): Promise<readonly (object | null)[]> {
      if (ids.length > MOST_NODES) throw new UserFault('BAD_PAGE', { most: MOST_NODES })
      return Promise.all(ids.map((id) => find(id, context)))
    }
  }
  return NodeResolver
}
