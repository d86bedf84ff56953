import { execFileSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError } from './errors.js'

const POLL_MS = 20

/** What a running server writes about itself into its data directory. */
interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

async function readPostmasterFile(data: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n')
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

export const isReady = async (data: string, pid: number): Promise<boolean> => {
  const file = await readPostmasterFile(data)
  return file?.pid === pid && file.ready
}

/** Port of the server that runs on the data directory and takes connections. */
export async function portOf(data: string): Promise<number | undefined> {
  const file = await readPostmasterFile(data)
  return file?.ready === true && isServerOn(file.pid, data) ? file.port : undefined
}

/**
 * Ends a server that a killed process left running on the directory, so that the next one starts with settings of its
 * own; removes a lock file whose process is gone or is something else. Call with the directory locked.
 * @throws EmbeddedPostgresError STOP_FAILED
 */
export async function endOrphan(data: string, patienceMs: number): Promise<void> {
  const orphan = await readPostmasterFile(data)
  if (orphan === undefined) return
  if (isServerOn(orphan.pid, data)) await stopServer(orphan.pid, patienceMs)
  // Process ids come round again, in containers at once; PostgreSQL would take any live one for a server.
  await rm(join(data, 'postmaster.pid'), { force: true })
}

/** Asks open sessions to end, writes a checkpoint; after the time is up, ends at once (recovery at the next start). */
export async function stopServer(pid: number, patienceMs: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await ended(pid, patienceMs)) return
  signal(pid, 'SIGQUIT')
  if (await ended(pid, patienceMs)) return
  throw new EmbeddedPostgresError('STOP_FAILED', `The PostgreSQL server (process ${pid}) does not stop.`)
}

async function ended(pid: number, patienceMs: number): Promise<boolean> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(POLL_MS)) if (!isAlive(pid)) return true
  return !isAlive(pid)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // A zombie has ended; it only waits for its parent to take notice.
  return commandLineOf(pid) !== ''
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself.
  }
}

const isServerOn = (pid: number, data: string) => isAlive(pid) && commandLineOf(pid).includes(data)

function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
