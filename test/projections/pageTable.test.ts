import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { PageTable } from '../../src/projections/engine/pageTable.js'
import { run } from '../../src/projections/engine/statements.js'
import { defineTable } from '../../src/projections/engine/table.js'
import { readDatabase } from './readDatabase.js'

const { db, drop } = await readDatabase()
afterAll(drop)

interface Row {
  readonly id: string
  readonly text: string | null
  readonly number: number | null
  readonly yes: boolean
  readonly json: unknown
  readonly list: readonly string[]
}

const definition = defineTable<Row>({
  columns: { id: 'text', text: 'text', number: 'bigint', yes: 'boolean', json: 'jsonb', list: 'text[]' },
  key: 'id',
  indexes: [],
})

// Names of fields hold nothing that JSON escapes: JSON.parse of Node 24.21 mixes up short keys that do ("\\n" with "\\").
const name = fc.string({ unit: fc.constantFrom('{', '}', ',', '政', 'NULL', ' ', 'a', '😀') })

const text = fc.string({
  unit: fc.constantFrom('"', '\\', '{', '}', ',', '\n', '政', 'NULL', ' ', 'a', '😀', '\u0000'),
})

test('rows come back as they were put, whatever their texts hold; U+0000, which the store cannot hold, is replaced', async () => {
  await run(db, 'create schema t')
  await run(
    db,
    'create table t.rows (id text primary key, text text, number bigint, yes boolean, json jsonb, list text[])',
  )
  const row = fc.record({
    id: fc.uuid(),
    text: fc.option(text),
    number: fc.option(fc.maxSafeInteger()),
    yes: fc.boolean(),
    json: fc.oneof(text, fc.dictionary(name, text), fc.array(text)),
    list: fc.array(text),
  })
  const storable = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll('\\u0000', '\uFFFD')) as unknown
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 8 }), async (rows) => {
      const page = new PageTable('rows', definition)
      for (const put of rows) page.put(put)
      await page.save(db, 't')
      const back = new PageTable('rows', definition)
      await back.load(
        db,
        't',
        rows.map(({ id }) => id),
      )
      for (const put of rows) expect(back.get(put.id)).toEqual(storable(put))
    }),
    { numRuns: 200 },
  )
})

test('a row put twice stands once, in its last form, and a removed row is gone', async () => {
  const page = new PageTable('rows', definition)
  const row: Row = { id: 'x', text: 'first', number: 1, yes: true, json: null, list: [] }
  page.put(row as never)
  page.put({ ...row, text: 'second' } as never)
  await page.save(db, 't')
  expect(await run(db, `select text from t.rows where id = 'x'`)).toEqual([{ text: 'second' }])
  const next = new PageTable('rows', definition)
  next.remove('x')
  await next.save(db, 't')
  expect(await run(db, `select text from t.rows where id = 'x'`)).toEqual([])
})
