import { type Hash, HASH_BYTES } from '../merkle/hash.js'
import { decodeBase64 } from './base64.js'
import { parseDecimal } from './checkpoint.js'

/** A proof that an entry stands in a log (C2SP tlog-proof), readable offline. */
export interface TlogProof {
  /** Opaque and not authenticated; absent here unless a foreign proof brings it. */
  readonly extra?: Buffer
  readonly index: number
  readonly hashes: readonly Hash[]
  /** The checkpoint, verbatim. */
  readonly checkpoint: string
}

export class MalformedProofError extends Error {
  override readonly name = 'MalformedProofError'
}

const HEADER = 'c2sp.org/tlog-proof@v1'
/** Of a tree that could be counted. */
const MOST_HASHES = 63

/** @throws MalformedProofError */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n')
  const [header, ...lines] = text.slice(0, end < 0 ? text.length : end).split('\n')
  if (end < 0 || header !== HEADER) throw new MalformedProofError(`a proof begins with ${HEADER}`)
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()!.slice('extra '.length)) : null
  const index = lines[0]?.startsWith('index ') ? parseDecimal(lines.shift()!.slice('index '.length)) : undefined
  if (extra === undefined) throw new MalformedProofError('the extra data of the proof is no Base 64')
  if (index === undefined) throw new MalformedProofError('the proof names no index')
  return {
    ...(extra === null ? {} : { extra }),
    index,
    hashes: parseHashes(lines),
    checkpoint: text.slice(end + 2),
  }
}

export const formatTlogProof = ({ extra, index, hashes, checkpoint }: TlogProof): string =>
  [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${extra.toString('base64')}`]),
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n')

/** One hash per line. @throws MalformedProofError */
export function parseHashes(lines: readonly string[]): readonly Hash[] {
  if (lines.length > MOST_HASHES) throw new MalformedProofError('the proof has too many hashes')
  return lines.map((line) => {
    const hash = decodeBase64(line)
    if (hash?.length !== HASH_BYTES) throw new MalformedProofError('a line of the proof is no hash')
    return hash
  })
}
