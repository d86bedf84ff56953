import type { Hash } from '../merkle/hash.js'
import { verifyConsistency } from '../merkle/verifyProof.js'
import { type Checkpoint, parseCheckpoint, signCheckpoint, type TreeHead } from '../note/checkpoint.js'
import type { VerifierKey } from '../note/noteKeys.js'
import { withFileLock } from './fileLock.js'
import {
  addKey,
  beginOrigin,
  openSignerFiles,
  type SignerFiles,
  type SignerMemory,
  writeMemory,
} from './signerFiles.js'

export type Head = Pick<TreeHead, 'size' | 'root'>

/**
 * What was signed before does not lead to what is to be signed now. `rollback`: the log is shorter than it was. `fork`:
 * what a signature covers is no longer what it was.
 */
export class InconsistentLogError extends Error {
  override readonly name = 'InconsistentLogError'
  constructor(
    readonly kind: 'rollback' | 'fork',
    readonly signed: TreeHead,
    readonly found: Head,
  ) {
    super(
      kind === 'rollback'
        ? `the log has ${found.size} events, but ${signed.size} were signed for: a tail is lost. Restore a newer backup; ` +
            'if there is none, `gongkai checkpoint --new-origin` says so in the log itself'
        : `among the ${signed.size} events that were signed for, at least one is no longer what it was. Nothing is signed; ` +
            '`gongkai fsck` says which one',
    )
  }
}

export interface CheckpointSigner {
  readonly origin: () => Promise<string>
  /** By which its checkpoints are known; the current one first. */
  readonly verifierKeys: () => Promise<readonly VerifierKey[]>
  /** What it has signed last; undefined before the first time. */
  readonly last: () => Promise<Checkpoint | undefined>
  /**
   * Signs a head that what was signed last leads to, and remembers it before it hands it out.
   * @param proof hashes from the size signed last to this one
   * @throws InconsistentLogError, SignerFilesError, SignerBusyError
   */
  readonly sign: (head: Head, proof: (from: number) => Promise<readonly Hash[]>) => Promise<Checkpoint>
  /** Adds a new key; both sign until the old line is taken out of the file. */
  readonly addKey: () => Promise<VerifierKey>
  /**
   * For a log that has lost what was signed for: another name, another key, nothing signed. `record` writes into the
   * log what was lost, before the old name ends. @throws RangeError when nothing is lost
   */
  readonly beginOrigin: (
    head: Head,
    proof: (from: number) => Promise<readonly Hash[]>,
    record: (old: TreeHead, origin: string) => Promise<void>,
  ) => Promise<string>
}

export interface SignerOptions {
  /** CHECKPOINT_KEY_FILE; its memory stands beside it. */
  readonly keyFile: string
  /** Start of the log's name, where it has none yet: like an address without its scheme. */
  readonly name: string
}

export function createCheckpointSigner({ keyFile, name }: SignerOptions): CheckpointSigner {
  const locked = <T>(work: (files: SignerFiles) => Promise<T>): Promise<T> =>
    withFileLock(`${keyFile}.lock`, async () => work(await openSignerFiles(keyFile, name)))

  return {
    origin: () => locked(async ({ memory }) => memory.origin),
    verifierKeys: () =>
      locked(async ({ keys }) => keys.map(({ name, keyId, type, publicKey }) => ({ name, keyId, type, publicKey }))),
    last: () => locked(async ({ memory: { note } }) => (note === undefined ? undefined : parseCheckpoint(note))),
    sign: (head, proof) =>
      locked(async ({ keys, memory }) => {
        await assertLeadsTo(memory, head, proof)
        const note = signCheckpoint({ ...head, origin: memory.origin }, keys)
        if (note !== memory.note) await writeMemory(keyFile, { ...head, origin: memory.origin, note })
        return parseCheckpoint(note)
      }),
    addKey: () => locked((files) => addKey(keyFile, files)),
    beginOrigin: (head, proof, record) =>
      locked(async (files) => {
        const { memory } = files
        const lost = await assertLeadsTo(memory, head, proof).then(
          () => false,
          (error: unknown) => {
            if (error instanceof InconsistentLogError) return true
            throw error
          },
        )
        if (!lost) throw new RangeError('nothing that was signed for is lost: the log needs no new origin')
        const origin = nextOrigin(memory.origin)
        await record(memory, origin)
        await beginOrigin(keyFile, files, origin)
        return origin
      }),
  }
}

async function assertLeadsTo(
  memory: SignerMemory,
  head: Head,
  proof: (from: number) => Promise<readonly Hash[]>,
): Promise<void> {
  if (memory.size === 0) return
  if (head.size < memory.size) throw new InconsistentLogError('rollback', memory, head)
  const claim = { from: memory.size, to: head.size, fromRoot: memory.root, toRoot: head.root }
  if (!verifyConsistency({ ...claim, proof: await proof(memory.size) }))
    throw new InconsistentLogError('fork', memory, head)
}

/** `…/1a2b3c4d` → `…/1a2b3c4d/2` → `…/1a2b3c4d/3`. */
function nextOrigin(origin: string): string {
  const [, base, count] = /^(.*\/[0-9a-f]{8})(?:\/(\d+))?$/.exec(origin) ?? [undefined, origin, undefined]
  return `${base}/${count === undefined ? 2 : Number(count) + 1}`
}
