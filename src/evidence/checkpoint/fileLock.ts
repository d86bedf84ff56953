import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { createSmallFile, readSmallFile } from './smallFile.js'

/** Somebody else is signing, or died while doing so on another machine. */
export class SignerBusyError extends Error {
  override readonly name = 'SignerBusyError'
}

const LONGEST_WAIT_MS = 10_000
const POLL_MS = 25

/**
 * One signer at a time, whatever number of programs share the key. A lock that a crash on this machine left is taken
 * over. @throws SignerBusyError
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await take(path)
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function take(path: string): Promise<void> {
  const mine = JSON.stringify({ pid: process.pid, host: hostname() })
  for (const end = Date.now() + LONGEST_WAIT_MS; Date.now() < end; await pause()) {
    if ((await createSmallFile(path, mine)) === 'created') return
    const holder = await readSmallFile(path)
    if (holder !== undefined && isGone(holder)) await rm(path, { force: true })
  }
  throw new SignerBusyError(`another program holds ${path}; remove the file if that program has died`)
}

function isGone(holder: string): boolean {
  const { pid, host } = JSON.parse(holder) as { pid: number; host: string }
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM')
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, POLL_MS))
