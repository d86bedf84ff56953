import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PackageAccess } from '../app/archive/packageAccess.js'
import { type FileStore, holderOf } from '../app/files/fileStore.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { sendFaults, sendFile } from './sendFile.js'

export interface ArchivePackageRouteOptions {
  readonly files: Pick<FileStore, 'read'>
  readonly access: PackageAccess
  readonly authenticator: Authenticator
  readonly publicUrl: URL
}

interface PackageRequest {
  Params: { archive: string; part: 'package' | 'report' }
}

/** `GET /archives/{kind}.{matter}/package` and `…/report`: for those who may read the matter, each look on record. */
export function serveArchivePackages(app: FastifyInstance, options: ArchivePackageRouteOptions): void {
  app.get<PackageRequest>('/archives/:archive/:part(package|report)', (request, reply) =>
    giveOut(request, reply, options),
  )
}

async function giveOut(
  request: FastifyRequest<PackageRequest>,
  reply: FastifyReply,
  { files, access, authenticator, publicUrl }: ArchivePackageRouteOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { archive, part } = request.params
  const found = await access({ actor: authentication.caller.actor, archive, part })
  if (found === undefined) return sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])
  const { file, name } = found
  return sendFile(request, reply, { files, holder: holderOf(file.key), file, name, cacheControl: 'no-store' })
}
