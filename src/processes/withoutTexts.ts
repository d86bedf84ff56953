import { openEvents } from '../eventstore/codec.js'
import type { StoredEvent } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'

/** Events as processes see them: protected values stay sealed, so no key is asked for. */
export const withoutTexts = (stored: readonly StoredEvent[]): Promise<readonly RecordedEvent[]> =>
  openEvents(stored, NO_KEYS)
