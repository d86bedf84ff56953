import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/*
 * A stored file: header ‖ chunk ‖ chunk … (the STREAM construction).
 *   header = suite name ‖ chunk size (uint32) ‖ salt (32) ‖ commitment (32)
 *   chunk i = AES-256-GCM(file key, nonce = 0⁷ ‖ i (uint32) ‖ last?, AAD = header) of 64 KiB, the last one shorter
 *   file key = HKDF-SHA256(owner's key, salt, 'gongkai file' ‖ file id); commitment = SHA-256(file key)
 * The counter fixes the order, the flag the end, the salt makes each key unique, the commitment makes the key unexchangeable.
 */
export const SUITE = 'GK-STREAM-AES256GCM-HKDF-SHA256-1'
export const CHUNK = 65_536
const TAG = 16
const SALT = 32
const HASH = 32
export const HEADER = SUITE.length + 4 + SALT + HASH

export interface SealingKey {
  readonly key: Buffer
  readonly header: Buffer
  /** base64url */
  readonly commitment: string
}

export function newSealingKey(ownerKey: Uint8Array, fileId: string): SealingKey {
  return sealingKey(ownerKey, fileId, randomBytes(SALT))
}

/** The key of a stored header, or undefined when header, owner's key and file id do not belong together. */
export function keyOfHeader(header: Buffer, ownerKey: Uint8Array, fileId: string): SealingKey | undefined {
  if (header.length !== HEADER) return undefined
  const salt = header.subarray(SUITE.length + 4, SUITE.length + 4 + SALT)
  const found = sealingKey(ownerKey, fileId, salt)
  return found.header.equals(header) ? found : undefined
}

function sealingKey(ownerKey: Uint8Array, fileId: string, salt: Uint8Array): SealingKey {
  const key = Buffer.from(hkdfSync('sha256', ownerKey, salt, `gongkai file\0${fileId}`, 32))
  const commitment = createHash('sha256').update(key).digest()
  const chunkSize = Buffer.alloc(4)
  chunkSize.writeUInt32BE(CHUNK)
  const header = Buffer.concat([Buffer.from(SUITE), chunkSize, salt, commitment])
  return { key, header, commitment: commitment.toString('base64url') }
}

export function sealChunk({ key, header }: SealingKey, index: number, last: boolean, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(index, last)).setAAD(header)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Undefined when the chunk is not exactly what was sealed at this place. */
export function openChunk(
  { key, header }: SealingKey,
  index: number,
  last: boolean,
  sealed: Buffer,
): Buffer | undefined {
  if (sealed.length < TAG) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, last), { authTagLength: TAG })
    .setAAD(header)
    .setAuthTag(sealed.subarray(-TAG))
  const plain = decipher.update(sealed.subarray(0, -TAG))
  try {
    decipher.final()
    return plain
  } catch {
    return undefined
  }
}

export const chunkCount = (size: number) => Math.max(1, Math.ceil(size / CHUNK))
export const sealedSize = (size: number) => HEADER + size + chunkCount(size) * TAG
/** Where chunk `index` of a file of `size` bytes lies among the stored bytes. */
export const chunkPlace = (index: number, size: number) => ({
  position: HEADER + index * (CHUNK + TAG),
  length: Math.min(CHUNK, size - index * CHUNK) + TAG,
})

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(index, 7)
  bytes.writeUInt8(last ? 1 : 0, 11)
  return bytes
}
