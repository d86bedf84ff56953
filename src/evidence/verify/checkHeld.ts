import { verifyConsistency } from '../merkle/verifyProof.js'
import type { Checkpoint } from '../note/checkpoint.js'
import { type ConsistencyFile, parseConsistencyFile } from '../note/consistencyFile.js'
import { MalformedProofError } from '../note/tlogProof.js'
import { consistencyPath, HELD, heldPath } from '../package/format.js'
import type { Parts } from './parts.js'
import type { Findings } from './report.js'
import { checkSignatures, readCheckpoint, type Trust } from './trust.js'

export interface Comparable<C> {
  readonly parts: Parts
  readonly checkpoint: C
  readonly trust: Trust
  /** Keys that the package names as the log's. */
  readonly claimed: readonly string[]
}

/** Checkpoints that the package itself was made to be compared with: each must lead to its own, whoever asks. */
export function checkPackedHeld(
  { parts, checkpoint, trust, claimed }: Comparable<Checkpoint | undefined>,
  findings: Findings,
): void {
  for (const path of [...parts.keys()].filter((name) => name.startsWith(`${HELD}/`))) {
    const [, size, kind] = /^held\/(\d+)\.(txt|consistency)$/.exec(path) ?? []
    if (size === undefined) {
      findings.tampered(path, 'was added to the package')
      continue
    }
    const partner = kind === 'txt' ? consistencyPath(Number(size)) : heldPath(Number(size))
    if (!parts.has(partner)) findings.incomplete(partner, 'is missing')
    if (kind !== 'txt' || checkpoint === undefined) continue
    const older = readCheckpoint(parts.get(path)!.toString('utf8'), path, findings)
    if (older === undefined) continue
    if (older.size !== Number(size)) findings.tampered(path, 'is a checkpoint of another size')
    // Witnesses are asked for on the newest only.
    checkSignatures(older, path, { ...trust, witnesses: [] }, claimed, findings)
    const proof = parts.get(consistencyPath(older.size))
    if (proof !== undefined)
      compare({ older, newer: checkpoint, proof: proof.toString('utf8'), where: consistencyPath(older.size) }, findings)
  }
}

export interface HeldCheckpoint {
  readonly note: string
  /** A consistency file between it and the package's, where the package brings none. */
  readonly proof?: string
}

/** A checkpoint that the reader brought, from an earlier visit or from a witness. */
export function checkHeld(
  held: HeldCheckpoint,
  { parts, checkpoint, trust, claimed }: Comparable<Checkpoint>,
  findings: Findings,
): void {
  const where = 'the checkpoint given'
  const other = readCheckpoint(held.note, where, findings)
  if (other === undefined) return
  checkSignatures(other, where, { ...trust, witnesses: [] }, claimed, findings)
  const [older, newer] = other.size <= checkpoint.size ? [other, checkpoint] : [checkpoint, other]
  if (other.size === checkpoint.size)
    return compare({ older, newer, proof: `old ${older.size}\n\n${newer.note}`, where }, findings)
  const proof = held.proof ?? (older === other ? parts.get(consistencyPath(other.size))?.toString('utf8') : undefined)
  if (proof === undefined)
    return findings.incomplete(
      where,
      `to compare size ${older.size} with size ${newer.size} a proof is needed: \`gongkai checkpoint --since FILE\` ` +
        'makes one; give it with --consistency',
    )
  compare({ older, newer, proof, where }, findings)
}

interface Comparison {
  readonly older: Checkpoint
  readonly newer: Checkpoint
  readonly proof: string
  readonly where: string
}

function compare({ older, newer, proof, where }: Comparison, findings: Findings): void {
  const file = readProof(proof, where, findings)
  if (file === undefined) return
  if (older.origin !== newer.origin)
    return findings.tampered(where, `belongs to the log ${older.origin}, not to ${newer.origin}`)
  if (file.old !== older.size || file.checkpoint !== newer.note)
    return findings.incomplete(where, 'the proof leads from and to other checkpoints than these')
  const claim = { from: older.size, to: newer.size, fromRoot: older.root, toRoot: newer.root, proof: file.hashes }
  if (verifyConsistency(claim)) findings.note(`nothing was rewritten between size ${older.size} and size ${newer.size}`)
  else
    findings.tampered(
      where,
      `the log of size ${newer.size} does not begin with the log of size ${older.size}: it was rewritten or forked`,
    )
}

function readProof(text: string, where: string, findings: Findings): ConsistencyFile | undefined {
  try {
    return parseConsistencyFile(text)
  } catch (error) {
    if (!(error instanceof MalformedProofError)) throw error
    findings.tampered(where, error.message)
    return undefined
  }
}
