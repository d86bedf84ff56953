import type { AnyEvent } from '../../domain/decider.js'
import type { KeySubject } from '../../domain/protected.js'
import type { JsonValue } from '../../domain/values.js'
import type { StoredEvent } from '../../eventstore/eventStore.js'
import { CHANGED_EVENT_TYPES, UPCASTERS } from '../../eventstore/eventTypes.js'
import { openField } from '../../eventstore/fieldCipher.js'
import type { EventMetadata } from '../../eventstore/recordedEvent.js'
import type { KeyRing, SealedValue } from '../../eventstore/sealing.js'
import { type EventData, upcastChain } from '../../eventstore/upcasters.js'
import type { LogEvent } from '../projection.js'
import type { SealedField } from './sealedField.js'

/** From stored to readable events, once for all read models of a page. */
export interface EventDecoder {
  /** Parsed and upcast; every protected value as a sealed field, whatever keys there are. */
  readonly decode: (events: readonly StoredEvent[], firstOrdinal: number) => readonly LogEvent[]
  /** The same events with the text of items opened, as far as its keys live. Personal data stays sealed. */
  readonly openItemText: (events: readonly LogEvent[]) => Promise<readonly LogEvent[]>
}

const upcast = upcastChain(CHANGED_EVENT_TYPES, UPCASTERS)

export function createDecoder(keyRing: Pick<KeyRing, 'subjectKeys'>): EventDecoder {
  return {
    decode: (events, firstOrdinal) => events.map((event, index) => decoded(event, firstOrdinal + index)),
    openItemText: async (events) => {
      const subjects = new Set<KeySubject>()
      for (const { data } of events) visitSealed(data, ({ sealed }) => void subjects.add(sealed.subject))
      const items = [...subjects].filter(isItem)
      if (items.length === 0) return events
      const keys = await keyRing.subjectKeys(items)
      return events.map((event): LogEvent => ({ ...event, data: opened(event.data, keys) as LogEvent['data'] }))
    },
  }
}

const isItem = (subject: KeySubject): boolean => subject.startsWith('item:')

function decoded(stored: StoredEvent, ordinal: number): LogEvent {
  const parsed = JSON.parse(stored.data) as JsonValue
  // Most events carry no sealed value; looking at the text is cheaper than walking the tree.
  const data = stored.data.includes('"$sealed"') ? withPlaces(parsed, stored.id, '') : parsed
  return {
    type: stored.type,
    data: upcast(stored.type, stored.schemaVersion, data as EventData),
    id: stored.id,
    stream: stored.stream,
    revision: stored.revision,
    position: stored.position,
    metadata: JSON.parse(stored.metadata) as EventMetadata,
    ordinal,
  } satisfies LogEvent<AnyEvent>
}

/** Writes into each sealed value where it stood, before an upcaster may move it. */
function withPlaces(value: JsonValue, eventId: string, pointer: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((member, index) => withPlaces(member, eventId, `${pointer}/${index}`))
  if ('$sealed' in value) {
    const sealed = value as unknown as SealedValue
    return { $protected: sealed.subject, sealed, eventId, pointer } satisfies SealedField
  }
  const copy: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value as Record<string, JsonValue>))
    copy[key] = withPlaces(member, eventId, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  return copy
}

export function visitSealed(value: unknown, visit: (field: SealedField) => void): void {
  if (typeof value !== 'object' || value === null) return
  if ('$protected' in value) {
    if ('sealed' in value) visit(value as SealedField)
    return
  }
  for (const member of Object.values(value)) visitSealed(member, visit)
}

function opened(value: unknown, keys: ReadonlyMap<KeySubject, Uint8Array>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('$protected' in value) {
    if (!('sealed' in value)) return value
    const field = value as SealedField
    const key = keys.get(field.sealed.subject)
    return key === undefined ? field : { $protected: field.$protected, value: openField(key, field.sealed, field) }
  }
  if (Array.isArray(value)) return value.map((member) => opened(member, keys))
  const copy: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) copy[key] = opened(member, keys)
  return copy
}
