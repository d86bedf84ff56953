import type { AnyEvent } from '../domain/decider.js'
import type { KeySubject, Protected } from '../domain/protected.js'
import type { JsonValue } from '../domain/values.js'
import { canonicalJson, MAX_DEPTH, NotCanonicalJsonError, pointerTo } from './canonicalJson.js'
import type { NewEvent, StoredEvent } from './eventStore.js'
import { CHANGED_EVENT_TYPES, schemaVersionOf, UPCASTERS } from './eventTypes.js'
import { openField, sealField } from './fieldCipher.js'
import type { EventMetadata, RecordedEvent } from './recordedEvent.js'
import type { KeyRing, SealedValue } from './sealing.js'
import { type EventData, type Upcast, upcastChain } from './upcasters.js'

/** `$protected` and `$sealed` are the codec's own; data that uses them otherwise is refused. */
export class MalformedProtectedValueError extends Error {
  override readonly name = 'MalformedProtectedValueError'
  constructor(readonly pointer: string) {
    super(`the protected value at "${pointer}" is malformed`)
  }
}

// At start-up: a gap or a cycle in the chain stops the program before it reads anything.
const upcastToCurrent = upcastChain(CHANGED_EVENT_TYPES, UPCASTERS)

/**
 * An event ready to be appended: protected values sealed, data as canonical text, version of the type added.
 * @param id see `eventIdOf`
 * @throws NotCanonicalJsonError, MalformedProtectedValueError, KeyDestroyedError (from the key ring)
 */
export async function sealEvent(
  id: string,
  event: AnyEvent,
  metadata: Omit<EventMetadata, 'recordedAt'>,
  keyRing: KeyRing,
): Promise<NewEvent> {
  const subjects = new Set<KeySubject>()
  replaceNodes(event.data, '', (node, pointer) => {
    if ('$sealed' in node) throw new MalformedProtectedValueError(pointer)
    if (!('$protected' in node)) return undefined
    if (!isProtected(node)) throw new MalformedProtectedValueError(pointer)
    if (node.value !== undefined) subjects.add(node.$protected)
    return node
  })
  const keys = new Map<KeySubject, Uint8Array>()
  for (const subject of subjects) keys.set(subject, await keyRing.ensureSubjectKey(subject))

  const sealed = replaceNodes(event.data, '', (node, pointer) => {
    if (!isProtected(node)) return undefined
    const { $protected: subject, value } = node
    if (value === undefined) return { $protected: subject }
    canonicalJson(value) // refuses lone surrogates, which UTF-8 could not carry
    return sealField(keys.get(subject)!, subject, value, { eventId: id, pointer })
  })
  return {
    id,
    type: event.type,
    schemaVersion: schemaVersionOf(event.type),
    data: canonicalJson(sealed),
    metadata: withoutUndefined(metadata),
  }
}

/**
 * The one way from stored to readable events: open what is sealed, bring the data to the current version.
 * Values whose key is destroyed come back without `value`. Types that are not known come back as they were stored.
 * @throws SealBrokenError, EventTooNewError
 */
export async function openEvents<E extends AnyEvent = AnyEvent>(
  stored: readonly StoredEvent[],
  keyRing: KeyRing,
  upcast: Upcast = upcastToCurrent,
): Promise<readonly RecordedEvent<E>[]> {
  const subjects = new Set<KeySubject>()
  const parsed = stored.map(({ data }) => {
    const value = JSON.parse(data) as JsonValue
    // Most events carry no sealed value; looking at the text is cheaper than walking the tree.
    if (!data.includes('"$sealed"')) return { value, sealed: false }
    replaceNodes(value, '', (node) => {
      if (isSealed(node)) subjects.add(node.subject)
      return isSealed(node) ? node : undefined
    })
    return { value, sealed: true }
  })
  const keys = subjects.size === 0 ? new Map<KeySubject, Uint8Array>() : await keyRing.subjectKeys([...subjects])

  return stored.map((event, i) => {
    const { value, sealed } = parsed[i]!
    const opened = sealed ? openNodes(value, event.id, keys) : value
    return {
      type: event.type,
      data: upcast(event.type, event.schemaVersion, opened as EventData),
      id: event.id,
      stream: event.stream,
      revision: event.revision,
      position: event.position,
      metadata: JSON.parse(event.metadata) as EventMetadata,
    } as unknown as RecordedEvent<E>
  })
}

const openNodes = (data: unknown, eventId: string, keys: ReadonlyMap<KeySubject, Uint8Array>): unknown =>
  replaceNodes(data, '', (node, pointer) => {
    if (!isSealed(node)) return undefined
    const key = keys.get(node.subject)
    if (key === undefined) return { $protected: node.subject } satisfies Protected
    return { $protected: node.subject, value: openField(key, node, { eventId, pointer }) } satisfies Protected
  })

/** Copies a tree, putting in what `replace` answers for an object; undefined leaves the object and goes into it. */
function replaceNodes(
  value: unknown,
  pointer: string,
  replace: (node: object, pointer: string) => object | undefined,
  depth = 0,
): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) throw new NotCanonicalJsonError('tooDeep', pointer)
  const goInto = (member: unknown, key: string | number) =>
    replaceNodes(member, pointerTo(pointer, key), replace, depth + 1)
  if (Array.isArray(value)) return value.map(goInto)
  const replaced = replace(value, pointer)
  if (replaced !== undefined) return replaced
  // Dates, maps and instances stay what they are, so that canonicalJson refuses them at their place.
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, goInto(member, key)]))
}

const SUBJECT = /^(person|item|application|report|inspection|complaint|case):./

function isProtected(node: object): node is Protected {
  const { $protected, value, ...rest } = node as Record<string, unknown>
  return (
    typeof $protected === 'string' &&
    SUBJECT.test($protected) &&
    (value === undefined || typeof value === 'string') &&
    Object.keys(rest).length === 0
  )
}

const isSealed = (node: object): node is SealedValue => '$sealed' in node

/** Metadata is built from optional parts; a part that is undefined is a part that is absent. */
const withoutUndefined = (metadata: object): NewEvent['metadata'] =>
  Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined)) as NewEvent['metadata']
