import { openEvents } from '../eventstore/codec.js'
import type { StoredEvent } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { KeyRing } from '../eventstore/sealing.js'

// Processes see no protected text, so no key is asked for.
const NO_KEYS: KeyRing = {
  subjectKey: () => Promise.resolve(undefined),
  subjectKeys: () => Promise.resolve(new Map()),
  ensureSubjectKey: () => Promise.reject(new Error('a process seals nothing')),
}

/** Events as processes see them: protected values stay sealed. */
export const withoutTexts = (stored: readonly StoredEvent[]): Promise<readonly RecordedEvent[]> =>
  openEvents(stored, NO_KEYS)
