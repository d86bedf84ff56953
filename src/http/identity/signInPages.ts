import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import { SessionNotFound } from 'oidc-provider/lib/helpers/errors.js'
import type { Accounts } from '../../app/identity/accounts.js'
import type { Locale } from '../../graphql/locale.js'
import { html } from '../html.js'
import { languageSwitch, pageLocale } from '../language.js'
import { page } from '../page.js'
import { comesFromElsewhere } from '../sameOrigin.js'

export const signInPath = (uid: string): string => `/auth/sign-in/${uid}`

export interface SignInPagesDeps {
  readonly provider: Provider
  readonly accounts: Pick<Accounts, 'verify'>
  readonly publicUrl: URL
}

type Interaction = { Params: { uid: string }; Body: { person?: unknown; password?: unknown } | undefined }

const TEXTS = {
  zh: {
    title: '登录 · 烈山区政务公开',
    person: '工号',
    password: '密码',
    submit: '登录',
    wrong: '工号或者密码不正确，或者尝试次数过多。请核对后稍候再试。',
    expired: '登录页面已过期。',
    again: '重新登录',
  },
  en: {
    title: 'Sign in · Gongkai',
    person: 'Staff id',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The staff id or the password is wrong, or there were too many attempts. Check both and try again later.',
    expired: 'This sign-in page has expired.',
    again: 'Sign in again',
  },
} as const

/** Sign-ins a minute from one address; the accounts count failures by name besides. */
const PER_MINUTE = 60

/** The embedded provider's own pages. The same words for every reason why a sign-in fails. */
export async function serveSignInPages(app: FastifyInstance, deps: SignInPagesDeps): Promise<void> {
  const { provider, accounts, publicUrl } = deps
  const secure = publicUrl.protocol === 'https:'
  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 8 * 1024 })
    scope.setErrorHandler((error, request, reply) => {
      if (!(error instanceof SessionNotFound)) throw error
      return send(reply.code(400), pageLocale(request, reply, secure), { expired: true })
    })

    scope.get<Interaction>(signInPath(':uid'), async (request, reply) => {
      await ofThisBrowser(provider, request, reply)
      return send(reply, pageLocale(request, reply, secure))
    })

    scope.post<Interaction>(
      signInPath(':uid'),
      { config: { rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } } },
      async (request, reply) => {
        await ofThisBrowser(provider, request, reply)
        const locale = pageLocale(request, reply, secure)
        if (comesFromElsewhere(request, publicUrl)) return send(reply.code(403), locale, { expired: true })
        const { person, password } = request.body ?? {}
        const verified =
          typeof person === 'string' && typeof password === 'string'
            ? await accounts.verify(person.trim(), password, request.ip)
            : undefined
        if (verified === undefined) return send(reply.code(401), locale, { wrong: true })
        const next = await provider.interactionResult(request.raw, reply.raw, {
          login: { accountId: verified, remember: false },
        })
        return reply.redirect(next, 303)
      },
    )
  })
}

/** @throws SessionNotFound when the page was not opened by this browser, or long ago. */
async function ofThisBrowser(
  provider: Provider,
  request: FastifyRequest<Interaction>,
  reply: FastifyReply,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request.raw, reply.raw)
  if (uid !== request.params.uid) throw new SessionNotFound('interaction of another page')
}

function send(
  reply: FastifyReply,
  locale: Locale,
  { wrong = false, expired = false }: { wrong?: boolean; expired?: boolean } = {},
): FastifyReply {
  const t = TEXTS[locale]
  const form = html`${wrong && html`<p class="alert" role="alert">${t.wrong}</p>`}
    <form class="stacked" method="post">
      <label>${t.person} <input name="person" autocomplete="username" required maxlength="64" autofocus /></label>
      <label
        >${t.password} <input name="password" type="password" autocomplete="current-password" required maxlength="256"
      /></label>
      <button type="submit">${t.submit}</button>
    </form>`
  const again = html`<p class="alert">${t.expired}</p>
    <p><a href="/auth/login">${t.again}</a></p>`
  const text = page({
    locale,
    title: t.title,
    body: html`<nav>${languageSwitch(locale)}</nav>
      <h1>${t.title}</h1>
      ${expired ? again : form}`,
  })
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)
}
