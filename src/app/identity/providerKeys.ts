import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** Secrets of the embedded provider, made once and kept in DATA_DIR; a restart signs nobody out. */
export interface ProviderKeys {
  /** Private keys that sign tokens; the first one signs, the others are still accepted. */
  readonly signing: readonly JWK[]
  /** Sign cookies. */
  readonly cookies: readonly string[]
  /** Between the program as relying party and its own provider. */
  readonly clientSecret: string
}

export class KeyFileExposedError extends Error {
  override readonly name = 'KeyFileExposedError'
  constructor(path: string) {
    super(`${path} can be read by other accounts of this machine; set its mode to 0600 and change the keys.`)
  }
}

/** @throws KeyFileExposedError when others can read the file. */
export async function openProviderKeys(dataDir: string): Promise<ProviderKeys> {
  const folder = join(dataDir, 'identity')
  const path = join(folder, 'provider-keys.json')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return (await read(path)) ?? (await create(path))
}

async function read(path: string): Promise<ProviderKeys | undefined> {
  try {
    const { mode } = await stat(path)
    if ((mode & 0o077) !== 0) throw new KeyFileExposedError(path)
    return JSON.parse(await readFile(path, 'utf8')) as ProviderKeys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Written whole under another name first: a crash leaves no half file, and of two processes one wins. */
async function create(path: string): Promise<ProviderKeys> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, JSON.stringify(await generate()), { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
  return (await read(path))!
}

async function generate(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const random = () => randomBytes(32).toString('base64url')
  return {
    signing: [{ ...(await exportJWK(privateKey)), kid: random().slice(0, 12), alg: 'ES256', use: 'sig' }],
    cookies: [random()],
    clientSecret: random(),
  }
}

/** A signing key as everybody may know it. */
export const publicPart = ({ d: _d, ...shared }: JWK): JWK => shared
