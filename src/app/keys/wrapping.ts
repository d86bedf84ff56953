import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { KeyStoreError } from './errors.js'
import type { MasterKey } from './masterKeyFile.js'

const SUITE = 'GK-WRAP-AES256GCM-1'
const NONCE = 12
const TAG = 16

/** A key as it lies on disk. Names its suite, so that SM4 can stand beside it, and the master it needs. */
export interface WrappedKey {
  readonly suite: typeof SUITE
  readonly master: string
  /** nonce ‖ ciphertext ‖ tag, base64url. */
  readonly box: string
}

/** The name (the file's, a keyed hash of the subject) is authenticated: a wrapped key cannot be moved to another subject. */
export function wrapKey(key: Uint8Array, name: string, master: MasterKey): WrappedKey {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', master.key, nonce).setAAD(additionalData(name))
  const box = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { suite: SUITE, master: master.id, box: box.toString('base64url') }
}

/** @throws KeyStoreError KEY_ALTERED when the bytes are not what was wrapped under this master and name. */
export function unwrapKey(wrapped: WrappedKey, name: string, master: MasterKey): Buffer {
  const box = Buffer.from(wrapped.box, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', master.key, box.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(additionalData(name))
      .setAuthTag(box.subarray(-TAG))
    return Buffer.concat([decipher.update(box.subarray(NONCE, -TAG)), decipher.final()])
  } catch {
    throw new KeyStoreError('KEY_ALTERED', `The key ${name} was altered or belongs to another store`)
  }
}

/** @throws KeyStoreError KEY_ALTERED when the text is no wrapped key of a known suite. */
export function parseWrappedKey(text: string, name: string): WrappedKey {
  const value = parseJson(text)
  if (isWrappedKey(value)) return value
  throw new KeyStoreError('KEY_ALTERED', `The key ${name} is not in a known form`)
}

function isWrappedKey(value: unknown): value is WrappedKey {
  if (typeof value !== 'object' || value === null) return false
  const { suite, master, box } = value as Record<string, unknown>
  return suite === SUITE && typeof master === 'string' && typeof box === 'string'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const additionalData = (name: string) => Buffer.from(`${SUITE}\0${name}`)
