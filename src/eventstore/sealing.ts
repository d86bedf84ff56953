import type { KeySubject } from '../domain/protected.js'

/** Bytes sealed under a key derived for one field of one event; names its suite, so that SM4 can stand beside it. */
export interface SealedValue {
  readonly $sealed: 'GK-AES256GCM-HKDF-SHA256-1' | 'GK-AES256GCM-HKDF-SHA256-2'
  readonly subject: KeySubject
  /** SHA-256 of the field key, so that the key cannot be exchanged afterwards (base64url). */
  readonly commitment: string
  /** nonce ‖ ciphertext ‖ tag, base64url. */
  readonly box: string
}

/**
 * Keys of data subjects and items. Field key = HKDF(subject key, event id ‖ field path). A key is made when it is
 * first needed and is gone for ever once destroyed: `subjectKey` then answers undefined, and `ensureSubjectKey`
 * rejects with `KeyDestroyedError`.
 */
export interface KeyRing {
  readonly subjectKey: (subject: KeySubject) => Promise<Uint8Array | undefined>
  /** Many at once, for pages of events. */
  readonly subjectKeys: (subjects: readonly KeySubject[]) => Promise<ReadonlyMap<KeySubject, Uint8Array>>
  readonly ensureSubjectKey: (subject: KeySubject) => Promise<Uint8Array>
}
