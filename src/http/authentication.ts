import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, RoleHeld } from '../domain/context.js'
import type { PersonId } from '../domain/values.js'
import type { ApplicantSession } from '../app/applicants/applicantSignIn.js'
import { actorOf } from '../app/identity/actor.js'
import { APPLICANT_COOKIE } from './applicantCookie.js'
import { comesFromElsewhere } from './sameOrigin.js'

/** How people are known: by a session of a browser or an access token of a program. */
export interface Authenticator {
  /** Undefined when the session is unknown, expired, or its account disabled. */
  readonly personOfSession: (session: string) => Promise<PersonId | undefined>
  /** Undefined when the token is not one of ours, expired, meant for someone else, or its account disabled. */
  readonly personOfToken: (token: string) => Promise<PersonId | undefined>
  /** Looked up for each request, so that a role revoked is gone at once. */
  readonly rolesOf: (person: PersonId) => readonly RoleHeld[] | Promise<readonly RoleHeld[]>
  /** An applicant's session, in a cookie of its own; undefined when unknown, expired, or its access closed. */
  readonly applicantOfSession?: (session: string) => Promise<ApplicantSession | undefined>
}

export const SESSION_COOKIE = 'gongkai_session'

export interface Caller {
  readonly actor: Actor
  readonly person?: PersonId
  /** To officers' commands and queries an applicant is the public. */
  readonly applicant?: ApplicantSession
}

export type Authentication =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly status: 401 | 403; readonly code: string; readonly message: string }

const PUBLIC: Authentication = { ok: true, caller: { actor: { kind: 'public' } } }

/** Who is calling. A stale session is the public; a bad token is an error, since a program meant to be someone. */
export async function authenticate(
  request: FastifyRequest,
  authenticator: Authenticator,
  publicUrl: URL,
): Promise<Authentication> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (request.headers.authorization !== undefined) {
    const person = bearer === undefined ? undefined : await authenticator.personOfToken(bearer)
    return person === undefined ? refused(401, 'BAD_TOKEN', BAD_TOKEN) : asPerson(request, person, authenticator)
  }
  const session = request.cookies[SESSION_COOKIE]
  const person = session === undefined ? undefined : await authenticator.personOfSession(session)
  if (person === undefined) return asApplicant(request, authenticator, publicUrl)
  if (comesFromElsewhere(request, publicUrl)) return refused(403, 'CROSS_SITE', CROSS_SITE)
  return asPerson(request, person, authenticator)
}

async function asApplicant(
  request: FastifyRequest,
  { applicantOfSession }: Authenticator,
  publicUrl: URL,
): Promise<Authentication> {
  const session = request.cookies[APPLICANT_COOKIE]
  const applicant = session === undefined ? undefined : await applicantOfSession?.(session)
  if (applicant === undefined) return PUBLIC
  if (comesFromElsewhere(request, publicUrl)) return refused(403, 'CROSS_SITE', CROSS_SITE)
  return { ok: true, caller: { actor: { kind: 'public' }, applicant } }
}

/** Answers a refusal in the form of a GraphQL answer, which every client of this API reads. */
export function sendRefusal(
  reply: FastifyReply,
  { status, code, message }: Extract<Authentication, { ok: false }>,
): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"')
  return reply.code(status).send({ errors: [{ message, extensions: { code, correlationId: reply.request.id } }] })
}

async function asPerson(
  request: FastifyRequest,
  person: PersonId,
  { rolesOf }: Authenticator,
): Promise<Authentication> {
  const actAs = request.headers['x-act-as']
  const actor = actorOf(person, await rolesOf(person), typeof actAs === 'string' ? actAs : undefined)
  return actor === 'notHeld'
    ? refused(403, 'CAPACITY_NOT_HELD', CAPACITY_NOT_HELD)
    : { ok: true, caller: { actor, person } }
}

const refused = (status: 401 | 403, code: string, message: string): Authentication => ({
  ok: false,
  status,
  code,
  message,
})

const BAD_TOKEN = 'The access token is not valid here. 访问令牌无效。'
const CROSS_SITE = 'Requests from another site may not use your session. 不接受来自其他站点的请求。'
const CAPACITY_NOT_HELD = 'x-act-as names a capacity that you do not hold. 您不具有 x-act-as 所指的职责。'
