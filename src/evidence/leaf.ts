import { hash } from 'node:crypto'
import { type Hash, leafHash } from './merkle/hash.js'

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
    `{"data":"${hash('sha256', data)}","id":${JSON.stringify(id)},"metadata":"${hash('sha256', metadata)}",` +
    `"revision":${revision},"schemaVersion":${schemaVersion},"stream":${JSON.stringify(stream)},` +
    `"suite":"${LEAF_SUITE}","type":${JSON.stringify(type)}}`
  )
}

/** The leaf's place-independent hash: what stands in the tree. */
export const leafHashOf = (event: ProvedEvent): Hash => leafHash(leafOf(event))
