import type { ApolloServerPlugin } from '@apollo/server'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { FastifyInstance } from 'fastify'
import type { GraphqlContext } from '../graphql/context.js'
import type { Readiness } from './readiness.js'

/** Figures for operators. Labels are routes, statuses and kinds only: nothing that a caller chooses, nobody's name. */
export interface Metrics {
  readonly registry: Registry
  readonly observeRequests: (app: FastifyInstance) => void
  readonly graphqlPlugin: ApolloServerPlugin<GraphqlContext>
  readonly observeReadiness: (readiness: Readiness) => void
  readonly observeOutbox: (letters: Readonly<Record<string, number>>) => void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const durations = new Histogram({
    name: 'gongkai_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const operations = new Counter({
    name: 'gongkai_graphql_operations_total',
    help: 'GraphQL operations by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const ready = new Gauge({ name: 'gongkai_ready', help: '1 when every check holds', registers })
  const lag = new Gauge({
    name: 'gongkai_lag_events',
    help: 'Events a read model has yet to take in',
    labelNames: ['check'],
    registers,
  })
  const outbox = new Gauge({
    name: 'gongkai_outbox_letters',
    help: 'Letters by state: queued, sent, failed, noAddress, off',
    labelNames: ['state'],
    registers,
  })
  return {
    registry,
    observeRequests: (app) => {
      app.addHook('onResponse', (request, reply, done) => {
        durations.observe(
          { method: request.method, route: request.routeOptions.url ?? '(none)', status: reply.statusCode },
          reply.elapsedTime / 1000,
        )
        done()
      })
    },
    graphqlPlugin: {
      requestDidStart: () =>
        Promise.resolve({
          willSendResponse: ({ operation, errors }) => {
            operations.inc({ kind: operation?.operation ?? '(none)', outcome: errors === undefined ? 'ok' : 'errors' })
            return Promise.resolve()
          },
        }),
    },
    observeOutbox: (letters) => {
      for (const [state, count] of Object.entries(letters)) outbox.set({ state }, count)
    },
    observeReadiness: (readiness) => {
      ready.set(readiness.ready ? 1 : 0)
      for (const check of readiness.checks) if (check.lag !== undefined) lag.set({ check: check.name }, check.lag)
    },
  }
}
