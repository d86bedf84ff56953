import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SignInRefusedError, signIn } from '../../../src/cli/signIn.js'
import { toGlobalId } from '../../../src/graphql/relay.js'
import { personId } from '../../support/spec.js'
import { browser, order, PASSWORD, signInApp, type SignInApp, wang } from './signInApp.js'

let program: SignInApp
beforeAll(async () => {
  program = await signInApp()
  for (const person of ['p-zhao', 'p-qian']) {
    expect(await program.accounts.open(personId(person), REGISTRARS, order())).toMatchObject({ ok: true })
  }
})
afterAll(() => program.close())

interface Outcome {
  readonly person: { id: string } | null
  readonly event: { type: string } | null
  readonly repeated: boolean
  readonly userErrors: readonly { code: string; path: readonly string[] | null }[]
}

const REGISTRARS = `${PASSWORD} 登记`
const tokenOf = (user: string) => signIn({ url: program.url, user, password: user === wang ? PASSWORD : REGISTRARS })

async function mutate(token: string | undefined, name: string, type: string, input: object): Promise<Outcome> {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { person { id } event { type } repeated userErrors { code path } } }`
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const { body } = await browser(program.url).graphql(query, headers, { input })
  expect(body.errors).toBeUndefined()
  return (body.data as Record<string, Outcome>)[name]!
}
const codes = ({ userErrors }: Outcome) => userErrors.map(({ code }) => code)
const forWang = (more: object = {}) => ({ commandId: randomUUID(), personId: toGlobalId('Person', wang), ...more })

test('a registrar of the agency sets a password, one of another agency does not, nor does the public', async () => {
  const password = '新的一个密码 2026'
  expect(codes(await mutate(undefined, 'setAccountPassword', 'AccountPasswordInput', forWang({ password })))).toEqual([
    'ROLE_MISSING',
  ])
  expect(
    codes(await mutate(await tokenOf('p-qian'), 'setAccountPassword', 'AccountPasswordInput', forWang({ password }))),
  ).toEqual(['WRONG_AGENCY'])
  expect(await program.accounts.verify(wang, PASSWORD, 'test')).toBe(wang)

  const set = await mutate(await tokenOf('p-zhao'), 'setAccountPassword', 'AccountPasswordInput', forWang({ password }))
  expect(set).toMatchObject({ event: { type: 'PasswordChanged' }, person: { id: toGlobalId('Person', wang) } })
  expect(await program.accounts.verify(wang, PASSWORD, 'test')).toBeUndefined()
  expect(await program.accounts.verify(wang, password, 'test')).toBe(wang)
  await program.accounts.setPassword(wang, PASSWORD, order())
})

test('a person changes the own password with the old one; sessions end', async () => {
  const person = browser(program.url)
  await person.signIn(wang, PASSWORD)
  const token = await tokenOf(wang)
  const input = (oldPassword: string, newPassword: string) => ({ commandId: randomUUID(), oldPassword, newPassword })
  const change = (oldPassword: string, newPassword: string) =>
    mutate(token, 'changeOwnPassword', 'ChangeOwnPasswordInput', input(oldPassword, newPassword))
  expect(codes(await change('not the old one', '另一个好密码-2026'))).toEqual(['PASSWORD_WRONG'])
  expect(codes(await change(PASSWORD, 'short'))).toEqual(['PASSWORD_TOO_SHORT'])
  expect((await change(PASSWORD, '另一个好密码-2026')).event?.type).toBe('PasswordChanged')
  expect((await person.graphql('{ viewer { person } }')).body).toMatchObject({ data: { viewer: null } })
  await expect(tokenOf(wang)).rejects.toThrow(SignInRefusedError)
  await program.accounts.setPassword(wang, PASSWORD, order())
})

test('opening an account again does not reset the password that was chosen since', async () => {
  const commandId = randomUUID()
  const again = await program.accounts.open(wang, '别的一个密码-2026', { ...order(), commandId })
  expect(again).toMatchObject({ ok: true, events: [] })
  expect(await program.accounts.verify(wang, PASSWORD, 'test')).toBe(wang)
})

test('no password, hash or address is in any event', async () => {
  const events = JSON.stringify(await program.accountEvents())
  expect(events).toContain('AccountOpened')
  expect(events).not.toContain('argon2')
  expect(events).not.toContain(PASSWORD)
  expect(events).not.toContain('127.0.0.1')
})

test('what has expired is forgotten', async () => {
  await program.pool.query(`update secret.provider set expires_at = now() - interval '1 minute'`)
  await program.pool.query(`update secret.sessions set expires_at = now() - interval '1 minute'`)
  await program.forgetExpired()
  const { rows } = await program.pool.query(
    `select (select count(*) from secret.provider)::int + (select count(*) from secret.sessions)::int as left`,
  )
  expect(rows).toEqual([{ left: 0 }])
})
