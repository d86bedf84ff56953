import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Small JSON sealed under a key of its own: names of files, owners of uploads. Bound to a label, so it cannot be moved. */
export function sealNote(ownerKey: Uint8Array, label: string, value: unknown): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', noteKey(ownerKey, label), nonce)
  return Buffer.concat([nonce, cipher.update(JSON.stringify(value)), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}

/** Undefined when it is damaged or belongs elsewhere. The caller wrote it, so its form is as it was. */
export function openNote<T>(ownerKey: Uint8Array, label: string, note: string): T | undefined {
  const box = Buffer.from(note, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', noteKey(ownerKey, label), box.subarray(0, 12), {
      authTagLength: 16,
    })
    decipher.setAuthTag(box.subarray(-16))
    return JSON.parse(Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]).toString('utf8')) as T
  } catch {
    return undefined
  }
}

const noteKey = (ownerKey: Uint8Array, label: string) =>
  Buffer.from(hkdfSync('sha256', ownerKey, Buffer.alloc(0), `gongkai file note\0${label}`, 32))
