import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtinScanner } from '../../src/app/files/builtinScanner.js'
import type { FileStore } from '../../src/app/files/fileStore.js'
import { openFileStore } from '../../src/app/files/openFileStore.js'
import { openKeyStore } from '../../src/app/keys/openKeyStore.js'
import type { FileId, Instant, ItemId, PersonId } from '../../src/domain/values.js'
import { protect } from '../../src/domain/protected.js'
import type { ReadableFile } from '../../src/app/fileAccess.js'
import { serveFiles } from '../../src/http/files.js'
import { testApp, testAuthenticator, type TestApp } from './testApp.js'

const MEGABYTE = 1024 * 1024
const LIMIT = 16 * MEGABYTE
const item = 'item-1' as ItemId

let folder: string
let store: FileStore
let app: TestApp
let url: string
const readable = new Map<string, ReadableFile & { readonly forPublic: boolean }>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-http-files-'))
  const keys = await openKeyStore({
    url: join(folder, 'keys'),
    masterKeyFile: join(folder, 'master.key'),
    production: false,
  })
  const now = () => new Date().toISOString() as Instant
  store = await openFileStore({ dir: join(folder, 'blobs'), keys, scanner: builtinScanner(), now, maxBytes: LIMIT })
  const publicUrl = new URL('http://127.0.0.1:4000')
  app = await testApp({
    mounts: [
      (scope) => {
        serveFiles(scope, {
          files: store,
          authenticator: testAuthenticator,
          publicUrl,
          maxUploadBytes: LIMIT,
          access: (_itemId, fileId, actor) => {
            const file = readable.get(fileId)
            return Promise.resolve(actor.kind === 'person' || file?.forPublic === true ? file : undefined)
          },
        })
        return Promise.resolve()
      },
    ],
  })
  url = await app.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.app.close()
  await rm(folder, { recursive: true })
})

const signedIn = { authorization: 'Bearer good-token' }
const named = (name: string, medium = 'text') => ({ 'x-file-name': encodeURIComponent(name), 'x-file-medium': medium })
const upload = (body: string | Blob | ReadableStream, headers: Record<string, string>) =>
  fetch(`${url}/files`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

interface Answer {
  readonly upload: { uploadId: FileId; mediaType: string; size: number; sha256: string; status: string } | null
  readonly userErrors: readonly { code: string; message: string }[]
}
const answerOf = async (response: Response) => (await response.json()) as Answer

/** Uploads, claims for the item, and lets it be read. */
async function stored(text: string, { forPublic = true, name = '公告.txt' } = {}) {
  const { upload: taken } = await answerOf(await upload(text, { ...signedIn, ...named(name) }))
  const claimed = await store.claim({ uploadId: taken!.uploadId, owner: 'p1' as PersonId, holder: item })
  if (!claimed.ok) throw new Error(JSON.stringify(claimed.refusals))
  const file = {
    ...claimed.value.file,
    name: protect(`item:${item}`, name),
    rendition: 'original',
    medium: 'text',
    scan: 'clean',
  } as const
  readable.set(taken!.uploadId, { itemId: item, file, name, isPublic: forPublic, forPublic })
  return `${url}/files/${item}/${taken!.uploadId}`
}

test('LS-2.3: a file of several megabytes goes in as it comes, typed by its content', async () => {
  const line = Buffer.from('政府信息公开，一行接一行。\n')
  const text = Buffer.alloc(line.length * Math.floor((12 * MEGABYTE) / line.length), line)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const response = await upload(new Blob([text]), { ...signedIn, ...named('长文.txt') })
  expect(response.status).toBe(201)
  expect(await answerOf(response)).toMatchObject({
    upload: { size: text.length, sha256, status: 'ready', mediaType: expect.stringContaining('text/plain') as string },
    userErrors: [],
  })
})

test('what is wrong with a file is said with its codes, in the language of the caller', async () => {
  const html = await upload('<html><script>alert(1)</script></html>', {
    ...signedIn,
    ...named('页面.txt'),
    'accept-language': 'en',
  })
  expect(html.status).toBe(422)
  const { upload: none, userErrors } = await answerOf(html)
  expect(none).toBeNull()
  expect(userErrors.map(({ code }) => code)).toEqual(['FILE_ACTIVE_CONTENT'])
  expect(userErrors[0]!.message).toContain('web page code')
})

test('an upload needs somebody signed in, and a name and a medium', async () => {
  expect((await upload('text', named('a.txt'))).status).toBe(401)
  const missing = await upload('text', signedIn)
  expect(missing.status).toBe(400)
  expect((await answerOf(missing)).userErrors[0]!.code).toBe('UPLOAD_HEADERS_MISSING')
  expect((await upload('text', { ...signedIn, ...named('a.txt', 'gold') })).status).toBe(400)
  expect((await upload('text', { ...signedIn, 'x-file-name': '%zz', 'x-file-medium': 'text' })).status).toBe(400)
})

test('a browser on another site cannot upload with a session', async () => {
  const headers = { cookie: 'gongkai_session=good-session', ...named('a.txt') }
  expect((await upload('正文', { ...headers, origin: 'https://evil.example' })).status).toBe(403)
  expect((await upload('正文', headers)).status).toBe(201)
})

test('a file that is too large is refused by what it says, and by what it is', async () => {
  const says = await new Promise<number | undefined>((resolve, reject) => {
    const request = httpRequest(`${url}/files`, {
      method: 'POST',
      headers: { ...signedIn, ...named('a.txt'), 'content-length': String(LIMIT + 1) },
    })
    request.on('response', (response) => {
      resolve(response.statusCode)
      request.destroy()
    })
    request.on('error', reject)
    request.flushHeaders()
  })
  expect(says).toBe(413)
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(Buffer.alloc(MEGABYTE, 'text ')),
  })
  const status = await upload(endless, { ...signedIn, ...named('a.txt') }).then(
    (response) => response.status,
    () => 'connection cut',
  )
  expect([422, 'connection cut']).toContain(status)
})

