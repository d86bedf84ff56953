import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { REPORT_FORMATS, reportFile } from '../app/annualReport/reportFile.js'
import type { ShowReport } from '../app/annualReport/reportView.js'
import { inertHeaders } from '../app/files/inertHeaders.js'
import { isInSight, type Sight } from '../app/sight.js'
import type { Actor } from '../domain/context.js'
import type { AgencyId } from '../domain/values.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { sendFaults } from './sendFile.js'

export interface AnnualReportRouteOptions {
  readonly show: ShowReport
  readonly sightOf: (actor: Actor) => Sight
  readonly authenticator: Authenticator
  readonly publicUrl: URL
}

interface ReportRequest {
  Params: { agency: string; file: string }
}

/**
 * `GET /annual-reports/{agency}/{year}.xlsx`, `.pdf`, `.html` or `.csv` gives the annual report of an agency out, to those
 * who may see it in the API. To everybody else there is none.
 */
export function serveAnnualReports(app: FastifyInstance, options: AnnualReportRouteOptions): void {
  app.get<ReportRequest>('/annual-reports/:agency/:file', (request, reply) => giveOut(request, reply, options))
}

async function giveOut(
  request: FastifyRequest<ReportRequest>,
  reply: FastifyReply,
  { show, sightOf, authenticator, publicUrl }: AnnualReportRouteOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { agency, file } = request.params
  const [, year, ending] = /^(2\d{3})\.([a-z]+)$/.exec(file) ?? []
  const format = REPORT_FORMATS.find((known) => known === ending)
  const sight = sightOf(authentication.caller.actor)
  const view =
    format === undefined || !isInSight(sight, [agency]) ? undefined : await show(agency as AgencyId, Number(year))
  if (format === undefined || view === undefined) {
    return sendFaults(request, reply.code(404), [{ code: 'REPORT_NOT_FOUND', clause: '711-49' }])
  }
  const { name, mediaType, bytes } = await reportFile(view, format)
  reply.headers({ 'cache-control': 'no-store', vary: 'cookie, authorization' })
  return reply.headers(inertHeaders({ name, mediaType, size: bytes.length, range: undefined })).send(Buffer.from(bytes))
}
