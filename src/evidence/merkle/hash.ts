import { hash } from 'node:crypto'

/** SHA-256, 32 bytes. */
export type Hash = Buffer

export const HASH_BYTES = 32

/** Of a tree without leaves (RFC 6962, 2.1). */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'buffer')

/** One buffer for all inner nodes: hashing is synchronous, and allocating for each node costs more than the hash. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES)
node[0] = 1

/** The hash of a leaf: SHA-256(0x00 ‖ bytes). */
export function leafHash(bytes: Uint8Array | string): Hash {
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
  const prefixed = Buffer.allocUnsafe(1 + content.length)
  prefixed[0] = 0
  prefixed.set(content, 1)
  return hash('sha256', prefixed, 'buffer')
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.set(left, 1)
  node.set(right, 1 + HASH_BYTES)
  return hash('sha256', node, 'buffer')
}
