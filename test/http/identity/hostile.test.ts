import { type CryptoKey, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../../../src/cli/signIn.js'
import { browser, order, PASSWORD, signInApp, type SignInApp, wang } from './signInApp.js'

let program: SignInApp
let key: CryptoKey
let issuer: string
beforeAll(async () => {
  program = await signInApp()
  const file = await readFile(join(program.dataDir, 'identity', 'provider-keys.json'), 'utf8')
  key = (await importJWK((JSON.parse(file) as { signing: JWK[] }).signing[0]!, 'ES256')) as CryptoKey
  issuer = `${program.url}/oidc`
})
afterAll(() => program.close())

const ask = (headers: Record<string, string>) => browser(program.url).graphql('{ viewer { person } }', headers)
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

interface Claims {
  readonly iss?: string
  readonly aud?: string
  readonly exp?: string | number
  readonly typ?: string
  readonly alg?: string
  readonly sub?: string
}
const tokenWith = (
  { iss = issuer, aud = 'urn:gongkai:api', exp = '1h', typ = 'at+jwt', sub = wang }: Claims,
  by = key,
) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ })
    .setIssuer(iss)
    .setAudience(aud)
    .setSubject(sub)
    .setIssuedAt(Date.now() / 1000 - 7200)
    .setExpirationTime(exp)
    .sign(by)

test('a token made by the rules is taken, so that the refusals below are refusals of what they name', async () => {
  expect(await ask(bearer(await tokenWith({ exp: Math.floor(Date.now() / 1000) + 60 })))).toMatchObject({
    status: 200,
    body: { data: { viewer: { person: wang } } },
  })
})

test('a token of another issuer, for somebody else, expired, of another kind or unsigned is refused', async () => {
  const soon = Math.floor(Date.now() / 1000) + 60
  const foreign = await generateKeyPair('ES256')
  const tokens: Record<string, string> = {
    'wrong issuer': await tokenWith({ iss: 'https://evil.example/oidc', exp: soon }),
    'wrong audience': await tokenWith({ aud: 'gongkai', exp: soon }),
    expired: await tokenWith({ exp: Math.floor(Date.now() / 1000) - 120 }),
    'an id token': await tokenWith({ typ: 'JWT', exp: soon }),
    'signed by another key': await tokenWith({ exp: soon }, foreign.privateKey),
    'a person that is no id': await tokenWith({ sub: '../admin', exp: soon }),
    unsigned: new UnsecuredJWT({})
      .setIssuer(issuer)
      .setAudience('urn:gongkai:api')
      .setSubject(wang)
      .setExpirationTime('1h')
      .encode(),
    'the public key taken for a secret': await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience('urn:gongkai:api')
      .setSubject(wang)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('anything that is public'.repeat(3))),
    rubbish: 'abc.def.ghi',
  }
  for (const [what, token] of Object.entries(tokens)) {
    const { status, body } = await ask(bearer(token))
    expect([what, status, body]).toMatchObject([what, 401, { errors: [{ extensions: { code: 'BAD_TOKEN' } }] }])
  }
  expect((await ask({ authorization: 'Basic d2FuZzp3YW5n' })).status).toBe(401)
})

test('a token with a byte changed is refused', async () => {
  const token = await signIn({ url: program.url, user: wang, password: PASSWORD })
  const [header, payload, signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'p-zhao' })).toString('base64url')
  expect((await ask(bearer([header, forged, signature].join('.')))).status).toBe(401)
})

test('a made-up session is the public; a made-up sign-in in progress ends nowhere', async () => {
  expect((await ask({ cookie: 'gongkai_session=made-up' })).body).toMatchObject({ data: { viewer: null } })
  const person = browser(program.url)
  await person.send('/auth/login')
  const [body, mac] = person.cookie('gongkai_login')!.split('.')
  const pending = JSON.parse(Buffer.from(body!, 'base64url').toString()) as { state: string }
  const changed = Buffer.from(JSON.stringify({ ...pending, next: 'https://evil.example' })).toString('base64url')
  const response = await fetch(`${program.url}/auth/callback?code=x&state=${pending.state}&iss=${issuer}`, {
    redirect: 'manual',
    headers: { cookie: `gongkai_login=${changed}.${mac}` },
  })
  expect(response.status).toBe(400)
})

