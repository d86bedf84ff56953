import { createDecipheriv, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { fieldKey, openField, openWithFieldKey, SealBrokenError, sealField } from '../../src/eventstore/fieldCipher.js'
import type { SealedValue } from '../../src/eventstore/sealing.js'

const key = randomBytes(32)
const place = { eventId: 'aa6c85d6-f045-8959-bb28-2cefd326922c', pointer: '/applicant/name' }
const sealed = sealField(key, 'person:p-1', '张三', place)

test('PIPL-51: event id and field are associated data, not only what the key is derived from', () => {
  expect(openField(key, sealed, place)).toBe('张三')
  const own = fieldKey(key, place)
  expect(openWithFieldKey(own, sealed, place)).toBe('张三')
  // With the right key of the field, at any other place, of any other subject, under the other suite.
  const others: readonly (readonly [SealedValue, typeof place])[] = [
    [sealed, { ...place, eventId: 'aa6c85d6-f045-8959-bb28-2cefd326922d' }],
    [sealed, { ...place, pointer: '/applicant/contact' }],
    [{ ...sealed, subject: 'person:p-2' }, place],
    [{ ...sealed, $sealed: 'GK-AES256GCM-HKDF-SHA256-1' }, place],
    [{ ...sealed, commitment: sealField(key, 'person:p-1', '', place).commitment.replace(/^./, '!') }, place],
  ]
  for (const [other, where] of others) expect(() => openWithFieldKey(own, other, where)).toThrow(SealBrokenError)
})

test('what is written is AES-256-GCM as described: nonce, ciphertext, tag; suite, subject, event, field as associated data', () => {
  const box = Buffer.from(sealed.box, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', fieldKey(key, place), box.subarray(0, 12))
    .setAAD(Buffer.from(`GK-AES256GCM-HKDF-SHA256-2\0person:p-1\0${place.eventId}\0${place.pointer}`))
    .setAuthTag(box.subarray(-16))
  expect(Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]).toString()).toBe('张三')
})
