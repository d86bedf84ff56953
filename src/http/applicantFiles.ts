import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApplicantFiles } from '../app/applicants/applicantFiles.js'
import { myComplaintLetters, type OwnComplaints } from '../app/applicants/ownComplaint.js'
import { type FileStore, holderOf } from '../app/files/fileStore.js'
import { declaredFile } from './declaredFile.js'
import { authenticate, type Authenticator, sendRefusal } from './authentication.js'
import { sendFaults, sendFile } from './sendFile.js'

export interface ApplicantFileOptions {
  readonly files: Pick<FileStore, 'upload' | 'read'>
  readonly applicantFiles: ApplicantFiles
  readonly ownComplaint: OwnComplaints
  readonly authenticator: Authenticator
  readonly publicUrl: URL
  readonly maxUploadBytes: number
}

interface FileRequest {
  Params: { application: string; fileId: string }
}

/** What applicants hand in is evidence, not archives: smaller than what officers may upload. */
const LONGEST_OF_APPLICANTS = 20 * 1_048_576
const PER_MINUTE = { rateLimit: { max: 30, timeWindow: 60_000 } }

/**
 * `POST /portal/files` takes a file of an applicant in, as `POST /files` does for officers. `GET
 * /portal/my/{application}/files/{file}` gives out what is meant for the applicant, in the same session as the rest.
 */
export function serveApplicantFiles(app: FastifyInstance, options: ApplicantFileOptions): void {
  const bodyLimit = Math.min(options.maxUploadBytes, LONGEST_OF_APPLICANTS)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.post('/portal/files', { bodyLimit, config: PER_MINUTE }, (request, reply) =>
    takeIn(request, reply, { ...options, maxUploadBytes: bodyLimit }),
  )
  app.get<FileRequest>('/portal/my/:application/files/:fileId', { exposeHeadRoute: false }, (request, reply) =>
    giveOut(request, reply, options),
  )
  app.get<{ Params: { complaint: string; fileId: string } }>(
    '/portal/my/complaints/:complaint/files/:fileId',
    { exposeHeadRoute: false },
    (request, reply) => giveOutLetter(request, reply, options),
  )
}

/** A letter to whoever complained that is out. */
async function giveOutLetter(
  request: FastifyRequest<{ Params: { complaint: string; fileId: string } }>,
  reply: FastifyReply,
  { files, ownComplaint, authenticator, publicUrl }: ApplicantFileOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { complaint, fileId } = request.params
  const found = await ownComplaint(authentication.caller.applicant, complaint)
  const letter = found === undefined ? undefined : myComplaintLetters(found).find(({ file }) => file.fileId === fileId)
  if (letter === undefined) return sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])
  const { file, name } = letter
  return sendFile(request, reply, { files, holder: holderOf(file.key), file, name, cacheControl: 'no-store' })
}

async function takeIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { files, applicantFiles, authenticator, publicUrl, maxUploadBytes }: ApplicantFileOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  // What is not read of a refused body must not be taken for the next request.
  if (!authentication.ok) return sendRefusal(reply.header('connection', 'close'), authentication)
  const { applicant } = authentication.caller
  const refuse = (status: number, refusal: Parameters<typeof sendFaults>[2][number]) =>
    sendFaults(request, reply.header('connection', 'close').code(status), [refusal])
  if (applicant === undefined) return refuse(401, { code: 'SIGN_IN_REQUIRED', clause: 'SYS' })
  const declared = declaredFile(request)
  if (declared === undefined)
    return refuse(400, { code: 'UPLOAD_HEADERS_MISSING', clause: 'SYS', missing: ['x-file-name', 'x-file-medium'] })
  const limitMegabytes = Math.floor(maxUploadBytes / 1_048_576)
  if (Number(request.headers['content-length'] ?? 0) > maxUploadBytes)
    return refuse(413, { code: 'FILE_TOO_LARGE', clause: 'SYS', facts: { limitMegabytes } })
  const outcome = await files.upload({
    ...declared,
    owner: applicantFiles.ownerOf(applicant),
    content: upTo(maxUploadBytes, (request.body as Readable | undefined) ?? Readable.from([])),
  })
  if (!outcome.ok) return sendFaults(request, reply.header('connection', 'close').code(422), outcome.refusals)
  const { uploadId, name, mediaType, size, sha256, status, expiresAt } = outcome.value
  return reply
    .code(201)
    .header('cache-control', 'no-store')
    .send({ upload: { uploadId, name, mediaType, size, sha256, status, expiresAt }, userErrors: [] })
}

/** A body without a length is cut where it goes beyond the limit; the store keeps nothing of it. */
async function* upTo(most: number, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let taken = 0
  for await (const chunk of body) {
    taken += chunk.length
    if (taken > most)
      throw Object.assign(new Error('the body is too large'), { statusCode: 413, code: 'FILE_TOO_LARGE' })
    yield chunk
  }
}

async function giveOut(
  request: FastifyRequest<FileRequest>,
  reply: FastifyReply,
  { files, applicantFiles, authenticator, publicUrl }: ApplicantFileOptions,
): Promise<FastifyReply> {
  const authentication = await authenticate(request, authenticator, publicUrl)
  if (!authentication.ok) return sendRefusal(reply, authentication)
  const { application, fileId } = request.params
  const found = await applicantFiles.read(authentication.caller.applicant, application, fileId)
  if (found === undefined) return sendFaults(request, reply.code(404), [{ code: 'FILE_NOT_FOUND', clause: 'SYS' }])
  const { file, name = file.fileId } = found
  return sendFile(request, reply, { files, holder: holderOf(file.key), file, name, cacheControl: 'no-store' })
}
