import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { type DurableFiles, hasCode, ignoreMissing } from '../files/durableFiles.js'
import { KeyStoreError } from './errors.js'

/**
 * One holder at a time. A lock left by a crash on this machine is taken over; one of another machine must be
 * removed by the operator, who can see whether that machine still works.
 * @throws KeyStoreError ROTATION_RUNNING
 */
export async function takeLock(path: string, files: DurableFiles): Promise<() => Promise<void>> {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), at: new Date().toISOString() })
  for (let attempt = 0; attempt < 3; attempt++) {
    if ((await files.createOnce(path, mine)) === 'created') return () => files.remove(path)
    const holder = await readFile(path, 'utf8').catch(ignoreMissing)
    if (holder !== undefined && isHeld(holder)) break
    await files.remove(path)
  }
  throw new KeyStoreError('ROTATION_RUNNING', `Another process holds ${path}; remove the file if it has died`)
}

function isHeld(holder: string): boolean {
  const { pid, host } = JSON.parse(holder) as { pid: number; host: string }
  return host !== hostname() || isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}
