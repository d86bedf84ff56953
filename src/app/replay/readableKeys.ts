import type { KeySubject } from '../../domain/protected.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { IsErased } from './shownState.js'

/** A key ring that opens only what a reader may read, and remembers what it was asked for. */
export interface ReadableKeys {
  readonly keyRing: KeyRing
  /** Tells what is closed to this reader from what is gone for everybody. Call after reading. */
  readonly erased: () => Promise<IsErased>
}

export function readableKeys(
  keys: Pick<KeyRing, 'subjectKeys'>,
  mayOpen: (subject: KeySubject) => boolean,
): ReadableKeys {
  const closed = new Set<KeySubject>()
  const alive = new Set<KeySubject>()
  const subjectKeys = async (subjects: readonly KeySubject[]) => {
    const open = subjects.filter(mayOpen)
    for (const subject of subjects) if (!open.includes(subject)) closed.add(subject)
    const found = open.length === 0 ? new Map<KeySubject, Uint8Array>() : await keys.subjectKeys(open)
    for (const subject of found.keys()) alive.add(subject)
    return found
  }
  return {
    keyRing: {
      subjectKeys,
      subjectKey: async (subject) => (await subjectKeys([subject])).get(subject),
      ensureSubjectKey: () => Promise.reject(new Error('a reader seals nothing')),
    },
    erased: async () => {
      if (closed.size > 0) for (const subject of (await keys.subjectKeys([...closed])).keys()) alive.add(subject)
      return (subject) => !alive.has(subject)
    },
  }
}
