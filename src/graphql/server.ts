import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { costOf, refuseCost } from './complexity.js'
import type { GraphqlContext } from './context.js'
import { nameParkedStreams } from './parkedStreams.js'
import { faultOf, faultText } from './faults.js'
import { DEFAULT_LIMITS, limitShape, type RequestLimits } from './limits.js'

export interface GraphqlServerOptions {
  readonly schema: GraphQLSchema
  readonly limits?: RequestLimits
  readonly plugins?: readonly ApolloServerPlugin<GraphqlContext>[]
  /** A fault of the program: what happened, for the operator only. Never the query's variables. */
  readonly onFault: (fault: { readonly error: Error; readonly correlationId: string; readonly path: string }) => void
}

/** The GraphQL server without transport; `buildHttpServer` mounts it. */
export function graphqlServer({
  schema,
  limits = DEFAULT_LIMITS,
  plugins = [],
  onFault,
}: GraphqlServerOptions): ApolloServer<GraphqlContext> {
  return new ApolloServer<GraphqlContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Registering arbitrary queries by hash would let anyone fill the memory.
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: [limitShape(limits)],
    formatError: masked,
    // Browsers are answered by the app from its own files; Apollo's page would load from a CDN.
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      countCost(schema, limits),
      nameParkedStreams,
      reportFaults(onFault),
      ...plugins,
    ],
  })
}

/** Codes whose messages say nothing about the inside. */
const SHOWN: ReadonlySet<unknown> = new Set<string>([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
  'COST_EXCEEDED',
])

const isShown = (error: unknown): boolean =>
  faultOf(error) !== undefined || SHOWN.has((error as { extensions?: { code?: unknown } }).extensions?.code)

/** What a caller learns of an error: its own faults in full, ours not at all. */
function masked(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const where = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  }
  const fault = faultOf(unwrapResolverError(error))
  if (fault !== undefined) return { ...where, message: fault.message, extensions: fault.extensions }
  if (isShown(formatted)) return formatted
  return {
    ...where,
    message: 'Something went wrong here; the correlation id leads the operator to it. 系统内部错误。',
    extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR },
  }
}

function countCost(schema: GraphQLSchema, { maxCost }: RequestLimits): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: () => {
      let cost: number | undefined
      return Promise.resolve({
        didResolveOperation: ({ document, request: { variables, operationName } }) => {
          cost = costOf(schema, { document, operationName, variables })
          refuseCost(cost, maxCost)
          return Promise.resolve()
        },
        willSendResponse: ({ response: { body } }) => {
          if (cost !== undefined && body.kind === 'single') {
            body.singleResult.extensions = { ...body.singleResult.extensions, cost: { requested: cost, most: maxCost } }
          }
          return Promise.resolve()
        },
      })
    },
  }
}

/** Our own faults go to the operator with the id that the caller is shown; the caller's faults get their language. */
function reportFaults(onFault: GraphqlServerOptions['onFault']): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: ({ contextValue: { correlationId, locale } }) =>
      Promise.resolve({
        didEncounterErrors: ({ errors }) => {
          for (const error of errors) {
            const cause = unwrapResolverError(error)
            if (!isShown(cause) && !isShown(error)) {
              onFault({ error: cause as Error, correlationId, path: (error.path ?? []).join('.') })
            }
          }
          return Promise.resolve()
        },
        willSendResponse: ({ response: { body } }) => {
          if (body.kind === 'single' && body.singleResult.errors !== undefined) {
            body.singleResult.errors = body.singleResult.errors.map((error) => ({
              ...error,
              message: faultText(error.extensions?.code, locale) ?? error.message,
              extensions: { ...error.extensions, correlationId },
            }))
          }
          return Promise.resolve()
        },
      }),
  }
}
