import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../../src/app/messages/catalogue.js'

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sourcesIn(path) : [readFileSync(path, 'utf8')]
  })
const source = sourcesIn('src/domain/application').join('\n')
const codes = [...source.matchAll(/\bcode: '([A-Z][A-Z0-9_]+)'/g)].map(([, code]) => code!)

test('every refusal about applications has a message in both languages', () => {
  expect(codes.length).toBeGreaterThan(120)
  expect(codes.filter((code) => catalogue[code] === undefined)).toEqual([])
})

test('every refusal stands next to the clause that it rests on', () => {
  const followed = [...source.matchAll(/\bcode: '([A-Z][A-Z0-9_]+)',\s*clause(: '|,)/g)].map(([, code]) => code)
  expect(codes.filter((code) => !followed.includes(code))).toEqual([])
})
