import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import { builtinScanner } from '../../../src/app/files/builtinScanner.js'
import { clamdScanner } from '../../../src/app/files/clamdScanner.js'
import { eicar } from './eicar.js'
import { type FakeClamd, fakeClamd } from './fakeClamd.js'

async function* pieces(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const text = (value: string) => Buffer.from(value)

describe('clamd', () => {
  let server: FakeClamd | undefined
  afterEach(() => server?.close())

  const scanWith = async (
    answer: (content: Buffer, socket: Socket) => void,
    {
      content = randomBytes(300_000),
      timeoutMs = 2000,
      ...more
    }: { content?: Buffer; timeoutMs?: number; hangUpAfter?: number } = {},
  ) => {
    server = await fakeClamd(answer, more)
    return clamdScanner({ url: server.url, timeoutMs }).scan(pieces(content, 70_000))
  }

  test('LS-14.5: the whole content reaches the scanner, and only its exact OK means clean', async () => {
    const content = randomBytes(3_000_000)
    expect(await scanWith((_, socket) => socket.end('stream: OK\0'), { content })).toEqual({ verdict: 'clean' })
    expect(server!.received().equals(content)).toBe(true)
  })

  test('LS-14.5: a virus is named, its name reduced to harmless characters', async () => {
    const found = await scanWith((_, socket) => socket.end('stream: Win.Test.EICAR_HDB-1<script> FOUND\0'))
    expect(found).toEqual({ verdict: 'infected', name: 'Win.Test.EICAR_HDB-1script' })
  })

  test('an answer may come in pieces', async () => {
    const slowly = (_: Buffer, socket: Socket) => {
      socket.write('stream: ')
      setTimeout(() => socket.end('OK\0'), 20)
    }
    expect(await scanWith(slowly)).toEqual({ verdict: 'clean' })
  })

  test.each([
    ['garbage', (_: Buffer, socket: Socket) => void socket.end(randomBytes(200))],
    ['an error', (_: Buffer, socket: Socket) => void socket.end('lstat() failed. ERROR\0')],
    ['an OK with something after it', (_: Buffer, socket: Socket) => void socket.end('stream: OK but\0')],
    ['nothing and hangs up', (_: Buffer, socket: Socket) => void socket.end()],
    ['half an answer and hangs up', (_: Buffer, socket: Socket) => void socket.end('stream: OK')],
    ['a reset', (_: Buffer, socket: Socket) => void socket.resetAndDestroy()],
    ['more than any answer is long', (_: Buffer, socket: Socket) => void socket.end('x'.repeat(100_000))],
  ])('a scanner that answers %s has not found the file clean', async (_, answer) => {
    expect((await scanWith(answer)).verdict).toBe('unavailable')
  })

  test('a scanner that never answers is given up after the timeout', async () => {
    expect(await scanWith(() => undefined, { timeoutMs: 100 })).toEqual({ verdict: 'unavailable', why: 'timeout' })
  })

  test('a scanner that stops reading is given up after the timeout', async () => {
    const deaf = createServer((socket) => void socket.pause().on('error', () => undefined))
    await new Promise<void>((resolve) => deaf.listen(0, resolve))
    const url = `tcp://127.0.0.1:${(deaf.address() as AddressInfo).port}`
    const result = await clamdScanner({ url, timeoutMs: 200 }).scan(pieces(Buffer.alloc(20_000_000), 1_000_000))
    expect(result.verdict).toBe('unavailable')
    deaf.close()
  })

  test('its size limit, answered before everything is sent, is no verdict', async () => {
    const content = Buffer.alloc(5_000_000)
    const result = await scanWith(() => undefined, { content, hangUpAfter: 100_000 })
    expect(result.verdict).toBe('unavailable')
  })

  test('a content that breaks off is no verdict', async () => {
    server = await fakeClamd((_, socket) => socket.end('stream: OK\0'))
    async function* broken() {
      yield text('abc')
      throw new Error('disk')
    }
    expect(await clamdScanner({ url: server.url }).scan(broken())).toEqual({ verdict: 'unavailable', why: 'disk' })
  })

  test('nobody listening: unavailable, and the status says so', async () => {
    const scanner = clamdScanner({ url: 'tcp://127.0.0.1:1' })
    expect(await scanner.scan(pieces(text('abc')))).toEqual({ verdict: 'unavailable', why: 'ECONNREFUSED' })
    expect(await scanner.status()).toEqual({ kind: 'clamd', ready: false, detail: 'ECONNREFUSED' })
  })

  test('over a unix socket too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clamd-'))
    server = await fakeClamd((_, socket) => socket.end('stream: OK\0'), { listenOn: join(folder, 'clamd.sock') })
    const scanner = clamdScanner({ url: server.url })
    expect(await scanner.status()).toMatchObject({ ready: true })
    expect(await scanner.scan(pieces(text('abc')))).toEqual({ verdict: 'clean' })
    await server.close()
    await rm(folder, { recursive: true })
  })

  test('another kind of address is a mistake in the configuration', () => {
    expect(() => clamdScanner({ url: 'http://localhost' })).toThrow(TypeError)
  })
})

describe('the built-in scanner', () => {
  const scan = (bytes: Uint8Array, size?: number) => builtinScanner().scan(pieces(bytes, size))
  const zip = (entries: Record<string, Uint8Array>, level: 0 | 9 = 9) => zipSync(entries, { level })

  test.each([1, 7, 40, 68, 100_000])('LS-14.5: finds EICAR when it comes in pieces of %i bytes', async (size) => {
    expect(await scan(text(eicar), size)).toEqual({ verdict: 'infected', name: 'EICAR-Test-File' })
    expect(await scan(text(`${'文'.repeat(50_000)}${eicar}`), Math.max(size, 40))).toMatchObject({
      verdict: 'infected',
    })
  })

  test('LS-14.5: finds EICAR inside ZIP, stored or packed, and inside an archive in a document', async () => {
    const virus = { 'a/eicar.com': text(eicar) }
    for (const level of [0, 9] as const)
      expect(await scan(zip(virus, level), 13)).toMatchObject({ verdict: 'infected' })
    const nested = zip({ 'word/document.xml': text('<w:p/>'), 'word/embeddings/x.zip': zip(virus) })
    expect(await scan(nested)).toMatchObject({ verdict: 'infected' })
  })

  test('what is clean, empty or damaged is clean to it, and its status admits how little that says', async () => {
    for (const bytes of [
      text('公告'),
      new Uint8Array(0),
      text('PK\x03\x04 damaged'),
      zip({ 'a.txt': text('甲') }),
      text(eicar.slice(1)),
    ])
      expect(await scan(bytes)).toEqual({ verdict: 'clean' })
    expect(await builtinScanner().status()).toMatchObject({ kind: 'builtin', ready: true })
  })

  test('a bomb is given up, not unpacked', async () => {
    const bomb = zip({ a: new Uint8Array(8_000_000), b: new Uint8Array(8_000_000) })
    const bounded = builtinScanner({ mostUnpacked: 10_000_000 })
    expect((await bounded.scan(pieces(bomb))).verdict).toBe('unavailable')
    expect((await builtinScanner().scan(pieces(bomb))).verdict).toBe('clean')
  })
})
