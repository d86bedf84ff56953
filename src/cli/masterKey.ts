import { resolve } from 'node:path'
import { createMasterKey } from '../app/keys/masterKeyFile.js'
import type { CommandIo } from './commandIo.js'

/** `gongkai master-key FILE`: makes the key that wraps all others, once; a file that is there is left alone. */
export async function masterKey(file: string, io: CommandIo): Promise<number> {
  const path = resolve(file)
  if ((await createMasterKey(path)) === 'exists') {
    io.err(`${path} exists already and was left as it is.`)
    return 1
  }
  io.out(`${path} holds a new master key, readable by its owner only.`)
  io.out('Keep a copy apart from the database and from DATA_DIR: without it nothing sealed can be read again.')
  return 0
}
