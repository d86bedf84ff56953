import { hash } from 'node:crypto'
import { type Digest, type Hash, hashOf, leafDigest } from './merkle/hash.js'

/** Names what a leaf is made of and hashed with; another suite (SM3) would be another name beside it. */
export const LEAF_SUITE = 'GK-LEAF-SHA256-1'

/** What of an event is proved. No position and no time of a server, so that every store comes to the same root. */
export interface ProvedEvent {
  readonly stream: string
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  /** The stored text, byte for byte. */
  readonly data: string
  readonly metadata: string
}

/**
 * The leaf of an event: RFC 8785 JSON with the SHA-256 of the stored bytes in lower-case hexadecimal digits.
 * Written out by hand because the tree is grown and checked event by event; a test holds it to the canonical writer.
 */
export function leafOf({ stream, revision, id, type, schemaVersion, data, metadata }: ProvedEvent): string {
  return (
    `{"data":"${hash('sha256', data)}","id":${quoted(id)},"metadata":"${hash('sha256', metadata)}",` +
    `"revision":${revision},"schemaVersion":${schemaVersion},"stream":${quoted(stream)},` +
    `"suite":"${LEAF_SUITE}","type":${quoted(type)}}`
  )
}

/** What stands in the tree for an event. */
export const leafDigestOf = (event: ProvedEvent): Digest => leafDigest(leafOf(event))

export const leafHashOf = (event: ProvedEvent): Hash => hashOf(leafDigestOf(event))

// Names and ids hold nothing that JSON escapes; looking is cheaper than writing.
const PLAIN = /^[ !#-[\]-~]*$/

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))
