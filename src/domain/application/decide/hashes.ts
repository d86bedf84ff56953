import type { Refusal } from '../../decider.js'
import type { Sha256 } from '../../values.js'

const SHA256 = /^[0-9a-f]{64}$/

export const hashFaults = (typed: string | undefined, path: string): readonly Refusal[] =>
  typed === undefined || SHA256.test(typed) ? [] : [{ code: 'HASH_INVALID', clause: 'SYS', path }]

/** A hash that `hashFaults` found nothing against. */
export function hashOf(typed: string): Sha256 {
  if (!SHA256.test(typed)) throw new Error('the hash was not checked')
  return typed as Sha256
}
