import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type pg from 'pg'
import { faultOf as faultForLog } from '../../app/compose/logger.js'
import { ownKeys, tokenVerifier } from '../../app/identity/accessTokens.js'
import { type Accounts, createAccounts } from '../../app/identity/accounts.js'
import { createPasswords, type HashCost } from '../../app/identity/passwords.js'
import { API_AUDIENCE, APP_CLIENT, createProvider, issuerOf } from '../../app/identity/provider.js'
import { openProviderKeys, publicPart } from '../../app/identity/providerKeys.js'
import { createRelyingParty } from '../../app/identity/relyingParty.js'
import { ensureSecretSchema, forgetExpired } from '../../app/identity/secretSchema.js'
import { createSessions } from '../../app/identity/sessions.js'
import { createThrottle } from '../../app/identity/throttle.js'
import type { Execute } from '../../app/execute.js'
import type { Authenticator } from '../authentication.js'
import { html } from '../html.js'
import { page } from '../page.js'
import { serveAppSession } from './appSession.js'
import type { Identity } from './identity.js'
import { mountProvider, ownFetch } from './providerMount.js'
import { serveSignInPages, signInPath } from './signInPages.js'

export interface EmbeddedIdentityDeps {
  readonly publicUrl: URL
  /** Keeps the provider's keys, mode 0600. */
  readonly dataDir: string
  /** Role `work`: the schema `secret`. */
  readonly pool: pg.Pool
  readonly execute: Execute
  readonly rolesOf: Authenticator['rolesOf']
  readonly logger: FastifyBaseLogger
  readonly hashCost?: HashCost
}

/** Sign-in by the OpenID provider in the program itself. @throws KeyFileExposedError */
export async function createEmbeddedIdentity(
  deps: EmbeddedIdentityDeps,
): Promise<Identity & { readonly accounts: Accounts }> {
  const { publicUrl, pool, execute, rolesOf, logger } = deps
  await ensureSecretSchema(pool)
  const keys = await openProviderKeys(deps.dataDir)
  const sessions = createSessions(pool)
  const throttle = createThrottle(pool)
  const accounts = createAccounts({ pool, execute, passwords: createPasswords(deps.hashCost), sessions, throttle })
  const issuer = issuerOf(publicUrl)
  const personOf = tokenVerifier({
    issuer,
    audience: API_AUDIENCE,
    keys: ownKeys({ keys: keys.signing.map(publicPart) }),
    algorithms: ['ES256'],
    type: 'at+jwt',
    personClaim: 'sub',
  })
  const provider = createProvider({
    publicUrl,
    keys,
    pool,
    signInPath,
    isEnabled: (person) => accounts.isEnabled(person as never),
    renderError,
    onFault: (error) => logger.error({ err: faultForLog(error) }, 'fault in the provider'),
  })

  return {
    accounts,
    authenticator: {
      personOfSession: sessions.personOf,
      personOfToken: async (token) => {
        const person = await personOf(token)
        return person !== undefined && (await accounts.isEnabled(person)) ? person : undefined
      },
      rolesOf,
    },
    forgetExpired: () => forgetExpired(pool),
    mount: async (app: FastifyInstance) => {
      const relyingParty = createRelyingParty({
        issuer: new URL(issuer),
        clientId: APP_CLIENT,
        clientSecret: keys.clientSecret,
        redirectUri: new URL('/auth/callback', publicUrl),
        personClaim: 'sub',
        fetch: ownFetch(app),
      })
      const endProviderSession = async (person: string) => {
        await pool.query(`delete from secret.provider where account = $1`, [person])
      }
      await mountProvider(app, provider, publicUrl)
      await serveSignInPages(app, { provider, accounts, publicUrl })
      await app.register((scope) => {
        serveAppSession(scope, {
          relyingParty,
          sessions,
          publicUrl,
          cookieSecret: keys.cookies[0]!,
          endProviderSession,
        })
        return Promise.resolve()
      })
    },
  }
}

/** The provider's own errors: a broken or foreign request of a client, never something that a person typed. */
const renderError = (_ctx: unknown, code: string): string =>
  page({
    locale: 'zh',
    title: '登录请求有误',
    body: html`<h1>登录请求有误 · The sign-in request is not valid</h1>
      <p class="quiet">${code}</p>
      <p><a href="/">首页 · Home</a></p>`,
  })
