import type { Mailer } from '../notifications/mailer.js'
import type { Contact } from './contacts.js'

/** Sends short messages (短信). The program ships none; an office wires the gateway of its province in. */
export interface SmsGateway {
  readonly send: (phone: string, text: string) => Promise<void>
}

/** Sends one-time codes. Never writes a code, a number or an address anywhere else, the log least of all. */
export interface CodeSender {
  readonly canReach: (contact: Contact) => boolean
  readonly send: (contact: Contact, code: string) => Promise<void>
}

export interface CodeSenderOptions {
  readonly mailer?: Pick<Mailer, 'send'>
  readonly sms?: SmsGateway
  /** Stands behind the @ of every Message-ID. */
  readonly host: string
  readonly newId: () => string
}

const SUBJECT = '政务公开验证码 · Gongkai: your code'

const textOf = (code: string): string =>
  [
    `验证码：${code}，10分钟内有效。如非本人操作，请忽略。`,
    `Your code is ${code}, good for 10 minutes. If you did not ask for it, do nothing.`,
  ].join('\n')

export const createCodeSender = ({ mailer, sms, host, newId }: CodeSenderOptions): CodeSender => ({
  canReach: ({ kind }) => (kind === 'email' ? mailer : sms) !== undefined,
  send: async ({ kind, address }, code) => {
    if (kind === 'phone') return sms?.send(address, textOf(code))
    await mailer?.send({ to: address, messageId: `<${newId()}@${host}>`, subject: SUBJECT, text: textOf(code) })
  },
})
