import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { AGENCY_DUTIES, AGENCY_KINDS } from '../../src/domain/agency/events.js'
import { GROUND_CODES } from '../../src/domain/grounds.js'
import { CHANNELS, DISCLOSURE_ATTRIBUTES, MEDIA, REVIEW_FLAGS } from '../../src/domain/informationItem/vocabulary.js'
import { FEE_SCHEDULES, POLICY_DEFINITIONS } from '../../src/domain/policy/policyKeys.js'
import { ROLES } from '../../src/domain/roles.js'
import { sourceFiles } from '../support/sourceFiles.js'

const root = resolve(import.meta.dirname, '../..')
const inGlossary = new Set(
  [...readFileSync(join(root, 'docs/glossary.md'), 'utf8').matchAll(/`([^`\n]+)`/g)].map(([, word]) => word!),
)
const missing = (words: readonly string[]): readonly string[] => words.filter((word) => !inGlossary.has(word))

const domain = join(root, 'src/domain')
const aggregates = readdirSync(domain, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('the glossary has every aggregate, role, attribute, ground and number of law', () => {
  expect(aggregates).toContain('informationItem')
  expect(missing(aggregates)).toEqual([])
  expect(
    missing([...ROLES, ...AGENCY_KINDS, ...AGENCY_DUTIES, ...DISCLOSURE_ATTRIBUTES, ...GROUND_CODES, ...REVIEW_FLAGS]),
  ).toEqual([])
  expect(missing([...MEDIA, ...CHANNELS])).toEqual([])
  expect(missing([...Object.keys(POLICY_DEFINITIONS), ...Object.keys(FEE_SCHEDULES)])).toEqual([])
})

test('the glossary has every event', () => {
  const withEvents = aggregates.filter((aggregate) => existsSync(join(domain, aggregate, 'events.ts')))
  const events = withEvents.flatMap((aggregate) =>
    [...readFileSync(join(domain, aggregate, 'events.ts'), 'utf8').matchAll(/Event<\s*'([A-Za-z]+)'/g)].map(
      ([, type]) => type!,
    ),
  )
  expect(events).toContain('ItemCreated')
  expect(missing(events)).toEqual([])
})

test('every name that the glossary gives is one of the code', () => {
  const code = sourceFiles('src')
    .map(({ text }) => text)
    .join('\n')
  const words = new Set(code.match(/[A-Za-z]+(?:\.[A-Za-z]+)*/g))
  const folders = new Set(aggregates)
  const names = [...inGlossary].filter((name) => /^[A-Za-z]+(\.[A-Za-z]+)*$/.test(name))
  expect(names.length).toBeGreaterThan(200)
  expect(names.filter((name) => !folders.has(name) && !words.has(name) && !code.includes(`'${name}'`))).toEqual([])
})
