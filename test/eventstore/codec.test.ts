import { expect, test } from 'vitest'
import { KeyDestroyedError } from '../../src/app/keys/errors.js'
import { protect } from '../../src/domain/protected.js'
import type { PersonId } from '../../src/domain/values.js'
import { NotCanonicalJsonError } from '../../src/eventstore/canonicalJson.js'
import { MalformedProtectedValueError, openEvents, sealEvent } from '../../src/eventstore/codec.js'
import { eventIdOf } from '../../src/eventstore/eventIds.js'
import { SealBrokenError } from '../../src/eventstore/fieldCipher.js'
import type { CanonicalJson, NewEvent, Position, StoredEvent } from '../../src/eventstore/eventStore.js'
import type { KeyRing } from '../../src/eventstore/sealing.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'

const commandId = '6d2f6a3e-0f8f-4d8b-9d4b-0d9b8f0c1a11'
const id = eventIdOf(commandId, 0)
const metadata = {
  person: 'p-1' as PersonId,
  role: 'publishingOfficer',
  clause: 'LS-10.3',
  rules: ['A'],
  policies: [],
  commandId,
  commandType: 'RegisterItem',
  inputHash: 'h',
  causationId: commandId,
  correlationId: 'i-1',
} as const

const data = {
  number: 7,
  title: protect('item:i-1', '关于征收土地的通知'),
  parties: [{ name: protect('person:p-9', '张三') }, { name: protect('person:p-8', '李四') }],
}

const stored = (event: NewEvent, change: Partial<StoredEvent> = {}): StoredEvent => ({
  ...event,
  position: '1' as Position,
  stream: 'item-i-1',
  revision: 0,
  metadata: JSON.stringify({ ...event.metadata, recordedAt: '2026-03-02T01:02:03.004Z' }) as CanonicalJson,
  ...change,
})

const seal = (keyRing: KeyRing, eventData: object = data) =>
  sealEvent(id, { type: 'ItemRegistered', data: eventData }, metadata, keyRing)

test('what is protected is not in the stored text and comes back when it is opened', async () => {
  const keyRing = memoryKeyRing()
  const event = await seal(keyRing)
  for (const secret of ['土地', '张三', '李四', '$protected']) expect(event.data).not.toContain(secret)
  const [opened] = await openEvents([stored(event)], keyRing)
  expect(opened).toMatchObject({ type: 'ItemRegistered', id, revision: 0, stream: 'item-i-1', data })
  expect(opened!.metadata).toMatchObject({ clause: 'LS-10.3', recordedAt: '2026-03-02T01:02:03.004Z' })
})

test('destroying one subject’s key takes away its values and no other', async () => {
  const keyRing = memoryKeyRing()
  const event = await seal(keyRing)
  keyRing.destroy('person:p-9')
  const [opened] = await openEvents([stored(event)], keyRing)
  expect(opened!.data).toEqual({
    ...data,
    parties: [{ name: { $protected: 'person:p-9' } }, { name: protect('person:p-8', '李四') }],
  })
})

test('what an applicant asked for is sealed under the application’s own key', async () => {
  const keyRing = memoryKeyRing()
  const request = { request: protect('application:a-1', '征地补偿方案') }
  const event = await seal(keyRing, request)
  expect(event.data).not.toContain('征地')
  expect((await openEvents([stored(event)], keyRing))[0]!.data).toEqual(request)
  keyRing.destroy('application:a-1')
  expect((await openEvents([stored(event)], keyRing))[0]!.data).toEqual({
    request: { $protected: 'application:a-1' },
  })
})

test('a page of events asks for all its keys at once', async () => {
  const keyRing = memoryKeyRing()
  const event = await seal(keyRing)
  let asked = 0
  const counting: KeyRing = { ...keyRing, subjectKeys: (subjects) => (asked++, keyRing.subjectKeys(subjects)) }
  await openEvents([stored(event), stored(event), stored(event)], counting)
  expect(asked).toBe(1)
})

test('nothing is sealed for a subject whose key was destroyed', async () => {
  const keyRing = memoryKeyRing()
  keyRing.destroy('item:i-1')
  await expect(seal(keyRing)).rejects.toBeInstanceOf(KeyDestroyedError)
})

test('a sealed value opens at its own place only', async () => {
  const keyRing = memoryKeyRing()
  const event = await seal(keyRing)
  const moved = event.data.replace('"title"', '"theme"') as CanonicalJson
  await expect(openEvents([stored(event, { data: moved })], keyRing)).rejects.toBeInstanceOf(SealBrokenError)
  const elsewhere = stored(event, { id: eventIdOf(commandId, 1) })
  await expect(openEvents([elsewhere], keyRing)).rejects.toBeInstanceOf(SealBrokenError)
})

test('a changed ciphertext, and a changed commitment, do not open', async () => {
  const keyRing = memoryKeyRing()
  const event = await seal(keyRing, { title: protect('item:i-1', 'x') })
  const sealed = (JSON.parse(event.data) as { title: Record<string, string> }).title
  for (const field of ['box', 'commitment']) {
    const bytes = Buffer.from(sealed[field]!, 'base64url')
    bytes[20]! ^= 1
    const changed = JSON.stringify({ title: { ...sealed, [field]: bytes.toString('base64url') } }) as CanonicalJson
    await expect(openEvents([stored(event, { data: changed })], keyRing)).rejects.toBeInstanceOf(SealBrokenError)
  }
})

test('the same text sealed twice gives two ciphertexts', async () => {
  const keyRing = memoryKeyRing()
  expect((await seal(keyRing)).data).not.toBe((await seal(keyRing)).data)
})

test.each([
  ['a subject of no known kind', { a: { $protected: 'agency:1', value: 'x' } }],
  ['a value beside other members', { a: { $protected: 'item:1', value: 'x', more: 1 } }],
  ['a value that is no text', { a: { $protected: 'item:1', value: 7 } }],
  ['a sealed value brought from outside', { a: { $sealed: 'x' } }],
])('%s is refused', async (_what, malformed) => {
  await expect(seal(memoryKeyRing(), malformed)).rejects.toMatchObject({
    name: MalformedProtectedValueError.name,
    pointer: '/a',
  })
})

test('what is no JSON is refused with its place, cycles too', async () => {
  await expect(seal(memoryKeyRing(), { at: new Date(0) })).rejects.toMatchObject({ pointer: '/at' })
  await expect(seal(memoryKeyRing(), { t: protect('item:1', '\ud800') })).rejects.toThrow(NotCanonicalJsonError)
  const cycle: Record<string, unknown> = {}
  cycle.again = cycle
  await expect(seal(memoryKeyRing(), cycle)).rejects.toMatchObject({ reason: 'tooDeep' })
})

test('an event of a type that nobody knows comes back as it was stored', async () => {
  const unknown = stored(await seal(memoryKeyRing(), { n: 1 }), { type: 'FromTheFuture', schemaVersion: 9 })
  expect(await openEvents([unknown], memoryKeyRing())).toMatchObject([{ type: 'FromTheFuture', data: { n: 1 } }])
})

test('event ids depend on command and index and are valid UUIDs', () => {
  expect(eventIdOf(commandId, 0)).toBe(id)
  expect(eventIdOf(commandId, 1)).not.toBe(id)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