test('a sign-in never leads to another host', async () => {
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aX: y',
  ]) {
    const landed = await browser(program.url).signIn(wang, PASSWORD, next)
    expect(new URL(landed.address).origin).toBe(program.url)
  }
})

test('a sign-in page belongs to the browser that opened it', async () => {
  const form = await browser(program.url).follow('/auth/login')
  const thief = await browser(program.url).send(new URL(form.address).pathname)
  expect(thief.status).toBe(400)
})

test('another site cannot use a session: no simple request, no foreign origin', async () => {
  const person = browser(program.url)
  await person.signIn(wang, PASSWORD)
  const query = '{ viewer { person } }'
  const simple = await person.send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ query }),
  })
  expect(simple.status).toBe(400)
  expect((await person.send(`/graphql?query=${encodeURIComponent(query)}`)).status).toBe(400)
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
    expect((await person.graphql(query, headers as Record<string, string>)).body).toMatchObject({
      errors: [{ extensions: { code: 'CROSS_SITE' } }],
    })
  }
  expect((await person.graphql(query, { origin: program.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  const logout = await person.send('/auth/logout', { method: 'POST', headers: { origin: 'https://evil.example' } })
  expect(logout.status).toBe(403)
})

test('a capacity that is not held cannot be taken', async () => {
  const token = await signIn({ url: program.url, user: wang, password: PASSWORD })
  const acting = (actAs: string) =>
    browser(program.url).graphql('{ viewer { actingAs { role } } }', { ...bearer(token), 'x-act-as': actAs })
  expect(await acting('publishingOfficer@fgw')).toMatchObject({
    body: { data: { viewer: { actingAs: { role: 'publishingOfficer' } } } },
  })
  expect(await acting('registrar@fgw')).toMatchObject({
    status: 403,
    body: { errors: [{ extensions: { code: 'CAPACITY_NOT_HELD' } }] },
  })
})

test('a code is good once, and only with the verifier it was asked for (PKCE)', async () => {
  const authorize = `/oidc/auth?client_id=gongkai-cli&redirect_uri=${encodeURIComponent('http://127.0.0.1/callback')}&response_type=code&scope=openid`
  const without = await browser(program.url).send(authorize)
  expect(without.headers.get('location')).toContain('error=invalid_request')

  const exchange = (parameters: Record<string, string>) =>
    fetch(`${program.url}/oidc/token`, { method: 'POST', body: new URLSearchParams(parameters) })
  const person = browser(program.url)
  const challenge = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU' // SHA-256 of the empty text
  const form = await person.follow(`${authorize}&code_challenge=${challenge}&code_challenge_method=S256`)
  let response = await person.send(form.address, {
    method: 'POST',
    body: new URLSearchParams({ person: wang, password: PASSWORD }),
  })
  while (!response.headers.get('location')!.startsWith('http://127.0.0.1/')) {
    response = await person.send(response.headers.get('location')!)
  }
  const code = new URL(response.headers.get('location')!).searchParams.get('code')!
  const refused = await exchange({
    grant_type: 'authorization_code',
    client_id: 'gongkai-cli',
    redirect_uri: 'http://127.0.0.1/callback',
    code,
    code_verifier: 'x'.repeat(43),
  })
  expect(refused.status).toBe(400)
})

test('a disabled account is out at once: session, token and password', async () => {
  const person = browser(program.url)
  await person.signIn(wang, PASSWORD)
  const token = await signIn({ url: program.url, user: wang, password: PASSWORD })
  await program.accounts.disable(wang, order())
  expect((await person.graphql('{ viewer { person } }')).body).toMatchObject({ data: { viewer: null } })
  expect((await ask(bearer(token))).status).toBe(401)
  expect((await browser(program.url).signIn(wang, PASSWORD)).status).toBe(401)
  await program.accounts.enable(wang, order())
  expect((await browser(program.url).signIn(wang, PASSWORD)).status).toBe(200)
})

test('a large body is refused before it is read into memory', async () => {
  const response = await fetch(`${program.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { person } }', variables: { x: 'x'.repeat(3_000_000) } }),
  })
  expect(response.status).toBe(413)
})
