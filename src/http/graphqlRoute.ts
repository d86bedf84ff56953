import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type GraphqlContext, type GraphqlServices, loaderCache } from '../graphql/context.js'
import { localeOf } from '../graphql/locale.js'
import { type Authenticator, authenticate, type Caller, sendRefusal } from './authentication.js'
import { sendGraphiql, serveGraphiqlFiles } from './graphiql.js'

export interface GraphqlRouteOptions {
  readonly server: ApolloServer<GraphqlContext>
  readonly services: GraphqlServices
  readonly authenticator: Authenticator
  readonly publicUrl: URL
  /** Longest request body in bytes. */
  readonly bodyLimit: number
}

/** POST and GET /graphql; a browser that opens the address gets GraphiQL. */
export function serveGraphql(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { server, services, authenticator, publicUrl, bodyLimit } = options
  const callers = new WeakMap<FastifyRequest, Caller>()
  const context = (request: FastifyRequest): Promise<GraphqlContext> =>
    Promise.resolve(contextOf(request, callers.get(request)!, services))
  // The handler's own types fix a reply of strings, which a page and a refusal are not.
  const handle = fastifyApolloHandler(server, { context }) as unknown as (
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<unknown>

  serveGraphiqlFiles(app)
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    bodyLimit,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      reply.header('vary', 'accept, accept-language, cookie, authorization')
      if (wantsPage(request)) return sendGraphiql(reply, localeOf(request.headers['accept-language']))
      reply.header('cache-control', 'no-store')
      const authentication = await authenticate(request, authenticator, publicUrl)
      if (!authentication.ok) return sendRefusal(reply, authentication)
      callers.set(request, authentication.caller)
      return handle(request, reply)
    },
  })
}

function contextOf(
  request: FastifyRequest,
  { actor, person, applicant }: Caller,
  services: GraphqlServices,
): GraphqlContext {
  return {
    actor,
    ...(person === undefined ? {} : { signedInAs: person }),
    ...(applicant === undefined ? {} : { applicant }),
    address: request.ip,
    locale: localeOf(request.headers['accept-language']),
    correlationId: request.id,
    loaders: loaderCache(),
    services,
  }
}

const wantsPage = ({ method, headers, query }: FastifyRequest): boolean =>
  method === 'GET' &&
  (headers.accept ?? '').includes('text/html') &&
  !Object.hasOwn((query ?? {}) as Record<string, unknown>, 'query')
