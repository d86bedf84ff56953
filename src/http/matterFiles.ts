import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { holderOf, type FileStore } from '../app/files/fileStore.js'
import type { MatterFileAccess } from '../app/matterFiles/matterFileAccess.js'
import { ACCESS_PURPOSES, type AccessPurpose } from '../app/personalDataSight.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { sendFaults, sendFile } from './sendFile.js'

export interface MatterFileRouteOptions {
  readonly files: Pick<FileStore, 'read'>
  readonly access: MatterFileAccess
  readonly authenticator: Authenticator
  readonly publicUrl: URL
}

interface MatterFileRequest {
  Params: { application: string; fileId: string }
  Querystring: { purpose?: string }
}

/**
 * `GET /applications/{application}/files/{file}?purpose=…` gives out files and letters of an application, for those who
 * may read them; each look is on record with its purpose before the first byte. Nobody else learns that there is one.
 */
export function serveMatterFiles(app: FastifyInstance, options: MatterFileRouteOptions): void {
  app.get<MatterFileRequest>('/applications/:application/files/:fileId', (request, reply) =>
    giveOut(request, reply, options),
  )
}

async function giveOut(
  request: FastifyRequest<MatterFileRequest>,
  reply: FastifyReply,
  { files, access, authenticator, publicUrl }: MatterFileRouteOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { application, fileId } = request.params
  const purpose = purposeOf(request.query.purpose)
  if (purpose === 'unknown')
    return sendFaults(request, reply.code(400), [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'purpose' }])
  const { actor } = authentication.caller
  const found = await access.one({ actor, application, fileId, ...(purpose === undefined ? {} : { purpose }) })
  if (found === undefined) return sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])
  const { file, name = file.fileId } = found
  return sendFile(request, reply, { files, holder: holderOf(file.key), file, name, cacheControl: 'no-store' })
}

const purposeOf = (declared: string | undefined): AccessPurpose | 'unknown' | undefined =>
  declared === undefined ? undefined : (ACCESS_PURPOSES.find((purpose) => purpose === declared) ?? 'unknown')
