import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** Speaks clamd's protocol: zPING, zINSTREAM with length-prefixed pieces up to an empty one. */
export interface FakeClamd {
  readonly url: string
  /** What arrived in the last INSTREAM. */
  readonly received: () => Buffer
  readonly close: () => Promise<void>
}

export async function fakeClamd(
  answer: (content: Buffer, socket: Socket) => void,
  { hangUpAfter = Infinity, listenOn = 0 as number | string } = {},
): Promise<FakeClamd> {
  let last = Buffer.alloc(0)
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    let buffer = Buffer.alloc(0)
    let content = Buffer.alloc(0)
    let streaming = false
    socket.on('error', () => undefined)
    socket.on('data', (piece) => {
      buffer = Buffer.concat([buffer, piece])
      if (!streaming) {
        const end = buffer.indexOf(0)
        if (end < 0) return
        const command = buffer.subarray(0, end).toString()
        buffer = buffer.subarray(end + 1)
        if (command === 'zPING') return void socket.end('PONG\0')
        if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
        streaming = true
      }
      while (buffer.length >= 4) {
        const length = buffer.readUInt32BE(0)
        if (length === 0) {
          last = content
          return answer(content, socket)
        }
        if (buffer.length < 4 + length) return
        content = Buffer.concat([content, buffer.subarray(4, 4 + length)])
        buffer = buffer.subarray(4 + length)
        if (content.length > hangUpAfter) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(listenOn, () => resolve()))
  const address = server.address() as AddressInfo | string
  return {
    url: typeof address === 'string' ? `unix://${address}` : `tcp://127.0.0.1:${address.port}`,
    received: () => last,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
