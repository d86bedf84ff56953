import type { FastifyInstance } from 'fastify'

/**
 * One line per request: method, route pattern, status, duration, correlation id. Not the address, the query, headers
 * or bodies: they may hold personal data, codes or tokens.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '(none)',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
    done()
  })
}
