import { join } from 'node:path'
import type { KeySubject } from '../../domain/protected.js'
import type { Clock } from '../../eventstore/clock.js'
import { type Checkpoints, createCheckpoints } from '../../evidence/checkpoint/checkpoints.js'
import { beginOrigin } from '../../evidence/checkpoint/beginOrigin.js'
import { type CheckpointSigner, createCheckpointSigner } from '../../evidence/checkpoint/signer.js'
import { takeCosignatures } from '../../evidence/checkpoint/takeCosignatures.js'
import { fsck, type FsckOptions } from '../../evidence/fsck/fsck.js'
import type { FsckReport } from '../../evidence/fsck/findings.js'
import { type ExportedPackage, exportPackage, type ExportRequest } from '../../evidence/package/exportPackage.js'
import type { ReadKeptFile } from '../../evidence/package/packFiles.js'
import { createLogTree, type LogTree } from '../../evidence/tree/logTree.js'
import type { Config } from '../config.js'
import { collect } from '../files/byteSource.js'
import { FileErasedError } from '../files/errors.js'
import { holderOf, type StoredFileRef } from '../files/fileStore.js'
import { relatedTo } from './relatedStreams.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

/** What proves the log: its tree, the checkpoints that are signed for it, and what is taken out of it. */
export interface Evidence {
  readonly tree: LogTree
  readonly signer: CheckpointSigner
  /** Not started; the worker signs on a schedule. */
  readonly checkpoints: Checkpoints
  /** @throws see exportPackage */
  readonly exportPackage: (request: ExportRequest) => Promise<ExportedPackage>
  /** For a log that lost what was signed for: says so in the log, and goes on under another name. */
  readonly beginOrigin: (reason: string) => Promise<string>
  /** Keeps the lines of witnesses on a checkpoint that they sent back. */
  readonly takeCosignatures: (note: string, witnesses: readonly string[]) => Promise<readonly string[]>
  readonly fsck: (
    options: Pick<FsckOptions, 'held' | 'onProgress'> & { readonly files: boolean },
  ) => Promise<FsckReport>
}

export interface EvidenceParts {
  readonly config: Config
  readonly clock: Clock
  readonly storage: Storage
  readonly models: ReadModels
  readonly onFault: (where: string, error: unknown) => void
}

export function openEvidence({ config, clock, storage, models, onFault }: EvidenceParts): Evidence {
  const { store, keys, files } = storage
  const { db } = models
  const tree = createLogTree({ db, store })
  const signer = createCheckpointSigner({
    // In a folder of its own, and not named like the keys there: the store of keys would take it for one of its own.
    keyFile: config.checkpointKeyFile ?? join(config.dataDir, 'keys', 'checkpoint', 'signing-key'),
    name: `${config.publicUrl.host}/gongkai`,
  })
  const checkpoints = createCheckpoints({ db, tree, signer, clock, onFault: (error) => onFault('checkpoints', error) })
  return {
    tree,
    signer,
    checkpoints,
    exportPackage: (request) =>
      exportPackage(
        {
          store,
          keyRing: keys,
          tree,
          signer,
          checkpoints,
          clock,
          related: relatedTo(store, models),
          readFile: readFrom(storage),
        },
        request,
      ),
    beginOrigin: (reason) => beginOrigin({ store, tree, signer }, reason),
    takeCosignatures: (note, witnesses) => takeCosignatures(db, signer, note, witnesses),
    fsck: ({ files: withFiles, ...options }) =>
      fsck({
        ...{ db, store, signer, gapless: config.eventStoreUrl === undefined },
        ...(withFiles
          ? { rehash: (name) => files.rehash({ ciphertextSha256: name } as Pick<StoredFileRef, 'ciphertextSha256'>) }
          : {}),
        ...options,
      }),
  }
}

const readFrom =
  ({ files }: Storage): ReadKeptFile =>
  async (subject, file) => {
    try {
      return await collect(await files.read(holderOf(subject as KeySubject), file as unknown as StoredFileRef))
    } catch (error) {
      if (error instanceof FileErasedError) return undefined
      throw error
    }
  }
