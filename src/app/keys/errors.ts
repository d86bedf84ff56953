import type { KeySubject } from '../../domain/protected.js'

/** The key was destroyed on purpose; nothing may bring it back (PIPL-47, purge of an item). Carries no personal data but the id. */
export class KeyDestroyedError extends Error {
  override readonly name = 'KeyDestroyedError'
  constructor(readonly subject: KeySubject) {
    super('The key of this subject was destroyed')
  }
}

export type KeyStoreFault =
  | 'MASTER_KEY_MISSING'
  | 'MASTER_KEY_TOO_OPEN'
  | 'MASTER_KEY_MALFORMED'
  | 'MASTER_KEY_UNKNOWN'
  | 'KEY_ALTERED'
  | 'ROTATION_RUNNING'
  | 'URL_NOT_SUPPORTED'

/** The key store cannot be trusted or opened as it is. `fault` is stable; the message names the file, never a key. */
export class KeyStoreError extends Error {
  override readonly name = 'KeyStoreError'
  constructor(
    readonly fault: KeyStoreFault,
    message: string,
  ) {
    super(message)
  }
}
