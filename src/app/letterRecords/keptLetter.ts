import type { KeptFile } from '../../domain/keptFile.js'
import type { KeySubject } from '../../domain/protected.js'
import type { FileId } from '../../domain/values.js'
import { eventIdOf } from '../../eventstore/eventIds.js'
import type { FileStore } from '../files/fileStore.js'

export interface MadeFile {
  readonly key: KeySubject
  readonly commandId: string
  /** Tells the files of one command apart; asking again keeps nothing twice. */
  readonly place: number
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Seals what this program made under the key of the matter, as events name it. */
export async function keepMade(files: Pick<FileStore, 'keep'>, made: MadeFile): Promise<KeptFile> {
  const { key, commandId, place, name, mediaType, bytes } = made
  const fileId = eventIdOf(commandId, place) as FileId
  const content = (async function* () {
    yield bytes
  })()
  const file = await files.keep({ holder: key, fileId, name, mediaType, owner: 'gongkai', content })
  return { ...file, key }
}
