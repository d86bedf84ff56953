import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/values.js'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'
import { type Clock, settableClock, systemClock } from '../../src/eventstore/clock.js'
import { UnacceptableAppendError } from '../../src/eventstore/errors.js'
import type { EventStore, StoredEvent } from '../../src/eventstore/eventStore.js'
import { type Connection, type KurrentClient, openConnection } from '../../src/eventstore/kurrentdb/client.js'
import { ForeignRecordError } from '../../src/eventstore/kurrentdb/faults.js'
import { checkKurrentLog } from '../../src/eventstore/kurrentdb/guard.js'
import { openKurrentEventStore } from '../../src/eventstore/kurrentdb/kurrentEventStore.js'
import { metadataHalves, metadataText } from '../../src/eventstore/metadataText.js'
import { aStream, newEvent, newEvents } from '../support/storeFixtures.js'
import { aPrefix, KURRENTDB_URL } from './server.js'

const prefix = aPrefix()
let store: EventStore
let connection: Connection
let client: KurrentClient
beforeAll(async () => {
  store = await open(systemClock)
  connection = await openConnection(KURRENTDB_URL)
  client = connection.client()
})
afterAll(async () => {
  await store.close()
  await connection.close()
})

const open = (clock: Clock) => openKurrentEventStore({ url: KURRENTDB_URL, prefix, clock })

test('the server keeps the canonical bytes of data and metadata, and the version of the schema in the type', async () => {
  const stream = aStream()
  const data = canonicalJson({ '10': 'ten', '9': 'nine', 标题: '“征收”\\', $maxAge: 1 })
  const event = newEvent({ data, schemaVersion: 12, metadata: { '2': 1, '10': 2, zz: '事由' } })
  await store.append(stream, [event], 'none')
  const raw = (await firstRaw(stream))!
  const [read] = await store.readStream(stream)
  const { recordedAt } = JSON.parse(read!.metadata) as { recordedAt: string }
  expect(raw.type).toBe('ItemRegistered.v12')
  expect(Buffer.from(raw.data).toString('utf8')).toBe(data)
  expect(Buffer.from(raw.metadata).toString('utf8')).toBe(metadataText(metadataHalves(event.metadata), recordedAt))
  expect(read).toMatchObject({ type: 'ItemRegistered', schemaVersion: 12, data })
})

async function firstRaw(stream: string) {
  const source = client.rustClient.readStream(prefix + stream, {
    direction: 'forwards',
    fromRevision: 'start',
    maxCount: 1n,
    requiresLeader: true,
    resolvesLink: false,
  })
  for await (const [first] of source) return first?.event
  return undefined
}

test('a part of an earlier append in its place is refused by its id; a later place is not looked at', async () => {
  const stream = aStream()
  const [a, b, c] = [newEvent(), newEvent(), newEvent()]
  await store.append(stream, [a, b], 'none')
  expect(await store.append(stream, [a, b, c], 'none')).toEqual({ kind: 'duplicateId', id: a.id })
  expect(await store.append(stream, [b, a], 'none')).toEqual({ kind: 'duplicateId', id: b.id })
  expect(await store.append(stream, [a, c], 'any')).toEqual({ kind: 'duplicateId', id: a.id })
  expect(await store.append(stream, [c], 'none')).toEqual({ kind: 'wrongRevision', actual: 1 })
  expect(await store.readStream(stream)).toHaveLength(2)
  // What this engine cannot promise, so that nobody relies on it: `execute` looks for the command in the stream.
  expect(await store.append(stream, [b], 1)).toMatchObject({ kind: 'appended', revision: 2 })
})

test('the same append sent from two programs at once is written once, and one of them says that it was there', async () => {
  const clock = settableClock('2040-01-01T00:00:00.000Z' as Instant)
  const other = await open({ now: () => (clock.advance(1), clock.now()) })
  // The server lets the second one wait for two seconds and gives up; asked again, it finds what the first has written.
  for (let i = 0; i < 3; i++) {
    const stream = aStream()
    const events = newEvents(2)
    const results = await Promise.all([store.append(stream, events, 'none'), other.append(stream, events, 'none')])
    expect(results.map((result) => result.kind)).toEqual(['appended', 'appended'])
    expect(results.filter((result) => result.kind === 'appended' && result.idempotent)).toHaveLength(1)
    expect(await store.readStream(stream)).toHaveLength(2)
  }
  await other.close()
})

test('recordedAt does not run behind what was read from a program whose clock is ahead', async () => {
  const ahead = await open({ now: () => '2050-06-01T00:00:00.000Z' as Instant })
  const behind = await open({ now: () => '2020-06-01T00:00:00.000Z' as Instant })
  const before = await store.head()
  await behind.append(aStream(), newEvents(1), 'none') // it has begun to stamp before the other one writes
  await ahead.append(aStream(), newEvents(1), 'none')
  await behind.readAll(before, 10)
  const stream = aStream()
  await behind.append(stream, newEvents(1), 'none')
  const [written] = await behind.readStream(stream)
  expect(recordedAt(written!) >= '2050-06-01T00:00:00.000Z').toBe(true)
  await Promise.all([ahead.close(), behind.close()])
})

const recordedAt = ({ metadata }: StoredEvent) => (JSON.parse(metadata) as { recordedAt: string }).recordedAt

test('an append that is larger in all than the server takes is refused before it is sent', async () => {
  const stream = aStream()
  const large = () => newEvent({ data: canonicalJson({ text: 'x'.repeat(400_000) }) })
  await expect(store.append(stream, [large(), large(), large()], 'none')).rejects.toThrow(UnacceptableAppendError)
  expect(await store.append(stream, [large(), large()], 'none')).toMatchObject({ kind: 'appended', revision: 1 })
})

test('records of other streams are not part of the log', async () => {
  const before = await store.head()
  const foreign = { id: randomUUID(), type: 'Other', contentType: 'application/json', data: {}, metadata: {} } as const
  await client.appendToStream(`other-${randomUUID()}`, [foreign], { streamState: 'no_stream' })
  expect(await store.head()).toBe(before)
  expect(await store.readAll(before, 10)).toEqual([])
})

test('a record among ours that this program did not write stops whoever reads it, and is never taken for an event', async () => {
  const own = aPrefix()
  const spoilt = await openKurrentEventStore({ url: KURRENTDB_URL, prefix: own, clock: systemClock })
  const foreign = { id: randomUUID(), type: 'Other', contentType: 'application/json', data: {}, metadata: {} } as const
  await spoilt.append('a', newEvents(1), 'none')
  await client.appendToStream(`${own}a`, [foreign], { streamState: 0n })
  await expect(spoilt.readStream('a')).rejects.toThrow(ForeignRecordError)
  const subscription = spoilt.subscribe({ onEvents: async () => undefined })
  await expect(subscription.closed).rejects.toThrow(ForeignRecordError)
  await spoilt.close()
})

test('without TLS nothing is forbidden, and the check of the log says so; a stream that was cut is named', async () => {
  const stream = aStream()
  await store.append(stream, newEvents(3), 'none')
  await client.setStreamMetadata(prefix + stream, { maxCount: 100 })
  const { permitted, cut, complete } = await checkKurrentLog(KURRENTDB_URL, prefix, 30_000)
  expect(permitted).toEqual(['deleteStream', 'tombstoneStream', 'setStreamMetadata'])
  expect(cut).toEqual([prefix + stream])
  expect(complete).toBe(true)
  expect(await store.readStream('acl-probe')).toEqual([])
})
