import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'
import { openEvents, sealEvent } from '../../src/eventstore/codec.js'
import { eventIdOf } from '../../src/eventstore/eventIds.js'
import type { CanonicalJson, Position } from '../../src/eventstore/eventStore.js'
import { CHANGED_EVENT_TYPES, schemaVersionOf } from '../../src/eventstore/eventTypes.js'
import { openField } from '../../src/eventstore/fieldCipher.js'
import type { EventMetadata } from '../../src/eventstore/recordedEvent.js'
import type { SealedValue } from '../../src/eventstore/sealing.js'
import { GOLDEN, type GoldenEvent, goldenName } from '../support/goldenFiles.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'

const DOMAIN = fileURLToPath(new URL('../../src/domain', import.meta.url))
const aggregates = readdirSync(DOMAIN).filter((name) => existsSync(join(DOMAIN, name, 'events.ts')))

/**
 * Aggregates that are being built and were never shipped: their events may still change without an upcaster. Take
 * one off this list, and record its golden files, with the release that ships it.
 */
const NOT_YET_SHIPPED: readonly string[] = []

/** Of a shipped aggregate, what belongs to one of those above and no command of this release writes yet. */
const NOT_YET_WRITTEN: readonly string[] = []

/** The list of event types that each aggregate exports beside its events. */
async function typesOf(aggregate: string): Promise<readonly string[]> {
  const module = (await import(join(DOMAIN, aggregate, 'events.ts'))) as Record<string, unknown>
  const lists = Object.entries(module).filter(([name]) => name.endsWith('_EVENT_TYPES'))
  expect(lists, `${aggregate}/events.ts exports one list *_EVENT_TYPES`).toHaveLength(1)
  return lists[0]![1] as readonly string[]
}

const registered = (await Promise.all(aggregates.map(typesOf))).flat()
const unshipped = [...(await Promise.all(NOT_YET_SHIPPED.map(typesOf))).flat(), ...NOT_YET_WRITTEN]
const shipped = registered.filter((type) => !unshipped.includes(type))

test.each(aggregates)('%s: the list of event types names every event that is declared', async (aggregate) => {
  const source = readFileSync(join(DOMAIN, aggregate, 'events.ts'), 'utf8')
  const declared = [...source.matchAll(/= Event<\s*'(\w+)'/g)].map(([, type]) => type!)
  expect(declared).not.toEqual([])
  expect([...(await typesOf(aggregate))].sort()).toEqual(declared.sort())
})

test('no two aggregates have an event type of the same name', () => {
  expect(registered.filter((type, i) => registered.indexOf(type) !== i)).toEqual([])
})

test('there is a golden file for every version of every event type that was shipped, and for nothing else', () => {
  const without = [...NOT_YET_SHIPPED, ...NOT_YET_WRITTEN]
  if (without.length > 0) console.warn(`NOT YET SHIPPED, without golden files: ${without.join(', ')}`)
  const expected = shipped.flatMap((type) =>
    Array.from({ length: schemaVersionOf(type) }, (_, i) => goldenName({ type, schemaVersion: i + 1 })),
  )
  const found = readdirSync(GOLDEN).filter((name) => /\.v\d+\.json$/.test(name))
  expect(
    expected.filter((name) => !found.includes(name)),
    'missing; record them with: npx vitest run --config vitest.golden.config.ts',
  ).toEqual([])
  expect(
    found.filter((name) => !expected.includes(name)),
    'of no shipped event type; a type that was ever shipped is never removed',
  ).toEqual([])
})

test('only known types have changed', () => {
  expect([...CHANGED_EVENT_TYPES.keys()].filter((type) => !registered.includes(type))).toEqual([])
})

const goldens = readdirSync(GOLDEN)
  .filter((name) => /\.v\d+\.json$/.test(name))
  .map((name) => [name, JSON.parse(readFileSync(join(GOLDEN, name), 'utf8')) as GoldenEvent] as const)

test.each(goldens)('%s is read as the current version', async (name, { type, schemaVersion, data, becomes }) => {
  expect(name).toBe(goldenName({ type, schemaVersion }))
  const isCurrent = schemaVersion === schemaVersionOf(type)
  expect(becomes === undefined, 'an older version says what it becomes').toBe(isCurrent)

  const keyRing = memoryKeyRing()
  const metadata = { clause: 'SYS', rules: [], policies: [] } as unknown as Omit<EventMetadata, 'recordedAt'>
  const sealed = await sealEvent(eventIdOf(name, 0), { type, data }, metadata, keyRing)
  const [opened] = await openEvents(
    [
      {
        ...{ ...sealed, schemaVersion, stream: 'golden', revision: 0, position: '1' as Position },
        metadata: canonicalJson(sealed.metadata),
      },
    ],
    keyRing,
  )
  expect(opened!.data).toEqual(isCurrent ? data : becomes)
})

test('a value sealed by the first release still opens', () => {
  const golden = JSON.parse(readFileSync(join(GOLDEN, 'sealedValue.json'), 'utf8')) as {
    subjectKey: string
    place: { eventId: string; pointer: string }
    sealed: SealedValue
    opened: string
  }
  expect(openField(Buffer.from(golden.subjectKey, 'base64url'), golden.sealed, golden.place)).toBe(golden.opened)
})

test('an event id and a canonical text are what the first release made of them', () => {
  expect(eventIdOf('6d2f6a3e-0f8f-4d8b-9d4b-0d9b8f0c1a11', 3)).toBe('aa6c85d6-f045-8959-bb28-2cefd326922c')
  const text: CanonicalJson = canonicalJson({ b: [1e21 / 1e6, 'é'], a: '\u2028' })
  expect(text).toBe('{"a":"\u2028","b":[1000000000000000,"é"]}')
})
