import type { Kysely } from 'kysely'
import type { EventStore } from '../eventstore/eventStore.js'
import { readCheckpoints, readNewestCheckpoint, type SignedCheckpoint } from './checkpoint/history.js'
import { formatConsistencyFile } from './note/consistencyFile.js'
import { formatTlogProof } from './note/tlogProof.js'
import { createLogTree } from './tree/logTree.js'

/** Checkpoints that were signed, and proofs in them. Reads only: signs nothing, grows nothing. */
export interface EvidenceReader {
  /** The newest one, or the one of a size; undefined when there is none. */
  readonly checkpoint: (size?: number) => Promise<SignedCheckpoint | undefined>
  /** That an event stands in the log, in the newest checkpoint (C2SP tlog-proof); undefined while none covers it. */
  readonly inclusionProof: (eventId: string) => Promise<string | undefined>
  /** That the log has only grown from one size to a checkpoint; undefined where no proof leads there. */
  readonly consistencyProof: (from: number, to?: number) => Promise<string | undefined>
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function createEvidenceReader(db: Kysely<unknown>, store: EventStore): EvidenceReader {
  const tree = createLogTree({ db, store })

  const checkpoint: EvidenceReader['checkpoint'] = async (size) => {
    const newest = await readNewestCheckpoint(db)
    if (newest === undefined || size === undefined || size === newest.size) return newest
    return (await readCheckpoints(db, { origin: newest.origin, size })).at(0)
  }

  return {
    checkpoint,
    inclusionProof: async (eventId) => {
      const newest = await checkpoint()
      if (newest === undefined || !UUID.test(eventId)) return undefined
      const leaf = (await tree.leaves([eventId])).get(eventId.toLowerCase())
      if (leaf === undefined || leaf.index >= newest.size) return undefined
      const hashes = await tree.inclusionProof(leaf.index, newest.size)
      return formatTlogProof({ index: leaf.index, hashes, checkpoint: newest.note })
    },
    consistencyProof: async (from, to) => {
      const newer = await checkpoint(to)
      if (newer === undefined || from < 1 || from > newer.size) return undefined
      const hashes = await tree.consistencyProof(from, newer.size)
      return formatConsistencyFile({ old: from, hashes, checkpoint: newer.note })
    },
  }
}
