import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { builtinScanner } from '../../../src/app/files/builtinScanner.js'
import { collect } from '../../../src/app/files/byteSource.js'
import type { FileOutcome, UploadRequest } from '../../../src/app/files/fileStore.js'
import { openFileStore } from '../../../src/app/files/openFileStore.js'
import type { MalwareScanner, ScanResult } from '../../../src/app/files/scanner.js'
import { openKeyStore } from '../../../src/app/keys/openKeyStore.js'
import type { FileId, Instant, ItemId, PersonId } from '../../../src/domain/values.js'
import { eicar } from './eicar.js'

let folder: string
let now: Instant
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-files-'))
  now = '2026-03-02T01:00:00.000Z' as Instant
})
afterEach(() => rm(folder, { recursive: true }))

const zhang = 'zhang' as PersonId
const item = 'item-1' as ItemId
const openKeys = () =>
  openKeyStore({ url: join(folder, 'keys'), masterKeyFile: join(folder, 'master.key'), production: false })
const openStore = async (more: { scanner?: MalwareScanner; maxBytes?: number; step?: () => void } = {}) =>
  openFileStore({
    dir: join(folder, 'blobs'),
    keys: await openKeys(),
    scanner: builtinScanner(),
    now: () => now,
    ...more,
  })
const answering = (...answers: ScanResult[]): MalwareScanner => ({
  scan: async (content) => {
    await collect(content)
    return answers.shift() ?? { verdict: 'unavailable', why: 'off' }
  },
  status: async () => ({ kind: 'clamd', ready: false, detail: 'off' }),
})

async function* of(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part as string)
}
const notice = (more: Partial<UploadRequest> = {}): UploadRequest => ({
  owner: zhang,
  name: '公告.txt',
  medium: 'text',
  content: of('关于修缮', '道路的公告'),
  ...more,
})
const must = <T>(outcome: FileOutcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
const codes = (outcome: FileOutcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code))
const stored = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.parentPath.includes('/blobs/'),
  )

