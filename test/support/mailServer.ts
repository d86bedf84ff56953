import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly headers: ReadonlyMap<string, string>
  readonly raw: string
  /** Of the one text part, decoded. */
  readonly text: string
  readonly secure: boolean
  readonly user: string | undefined
}

export interface MailServer {
  readonly port: number
  readonly url: string
  readonly received: readonly ReceivedMail[]
  /** What the server answers, by the step; nothing: it takes the letter. */
  readonly behave: (behaviour: Behaviour) => void
  readonly stop: () => Promise<void>
}

export interface Behaviour {
  readonly onRecipient?: (address: string) => Refusal | undefined
  /** After the letter is received and kept, before its receipt is confirmed. */
  readonly onData?: () => Refusal | undefined | Promise<Refusal | undefined>
}

export interface Refusal {
  readonly status: number
  readonly text: string
}

export interface MailServerOptions {
  /** The port of a server that was there before. */
  readonly port?: number
  readonly login?: { readonly user: string; readonly password: string }
  /** From the first byte on. */
  readonly secure?: boolean
}

/** A real mail server in the test's own process, on 127.0.0.1. */
export async function startMailServer({
  port = 0,
  login,
  secure = false,
}: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  let behaviour: Behaviour = {}
  const server = new SMTPServer({
    secure,
    logger: false,
    authOptional: login === undefined,
    allowInsecureAuth: true,
    ...(login === undefined ? { disabledCommands: ['AUTH', 'STARTTLS'] } : {}),
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.password
        ? done(null, { user: username })
        : done(fault({ status: 535, text: `5.7.8 ${String(username)}: wrong password ${String(password)}` })),
    onRcptTo: ({ address }, _session, done) => done(optional(behaviour.onRecipient?.(address))),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          ...parts(raw),
          raw,
          secure: session.secure,
          user: typeof session.user === 'string' ? session.user : undefined,
        })
        void Promise.resolve(behaviour.onData?.()).then((refusal) => done(optional(refusal)))
      })
    },
  })
  server.on('error', () => undefined) // a client that went away
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = (server.server.address() as AddressInfo).port
  return {
    port: bound,
    url: `${secure ? 'smtps' : 'smtp'}://127.0.0.1:${bound}`,
    received,
    behave: (next) => {
      behaviour = next
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const fault = ({ status, text }: Refusal): Error => Object.assign(new Error(text), { responseCode: status })
const optional = (refusal: Refusal | undefined): Error | null => (refusal === undefined ? null : fault(refusal))

function parts(raw: string): Pick<ReceivedMail, 'headers' | 'text'> {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      decodedWords(line.slice(line.indexOf(':') + 1).trim()),
    ]),
  )
  const body = raw.slice(end + 4)
  const isBase64 = headers.get('content-transfer-encoding') === 'base64'
  return { headers, text: isBase64 ? Buffer.from(body, 'base64').toString('utf8') : fromQuotedPrintable(body) }
}

/** RFC 2047 */
const decodedWords = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_word, kind: string, encoded: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(encoded, 'base64').toString('utf8')
        : fromQuotedPrintable(encoded.replaceAll('_', ' ')),
    )

const fromQuotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
