import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApplicantSubjects } from '../../src/app/applicantSubjects.js'
import type { KeyStore } from '../../src/app/keys/keyStore.js'
import { openKeyStore } from '../../src/app/keys/openKeyStore.js'
import { openReadDatabase } from '../../src/projections/database.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'

let dir: string
let database: TestDatabase
let db: Kysely<unknown>
let keys: KeyStore
const open = () => createApplicantSubjects({ db, keys })

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gongkai-subjects-'))
  database = await createTestDatabase()
  db = openReadDatabase({ connectionString: database.workUrl, max: 8 })
  keys = await openKeyStore({ url: join(dir, 'keys'), masterKeyFile: join(dir, 'master.key'), production: false })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
  keys.close()
  await rm(dir, { recursive: true, force: true })
})

test('711-35: an identity number leads to one data subject, however it is written and whoever asks first', async () => {
  const asked = Array.from({ length: 12 }, () => open().subjectOf('34060419900307661X'))
  expect(new Set(await Promise.all(asked)).size).toBe(1)
  const [subject] = await Promise.all(asked)
  expect(await open().subjectOf('身份证号：３４０６０４ 19900307 661x')).toBe(subject)
  expect(await open().withIdentity('34060419900307661X')).toEqual([subject])
  expect(await open().subjectOf('340604199003076628')).not.toBe(subject)
  expect(subject).toMatch(/^ds-[0-9a-f]{32}$/)
})

test('without an identity number everybody is new, and a repeated command names the same subject', async () => {
  const commandId = randomUUID()
  const subject = await open().subjectOf(undefined, commandId)
  expect(await open().subjectOf(undefined, commandId)).toBe(subject)
  expect(await open().subjectOf(undefined, randomUUID())).not.toBe(subject)
  expect(await open().subjectOf(undefined)).not.toBe(await open().subjectOf('  '))
})

test('711-30: a number that came with an amendment finds its application too, and changes nobody’s subject', async () => {
  const subjects = open()
  const first = await subjects.subjectOf('340604198811120033')
  const amended = await subjects.subjectOf(undefined, randomUUID())
  await subjects.note(amended, '340604198811120033')
  await subjects.note(amended, '340604198811120033')
  expect(await subjects.withIdentity('340604198811120033')).toEqual([first, amended])
  expect(await subjects.subjectOf('340604198811120033')).toBe(first)
  await subjects.note(amended, '340604198811120041')
  expect(await subjects.subjectOf('340604198811120041')).toBe(amended)
})

test('PIPL-47: after erasure the number leads nowhere, also where the row outlived the key', async () => {
  const subjects = open()
  const erased = await subjects.subjectOf('340604197001010019')
  await keys.destroyKey(`person:${erased}`)
  expect(await subjects.withIdentity('340604197001010019')).toEqual([])
  await subjects.note(erased, '340604197001010019')
  const anew = await subjects.subjectOf('340604197001010019')
  expect(anew).not.toBe(erased)
  const { rows } = await sql<{ row: string }>`select data_subjects::text as row from runtime.data_subjects`.execute(db)
  expect(rows.some(({ row }) => row.includes(erased))).toBe(false)
  expect(rows.every(({ row }) => !/\d{17}/.test(row))).toBe(true)
})
