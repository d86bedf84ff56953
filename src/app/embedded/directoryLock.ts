import { randomBytes } from 'node:crypto'
import { link, readdir, rename, rm, stat } from 'node:fs/promises'
import { createServer, connect, type Server } from 'node:net'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError } from './errors.js'

export interface DirectoryLock {
  readonly release: () => Promise<void>
}

const LOCK = 'in-use'
const SETTLE_MS = 30

/**
 * One live process per directory. The lock is a listening socket in it: the kernel closes it with the process,
 * however that ends, so that a lock file left behind never keeps anyone out and no process id has to be guessed
 * (they mean nothing between containers).
 * @throws EmbeddedPostgresError DIRECTORY_IN_USE
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const path = join(directory, LOCK)
  const mine = join(directory, `${LOCK}-${randomBytes(4).toString('hex')}`)
  const server = await listenAt(mine)
  try {
    for (let tried = 0; ; tried++) {
      const taken = await link(mine, path).then(
        () => true,
        () => false,
      )
      // Whoever looked at the same dead lock at the same moment may just be removing it, and ours with it.
      if (taken && (await sleep(SETTLE_MS), await isSame(mine, path))) break
      const holder = await holderOf(path)
      if (holder !== undefined || tried === 20) {
        throw new EmbeddedPostgresError(
          'DIRECTORY_IN_USE',
          `Another process${holder === undefined ? '' : ` (${holder})`} is using ${directory}. ` +
            'Stop it, or give this one a DATA_DIR of its own.',
        )
      }
      await removeDead(path)
    }
  } catch (error) {
    await close(server)
    await rm(mine, { force: true })
    throw error
  }
  await removeLeftOvers(directory, mine)
  return {
    release: async () => {
      await rm(path, { force: true })
      await rm(mine, { force: true })
      await close(server)
    },
  }
}

/** True while a live process holds the lock of the directory. */
export const isLocked = async (directory: string): Promise<boolean> =>
  (await holderOf(join(directory, LOCK))) !== undefined

/** A socket's path has room for some 100 bytes; from the working directory it may be shorter. */
function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path)
  const shorter = fromHere.length < path.length ? fromHere : path
  if (Buffer.byteLength(shorter) > 100) {
    throw new EmbeddedPostgresError('START_FAILED', `The path of DATA_DIR is too long: ${path}`)
  }
  return shorter
}

const listenAt = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.end(`process ${process.pid}`)
    })
    server.on('error', reject)
    server.listen(shortest(path), () => resolve(server))
    server.unref()
  })

const close = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()))

/** What the holder says of itself; undefined when nobody listens. */
const holderOf = (path: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    let said = ''
    const socket = connect(shortest(path))
    socket.setTimeout(2_000, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
    socket.on('error', () => resolve(undefined))
    socket.on('close', (failed) => resolve(failed ? undefined : said || 'not answering'))
  })

const isSame = async (a: string, b: string) => {
  const [one, other] = await Promise.all([stat(a), stat(b)].map((found) => found.catch(() => undefined)))
  return one !== undefined && one.ino === other?.ino
}

/** What killed processes left. A live one's is kept: it may be about to be told that it came second. */
async function removeLeftOvers(directory: string, mine: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name)
    if (!name.startsWith(`${LOCK}-`) || path === mine) continue
    if ((await holderOf(path)) === undefined) await rm(path, { force: true })
  }
}

/** Takes the dead lock away; a live one that slipped in between is put back. */
async function removeDead(path: string): Promise<void> {
  const aside = `${path}-${randomBytes(4).toString('hex')}-old`
  await rename(path, aside).catch(() => undefined)
  if ((await holderOf(aside)) !== undefined) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}
