import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Trails } from '../app/trails.js'
import { TRAIL_FILES } from '../app/trailExport/trailFile.js'
import type { TrailExport, TrailExports } from '../app/trailExport/trailExports.js'
import type { Actor } from '../domain/context.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { sendFaults } from './sendFile.js'

export interface TrailExportRouteOptions {
  readonly exports: Pick<TrailExports, 'find' | 'write'>
  /** Whether somebody may read the trail of an agency, or of all. */
  readonly mayRead: (actor: Actor, agency: string | undefined) => boolean
  readonly trails: Pick<Trails, 'read'>
  readonly authenticator: Authenticator
  readonly publicUrl: URL
}

interface ExportRequest {
  Params: { file: string }
}

/**
 * `GET /audit-trail/exports/{id}.csv`, `.jsonl` or `.ocel.json` gives an export out that is on record, to whoever made it and
 * may still read that part of the trail; each time is on record before the first byte. To everybody else there is none.
 */
export function serveTrailExports(app: FastifyInstance, options: TrailExportRouteOptions): void {
  app.get<ExportRequest>('/audit-trail/exports/:file', (request, reply) => giveOut(request, reply, options))
}

async function giveOut(
  request: FastifyRequest<ExportRequest>,
  reply: FastifyReply,
  { exports, mayRead, trails, authenticator, publicUrl }: TrailExportRouteOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { actor } = authentication.caller
  const made = await named(request.params.file, exports)
  if (made === undefined || actor.kind !== 'person' || made.person !== actor.person) return notThere(request, reply)
  if (!mayRead(actor, made.order.filter.agency)) return notThere(request, reply)
  await trails.read({ actor, what: 'auditTrailExport', subject: made.id, purpose: made.order.purpose })
  const { ending, mediaType } = TRAIL_FILES[made.order.format]
  reply.headers({
    'content-type': mediaType,
    'content-disposition': `attachment; filename="audit-trail-${made.upTo}.${ending}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    vary: 'cookie, authorization',
  })
  // A fault after the first byte destroys the stream, and Fastify cuts the connection: never a whole-looking half.
  return reply.send(Readable.from(exports.write(made)))
}

async function named(file: string, exports: TrailExportRouteOptions['exports']): Promise<TrailExport | undefined> {
  const [, id, ending] = /^([0-9a-f-]{36})\.([a-z.]+)$/.exec(file) ?? []
  const made = id === undefined ? undefined : await exports.find(id)
  return made !== undefined && TRAIL_FILES[made.order.format].ending === ending ? made : undefined
}

const notThere = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])
