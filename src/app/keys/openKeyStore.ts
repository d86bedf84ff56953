import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { KeySubject } from '../../domain/protected.js'
import { durableFiles, type OnStep } from '../files/durableFiles.js'
import { BoundedCache } from './boundedCache.js'
import { KeyDestroyedError, KeyStoreError } from './errors.js'
import { KeyFolder, type StoredKey } from './keyFolder.js'
import type { KeyStore } from './keyStore.js'
import { takeLock } from './lockFile.js'
import { MasterKeyFile } from './masterKeyFile.js'

export interface KeyStoreOptions {
  /** KEY_STORE_URL: a folder, as a path or `file:` URL. */
  readonly url: string
  readonly masterKeyFile: string
  /** In production the master key is never made silently. */
  readonly production: boolean
  /** How long a key stays in memory, and thereby how long another process may still read after a destruction. */
  readonly cacheMs?: number
  readonly cacheEntries?: number
  readonly clock?: () => number
  /** For crash tests. */
  readonly step?: OnStep
}

const HOUR = 3_600_000
const READS_AT_ONCE = 32

/** @throws KeyStoreError */
export async function openKeyStore(options: KeyStoreOptions): Promise<KeyStore> {
  const root = folderOf(options.url)
  const files = durableFiles(root, options.step)
  await files.sweepTemp(HOUR)
  const masters = await MasterKeyFile.open(resolve(options.masterKeyFile), !options.production)
  const folder = await KeyFolder.open(root, files, masters)
  const { cacheEntries = 20_000, cacheMs = 30_000, clock = Date.now } = options
  const cache = new BoundedCache<string, Buffer>(cacheEntries, cacheMs, clock)
  return new FolderKeyStore(folder, masters, cache, () => takeLock(join(root, 'rotation.lock'), files))
}

class FolderKeyStore implements KeyStore {
  /** Destroyed in this process: a read that was under way must not put its key back into memory. */
  private readonly destroyed = new Set<string>()

  constructor(
    private readonly folder: KeyFolder,
    private readonly masters: MasterKeyFile,
    private readonly cache: BoundedCache<string, Buffer>,
    private readonly rotationLock: () => Promise<() => Promise<void>>,
  ) {}

  subjectKey = async (subject: KeySubject): Promise<Uint8Array | undefined> =>
    this.cache.get(subject) ?? this.remember(subject, await this.folder.read(subject))

  subjectKeys = async (subjects: readonly KeySubject[]): Promise<ReadonlyMap<KeySubject, Uint8Array>> => {
    const found = new Map<KeySubject, Uint8Array>()
    const wanted = [...new Set(subjects)]
    const worker = async () => {
      for (let subject = wanted.pop(); subject !== undefined; subject = wanted.pop()) {
        const key = await this.subjectKey(subject)
        if (key) found.set(subject, key)
      }
    }
    await Promise.all(Array.from({ length: Math.min(READS_AT_ONCE, wanted.length) }, worker))
    return found
  }

  ensureSubjectKey = async (subject: KeySubject): Promise<Uint8Array> => {
    // Sealing looks at the tombstone even when the key is in memory: nothing new under a key that another process destroyed.
    const cached = this.cache.get(subject)
    if (cached && !(await this.folder.isDestroyed(subject))) return cached
    this.cache.delete(subject)
    const key = this.remember(subject, await this.folder.readOrCreate(subject))
    if (!key) throw new KeyDestroyedError(subject)
    return key
  }

  purposeKey = async (purpose: string): Promise<Uint8Array> => {
    const name = `purpose:${purpose}`
    const key = this.cache.get(name) ?? this.remember(name, await this.folder.readOrCreate(name))
    if (!key) throw new KeyStoreError('KEY_ALTERED', `The key of the purpose ${purpose} is gone`)
    return key
  }

  destroyKey = async (subject: KeySubject): Promise<void> => {
    this.destroyed.add(subject)
    this.cache.delete(subject)
    await this.folder.destroy(subject)
  }

  isDestroyed = (subject: KeySubject): Promise<boolean> => this.folder.isDestroyed(subject)

  rotateMasterKey = async (): Promise<{ readonly rewrapped: number }> => {
    const release = await this.rotationLock()
    try {
      await this.masters.beginRotation()
      let rewrapped = 0
      // Until a whole pass finds nothing: other processes make keys meanwhile.
      for (let found = -1; found !== 0; rewrapped += found) found = await this.folder.rewrapAll()
      await this.masters.endRotation()
      return { rewrapped }
    } finally {
      await release()
    }
  }

  close = (): void => this.cache.clear()

  private remember(subject: string, stored: StoredKey): Buffer | undefined {
    if (stored.state !== 'live' || this.destroyed.has(subject)) return undefined
    this.cache.set(subject, stored.key)
    return stored.key
  }
}

function folderOf(url: string): string {
  if (url.startsWith('file:')) return fileURLToPath(url)
  if (/^[a-z][a-z0-9+.-]+:/i.test(url)) throw new KeyStoreError('URL_NOT_SUPPORTED', 'KEY_STORE_URL must be a folder')
  return resolve(url)
}
