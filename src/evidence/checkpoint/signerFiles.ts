import { randomBytes } from 'node:crypto'
import { rename, stat } from 'node:fs/promises'
import type { TreeHead } from '../note/checkpoint.js'
import { formatSigningKey, newSigningKey, parseSigningKey, type SigningKey } from '../note/noteKeys.js'
import { createSmallFile, readSmallFile, replaceSmallFile } from './smallFile.js'

/** What the signer remembers outside the database: what it has signed last, so that nothing older or other is signed. */
export interface SignerMemory extends TreeHead {
  /** The checkpoint as it was signed; absent before the first one. */
  readonly note?: string
}

/** Key or memory of the signer do not do. Says what to restore; repeats no secret. */
export class SignerFilesError extends Error {
  override readonly name = 'SignerFilesError'
}

export interface SignerFiles {
  /** The first signs for what is new; more than one while keys change hands. Each signs. */
  readonly keys: readonly [SigningKey, ...SigningKey[]]
  readonly memory: SignerMemory
}

const FORMAT = 'GK-SIGNER-1'
const memoryPath = (keyFile: string) => `${keyFile}.state`

/**
 * Reads both files, and makes both where neither is. The memory is written first: a key without a memory would sign
 * anything, so it is refused. Call under the lock.
 * @param name the log's name where it has none yet; `/` and 8 random digits are added, so that no two logs share one
 * @throws SignerFilesError
 */
export async function openSignerFiles(keyFile: string, name: string): Promise<SignerFiles> {
  const memory = await readMemory(keyFile)
  const text = await readSmallFile(keyFile)
  if (text === undefined) {
    if (memory?.note !== undefined)
      throw new SignerFilesError(`the key ${keyFile} is missing, and has signed before: restore it from its backup`)
    const fresh = memory ?? (await writeFirstMemory(keyFile, `${name}/${randomBytes(4).toString('hex')}`))
    await createSmallFile(keyFile, `${formatSigningKey(newSigningKey(fresh.origin))}\n`)
    return openSignerFiles(keyFile, name)
  }
  if (memory === undefined)
    throw new SignerFilesError(
      `${memoryPath(keyFile)} is missing: without it the signer cannot know what it has signed; restore it from its backup`,
    )
  if (((await stat(keyFile)).mode & 0o077) !== 0)
    throw new SignerFilesError(`others may read ${keyFile}: it needs mode 0600`)
  const [first, ...more] = text
    .split('\n')
    .filter((line) => line !== '')
    .map(parseSigningKey)
  if (first === undefined) throw new SignerFilesError(`${keyFile} holds no key`)
  return { keys: [first, ...more], memory }
}

/** Before the signature is handed out. */
export const writeMemory = (keyFile: string, memory: SignerMemory): Promise<void> =>
  replaceSmallFile(memoryPath(keyFile), memoryText(memory))

/** Puts key and memory of an origin that has come to its end aside, under its key's id, and begins another origin. */
export async function beginOrigin(keyFile: string, old: SignerFiles, origin: string): Promise<void> {
  const aside = `${keyFile}.${old.keys[0].keyId}`
  await rename(memoryPath(keyFile), `${aside}.state`)
  await rename(keyFile, aside)
  await writeFirstMemory(keyFile, origin)
  await createSmallFile(keyFile, `${formatSigningKey(newSigningKey(origin))}\n`)
}

/** Adds a key in front of the others; all sign until the operator takes the old line away. */
export async function addKey(keyFile: string, { keys, memory }: SignerFiles): Promise<SigningKey> {
  const key = newSigningKey(memory.origin)
  await replaceSmallFile(keyFile, [key, ...keys].map((each) => `${formatSigningKey(each)}\n`).join(''))
  return key
}

async function writeFirstMemory(keyFile: string, origin: string): Promise<SignerMemory> {
  const memory = { origin, size: 0, root: Buffer.alloc(0) }
  await createSmallFile(memoryPath(keyFile), memoryText(memory))
  return memory
}

const memoryText = ({ origin, size, root, note }: SignerMemory): string =>
  `${JSON.stringify({ format: FORMAT, origin, size, root: root.toString('base64'), note }, undefined, 2)}\n`

async function readMemory(keyFile: string): Promise<SignerMemory | undefined> {
  const text = await readSmallFile(memoryPath(keyFile))
  if (text === undefined) return undefined
  const { format, origin, size, root, note } = JSON.parse(text) as Record<string, unknown>
  if (format !== FORMAT || typeof origin !== 'string' || typeof size !== 'number' || typeof root !== 'string')
    throw new SignerFilesError(`${memoryPath(keyFile)} is damaged: restore it from its backup`)
  return { origin, size, root: Buffer.from(root, 'base64'), ...(typeof note === 'string' ? { note } : {}) }
}
