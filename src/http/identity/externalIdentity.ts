import type pg from 'pg'
import { issuerKeys, type TokenVerifier, tokenVerifier } from '../../app/identity/accessTokens.js'
import { createRelyingParty, type RelyingParty } from '../../app/identity/relyingParty.js'
import { ensureSecretSchema, forgetExpired } from '../../app/identity/secretSchema.js'
import { createSessions } from '../../app/identity/sessions.js'
import type { Authenticator } from '../authentication.js'
import { serveAppSession } from './appSession.js'
import type { Identity } from './identity.js'

export interface ExternalIdentityDeps {
  readonly publicUrl: URL
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret?: string
  /** What access tokens must be meant for. */
  readonly audience: string
  /** `sub` or `preferred_username`: the claim that holds the staff id. */
  readonly personClaim: string
  /** Role `work`: the schema `secret`. */
  readonly pool: pg.Pool
  readonly rolesOf: Authenticator['rolesOf']
  /** Signs what browsers carry during sign-in; the same in every process. */
  readonly cookieSecret: string
}

/** Asymmetric ones only: a key that the issuer publishes can never sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/** Sign-in by any OpenID issuer (OIDC_ISSUER). The issuer keeps accounts and passwords; roles are kept here. */
export async function createExternalIdentity(deps: ExternalIdentityDeps): Promise<Identity> {
  const { publicUrl, issuer, clientId, clientSecret, personClaim, pool, cookieSecret, rolesOf } = deps
  await ensureSecretSchema(pool)
  const sessions = createSessions(pool)
  const relyingParty = createRelyingParty({
    issuer,
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    redirectUri: new URL('/auth/callback', publicUrl),
    personClaim,
  })
  return {
    authenticator: { personOfSession: sessions.personOf, personOfToken: lazily(relyingParty, deps), rolesOf },
    forgetExpired: () => forgetExpired(pool),
    mount: (app) => {
      serveAppSession(app, { relyingParty, sessions, publicUrl, cookieSecret })
      return Promise.resolve()
    },
  }
}

/** The issuer's keys are found when the first token comes, so that the program starts without the issuer. */
function lazily(relyingParty: RelyingParty, { audience, personClaim }: ExternalIdentityDeps): TokenVerifier {
  let verifier: TokenVerifier | undefined
  return async (token) => {
    if (verifier === undefined) {
      const { issuer, jwks_uri: keys } = await relyingParty.metadata()
      if (keys === undefined) return undefined
      verifier = tokenVerifier({
        issuer,
        audience,
        keys: issuerKeys(new URL(keys)),
        algorithms: ALGORITHMS,
        personClaim,
      })
    }
    return verifier(token)
  }
}
