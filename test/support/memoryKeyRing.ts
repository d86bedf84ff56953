import { randomBytes } from 'node:crypto'
import { KeyDestroyedError } from '../../src/app/keys/errors.js'
import type { KeySubject } from '../../src/domain/protected.js'
import type { KeyRing } from '../../src/eventstore/sealing.js'

/** Keys in memory. `destroy` is for ever: the subject never gets another key. */
export function memoryKeyRing(): KeyRing & { readonly destroy: (subject: KeySubject) => void } {
  const keys = new Map<KeySubject, Uint8Array | 'destroyed'>()
  const usable = (subject: KeySubject) => {
    const key = keys.get(subject)
    return key === 'destroyed' ? undefined : key
  }
  return {
    subjectKey: (subject) => Promise.resolve(usable(subject)),
    subjectKeys: (subjects) =>
      Promise.resolve(
        new Map(
          subjects.flatMap((subject) => {
            const key = usable(subject)
            return key === undefined ? [] : [[subject, key] as const]
          }),
        ),
      ),
    ensureSubjectKey: async (subject) => {
      if (keys.get(subject) === 'destroyed') throw new KeyDestroyedError(subject)
      if (!keys.has(subject)) keys.set(subject, randomBytes(32))
      return usable(subject)!
    },
    destroy: (subject) => keys.set(subject, 'destroyed'),
  }
}
