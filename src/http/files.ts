import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byteRange } from '../app/files/byteRange.js'
import { FileErasedError } from '../app/files/errors.js'
import type { FileStore, StoredFileRef } from '../app/files/fileStore.js'
import type { FileMedium } from '../app/files/fileTypes.js'
import { inertHeaders } from '../app/files/inertHeaders.js'
import { MEDIA } from '../domain/informationItem/vocabulary.js'
import type { Actor } from '../domain/context.js'
import type { Refusal } from '../domain/decider.js'
import type { ItemId, PersonId, Sha256 } from '../domain/values.js'
import { localeOf } from '../graphql/locale.js'
import { userError } from '../graphql/userErrors.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'

/** A file that the caller may read. */
export interface ReadableFile {
  readonly itemId: ItemId
  readonly file: StoredFileRef & { readonly mediaType: string; readonly sha256: Sha256 }
  readonly name: string
  /** Part of what is authorized and public on the item now; then it may be kept by caches for a moment. */
  readonly isPublic: boolean
}

/**
 * Who may read which file, decided anew for each request: the public only what belongs to the rendition that is
 * authorized on the item now. Undefined when there is none or the caller may not know of it. Records the read of what
 * is not public.
 */
export type FileAccess = (fileId: string, actor: Actor) => Promise<ReadableFile | undefined>

export interface FileRouteOptions {
  readonly files: Pick<FileStore, 'upload' | 'read'>
  readonly access: FileAccess
  readonly authenticator: Authenticator
  readonly publicUrl: URL
  readonly maxUploadBytes: number
}

/**
 * `POST /files` takes a file in, as the plain body of the request; `x-file-name` (percent-encoded UTF-8) and
 * `x-file-medium` say what it is. `GET /files/{id}` gives it out, whole or in ranges, so that no browser runs it.
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
  app.get<{ Params: { fileId: string } }>('/files/:fileId', (request, reply) => giveOut(request, reply, options))
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
  request: FastifyRequest<{ Params: { fileId: string } }>,
  reply: FastifyReply,
  { files, access, authenticator, publicUrl }: FileRouteOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const found = await access(request.params.fileId, authentication.caller.actor)
  if (found === undefined) return sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])

  const { itemId, file, name, isPublic } = found
  const etag = `"${file.sha256}"`
  // A public file may be withdrawn at any moment; a cache asks again each time.
  reply.headers({ etag, 'cache-control': isPublic ? 'public, no-cache' : 'no-store', vary: 'cookie, authorization' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const sameFile = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const range = sameFile ? byteRange(request.headers.range, file.size) : undefined
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${file.size}`).send()
  }
  try {
    const content = await files.read(itemId, file, range)
    reply.code(range === undefined ? 200 : 206)
    reply.headers(inertHeaders({ name, mediaType: file.mediaType, size: file.size, range }))
    // A fault after the first byte destroys the stream, and Fastify cuts the connection: never a whole-looking half.
    return reply.send(Readable.from(content))
  } catch (error) {
    if (!(error instanceof FileErasedError)) throw error
    return sendFaults(request, reply.code(410), [{ code: 'FILE_ERASED', clause: 'SYS' }])
  }
}

function declaredFile({ headers }: FastifyRequest): { readonly name: string; readonly medium: FileMedium } | undefined {
  const name = decoded(headers['x-file-name'])
  const medium = MEDIA.find((known) => known === headers['x-file-medium'])
  return name === undefined || medium === undefined ? undefined : { name, medium }
}

function decoded(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 2000) return undefined
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}

const sendFaults = (request: FastifyRequest, reply: FastifyReply, refusals: readonly Refusal[]): FastifyReply =>
  reply.header('cache-control', 'no-store').send({
    upload: null,
    userErrors: refusals.map((refusal) => userError(refusal, localeOf(request.headers['accept-language']))),
  })
