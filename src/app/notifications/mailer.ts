import { createTransport } from 'nodemailer'
import type { Letter } from './letter.js'

export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://…`; TLS options as nodemailer reads them from the query. */
  readonly smtpUrl: string
  /** Address of the sender. */
  readonly from: string
}

export interface AddressedLetter extends Letter {
  readonly to: string
  /** The same one whenever the letter is sent again. */
  readonly messageId: string
}

/** A letter was not taken. `reason` holds codes only: servers repeat addresses, and sometimes names, in their sentences. */
export class MailError extends Error {
  override readonly name = 'MailError'
  constructor(
    readonly reason: string,
    /** The server will not take this letter however often it is sent. */
    readonly permanent: boolean,
  ) {
    super(reason)
  }
}

export interface Mailer {
  /** Resolves when the server has taken the letter over. @throws MailError */
  readonly send: (letter: AddressedLetter) => Promise<void>
}

const CONNECTING_MS = 15_000
const SILENCE_MS = 30_000

/**
 * By SMTP, one connection for each letter. `smtp:` goes over to TLS when the server offers it, and must do so where a
 * password would be sent to another machine.
 */
export function createMailer({ smtpUrl, from }: MailSettings, longestMs: number): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    ...(mustBeEncrypted(new URL(smtpUrl)) ? { requireTLS: true } : {}),
    connectionTimeout: CONNECTING_MS,
    greetingTimeout: CONNECTING_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, messageId, subject, text }) => {
      try {
        await transport.sendMail({
          from: { name: '政务公开 Gongkai', address: from },
          to: { name: '', address: to },
          messageId,
          subject,
          text,
          // RFC 3834: nobody's absence note answers a program.
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(longestMs),
        })
      } catch (error) {
        throw mailError(error)
      }
    },
  }
}

const mustBeEncrypted = ({ protocol, username, hostname, searchParams }: URL): boolean =>
  protocol === 'smtp:' &&
  username !== '' &&
  !['localhost', '127.0.0.1', '[::1]'].includes(hostname) &&
  !searchParams.has('requireTLS')

interface SmtpFault {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
  readonly command?: unknown
}

function mailError(error: unknown): MailError {
  const { code, responseCode, response, command } = (error ?? {}) as SmtpFault
  const status = typeof responseCode === 'number' ? responseCode : undefined
  const enhanced = typeof response === 'string' ? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined
  const step = typeof command === 'string' && /^[A-Z][A-Z ]{1,19}$/.test(command) ? command : undefined
  const name = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,29}$/.test(code) ? code : 'EUNKNOWN'
  const reason = [status, enhanced, name, step].filter((part) => part !== undefined).join(' ')
  return new MailError(reason, isPermanent(name, status, step))
}

/** Steps at which a refusal is about this letter, not about the server or about how the program is configured. */
const OF_THE_LETTER = ['RCPT TO', 'DATA', 'MAIL FROM']

function isPermanent(code: string, status: number | undefined, step: string | undefined): boolean {
  if (status === undefined) return code === 'EENVELOPE'
  // 503 speaks of the state of the connection.
  return status >= 500 && status !== 503 && (step === undefined || OF_THE_LETTER.includes(step)) && code !== 'EAUTH'
}
