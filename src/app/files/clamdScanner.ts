import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import type { MalwareScanner, ScannerStatus, ScanResult } from './scanner.js'

export interface ClamdOptions {
  /** `tcp://host:port` or `unix:///path/of/clamd.sock`. */
  readonly url: string
  /** Longest silence while connecting, sending or waiting for the answer. */
  readonly timeoutMs?: number
}

const DEFAULT_TIMEOUT = 60_000
const LONGEST_ANSWER = 4096
const PIECE = 65_536

/** ClamAV's daemon by its INSTREAM command: the content travels over the socket, clamd needs no access to files. */
export function clamdScanner({ url, timeoutMs = DEFAULT_TIMEOUT }: ClamdOptions): MalwareScanner {
  const address = addressOf(url)
  return {
    scan: async (content) => {
      try {
        return verdictOf(await converse(address, timeoutMs, (socket) => sendContent(socket, content)))
      } catch (error) {
        return { verdict: 'unavailable', why: reasonOf(error) }
      }
    },
    status: async (): Promise<ScannerStatus> => {
      try {
        const answer = await converse(address, timeoutMs, (socket) => send(socket, Buffer.from('zPING\0')))
        return {
          kind: 'clamd',
          ready: answer === 'PONG',
          detail: answer === 'PONG' ? 'clamd answers' : 'clamd answered nonsense',
        }
      } catch (error) {
        return { kind: 'clamd', ready: false, detail: reasonOf(error) }
      }
    },
  }
}

type Address = { readonly host: string; readonly port: number } | { readonly path: string }

/** @throws TypeError for anything but tcp: and unix: URLs */
function addressOf(url: string): Address {
  const { protocol, hostname, port, pathname } = new URL(url)
  if (protocol === 'unix:') return { path: decodeURIComponent(pathname) }
  if (protocol === 'tcp:') return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
  throw new TypeError('The address of clamd must be tcp://host:port or unix:///path')
}

/** Only the exact words count: whatever else clamd says, the file was not found clean. */
function verdictOf(answer: string): ScanResult {
  if (answer === 'stream: OK') return { verdict: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(answer)
  if (found) return { verdict: 'infected', name: found[1]!.replace(/[^\w.:\-/]/g, '').slice(0, 100) }
  return {
    verdict: 'unavailable',
    why: /size limit/i.test(answer) ? 'larger than clamd takes' : 'clamd gave no verdict',
  }
}

/** One connection, one command, one answer up to its NUL. */
async function converse(
  address: Address,
  timeoutMs: number,
  speak: (socket: Socket) => Promise<void>,
): Promise<string> {
  const socket = connect(address)
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('timeout')))
  try {
    const answer = readAnswer(socket)
    // clamd may answer and hang up before everything is sent (its size limit): the answer counts, not the broken pipe.
    const spoken = speak(socket).then(() => answer)
    return await Promise.race([answer, spoken])
  } finally {
    socket.destroy()
  }
}

async function readAnswer(socket: Socket): Promise<string> {
  let answer = ''
  for await (const piece of socket) {
    answer += (piece as Buffer).toString('latin1')
    const end = answer.search(/[\0\n]/)
    if (end >= 0) return answer.slice(0, end)
    if (answer.length > LONGEST_ANSWER) throw new Error('answer too long')
  }
  throw new Error('connection closed')
}

async function sendContent(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  await send(socket, Buffer.from('zINSTREAM\0'))
  for await (const piece of content) {
    for (let at = 0; at < piece.length; at += PIECE) {
      const part = piece.subarray(at, at + PIECE)
      await send(socket, Buffer.concat([uint32(part.length), part]))
    }
  }
  await send(socket, uint32(0))
}

async function send(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed) throw new Error('connection closed')
  if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