describe('uploads', () => {
  test('LS-2.3: a file comes in, is claimed by an item and read back whole and in part', async () => {
    const store = await openStore()
    const upload = must(await store.upload(notice()))
    const sha256 = createHash('sha256').update('关于修缮道路的公告').digest('hex')
    expect(upload).toMatchObject({
      name: '公告.txt',
      size: 27,
      sha256,
      mediaType: 'text/plain;charset=utf-8',
      status: 'ready',
      expiresAt: '2026-03-03T01:00:00.000Z',
    })
    const { file, name, medium } = must(await store.claim({ uploadId: upload.uploadId, owner: zhang, holder: item }))
    expect({ name, medium }).toEqual({ name: '公告.txt', medium: 'text' })
    expect(file).toMatchObject({ fileId: upload.uploadId, sha256, size: 27 })
    expect(JSON.parse(JSON.stringify(file))).toEqual(file)
    expect((await collect(await store.read(item, file))).toString()).toBe('关于修缮道路的公告')
    expect((await collect(await store.read(item, file, { start: 6, end: 11 }))).toString()).toBe('修缮')
    expect([await store.exists(file), await store.rehash(file)]).toEqual([true, 'ok'])
    expect((await (await openStore()).pendingUpload(upload.uploadId, zhang))?.name).toBe('公告.txt')
  })

  test('neither names, owners, items nor content can be found on disk', async () => {
    const store = await openStore()
    const { uploadId } = must(await store.upload(notice()))
    must(await store.claim({ uploadId, owner: zhang, holder: item }))
    const files = await stored()
    expect(files.length).toBeGreaterThan(3)
    for (const { parentPath, name } of files) {
      const seen = `${parentPath}/${name}`.slice(folder.length) + (await readFile(join(parentPath, name))).toString()
      for (const secret of ['公告', 'zhang', 'item-1', '修缮']) expect(seen).not.toContain(secret)
    }
  })

  test('claiming again gives the same file; another item, another person or a stranger get nothing', async () => {
    const store = await openStore()
    const { uploadId } = must(await store.upload(notice()))
    expect(codes(await store.claim({ uploadId, owner: 'li' as PersonId, holder: item }))).toEqual(['UPLOAD_UNKNOWN'])
    const request = { uploadId, owner: zhang, holder: item }
    const [a, b] = await Promise.all([store.claim(request), (await openStore()).claim(request)])
    expect(must(a)).toEqual(must(b))
    expect(must(await store.claim(request))).toEqual(must(a))
    expect((await collect(await store.read(item, must(a).file))).length).toBe(27)
    for (const other of [
      { owner: 'li' as PersonId },
      { holder: 'item-2' as ItemId },
      { uploadId: randomUUID() as FileId },
      { uploadId: '../x' as FileId },
    ])
      expect(codes(await store.claim({ ...request, ...other }))).toEqual(['UPLOAD_UNKNOWN'])
    expect(await store.pendingUpload(uploadId, 'li' as PersonId)).toBeUndefined()
  })

  test('what a refused command had claimed is taken back and can be claimed by another item', async () => {
    const store = await openStore()
    const { uploadId } = must(await store.upload(notice()))
    const { file } = must(await store.claim({ uploadId, owner: zhang, holder: item }))
    await store.release(item, file.fileId)
    await store.release(item, file.fileId)
    expect(await store.exists(file)).toBe(false)
    const again = must(await store.claim({ uploadId, owner: zhang, holder: 'item-2' as ItemId }))
    expect((await collect(await store.read('item-2' as ItemId, again.file))).length).toBe(27)
  })

  test('refused uploads leave nothing on disk: too large, empty, wrong type, unusable name', async () => {
    const store = await openStore({ maxBytes: 1_048_576 })
    const before = (await stored()).length
    expect(codes(await store.upload(notice({ content: of(randomBytes(1_048_577)) })))).toEqual(['FILE_TOO_LARGE'])
    expect(codes(await store.upload(notice({ content: of() })))).toEqual(['FILE_EMPTY'])
    expect(codes(await store.upload(notice({ content: of('<!doctype html><p>') })))).toEqual(['FILE_ACTIVE_CONTENT'])
    expect(codes(await store.upload(notice({ name: '..' })))).toEqual(['FILE_NAME_UNUSABLE'])
    expect((await stored()).length).toBe(before)
  })

  test('too large: the sender is not destroyed, so that it can be answered', async () => {
    let ended = false
    async function* large() {
      try {
        for (;;) yield randomBytes(100_000)
      } finally {
        ended = true
      }
    }
    const store = await openStore({ maxBytes: 200_000 })
    expect(codes(await store.upload(notice({ content: large() })))).toEqual(['FILE_TOO_LARGE'])
    expect(ended).toBe(false)
  })

  test('a file of several MB', async () => {
    const bytes = Buffer.concat([
      Buffer.from('%PDF-1.7\n1 0 obj\n'),
      randomBytes(8_000_000),
      Buffer.from('\nendobj\n%%EOF\n'),
    ])
    const store = await openStore()
    const { uploadId } = must(await store.upload(notice({ name: 'a.pdf', content: of(bytes) })))
    const { file } = must(await store.claim({ uploadId, owner: zhang, holder: item }))
    expect((await collect(await store.read(item, file))).equals(bytes)).toBe(true)
    expect(
      (await collect(await store.read(item, file, { start: 7_000_001, end: 7_000_100 }))).equals(
        bytes.subarray(7_000_001, 7_000_101),
      ),
    ).toBe(true)
  })

  test('a discarded upload is gone; one that an item has claimed is not discarded', async () => {
    const store = await openStore()
    const { uploadId } = must(await store.upload(notice()))
    await store.discardUpload(uploadId, 'li' as PersonId)
    expect(await store.pendingUpload(uploadId, zhang)).toBeDefined()
    await store.discardUpload(uploadId, zhang)
    expect(await store.pendingUpload(uploadId, zhang)).toBeUndefined()
  })
})

