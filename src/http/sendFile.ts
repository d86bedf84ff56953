import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { byteRange } from '../app/files/byteRange.js'
import { FileErasedError } from '../app/files/errors.js'
import type { FileHolder, FileStore, StoredFile } from '../app/files/fileStore.js'
import { inertHeaders } from '../app/files/inertHeaders.js'
import type { Refusal } from '../domain/decider.js'
import { localeOf } from '../graphql/locale.js'
import { userError } from '../graphql/userErrors.js'

export interface FileToSend {
  readonly files: Pick<FileStore, 'read'>
  readonly holder: FileHolder
  readonly file: Pick<StoredFile, 'fileId' | 'sha256' | 'size' | 'mediaType' | 'ciphertextSha256' | 'commitment'>
  readonly name: string
  readonly cacheControl: 'no-store' | 'public, no-cache'
}

/** A file that the caller may read, whole or a range of it, so that no browser runs it; 410 once its key is destroyed. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { files, holder, file, name, cacheControl }: FileToSend,
): Promise<FastifyReply> {
  const etag = `"${file.sha256}"`
  reply.headers({ etag, 'cache-control': cacheControl, vary: 'cookie, authorization' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const sameFile = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const range = sameFile ? byteRange(request.headers.range, file.size) : undefined
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${file.size}`).send()
  }
  try {
    const content = await files.read(holder, file, range)
    reply.code(range === undefined ? 200 : 206)
    reply.headers(inertHeaders({ name, mediaType: file.mediaType, size: file.size, range }))
    // A fault after the first byte destroys the stream, and Fastify cuts the connection: never a whole-looking half.
    return reply.send(Readable.from(content))
  } catch (error) {
    if (!(error instanceof FileErasedError)) throw error
    return sendFaults(request, reply.code(410), [{ code: 'FILE_ERASED', clause: 'SYS' }])
  }
}

export const sendFaults = (request: FastifyRequest, reply: FastifyReply, refusals: readonly Refusal[]): FastifyReply =>
  reply.header('cache-control', 'no-store').send({
    upload: null,
    userErrors: refusals.map((refusal) => userError(refusal, localeOf(request.headers['accept-language']))),
  })
