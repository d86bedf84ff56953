import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Witness } from './witness.js'

/** More than 63 hashes, a checkpoint and its signatures need. */
const MOST_BYTES = 65_536

/** `POST /add-checkpoint` (C2SP tlog-witness); not yet listening. */
export function witnessServer(witness: Witness): Server {
  return createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.method !== 'POST' || request.url !== '/add-checkpoint') return void response.writeHead(404).end()
      const body = await bodyOf(request)
      if (body === undefined) return void response.writeHead(413).end()
      const { status, body: text } = await witness.addCheckpoint(body)
      const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8'
      response.writeHead(status, { 'content-type': type }).end(text)
    }
    answer().catch(() => response.writeHead(500).end())
  })
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > MOST_BYTES) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
