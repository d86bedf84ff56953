import type { Kysely } from 'kysely'
import type { Clock } from '../../eventstore/clock.js'
import type { Position } from '../../eventstore/eventStore.js'
import type { Checkpoint } from '../note/checkpoint.js'
import type { LogTree } from '../tree/logTree.js'
import { noteCheckpoint } from './history.js'
import { type CheckpointSigner, InconsistentLogError } from './signer.js'

export interface CheckpointsOptions {
  readonly db: Kysely<unknown>
  readonly tree: LogTree
  readonly signer: CheckpointSigner
  readonly clock: Clock
  readonly onFault: (error: unknown) => void
}

/** When the log is signed for: on a schedule while it grows, and whenever somebody takes evidence away. */
export interface Checkpoints {
  /** Takes in what is in the log (at least up to a position) and signs for all of it. Undefined while the log is empty. */
  readonly sign: (upTo?: Position) => Promise<Checkpoint | undefined>
  /** Signs now and then again after each interval in which the log has grown. */
  readonly start: (everyMs?: number) => void
  readonly stop: () => Promise<void>
}

const EVERY_MS = 60_000

export function createCheckpoints({ db, tree, signer, clock, onFault }: CheckpointsOptions): Checkpoints {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<unknown> = Promise.resolve()
  let signedSize = 0

  async function sign(upTo?: Position): Promise<Checkpoint | undefined> {
    const size = await tree.grow(upTo)
    if (size === 0) return undefined
    const checkpoint = await signAt(size)
    await noteCheckpoint(db, checkpoint, clock.now())
    signedSize = checkpoint.size
    return checkpoint
  }

  async function signAt(size: number): Promise<Checkpoint> {
    const proof = (from: number) => tree.consistencyProof(from, size)
    try {
      return await signer.sign({ size, root: await tree.rootAt(size) }, proof)
    } catch (error) {
      // Another program may have grown the tree and signed in between: then this one was late, and nothing is lost.
      const grown = error instanceof InconsistentLogError ? await tree.grow() : size
      if (grown <= size) throw error
      return signAt(grown)
    }
  }

  async function signWhenGrown(): Promise<void> {
    if ((await tree.grow()) !== signedSize) await sign()
  }

  return {
    sign,
    start: (everyMs = EVERY_MS) => {
      const turn = () => {
        underWay = underWay.then(signWhenGrown).catch(onFault)
      }
      turn()
      timer = setInterval(turn, everyMs).unref()
    },
    stop: async () => {
      clearInterval(timer)
      await underWay
    },
  }
}
