import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { KeySubject } from '../domain/protected.js'
import type { SealedValue } from './sealing.js'

/** From which a field key is derived, in both suites. */
const KEY_SALT = 'GK-AES256GCM-HKDF-SHA256-1'
/** Written today: event id and field are associated data, besides being what the key is derived from. */
const SUITE = 'GK-AES256GCM-HKDF-SHA256-2'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Where a sealed value stands: no other event and no other field has the same key. */
export interface FieldPlace {
  readonly eventId: string
  /** JSON pointer (RFC 6901) into the event's stored data. */
  readonly pointer: string
}

/** A sealed value does not open: its bytes, its place or its key are not what they were when it was written. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError'
  constructor(readonly place: FieldPlace) {
    super(`the sealed value at "${place.pointer}" of event ${place.eventId} does not open`)
  }
}

const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest()

/**
 * HKDF-SHA256 (RFC 5869) for one block: extract with the suite's name as salt, expand with event id ‖ pointer.
 * Whoever holds a field key can open that field and nothing else.
 */
export function fieldKey(subjectKey: Uint8Array, { eventId, pointer }: FieldPlace): Buffer {
  const pseudoRandomKey = createHmac('sha256', KEY_SALT).update(subjectKey).digest()
  return hmac(pseudoRandomKey, `${eventId}${pointer}\u0001`)
}

/** The first suite bound the place by the key alone. */
const ASSOCIATED: Readonly<Record<SealedValue['$sealed'], (subject: KeySubject, place: FieldPlace) => string>> = {
  'GK-AES256GCM-HKDF-SHA256-1': (subject) => subject,
  'GK-AES256GCM-HKDF-SHA256-2': (subject, { eventId, pointer }) => `${SUITE}\0${subject}\0${eventId}\0${pointer}`,
}

const commitmentTo = (key: Uint8Array): string => createHash('sha256').update(key).digest('base64url')

export function sealField(subjectKey: Uint8Array, subject: KeySubject, text: string, place: FieldPlace): SealedValue {
  const key = fieldKey(subjectKey, place)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(ASSOCIATED[SUITE](subject, place)))
  const box = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { $sealed: SUITE, subject, commitment: commitmentTo(key), box: box.toString('base64url') }
}

/** @throws SealBrokenError */
export const openField = (subjectKey: Uint8Array, sealed: SealedValue, place: FieldPlace): string =>
  openWithFieldKey(fieldKey(subjectKey, place), sealed, place)

/** For whoever was given the key of this one field (see `fieldKey`). @throws SealBrokenError */
export function openWithFieldKey(key: Uint8Array, sealed: SealedValue, place: FieldPlace): string {
  if (!Object.hasOwn(ASSOCIATED, sealed.$sealed) || commitmentTo(key) !== sealed.commitment)
    throw new SealBrokenError(place)
  const box = Buffer.from(sealed.box, 'base64url')
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new SealBrokenError(place)
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(ASSOCIATED[sealed.$sealed](sealed.subject, place)))
    .setAuthTag(box.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    throw new SealBrokenError(place)
  }
}
