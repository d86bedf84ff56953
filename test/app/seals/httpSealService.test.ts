import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { httpSealService } from '../../../src/app/seals/httpSealService.js'
import { SealRefusedError, SealUnavailableError } from '../../../src/app/seals/sealService.js'
import type { Sha256 } from '../../../src/domain/values.js'

let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void
const seen: { headers: IncomingMessage['headers']; body: unknown }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    seen.push({ headers: request.headers, body: JSON.parse(body) as unknown })
    answer(request, response, body)
  })
})
let url: URL
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/seals`)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => void seen.splice(0))

const sha256 = 'a'.repeat(64) as Sha256
const request = { sha256, agencyName: '区发展和改革委员会', documentNumber: '答〔2026〕1号', requestId: 'request-1' }
const good = {
  hash: sha256,
  text: '区发展和改革委员会',
  algorithm: 'SM2-SM3',
  signature: 'QUJD',
  signedAt: '2026-03-02T01:00:00Z',
}
const json = (status: number, body: unknown) => (_request: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const seal = (timeoutMs = 2_000) => httpSealService({ url, token: 'secret', timeoutMs }).seal(request)

test('711-45: a hash goes out and nothing of the letter; a signature over that hash comes back', async () => {
  answer = json(200, { ...good, certificate: 'QUJD' })
  expect(await seal()).toEqual({
    ...{ text: good.text, algorithm: 'SM2-SM3', signature: 'QUJD', signedAt: good.signedAt, certificate: 'QUJD' },
  })
  expect(seen).toMatchObject([
    {
      headers: { authorization: 'Bearer secret', 'idempotency-key': 'request-1' },
      body: { hash: sha256, hashAlgorithm: 'SHA-256', agency: '区发展和改革委员会', documentNumber: '答〔2026〕1号' },
    },
  ])
})

test.each([
  ['another hash', { ...good, hash: 'b'.repeat(64) }],
  ['no signature', { ...good, signature: '' }],
  ['what is no base64', { ...good, signature: '<script>' }],
  ['no text', { ...good, text: ' ' }],
  ['a text too long', { ...good, text: '印'.repeat(201) }],
  ['no moment', { ...good, signedAt: 'yesterday' }],
  ['no object', null],
  ['too much', { ...good, certificate: 'A'.repeat(70_000) }],
])('an answer with %s is no seal', async (_what, body) => {
  answer = json(200, body)
  await expect(seal()).rejects.toBeInstanceOf(SealUnavailableError)
})

test('a service that says no is told apart from one that does not answer, is cut off, or sends elsewhere', async () => {
  answer = json(422, { code: 'SEAL_WITHDRAWN' })
  await expect(seal()).rejects.toBeInstanceOf(SealRefusedError)
  answer = json(503, {})
  await expect(seal()).rejects.toBeInstanceOf(SealUnavailableError)
  answer = (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
  await expect(seal()).rejects.toBeInstanceOf(SealUnavailableError)
  answer = (_request, response) =>
    void response.writeHead(200, { 'content-length': '100' }).end('{"hash"', () => response.destroy())
  await expect(seal()).rejects.toBeInstanceOf(SealUnavailableError)
  answer = () => undefined
  await expect(seal(50)).rejects.toBeInstanceOf(SealUnavailableError)
})