describe('malware', () => {
  test('LS-14.5: an infected file is refused and leaves nothing, with every other fault named beside', async () => {
    const store = await openStore()
    const before = (await stored()).length
    const refused = await store.upload(notice({ name: 'a.md', medium: 'chart', content: of(eicar) }))
    expect(codes(refused)).toEqual(['FILE_MEDIUM_MISMATCH', 'FILE_INFECTED'])
    expect((await stored()).length).toBe(before)
  })

  test('LS-14.5: with the scanner down a file waits in quarantine, unclaimable, until it is found clean', async () => {
    const clean: ScanResult = { verdict: 'clean' }
    const off: ScanResult = { verdict: 'unavailable', why: 'off' }
    const store = await openStore({ scanner: answering(off, off, clean) })
    const { uploadId, status } = must(await store.upload(notice()))
    expect(status).toBe('quarantined')
    expect(codes(await store.claim({ uploadId, owner: zhang, holder: item }))).toEqual(['FILE_QUARANTINED'])
    expect(await store.rescanQuarantined()).toEqual({ released: [], infected: [], waiting: 1 })
    now = '2026-03-06T01:00:00.000Z' as Instant
    expect(await store.rescanQuarantined()).toEqual({ released: [uploadId], infected: [], waiting: 0 })
    expect(await store.pendingUpload(uploadId, zhang)).toMatchObject({
      status: 'ready',
      expiresAt: '2026-03-07T01:00:00.000Z',
    })
    must(await store.claim({ uploadId, owner: zhang, holder: item }))
  })

  test('LS-14.5: found infected later, it is deleted; stored files can be scanned again', async () => {
    const infected: ScanResult = { verdict: 'infected', name: 'X' }
    const store = await openStore({
      scanner: answering({ verdict: 'unavailable', why: 'off' }, infected, { verdict: 'clean' }, infected),
    })
    const { uploadId } = must(await store.upload(notice()))
    expect(await store.rescanQuarantined()).toEqual({ released: [], infected: [uploadId], waiting: 0 })
    expect(await store.pendingUpload(uploadId, zhang)).toBeUndefined()
    const next = must(await store.upload(notice()))
    const { file } = must(await store.claim({ uploadId: next.uploadId, owner: zhang, holder: item }))
    expect(await store.scanStored(item, file)).toEqual(infected)
  })
})

