import { expect, test } from 'vitest'
import { createPasswords, passwordFaults } from '../../src/app/identity/passwords.js'

const passwords = createPasswords({ memoryKiB: 1024, passes: 1 })
const codes = (password: string, person = 'p-wang') => passwordFaults(password, person).map(({ code }) => code)

test('a password matches its own hash only, in whichever form its characters were typed', async () => {
  const hash = await passwords.hash('caf\u00e9-烈山-2026')
  expect(hash).toMatch(/^\$argon2id\$/)
  expect(hash).not.toContain('caf')
  expect(await passwords.matches('cafe\u0301-烈山-2026', hash)).toBe(true)
  expect(await passwords.matches('cafe-烈山-2026', hash)).toBe(false)
  expect(await passwords.hash('caf\u00e9-烈山-2026')).not.toBe(hash)
})

test('nothing matches where there is no hash, not even the decoy', async () => {
  expect(await passwords.matches('nobody has this password', undefined)).toBe(false)
})

test('too short, too long, easy to guess: each is named', () => {
  expect(codes('correct-horse')).toEqual([])
  expect(codes('烈山区政务公开好办法啊')).toEqual([])
  expect(codes('short')).toEqual(['PASSWORD_TOO_SHORT'])
  expect(codes('x1y2'.repeat(40))).toEqual(['PASSWORD_TOO_LONG'])
  expect(codes('aaaaaaaaaaaa')).toEqual(['PASSWORD_TOO_COMMON'])
  expect(codes('P-Wang-123456')).toEqual(['PASSWORD_TOO_COMMON'])
  expect(codes('1234567890')).toEqual(['PASSWORD_TOO_COMMON'])
  expect(codes('abc')).toEqual(['PASSWORD_TOO_SHORT', 'PASSWORD_TOO_COMMON'])
})
