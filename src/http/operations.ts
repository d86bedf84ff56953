import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.js'
import type { Readiness } from './readiness.js'

export interface OperationsOptions {
  readonly readiness: () => Promise<Readiness>
  readonly metrics: Metrics
  /** How many letters are in which state. */
  readonly outbox?: () => Promise<Readonly<Record<string, number>>>
}

/** /healthz: the process lives. /readyz: it can do its work. /metrics: figures. */
export function serveOperations(app: FastifyInstance, { readiness, metrics, outbox }: OperationsOptions): void {
  app.get('/healthz', () => ({ status: 'ok' }))

  app.get('/readyz', async (_request, reply) => {
    const state = await readiness().catch(unknownState)
    return reply
      .code(state.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(state)
  })

  app.get('/metrics', async (_request, reply) => {
    metrics.observeReadiness(await readiness().catch(unknownState))
    // While the database is away the figure before stands; readiness says that it is.
    const letters = await outbox?.().catch(() => undefined)
    if (letters !== undefined) metrics.observeOutbox(letters)
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

const unknownState = (): Readiness => ({
  ready: false,
  checks: [{ name: 'readiness', ok: false, detail: 'the checks themselves failed' }],
})
