import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Moments at which a test may end the process, or let another one act. */
export type DurableStep = 'temp-written' | 'named' | 'folder-synced'
export type OnStep = (at: DurableStep) => void | Promise<void>

/** Small files that survive a crash whole or not at all. All under one root, so that `tmp` is on the same file system. */
export interface DurableFiles {
  /** Writes a file that must not exist. Of several processes exactly one gets `created`. */
  readonly createOnce: (path: string, bytes: string | Uint8Array) => Promise<'created' | 'exists'>
  readonly replace: (path: string, bytes: string | Uint8Array) => Promise<void>
  /** Moves a finished temporary file to its place. */
  readonly settle: (temp: string, path: string) => Promise<void>
  /** Idempotent. */
  readonly remove: (path: string) => Promise<void>
  /** A name for a temporary file; what a crash leaves there `sweepTemp` removes. */
  readonly tempPath: () => Promise<string>
  readonly sweepTemp: (olderThanMs: number) => Promise<number>
}

const PRIVATE_FILE = 0o600
const PRIVATE_FOLDER = 0o700

/** What a written file survives. Waiting for the disk costs milliseconds each time. */
export type Durability = 'powerLoss' | 'crash'

/** Touches the disk only when asked to write, so that a read-only folder can be read from. */
export function durableFiles(
  root: string,
  step: OnStep = () => undefined,
  survives: Durability = 'powerLoss',
): DurableFiles {
  const tmp = join(root, 'tmp')
  const syncFolder = survives === 'powerLoss' ? flushFolder : async () => undefined

  const tempPath = async () => {
    await ensureFolder(tmp)
    return join(tmp, randomUUID())
  }
  const writeTemp = async (bytes: string | Uint8Array): Promise<string> => {
    const temp = await tempPath()
    const file = await open(temp, 'wx', PRIVATE_FILE)
    try {
      await file.writeFile(bytes)
      if (survives === 'powerLoss') await file.sync()
    } finally {
      await file.close()
    }
    await step('temp-written')
    return temp
  }

  const settle = async (temp: string, path: string): Promise<void> => {
    await ensureFolder(dirname(path))
    await rename(temp, path)
    await step('named')
    await syncFolder(dirname(path))
    await step('folder-synced')
  }

  return {
    tempPath,
    settle,
    replace: async (path, bytes) => settle(await writeTemp(bytes), path),
    createOnce: async (path, bytes) => {
      await ensureFolder(dirname(path))
      const temp = await writeTemp(bytes)
      try {
        // Unlike rename, link never replaces: two processes that make the same file agree on one.
        await link(temp, path)
        await step('named')
        await syncFolder(dirname(path))
        await step('folder-synced')
        return 'created'
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error
        return 'exists'
      } finally {
        await rm(temp, { force: true })
      }
    },
    remove: async (path) => {
      await rm(path, { force: true })
      await syncFolder(dirname(path)).catch(ignoreMissing)
    },
    sweepTemp: async (olderThanMs) => {
      const names = (await readdir(tmp).catch(ignoreMissing)) ?? []
      const old = await Promise.all(names.map((name) => isOlder(join(tmp, name), olderThanMs)))
      const left = names.filter((_, index) => old[index])
      await Promise.all(left.map((name) => rm(join(tmp, name), { force: true })))
      return left.length
    },
  }
}

async function isOlder(path: string, ms: number): Promise<boolean> {
  const found = await stat(path).catch(ignoreMissing)
  return found !== undefined && Date.now() - found.mtimeMs >= ms
}

/** Makes a folder and the entries that lead to it durable; a folder that exists costs one call. */
async function ensureFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER })
  if (first !== undefined) await flushFolder(dirname(first))
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** For `catch`: what is not there is `undefined`, anything else is an error. */
export function ignoreMissing(error: unknown): undefined {
  if (hasCode(error, 'ENOENT')) return undefined
  throw error
}