describe('expiry, crashes and purge', () => {
  test('an upload that no item claims expires and is swept; a claimed file stays', async () => {
    const store = await openStore()
    const loose = must(await store.upload(notice()))
    const kept = must(await store.upload(notice()))
    const { file } = must(await store.claim({ uploadId: kept.uploadId, owner: zhang, holder: item }))
    now = '2026-03-03T01:00:00.000Z' as Instant
    expect(await store.pendingUpload(loose.uploadId, zhang)).toBeUndefined()
    expect(codes(await store.claim({ uploadId: loose.uploadId, owner: zhang, holder: item }))).toEqual([
      'UPLOAD_UNKNOWN',
    ])
    now = '2026-03-03T02:00:00.000Z' as Instant
    expect(await store.sweep()).toEqual({ expired: 2, aborted: 0 })
    expect((await readdir(join(folder, 'blobs', 'pending'))).length).toBe(0)
    expect((await collect(await store.read(item, file))).length).toBe(27)
    expect(must(await store.claim({ uploadId: kept.uploadId, owner: zhang, holder: item })).file).toEqual(file)
  })

  test('an altered or missing blob is a typed error', async () => {
    const store = await openStore()
    const { uploadId } = must(await store.upload(notice()))
    const { file } = must(await store.claim({ uploadId, owner: zhang, holder: item }))
    const path = join(folder, 'blobs', 'blobs', file.ciphertextSha256.slice(0, 2), file.ciphertextSha256)
    const bytes = await readFile(path)
    bytes[bytes.length - 1]! ^= 1
    await writeFile(path, bytes)
    await expect(store.read(item, file)).rejects.toMatchObject({ name: 'BlobAlteredError' })
    expect(await store.rehash(file)).toBe('altered')
    await expect(store.read(item, { ...file, commitment: 'other' })).rejects.toMatchObject({ name: 'BlobAlteredError' })
    await rm(path)
    await expect(store.read(item, file)).rejects.toMatchObject({ name: 'BlobMissingError' })
  })

  test('a purged item: its files are erased, its uploads gone, nothing can be added, and it may be repeated', async () => {
    const store = await openStore()
    const { uploadId } = must(await store.upload(notice()))
    const { file } = must(await store.claim({ uploadId, owner: zhang, holder: item }))
    const other = must(await store.upload(notice()))
    const kept = must(await store.claim({ uploadId: other.uploadId, owner: zhang, holder: 'item-2' as ItemId }))
    expect(await store.purge(item)).toEqual({ blobsDeleted: 1 })
    expect(await store.purge(item)).toEqual({ blobsDeleted: 0 })
    await expect(store.read(item, file)).rejects.toMatchObject({ name: 'FileErasedError' })
    expect(await store.exists(file)).toBe(false)
    expect(await store.pendingUpload(uploadId, zhang)).toBeUndefined()
    await expect(store.claim({ uploadId, owner: zhang, holder: item })).rejects.toMatchObject({
      name: 'KeyDestroyedError',
    })
    expect((await collect(await store.read('item-2' as ItemId, kept.file))).length).toBe(27)
  })

  const inProcess = (...args: string[]) =>
    promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      join(import.meta.dirname, 'fileStoreProcess.ts'),
      folder,
      ...args,
    ])

  // Steps: blob of the upload 1–2, its description 3–5; of a claim: mark 1–3, blob noted 4–6, blob 7–8, the item's list 9–11.
  test.each(['1', '3'])('killed at step %s of an upload: nothing half, and the leftovers are swept', async (step) => {
    await openStore()
    await expect(inProcess('upload', '', step)).rejects.toMatchObject({ signal: 'SIGKILL' })
    const leftovers = async (where: string) => readdir(join(folder, 'blobs', where)).catch(() => [])
    for (const where of ['tmp', 'pending'])
      for (const name of await leftovers(where)) await utimes(join(folder, 'blobs', where, name), 0, 0)
    now = '2030-01-01T00:00:00.000Z' as Instant
    await openStore()
    expect([...(await leftovers('tmp')), ...(await leftovers('pending'))]).toEqual([])
  })

  const claimedOnce = async (uploadId: FileId) => {
    const { file } = must(await (await openStore()).claim({ uploadId, owner: zhang, holder: item }))
    expect((await collect(await (await openStore()).read(item, file))).toString()).toBe('关于修缮道路的公告')
    const blobs = (await stored()).filter(({ parentPath }) => parentPath.includes('/blobs/blobs/'))
    expect(blobs.map(({ name }) => name)).toEqual([file.ciphertextSha256])
  }

  test.each(['5', '8', '9'])('killed at step %s of a claim: claiming again works and leaves one blob', async (step) => {
    const { uploadId } = must(await (await openStore()).upload(notice()))
    await expect(inProcess('claim', uploadId, step)).rejects.toMatchObject({ signal: 'SIGKILL' })
    await claimedOnce(uploadId)
  })

  test('broken off at any step of a claim: claiming again works and leaves one blob', async () => {
    for (let dieAt = 1; dieAt <= 11; dieAt++) {
      const { uploadId } = must(await (await openStore()).upload(notice()))
      let count = -Infinity
      const step = () => {
        if (++count === dieAt) throw new Error(`broken off at ${dieAt}`)
      }
      const store = await openStore({ step })
      count = 0
      await expect(store.claim({ uploadId, owner: zhang, holder: item })).rejects.toThrow(`broken off at ${dieAt}`)
      await claimedOnce(uploadId)
      await (await openStore()).release(item, uploadId)
    }
  })

  test.each(['json', 'blob', 'claim'])(
    'an upload whose %s a power failure left empty can be uploaded again',
    async (kind) => {
      const store = await openStore()
      const { uploadId } = must(await store.upload(notice()))
      await writeFile(join(folder, 'blobs', 'pending', `${uploadId}.${kind}`), '')
      const outcome = await store.claim({ uploadId, owner: zhang, holder: item })
      if (kind === 'claim') expect((await collect(await store.read(item, must(outcome).file))).length).toBe(27)
      else expect(codes(outcome)).toEqual(['UPLOAD_UNKNOWN'])
    },
  )

  /** Leaves a stored blob that is in no item's list. */
  const cutOffClaim = async () => {
    const { uploadId } = must(await (await openStore()).upload(notice()))
    let count = -Infinity
    const step = () => {
      if (++count === 9) throw new Error('broken off')
    }
    const store = await openStore({ step })
    count = 0
    await expect(store.claim({ uploadId, owner: zhang, holder: item })).rejects.toThrow('broken off')
    expect(await blobNames()).toHaveLength(1)
  }
  const blobNames = async () =>
    (await stored()).filter(({ parentPath }) => parentPath.includes('/blobs/blobs/')).map(({ name }) => name)

  test('a purge also takes what a claim left that was cut off', async () => {
    await cutOffClaim()
    await (await openStore()).purge(item)
    expect(await blobNames()).toEqual([])
    expect(await readdir(join(folder, 'blobs', 'pending'))).toEqual([])
  })

  test('a claim that was cut off and never repeated is swept with its upload', async () => {
    await cutOffClaim()
    now = '2026-03-03T02:00:00.000Z' as Instant
    expect(await (await openStore()).sweep()).toEqual({ expired: 0, aborted: 0 }) // swept on opening
    expect(await blobNames()).toEqual([])
  })

  test('two claims of one upload by two items: one of them gets it', async () => {
    const { uploadId } = must(await (await openStore()).upload(notice()))
    const claims = ['a', 'b', 'c'].map(async (itemId) =>
      (await openStore()).claim({ uploadId, owner: zhang, holder: itemId as ItemId }),
    )
    expect((await Promise.all(claims)).filter(({ ok }) => ok)).toHaveLength(1)
  })
})
