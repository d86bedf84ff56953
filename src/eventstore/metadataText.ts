import type { CanonicalJson, NewEvent } from './eventStore.js'
import { canonicalJson } from './canonicalJson.js'

const RECORDED_AT = 'recordedAt'

/** Canonical metadata, cut where the store writes the 24 characters of `recordedAt`. */
export interface MetadataHalves {
  readonly head: string
  readonly tail: string
}

/**
 * Metadata as the two halves around `recordedAt`, so that the store, which alone knows the time of the event before,
 * joins texts and serialises nothing: `head ‖ recordedAt ‖ tail` is RFC 8785.
 * @throws NotCanonicalJsonError; RangeError when the metadata brings a `recordedAt` of its own
 */
export function metadataHalves(metadata: NewEvent['metadata']): MetadataHalves {
  if (RECORDED_AT in metadata) throw new RangeError('recordedAt is written by the store')
  const names = Object.keys(metadata)
  const part = (belongs: (name: string) => boolean) =>
    canonicalJson(Object.fromEntries(names.filter(belongs).map((name) => [name, metadata[name]!]))).slice(1, -1)
  const before = part((name) => name < RECORDED_AT)
  const after = part((name) => name > RECORDED_AT)
  return {
    head: `{${before}${before === '' ? '' : ','}"${RECORDED_AT}":"`,
    tail: `"${after === '' ? '' : ','}${after}}`,
  }
}

export const metadataText = ({ head, tail }: MetadataHalves, recordedAt: string): CanonicalJson =>
  `${head}${recordedAt}${tail}` as CanonicalJson
