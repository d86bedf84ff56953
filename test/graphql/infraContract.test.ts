import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { checkContract, compareContract, writeContract } from '../../src/cli/schema.js'
import { printContract } from '../../src/graphql/schema.js'
import { pebbleSchema } from './infraSchema.js'

const contract = printContract(pebbleSchema)

test('a contract is up to date with the schema it was printed from', () => {
  expect(compareContract(contract, pebbleSchema)).toEqual({ upToDate: true, breaking: [], dangerous: [] })
})

test('what a client could have used and is gone breaks; what is new does not', () => {
  const before = buildSchema('type Query { item(id: ID!): String, old: Int } enum State { A }')
  const after = buildSchema('type Query { item(id: ID!, at: String!): String, added: Int } enum State { A B }')
  const { upToDate, breaking, dangerous } = compareContract(printContract(before), after)
  expect(upToDate).toBe(false)
  expect(breaking).toEqual(
    expect.arrayContaining([expect.stringContaining('Query.old'), expect.stringContaining('at')]),
  )
  expect(dangerous).toEqual([expect.stringContaining('B was added to enum')])
})

test('writing refuses a breaking change unless it is meant', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'))
  const file = join(folder, 'schema.graphql')
  try {
    expect(await writeContract(pebbleSchema, { file })).toEqual([])
    expect(await checkContract(pebbleSchema, file)).toMatchObject({ upToDate: true })
    await writeFile(file, `${contract}\ntype Gone { field: Int }\n`)
    expect(await writeContract(pebbleSchema, { file })).toEqual([expect.stringContaining('Gone')])
    expect(await readFile(file, 'utf8')).toContain('Gone')
    expect(await writeContract(pebbleSchema, { file, breakingIsMeant: true })).toEqual([])
    expect(await readFile(file, 'utf8')).toBe(contract)
  } finally {
    await rm(folder, { recursive: true })
  }
})
