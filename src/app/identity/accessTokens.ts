import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { PersonId } from '../../domain/values.js'
import { accountAggregate } from './accountAggregate.js'

export interface TokenRules {
  readonly issuer: string
  readonly audience: string
  readonly keys: JWTVerifyGetKey
  /** `none` and symmetric algorithms are never among them. */
  readonly algorithms: readonly string[]
  /** `at+jwt` where the issuer marks access tokens (RFC 9068). */
  readonly type?: string
  /** Which claim names the person: `sub` or `preferred_username`. */
  readonly personClaim: string
}

export type TokenVerifier = (token: string) => Promise<PersonId | undefined>

const CLOCK_TOLERANCE_SECONDS = 30

/** Whom an access token stands for; undefined for everything that is not exactly as the rules want it. */
export const tokenVerifier =
  ({ issuer, audience, keys, algorithms, type, personClaim }: TokenRules): TokenVerifier =>
  async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp', personClaim],
        ...(type === undefined ? {} : { typ: type }),
      })
      return personIn(payload[personClaim])
    } catch {
      return undefined
    }
  }

/** Claims of an issuer become ids in stream names: only what has the form of one. */
export const personIn = (claim: unknown): PersonId | undefined =>
  typeof claim === 'string' && accountAggregate.idPattern.test(claim) ? (claim as PersonId) : undefined

export const ownKeys = (publicKeys: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(publicKeys)

export const issuerKeys = (jwksUri: URL): JWTVerifyGetKey => createRemoteJWKSet(jwksUri)