test('a file comes out inert: a download, not sniffed, in a sandbox', async () => {
  const response = await fetch(await stored('关于修缮道路的公告', { name: '公告"<b>.txt' }))
  expect(await response.text()).toBe('关于修缮道路的公告')
  const header = (name: string) => response.headers.get(name)
  expect(header('content-disposition')).toMatch(/^attachment; filename="[^"<]*<?b?>?[^"]*"; filename\*=UTF-8''/)
  expect(header('x-content-type-options')).toBe('nosniff')
  expect(header('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(header('cache-control')).toBe('public, no-cache')
})

test('ranges: a part, the end, one that lies outside, and one for another version', async () => {
  const file = await stored('0123456789')
  const part = await fetch(file, { headers: { range: 'bytes=2-4' } })
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
  const end = await fetch(file, { headers: { range: 'bytes=-3' } })
  expect([end.status, await end.text()]).toEqual([206, '789'])
  const outside = await fetch(file, { headers: { range: 'bytes=10-' } })
  expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  const stale = await fetch(file, { headers: { range: 'bytes=2-4', 'if-range': '"another"' } })
  expect([stale.status, await stale.text()]).toEqual([200, '0123456789'])
  const etag = part.headers.get('etag')!
  expect((await fetch(file, { headers: { 'if-none-match': etag } })).status).toBe(304)
  const head = await fetch(file, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
})

test('LS-10.9: the public gets only what is public, and learns nothing of the rest', async () => {
  const internal = await stored('内部', { forPublic: false })
  const missing = `${url}/files/${item}/no-such-file`
  const answers = await Promise.all(
    [internal, missing].map(async (address) => {
      const response = await fetch(address)
      return [response.status, await response.text()]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]![0]).toBe(404)
  const mine = await fetch(internal, { headers: signedIn })
  expect([mine.status, mine.headers.get('cache-control')]).toEqual([200, 'no-store'])
})

test('a file whose key was destroyed is gone', async () => {
  const file = await stored('要销毁的内容')
  await store.purge(item)
  const response = await fetch(file)
  expect([response.status, (await answerOf(response)).userErrors[0]!.code]).toEqual([410, 'FILE_ERASED'])
})
