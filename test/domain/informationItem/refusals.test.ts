import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../../src/app/messages/catalogue.js'

const FOLDERS = ['informationItem', 'publication', 'filing', 'indexNumber'].map((name) => `src/domain/${name}`)
const SHARED = ['src/domain/grounds.ts', 'src/domain/texts.ts', 'src/domain/dateFaults.ts']

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesIn(path)
    return [readFileSync(path, 'utf8')]
  })
const source = [...FOLDERS.flatMap(sourcesIn), ...SHARED.map((path) => readFileSync(path, 'utf8'))].join('\n')
const codes = [...source.matchAll(/\bcode: '([A-Z][A-Z0-9_]+)'/g)].map(([, code]) => code!)

test('every refusal about items, publications, filing and index numbers has a message in both languages', () => {
  expect(codes.length).toBeGreaterThan(100)
  expect(codes.filter((code) => catalogue[code] === undefined)).toEqual([])
})

test('every refusal stands next to the clause that it rests on', () => {
  const followed = [...source.matchAll(/\bcode: '([A-Z][A-Z0-9_]+)',\s*clause: (?:'|clauseOfGround)/g)].map(
    ([, code]) => code,
  )
  expect(codes.filter((code) => !followed.includes(code))).toEqual([])
})
