import { createHash, createHmac } from 'node:crypto'
import type { AnyCommand } from '../domain/decider.js'
import type { KeySubject } from '../domain/protected.js'
import { canonicalJson } from '../eventstore/canonicalJson.js'
import type { KeyRing } from '../eventstore/sealing.js'
import { KeyDestroyedError } from './keys/errors.js'

/** Tells whether a repeated command id came with the same input; 64 hexadecimal digits. */
export type InputHash = (id: string, command: AnyCommand, ...subjects: readonly KeySubject[]) => Promise<string>

/**
 * The input may hold personal data, so the hash is keyed with the key of each subject that it may be about: once one
 * of those keys is destroyed, nobody can try out names against the hash, whoever holds the others.
 */
export const createInputHash =
  (keyRing: KeyRing): InputHash =>
  async (id, command, ...subjects) => {
    let hash: string | undefined
    const input = canonicalJson({ id, command } as never)
    for (const subject of [...new Set(subjects)]) {
      const key = await keyOf(keyRing, subject)
      // Nothing that is sealed can be added any more; what remains to be recorded holds no personal data.
      if (key === undefined) continue
      hash = createHmac('sha256', key)
        .update('gongkai/input-hash/1\n')
        .update(hash ?? input)
        .digest('hex')
    }
    return hash ?? createHash('sha256').update(input).digest('hex')
  }

/** Undefined once the subject's key is destroyed. */
const keyOf = (keyRing: KeyRing, subject: KeySubject): Promise<Uint8Array | undefined> =>
  keyRing.ensureSubjectKey(subject).catch((fault: unknown) => {
    if (fault instanceof KeyDestroyedError) return undefined
    throw fault
  })
