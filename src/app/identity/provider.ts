import type { Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider'
import { Provider } from 'oidc-provider/lib/provider.js'
import type pg from 'pg'
import { providerAdapter } from './providerAdapter.js'
import type { ProviderKeys } from './providerKeys.js'

export const PROVIDER_PATH = '/oidc'
export const APP_CLIENT = 'gongkai'
export const CLI_CLIENT = 'gongkai-cli'
/** Audience of access tokens for the API. */
export const API_AUDIENCE = 'urn:gongkai:api'
/** What a program that signs in from a terminal listens on, in name only: the code is taken from the redirect. */
export const CLI_REDIRECT = 'http://127.0.0.1/callback'

const HOUR = 3600

export interface ProviderDeps {
  readonly publicUrl: URL
  readonly keys: ProviderKeys
  readonly pool: pg.Pool
  /** Pages of sign-in, by the id of the interaction. */
  readonly signInPath: (uid: string) => string
  readonly isEnabled: (person: string) => Promise<boolean>
  readonly renderError: (ctx: KoaContextWithOIDC, code: string) => string
  readonly onFault: (error: Error) => void
}

export const issuerOf = (publicUrl: URL): string => `${publicUrl.origin}${PROVIDER_PATH}`

/** The embedded OpenID provider: code flow with PKCE only, signed access tokens for the API, no consent between own parts. */
export function createProvider(deps: ProviderDeps): Provider {
  const secure = deps.publicUrl.protocol === 'https:'
  const provider = new Provider(issuerOf(deps.publicUrl), { ...FIXED, ...configurationOf(deps, secure) })
  // The mount hands over the host and protocol of PUBLIC_URL; what a caller claims they are is not looked at.
  provider.proxy = true
  provider.on('server_error', (_ctx, error) => deps.onFault(error))
  return provider
}

const FIXED: Configuration = {
  responseTypes: ['code'],
  scopes: ['openid'],
  pkce: { required: () => true },
  clientAuthMethods: ['client_secret_basic', 'none'],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  ttl: {
    AccessToken: HOUR,
    AuthorizationCode: 60,
    IdToken: HOUR,
    Interaction: HOUR / 2,
    Session: 8 * HOUR,
    Grant: 8 * HOUR,
  },
}

const configurationOf = (
  { publicUrl, keys, pool, signInPath, isEnabled, renderError }: ProviderDeps,
  secure: boolean,
): Configuration => ({
  adapter: providerAdapter(pool),
  jwks: { keys: [...keys.signing] as unknown as JWK[] },
  clients: [
    {
      client_id: APP_CLIENT,
      client_secret: keys.clientSecret,
      redirect_uris: [`${publicUrl.origin}/auth/callback`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
    },
    {
      client_id: CLI_CLIENT,
      // As `native` it would have to ask for consent each time.
      token_endpoint_auth_method: 'none',
      redirect_uris: [CLI_REDIRECT],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  cookies: {
    keys: [...keys.cookies],
    long: { httpOnly: true, sameSite: 'lax', signed: true, secure },
    short: { httpOnly: true, sameSite: 'lax', signed: true, secure },
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API_AUDIENCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'api',
        audience: API_AUDIENCE,
        accessTokenFormat: 'jwt',
        accessTokenTTL: HOUR,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  interactions: { url: (_ctx, interaction) => signInPath(interaction.uid) },
  findAccount: async (_ctx, id) => ((await isEnabled(id)) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
  // The program's own parts need nobody's consent.
  loadExistingGrant: async ({ oidc }) => {
    const grantId = oidc.result?.consent?.grantId ?? oidc.session!.grantIdFor(oidc.client!.clientId)
    const existing = grantId === undefined ? undefined : await oidc.provider.Grant.find(grantId)
    if (existing !== undefined) return existing
    const grant = new oidc.provider.Grant({ accountId: oidc.session!.accountId!, clientId: oidc.client!.clientId })
    grant.addOIDCScope('openid')
    grant.addResourceScope(API_AUDIENCE, 'api')
    await grant.save()
    return grant
  },
  renderError: (ctx, { error }) => {
    ctx.type = 'html'
    ctx.body = renderError(ctx, error)
  },
})
