import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeyFileExposedError, openProviderKeys, publicPart } from '../../src/app/identity/providerKeys.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-provider-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('processes that start at the same time come to the same keys, and leave nothing else behind', async () => {
  const opened = await Promise.all(Array.from({ length: 8 }, () => openProviderKeys(folder)))
  for (const keys of opened) expect(keys).toEqual(opened[0])
  expect(await readdir(join(folder, 'identity'))).toEqual(['provider-keys.json'])
  expect(await openProviderKeys(folder)).toEqual(opened[0])
})

test('a key file that others can read is refused', async () => {
  await openProviderKeys(folder)
  await chmod(join(folder, 'identity', 'provider-keys.json'), 0o640)
  await expect(openProviderKeys(folder)).rejects.toThrow(KeyFileExposedError)
})

test('what is published of a key does not sign', async () => {
  const { signing } = await openProviderKeys(folder)
  const shared = publicPart(signing[0]!)
  expect(shared).not.toHaveProperty('d')
  expect(shared).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256' })
})
