import { type FastifyBaseLogger, fastify, type FastifyInstance, LogController } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { faultOf as faultForLog } from '../app/compose/logger.js'
import type { GraphqlServices } from '../graphql/context.js'
import type { RequestLimits } from '../graphql/limits.js'
import { graphqlServer } from '../graphql/server.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { answerWithCorrelationId, correlationIdOf } from './correlation.js'
import { serveGraphql } from './graphqlRoute.js'
import { pageLocale } from './language.js'
import type { Metrics } from './metrics.js'
import { serveOperations } from './operations.js'
import { servePortal } from './portal.js'
import { protect } from './protection.js'
import type { PublicCatalogue } from './publicCatalogue.js'
import type { Readiness } from './readiness.js'
import { logRequests } from './requestLog.js'
import { refuseControlCharacters } from './readableRequest.js'
import { siteCss } from './siteCss.js'
import { startPage } from './startPage.js'

export interface HttpServerDeps {
  /** Where browsers reach the program; https turns on Secure cookies and HSTS. */
  readonly publicUrl: URL
  /** Behind a reverse proxy whose X-Forwarded-* headers are to be believed: `true`, or its addresses. */
  readonly trustProxy: boolean | string
  readonly requestsPerMinute: number
  readonly logger: FastifyBaseLogger
  readonly schema: GraphQLSchema
  readonly limits?: RequestLimits
  readonly services: GraphqlServices
  readonly authenticator: Authenticator
  readonly catalogue: PublicCatalogue
  readonly readiness: () => Promise<Readiness>
  readonly metrics: Metrics
  /** How many letters are in which state. */
  readonly outbox?: () => Promise<Readonly<Record<string, number>>>
  /** Sign-in, the embedded provider, files: each mounts its routes in a scope of its own. */
  readonly mounts: readonly ((app: FastifyInstance) => Promise<void>)[]
}

/** The longest text of an item, 200,000 characters, takes up to four bytes each, and JSON may escape it. */
const GRAPHQL_BODY_LIMIT = 2 * 1024 * 1024
/** A file of the largest size over a slow line; headers alone have Node’s own minute. */
const SLOWEST_REQUEST_MS = 15 * 60_000

/**
 * The program over HTTP, not yet listening. `close()` stops taking requests, lets running ones end, and closes.
 */
export async function buildHttpServer(deps: HttpServerDeps): Promise<FastifyInstance> {
  const { publicUrl, logger, authenticator, services, metrics } = deps
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    // Fastify's own lines hold addresses and queries; `logRequests` writes what may be kept.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: correlationIdOf,
    trustProxy: deps.trustProxy,
    bodyLimit: GRAPHQL_BODY_LIMIT,
    requestTimeout: SLOWEST_REQUEST_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  })
  answerWithCorrelationId(app)
  logRequests(app)
  metrics.observeRequests(app)
  maskErrors(app)
  refuseControlCharacters(app)
  await protect(app, { publicUrl, requestsPerMinute: deps.requestsPerMinute })

  const server = graphqlServer({
    schema: deps.schema,
    ...(deps.limits ? { limits: deps.limits } : {}),
    plugins: [metrics.graphqlPlugin],
    onFault: ({ error, correlationId, path }) =>
      logger.error({ correlationId, path, err: faultForLog(error) }, 'fault in GraphQL'),
  })
  await server.start()
  app.addHook('onClose', () => server.stop())

  serveOperations(app, {
    readiness: deps.readiness,
    metrics,
    ...(deps.outbox === undefined ? {} : { outbox: deps.outbox }),
  })
  serveStyle(app)
  serveGraphql(app, { server, services, authenticator, publicUrl, bodyLimit: GRAPHQL_BODY_LIMIT })
  servePortal(app, deps.catalogue, publicUrl.protocol === 'https:')
  serveStart(app, authenticator, publicUrl)
  for (const mount of deps.mounts) await app.register(mount)
  return app
}

function serveStart(app: FastifyInstance, authenticator: Authenticator, publicUrl: URL): void {
  app.get('/', async (request, reply) => {
    const authentication = await authenticate(request, authenticator, publicUrl)
    if (!authentication.ok) return sendRefusal(reply, authentication)
    const locale = pageLocale(request, reply, publicUrl.protocol === 'https:')
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
    return reply.send(startPage(authentication.caller, locale))
  })
}

function serveStyle(app: FastifyInstance): void {
  app.get('/assets/site.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(siteCss),
  )
}

/** Faults outside GraphQL: the caller gets the status and the id, the operator the rest. */
function maskErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) request.log.error({ err: faultForLog(error) }, 'fault')
    return reply.code(status).send({
      errors: [
        {
          message: status >= 500 ? 'Something went wrong here. 系统内部错误。' : error.message,
          extensions: {
            code: status >= 500 ? 'INTERNAL_SERVER_ERROR' : (error.code ?? 'BAD_REQUEST'),
            correlationId: request.id,
          },
        },
      ],
    })
  })
}
