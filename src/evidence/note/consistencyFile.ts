import type { Hash } from '../merkle/hash.js'
import { parseDecimal } from './checkpoint.js'
import { MalformedProofError, parseHashes } from './tlogProof.js'

/**
 * That a log has only grown since an older checkpoint: the body of `add-checkpoint` (C2SP tlog-witness), which is also
 * the file that is carried to a witness whose network is cut.
 */
export interface ConsistencyFile {
  /** Size of the older checkpoint. */
  readonly old: number
  readonly hashes: readonly Hash[]
  /** The newer checkpoint, verbatim. */
  readonly checkpoint: string
}

/** @throws MalformedProofError */
export function parseConsistencyFile(text: string): ConsistencyFile {
  const end = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, end < 0 ? text.length : end).split('\n')
  const old = first?.startsWith('old ') ? parseDecimal(first.slice('old '.length)) : undefined
  if (end < 0 || old === undefined)
    throw new MalformedProofError('the file begins with the size of the older checkpoint')
  return { old, hashes: parseHashes(lines), checkpoint: text.slice(end + 2) }
}

export const formatConsistencyFile = ({ old, hashes, checkpoint }: ConsistencyFile): string =>
  [`old ${old}`, ...hashes.map((hash) => hash.toString('base64')), '', checkpoint].join('\n')
