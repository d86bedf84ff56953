import type { KeySubject } from '../../domain/protected.js'
import type { KeyRing } from '../../eventstore/sealing.js'

/**
 * The keys of subjects and items, kept outside the database of events and outside every read model.
 * What a key sealed is readable while the key lives; `destroyKey` is the erasure (销毁).
 */
export interface KeyStore extends KeyRing {
  /** Destroys the key for ever. Safe to repeat and to crash in; also closes a subject that never had a key. */
  readonly destroyKey: (subject: KeySubject) => Promise<void>
  readonly isDestroyed: (subject: KeySubject) => Promise<boolean>
  /** A key that belongs to a use of the program, not to a subject: blind indexes, pending uploads. Made when first asked for. */
  readonly purposeKey: (purpose: string) => Promise<Uint8Array>
  /**
   * Makes a new master key and wraps every key under it. A crash in between loses nothing: both masters are kept
   * until no key needs the old one, and the next call goes on where it stopped. One at a time: ROTATION_RUNNING.
   */
  readonly rotateMasterKey: () => Promise<{ readonly rewrapped: number }>
  /** Forgets every key held in memory. */
  readonly close: () => void
}
