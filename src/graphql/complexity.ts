import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql'
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity'
import { DEFAULT_PAGE, LONGEST_PAGE } from './pagination.js'

/**
 * A connection costs 1 plus its page size times what each row costs, whatever way the size is given: the arguments
 * are read after variables and defaults were filled in, so `first: $n` counts like a literal.
 */
const connectionEstimator: ComplexityEstimator = ({ field, args, childComplexity }) => {
  if (!field.args.some(({ name }) => name === 'first')) return undefined
  const { first, last } = args as { first?: number | null; last?: number | null }
  const size = Math.min(Math.max(first ?? last ?? DEFAULT_PAGE, 1), LONGEST_PAGE + 1)
  return 1 + size * Math.max(childComplexity, 1)
}

/** Introspection is answered from memory and bounded by depth; it is not charged. */
const introspectionEstimator: ComplexityEstimator = ({ field, type }) =>
  field.name.startsWith('__') || type.name.startsWith('__') ? 0 : undefined

/** Scalars come with their row; what has to be fetched costs. */
const fieldEstimator: ComplexityEstimator = ({ childComplexity }) => 1 + childComplexity

const estimators = [introspectionEstimator, fieldExtensionsEstimator(), connectionEstimator, fieldEstimator]

export interface Operation {
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
}

/** What an operation would cost. @throws GraphQLError when its variables do not fit, so that nothing runs uncounted. */
export function costOf(schema: GraphQLSchema, { document, operationName, variables }: Operation): number {
  try {
    return getComplexity({
      schema,
      query: document,
      estimators,
      ...(variables ? { variables: { ...variables } } : {}),
      ...(operationName ? { operationName } : {}),
    })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
  }
}

/** @throws GraphQLError `COST_EXCEEDED` */
export function refuseCost(cost: number, most: number): void {
  if (cost <= most) return
  throw new GraphQLError(`The request would cost ${cost}; at most ${most} is answered. Ask for fewer rows or fields.`, {
    extensions: { code: 'COST_EXCEEDED', cost, most, http: { status: 400 } },
  })
}
