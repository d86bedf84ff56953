import * as client from 'openid-client'
import type { PersonId } from '../../domain/values.js'
import { personIn } from './accessTokens.js'

export interface RelyingPartyOptions {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret?: string
  readonly redirectUri: URL
  readonly personClaim: string
  /** How the issuer is reached; the embedded one is asked without going over the network. */
  readonly fetch?: client.CustomFetch
}

/** What the browser keeps between leaving for the issuer and coming back. */
export interface PendingSignIn {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface SignedIn {
  readonly person: PersonId
  readonly idToken: string
}

/** The program towards an OpenID issuer: authorization code with PKCE, state and nonce. */
export interface RelyingParty {
  readonly begin: () => Promise<{ readonly url: URL; readonly pending: PendingSignIn }>
  /** @throws when the answer does not belong to what was begun, or the issuer did not keep to the protocol. */
  readonly finish: (callbackUrl: URL, pending: PendingSignIn) => Promise<SignedIn>
  /** Where to go for signing out at the issuer too; undefined where it has no such address. */
  readonly signOutUrl: (idToken: string, returnTo: URL) => Promise<URL | undefined>
  /** What the issuer says about itself. */
  readonly metadata: () => Promise<client.ServerMetadata>
}

export class PersonClaimMissingError extends Error {
  override readonly name = 'PersonClaimMissingError'
  constructor(claim: string) {
    super(`The issuer's id token has no usable claim "${claim}"`)
  }
}

export function createRelyingParty(options: RelyingPartyOptions): RelyingParty {
  const { redirectUri, personClaim } = options
  let discovered: Promise<client.Configuration> | undefined
  // An issuer that cannot be reached now is asked again at the next sign-in.
  const issuer = () =>
    (discovered ??= discover(options).catch((error: unknown) => {
      discovered = undefined
      throw error
    }))

  return {
    begin: async () => {
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(await issuer(), {
        redirect_uri: redirectUri.href,
        scope: 'openid',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      })
      return { url, pending }
    },
    finish: async (callbackUrl, { state, nonce, verifier }) => {
      const tokens = await client.authorizationCodeGrant(await issuer(), callbackUrl, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const person = personIn(tokens.claims()?.[personClaim])
      if (person === undefined) throw new PersonClaimMissingError(personClaim)
      return { person, idToken: tokens.id_token! }
    },
    signOutUrl: async (idToken, returnTo) => {
      const configuration = await issuer()
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
      return client.buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo.href,
      })
    },
    metadata: async () => (await issuer()).serverMetadata(),
  }
}

function discover(options: RelyingPartyOptions): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, fetch } = options
  const insecure = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []
  return client.discovery(
    issuer,
    clientId,
    {},
    clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
    { execute: insecure, ...(fetch === undefined ? {} : { [client.customFetch]: fetch }) },
  )
}
