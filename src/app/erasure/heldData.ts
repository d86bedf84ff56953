import type { KeySubject, Protected } from '../../domain/protected.js'
import { openEvents } from '../../eventstore/codec.js'
import { pointerTo } from '../../eventstore/canonicalJson.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { KeyRing } from '../../eventstore/sealing.js'

/** One value that is kept of a person, where it stands and since when. */
export interface HeldValue {
  readonly stream: string
  readonly eventType: string
  readonly recordedAt: string
  /** JSON pointer into the event. */
  readonly field: string
  readonly value: string
}

export interface HeldData {
  readonly events: number
  /** Values that are sealed under one of the keys, erased ones left out. */
  readonly values: readonly HeldValue[]
  /** Files and letters that are sealed under one of the keys. */
  readonly files: number
  readonly letters: number
}

export interface HeldDataDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
}

/** Everything that is held under these keys in these streams (PIPL-45): what the person may ask for, and what erasing destroys. */
export async function heldData(
  { store, keyRing }: HeldDataDependencies,
  streams: readonly string[],
  keys: readonly KeySubject[],
): Promise<HeldData> {
  const values: HeldValue[] = []
  const files = new Set<string>()
  let events = 0
  let letters = 0
  for (const stream of streams) {
    for (const { type, data, metadata } of await openEvents(await store.readStream(stream), keyRing)) {
      let isHeld = false
      visit(data, '', (node, pointer) => {
        if (isProtected(node) && keys.includes(node.$protected) && node.value !== undefined) {
          isHeld = true
          const { recordedAt } = metadata
          values.push({ stream, eventType: type, recordedAt, field: pointer, value: node.value })
        }
        if (isKeptFile(node) && keys.includes(node.key)) files.add(node.fileId)
      })
      if (isHeld) events += 1
      if (type === 'LetterPrepared' || type === 'CorrectionLetterPrepared') letters += 1
    }
  }
  return { events, values, files: files.size, letters }
}

type Visit = (node: Readonly<Record<string, unknown>>, pointer: string) => void

function visit(value: unknown, pointer: string, look: Visit): void {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) look(value as Readonly<Record<string, unknown>>, pointer)
  for (const [name, member] of Object.entries(value)) visit(member, pointerTo(pointer, name), look)
}

const isProtected = (node: object): node is Protected => '$protected' in node
const isKeptFile = (node: object): node is { readonly fileId: string; readonly key: KeySubject } =>
  'fileId' in node && 'ciphertextSha256' in node && 'key' in node
