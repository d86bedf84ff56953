import { hash } from 'node:crypto'

/** SHA-256, 32 bytes. */
export type Hash = Buffer

export const HASH_BYTES = 32

/**
 * The same 32 bytes as a string of 32 characters, one for each byte (latin1). Inside a tree hashes pass from one hashing
 * to the next millions of times: as strings that costs a third of what buffers cost.
 */
export type Digest = string

export const digestOf = (bytes: Hash): Digest => bytes.toString('latin1')
export const hashOf = (digest: Digest): Hash => Buffer.from(digest, 'latin1')

/** Of a tree without leaves (RFC 6962, 2.1). */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'buffer')

// One buffer for all inner nodes: hashing is synchronous.
const node = Buffer.alloc(1 + 2 * HASH_BYTES)
node[0] = 1

/** The hash of a leaf: SHA-256(0x00 ‖ bytes); of a text its bytes in UTF-8. */
export function leafDigest(bytes: Uint8Array | string): Digest {
  if (typeof bytes === 'string') return hash('sha256', `\0${bytes}`, 'binary')
  const prefixed = Buffer.allocUnsafe(1 + bytes.length)
  prefixed[0] = 0
  prefixed.set(bytes, 1)
  return hash('sha256', prefixed, 'binary')
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeDigest(left: Digest, right: Digest): Digest {
  node.write(left, 1, 'latin1')
  node.write(right, 1 + HASH_BYTES, 'latin1')
  return hash('sha256', node, 'binary')
}

export const leafHash = (bytes: Uint8Array | string): Hash => hashOf(leafDigest(bytes))

export const nodeHash = (left: Hash, right: Hash): Hash => hashOf(nodeDigest(digestOf(left), digestOf(right)))
