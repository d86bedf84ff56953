import { asCosigner, type SigningKey, signWith } from './noteKeys.js'
import type { NoteSignature } from './signedNote.js'

const TIMESTAMP_BYTES = 8
const SIGNATURE_BYTES = 64

/**
 * What a witness signs (C2SP tlog-cosignature v1): at this time, this was the largest consistent tree it had seen.
 * @param timestamp seconds since 1970, UTC
 */
export const cosignedText = (checkpointText: string, timestamp: bigint): string =>
  `cosignature/v1\ntime ${timestamp}\n${checkpointText}`

/** Seconds since 1970, UTC; undefined for what is no cosignature. */
export function timestampOf(signature: Buffer): bigint | undefined {
  if (signature.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) return undefined
  const timestamp = signature.readBigUInt64BE(0)
  return timestamp < 2n ** 63n ? timestamp : undefined
}

/** The line with which a witness adds itself to a checkpoint that it has found consistent. */
export function cosign(checkpointText: string, key: SigningKey, timestamp: bigint): NoteSignature {
  const time = Buffer.alloc(TIMESTAMP_BYTES)
  time.writeBigUInt64BE(timestamp)
  const { name, keyId } = asCosigner(key)
  return { name, keyId, signature: Buffer.concat([time, signWith(key, cosignedText(checkpointText, timestamp))]) }
}
