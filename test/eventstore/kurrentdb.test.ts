import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'
import { UnacceptableAppendError } from '../../src/eventstore/errors.js'
import type { Position } from '../../src/eventstore/eventStore.js'
import { type KurrentClient, replacedClient } from '../../src/eventstore/kurrentdb/client.js'
import { ForeignRecordError, isTransient, patiently, within } from '../../src/eventstore/kurrentdb/faults.js'
import { comparePositions, eventsToWrite, storedEvent } from '../../src/eventstore/kurrentdb/records.js'
import { findings } from '../../src/app/compose/logProtection.js'
import { packagesOf, sourceFiles } from '../support/sourceFiles.js'
import { newEvent } from '../support/storeFixtures.js'

// What can be proved without a server. The contract itself is `npm run test:kurrentdb`.

test('the client and its native library are named in one file, which loads them only when a log is opened', () => {
  const naming = sourceFiles('src').filter((file) => packagesOf(file).some((name) => name.startsWith('@kurrent/')))
  for (const { path, text } of naming) {
    const loaded = text.split('\n').filter((line) => /^import (?!type\b).*@kurrent\//.test(line))
    expect(loaded, path).toEqual([])
  }
  const loading = sourceFiles('src').filter(({ text }) => /import\('@(kurrent|eventstore)\//.test(text))
  expect(loading.map(({ path }) => path)).toEqual(['src/eventstore/kurrentdb/client.ts'])
})

describe('records', () => {
  const position = { commit: 12n, prepare: 11n }
  const record = (parts: object) => ({
    event: {
      streamId: 'gongkai-item-1',
      id: 'x',
      type: 'ItemRegistered.v3',
      isJson: false,
      revision: 4n,
      created: 0,
      data: Buffer.from('{"a":1}'),
      metadata: Buffer.from('{"recordedAt":"x"}'),
      position,
      ...parts,
    },
  })

  test('come back as they were written', () => {
    expect(storedEvent(record({}), 'gongkai-')).toEqual({
      position: '12/11',
      stream: 'item-1',
      revision: 4,
      id: 'x',
      type: 'ItemRegistered',
      schemaVersion: 3,
      data: '{"a":1}',
      metadata: '{"recordedAt":"x"}',
    })
  })

  test.each([
    ['of a type without version', { type: 'ItemRegistered' }],
    ['that tells of a deletion', { type: '$streamDeleted', isJson: true }],
    ['written as JSON', { isJson: true }],
    ['of another stream', { streamId: 'other-item-1' }],
  ])('one %s is refused', (_what, parts) => {
    expect(() => storedEvent(record(parts), 'gongkai-')).toThrow(ForeignRecordError)
  })

  test('positions are ordered by their numbers, not their text', () => {
    const order = ['9/9', '10/2', '10/10', '9007199254740993/1', '9007199254740994/0'] as Position[]
    expect([...order].reverse().sort(comparePositions)).toEqual(order)
  })

  test('more than a mebibyte in one append is refused', () => {
    const half = () => newEvent({ data: canonicalJson({ text: 'x'.repeat(600_000) }) })
    expect(() => eventsToWrite([half(), half()], 'now')).toThrow(UnacceptableAppendError)
    expect(eventsToWrite([half()], 'now')).toHaveLength(1)
  })
})

describe('faults', () => {
  const typed = (type: string) => Object.assign(new Error(''), { type })
  const named = (name: string) => Object.assign(new Error(''), { name })

  test.each([
    [new Error('14 UNAVAILABLE: Connection dropped'), true],
    [new Error('Failed to discover after 10 attempts.'), true],
    [typed('not-leader'), true],
    [typed('deadline-exceeded'), true],
    [named('UnavailableError'), true],
    [typed('wrong-expected-version'), false],
    [typed('access-denied'), false],
    [named('AccessDeniedError'), false],
    [new ForeignRecordError('s', 't'), false],
    [new UnacceptableAppendError('large'), false],
  ])('%s: transient %s', (error, transient) => {
    expect(isTransient(error)).toBe(transient)
  })

  test('what passes is tried again, what does not is not, and not for ever', async () => {
    const patience = { ms: 200, signal: new AbortController().signal }
    let tries = 0
    const failing = (times: number) => async () => {
      if (tries++ < times) throw new Error('14 UNAVAILABLE')
      return 'done'
    }
    expect(await patiently(patience, isTransient, failing(1))).toBe('done')
    expect(tries).toBe(2)
    await expect(patiently(patience, () => false, failing(99))).rejects.toThrow('UNAVAILABLE')
    expect(tries).toBe(3)
    await expect(patiently(patience, isTransient, failing(99))).rejects.toThrow('UNAVAILABLE')
    expect(tries).toBeLessThan(9)
  })

  test('an answer that does not come is a fault', async () => {
    await expect(within(10, new Promise(() => undefined))).rejects.toThrow('no answer')
  })

  test('a lost client is replaced once, whoever reports it, and not in haste', async () => {
    const opened: { disposed: boolean }[] = []
    const connection = replacedClient(() => {
      const client = { disposed: false, dispose: async () => void (client.disposed = true) }
      opened.push(client)
      return client as unknown as KurrentClient
    })
    const first = connection.client()
    connection.lost(first)
    expect(connection.client()).toBe(first)
    await sleep(550)
    connection.lost(first)
    const second = connection.client()
    connection.lost(first)
    expect(connection.client()).toBe(second)
    expect(opened).toHaveLength(2)
    await connection.close()
    expect(opened.every(({ disposed }) => disposed)).toBe(true)
  })
})

describe('protection of the log', () => {
  const permitted = ['deleteStream', 'setStreamMetadata'] as const
  const report = { permitted: [], cut: [], complete: true }

  test('an account that may delete or cut is a fault in production and a warning elsewhere', () => {
    expect(findings({ ...report, permitted }, true).faults).toHaveLength(1)
    const elsewhere = findings({ ...report, permitted }, false)
    expect(elsewhere.faults).toEqual([])
    expect(elsewhere.warnings[0]).toMatch(/may delete streams, set what cuts streams/)
    expect(findings(report, true)).toEqual({ faults: [], warnings: [] })
  })

  test('a log that was cut is refused everywhere, and a search that was not finished is said', () => {
    expect(findings({ ...report, cut: ['gongkai-item-1'] }, false).faults[0]).toMatch(/gongkai-item-1/)
    expect(findings({ ...report, complete: false }, true).warnings).toHaveLength(1)
  })
})
