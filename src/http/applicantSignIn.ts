import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApplicantCredentials, ApplicantSignIn } from '../app/applicants/applicantSignIn.js'
import type { Refusal } from '../domain/decider.js'
import { localeOf } from '../graphql/locale.js'
import { userError } from '../graphql/userErrors.js'
import { APPLICANT_COOKIE, clearApplicantCookie, setApplicantCookie } from './applicantCookie.js'
import { comesFromElsewhere } from './sameOrigin.js'

export interface ApplicantSignInOptions {
  readonly signIn: ApplicantSignIn
  readonly publicUrl: URL
}

/** Attempts a minute from one address; failures are counted by contact, number and address besides. */
const PER_MINUTE = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }
const BODY_LIMIT = 8 * 1024
const LONGEST_FIELD = 320

type Fields = Readonly<Record<string, string>>
type Answer = 'signedIn' | 'wrong' | 'sent' | 'signedOut' | 'passwordSet'

const STATUS: Readonly<Record<Answer, number>> = {
  signedIn: 200,
  wrong: 401,
  sent: 202,
  signedOut: 200,
  passwordSet: 200,
}
/** Where a form without script goes on. */
const PAGES: Readonly<Record<Answer, string>> = {
  signedIn: '/portal/my',
  wrong: '/portal/sign-in?wrong=1',
  sent: '/portal/sign-in?sent=1',
  signedOut: '/portal',
  passwordSet: '/portal/my',
}

/**
 * `POST /portal/code`, `/portal/sign-in`, `/portal/password`, `/portal/sign-out`: JSON or a form. What is wrong, unknown
 * or locked is answered alike; asking for a code is always answered the same.
 */
export async function serveApplicantSignIn(
  app: FastifyInstance,
  { signIn, publicUrl }: ApplicantSignInOptions,
): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: BODY_LIMIT })
    scope.addHook('preHandler', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      if (comesFromElsewhere(request, publicUrl)) await reply.code(403).send({ ok: false, userErrors: [] })
    })

    scope.post('/portal/code', { bodyLimit: BODY_LIMIT, ...PER_MINUTE }, async (request, reply) => {
      const { contact = '', number } = fieldsOf(request)
      signIn.requestCode({ contact, ...(number === undefined ? {} : { number }) }, request.ip)
      return answer(request, reply, 'sent')
    })

    scope.post('/portal/sign-in', { bodyLimit: BODY_LIMIT, ...PER_MINUTE }, async (request, reply) => {
      const credentials = credentialsIn(fieldsOf(request))
      const token = credentials === undefined ? undefined : await signIn.signIn(credentials, request.ip)
      if (token === undefined) return answer(request, reply, 'wrong')
      // A session that somebody else may have planted here is no session any more.
      const former = request.cookies[APPLICANT_COOKIE]
      if (former !== undefined) await signIn.signOut(former)
      return answer(request, setApplicantCookie(reply, token, publicUrl), 'signedIn')
    })

    scope.post('/portal/password', { bodyLimit: BODY_LIMIT, ...PER_MINUTE }, async (request, reply) => {
      const session = await signIn.sessionOf(request.cookies[APPLICANT_COOKIE] ?? '')
      if (session === undefined) return answer(request, reply, 'wrong')
      const set = await signIn.setPassword(session.access, fieldsOf(request).password ?? '')
      if (!set.ok) return answer(request, reply.code(422), 'wrong', set.refusals)
      return answer(request, setApplicantCookie(reply, set.token, publicUrl), 'passwordSet')
    })

    scope.post('/portal/sign-out', { bodyLimit: BODY_LIMIT, ...PER_MINUTE }, async (request, reply) => {
      const token = request.cookies[APPLICANT_COOKIE]
      if (token !== undefined) await signIn.signOut(token)
      return answer(request, clearApplicantCookie(reply, publicUrl), 'signedOut')
    })
  })
}

const isForm = ({ headers }: FastifyRequest): boolean =>
  (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  what: Answer,
  refusals: readonly Refusal[] = [],
): FastifyReply {
  if (isForm(request)) return reply.redirect(PAGES[what], 303)
  const status = reply.statusCode === 200 ? STATUS[what] : reply.statusCode
  const locale = localeOf(request.headers['accept-language'])
  const errors = what === 'wrong' && refusals.length === 0 ? [WRONG] : refusals
  return reply.code(status).send({
    ok: what !== 'wrong',
    userErrors: errors.map((refusal) => userError(refusal, locale)),
  })
}

const WRONG: Refusal = { code: 'APPLICANT_SIGN_IN_WRONG', clause: 'SYS' }

/** Texts only, of a length that anybody types. */
function fieldsOf({ body }: FastifyRequest): Fields {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(
    Object.entries(body).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && entry[1].trim() !== '' && entry[1].length <= LONGEST_FIELD,
    ),
  )
}

function credentialsIn({ contact, password, number, code, oneTimeCode }: Fields): ApplicantCredentials | undefined {
  if (number !== undefined && code !== undefined) return { number, code }
  if (contact === undefined) return undefined
  if (oneTimeCode !== undefined)
    return number === undefined ? { contact, oneTimeCode } : { number, contact, oneTimeCode }
  return password === undefined ? undefined : { contact, password }
}
