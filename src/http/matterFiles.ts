import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { holderOf, type FileStore } from '../app/files/fileStore.js'
import type { ComplaintFileAccess } from '../app/matterFiles/complaintFileAccess.js'
import type { InspectionFileAccess } from '../app/matterFiles/inspectionFileAccess.js'
import type { CorrectionFileAccess } from '../app/matterFiles/correctionFileAccess.js'
import type { MatterFileAccess } from '../app/matterFiles/matterFileAccess.js'
import { ACCESS_PURPOSES, type AccessPurpose } from '../app/personalDataSight.js'
import type { Actor } from '../domain/context.js'
import type { KeptFile } from '../domain/keptFile.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { sendFaults, sendFile } from './sendFile.js'

export interface MatterFileRouteOptions {
  readonly files: Pick<FileStore, 'read'>
  readonly access: MatterFileAccess
  readonly corrections: CorrectionFileAccess
  readonly complaints: ComplaintFileAccess
  readonly inspections: InspectionFileAccess
  readonly authenticator: Authenticator
  readonly publicUrl: URL
}

interface MatterFileRequest {
  Params: { matter: string; fileId: string }
  Querystring: { purpose?: string }
}
/** The file that the caller asks for, where there is one that they may read. */
type Find = (
  request: { readonly actor: Actor; readonly fileId: string; readonly purpose?: AccessPurpose },
  matter: string,
) => Promise<{ readonly file: KeptFile; readonly name?: string } | undefined>

/**
 * `GET /applications/{application}/files/{file}?purpose=…` gives out files and letters of an application, and
 * `GET /corrections/{correction}/files/{file}?purpose=…` letters about a request to correct a record, `GET
 * /complaints/{complaint}/files/{file}?purpose=…` letters about a complaint, `GET /inspections/{inspection}/files/{file}` those of an inspection, for those who may read them; each look is on record with its purpose before the first byte. Nobody else learns that there is one.
 */
export function serveMatterFiles(app: FastifyInstance, options: MatterFileRouteOptions): void {
  const { access, corrections, complaints, inspections } = options
  app.get<MatterFileRequest>('/applications/:matter/files/:fileId', (request, reply) =>
    giveOut(request, reply, options, (asked, application) => access.one({ ...asked, application })),
  )
  app.get<MatterFileRequest>('/corrections/:matter/files/:fileId', (request, reply) =>
    giveOut(request, reply, options, (asked, correction) => corrections({ ...asked, correction })),
  )
  app.get<MatterFileRequest>('/complaints/:matter/files/:fileId', (request, reply) =>
    giveOut(request, reply, options, (asked, complaint) => complaints({ ...asked, complaint })),
  )
  app.get<MatterFileRequest>('/inspections/:matter/files/:fileId', (request, reply) =>
    giveOut(request, reply, options, (asked, inspection) => inspections({ ...asked, inspection })),
  )
}

async function giveOut(
  request: FastifyRequest<MatterFileRequest>,
  reply: FastifyReply,
  { files, authenticator, publicUrl }: MatterFileRouteOptions,
  find: Find,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { matter, fileId } = request.params
  const purpose = purposeOf(request.query.purpose)
  if (purpose === 'unknown')
    return sendFaults(request, reply.code(400), [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'purpose' }])
  const { actor } = authentication.caller
  const found = await find({ actor, fileId, ...(purpose === undefined ? {} : { purpose }) }, matter)
  if (found === undefined) return sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])
  const { file, name = file.fileId } = found
  return sendFile(request, reply, { files, holder: holderOf(file.key), file, name, cacheControl: 'no-store' })
}

const purposeOf = (declared: string | undefined): AccessPurpose | 'unknown' | undefined =>
  declared === undefined ? undefined : (ACCESS_PURPOSES.find((purpose) => purpose === declared) ?? 'unknown')
