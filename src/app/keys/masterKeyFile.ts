import { createHash, randomBytes } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type DurableFiles, durableFiles, ignoreMissing } from '../files/durableFiles.js'
import { KeyStoreError } from './errors.js'

/** A master key (主密钥): 256 bits, known by a fingerprint. */
export interface MasterKey {
  readonly id: string
  readonly key: Buffer
}

/**
 * The file that holds the master key: one key per line, the current one first. A second line stands there only
 * while a rotation is under way.
 */
export class MasterKeyFile {
  private keys: readonly MasterKey[] = []
  private seen = ''

  private constructor(
    private readonly path: string,
    private readonly files: DurableFiles,
  ) {}

  /**
   * @param create make a key where there is none; never in production, where the operator puts it in place
   * @throws KeyStoreError MASTER_KEY_MISSING, MASTER_KEY_TOO_OPEN, MASTER_KEY_MALFORMED
   */
  static async open(path: string, create: boolean): Promise<MasterKeyFile> {
    const opened = new MasterKeyFile(path, durableFiles(dirname(path)))
    if (create && (await stat(path).catch(ignoreMissing)) === undefined) await createMasterKey(path)
    await opened.refresh()
    return opened
  }

  /** The key to wrap with now; another process may have rotated it a moment ago. */
  async current(): Promise<MasterKey> {
    await this.refresh()
    return this.keys[0]!
  }

  async byId(id: string): Promise<MasterKey> {
    const known = this.keys.find((key) => key.id === id)
    if (known) return known
    await this.refresh()
    const found = this.keys.find((key) => key.id === id)
    if (!found) throw new KeyStoreError('MASTER_KEY_UNKNOWN', `${this.path} lacks the master key ${id}`)
    return found
  }

  /** Puts a new key first and keeps the old ones; a rotation that was begun before keeps its new key. */
  async beginRotation(): Promise<MasterKey> {
    await this.refresh()
    if (this.keys.length === 1) await this.write([newMasterKey(), ...this.keys])
    return this.keys[0]!
  }

  /** Leaves the current key alone in the file. Only when nothing needs another one any more. */
  async endRotation(): Promise<void> {
    await this.refresh()
    await this.write(this.keys.slice(0, 1))
  }

  private async write(keys: readonly MasterKey[]): Promise<void> {
    await this.files.replace(this.path, keys.map(toLine).join(''))
    await this.refresh()
  }

  private async refresh(): Promise<void> {
    const file = await open(this.path, 'r').catch(ignoreMissing)
    if (!file) throw new KeyStoreError('MASTER_KEY_MISSING', `There is no master key file ${this.path}`)
    try {
      const { mode, ino, mtimeMs } = await file.stat()
      if ((mode & 0o077) !== 0)
        throw new KeyStoreError('MASTER_KEY_TOO_OPEN', `Others may read ${this.path}: it needs mode 0600`)
      if (this.seen === `${ino} ${mtimeMs}`) return
      this.keys = parseLines(await file.readFile('utf8'), this.path)
      this.seen = `${ino} ${mtimeMs}`
    } finally {
      await file.close()
    }
  }
}

/** Makes a master key file (mode 0600) unless there is one. `gongkai` offers it to operators. */
export async function createMasterKey(path: string): Promise<'created' | 'exists'> {
  return durableFiles(dirname(path)).createOnce(path, toLine(newMasterKey()))
}

const PREFIX = 'gongkai-master-key-1:'
const toLine = ({ key }: MasterKey) => `${PREFIX}${key.toString('base64url')}\n`
const newMasterKey = () => masterKey(randomBytes(32))
const masterKey = (key: Buffer): MasterKey => ({
  id: createHash('sha256').update('gongkai master key id\0').update(key).digest('hex').slice(0, 16),
  key,
})

function parseLines(text: string, path: string): readonly MasterKey[] {
  const lines = text.split('\n').filter((line) => line !== '')
  const keys = lines.map((line) => Buffer.from(line.startsWith(PREFIX) ? line.slice(PREFIX.length) : '', 'base64url'))
  if (keys.length === 0 || keys.some((key) => key.length !== 32))
    throw new KeyStoreError('MASTER_KEY_MALFORMED', `${path} is not a master key file`)
  return keys.map(masterKey)
}
