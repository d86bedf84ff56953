import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { CommandOutcome } from '../../src/app/command.js'
import type { RoleHeld } from '../../src/domain/context.js'
import type { AgencyId, PersonId } from '../../src/domain/values.js'
import type { Position } from '../../src/eventstore/eventStore.js'
import type { GraphqlServices } from '../../src/graphql/context.js'
import type { Authenticator } from '../../src/http/authentication.js'
import { buildHttpServer, type HttpServerDeps } from '../../src/http/httpServer.js'
import { createMetrics } from '../../src/http/metrics.js'
import type { PublicCatalogue, PublicItem } from '../../src/http/publicCatalogue.js'
import { pebbleSchema } from '../graphql/infraSchema.js'

export const FAR_POSITION = '999' as Position
const ROLES: readonly RoleHeld[] = [
  { role: 'publishingOfficer', agency: 'fgw' as AgencyId },
  { role: 'registrar', agency: 'gov' as AgencyId },
]

/** Knows one session `good-session` and one token `good-token`, both of person `p1`. */
export const testAuthenticator: Authenticator = {
  personOfSession: (session) => Promise.resolve(session === 'good-session' ? ('p1' as PersonId) : undefined),
  personOfToken: (token) => Promise.resolve(token === 'good-token' ? ('p1' as PersonId) : undefined),
  rolesOf: () => ROLES,
}

export const publicItem: PublicItem = {
  itemId: 'i1',
  title: '烈山区人民政府政务公开发布协调制度 <script>alert(1)</script>',
  indexNumber: '11340600MB1234567X/202108-00001',
  agencyName: '区发展和改革委员会',
  summary: '第一条\n第二条',
  files: [{ fileId: 'f1', name: '制度.pdf', mediaType: 'application/pdf', size: 2048 }],
}

const catalogue: PublicCatalogue = {
  list: (filter, { after }) => {
    if (after === 'forged') throw Object.assign(new Error('no'), { code: 'INVALID_CURSOR' })
    const rows = filter.title === 'nothing' ? [] : [{ cursor: 'c1', row: publicItem }]
    return Promise.resolve({ rows, hasNextPage: rows.length > 0 && after === undefined, hasPreviousPage: false })
  },
  item: (id) => Promise.resolve(id === 'i1' ? publicItem : undefined),
}

const carriedOut: CommandOutcome = {
  ok: true,
  stream: 'pebble-1',
  revision: 0,
  events: [{ id: 'e1', type: 'PebbleThrown', position: '7' as Position }],
  repeated: false,
}

export interface TestApp {
  readonly app: FastifyInstance
  /** What the program wrote into its log. */
  readonly logged: () => string
}

export async function testApp(overrides: Partial<HttpServerDeps> = {}): Promise<TestApp> {
  const lines: string[] = []
  const app = await buildHttpServer({
    publicUrl: new URL('http://127.0.0.1:4000'),
    trustProxy: false,
    requestsPerMinute: 0,
    logger: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
    schema: pebbleSchema,
    services: {
      execute: ({ commandId }) =>
        Promise.resolve(
          commandId === 'refuse-me'
            ? {
                ok: false,
                refusals: [
                  { code: 'ROLE_MISSING', clause: 'LS-10.6', missing: ['registrar'] },
                  { code: 'REVISION_CONFLICT', clause: 'SYS', path: 'grounds.0.law' },
                ],
              }
            : carriedOut,
        ),
      waitFor: (_models, position) => Promise.resolve(position !== FAR_POSITION),
      // The topics' own services are not asked by the schema of these tests.
    } satisfies Pick<GraphqlServices, 'execute' | 'waitFor'> as GraphqlServices,
    authenticator: testAuthenticator,
    catalogue,
    readiness: () => Promise.resolve({ ready: true, checks: [{ name: 'store', ok: true }] }),
    metrics: createMetrics(),
    mounts: [],
    ...overrides,
  })
  return { app, logged: () => lines.join('') }
}

export interface GraphqlAnswer {
  readonly status: number
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[]
  readonly extensions: Record<string, unknown> | undefined
}

export async function ask(
  { app }: TestApp,
  query: string,
  { variables, headers }: { variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Promise<GraphqlAnswer> {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: { query, ...(variables ? { variables } : {}) },
  })
  const body = response.json<Omit<GraphqlAnswer, 'status'>>()
  return { status: response.statusCode, data: body.data, errors: body.errors ?? [], extensions: body.extensions }
}
