import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { masterKey } from '../../src/cli/masterKey.js'
import { parked, replay } from '../../src/cli/parked.js'
import { setUp, type SetUpArguments } from '../../src/cli/setUp.js'
import { checkDigitOf } from '../../src/domain/agency/creditCode.js'
import { createTestDatabase } from '../support/database.js'

let dataDir: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-set-up-'))
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const environment = () => ({ DATA_DIR: dataDir, DATABASE_URL: database.ownerUrl, PORT: '4000' })
const lines = () => {
  const out: string[] = []
  const err: string[] = []
  return { io: { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }, out, err }
}
const CODE = '11340604003176000'
const order = (change: Partial<SetUpArguments> = {}): SetUpArguments => ({
  agency: 'lieshan',
  name: '烈山区人民政府',
  creditCode: `${CODE}${checkDigitOf(CODE)}`,
  establishedOn: '1977-04-01',
  registrar: 'registrar-1',
  registrarName: '测试登记员',
  password: 'a-long-Passw0rd-2026',
  ...change,
})

test('a wrong credit code is refused with its reason and nothing is registered', async () => {
  const { io, err } = lines()
  expect(await setUp(environment(), order({ creditCode: `${CODE}!` }), io)).toBe(1)
  expect(err.join()).toContain('CREDIT_CODE_INVALID (GB-32100)')
})

test('the operator sets up the government and its first registrar, once', async () => {
  const first = lines()
  expect(await setUp(environment(), order(), first.io)).toBe(0)
  expect(first.out.join()).toContain('registrar-1 is its registrar')
  expect(await setUp(environment(), order(), lines().io)).toBe(0)

  const another = lines()
  expect(await setUp(environment(), order({ registrar: 'registrar-2' }), another.io)).toBe(1)
  expect(another.err.join()).toContain('OPERATOR_SETS_UP_ONLY')
})

test('a new installation has set nothing aside, and says so of a stream that is named', async () => {
  const { io, out } = lines()
  expect(await parked(environment(), { json: true }, io)).toBe(0)
  expect(out).toEqual(['[]'])
  expect(await replay(environment(), 'auditTrail', 'item-x', lines().io)).toBe(1)
})

test('a master key is made once, for its owner only', async () => {
  const file = join(dataDir, 'other.key')
  expect(await masterKey(file, lines().io)).toBe(0)
  expect((await stat(file)).mode & 0o077).toBe(0)
  const { io, err } = lines()
  expect(await masterKey(file, io)).toBe(1)
  expect(err.join()).toContain('left as it is')
})
