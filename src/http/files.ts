import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FileAccess } from '../app/fileAccess.js'
import type { FileStore } from '../app/files/fileStore.js'
import type { FileMedium } from '../app/files/fileTypes.js'
import type { PersonId } from '../domain/values.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { declaredFile } from './declaredFile.js'
import { sendFaults, sendFile } from './sendFile.js'

export interface FileRouteOptions {
  readonly files: Pick<FileStore, 'upload' | 'read'>
  readonly access: FileAccess
  readonly authenticator: Authenticator
  readonly publicUrl: URL
  readonly maxUploadBytes: number
}

interface FileRequest {
  Params: { itemId: string; fileId: string }
}

/**
 * `POST /files` takes a file in, as the plain body of the request; `x-file-name` (percent-encoded UTF-8) and
 * `x-file-medium` say what it is. `GET /files/{item}/{file}` gives it out, whole or in ranges, so that no browser runs it.
 */
export function serveFiles(app: FastifyInstance, options: FileRouteOptions): void {
  app.removeAllContentTypeParsers()
  // The body goes through to the store as it comes; nothing of it is held here.
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.route({
    method: ['POST', 'PUT'],
    url: '/files',
    bodyLimit: options.maxUploadBytes,
    handler: (request, reply) => takeIn(request, reply, options),
  })
  app.get<FileRequest>('/files/:itemId/:fileId', (request, reply) => giveOut(request, reply, options))
}

async function takeIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { files, authenticator, publicUrl, maxUploadBytes }: FileRouteOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { person } = authentication.caller
  if (person === undefined) return sendFaults(request, reply.code(401), [{ code: 'SIGN_IN_REQUIRED', clause: 'SYS' }])
  const declared = declaredFile(request)
  if (declared === undefined) {
    return sendFaults(request, reply.code(400), [
      { code: 'UPLOAD_HEADERS_MISSING', clause: 'SYS', missing: ['x-file-name', 'x-file-medium'] },
    ])
  }
  if (Number(request.headers['content-length'] ?? 0) > maxUploadBytes) {
    const limitMegabytes = Math.floor(maxUploadBytes / 1_048_576)
    reply.header('connection', 'close')
    return sendFaults(request, reply.code(413), [{ code: 'FILE_TOO_LARGE', clause: 'SYS', facts: { limitMegabytes } }])
  }
  return upload(request, reply, files, { owner: person, ...declared })
}

async function upload(
  request: FastifyRequest,
  reply: FastifyReply,
  files: FileRouteOptions['files'],
  declared: { readonly owner: PersonId; readonly name: string; readonly medium: FileMedium },
): Promise<FastifyReply> {
  const outcome = await files.upload({
    ...declared,
    content: (request.body as Readable | undefined) ?? Readable.from([]),
  })
  if (!outcome.ok) {
    // What was not read of a refused body must not be taken for the next request.
    reply.header('connection', 'close')
    return sendFaults(request, reply.code(422), outcome.refusals)
  }
  const { uploadId, name, medium, mediaType, size, sha256, status, expiresAt } = outcome.value
  return reply.code(201).header('cache-control', 'no-store').send({
    upload: { uploadId, name, medium, mediaType, size, sha256, status, expiresAt },
    userErrors: [],
  })
}

async function giveOut(
  request: FastifyRequest<FileRequest>,
  reply: FastifyReply,
  { files, access, authenticator, publicUrl }: FileRouteOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { itemId: ofItem, fileId } = request.params
  const found = await access(ofItem, fileId, authentication.caller.actor)
  if (found === undefined) return sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])
  const { itemId: holder, file, name, isPublic } = found
  // A public file may be withdrawn at any moment; a cache asks again each time.
  const cacheControl = isPublic ? 'public, no-cache' : 'no-store'
  return sendFile(request, reply, { files, holder, file, name, cacheControl })
}
