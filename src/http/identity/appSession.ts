import type { FastifyInstance, FastifyReply } from 'fastify'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PendingSignIn, RelyingParty } from '../../app/identity/relyingParty.js'
import { SESSION_HOURS, type Sessions } from '../../app/identity/sessions.js'
import { SESSION_COOKIE } from '../authentication.js'
import { html } from '../html.js'
import { pageLocale } from '../language.js'
import { page } from '../page.js'
import { comesFromElsewhere } from '../sameOrigin.js'

export interface AppSessionDeps {
  readonly relyingParty: RelyingParty
  readonly sessions: Sessions
  readonly publicUrl: URL
  /** Signs what the browser carries between leaving for the issuer and coming back. */
  readonly cookieSecret: string
  /** Ends the person's session at the embedded provider; an external issuer is asked by address. */
  readonly endProviderSession?: (person: string) => Promise<void>
}

const PENDING_COOKIE = 'gongkai_login'
const PENDING_SECONDS = 30 * 60

/** /auth/login, /auth/callback, /auth/logout: the program as relying party, with a session cookie of its own. */
export function serveAppSession(app: FastifyInstance, deps: AppSessionDeps): void {
  const { relyingParty, sessions, publicUrl, cookieSecret, endProviderSession } = deps
  const secure = publicUrl.protocol === 'https:'
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const

  app.get<{ Querystring: { next?: unknown } }>('/auth/login', async (request, reply) => {
    const { url, pending } = await relyingParty.begin()
    const kept = signed(cookieSecret, { ...pending, next: localPath(request.query.next) })
    reply.setCookie(PENDING_COOKIE, kept, { ...cookie, path: '/auth', maxAge: PENDING_SECONDS })
    return reply.header('cache-control', 'no-store').redirect(url.href, 303)
  })

  app.get('/auth/callback', async (request, reply) => {
    const pending = verified<PendingSignIn & { next: string }>(cookieSecret, request.cookies[PENDING_COOKIE])
    reply.clearCookie(PENDING_COOKIE, { ...cookie, path: '/auth' }).header('cache-control', 'no-store')
    const failed = () => sendFailed(reply.code(400), pageLocale(request, reply, secure))
    if (pending === undefined) return failed()
    const signedIn = await relyingParty.finish(new URL(request.url, publicUrl), pending).catch((error: unknown) => {
      request.log.warn({ reason: (error as Error).name }, 'sign-in not completed')
      return undefined
    })
    if (signedIn === undefined) return failed()
    const former = request.cookies[SESSION_COOKIE]
    if (former !== undefined) await sessions.close(former)
    const token = await sessions.open(signedIn.person, signedIn.idToken)
    reply.setCookie(SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_HOURS * 3600 })
    return reply.redirect(pending.next, 303)
  })

  app.post('/auth/logout', async (request, reply) => {
    if (comesFromElsewhere(request, publicUrl)) return reply.code(403).send()
    const token = request.cookies[SESSION_COOKIE]
    reply.clearCookie(SESSION_COOKIE, cookie).header('cache-control', 'no-store')
    const closed = token === undefined ? undefined : await sessions.close(token)
    if (closed === undefined) return reply.redirect('/', 303)
    if (endProviderSession !== undefined) {
      await endProviderSession(closed.person)
      return reply.redirect('/', 303)
    }
    const away = await relyingParty.signOutUrl(closed.idToken, publicUrl).catch(() => undefined)
    return reply.redirect(away?.href ?? '/', 303)
  })
  // A form without fields: its body says nothing.
  app.addContentTypeParser('application/x-www-form-urlencoded', { bodyLimit: 1024 }, (_request, payload, done) => {
    payload.resume()
    done(null)
  })
}

/** Only addresses of this program: never another host, however it is written. */
export function localPath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(next)) return '/'
  return next
}

function signed(secret: string, value: object): string {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${body}.${mac(secret, body)}`
}

function verified<T>(secret: string, text: string | undefined): T | undefined {
  const [body, given] = (text ?? '').split('.')
  if (body === undefined || given === undefined) return undefined
  const expected = Buffer.from(mac(secret, body))
  const actual = Buffer.from(given)
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as T
}

const mac = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(`gongkai-login:${body}`).digest('base64url')

const FAILED = {
  zh: { title: '登录未完成', again: '重新登录' },
  en: { title: 'The sign-in was not completed', again: 'Sign in again' },
} as const

function sendFailed(reply: FastifyReply, locale: 'zh' | 'en'): FastifyReply {
  const t = FAILED[locale]
  const body = html`<h1>${t.title}</h1>
    <p><a href="/auth/login">${t.again}</a></p>`
  return reply.type('text/html; charset=utf-8').send(page({ locale, title: t.title, body }))
}
