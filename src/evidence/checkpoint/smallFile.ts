import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Undefined when there is none. */
export async function readSmallFile(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  })
}

/** Whole or not at all, whatever crashes; readable by its owner alone. */
export async function replaceSmallFile(path: string, text: string): Promise<void> {
  const temp = await writeBeside(path, text)
  await rename(temp, path)
  await flushFolder(dirname(path))
}

/** Like `replaceSmallFile`, but never in the place of another file. */
export async function createSmallFile(path: string, text: string): Promise<'created' | 'exists'> {
  const temp = await writeBeside(path, text)
  try {
    await link(temp, path)
    await flushFolder(dirname(path))
    return 'created'
  } catch (error) {
    if (isCode(error, 'EEXIST')) return 'exists'
    throw error
  } finally {
    await rm(temp, { force: true })
  }
}

async function writeBeside(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temp = `${path}.${randomUUID()}.tmp`
  const file = await open(temp, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return temp
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
