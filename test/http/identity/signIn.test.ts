import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, SignInRefusedError } from '../../../src/cli/signIn.js'
import { browser, order, PASSWORD, signInApp, type SignInApp, wang } from './signInApp.js'

let program: SignInApp
beforeAll(async () => {
  program = await signInApp()
})
afterAll(() => program.close())

const VIEWER = '{ viewer { person roles { role } } }'

test('a person signs in through the form, is known to GraphQL and the start page, and signs out', async () => {
  const person = browser(program.url)
  const landed = await person.signIn(wang, PASSWORD, '/portal')
  expect([landed.status, new URL(landed.address).pathname]).toEqual([200, '/portal'])
  expect((await person.graphql(VIEWER)).body).toMatchObject({
    data: { viewer: { person: wang, roles: [{ role: 'publishingOfficer' }] } },
  })
  expect(await (await person.send('/')).text()).toContain(wang)

  await person.follow('/auth/logout', { method: 'POST' })
  expect((await person.graphql(VIEWER)).body).toMatchObject({ data: { viewer: null } })
  // Signing in again asks for the password again: the provider has forgotten too.
  expect(new URL((await person.follow('/auth/login')).address).pathname).toMatch(/^\/auth\/sign-in\//)
})

test('the session cookie cannot be read by scripts, and does not go to other sites', async () => {
  const person = browser(program.url)
  const form = await person.follow('/auth/login')
  let response = await person.send(form.address, {
    method: 'POST',
    body: new URLSearchParams({ person: wang, password: PASSWORD }),
  })
  while (!response.headers.get('location')?.endsWith('/')) {
    response = await person.send(new URL(response.headers.get('location')!, program.url).href)
  }
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('gongkai_session='))!
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect(cookie).not.toMatch(/Secure/) // http here; test of https below
})

test('the command line signs in by the same code flow and gets a token that the API takes', async () => {
  const token = await signIn({ url: program.url, user: wang, password: PASSWORD })
  const { body } = await browser(program.url).graphql(VIEWER, { authorization: `Bearer ${token}` })
  expect(body).toMatchObject({ data: { viewer: { person: wang } } })
  await expect(signIn({ url: program.url, user: wang, password: 'not this one' })).rejects.toThrow(SignInRefusedError)
})

test('a role granted or revoked counts from the next request on: tokens hold none', async () => {
  const token = await signIn({ url: program.url, user: wang, password: PASSWORD })
  const ask = () => browser(program.url).graphql(VIEWER, { authorization: `Bearer ${token}` })
  const held = program.people[wang]!
  program.people[wang] = []
  expect((await ask()).body).toMatchObject({ data: { viewer: { roles: [] } } })
  program.people[wang] = held
  expect((await ask()).body).toMatchObject({ data: { viewer: { roles: [{ role: 'publishingOfficer' }] } } })
})

test('an unknown name, a wrong password and a locked account get the same answer', async () => {
  const answers = []
  for (const name of ['p-nobody', wang]) {
    const response = await browser(program.url).signIn(name, 'wrong password')
    answers.push([response.status, (await response.text()).replaceAll(/\s+/g, ' ')])
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]![0]).toBe(401)
})

test('an unknown name takes as long as a wrong password', async () => {
  const { accounts } = program
  const time = async (name: string) => {
    const started = process.hrtime.bigint()
    await accounts.verify(name, 'wrong password', 'timing')
    return Number(process.hrtime.bigint() - started) / 1e6
  }
  await time('warm-up')
  const unknown = [await time('p-nobody-1'), await time('p-nobody-2'), await time('p-nobody-3')]
  const known = [await time(wang)]
  // A hash costs more than everything else together: without one the answer would come in a fraction of the time.
  expect(Math.max(...unknown)).toBeGreaterThan(Math.min(...known) / 4)
})

test('keys of the provider are made once and belong to the program alone', async () => {
  const { mode } = await stat(join(program.dataDir, 'identity', 'provider-keys.json'))
  expect((mode & 0o777).toString(8)).toBe('600')
})

test('nothing secret is written to the log of the program', () => {
  const logged = program
    .logged()
    .split('\n')
    .filter((line) => !line.includes('Server listening at'))
    .join('\n')
  expect(logged).toContain('/graphql')
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'wrong password', 'Bearer ', 'code=', '127.0.0.1']) {
    expect(logged.includes(secret), secret).toBe(false)
  }
})

test('five wrong passwords lock the account for a while, even for the right one, and are an event', async () => {
  const other = { ...order(), actor: order().actor }
  await program.accounts.enable(wang, other)
  for (let attempt = 0; attempt < 6; attempt += 1) await program.accounts.verify(wang, `wrong ${attempt}`, '10.0.0.9')
  expect(await program.accounts.verify(wang, PASSWORD, '10.0.0.10')).toBeUndefined()
  const locks = (await program.accountEvents()).filter(({ type }) => type === 'SignInFailedRepeatedly')
  expect(locks).toHaveLength(1)
  expect(locks[0]).toMatchObject({ data: { person: wang, failures: 5 }, metadata: { process: 'sign-in' } })
  await program.accounts.setPassword(wang, PASSWORD, order())
  expect(await program.accounts.verify(wang, PASSWORD, '10.0.0.10')).toBe(wang)
})
