import type { FastifyInstance } from 'fastify'
import type { ExhibitAccess } from '../app/accountability/exhibitAccess.js'
import { type FileStore, holderOf } from '../app/files/fileStore.js'
import { ACCESS_PURPOSES } from '../app/personalDataSight.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { sendFaults, sendFile } from './sendFile.js'

export interface CaseExhibitRouteOptions {
  readonly files: Pick<FileStore, 'read'>
  readonly access: ExhibitAccess
  readonly authenticator: Authenticator
  readonly publicUrl: URL
}

interface ExhibitRequest {
  Params: { case: string; fileId: string }
  Querystring: { purpose?: string }
}

/** `GET /cases/{case}/exhibits/{file}?purpose=…`: the frozen package, for those who may know of the case; each on record. */
export function serveCaseExhibits(app: FastifyInstance, options: CaseExhibitRouteOptions): void {
  const { files, access, authenticator, publicUrl } = options
  app.get<ExhibitRequest>('/cases/:case/exhibits/:fileId', async (request, reply) => {
    const authentication = await authenticate(request, authenticator, publicUrl)
    if (!authentication.ok) return sendRefusal(reply, authentication)
    const declared = request.query.purpose
    const purpose = ACCESS_PURPOSES.find((known) => known === declared)
    if (declared !== undefined && purpose === undefined)
      return sendFaults(request, reply.code(400), [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'purpose' }])
    const { actor } = authentication.caller
    const { case: id, fileId } = request.params
    const found = await access({ actor, case: id, fileId, ...(purpose === undefined ? {} : { purpose }) })
    if (found === undefined) return sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])
    const { file, name } = found
    return sendFile(request, reply, { files, holder: holderOf(file.key), file, name, cacheControl: 'no-store' })
  })
}
