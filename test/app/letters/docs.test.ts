import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LETTER_KINDS } from '../../../src/app/letters/letterKinds.js'
import { LETTERS } from '../../../src/app/letters/letters.js'

const ALWAYS = ['agencyAddress', 'agencyPhone', 'agencyEmail']

test('711-45: docs/letters.md has every kind with its clause and its facts', () => {
  const page = readFileSync(new URL('../../../docs/letters.md', import.meta.url), 'utf8')
  const cell = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ') || '–'
  for (const kind of LETTER_KINDS) {
    const { title, clause, needs, may } = LETTERS[kind]
    const possible = may.filter((name) => !ALWAYS.includes(name))
    expect(page).toContain(`| \`${kind}\` | ${title} | ${clause} | ${cell(needs)} | ${cell(possible)} |`)
  }
})
