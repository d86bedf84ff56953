import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/app/messages/catalogue.js'

test.each(['agency', 'staff', 'calendar', 'policy'])('every refusal of %s has a message', (folder) => {
  const source = readdirSync(`src/domain/${folder}`)
    .map((file) => readFileSync(`src/domain/${folder}/${file}`, 'utf8'))
    .join('\n')
  const codes = [...new Set([...source.matchAll(/code: '([A-Z_]+)'/g)].map(([, code]) => code!))]
  expect(codes.length).toBeGreaterThan(5)
  expect(codes.filter((code) => catalogue[code] === undefined)).toEqual([])
})
