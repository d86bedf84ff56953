import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { withFileLock } from '../checkpoint/fileLock.js'
import { createSmallFile, readSmallFile, replaceSmallFile } from '../checkpoint/smallFile.js'
import { EMPTY_ROOT } from '../merkle/hash.js'
import { verifyConsistency } from '../merkle/verifyProof.js'
import { checkNote } from '../note/checkNote.js'
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.js'
import { type ConsistencyFile, parseConsistencyFile } from '../note/consistencyFile.js'
import { cosign } from '../note/cosignature.js'
import {
  asCosigner,
  formatSigningKey,
  newSigningKey,
  parseSigningKey,
  type SigningKey,
  type VerifierKey,
} from '../note/noteKeys.js'
import { MalformedNoteError, signatureLine } from '../note/signedNote.js'
import { MalformedProofError } from '../note/tlogProof.js'

export interface WitnessOptions {
  /** Holds the witness's key, made on first use, and what it has cosigned last of each log. */
  readonly folder: string
  /** By which its cosignatures are known; an address without its scheme. */
  readonly name: string
  /** Keys of the logs that it watches; the name of a key is the origin of its log. */
  readonly logs: readonly VerifierKey[]
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
}

/** In the words of C2SP tlog-witness, `add-checkpoint`. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  /** Cosignature lines, the size cosigned last (409), or why not. */
  readonly body: string
}

export interface Witness {
  /** Cosigns a checkpoint that begins with everything it has cosigned before, and remembers it first. */
  readonly addCheckpoint: (request: string) => Promise<WitnessAnswer>
  readonly verifierKey: () => Promise<VerifierKey>
}

interface Seen {
  readonly size: number
  readonly root: Buffer
}

/** A witness, run by somebody else than the log: what it has cosigned can no longer be rewritten unseen. */
export function createWitness({ folder, name, logs, now }: WitnessOptions): Witness {
  const key = (): Promise<SigningKey> => openKey(join(folder, 'witness-key'), name)

  return {
    verifierKey: async () => asCosigner(await key()),
    addCheckpoint: async (request) => {
      const asked = parsed(request)
      if (asked === undefined) return { status: 400, body: 'this is no request of add-checkpoint\n' }
      const { file, checkpoint } = asked
      const known = logs.filter((log) => log.name === checkpoint.origin)
      if (known.length === 0) return { status: 404, body: 'this log is not watched here\n' }
      const { by, broken } = checkNote(checkpoint, known)
      if (by.length === 0 || broken.length > 0) return { status: 403, body: 'not signed by a key of the log\n' }
      const path = join(folder, `${createHash('sha256').update(checkpoint.origin).digest('hex')}.json`)
      return withFileLock(`${path}.lock`, async () => {
        const seen = await readSeen(path)
        const refusal = refusalOf(file, checkpoint, seen)
        if (refusal !== undefined) return refusal
        await replaceSmallFile(path, seenText(checkpoint))
        const seconds = BigInt(Math.floor(now() / 1000))
        return { status: 200, body: signatureLine(cosign(checkpoint.text, await key(), seconds)) }
      })
    },
  }
}

function refusalOf({ old, hashes }: ConsistencyFile, checkpoint: Checkpoint, seen: Seen): WitnessAnswer | undefined {
  const { size, root } = checkpoint
  if (old > size) return { status: 400, body: 'the older size is the larger one\n' }
  if (old !== seen.size) return { status: 409, body: `${seen.size}\n` }
  const contradicts: WitnessAnswer = { status: 422, body: 'not proved to begin with what was cosigned before\n' }
  if (size === 0) return hashes.length === 0 && root.equals(EMPTY_ROOT) ? undefined : contradicts
  if (old === 0) return hashes.length === 0 ? undefined : contradicts
  const claim = { from: old, to: size, fromRoot: seen.root, toRoot: root, proof: hashes }
  return verifyConsistency(claim) ? undefined : contradicts
}

function parsed(request: string): { readonly file: ConsistencyFile; readonly checkpoint: Checkpoint } | undefined {
  try {
    const file = parseConsistencyFile(request)
    return { file, checkpoint: parseCheckpoint(file.checkpoint) }
  } catch (error) {
    if (error instanceof MalformedProofError || error instanceof MalformedNoteError) return undefined
    throw error
  }
}

async function openKey(path: string, name: string): Promise<SigningKey> {
  const text = await readSmallFile(path)
  if (text !== undefined) return parseSigningKey(text.trim())
  await createSmallFile(path, `${formatSigningKey(newSigningKey(name))}\n`)
  return openKey(path, name)
}

async function readSeen(path: string): Promise<Seen> {
  const text = await readSmallFile(path)
  if (text === undefined) return { size: 0, root: EMPTY_ROOT }
  const { size, root } = JSON.parse(text) as { readonly size: number; readonly root: string }
  return { size, root: Buffer.from(root, 'base64') }
}

const seenText = ({ origin, size, root }: Checkpoint): string =>
  `${JSON.stringify({ origin, size, root: root.toString('base64') })}\n`
