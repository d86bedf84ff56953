import { readFile, writeFile } from 'node:fs/promises'
import type { Evidence } from '../app/compose/evidence.js'
import { type Checkpoint, parseCheckpoint } from '../evidence/note/checkpoint.js'
import { formatConsistencyFile } from '../evidence/note/consistencyFile.js'
import { formatVerifierKey } from '../evidence/note/noteKeys.js'
import { askWitness } from '../evidence/witness/askWitness.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

export interface CheckpointArguments {
  /** A file with an older checkpoint: the answer proves that the log has only grown since. */
  readonly since?: string
  readonly keys: boolean
  readonly addKey: boolean
  readonly rebuildTree: boolean
  readonly newOrigin: boolean
  readonly reason?: string
  /** A file with lines of witnesses, or a whole checkpoint that was cosigned. */
  readonly cosigned?: string
  /** Address of a witness that is to be asked. */
  readonly ask?: string
  readonly witness: readonly string[]
  readonly out?: string
}

/** There is nothing to sign for. */
export class EmptyLogError extends Error {
  override readonly name = 'EmptyLogError'
}

/** `gongkai checkpoint`: signs for the log as it is now, and what else the key and its memory are kept with. */
export const checkpoint = (environment: Environment, args: CheckpointArguments, io: CommandIo): Promise<number> =>
  operate(environment, async ({ evidence }) => {
    const answer = await answerOf(evidence, args)
    if (args.out === undefined) io.out(answer.trimEnd())
    else await writeFile(args.out, answer)
    return 0
  })

async function answerOf(evidence: Evidence, args: CheckpointArguments): Promise<string> {
  const { signer, tree } = evidence
  if (args.keys) return (await signer.verifierKeys()).map((key) => `${formatVerifierKey(key)}\n`).join('')
  if (args.addKey) return `${formatVerifierKey(await signer.addKey())}\n`
  if (args.rebuildTree) return `the tree was derived anew: ${await tree.rebuild()} events\n`
  if (args.newOrigin) return `the log goes on as ${await evidence.beginOrigin(args.reason ?? '')}\n`
  if (args.cosigned !== undefined) return takeCosigned(evidence, await readFile(args.cosigned, 'utf8'), args.witness)
  const signed = await sign(evidence)
  if (args.ask !== undefined) {
    const proof = (from: number) => tree.consistencyProof(from, signed.size)
    return takeCosigned(evidence, await askWitness(args.ask, signed, proof), args.witness)
  }
  return args.since === undefined
    ? signed.note
    : proveSince(evidence, parseCheckpoint(await readFile(args.since, 'utf8')), signed)
}

async function sign({ checkpoints }: Evidence): Promise<Checkpoint> {
  const signed = await checkpoints.sign()
  if (signed === undefined) throw new EmptyLogError('the log is empty: there is nothing to sign for')
  return signed
}

async function proveSince({ tree }: Evidence, older: Checkpoint, { size, note, origin }: Checkpoint): Promise<string> {
  if (older.origin !== origin)
    throw new RangeError(`the checkpoint belongs to the log ${older.origin}, and this is ${origin}`)
  if (older.size > size) throw new RangeError(`the checkpoint is of size ${older.size}, and the log has ${size} events`)
  return formatConsistencyFile({
    old: older.size,
    hashes: await tree.consistencyProof(older.size, size),
    checkpoint: note,
  })
}

async function takeCosigned(
  { takeCosignatures }: Evidence,
  cosigned: string,
  witnesses: readonly string[],
): Promise<string> {
  const names = await takeCosignatures(cosigned, witnesses)
  return `cosigned by ${names.join(', ')}\n`
}
