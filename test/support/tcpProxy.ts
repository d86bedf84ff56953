import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface TcpProxy {
  /** The given URL, by way of the proxy. */
  readonly url: string
  /** Nothing passes any more in either direction, and nobody is told. */
  readonly swallow: () => void
  /** Open connections are cut; new ones pass. */
  readonly heal: () => void
  readonly close: () => Promise<void>
}

/** Stands between a client and a server, as a network that fails. */
export async function tcpProxy(url: string): Promise<TcpProxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let swallowing = false
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk: Buffer) => void (swallowing || to.write(chunk)))
      from.on('close', () => {
        sockets.delete(from)
        if (!swallowing) to.destroy()
      })
      from.on('error', () => undefined)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => sockets.forEach((socket) => socket.destroy())
  const own = new URL(url)
  own.port = String((server.address() as AddressInfo).port)
  return {
    url: own.href,
    swallow: () => {
      swallowing = true
    },
    heal: () => {
      swallowing = false
      cut()
    },
    close: () =>
      new Promise((resolve) => {
        cut()
        server.close(() => resolve())
      }),
  }
}
