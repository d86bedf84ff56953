import type { EventStore } from '../../eventstore/eventStore.js'
import { OPERATOR, recordEvidence } from '../package/exportRecord.js'
import type { LogTree } from '../tree/logTree.js'
import type { CheckpointSigner } from './signer.js'

export interface BeginOriginParts {
  readonly store: EventStore
  readonly tree: LogTree
  readonly signer: CheckpointSigner
}

/**
 * After a restore that lost events which were signed for: the first event of the new origin names the old checkpoint and
 * what is left, so that whoever holds that checkpoint learns which part the log can no longer show.
 * @returns the new origin
 * @throws RangeError when nothing is lost, or no reason is given
 */
export async function beginOrigin({ store, tree, signer }: BeginOriginParts, reason: string): Promise<string> {
  if (reason.trim() === '') throw new RangeError('say what happened: --reason')
  const size = await tree.grow()
  return signer.beginOrigin(
    { size, root: await tree.rootAt(size) },
    (from) => tree.consistencyProof(from, size),
    async (old, origin) => {
      const { origin: previousOrigin, size: previousSize, root } = old
      const previousRoot = root.toString('base64')
      const data = { origin, previousOrigin, previousSize, previousRoot, remaining: size, reason }
      await recordEvidence(store, { type: 'LogOriginStarted', data }, OPERATOR, origin)
    },
  )
}
