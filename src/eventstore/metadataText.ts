import type { CanonicalJson, NewEvent } from './eventStore.js'
import { canonicalMember } from './canonicalJson.js'

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
  let before = ''
  let after = ''
  for (const name of Object.keys(metadata).sort()) {
    const member = canonicalMember(name, metadata[name])
    if (name < RECORDED_AT) before += `${member},`
    else after += `,${member}`
  }
  return { head: `{${before}"${RECORDED_AT}":"`, tail: `"${after}}` }
}

export const metadataText = ({ head, tail }: MetadataHalves, recordedAt: string): CanonicalJson =>
  `${head}${recordedAt}${tail}` as CanonicalJson
