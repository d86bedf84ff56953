import { createHmac, randomBytes } from 'node:crypto'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type DurableFiles, ignoreMissing } from '../files/durableFiles.js'
import type { MasterKeyFile } from './masterKeyFile.js'
import { parseWrappedKey, unwrapKey, wrapKey } from './wrapping.js'

export type StoredKey = { readonly state: 'live'; readonly key: Buffer } | { readonly state: 'absent' | 'destroyed' }

/**
 * One small file per key, `ab/abcd….key`, named by a keyed hash of its subject, so that a look at the folder tells
 * nobody's identity. A tombstone `ab/abcd….gone` beside it wins over the key, whatever a crash or a race leaves.
 */
export class KeyFolder {
  private constructor(
    private readonly root: string,
    private readonly files: DurableFiles,
    private readonly masters: MasterKeyFile,
    private readonly nameKey: Buffer,
  ) {}

  static async open(root: string, files: DurableFiles, masters: MasterKeyFile): Promise<KeyFolder> {
    const nameKey = await makeOrRead(join(root, 'names.key'), 'names', files, masters)
    return new KeyFolder(root, files, masters, nameKey)
  }

  async read(subject: string): Promise<StoredKey> {
    if (await this.isDestroyed(subject)) return { state: 'destroyed' }
    return this.unlessDestroyed(subject, () => readKey(this.path(subject), this.masters))
  }

  async readOrCreate(subject: string): Promise<StoredKey> {
    const found = await this.read(subject)
    if (found.state !== 'absent') return found
    const path = this.path(subject)
    const made = await this.unlessDestroyed(subject, () =>
      makeOrRead(path, basename(path, '.key'), this.files, this.masters),
    )
    if (!(await this.isDestroyed(subject))) return made
    await this.erase(path)
    return { state: 'destroyed' }
  }

  async destroy(subject: string): Promise<void> {
    const path = this.path(subject)
    await this.files.createOnce(tombstone(path), '')
    await this.erase(path)
  }

  async isDestroyed(subject: string): Promise<boolean> {
    return exists(tombstone(this.path(subject)))
  }

  /** Wraps every key that another master holds under the current one, and finishes half-done destructions. */
  async rewrapAll(): Promise<number> {
    const current = await this.masters.current()
    let rewrapped = 0
    for (const path of await this.keyPaths()) {
      const name = basename(path, '.key')
      const text = await readFile(path, 'utf8').catch(ignoreMissing)
      if (text !== undefined && !(await exists(tombstone(path)))) {
        const wrapped = parseWrappedKey(text, name)
        if (wrapped.master === current.id) continue
        const key = unwrapKey(wrapped, name, await this.masters.byId(wrapped.master))
        await this.files.replace(path, JSON.stringify(wrapKey(key, name, current)))
        rewrapped++
      }
      // After the replacement, not before: a destruction meanwhile must win.
      if (await exists(tombstone(path))) await this.erase(path)
    }
    return rewrapped
  }

  /** A destruction at the same moment overwrites the bytes under our eyes: then that is the answer, not the damage. */
  private async unlessDestroyed(subject: string, get: () => Promise<Buffer | undefined>): Promise<StoredKey> {
    try {
      const key = await get()
      return key ? { state: 'live', key } : { state: 'absent' }
    } catch (error) {
      if (await this.isDestroyed(subject)) return { state: 'destroyed' }
      throw error
    }
  }

  private async keyPaths(): Promise<readonly string[]> {
    const entries = await readdir(this.root, { recursive: true })
    return entries.filter((entry) => entry.endsWith('.key')).map((entry) => join(this.root, entry))
  }

  private path(subject: string): string {
    const name = createHmac('sha256', this.nameKey).update(subject).digest('hex')
    return join(this.root, name.slice(0, 2), `${name}.key`)
  }

  /** Overwrites before deleting: the best that a file system promises, which on flash memory is little. */
  private async erase(path: string): Promise<void> {
    const file = await open(path, 'r+').catch(ignoreMissing)
    if (!file) return
    try {
      const { size } = await file.stat()
      await file.write(randomBytes(size), 0, size, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await this.files.remove(path)
  }
}

async function readKey(path: string, masters: MasterKeyFile): Promise<Buffer | undefined> {
  const text = await readFile(path, 'utf8').catch(ignoreMissing)
  if (text === undefined) return undefined
  const name = basename(path, '.key')
  const wrapped = parseWrappedKey(text, name)
  return unwrapKey(wrapped, name, await masters.byId(wrapped.master))
}

async function makeOrRead(path: string, name: string, files: DurableFiles, masters: MasterKeyFile): Promise<Buffer> {
  const existing = await readKey(path, masters)
  if (existing) return existing
  const key = randomBytes(32)
  const master = await masters.current()
  const outcome = await files.createOnce(path, JSON.stringify(wrapKey(key, name, master)))
  if (outcome === 'exists') return (await readKey(path, masters)) ?? key
  // A rotation that ended meanwhile has missed this file and retired the master it needs.
  const now = await masters.current()
  if (now.id !== master.id) await files.replace(path, JSON.stringify(wrapKey(key, name, now)))
  return key
}

const tombstone = (path: string) => `${path.slice(0, -'.key'.length)}.gone`
const exists = async (path: string) => (await stat(path).catch(ignoreMissing)) !== undefined
