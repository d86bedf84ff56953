import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider/lib/provider.js'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { createExternalIdentity } from '../../../src/http/identity/externalIdentity.js'
import { createTestDatabase, type TestDatabase } from '../../support/database.js'
import { testApp } from '../testApp.js'
import { browser } from './signInApp.js'

const AUDIENCE = 'urn:gongkai:api'

let issuerServer: Server
let issuer: string
let database: TestDatabase
let pool: pg.Pool
let app: FastifyInstance
let url: string

/** Another organisation's issuer: RS256, consent pages, staff ids in `preferred_username`. */
beforeAll(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({ connectionString: database.workUrl, max: 4 })
  issuerServer = createServer()
  await new Promise<void>((resolve) => issuerServer.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}`
  const placeholder = createServer()
  await new Promise<void>((resolve) => placeholder.listen(0, '127.0.0.1', resolve))
  const { port } = placeholder.address() as AddressInfo
  await new Promise((resolve) => placeholder.close(resolve))
  url = `http://127.0.0.1:${port}`

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'district',
        client_secret: 'a secret of both',
        redirect_uris: [`${url}/auth/callback`],
        post_logout_redirect_uris: [`${url}/`],
      },
    ],
    cookies: { keys: ['test'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'preferred_username'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: `uuid-${id}`, preferred_username: id }) }),
  })
  issuerServer.on('request', provider.callback())

  const identity = await createExternalIdentity({
    publicUrl: new URL(url),
    issuer: new URL(issuer),
    clientId: 'district',
    clientSecret: 'a secret of both',
    audience: AUDIENCE,
    personClaim: 'preferred_username',
    pool,
    rolesOf: () => [],
    cookieSecret: 'for tests',
  })
  app = (await testApp({ publicUrl: new URL(url), authenticator: identity.authenticator, mounts: [identity.mount] }))
    .app
  await app.listen({ port, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  issuerServer.closeAllConnections()
  await new Promise((resolve) => issuerServer.close(resolve))
  await pool.end()
  await database.drop()
})

const VIEWER = '{ viewer { person } }'

/** Signs in at the issuer's own pages, consents, and comes back. */
async function signInAtIssuer(login: string) {
  const person = browser(url)
  let page = await person.follow('/auth/login')
  page = await person.follow(page.address, {
    method: 'POST',
    body: new URLSearchParams({ prompt: 'login', login, password: 'theirs to check' }),
  })
  if (new URL(page.address).origin === issuer) {
    page = await person.follow(page.address, { method: 'POST', body: new URLSearchParams({ prompt: 'consent' }) })
  }
  return { person, page }
}

test('people sign in at an issuer of the organisation; the configured claim holds their staff id', async () => {
  const { person, page } = await signInAtIssuer('p-wang')
  expect(page.address).toBe(`${url}/`)
  expect((await person.graphql(VIEWER)).body).toMatchObject({ data: { viewer: { person: 'p-wang' } } })
})

test('signing out leads to the issuer, which knows whose session to end', async () => {
  const { person } = await signInAtIssuer('p-wang')
  const response = await person.send('/auth/logout', { method: 'POST' })
  const away = new URL(response.headers.get('location')!)
  expect([away.origin, away.searchParams.get('post_logout_redirect_uri')]).toEqual([issuer, `${url}/`])
  expect(away.searchParams.get('id_token_hint')).not.toBeNull()
  expect((await person.graphql(VIEWER)).body).toMatchObject({ data: { viewer: null } })
})

test('a claim that is no staff id lets nobody in', async () => {
  const { person, page } = await signInAtIssuer('wang@example.gov.cn/../x')
  expect(page.status).toBe(400)
  expect((await person.graphql(VIEWER)).body).toMatchObject({ data: { viewer: null } })
})

test('the embedded provider is not there beside another issuer', async () => {
  expect((await fetch(`${url}/oidc/.well-known/openid-configuration`)).status).toBe(404)
})
