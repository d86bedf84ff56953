import type { KeySubject, Protected } from '../../domain/protected.js'
import { openField } from '../../eventstore/fieldCipher.js'
import type { KeyRing, SealedValue } from '../../eventstore/sealing.js'

/**
 * A protected value as a read model keeps it: ciphertext, with the place that its field key is derived from. It reads
 * as a protected value without text.
 */
export interface SealedField extends Protected {
  readonly sealed: SealedValue
  readonly eventId: string
  /** JSON pointer into the event's stored data. */
  readonly pointer: string
}

const isSealedField = (value: Protected): value is SealedField => 'sealed' in value

/** The ciphertext to keep in a row; null for a value that was destroyed before it was stored. */
export const keepSealed = (value: Protected): SealedField | null => (isSealedField(value) ? value : null)

/** The text of a protected value that was opened for a read model; null when its key is destroyed. */
export const clearText = (value: Protected | undefined): string | null => value?.value ?? null

/**
 * Opens values for a reader who may see them; the caller records that it was read. Undefined in the places of values
 * whose key is destroyed. The keys of a page are fetched at once.
 */
export async function reveal(
  keyRing: KeyRing,
  fields: readonly (SealedField | null)[],
): Promise<readonly (string | undefined)[]> {
  const subjects = new Set<KeySubject>(fields.flatMap((field) => field?.sealed.subject ?? []))
  const keys = subjects.size === 0 ? new Map<KeySubject, Uint8Array>() : await keyRing.subjectKeys([...subjects])
  return fields.map((field) => {
    const key = field === null ? undefined : keys.get(field.sealed.subject)
    return key === undefined || field === null ? undefined : openField(key, field.sealed, field)
  })
}
